"""Run queries in a process of their own, so that a query that takes too long or too much can really be stopped.

In: a graph's folder, and requests. Out: rows, or the answer in a W3C format as bytes. The process opens its own snapshot of the
graph, reads nothing else, and is killed when its time is over; the next request starts another.
"""

from __future__ import annotations

import io
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError, QueryError

MEMORY = 4 << 30
"""Bytes of address space that a query may take; the process ends where it asks for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A query to run.

    Attributes:
        text: the query, checked in the worker: parsing a hostile one takes time, too.
        bindings: values for its variables, as N-Triples terms.
        limit: rows at most, for an answer as rows.
        formats: where given, the answer is bytes: the format of each form of query ("SELECT" -> "json").
        most_bytes: of such an answer.
        default_graphs: the graphs that the default graph is made of; all of them where empty.
        named_graphs: the graphs that GRAPH reaches; all of them where empty.
    """

    text: str
    bindings: Mapping[str, str] = field(default_factory=dict)
    limit: int | None = None
    formats: Mapping[str, str] = field(default_factory=dict)
    most_bytes: int = 64 << 20
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as bytes: the form of the query, the format, the content."""

    form: str
    format: str
    content: bytes


class QueryStoppedError(QueryError):
    """A query that took longer, or more memory, than allowed."""


class Worker:
    """A process that runs one query at a time over a snapshot of a graph.

    It is a program of its own (`python -m kg.queries FOLDER`), not a fork: the caller may be any program, with threads.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[object] = queue.Queue()

    def start(self) -> None:
        """Start the process, where none runs.

        Raises:
            DatasetError: the graph cannot be opened.
        """
        if self._process is not None and self._process.poll() is None:
            return
        command = [sys.executable, "-m", "kg.queries", str(self._folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603  # our own program
        self._answers = queue.Queue()
        self._reader = threading.Thread(target=_read_answers, args=(self._process.stdout, self._answers), daemon=True)
        self._reader.start()
        try:
            self._receive(None, "opening the graph")
        except KgError:
            self.stop()
            raise

    def ask(self, request: Request, timeout: float | None) -> object:
        """Run a query; return `Rows`, or a `Response` where formats are asked for.

        Args:
            request: the query.
            timeout: seconds it may take; without one it may take any time.

        Raises:
            QueryError: it is not SPARQL, or not allowed.
            QueryStoppedError: it took too long or too much.
        """
        self.start()
        assert self._process is not None and self._process.stdin is not None
        pickle.dump(request, self._process.stdin)
        self._process.stdin.flush()
        return self._receive(timeout, "the query")

    def _receive(self, timeout: float | None, what: str) -> object:
        try:
            answer = self._answers.get(timeout=timeout)
        except queue.Empty:
            self.stop()
            raise QueryStoppedError(
                f"{what} took longer than {timeout:g} s and was stopped", remedy="ask for less, or allow more time"
            ) from None
        if answer is None:
            self.stop()
            raise QueryStoppedError(f"{what} took more memory than allowed and was stopped", remedy="ask for less")
        if isinstance(answer, KgError):
            raise answer
        return answer

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            for stream in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    stream.close()  # type: ignore[union-attr]  # both are pipes
        self._process = None


def _read_answers(stream: BinaryIO, answers: queue.Queue[object]) -> None:
    """Put what the process says into a queue; None when it has ended."""
    with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
        while True:
            answers.put(pickle.load(stream))  # noqa: S301  # from our own program
    answers.put(None)


def main() -> None:
    """Answer the requests on standard input, on standard output, until the other side is gone."""
    from kg.dataset.folder import open_snapshot
    from kg.namespaces import prefixes

    out = sys.stdout.buffer

    def say(answer: object) -> None:
        pickle.dump(answer, out)
        out.flush()

    _limit_memory()
    try:
        snapshot = open_snapshot(Path(sys.argv[1]))
    except KgError as error:
        say(error)
        return
    known = prefixes(snapshot.manifest.base)
    say("ready")
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            request = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own program
            try:
                answer = _run(snapshot.engine, request, known)
            except KgError as error:
                answer = error
            except MemoryError:
                answer = QueryStoppedError("the query took more memory than allowed and was stopped", remedy="ask for less")
            say(answer)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _run(engine: object, request: Request, prefixes: Mapping[str, str]) -> object:
    import pyoxigraph

    from kg.dataset import EmbeddedStore
    from kg.dataset.store import from_oxigraph
    from kg.queries.guard import bind, check_query
    from kg.queries.select import RESULT_FORMATS, TRIPLE_FORMATS, LimitedOutput, check_graphs, run_query

    assert isinstance(engine, EmbeddedStore)
    bindings = {name: from_oxigraph(_term(text)) for name, text in request.bindings.items()}
    if not request.formats:
        return run_query(engine, request.text, prefixes, bindings, limit=request.limit, known=request.known)
    query = check_query(request.text, prefixes)
    check_graphs(engine, query)
    graphs = (request.default_graphs, request.named_graphs)
    default, named = graphs if any(graphs) else (query.default_graphs, query.named_graphs)  # the protocol's go before FROM's
    answer = engine.query(bind(request.text, bindings), prefixes, default_graphs=default, named_graphs=named)
    name = request.formats[query.form]
    out = io.BytesIO()
    limited = LimitedOutput(out, request.most_bytes)
    try:
        if isinstance(answer, pyoxigraph.QueryTriples):
            answer.serialize(limited, format=TRIPLE_FORMATS[name])  # type: ignore[arg-type]  # it writes, as a file does
        else:
            answer.serialize(limited, format=RESULT_FORMATS[name])  # type: ignore[arg-type]
    except OSError as error:
        if isinstance(error.__cause__, QueryError):
            raise error.__cause__ from error
        raise QueryError(f"the query cannot be run: {error}", remedy="see the log of the server") from error
    return Response(query.form, name, out.getvalue())


def _term(text: str) -> object:
    import pyoxigraph

    store = pyoxigraph.Store()
    (row,) = list(store.query(f"SELECT ?x WHERE {{ VALUES ?x {{ {text} }} }}"))  # type: ignore[arg-type]  # a row with one term
    return row[0]
