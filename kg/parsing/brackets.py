"""Hang a participle that opens a bracket on the name before it: of "Karl (born 1951), Ann (born 1952) and Bo" each is born in a year of their own.

In: a tree that the guidelines hold. Out: the same tree, such participles below the names right before their brackets.
"""

from __future__ import annotations

from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft


def keep_in_brackets(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, tag in enumerate(tree.tags):
        if tag != "VBN" or i < 2 or tree.words[i - 1] != "(" or tree.entity[i - 2] < 0 or tree.labels[i] not in ("acl", "conj"):
            continue
        name, head = tree.names[tree.entity[i - 2]], tree.heads[i]
        is_astray = tree.labels[i] == "conj" or tree.entity[head] < 0 or head > i  # "Ann Lee, MBE (born 1950)" stays hers
        if is_astray and name.end == i - 1:
            hang(tree, i, name.root, "acl")
