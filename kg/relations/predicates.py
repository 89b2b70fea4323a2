"""Tell of what a noun is said by a copula: "station" in "Falk is a fort and former station in Norway" of Falk.

In: a `Tree` and a noun. Out: the subject of which it is said, or the noun itself.
"""

from __future__ import annotations

from kg.parsing.trees import Tree


def said_of(tree: Tree, noun: int) -> int:
    """Return the subject of which a noun is said, alone or in a list behind the copula, else the noun."""
    top = noun
    while tree.labels[top] == "conj":
        top = tree.heads[top]
    if not tree.kids(top, "cop"):
        return noun
    return next(iter(tree.kids(noun, "nsubj") or tree.kids(top, "nsubj")), noun)
