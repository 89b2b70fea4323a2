"""Which qualifiers say nothing of a relation but only of a noun in it, or of one that is listed beside its subject or object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.model import Argument, Qualifier, QualifierKind
from kg.parsing.trees import Tree

COMPLETING = frozenset({QualifierKind.PURPOSE, QualifierKind.TOPIC})
"""What completes a noun that it stands in, and says nothing of what is done with it: "claimed responsibility for the blast"."""


def without_those_of_nouns(
    tree: Tree, qualifiers: Iterable[Qualifier], arguments: Sequence[Argument], heads: Sequence[int]
) -> Iterator[Qualifier]:
    """Yield the qualifiers of a relation between arguments with these heads, without what is said of their nouns alone."""
    for qualifier in qualifiers:
        is_inside = qualifier.kind in COMPLETING and any(_stands_in(qualifier, argument) for argument in arguments)
        if not is_inside and not (qualifier.kind is QualifierKind.COUNT and _counts_another(tree, qualifier, heads)):
            yield qualifier


def _stands_in(qualifier: Qualifier, argument: Argument) -> bool:
    """Tell whether an argument has the words of a qualifier in its own."""
    return argument.span.start <= qualifier.span.start and qualifier.span.end <= argument.span.end


def _counts_another(tree: Tree, count: Qualifier, heads: Sequence[int]) -> bool:
    """Tell whether a number counts what is listed beside an argument: "ten guards and a nurse were hurt" hurts no ten nurses."""
    number = tree.head_of(tree.places(count.span.start, count.span.end))
    counted = {number, tree.heads[number]}
    for head in heads:
        first = head
        while tree.labels[first] == "conj":
            first = tree.heads[first]
        listed = tree.conjuncts(first)
        if len(listed) > 1 and head not in counted and not counted.isdisjoint(listed):
            return True
    return False
