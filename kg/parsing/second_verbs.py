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


def join_elections(tree: Draft) -> None:
    """Let who was given something have been given a role behind it, too: "was awarded a prize and elected a member" elected nobody."""
    for i, label in enumerate(tree.labels):
        first = tree.heads[i]
        if label != "conj" or tree.tags[i] != "VBD" or tree.lemmas[i] not in verbs.appointing or not first < i:
            continue
        is_given = any(tree.labels[c] == "aux:pass" for c in tree.children[first]) and not _has_own_subject(tree, i)
        roles_given = [c for c in tree.children[i] if tree.labels[c] == "obj" and tree.pos[c] == "NOUN" and tree.entity[c] < 0]
        if is_given and len(roles_given) == 1 and _is_role(tree, roles_given[0]):
            tree.tags[i], tree.labels[roles_given[0]] = "VBN", "xcomp"


def lower_obliques(tree: Draft) -> None:
    """Hang on the second of two verbs what stands behind it, where the first is complete: "heads Acme and teaches at Bolt" heads nothing at Bolt."""
    for i, label in enumerate(tree.labels):
        first = tree.heads[i]
        if label != "conj" or tree.pos[i] != "VERB" or tree.pos[first] != "VERB" or not first < i or _has_own_subject(tree, i):
            continue
        is_complete = any(tree.labels[c] == "obj" and first < c < i for c in tree.children[first])
        own = max([i, *(c for c in tree.children[i] if c > i)])
        for c in [c for c in tree.children[first] if c > own and tree.labels[c] == "obl"]:
            start = min([c, *(k for k in tree.children[c] if k < c)])
            if is_complete and start == own + 1:
                hang(tree, c, i, "obl")


def _has_own_subject(tree: Draft, i: int) -> bool:
    return any(tree.labels[c] in SUBJECTS or tree.labels[c] in ("aux", "xcomp") for c in tree.children[i])


def _is_role(tree: Draft, noun: int) -> bool:
    """Tell whether a noun in the singular is a role of nobody named: "a member", "president"; not "Ann Lee", "her deputy"."""
    is_role = tree.lemmas[noun] in roles.kinds or class_of_noun(tree.lemmas[noun], counted=False, plural=False) in PEOPLE
    is_anothers = any(tree.labels[c] in ("nmod:poss", "appos", "flat") for c in tree.children[noun])
    return is_role and tree.tags[noun] == "NN" and not is_anothers


def _is_somebody(tree: Draft, i: int) -> bool:
    """Tell whether a word means a person or people."""
    if tree.entity[i] >= 0:
        return tree.names[tree.entity[i]].label == "PERSON"
    word, lemma = tree.words[i].lower(), tree.lemmas[i]
    is_people = lemma in nouns.people or lemma in roles.kinds or lemma in nouns.kinship or word in pronouns.of_persons
    return is_people or word in pronouns.plural or class_of_noun(lemma, counted=False, plural=False) in PEOPLE
