"""Hang on a person the role in which they are there: "was founded in 1998 with Ann Lee as chairman" makes Ann Lee chairman, and no firm.

In: a tree whose lists of conjuncts are mended. Out: the same tree, the role below the person, not beside. Where "with" tells who takes part
("worked with Ann Lee as a lawyer"), the role is the subject's: the phrase stands apart then, behind a comma or before its clause, or its verb
tells what somebody is given.
"""

from __future__ import annotations

from kg.english import determiners, verbs
from kg.parsing.guidelines import hang, is_role_noun
from kg.parsing.repairs import Draft

ROLES = frozenset({"advcl", "nmod", "obl"})
"""What parsers take a role behind "as" for."""


def place_attendants(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label == "obl:agent" and _with_before(tree, i):
            tree.labels[i] = "obl"  # by whom it is done "with" does not tell: "was elected with Ann Lee in the chair"
    for name in tree.names:
        if name.label == "ORG":
            _hang_employer(tree, name.root)
        person = name.root
        beside = _with_before(tree, person) if name.label == "PERSON" else []
        if not beside or name.end >= len(tree.words) or tree.words[name.end].lower() != "as":
            continue
        role = tree.heads[name.end]
        if tree.pos[role] != "NOUN" or tree.labels[role] not in ROLES or role < name.end:
            continue
        if tree.heads[role] == tree.heads[person] != role and _is_apart(tree, beside[0], role, tree.heads[role]):
            tree.labels[name.end] = "case"
            hang(tree, role, person, "nmod")


def _hang_employer(tree: Draft, employer: int) -> None:
    """Hang on the role right before it whom somebody has it with: "worked as an analyst with Acme" was no work with Acme."""
    before = min(tree.children[employer], default=employer)
    role = before - 1
    is_beside = (
        tree.labels[employer] == "obl" and _with_before(tree, employer) == [before] and tree.heads[role] == tree.heads[employer]
    )
    if not is_beside or not is_role_noun(tree, role) or all(tree.words[c].lower() != "as" for c in tree.children[role]):
        return
    subjects = [c for c in tree.children[tree.heads[role]] if tree.labels[c].startswith("nsubj") and tree.entity[c] >= 0]
    if all(tree.names[tree.entity[c]].label == "PERSON" for c in subjects):  # a firm works as an adviser with another
        hang(tree, employer, role, "nmod")


def _with_before(tree: Draft, i: int) -> list[int]:
    return [c for c in tree.children[i] if tree.labels[c] == "case" and tree.words[c].lower() == "with"]


def _is_apart(tree: Draft, preposition: int, role: int, verb: int) -> bool:
    """Tell whether "with" tells what goes with its clause, not who takes part in it."""
    first, _ = tree.sentence_extents[tree.sentence[preposition]]
    is_one_of_many = any(tree.words[c].lower() in determiners.indefinite_articles for c in tree.children[role])
    is_given = tree.lemmas[verb] in verbs.founding or tree.lemmas[verb] in verbs.succeeding
    return preposition == first or tree.words[preposition - 1] == "," or (is_given and not is_one_of_many)


def list_cast(tree: Draft) -> None:
    """List people who each have a role behind "as": "stars Ann as a nurse, Karl as her brother and Ida as a spy" has Karl no nurse."""
    cast = [name for name in tree.names if name.label == "PERSON" and tree.words[name.end : name.end + 1] == ["as"]]
    for name in cast:
        role, i = tree.heads[name.root], name.root
        if tree.labels[i] not in ("appos", "conj") or tree.entity[role] >= 0 or not _stands_as(tree, role) or not role < i:
            continue
        first = next((o for o in cast if o.end < role and tree.sentence[o.root] == tree.sentence[i]), None)
        if first is None or tree.heads[first.end] == first.end:
            continue
        top = tree.heads[first.root] if tree.labels[first.root] in ("conj", "parataxis") else first.root
        verb = top if tree.labels[first.root] == "parataxis" else tree.heads[top]
        is_given = tree.lemmas[verb] in verbs.deeming  # "elected Ann as chair and Karl as clerk" gives each a role of their own
        if hang(tree, i, verb if is_given else top, "parataxis" if is_given else "conj"):
            for person in (name,) if is_given else (first, name):
                own = tree.heads[person.end]
                if tree.pos[own] == "NOUN" and own > person.end:
                    hang(tree, own, person.root, "orphan" if is_given else "nmod")


def _stands_as(tree: Draft, noun: int) -> bool:
    return any(tree.labels[c] == "case" and tree.words[c].lower() == "as" for c in tree.children[noun])
