"""List the offices that somebody held one after another, each with its years: "mayor of Kiel (1999-2004), senator (2004-10) and minister".

In: a tree that the guidelines hold. Out: the same tree, an office behind the years of another coordinated with it, its own years below it.
Parsers take the second office for another word for the place of the first.
"""

from __future__ import annotations

from kg.english import roles
from kg.parsing.guidelines import FARTHEST, hang
from kg.parsing.repairs import Draft


def list_offices(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label != "appos" or tree.lemmas[i] not in roles.kinds:
            continue
        first = min([i, *(c for c in tree.children[i] if c < i and tree.labels[c] not in ("cc", "punct"))])
        if first > 1 and tree.words[first - 1] == "," and tree.words[first - 2] == ")" and _has_years(tree, i):
            office = _office_above(tree, i)
            if office is not None:
                hang(tree, i, office, "conj")


def _has_years(tree: Draft, i: int) -> bool:
    """Tell whether a bracket behind an office, or behind what it is of, begins with a year."""
    inside = [*tree.children[i], *(below for c in tree.children[i] for below in tree.children[c])]
    return any(c > i and tree.pos[c] == "NUM" and tree.tags[c - 1] == "-LRB-" for c in inside)


def _office_above(tree: Draft, i: int) -> int | None:
    """Return the office inside which another one hangs."""
    for _ in range(FARTHEST):
        above = tree.heads[i]
        if above >= i or tree.labels[i] not in ("appos", "conj", "nmod"):
            return None
        if tree.lemmas[above] in roles.kinds and tree.entity[above] < 0:
            return above
        i = above
    return None
