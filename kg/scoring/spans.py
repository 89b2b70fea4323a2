"""Find the words that candidate arguments stand for, none over another: titles, known names, codes, values, names, quotations, nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.english import determiners, name_parts, signs
from kg.mentions import phrase_extent
from kg.model import Value, ValueKind
from kg.ontology import NameHint, NameHints
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading
from kg.scoring.arguments import LONGEST_NAME, CandidateArgument, lower_words

DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d{4}-\d\d(?:\d\d)?|\d\d?/\d\d?/\d{4}")
NO_TITLE_BEGINS_WITH = frozenset(["PRON", "SCONJ", "ADV"])
ENDS_OF_CODES = frozenset([",", ".", ")", ";", ":"])

FEWEST_DIGITS = 3
"""Digits of a code at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSpan:
    """The words `[start, end)` of a text with the kind of candidate argument that they are."""

    start: int
    end: int
    kind: str
    value: Value | None = None
    hint: NameHint | None = None


class _Selection:
    """Choose spans that do not overlap: of two that share a word, the one that was offered first."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.is_used = [False] * len(tree.words)
        self.candidates: list[CandidateArgument] = []

    def add(self, spans: Iterable[WordSpan]) -> None:
        """Add a candidate for each span, unless one of its words is used."""
        tree = self._tree
        for span in spans:
            start, end = span.start, span.end
            if start < end and not any(self.is_used[start:end]):
                self.is_used[start:end] = [True] * (end - start)
                candidate = CandidateArgument(
                    start=start,
                    end=end,
                    head=tree.head_of(range(start, end)),
                    kind=span.kind,
                    words=lower_words(tree, start, end),
                    value=span.value,
                    hint=span.hint,
                )
                self.candidates.append(candidate)


def find_base_arguments(reading: DocumentReading, names: NameHints) -> list[CandidateArgument]:
    """Return candidate arguments in the order of the text, no two of which share a word.

    Args:
        reading: the text.
        names: the names that a learned lexicon knows.
    """
    tree = reading.tree
    selection = _Selection(tree)
    selection.add(_titles(reading, names))
    selection.add(_known_names(reading, names))
    selection.add(_codes(tree))
    selection.add(_values(reading))
    selection.add(_names(reading))
    selection.add(_quotations(tree))
    selection.add(_proper_nouns(tree, selection.is_used))
    selection.add(_nouns(tree, selection.is_used))
    return sorted(selection.candidates, key=lambda candidate: candidate.start)


def _titles(reading: DocumentReading, names: NameHints) -> Iterator[WordSpan]:
    """Yield what a sentence begins with, up to its verb, where all of it is written like a title: "Anne's House of Dreams is set in"."""
    tree = reading.tree
    for first, stop in tree.sentence_extents:
        end = first
        while end < stop and _is_in_title(tree, end, first):
            end += 1
        if not _verb_follows(tree, first, end, stop):
            continue
        while end > first and tree.words[end - 1].lower() in name_parts.small_words:
            end -= 1
        # "The Guardian" is a name, "The Album" may be any
        start = first + (tree.words[first].lower() in determiners.articles and end - first <= 2)
        if _begins_with_subject(tree, names, start, end):
            continue  # "Ann Arbor in Michigan": a name that the examples say things of, and more
        dated = tree.pos[start] == "ADP" and any(tree.words[i][0].isdigit() for i in range(start, min(end, start + 3)))
        if end - start > 1 and tree.pos[start] not in NO_TITLE_BEGINS_WITH and not dated:  # "In 2014 Ann Lee was"
            kind = _kind_of_whole_name(reading, start, end) or "title"
            yield WordSpan(start=start, end=end, kind=kind, hint=names.get(lower_words(tree, start, end)))


def _is_in_title(tree: Tree, i: int, first: int) -> bool:
    word = tree.words[i]
    return word[0].isupper() or word[0].isdigit() or (i > first and word.lower() in name_parts.small_words)


def _verb_follows(tree: Tree, first: int, end: int, stop: int) -> bool:
    if end in (first, stop):
        return False
    if tree.words[end] == "," and tree.bases[tree.head_of(range(first, end))] == "nsubj":
        return True
    adverb = tree.pos[end] == "ADV" and end + 1 < stop
    return tree.words[end] == "(" or tree.pos[end + adverb] in ("VERB", "AUX")


def _begins_with_subject(tree: Tree, names: NameHints, start: int, end: int) -> bool:
    """Tell whether words begin with a shorter name that is a subject in the examples."""
    longest = next((names[words] for e in range(end - 1, start, -1) if (words := lower_words(tree, start, e)) in names), None)
    return longest is not None and any(role.is_subject for role in longest.roles)


def _kind_of_whole_name(reading: DocumentReading, start: int, end: int) -> str:
    """Return the class of a name that has exactly these words ("name" where it has no class), or "" where there is none."""
    tree = reading.tree
    number = tree.entity[tree.head_of(range(start, end))]
    if number < 0 or (tree.names[number].start, tree.names[number].end) != (start, end):
        return ""
    return reading.mention(tree.names[number].root).label or "name"


def _known_names(reading: DocumentReading, names: NameHints) -> Iterator[WordSpan]:
    """Yield the names that a learned lexicon knows, at each place the longest."""
    tree = reading.tree
    longest = min(LONGEST_NAME, max(map(len, names), default=0))
    i = 0
    while i < len(tree.words):
        end = next((e for e in range(min(len(tree.words), i + longest), i, -1) if lower_words(tree, i, e) in names), i)
        if end > i:
            hint = names[lower_words(tree, i, end)]
            yield WordSpan(start=i, end=end, kind=_kind_of_known_name(reading, i, end), hint=hint)
        i = max(end, i + 1)


def _kind_of_known_name(reading: DocumentReading, start: int, end: int) -> str:
    tree = reading.tree
    number = tree.entity[tree.head_of(range(start, end))]
    if number < 0:
        return "name"
    name = tree.names[number]
    return "adjective" if name.label == "NORP" else reading.mention(name.root).label or "name"


def _codes(tree: Tree) -> Iterator[WordSpan]:
    """Yield numbers with marks inside that are no amounts: "0-439-17684-0", "10R/28L"."""
    i = 0
    while i < len(tree.words):
        end = i + 1
        while end < len(tree.words) and tree.starts[end] == tree.ends[end - 1] and tree.words[end] not in ENDS_OF_CODES:
            end += 1
        if _is_code(tree.text(i, end)):
            yield WordSpan(start=i, end=end, kind="code")
        i = end


def _is_code(text: str) -> bool:
    """Tell whether a text without white space is a code.

    >>> _is_code("0-439-17684-0"), _is_code("10R/28L"), _is_code("2005-11-21"), _is_code("$100-200")
    (True, True, False, False)
    """
    digits = sum(c.isdigit() for c in text)
    marked = any(c in text for c in "-/") and not any(c in text for c in "$€£%(")
    return digits >= FEWEST_DIGITS and marked and not DATE.fullmatch(text)


def _values(reading: DocumentReading) -> Iterator[WordSpan]:
    kinds = {ValueKind.DATE: "date", ValueKind.DURATION: "duration"}
    for start, end, value in reading.values.places:
        yield WordSpan(start=start, end=end, kind=kinds.get(value.kind, "number"), value=value)


def _names(reading: DocumentReading) -> Iterator[WordSpan]:
    for name in reading.tree.names:
        kind = (reading.mention(name.root).label or "name") if name.label != "NORP" else "adjective"
        yield WordSpan(start=name.start, end=name.end, kind=kind)


def _quotations(tree: Tree) -> Iterator[WordSpan]:
    """Yield what stands between quotation marks, where it is short enough for a name."""
    for i, word in enumerate(tree.words):
        if word in signs.quotes_before:
            limit = min(len(tree.words), i + LONGEST_NAME + 1)
            end = next((j for j in range(i + 2, limit) if tree.words[j] in signs.quotes_after), None)
            if end is not None:
                yield WordSpan(start=i + 1, end=end, kind="quoted")


def _proper_nouns(tree: Tree, is_used: Sequence[bool]) -> Iterator[WordSpan]:
    """Yield runs of proper nouns that are not used yet, also over "of", "&" and hyphens."""
    for i, pos in enumerate(tree.pos):
        if pos == "PROPN" and not is_used[i]:
            end = i + 1
            while end < len(tree.words) and (tree.pos[end] == "PROPN" or tree.words[end] in name_parts.joints) and not is_used[end]:
                end += 1
            while end > i + 1 and tree.pos[end - 1] != "PROPN":
                end -= 1
            yield WordSpan(start=i, end=end, kind="name")


def _nouns(tree: Tree, is_used: Sequence[bool]) -> Iterator[WordSpan]:
    """Yield nouns that are not used yet, with the nouns and adjectives before them."""
    for i, pos in enumerate(tree.pos):
        if pos == "NOUN" and not is_used[i] and tree.bases[i] != "compound":
            start, _ = phrase_extent(tree, i)
            while start < i and (is_used[start] or tree.pos[start] not in ("NOUN", "ADJ", "PROPN")):
                start += 1
            yield WordSpan(start=start, end=i + 1, kind="noun")
