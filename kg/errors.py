"""The errors kg raises, one family.

* KgError
    * ConfigError      an option, a model, a format or an ontology name that is not there
    * ReadError        a source that cannot be read
        * SkippedError     a source that is left out and is no fault: another language, a format that has no reader
        * AnalysisError    a document whose analysis came to no end: a fault of kg, told and counted like what cannot be read
    * ParseError       a pipeline that cannot parse
    * OntologyError    an ontology, lexicon or stored query that is not well formed
    * DatasetError     a graph that cannot be opened or written
        * LockedError      somebody else writes to it
        * DamageError      a part of it is not as it was written
    * QueryError       a SPARQL query that is wrong or not allowed
        * QueryStoppedError     it took longer, or more memory, than allowed
            * WorkerCrashedError    its process ended by itself, for another reason than its memory
    * ExportError      a file that cannot be written

A message says what was wrong, where, and what to do; the facts are attributes too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

DISTRIBUTION = "proofgraph"
"""What the package is called where it is installed from: another one is called kg there."""


class KgError(Exception):
    """The root of the family: catch it for all of them.

    >>> try:
    ...     kg.open_graph("nowhere")
    ... except kg.KgError as error:
    ...     print(type(error).__name__, error.message, error.remedy, sep=" | ")
    DatasetError | nowhere: no such folder | build one: kg build SOURCES -o nowhere

    Args:
        message: what was wrong and where, one line.
        remedy: what to do about it.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(f"{message}: {remedy}" if remedy else message)
        self.message = message
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        """Let errors travel between processes with all they say."""
        return restored, (type(self), self.args, self.__dict__)


def restored(kind: type[KgError], args: tuple[object, ...], facts: dict[str, object]) -> KgError:
    """Return the error that travelled as its kind, what its text is made of, and its facts."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(facts)
    return error


class ConfigError(KgError):
    """An option, model, format or ontology that is not there."""


@contextmanager
def needing(extra: str) -> Iterator[None]:
    """Say in the block which extra has a library that is not installed, and how to get it.

    Raises:
        ConfigError: a library is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        remedy = f"python -m pip install '{DISTRIBUTION}[{extra}]'"
        raise ConfigError(f"{error.name} is not installed", remedy=remedy) from error


class ReadError(KgError):
    """A source that cannot be read.

    >>> error = ReadError("news.csv", "no text", line=3, remedy="name its column")
    >>> print(error, error.source, error.line, error.reason, sep=" | ")
    news.csv, line 3: no text: name its column | news.csv | 3 | no text

    Args:
        source: the path, or "stdin".
        message: what is wrong with it.
        remedy: what to do.
        line: the line, from 1, where the source has lines.
        reason: what is wrong in the words by which such sources are counted; the message without it.
    """

    def __init__(self, source: str, message: str, *, remedy: str = "", line: int | None = None, reason: str = "") -> None:
        place = source if line is None else f"{source}, line {line}"
        super().__init__(f"{place}: {message}", remedy=remedy)
        self.source = source
        self.line = line
        self.reason = reason or message


class SkippedError(ReadError):
    """Something that is left out and is no fault: a document in another language, files of a format that has no reader.

    It is reported as what cannot be read is, but never raised.

    >>> SkippedError("pictures", "no reader for 2 files that end in .jpg", count=2).count
    2

    Args:
        source: the path.
        message: why it is left out.
        remedy: what to do.
        reason: why, in the words by which such sources are counted.
        count: how many files or documents it speaks of.
    """

    def __init__(self, source: str, message: str, *, remedy: str = "", reason: str = "", count: int = 1) -> None:
        super().__init__(source, message, remedy=remedy, reason=reason)
        self.count = count


class AnalysisError(ReadError):
    """A document whose analysis ended with an exception, or with the end of its process.

    >>> error = AnalysisError("news.txt", "a", "RecursionError: too deep")
    >>> error.source, error.document_id, error.reason
    ('news.txt', 'a', 'RecursionError: too deep')

    Args:
        source: where the document came from.
        document_id: which it is.
        reason: the exception with its name.
        detail: its traceback.
    """

    def __init__(self, source: str, document_id: str, reason: str, *, detail: str = "") -> None:
        place = source or "a document"
        remedy = "the others are processed; --debug shows where it happened, please report it with the text"
        super().__init__(place, f"document {document_id!r} could not be analysed ({reason})", remedy=remedy)
        self.document_id = document_id
        self.reason = reason
        self.detail = detail


class ParseError(KgError):
    """A pipeline that cannot parse."""


class OntologyError(KgError):
    """An ontology, lexicon or stored query that is not well formed."""


class DatasetError(KgError):
    """A graph that cannot be opened or written."""


class LockedError(DatasetError):
    """A graph that another process writes to, or that this one has open already."""


class DamageError(DatasetError):
    """A part of a graph's folder that is not as it was written.

    >>> error = DamageError(Path("news/texts"), "a part is missing")
    >>> str(error.part), error.what, error.remedy
    ('news/texts', 'damaged: a part is missing', 'make the graph anew from what is whole: kg upgrade news')

    Args:
        part: the store, the snapshot or the file.
        message: what is wrong with it.
        remedy: what to do; without one, to make the graph anew from what is whole.
    """

    def __init__(self, part: Path, message: str, *, remedy: str = "") -> None:
        anew = f"make the graph anew from what is whole: kg upgrade {part.parent}"
        super().__init__(f"{part}: damaged: {message}", remedy=remedy or anew)
        self.part = part
        self.what = f"damaged: {message}"


class QueryError(KgError):
    """A SPARQL query that is wrong or not allowed."""


class QueryStoppedError(QueryError):
    """A query that took longer, or more memory, than allowed."""


class WorkerCrashedError(QueryStoppedError):
    """A query whose process ended by itself, for another reason than its memory."""


class ExportError(KgError):
    """A file that cannot be written."""


def is_path(name: str) -> bool:
    """Tell whether something is written as a path, with a separator or an ending, and not as a name.

    >>> is_path("./news"), is_path("news.ttl"), is_path("news"), is_path("..")
    (True, True, False, True)
    """
    return bool(re.search(r"[/\\]|^[.~]|\.\w+$", name))


def nearest_name(name: str, known: Iterable[str]) -> str:
    """Return the question whether the nearest of the names known was meant, or "" where none is near.

    >>> nearest_name("turtel", ["turtle", "nquads"]), nearest_name("x", [])
    ("did you mean 'turtle'?", '')
    """
    near = nearest(name, known)
    return f"did you mean {near!r}?" if near else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the nearest of the names known, in whatever letters it is written, or "" where none is near.

    >>> nearest("OPNAI", ["OpenAI", "Acme"])
    'OpenAI'
    """
    folded: dict[str, str] = {}
    for candidate in sorted(known):
        folded.setdefault(candidate.casefold(), candidate)
    return next((folded[near] for near in get_close_matches(name.casefold(), folded, n=1)), "")


def unknown_name(kind: str, name: str, known: Iterable[str], *, called: str = "named") -> ConfigError:
    """Return the error for a name that is none of those known, offering the nearest.

    Args:
        kind: what it should name.
        name: as it was given.
        known: the names there are.
        called: how what it should name is joined with it.

    >>> str(unknown_name("format", "turtel", ["turtle", "nquads"]))
    "no format named 'turtel': did you mean 'turtle'? Known: nquads, turtle"
    """
    names = sorted(known)
    listed = f"Known: {', '.join(names)}"
    return ConfigError(f"no {kind} {called} {name!r}", remedy=" ".join(filter(None, [nearest_name(name, names), listed])))
