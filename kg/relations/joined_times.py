"""One time of two that a text tells as one: how long after something, and after what."""

from __future__ import annotations

from dataclasses import replace

from kg.english import prepositions
from kg.model import Qualifier, QualifierKind


def _to_its_end(measure: Qualifier, qualifiers: list[Qualifier]) -> Qualifier | None:
    """Return the date at which a period ends that stands right behind it: "the six months" and "to 30 June 2024", "the year ended" and "March 31"."""
    has_end = measure.text.endswith(" ended")
    is_period = has_end or (measure.normal.startswith("P") and measure.text.lower().startswith("the "))
    for time in qualifiers if is_period else ():
        gap = time.span.start - measure.span.end
        if time.kind is QualifierKind.TIME and (has_end or time.text.startswith("to ")) and 0 < gap <= len(" to "):
            return time
    return None


def joined_times(qualifiers: list[Qualifier]) -> list[Qualifier]:
    """Return qualifiers with the measure of a time joined to it: "less than a year after" and "after Karl joined it".

    "For a year before she left" tells two times.
    """
    for measure in qualifiers:
        if measure.kind is QualifierKind.TIME and (end := _to_its_end(measure, qualifiers)) is not None:
            span = measure.span._replace(end=end.span.end)
            whole = replace(end, text=f"{measure.text} {end.text}", span=span, normal="", phrase="")
            return [whole if q is measure else q for q in qualifiers if q is not end]
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
