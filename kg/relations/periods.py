"""Periods that are told with the day on which they end: "the year ended March 31", "the six months to 30 June 2024"."""

from __future__ import annotations

from kg.model import Qualifier, QualifierKind, Value, ValueKind
from kg.relations.reading import DocumentReading


def end_of_period(reading: DocumentReading, noun: int) -> int:
    """Return where the words end that tell a period by its last day; 0 without it."""
    tree = reading.tree
    for c in tree.exact_kids(noun, "acl", "nmod"):
        dates = [i for i in tree.subtree(c) if (value := reading.values.at(i)) and value.kind is ValueKind.DATE]
        is_behind = c == noun + 1 if tree.bases[c] == "acl" else tree.preposition(c) == "to" and tree.subtree(c)[0] == noun + 1
        if dates and is_behind:
            return dates[-1] + 1
    return 0


def period_of(reading: DocumentReading, noun: int, length: Value) -> Qualifier | None:
    """Return a period of so many months or years with its last day; None for one that is told without."""
    end = end_of_period(reading, noun)
    if end == 0 or length.kind is not ValueKind.DURATION:
        return None
    start = reading.tree.places(length.span.start, length.span.end).start
    return Qualifier(kind=QualifierKind.TIME, text=reading.tree.text(start, end), span=reading.span(start, end))
