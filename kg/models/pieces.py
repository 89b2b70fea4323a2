"""Turn words into the encoder's input: word pieces, shapes and the position of each word's first piece.

In: the words of one window of text. Out: an `EncodedWindow` of plain integers, and padded arrays for a batch of them.
The encoders are uncased (MiniLM: Wang et al. 2020, https://arxiv.org/abs/2002.10957; MPNet: Song et al. 2020,
https://arxiv.org/abs/2004.09297), so the case of a word is told to them by a small `shape_id`. Training and run time
both use this module: one encoding, written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

ENCODER_LIMIT = 512
"""Word pieces the encoder reads at most, its two marks included."""

MOST_PIECES_A_WORD = 8
"""As the network is trained. Not measured: longer words are addresses and formulas."""

SHAPES = 10
"""Kinds of spelling that `shape_id` tells apart."""

WORDS_REMEMBERED = 100_000
"""Words whose pieces are kept. Not measured: a bound for memory, above the different words of most collections."""


def shape_id(word: str) -> int:
    """Name the shape of a word by a number from 1 to 9 (0 is kept for marks and padding).

    >>> [shape_id(w) for w in ("A", "NATO", "Japan", "McKay", "2024", "3rd", "bank", "iPhone", "%")]
    [1, 2, 3, 4, 5, 6, 7, 8, 9]
    """
    if word.isupper():
        return 1 if len(word) == 1 else 2
    if word[:1].isupper():
        return 3 if len(word) == 1 or word[1:].islower() else 4
    if word.isdigit():
        return 5
    if any(c.isdigit() for c in word):
        return 6
    if word.islower():
        return 7
    return 8 if any(c.isupper() for c in word) else 9


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedWindow:
    """One window of words as the encoder reads it; `first[i]` is the place of word i's first piece."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows padded to one size; the field names are the input names of the exported graph."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    mask: NDArray[np.float32]
    first: NDArray[np.int64]

    def as_feed(self) -> dict[str, NDArray[np.int64] | NDArray[np.float32]]:
        """Return the arrays under the names the exported graph expects."""
        return {"ids": self.ids, "shapes": self.shapes, "mask": self.mask, "first": self.first}


class WordPieces:
    """Cut words into word pieces, remembering the words it has seen (words repeat: Zipf).

    The ids of pieces and marks are the tokenizer's own, so each encoder brings its vocabulary in its tokenizer.json.

    Raises:
        ValueError: the tokenizer puts no start and end mark around a text, or has no piece for unknown words.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        marks = tokenizer.encode("").ids
        if len(marks) != 2:
            raise ValueError(f"the tokenizer puts {len(marks)} marks around a text; the encoder needs a start and an end mark")
        self._start, self._end = marks
        unknown = tokenizer.token_to_id(tokenizer.model.unk_token)
        if unknown is None:
            raise ValueError(f"the tokenizer's vocabulary lacks its mark of unknown words, {tokenizer.model.unk_token!r}")
        self._unknown = unknown
        self._seen: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces: at least one, at most `MOST_PIECES_A_WORD`."""
        pieces = self._seen.get(word)
        if pieces is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            pieces = tuple(ids[:MOST_PIECES_A_WORD]) or (self._unknown,)
            if len(self._seen) < WORDS_REMEMBERED:
                self._seen[word] = pieces
        return pieces

    def encode(self, words: Iterable[str]) -> EncodedWindow:
        """Encode the words of one window, between the start and end marks."""
        ids, shapes, first = [self._start], [0], []
        for word in words:
            pieces = self.of(word)
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape_id(word)] * len(pieces))
        return EncodedWindow(pieces=(*ids, self._end), shapes=(*shapes, 0), first=tuple(first))


def pad_windows(windows: Sequence[EncodedWindow]) -> Batch:
    """Pad windows to the longest of them."""
    pieces = max(len(w.pieces) for w in windows)
    words = max(len(w.first) for w in windows)
    ids = np.zeros((len(windows), pieces), np.int64)
    shapes = np.zeros_like(ids)
    mask = np.zeros(ids.shape, np.float32)
    first = np.zeros((len(windows), words), np.int64)
    for row, window in enumerate(windows):
        ids[row, : len(window.pieces)] = window.pieces
        shapes[row, : len(window.shapes)] = window.shapes
        mask[row, : len(window.pieces)] = 1
        first[row, : len(window.first)] = window.first
    return Batch(ids=ids, shapes=shapes, mask=mask, first=first)
