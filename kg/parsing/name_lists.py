"""Make a list of names between commas before "and", where all are of one kind: "includes Ghana, Togo and Benin", not Togo for another word for Ghana.

In: a tree that the guidelines hold. Out: the same tree, the names beside the first as its conjuncts.
"""

from __future__ import annotations

from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft

IN_LISTS = frozenset({"conj", "appos"})


def list_names(tree: Draft) -> None:
    """Mend a tree in place."""
    for name in tree.names:
        first = name.root
        items = [c for c in tree.children[first] if c > first and tree.labels[c] in IN_LISTS]
        listed = [d for c in items for d in (c, *(e for e in tree.children[c] if e > c and tree.labels[e] in IN_LISTS))]
        beside = [c for c in listed if tree.labels[c] == "appos"]
        closing = [c for c in listed if tree.labels[c] == "conj" and any(tree.labels[d] == "cc" for d in tree.children[c])]
        if not beside or not closing or not all(_is_alike(tree, first, c) for c in listed) or not _are_parted(tree, listed):
            continue
        for c in listed:
            hang(tree, c, first, "conj")


def _is_alike(tree: Draft, first: int, i: int) -> bool:
    """Tell whether two words are heads of names of one kind."""
    if tree.entity[i] < 0:
        return False
    name, listed = tree.names[tree.entity[first]], tree.names[tree.entity[i]]
    return (name.label, name.subtype) == (listed.label, listed.subtype) and listed.root == i


def _are_parted(tree: Draft, listed: list[int]) -> bool:
    """Tell whether a comma stands before each name but the last: brackets and dashes list nothing."""
    return all(tree.words[tree.names[tree.entity[c]].start - 1] == "," for c in listed if tree.labels[c] == "appos")
