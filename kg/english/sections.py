"""Give the sections of a file of words as typed attributes, each read when first asked for.

A subclass of `WordFile` names the sections of its file; a name that it does not have fails in mypy and at run time.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar, overload

from kg.models.word_files import Row, read_sections

TABLES = Path(__file__).parent / "tables"
Value = TypeVar("Value")


class WordFile:
    """A file of `tables/`; its attributes are the sections."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The entries of each section."""
        return read_sections(TABLES / f"{self.name}.txt")


class Section(ABC, Generic[Value]):
    """A section of a file of words: it is read once, and then an attribute like any other of its `WordFile`."""

    name: str

    def __set_name__(self, owner: type[WordFile], name: str) -> None:
        """Learn the name of the section: that of the attribute."""
        self.name = name

    @overload
    def __get__(self, file: None, owner: type[WordFile]) -> Section[Value]: ...
    @overload
    def __get__(self, file: WordFile, owner: type[WordFile]) -> Value: ...
    def __get__(self, file: WordFile | None, owner: type[WordFile]) -> Section[Value] | Value:
        """Return what the section says, and keep it in the file's object, where the next look-up finds it first."""
        if file is None:
            return self
        value = file.__dict__[self.name] = self.read(file.rows[self.name])
        return value

    @abstractmethod
    def read(self, rows: list[Row]) -> Value:
        """Return what the entries of the section say."""


class WordSet(Section[frozenset[str]]):
    """Words or phrases, sorted in the file."""

    def read(self, rows: list[Row]) -> frozenset[str]:
        """Return the words."""
        return frozenset(word for (word,) in rows)


class WordMap(Section[dict[str, str]]):
    """Words or phrases, sorted in the file, each with what is said of it."""

    def read(self, rows: list[Row]) -> dict[str, str]:
        """Return word -> what is said of it."""
        return {row[0]: row[1] for row in rows}


class NumberMap(Section[dict[str, int]]):
    """Words or phrases, sorted in the file, each with the number it stands for."""

    def read(self, rows: list[Row]) -> dict[str, int]:
        """Return word -> number."""
        return {word: int(number) for word, number in rows}


class WordList(Section[tuple[str, ...]]):
    """Words or phrases in an order that counts, which the file explains."""

    def read(self, rows: list[Row]) -> tuple[str, ...]:
        """Return the words."""
        return tuple(word for (word,) in rows)


class Entries(Section[tuple[Row, ...]]):
    """Entries of several columns, in the order of the file."""

    def read(self, rows: list[Row]) -> tuple[Row, ...]:
        """Return the entries."""
        return tuple(rows)
