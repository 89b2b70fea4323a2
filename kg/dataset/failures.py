"""What Oxigraph raises where its files cannot be read or written, told as errors of ours."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import Literal

from kg.errors import DamageError, DatasetError, LockedError, QueryError

FAILURES = (OSError, RuntimeError)
"""What pyoxigraph raises where files cannot be read or written (the second: they are damaged)."""

INTEGER = re.compile(r"[+-]?[0-9]{1,40}")
LOCKED = re.compile(r"while lock file", re.IGNORECASE)
OWN_LOCK = re.compile(r"lock hold by current process", re.IGNORECASE)


def is_damage(error: OSError | RuntimeError) -> bool:
    """Tell whether a file of a store is missing, or is not as it was written."""
    return isinstance(error, FileNotFoundError) or "Corruption" in str(error)


def store_error(folder: Path | None, error: OSError | RuntimeError) -> DatasetError:
    """Return what an error of the store means to who runs it.

    Raises:
        RuntimeError: it is not one of the store.
    """
    if isinstance(error, RuntimeError) and not is_damage(error):
        raise error
    text, place = " ".join(str(error).split()), str(folder) if folder is not None else "the store in memory"
    if folder is not None and is_damage(error):
        return DamageError(folder, text)
    if OWN_LOCK.search(text):
        return LockedError(f"{place}: this process has it open already", remedy="close it, and read what it was asked to the end")
    if LOCKED.search(text):
        return LockedError(f"{place}: another process is writing to this graph", remedy="wait until it has ended")
    if "No space left" in text:
        return DatasetError(f"{place}: the disk is full", remedy="make room and run again; what was stored is kept")
    if "Permission denied" in text or "Read-only file system" in text:
        return DatasetError(f"{place}: no permission to write here", remedy="name a folder that you may write")
    return DatasetError(f"{place}: the store cannot be opened or written: {text}", remedy="restore it from an export: kg load")


def answer_error(engine: object, error: OSError | RuntimeError) -> DamageError | QueryError:
    """Return what an error means that comes while a query is run or its answer is read: of the store, or of the evaluation."""
    folder = getattr(engine, "folder", None)
    if folder is not None and is_damage(error):
        return DamageError(folder, " ".join(str(error).split()))
    return QueryError(
        f"the query cannot be run: {error}", remedy="ask for less or in another way, or check the graph with kg validate"
    )


@contextmanager
def reading(engine: object) -> Iterator[None]:
    """Tell the errors that come while an answer of an engine is read.

    Raises:
        DamageError: a file of the store is damaged.
        QueryError: the evaluation failed.
    """
    try:
        yield
    except FAILURES as error:
        raise answer_error(engine, error) from error


def is_value(wanted: str, given: str) -> bool:
    """Tell whether what a pattern with a literal gives has it: on disk, Oxigraph 0.5 also gives neighbours of some integers.

    >>> is_value("255", "256"), is_value("255", "255"), is_value("2", "2.0")
    (False, True, True)
    """
    return wanted == given or not (INTEGER.fullmatch(wanted) and INTEGER.fullmatch(given)) or int(wanted) == int(given)


class RdflibStore(OxigraphStore):
    """Oxigraph as rdflib reads it, with its errors told as ours."""

    def __init__(self, folder: Path | None, inner: pyoxigraph.Store) -> None:
        super().__init__(store=inner)
        self._folder = folder

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:  # Any: what rdflib's stores pass
        """Yield what fits a pattern."""
        wanted = triple_pattern[2]
        try:
            for match in super().triples(triple_pattern, context):
                if not isinstance(wanted, Literal) or is_value(wanted, str(match[0][2])):
                    yield match
        except FAILURES as error:
            raise store_error(self._folder, error) from error

    def contexts(self, triple: Any = None) -> Generator[Any, None, None]:  # Any: what rdflib's stores pass
        """Yield the graphs, or those that hold a triple."""
        try:
            yield from super().contexts(triple)
        except FAILURES as error:
            raise store_error(self._folder, error) from error
