"""Tell the lines of a text, as a page sets them: headings, items of a list, blocks of names.

In: a tree, also while it is mended. Out: the places of the words of each line that has any, in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol


class PlacedWords(Protocol):
    """A text with its words, and the places in it where they begin and end."""

    source: str
    starts: list[int]
    ends: list[int]
    words: list[str]


class KeptWords(PlacedWords, Protocol):
    """Such words with a place for what was found in them."""

    memo: dict[object, Any]


def opens_line(tree: PlacedWords, i: int) -> bool:
    """Tell whether a word is the first of its line."""
    return i == 0 or "\n" in tree.source[tree.ends[i - 1] : tree.starts[i]]


def iter_lines(tree: PlacedWords) -> Iterator[range]:
    """Yield the places of the words of each line."""
    start = 0
    for i in range(1, len(tree.words)):
        if opens_line(tree, i):
            yield range(start, i)
            start = i
    yield range(start, len(tree.words))


def lines_of(tree: KeptWords) -> tuple[range, ...]:
    """Return the places of the words of each line; kept with the tree."""
    if "lines" not in tree.memo:
        tree.memo["lines"] = tuple(iter_lines(tree))
    lines: tuple[range, ...] = tree.memo["lines"]
    return lines
