"""Find spans that overlap the base arguments: "Opera Software" beside "Opera", "President of Albania" around "Albania".

A name may be longer or shorter than it was first read, so each reading is a candidate; a property takes one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.english import name_parts
from kg.mentions import phrase_extent
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading
from kg.scoring.arguments import LONGEST_NAME, CandidateArgument, is_capital
from kg.scoring.spans import WordSpan

MOST_COMMAS = 3
"""Commas in the name of a place. Not measured: house or street, town, county, country."""


def iter_overlapping_spans(reading: DocumentReading, candidates: Sequence[CandidateArgument]) -> Iterator[WordSpan]:
    """Yield longer and shorter readings of the words of base arguments; some are given more than once."""
    tree = reading.tree
    yield from _capital_runs(tree)
    yield from _names_in_titles(reading, candidates)
    yield from _noun_phrases(tree, candidates)
    yield from _places(tree, candidates)
    yield from _phrases_of_names(tree, candidates)


def _capital_runs(tree: Tree) -> Iterator[WordSpan]:
    """Yield runs of capitals and digits, also over small words: "Opera Software", "Zen Bound 2", "President of the Senate"."""
    for first, stop in tree.sentence_extents:
        i = first
        while i < stop:
            if not is_capital(tree, i):
                i += 1
                continue
            end = i + 1
            while end < stop and is_capital(tree, end):
                end += 1
            if end - i > 1 and not all(tree.words[j][0].isdigit() for j in range(i, end)):
                yield WordSpan(start=i, end=end, kind="run")
                if i == first:
                    yield WordSpan(start=i + 1, end=end, kind="run")
            for last in _joined_ends(tree, end, min(stop, i + LONGEST_NAME)):
                yield WordSpan(start=i, end=last, kind="long run")
            i = end


def _joined_ends(tree: Tree, end: int, stop: int) -> Iterator[int]:
    """Yield the ends of what small words join to a run that ends here: "Albania" and "2012" of "President of Albania from 2012"."""
    i = end
    while i < stop and (tree.words[i].lower() in name_parts.small_words or is_capital(tree, i)):
        i += 1
        if i > end + 1 and is_capital(tree, i - 1) and not (i < stop and is_capital(tree, i)):
            yield i


def _names_in_titles(reading: DocumentReading, candidates: Sequence[CandidateArgument]) -> Iterator[WordSpan]:
    """Yield the names inside what was taken for a title."""
    tree = reading.tree
    titles = {tree.sentence[c.head]: c for c in candidates if c.kind == "title"}
    for name in tree.names:
        title = titles.get(tree.sentence[name.root])
        if title is not None and title.start <= name.start and name.end <= title.end:
            yield WordSpan(start=name.start, end=name.end, kind=reading.mention(name.root).label or "name")


def _noun_phrases(tree: Tree, candidates: Sequence[CandidateArgument]) -> Iterator[WordSpan]:
    """Yield whole noun phrases without their article ("Togo women's national volleyball team"), and the head and the rest of a noun."""
    for noun in candidates:
        if noun.kind == "noun":
            start, _ = phrase_extent(tree, noun.head)
            while start < noun.head and tree.pos[start] == "DET":
                start += 1
            yield WordSpan(start=start, end=noun.end, kind="phrase")
            if noun.end - noun.start > 1:
                yield WordSpan(start=noun.head, end=noun.head + 1, kind="head")
                yield WordSpan(start=noun.start, end=noun.head, kind="modifier")


def _places(tree: Tree, candidates: Sequence[CandidateArgument]) -> Iterator[WordSpan]:
    """Yield what commas join: "Burlington, Vermont", "Newport Pagnell, Buckinghamshire, England"."""
    by_start = {c.start: c for c in candidates if is_capital(tree, c.start)}
    for first in by_start.values():
        end = first.end
        for _ in range(MOST_COMMAS):
            if end + 1 not in by_start or tree.words[end] != ",":
                break
            end = by_start[end + 1].end
            yield WordSpan(start=first.start, end=end, kind="place")


def _phrases_of_names(tree: Tree, candidates: Sequence[CandidateArgument]) -> Iterator[WordSpan]:
    """Yield a name with the words that its head has before and after it in one phrase, without an article: "the Journal Addiction"."""
    for name in candidates:
        if name.kind == "noun" or name.value is not None:
            continue
        start, end = phrase_extent(tree, name.head)
        while start < name.head and tree.pos[start] == "DET":
            start += 1
        if end - start <= LONGEST_NAME and (start, end) != (name.start, name.end):
            yield WordSpan(start=start, end=end, kind="phrase")
