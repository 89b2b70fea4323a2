"""Documents and errors as rows that travel between machines, and what becomes of them there; without Spark itself.

In: rows of Arrow. Out: rows of Arrow. Each function is one that `kg build` runs, on a part of the documents.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir, contextmanager, nullcontext
from dataclasses import asdict
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipimport import zipimporter

from kg import errors
from kg.analysis import attempt, contribute
from kg.collector import keep_from_collector
from kg.config import Config, ReadOptions
from kg.contributions import versions_of
from kg.dataset import GraphNames, activity_iri, contribution_lines
from kg.dataset.provenance import content_hash
from kg.documents import Mended, iter_documents
from kg.documents.dating import dated
from kg.documents.isolation import ReaderProcess
from kg.documents.rows import Columns, Row
from kg.errors import ConfigError, ReadError, restored
from kg.identifiers import digest
from kg.model import Document, Place
from kg.ontology import load_ontology
from kg.parsing import load_pipeline

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Schema, Table

Fields = dict[str, Any]
"""A row by its columns: text, whole numbers, or nothing."""

FILES = "file int, path string"
DOCUMENTS = "file int, number int, id string, key string, document string, error string, mended string"
CONTRIBUTIONS = "key string, graph string, lines string, error string"
"""The columns of tables, as Spark declares them."""

ROWS = 32
"""Rows sent at a time: the quads of a document take some hundred kilobytes."""


def key_of(document: Document) -> str:
    """Return what a document and its contribution are known by: another key for another content."""
    return digest(document.id, content_hash(document))


def document_text(document: Document) -> str:
    """Return a document as JSON.

    >>> document_of(document_text(Document(id="a", text="b"))) == Document(id="a", text="b")
    True
    """
    return json.dumps(asdict(document), ensure_ascii=False)


def document_of(text: str) -> Document:
    """Return the document that a JSON text holds."""
    fields = json.loads(text)
    return Document(**fields | {"places": tuple(Place(**place) for place in fields["places"])})


def error_text(error: ReadError) -> str:
    """Return an error as JSON.

    >>> str(error_of(error_text(ReadError("a.txt", "empty", remedy="leave it out"))))
    'a.txt: empty: leave it out'
    """
    return json.dumps([type(error).__name__, error.args, vars(error)], ensure_ascii=False)


def error_of(text: str) -> ReadError:
    """Return the error that a JSON text holds."""
    name, args, facts = json.loads(text)
    error = restored(getattr(errors, name), tuple(args), facts)
    assert isinstance(error, ReadError), "it was one"
    return error


@contextmanager
def standing_in(folder: str) -> Iterator[None]:
    """Let relative paths in the block mean what they mean where the work was started, if this machine has that folder."""
    keep_from_collector("kg")
    with chdir(Path(folder)) if Path(folder).is_dir() else nullcontext():
        yield
    _leave_archives()


def _leave_archives() -> None:
    """Forget who looks for modules in archives; who looks there next gets what is known of them.

    Spark lets Python look for new modules before each task, and Python then reads the lists of all archives anew, which are Spark's own:
    .13 CPU seconds, more than a short task.
    """
    for path, finder in list(sys.path_importer_cache.items()):
        if isinstance(finder, zipimporter):
            del sys.path_importer_cache[path]


def read_rows(batches: Iterable[RecordBatch], options: ReadOptions, folder: str) -> Iterator[RecordBatch]:
    """Yield the documents of files, rows (`file`, `path`), with what could not be read or was mended; relative paths are of a folder."""

    def results() -> Iterator[Fields]:
        process = ReaderProcess()
        try:
            for row in _rows(batches):
                for number, result in enumerate(iter_documents([row["path"]], options, process)):
                    yield _result_row(row["file"], number, result)
        finally:
            process.close()

    with standing_in(folder):
        yield from to_batches(results(), DOCUMENTS)


def table_rows(batches: Iterable[RecordBatch], options: ReadOptions, name: str) -> Iterator[RecordBatch]:
    """Yield the documents of the rows of a table, whose columns are called as those of table files are."""
    columns = Columns(name, dict(options.columns))

    def results() -> Iterator[Fields]:
        for number, row in enumerate(_rows(batches)):
            for result in columns.document(Row(row, "")):
                if isinstance(result, ReadError | Mended):
                    yield _result_row(0, number, result)
                    continue
                for checked in iter_documents([dated(result.document)], options):
                    yield _result_row(0, number, checked)

    yield from to_batches(results(), DOCUMENTS)


def document_rows(results: Iterable[Document | ReadError | Mended]) -> list[Fields]:
    """Return rows of what was read here."""
    return [_result_row(-1, number, result) for number, result in enumerate(results)]


def _result_row(file: int, number: int, result: Document | ReadError | Mended) -> Fields:
    row: Fields = {"file": file, "number": number, "id": None, "key": None, "document": None, "error": None, "mended": None}
    if isinstance(result, Document):
        return row | {"id": result.id, "key": key_of(result), "document": document_text(result)}
    return row | ({"mended": str(result)} if isinstance(result, Mended) else {"error": error_text(result)})


def contribution_rows(batches: Iterable[RecordBatch], config: Config, versions: Fields, folder: str) -> Iterator[RecordBatch]:
    """Yield what each document gives to the graph: its quads as sorted lines, or why its analysis failed.

    Raises:
        ConfigError: this machine has another kg, model or ontology than the one that started the work, or none.
    """
    rows = _rows(batches)
    first = next(rows, None)
    if first is None:  # a part without documents needs no model
        return
    with standing_in(folder):
        check_versions(config, tuple(sorted(versions.items())))
        yield from to_batches(_contributions(chain([first], rows), config, versions), CONTRIBUTIONS)


def _contributions(rows: Iterable[Fields], config: Config, versions: Fields) -> Iterator[Fields]:
    ontology, activity = load_ontology(config.ontology, config.lexicon), activity_iri(config.base, versions)
    graphs = GraphNames(config.base)
    keys: dict[str, str] = {}
    failures: list[ReadError] = []

    def documents() -> Iterator[Document]:
        for row in rows:
            keys[row["id"]] = row["key"]
            yield document_of(row["document"])

    for contribution in contribute(documents(), config, failures.append):
        document = contribution.document
        quads = attempt(
            document,
            failures.append,
            lambda c=contribution: "".join(sorted(contribution_lines(c, ontology, config.base, activity))),  # type: ignore[misc]  # the one of now
        )
        if quads is not None:
            yield {"key": keys[document.id], "graph": str(graphs.document(document.id)), "lines": quads, "error": None}
    for failure in failures:
        yield {"key": keys[str(vars(failure)["document_id"])], "graph": None, "lines": None, "error": error_text(failure)}


@cache
def check_versions(config: Config, expected: tuple[tuple[str, object], ...]) -> None:
    """Raise where this machine has another kg, model or ontology than the one that started the work, or none.

    Raises:
        ConfigError: so it is.
    """
    import socket

    remedy = "give every executor the same environment: see docs/cluster.md"
    try:
        load_pipeline(config.model, config.threads)
        own = versions_of(config)
    except errors.KgError as error:
        raise ConfigError(f"executor {socket.gethostname()}: {error.message}", remedy=remedy) from error
    for name, value in expected:
        if own.get(name) != value:
            raise ConfigError(f"executor {socket.gethostname()}: its {name} is {own.get(name)!r}, not {value!r}", remedy=remedy)
    keep_from_collector("model")


def _rows(batches: Iterable[RecordBatch]) -> Iterator[Fields]:
    return (row for batch in batches for row in batch.to_pylist())


def to_batches(rows: Iterator[Fields], columns: str, size: int = ROWS) -> Iterator[RecordBatch]:
    """Yield rows in batches of Arrow."""
    import pyarrow as pa

    schema = _schema(columns)
    while batch := list(islice(rows, size)):
        yield pa.RecordBatch.from_pylist(batch, schema=schema)


def arrow_table(rows: Iterable[Fields], columns: str) -> Table:
    """Return rows as a table of Arrow, which Spark takes without starting a worker."""
    import pyarrow as pa

    return pa.Table.from_batches(to_batches(iter(rows), columns), schema=_schema(columns)).combine_chunks()  # one task for a batch


def _schema(columns: str) -> Schema:
    import pyarrow as pa

    kinds: dict[str, Callable[[], Any]] = {"int": pa.int32, "string": pa.string}
    return pa.schema([(name, kinds[kind]()) for name, kind in (column.split(" ") for column in columns.split(", "))])
