"""Say why two names may mean one thing, and how sure that is.

In: two profiles. Out: a `Match`. Within a document the text itself shows who is meant (kg.entities); across documents there are
only the names, what else the texts call their bearers, what they take them for, and the entities that both are mentioned with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.entities.names import is_initials
from kg.resolution.profiles import SHORTEST_SPELLING, Profile, is_acronym

SURE, LIKELY = 0.9, 0.5
"""Scores from 0 to 1: from `SURE` on names are taken for one; from `LIKELY` on they are shown to a person, who decides.

The score of each reason is set by hand so that it falls on the right side of these two; none is measured on data."""

ALIKE = 94.0
"""The least similarity (0 to 100, of `rapidfuzz.fuzz.ratio`) of two spellings of one name. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class Match:
    """Why two names may mean one thing.

    Attributes:
        reason: in words.
        score: how sure it is, from 0 to 1.
        needs_context: it is sure only if both names are mentioned with the same entity.
        is_short_form: one name is short for the other, and for many more: it means the other only if no third one fits as well.
    """

    reason: str
    score: float
    needs_context: bool = False
    is_short_form: bool = False


def compare(first: Profile, second: Profile) -> Match | None:
    """Return why two names may mean one thing, or None where nothing speaks for it or their kinds speak against it."""
    if not first.kind or not second.kind or first.kind == second.kind:
        return next(_matches(first, second), None)
    return None


def _matches(first: Profile, second: Profile) -> Iterator[Match]:
    """Yield the reasons for a pair, the surest first."""
    if first.numbers != second.numbers:
        return
    if first.core == second.core:
        has_kinds = bool(first.kind and second.kind)
        reason = "the same name" if first.words == second.words else "the same name but for the legal form"
        yield Match(reason, 0.97 if has_kinds else 0.92)
    if first.is_person and second.is_person:
        yield from _persons(first, second)
        return
    for short, full in ((first, second), (second, first)) if first.kind and second.kind else ():
        if is_acronym(short.label) and is_initials(short.label, full.label):
            is_alias = full.aliases[short.label] or short.aliases[full.label]
            yield Match("initials, and a document tells so", 0.95) if is_alias else Match("initials", 0.6, needs_context=True)
    if not first.is_person and not second.is_person:
        yield from _spellings(first, second)


def _persons(first: Profile, second: Profile) -> Iterator[Match]:
    """Yield the reasons for two persons: middle names left out, initials, a last name alone."""
    short, full = sorted((first.core, second.core), key=lambda words: (len(words), words))
    if short[-1] != full[-1]:
        yield from _spellings(first, second)
        return
    if len(short) == 1:
        if len(full) > 1:
            yield Match("the last name alone", 0.55, needs_context=True, is_short_form=True)
        return
    if short[0] == full[0]:
        middles = (short[1:-1], full[1:-1])
        if not middles[0] or not middles[1] or _agree(*middles):
            yield Match("the same first and last name", 0.93)
    elif min(len(short[0]), len(full[0])) == 1 and short[0][0] == full[0][0]:
        yield Match("an initial and the last name", 0.6, needs_context=True)
    else:
        yield from _spellings(first, second)


def _agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether middle names agree, initials counting for the names they begin."""
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(first, second, strict=False))


def _spellings(first: Profile, second: Profile) -> Iterator[Match]:
    from rapidfuzz import fuzz

    a, b = " ".join(first.core), " ".join(second.core)
    if a == b or a[0] != b[0] or min(len(a), len(b)) < SHORTEST_SPELLING:
        return
    similarity = fuzz.ratio(a, b)
    if similarity >= ALIKE:
        yield Match(f"spelled alike ({similarity:.0f} of 100)", round(0.55 + (similarity - ALIKE) / 100, 2), needs_context=True)
