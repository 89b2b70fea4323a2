"""Tell measures apart from the circumstances of a clause: how old something is, how long after something else it happens."""

from __future__ import annotations

from kg.english import nouns
from kg.parsing.trees import Tree


def is_degree(tree: Tree, i: int) -> bool:
    """Tell whether a bare noun says how much the adjective behind it is: "is 21 years old and leads Acme" is no lead of 21 years."""
    return tree.labels[i] == "obl:unmarked" and tree.heads[i] == i + 1 and tree.pos[i + 1] == "ADJ"


def is_before_mark(tree: Tree, i: int) -> bool:
    """Tell whether a bare noun says how long before or after a clause something is: "hours after Ann left, Karl left"."""
    verb = tree.heads[i]
    return tree.labels[i] == "obl:unmarked" and i + 1 < verb and tree.heads[i + 1] == verb and tree.bases[i + 1] == "mark"


def counted(tree: Tree, head: int) -> int:
    """Return what is counted: of "a net of 20 seats" the seats."""
    if tree.lemmas[head] in nouns.counting:
        for c in tree.kids(head, "nmod"):
            if tree.preposition(c) == "of" and tree.kids(c, "nummod"):
                return c
    return head
