"""Tell which decisions are taken back: those of some numbers, or those that were made together in the last step."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import DatasetError
from kg.identifiers import mint_iri, slug
from kg.resolution.decisions import Decision, Divide, Rename


def places_to_undo(records: Sequence[Decision], numbers: Sequence[int]) -> list[int]:
    """Return the places of decisions by their numbers, 1 for the first, each once and in order; of the last step, without any.

    Raises:
        DatasetError: there is no decision of a number, or none at all.
    """
    if not records:
        raise DatasetError(
            "there is no decision to take back",
            remedy="nothing was decided, or all of it was taken back, or a server has the graph",
        )
    if unknown := [number for number in numbers if not 1 <= number <= len(records)]:
        remedy = "kg decisions GRAPH lists them by their numbers"
        raise DatasetError(f"there is no decision {unknown[0]}; there are {len(records)}", remedy=remedy)
    return sorted({number - 1 for number in numbers}) or last_step(records)


def last_step(records: Sequence[Decision]) -> list[int]:
    """Return the places of the decisions of the last step, in order: the last one or, of what was split and called in one, all that say so.

    >>> apart = Divide(name="b:entity/Jordan", documents=("a",), part="b:entity/Jo_Band")
    >>> last_step([apart, Rename(name="b:entity/Jo_Band", label="Jo Band")]), last_step([apart, Rename(name="b:entity/Jo_Band", label="Jo")])
    ([0, 1], [1])
    """
    first = end = len(records) - 1
    last = records[end]
    # What is called in the same step as it is split has the IRI that its label makes.
    if isinstance(last, Rename) and last.name == mint_iri(last.name.rpartition("entity/")[0], "entity", slug(last.label)):
        while first > 0 and isinstance(divided := records[first - 1], Divide) and divided.part == last.name:
            first -= 1
    return list(range(first, end + 1))
