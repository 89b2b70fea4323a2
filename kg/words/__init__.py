"""Read the word tables beside this file: what the rules know of English, as data.

A table has one row a line, its cells separated by tabs; lists of words inside a cell by "|"; lines that start with "#"
explain it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


def read_rows(name: str) -> list[list[str]]:
    """Return the rows of a table, each a list of cells."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def read_groups(name: str) -> dict[str, str]:
    """Return word -> group of a table of (group, words); a word that stands in two rows is of the first.

    >>> read_groups("governing_verbs")["plan"]
    'planned'
    """
    groups: dict[str, str] = {}
    for group, words in read_rows(name):
        for word in words.split("|"):
            groups.setdefault(word, group)
    return groups


@cache
def read_weights(name: str) -> dict[str, float]:
    """Return feature -> weight, in log odds, of a learned table."""
    return {feature: float(weight) for feature, weight in read_rows(name)}


@cache
def word_set(name: str) -> frozenset[str]:
    """Return one of the sets of `sets.tsv`.

    >>> "year" in word_set("time nouns")
    True
    """
    (found,) = [words for key, words in read_rows("sets") if key == name]
    return frozenset(found.split("|"))
