"""What is said of an entity over time, and what of it cannot all be right.

In: claims about an entity. Out: the dates of its facts in their order; claims against each other, side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rdflib import URIRef

from kg.dataset.statements import properties_of
from kg.queries.wording import date_words
from kg.server.lines import Claim, Line, LineReader, Link
from kg.views.packing import when_happened, when_told
from kg.vocabulary import KGO, PROV

MOST_EVENTS = 200
"""Facts of a timeline, the latest; SPARQL gives all."""

MOST_CONTRADICTIONS = 20
"""Pairs of claims on a page. Not measured."""


@dataclass(frozen=True, slots=True)
class Event:
    """A fact in a timeline: its date in words, and whether that is when it was reported, for want of when it happened."""

    date: str
    is_report: bool
    fact: Link


@dataclass(frozen=True, slots=True)
class Year:
    """The facts of a year, the first before the last."""

    name: str
    events: tuple[Event, ...]


class HistoryReader:
    """Make timelines, and find contradictions."""

    def __init__(self, lines: LineReader) -> None:
        self._lines = lines

    def years(self, claims: Iterable[Claim]) -> tuple[Year, ...]:
        """Return the facts among claims by their years, the earliest first."""
        first: dict[URIRef, tuple[str, bool]] = {}
        for when, fact in sorted((self._when(claim), claim.fact) for claim in claims if claim.fact is not None):
            first.setdefault(fact, when)
        events = [
            (when[:4], Event(date_words(when), is_report, self._lines.fact_link(fact)))
            for fact, (when, is_report) in first.items()
            if when
        ]
        by_year = groupby(events[-MOST_EVENTS:], key=lambda item: item[0])
        return tuple(Year(name, tuple(event for _, event in members)) for name, members in by_year)

    def _when(self, claim: Claim) -> tuple[str, bool]:
        """Return when the first of the sentences says that it happened, else when it was told; with which of the two it is."""
        reader = self._lines.statements
        times = [(when_told(s, reader), not when_happened(s)) for s in claim.statements]
        return min(times, key=lambda time: (time[1], time[0]))

    def contradictions(self, claims: Sequence[Claim]) -> tuple[tuple[Line, Line], ...]:
        """Return claims against each other: other values of what has one only, and what is both told and denied."""
        pairs = [*self._rivals(claims), *self._denied(claims)]
        return tuple((self._lines.line(first), self._lines.line(second)) for first, second in pairs[:MOST_CONTRADICTIONS])

    def _rivals(self, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
        engine = self._lines.graph.engine
        seen = set[frozenset[URIRef]]()
        for claim in claims:
            rivals = engine.find(claim.fact, KGO.conflictsWith) if claim.fact is not None else ()
            for rival in sorted(quad[2] for quad in rivals if isinstance(quad[2], URIRef)):
                both = frozenset((claim.fact, rival))
                if both not in seen:
                    seen.add(both)  # type: ignore[arg-type]  # a claim with a rival has a fact
                    nodes = properties_of(engine, rival).get(PROV.wasDerivedFrom, ())
                    against = self._lines.claims(self._lines.statements.read_all(n for n in nodes if isinstance(n, URIRef)))
                    yield from ((claim, opposed) for opposed in against[:1])

    def _denied(self, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
        affirmed = {claim.triple: claim for claim in claims if claim.fact is not None}
        for claim in claims:
            if claim.statements[0].polarity == "denied" and claim.triple in affirmed:
                yield affirmed[claim.triple], claim
