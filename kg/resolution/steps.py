"""Tell which decisions were made together, in one step, so that they are taken back together."""

from __future__ import annotations

from collections.abc import Sequence

from kg.identifiers import mint_iri, slug
from kg.resolution.decisions import Decision, Divide, Rename


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
