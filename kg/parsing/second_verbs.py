"""Hang the second thing that somebody does on what they said first: "he warned that the dam would burst and called on the mayor".

In: a tree whose contents are hung. Out: the same tree, a verb in the tense of the one that tells coordinated with it, and not with the verb of what
is told, where that has a modal verb and is of a thing: a dam that would burst called on nobody.
"""

from __future__ import annotations

from kg.english import nouns, pronouns, roles, verbs
from kg.english.classes import PEOPLE, class_of_noun
from kg.parsing.guidelines import SUBJECTS, hang
from kg.parsing.repairs import Draft

FINITE = frozenset({"VBD", "VBZ"})


def raise_second_verbs(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label != "conj" or tree.tags[i] not in FINITE or tree.labels[tree.heads[i]] != "ccomp" or tree.pos[i] != "VERB":
            continue
        content = tree.heads[i]
        telling = tree.heads[content]
        own = {tree.labels[c].partition(":")[0] for c in tree.children[i]}
        is_bare = own.isdisjoint({"nsubj", "aux", "mark", "cop", "expl"}) and tree.lemmas[i] not in verbs.of_having
        is_told_ahead = (
            any(tree.tags[c] == "MD" for c in tree.children[content] if tree.labels[c] == "aux") and telling < content < i
        )
        if is_bare and is_told_ahead and tree.tags[telling] == tree.tags[i] and tree.lemmas[telling] in verbs.saying:
            tellers = [c for c in tree.children[telling] if tree.labels[c] in SUBJECTS]
            doers = [c for c in tree.children[content] if tree.labels[c] in SUBJECTS]
            if tellers and doers and _is_somebody(tree, tellers[0]) and not _is_somebody(tree, doers[0]):
                hang(tree, i, telling, "conj")


def _is_somebody(tree: Draft, i: int) -> bool:
    """Tell whether a word means a person or people."""
    if tree.entity[i] >= 0:
        return tree.names[tree.entity[i]].label == "PERSON"
    word, lemma = tree.words[i].lower(), tree.lemmas[i]
    is_people = lemma in nouns.people or lemma in roles.kinds or lemma in nouns.kinship or word in pronouns.of_persons
    return is_people or word in pronouns.plural or class_of_noun(lemma, counted=False, plural=False) in PEOPLE
