"""Find values (money, shares, counts, dates, durations) in a parsed text, each with the word it hangs on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from kg.english import determiners, times, verbs
from kg.mentions.dates import Time, iter_times, parse_anchor
from kg.mentions.normal_times import opened
from kg.mentions.numbers import iter_amounts
from kg.model import Document, TextSpan, Value, ValueKind
from kg.parsing.trees import Tree


class ValueIndex:
    """The values of a document, found by the place of a word in them."""

    def __init__(self, values: list[tuple[int, int, Value]]) -> None:
        self.places = values
        self._at = {place: value for start, end, value in values for place in range(start, end)}

    def at(self, place: int) -> Value | None:
        """Return the value a word is part of."""
        return self._at.get(place)


def find_values(document: Document, tree: Tree, lies_ahead: Callable[[Tree, int], bool]) -> ValueIndex:
    """Find the values of a document; where a time and a number share words the time has them.

    `lies_ahead` tells of the word of a weekday or month whether its clause says that it is yet to come.
    """
    anchor = parse_anchor(document.date)
    dates = []
    for t in (part for whole in iter_times(document.text, anchor) for part in _ends_apart(document.text, tree, whole)):
        start, end = (bisect_left(tree.starts, place) for place in (t.start, t.end))
        normal = t.ahead if t.ahead and start < end and lies_ahead(tree, _head(tree, start, end)) else t.normal
        span = TextSpan(document.id, t.start, t.end)
        dates.append(Value(span=span, text=document.text[t.start : t.end], kind=t.kind, normal=normal))
    amounts = [
        Value(
            span=TextSpan(document.id, a.start, a.end),
            text=document.text[a.start : a.end],
            kind=a.kind,
            normal=a.normal,
            bound=a.bound,
        )
        for a in iter_amounts(document.text)
    ]
    taken = {c for t in dates for c in range(t.span.start, t.span.end)}
    amounts = [a for a in amounts if a.kind is ValueKind.MONEY or taken.isdisjoint(range(a.span.start, a.span.end))]
    placed = []
    for value in [*dates, *amounts]:
        start = bisect_left(tree.starts, value.span.start)
        end = bisect_left(tree.starts, value.span.end)
        is_particle = value.bound and start < end and tree.labels[start] == "compound:prt" and tree.labels[start + 1] == "nummod"
        if is_particle:  # "handed over five pirates"
            value, start = _without_bound(document, value, tree.starts[start + 1]), start + 1  # noqa: PLW2901  # the same value
        if (
            value.kind is ValueKind.DATE
            and start + 1 < end
            and tree.labels[start] == "case"
            and tree.words[start].lower() in times.near
        ):
            value, start = _without_bound(document, value, tree.starts[start + 1]), start + 1  # noqa: PLW2901  # "a film about 1968"
        if start < end and not (value.kind is ValueKind.DURATION and start == end - 2 and is_rate(tree, end - 1)):
            if value.kind is ValueKind.DATE:
                value = replace(value, normal=opened(value.normal, _preposition(tree, start, end)))  # noqa: PLW2901  # the same value
            placed.append((start, end, value))
    return ValueIndex(sorted(placed, key=lambda item: item[0]))


def _ends_apart(text: str, tree: Tree, time: Time) -> list[Time]:
    """Return the two times of a span that something is moved over ("postponed from May 2020 to June 2021"), else the time itself."""
    opening, _, rest = text[time.start : time.end].partition(" ")
    if opening != "from":
        return [time]
    place = bisect_left(tree.starts, time.start)
    head = _head(tree, place, bisect_left(tree.starts, time.end))
    if tree.lemmas[tree.heads[head]] not in verbs.of_rescheduling:
        return [time]
    first = time.end - len(rest)
    ends = [replace(t, start=t.start + first, end=t.end + first) for t in iter_times(rest, None)]
    return ends if len(ends) > 1 else [time]


def _without_bound(document: Document, value: Value, start: int) -> Value:
    """Return a value that begins with its number, as the word before it belongs to a verb."""
    span = value.span._replace(start=start)
    return replace(value, span=span, text=document.text[span.start : span.end], bound="")


def is_rate(tree: Tree, unit: int) -> bool:
    """Tell whether a unit of time with "a", behind a number or what it counts, says how often: "$5 an hour", "500 cars a week"; not how long."""
    before = unit - 2
    if before < 0 or tree.words[unit].lower() not in times.units or tree.words[unit - 1].lower() not in determiners.articles:
        return False
    is_number = tree.pos[before] in ("NUM", "SYM")
    return is_number or (tree.pos[before] == "NOUN" and any(tree.pos[c] in ("NUM", "SYM") for c in tree.kids(before, "nummod")))


def _preposition(tree: Tree, start: int, end: int) -> str:
    """Return the preposition of the words from `start` to before `end`, where they are no part of a longer phrase."""
    return tree.preposition(_head(tree, start, end))


def _head(tree: Tree, start: int, end: int) -> int:
    """Return the word that the words from `start` to before `end` hang on."""
    return next((i for i in range(start, end) if not start <= tree.heads[i] < end), start)
