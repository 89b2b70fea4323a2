"""Give the sections of a file of words as typed attributes, each read when first asked for.

A class whose attributes are sections stands for the file of its name ("NameParts": `name_parts.txt`); a section that it does not name
fails in mypy and at run time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar, overload

from kg.models.word_files import Row, read_sections

TABLES = Path(__file__).parent / "tables"
Value = TypeVar("Value")


def table_of(words: type) -> str:
    """Return the name of the file that a class stands for.

    >>> table_of(type("NameParts", (), {}))
    'name_parts'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", words.__name__).lower()


@lru_cache
def rows_of(table: str) -> dict[str, list[Row]]:
    """Return the entries of each section of a file of `tables/`."""
    return read_sections(TABLES / f"{table}.txt")


class Section(Generic[Value]):
    """A section of a file of words: it is read once, and then an attribute like any other of the object that stands for the file.

    Args:
        read: what makes of the entries of the section what they say.
    """

    name: str

    def __init__(self, read: Callable[[list[Row]], Value]) -> None:
        self.read = read

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name of the section: that of the attribute."""
        self.name = name

    @overload
    def __get__(self, file: None, owner: type) -> Section[Value]: ...
    @overload
    def __get__(self, file: object, owner: type) -> Value: ...
    def __get__(self, file: object | None, owner: type) -> Section[Value] | Value:
        """Return what the section says, and keep it in the file's object, where the next look-up finds it first."""
        if file is None:
            return self
        value = file.__dict__[self.name] = self.read(rows_of(table_of(owner))[self.name])
        return value


def read_set(rows: list[Row]) -> frozenset[str]:
    """Return words or phrases, sorted in the file."""
    return frozenset(word for (word,) in rows)


def read_map(rows: list[Row]) -> dict[str, str]:
    """Return words or phrases, sorted in the file, each with what is said of it."""
    return {row[0]: row[1] for row in rows}


def read_numbers(rows: list[Row]) -> dict[str, int]:
    """Return words or phrases, sorted in the file, each with the number it stands for."""
    return {word: int(number) for word, number in rows}


def read_list(rows: list[Row]) -> tuple[str, ...]:
    """Return words or phrases in an order that counts, which the file explains."""
    return tuple(word for (word,) in rows)


def read_entries(rows: list[Row]) -> tuple[Row, ...]:
    """Return entries of several columns, in the order of the file."""
    return tuple(rows)
