"""Cut a document's words into windows that fit the encoder.

A window holds whole sentences where simple signs show their ends (full stops before a capital); the network itself
then decides where sentences start. A line break that ends a paragraph or a heading always ends a window.
A sentence too long for the encoder is cut at its last comma or semicolon; after `MOST_WINDOWS` of them another begins, so that
whatever looks at the words of a sentence together has bounded work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .pieces import WordPieces

MOST_PIECES = 110
"""Word pieces in a window of several sentences; the length the network was trained on."""

LONGEST_SENTENCE = 360
"""Word pieces in a window of one sentence; the encoder ends at 512."""

MOST_WINDOWS = 3
"""Windows of one sentence at most; of 66,689 news, web and Wikipedia texts one had a sentence of more than one, of two."""

FULL_LINE = 0.7
"""A line shorter than this share of the longest is broken by its writer, not by the width of the page."""

FINAL = frozenset(".?!\"”'’)")
OPENING = frozenset("\"“‘'(")
BREAKS = frozenset(",;:—–")


@dataclass(frozen=True, slots=True)
class Window:
    """Words (their places in the document) to analyse together; `continues` the sentence of the window before."""

    places: tuple[int, ...]
    continues: bool


def iter_windows(doc: Doc, pieces: WordPieces) -> Iterator[Window]:
    """Yield the windows of a document in order; white space tokens are in none."""
    window: list[int] = []
    size = 0
    for sentence, new_line in _rough_sentences(doc):
        lengths = [len(pieces.of(doc[i].text)) for i in sentence]
        total = sum(lengths)
        if window and (new_line or size + total > MOST_PIECES):
            yield Window(tuple(window), False)
            window, size = [], 0
        if total > LONGEST_SENTENCE:
            yield from _cut(doc, sentence, lengths)
            continue
        window += sentence
        size += total
    if window:
        yield Window(tuple(window), False)


def _rough_sentences(doc: Doc) -> Iterator[tuple[list[int], bool]]:
    """Yield likely sentences, and whether a line break that ends a paragraph or a heading stands before each."""
    full_line = FULL_LINE * max((len(line) for line in doc.text.splitlines()), default=0)
    sentence: list[int] = []
    line_start, breaks, new_line = 0, 0, True
    previous: Token | None = None
    for token in doc:
        if token.is_space:
            breaks += token.text.count("\n")
            continue
        if previous is not None:
            short = breaks > 0 and previous.idx + len(previous) - line_start < full_line
            ends_line = breaks > 1 or (breaks == 1 and (short or previous.text[-1] in FINAL))
            if ends_line or _ends(previous, token):
                yield sentence, new_line
                sentence, new_line = [], ends_line
        if breaks or previous is None:
            line_start, breaks = token.idx, 0
        sentence.append(token.i)
        previous = token
    if sentence:
        yield sentence, new_line


def _ends(token: Token, following: Token) -> bool:
    """Tell whether a sentence may end after this token."""
    text = token.text
    if len(text) > 2 or text[-1] not in FINAL or not token.whitespace_:  # "U.S." ends no sentence by itself
        return False
    closed = text[-1] in ".?!" or (token.i > 0 and token.nbor(-1).text[-1] in ".?!")
    first = following.text[0]
    return closed and (first.isupper() or first.isdigit() or first in OPENING)


def _cut(doc: Doc, sentence: Sequence[int], lengths: Sequence[int]) -> Iterator[Window]:
    """Cut a long sentence into windows, at the last break that fits."""
    start = number = 0
    while start < len(sentence):
        end, size = start, 0
        while end < len(sentence) and size + lengths[end] <= LONGEST_SENTENCE:
            size += lengths[end]
            end += 1
        if end < len(sentence):
            at_break = [i for i in range(start + 1, end) if doc[sentence[i]].text in BREAKS]
            end = at_break[-1] + 1 if at_break else end
        yield Window(tuple(sentence[start:end]), number % MOST_WINDOWS > 0)
        start, number = end, number + 1
