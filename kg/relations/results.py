"""Read what a body earned, lost or owed where its own text names no owner: "Revenue rose 8% to $3 billion" in the report of Acme.

In: a noun of results that opens a sentence, a line or a further clause, and the body whose text it is (`unsaid_owners.py`). Out: "had
revenue of $3 billion", with how it came to that ("rose 8%") and when. Only the first figure of a kind is the whole body's: those that follow may be a
unit's. The words are read in their order, as headings have no verb ("Net debt of $2 million", "Revenue up 8% to $3 billion").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.english import conjunctions, determiners, nouns, numbers, prepositions, times, verbs
from kg.model import Argument, Qualifier, QualifierKind, Relation, Value, ValueKind
from kg.parsing.lines import opens_line
from kg.relations.qualifiers import value_qualifier
from kg.relations.reading import DocumentReading
from kg.relations.unsaid_owners import issuer_of_figures

RULE = "result/issuer"

SCORE = 0.85
"""How sure such a figure is. In documents of our own and of others all 11 that the rule read were right."""

LONGEST_NAME = 4
"""Words before a noun that tell which result it is: "adjusted pre-tax operating profit". Chosen by hand."""

FINITE = frozenset({"VBD", "VBZ", "VBP"})

RATES = frozenset({"margin"})
"""Results that are no sums."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the reading of a figure stands, and the words that say how it came to be, and when."""

    place: int
    change: range = range(0)
    time: range = range(0)


