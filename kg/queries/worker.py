"""Run queries in a process of their own, so that a query that takes too long or too much can really be stopped.

In: a graph's folder, and requests. Out: rows, or the answer in a W3C format as bytes. The process opens its own snapshot of the
graph, reads nothing else, can open no socket, takes no code from the working directory, and is killed when its time is over; the
next request starts another.
"""

from __future__ import annotations

import io
import logging
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import KgError, QueryError, QueryStoppedError, WorkerCrashedError
from kg.processes import end_with_pipe

if TYPE_CHECKING:
    from kg.dataset import EmbeddedStore

logger = logging.getLogger(__name__)

MEMORY = 4 << 30
"""Bytes of address space that a query may take; the process ends where it asks for more."""

MEMORY_SIGNS = ("memory allocation of", "bad_alloc", "MemoryError")
"""What the process says on standard error where there is no more memory: Rust, C++, Python."""


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


class Worker:
    """A process that runs one query at a time over a snapshot of a graph.

    It is a program of its own (`python -P -m kg.queries FOLDER`), not a fork: the caller may be any program, with threads.

    Attributes:
        wall: what keeps the process from opening sockets (see `kg.queries.wall.shut_network`), once it runs.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.wall = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._readers: tuple[threading.Thread, ...] = ()
        self._swap = threading.Lock()  # the process and its readers change together: another thread may stop them
        self._answers: queue.Queue[object] = queue.Queue()
        self._said: deque[str] = deque()

    def start(self) -> None:
        """Start the process, where none runs.

        Raises:
            DatasetError: the graph cannot be opened.
        """
        if self._process is not None and self._process.poll() is None:
            return
        self.stop()  # one that has ended leaves its pipes
        # -P: a file called rdflib.py in the working directory is none of our program.
        command = [sys.executable, "-P", "-m", "kg.queries", str(self._folder)]
        pipe = subprocess.PIPE
        environment = {**os.environ, "RUST_BACKTRACE": "0"}  # what it says at its end is the reason, not where
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)  # noqa: S603  # our own program
        self._answers, self._said = queue.Queue(), deque(maxlen=20)
        readers = (
            threading.Thread(target=_read_answers, args=(process.stdout, self._answers), daemon=True),
            threading.Thread(target=_read_lines, args=(process.stderr, self._said), daemon=True),
        )
        for reader in readers:
            reader.start()
        with self._swap:
            self._process, self._readers = process, readers
        try:
            self.wall = str(self._receive(None, "opening the graph"))
        except KgError:
            self.stop()
            raise
        if not self.wall:
            logger.info("this system keeps no process from its network: queries are guarded by their text alone")

    def ask(self, request: Request, timeout: float | None) -> object:
        """Run a query; return `Rows`, or a `Response` where formats are asked for.

        Args:
            request: the query.
            timeout: seconds it may take; without one it may take any time.

        Raises:
            QueryError: it is not SPARQL, or not allowed.
            QueryStoppedError: it took too long or too much.
            WorkerCrashedError: its process ended.
        """
        self.start()
        process = self._process
        if process is not None and process.stdin is not None:
            with suppress(BrokenPipeError, ValueError):  # it has ended, or was stopped, meanwhile: the answers say so
                pickle.dump(request, process.stdin)
                process.stdin.flush()
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
            raise self._ended(what)
        if isinstance(answer, KgError):
            raise answer
        return answer

    def _ended(self, what: str) -> QueryStoppedError:
        """Return why the process has ended, by its exit status and what it said."""
        process = self._process
        if process is None:  # another thread has stopped it
            return QueryStoppedError(f"{what} was stopped", remedy="ask again")
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)  # it has closed its output: it is ending
        status = process.returncode
        self.stop()
        return why_ended(what, status, list(self._said))

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        with self._swap:
            process, self._process, readers = self._process, None, self._readers
        if process is not None:
            process.kill()
            process.wait()
            for reader in readers:
                reader.join()
            for stream in (process.stdin, process.stdout, process.stderr):
                with suppress(OSError):
                    stream.close()  # type: ignore[union-attr]  # all are pipes


def why_ended(what: str, status: int | None, said: list[str]) -> QueryStoppedError:
    """Return the error for a process that ended while it ran a query.

    Args:
        what: what it was doing.
        status: its exit code; a signal's number, negative; None where it has not ended.
        said: the last lines of its standard error.
    """
    if any(sign in line for line in said for sign in MEMORY_SIGNS):
        return QueryStoppedError(f"{what} took more memory than allowed and was stopped", remedy="ask for less")
    if status == -9:
        return QueryStoppedError(
            f"the process of {what} was killed from outside (SIGKILL), as a system does that runs out of memory",
            remedy="ask for less, or let the machine have more memory",
        )
    last = f": {said[-1][:200]}" if said else ""
    is_signal = status is not None and status < 0
    reason = f"crashed ({_signal_name(-(status or 0))})" if is_signal else f"ended by itself (exit code {status})"
    return WorkerCrashedError(
        f"the process of {what} {reason}{last}",
        remedy="ask in another way; check the graph with kg validate; and report it with the query",
    )


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:  # a real-time signal has no name
        return f"signal {number}"


def _read_answers(stream: BinaryIO, answers: queue.Queue[object]) -> None:
    """Put what the process says into a queue; None when it has ended."""
    with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
        while True:
            answers.put(pickle.load(stream))  # noqa: S301  # from our own program
    answers.put(None)


def _read_lines(stream: BinaryIO, lines: deque[str]) -> None:
    """Keep the last lines that the process writes to standard error."""
    with suppress(OSError, ValueError):
        for line in stream:
            if line.strip():
                lines.append(line.decode(errors="replace").strip())


def main() -> None:
    """Answer the requests on standard input, on standard output, until the other side is gone."""
    from kg.dataset.folder import open_snapshot
    from kg.namespaces import prefixes
    from kg.queries.wall import shut_network

    out = sys.stdout.buffer

    def say(answer: object) -> None:
        pickle.dump(answer, out)
        out.flush()

    wall = shut_network()  # before there is a second thread: a namespace is left by the only one
    end_with_pipe(sys.stdin.fileno())
    _limit_memory()
    try:
        snapshot = open_snapshot(Path(sys.argv[1]))
    except KgError as error:
        say(error)
        return
    known = prefixes(snapshot.manifest.base)
    say(wall)
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
    from kg.dataset import EmbeddedStore
    from kg.dataset.store import from_oxigraph
    from kg.queries.binding import bind
    from kg.queries.guard import check_query
    from kg.queries.select import check_graphs, run_query
    from kg.queries.wall import run_walled

    assert isinstance(engine, EmbeddedStore)
    bindings = {name: from_oxigraph(_term(text)) for name, text in request.bindings.items()}
    if not request.formats:
        return run_query(engine, request.text, prefixes, bindings, limit=request.limit, known=request.known)
    query = check_query(request.text, prefixes)
    check_graphs(engine, query)
    graphs = (request.default_graphs, request.named_graphs)
    default, named = graphs if any(graphs) else (query.default_graphs, query.named_graphs)  # the protocol's go before FROM's
    name = request.formats[query.form]
    text = bind(query.text, bindings)
    content = run_walled(lambda: _serialized(engine, text, (tuple(default), tuple(named)), name, request.most_bytes))
    return Response(query.form, name, content)


def _serialized(
    engine: EmbeddedStore, text: str, graphs: tuple[tuple[str, ...], tuple[str, ...]], format_name: str, most_bytes: int
) -> bytes:
    """Run a query, and return its answer in a format."""
    import pyoxigraph

    from kg.dataset.failures import answer_error
    from kg.queries.select import RESULT_FORMATS, TRIPLE_FORMATS, LimitedOutput

    out = io.BytesIO()
    limited = LimitedOutput(out, most_bytes)
    answer = engine.query(text, {}, default_graphs=graphs[0], named_graphs=graphs[1])
    try:
        if isinstance(answer, pyoxigraph.QueryTriples):
            answer.serialize(limited, format=TRIPLE_FORMATS[format_name])  # type: ignore[arg-type]  # it writes, as a file does
        else:
            answer.serialize(limited, format=RESULT_FORMATS[format_name])  # type: ignore[arg-type]
    except (OSError, RuntimeError) as error:  # of the store or of what writes, of the evaluation
        if isinstance(error.__cause__, QueryError):
            raise error.__cause__ from error
        raise answer_error(engine, error) from error
    return out.getvalue()


def _term(text: str) -> object:
    import pyoxigraph

    store = pyoxigraph.Store()
    (row,) = list(store.query(f"SELECT ?x WHERE {{ VALUES ?x {{ {text} }} }}"))  # type: ignore[arg-type]  # a row with one term
    return row[0]
