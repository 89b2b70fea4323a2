"""Give names that are listed the plural noun that they share: "Acme, Bolt and Corex dealers" are dealers, and no Acme is one of them.

In: a tree that the guidelines hold, conjuncts coordinated. Out: the same tree, the plural in the place that the first name had, the names below it.
Names of one kind share it, and so do those of things, or of bodies where three are listed ("Norway, Acme and police officials" may be three).
"""

from __future__ import annotations

from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft

OF_THINGS = frozenset({"EVENT", "LAW", "MISC", "PRODUCT", "WORK_OF_ART"})
OF_BODIES = OF_THINGS | {"ORG"}
"""Labels of names that are nobody's and no place's."""

FEW = 3
"""Names that are a list."""

BESIDE = frozenset({"acl", "acl:relcl", "appos", "det", "nmod:poss"})
"""What a name has that stands for itself."""


def share_heads(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label == "conj" and tree.tags[i] == "NNS" and tree.entity[i] < 0 and tree.entity[i - 1] >= 0:
            last = tree.names[tree.entity[i - 1]].root
            if (
                tree.heads[last] == i
                and tree.labels[last] == "compound"
                and not any(tree.labels[c] == "det" for c in tree.children[i])
            ):
                _share(tree, tree.heads[i], [last], i)


def give_head(tree: Draft, last: int, noun: int) -> None:
    """Make a plural noun behind the last of some names that are listed the head of them all."""
    _share(tree, tree.heads[last], [], noun)


def _share(tree: Draft, first: int, inside: list[int], noun: int) -> None:
    listed = [first, *(c for c in tree.children[first] if tree.labels[c] == "conj" and c != noun)]
    are_names = all(tree.entity[c] >= 0 and c < noun for c in listed)
    is_bare = all(tree.labels[c] not in BESIDE for i in listed for c in tree.children[i])
    above, kind = tree.heads[first], tree.labels[first]
    if not are_names or not is_bare or above == first or not _are_alike(tree, [*listed, *inside], is_beside=not inside):
        return
    if not hang(tree, noun, above, kind):
        return
    for c in [c for c in tree.children[first] if tree.labels[c] == "case" and c < first]:
        hang(tree, c, noun, "case")
    hang(tree, first, noun, "compound")
    for c in inside:
        for joint in [j for j in tree.children[noun] if first < j < c and tree.labels[j] in ("cc", "punct")]:
            hang(tree, joint, c, tree.labels[joint])
        hang(tree, c, first, "conj")


def _are_alike(tree: Draft, names: list[int], *, is_beside: bool) -> bool:
    """Tell whether names may share a noun; `is_beside` tells that the parser took it for no part of the last."""
    labels = {tree.names[tree.entity[c]].label for c in names}
    return (is_beside and len(labels) == 1 and "PERSON" not in labels) or (
        labels <= (OF_BODIES if len(names) >= FEW else OF_THINGS)
    )