def find_results(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the figures of the body whose text it is."""
    tree = reading.tree
    places = [i for i, lemma in enumerate(tree.lemmas) if lemma in nouns.results and tree.entity[i] < 0]
    if not places:
        return
    names: set[str] = set()
    for i in places:
        start, end = _name_around(reading, i)
        name = " ".join(word if word.isupper() else word.lower() for word in tree.words[start:end])
        cursor = _at_value(reading, end, is_heading=opens_line(tree, start)) if start <= i else None
        value = reading.values.at(cursor.place) if cursor is not None else None
        if cursor is None or value is None or not _fits(value, tree.lemmas[i]) or name in names:
            continue
        owner = issuer_of_figures(reading, start)
        if owner is None:
            return
        names.add(name)
        relation = reading.trigger(i).relation(
            owner,
            f"have {name} of",
            _amount(reading, cursor.place, value),
            rule=RULE,
            phrase=f"had {name} of",
            qualifiers=_qualifiers(reading, cursor, value, start),
        )
        yield replace(relation, evidence=replace(relation.evidence, score=SCORE))


def _fits(value: Value, noun: str) -> bool:
    return value.kind is (ValueKind.PERCENT if noun in RATES else ValueKind.MONEY)


def _name_around(reading: DocumentReading, noun: int) -> tuple[int, int]:
    """Return where the name of a result starts and ends: "adjusted profit before tax"; the start behind the noun where it opens nothing."""
    tree = reading.tree
    start = noun
    while start > 0 and noun - start < LONGEST_NAME and _is_part(reading, start - 1) and not opens_line(tree, start):
        start -= 1
    end = noun + 1
    if tree.words[end : end + 1] and tree.words[end].lower() in prepositions.of_results:
        end = next((i + 1 for i in range(end + 1, min(end + 3, len(tree.words))) if tree.lemmas[i] in nouns.behind_results), end)
    return (start, end) if _opens(reading, start) else (noun + 1, end)


def _is_part(reading: DocumentReading, i: int) -> bool:
    tree = reading.tree
    is_word = tree.pos[i] in ("ADJ", "NOUN", "PROPN") or tree.tags[i] in ("VBG", "VBN") or tree.words[i] == "-"
    return is_word and tree.entity[i] < 0 and reading.values.at(i) is None


def _opens(reading: DocumentReading, start: int) -> bool:
    """Tell whether a place opens a line, a sentence or a further clause, or stands behind the date that does: "In fiscal 2023, revenue"."""
    tree = reading.tree
    first = tree.sentence_extents[tree.sentence[start]][0]
    if opens_line(tree, start) or start == first:
        return True
    if tree.words[start - 1] == ",":
        return _when(reading, first, start - 1) is not None
    return tree.words[start - 1].lower() in conjunctions.coordinating and any(
        tree.lemmas[i] in nouns.results for i in range(first, start - 1)
    )


def _when(reading: DocumentReading, start: int, end: int) -> range | None:
    """Return the words of a time that stand between two places, behind their preposition, and nothing else."""
    tree = reading.tree
    if start + 1 >= end or tree.words[start].lower() not in prepositions.of_accounts:
        return None
    return range(start + 1, end) if _end_of_time(reading, start) == end else None


def _end_of_time(reading: DocumentReading, start: int) -> int:
    """Return where the time that a preposition opens ends, or its own place without one: "for the year ended 30 June", "in fiscal 2023"."""
    tree, end, is_dated = reading.tree, start + 1, False
    while end < len(tree.words) and not opens_line(tree, end):
        value = reading.values.at(end)
        is_date = value is not None and value.kind in (ValueKind.DATE, ValueKind.DURATION)
        is_when = is_date or tree.lemmas[end].lower() in nouns.time
        if not is_when and tree.words[end].lower() not in times.in_years_of_accounts:
            break
        is_dated = is_dated or is_when
        end += 1
    while tree.words[end - 1].lower() in times.in_years_of_accounts:
        end -= 1
    return end if is_dated else start


def _at_value(reading: DocumentReading, i: int, *, is_heading: bool) -> Cursor | None:
    """Return the place of the figure that stands behind the name of a result, with the words between."""
    tree = reading.tree
    time = range(0)
    if tree.words[i : i + 1] and tree.words[i].lower() in prepositions.of_accounts:
        end = _end_of_time(reading, i)
        time, i = range(i + 1, end), end
    if i + 1 >= len(tree.words):
        return None
    word = tree.words[i].lower()
    if is_heading and word in ("of", ":"):
        return _behind(reading, i + 1, range(0), time)
    is_finite = tree.tags[i] in FINITE
    if is_finite and tree.lemmas[i] in verbs.of_totals:
        i += 1
        return _behind(reading, i + (tree.words[i].lower() in prepositions.of_totals), range(0), time)
    if (is_finite and tree.lemmas[i] in verbs.of_change) or word in prepositions.of_rises:
        return _after_change(reading, i, time)
    return None


def _after_change(reading: DocumentReading, start: int, time: range) -> Cursor | None:
    """Return the place of what something rose or fell to: "rose by 8% to $3 billion", "fell sharply to $2 million"."""
    tree, i = reading.tree, start + 1
    while i < len(tree.words) and tree.words[i].lower() != "to":
        is_extent = tree.tags[i] == "RB" or tree.words[i].lower() in {*numbers.parts, "by", ","}
        if not is_extent and reading.values.at(i) is None and not _is_bound(reading, i):
            return None
        i += 1
    return _behind(reading, i + 1, range(start, i), time)


def _behind(reading: DocumentReading, i: int, change: range, time: range) -> Cursor | None:
    tree = reading.tree
    while i < len(tree.words) and reading.values.at(i) is None and _is_bound(reading, i):
        i += 1
    if i >= len(tree.words) or reading.values.at(i) is None:
        return None
    return Cursor(i, change if any(reading.values.at(c) is not None for c in change) else range(0), time)


def _is_bound(reading: DocumentReading, i: int) -> bool:
    word = reading.tree.words[i].lower()
    return word in numbers.bounds or word in determiners.articles


def _amount(reading: DocumentReading, place: int, value: Value) -> Argument:
    mention = replace(reading.mention(place), text=value.text, span=value.span)
    return Argument(text=value.text, span=value.span, mention=mention, value=value)


def _qualifiers(reading: DocumentReading, cursor: Cursor, value: Value, start: int) -> Iterator[Qualifier]:
    """Yield the amount, how it came to that, and when: behind the name, behind the figure, or before both."""
    tree = reading.tree
    yield value_qualifier(value)
    if cursor.change:
        yield _qualifier(reading, QualifierKind.OTHER, cursor.change)
    time, end = cursor.time, cursor.place
    while end < len(tree.words) and reading.values.at(end) is value:
        end += 1
    if not time and end < len(tree.words) and tree.words[end].lower() in prepositions.of_accounts and not opens_line(tree, end):
        time = range(end + 1, _end_of_time(reading, end))
    if not time:
        first = tree.sentence_extents[tree.sentence[start]][0]
        time = (_when(reading, first, start - 1) if start - first > 1 else None) or range(0)
    if time:
        yield _qualifier(reading, QualifierKind.TIME, time)


def _qualifier(reading: DocumentReading, kind: QualifierKind, words: range) -> Qualifier:
    span = reading.span(words.start, words.stop)
    return Qualifier(kind=kind, text=reading.document.text[span.start : span.end], span=span)
