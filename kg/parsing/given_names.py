"""Set the name that a participle gives beside its noun: "a teacher named Ann Lee" is a teacher, Ann Lee, "a law known as the Lee Act" that act.

In: a tree with names. Out: the same tree, the name an apposition of the noun that it is given, where both are of one kind. What is already
somebody's ("Acme, also called Bolt", "is a firm named Acme") has another name by it, and is left.
"""

from __future__ import annotations

from kg.english import determiners, nouns, roles, signs, verbs
from kg.english.classes import class_of_noun
from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft, Name

NO_HOLDERS = frozenset({"appos", "root", "xcomp"})
"""Where a noun may say what somebody with a name of their own is."""


def set_beside_nouns(tree: Draft) -> None:
    """Mend a tree in place."""
    for name in tree.names:
        participle = _giving(tree, name)
        if participle is None:
            continue
        noun = tree.heads[participle]
        if not _may_have(tree, noun, name):
            continue
        between = range(participle, name.start)
        if hang(tree, name.root, noun, "appos"):
            for i in between:
                if tree.heads[i] not in range(name.start, name.end):
                    hang(tree, i, name.root, "mark")
                elif tree.labels[i] == "case":
                    tree.labels[i] = "mark"


def _giving(tree: Draft, name: Name) -> int | None:
    """Return the participle that a name stands right behind, with at most "as", an article and a quote between: "known as the", "called"."""
    i = name.start - 1
    while i > 0 and (tree.words[i] in signs.quotes_before or tree.words[i].lower() == "the"):
        i -= 1
    is_known = i > 1 and tree.words[i].lower() == "as" and tree.words[i - 1].lower() == "known"
    i -= is_known
    noun = tree.heads[i] if i > 0 else -1
    is_given = is_known or (tree.lemmas[i] in verbs.naming and tree.lemmas[i] not in verbs.dwelling)
    is_behind = noun == i - 1 and tree.tags[i] == "VBN" and tree.labels[i] == "acl"
    return i if is_given and is_behind and tree.heads[name.root] in (i, noun) else None


def _may_have(tree: Draft, noun: int, name: Name) -> bool:
    """Tell whether a noun is told of something new, of the kind that the name is of; one that is known has other names ("the firm called").

    Several have several names: not "militias known as the Norda Guard".
    """
    lemma, labels = tree.lemmas[noun], {tree.labels[c] for c in tree.children[noun]}
    articles = [tree.words[c].lower() for c in tree.children[noun] if tree.labels[c] == "det"]
    is_new = "nmod:poss" in labels or all(determiners.kinds.get(a) == "indefinite" for a in articles)
    is_free = tree.pos[noun] == "NOUN" and tree.entity[noun] < 0 and "cop" not in labels and tree.labels[noun] not in NO_HOLDERS
    is_of_people = lemma in nouns.kinship or lemma in roles.kinds or lemma in nouns.people or lemma in nouns.mere_people
    is_person = is_of_people or class_of_noun(lemma, counted=False, plural=False) == "Person"
    are_as_many = tree.tags[noun] != "NNS" or any(tree.labels[c] == "conj" for c in tree.children[name.root])
    return is_new and is_free and are_as_many and is_person == (name.label == "PERSON")
