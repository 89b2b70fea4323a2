"""Find all candidate arguments of a text: base arguments, longer and shorter readings of their words, and pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.ontology import NameHints
from kg.relations.reading import DocumentReading
from kg.scoring.antecedents import iter_pronouns
from kg.scoring.arguments import CandidateArgument, lower_words
from kg.scoring.longer import iter_overlapping_spans
from kg.scoring.spans import find_base_arguments


def find_candidate_arguments(reading: DocumentReading, names: NameHints) -> list[CandidateArgument]:
    """Return the candidate arguments of a text by their first word.

    Args:
        reading: the text.
        names: the names that a learned lexicon knows.
    """
    base = find_base_arguments(reading, names)
    candidates = _with_overlapping(reading, names, base)
    return sorted([*candidates, *iter_pronouns(reading.tree, base)], key=lambda candidate: candidate.start)


def _with_overlapping(reading: DocumentReading, names: NameHints, base: Sequence[CandidateArgument]) -> list[CandidateArgument]:
    """Return the base arguments with the spans that overlap them, each with the kind of the longest candidate around it."""
    tree = reading.tree
    by_place = {(c.start, c.end): c for c in base}
    for span in iter_overlapping_spans(reading, base):
        start, end = span.start, span.end
        if start < end and (start, end) not in by_place:
            words = lower_words(tree, start, end)
            by_place[start, end] = CandidateArgument(
                start=start, end=end, head=tree.head_of(range(start, end)), kind=span.kind, words=words, hint=names.get(words)
            )
    by_sentence: dict[int, list[CandidateArgument]] = {}
    for candidate in sorted(by_place.values(), key=lambda c: (c.start, -c.end)):
        by_sentence.setdefault(tree.sentence[candidate.head], []).append(candidate)
    return [_with_enclosing_kind(c, of_sentence) for of_sentence in by_sentence.values() for c in of_sentence]


def _with_enclosing_kind(candidate: CandidateArgument, of_sentence: Sequence[CandidateArgument]) -> CandidateArgument:
    """Return a candidate with the kind of the longest one that contains it."""
    longer = [c for c in of_sentence if c.contains(candidate)]
    return replace(candidate, inside=max(longer, key=lambda c: c.end - c.start).kind) if longer else candidate
