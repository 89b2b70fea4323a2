"""One time of two that a text tells as one: how long after something, and after what."""

from __future__ import annotations

from dataclasses import replace

from kg.english import prepositions
from kg.model import Qualifier, QualifierKind


def joined_times(qualifiers: list[Qualifier]) -> list[Qualifier]:
    """Return qualifiers with the measure of a time joined to it: "less than a year after" and "after Karl joined it".

    "For a year before she left" tells two times.
    """
    for measure in qualifiers:
        if measure.kind is not QualifierKind.TIME or measure.text.split()[-1].lower() not in prepositions.of_time:
            continue
        if measure.phrase and not measure.phrase.startswith(measure.text.split()[0]):
            text, _, word = measure.text.rpartition(" ")
            alone = replace(measure, text=text, span=measure.span._replace(end=measure.span.end - len(word) - 1))
            return [alone if q is measure else q for q in qualifiers]
        for time in qualifiers:
            is_measured = time.kind is QualifierKind.TIME and time.span.start < measure.span.end < time.span.end
            if is_measured and measure.span.start < time.span.start:
                rest = time.text.partition(" ")[2]
                joined = replace(
                    time, text=f"{measure.text} {rest}", span=time.span._replace(start=measure.span.start), normal="", phrase=""
                )
                return [joined if q is time else q for q in qualifiers if q is not measure]
    return qualifiers
