"""Read files in a process of their own, where a file that crashes its reader, or keeps it for ever, costs itself alone.

What a file can crash, or keep busy without end, is only called here: PDFium (a drawing that draws itself), trafilatura (a table of 50,000
open rows), what unpacks archives (a terabyte of nothing). Files within files are read by one more process, while that of the outer waits.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from kg.documents.members import Member
from kg.errors import ReadError
from kg.processes import end_with_pipe

SECONDS = 60.0
"""For a file, without what is done meanwhile with what it gives: PDFium reads 5,000 pages in less."""

MEMORY = 4 << 30
"""Bytes of address space that a file may take."""

BATCH = 16
"""Results sent at a time; files within files, which may be large, are sent at once."""

PIPE = 1 << 20
"""Bytes that a pipe holds, where that can be chosen: with few, each process waits for the other all the time."""

STOPPED = "its reader had to be stopped"


class ReaderProcess:
    """A process that reads files, from the first one on, and one for files within files; another one takes its place when it crashes.

    Args:
        seconds: how long it may read one file.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._processes: dict[int, subprocess.Popen[bytes]] = {}

    def read(self, ending: str, source: str, content: bytes, depth: int = 0) -> Iterator[object]:
        """Yield what the reader of files that end so yields, as it reads; then an error where it comes to no end.

        Args:
            ending: that of the reader's files.
            source: the name of the file.
            content: its bytes.
            depth: how many files this one is in that are still read.
        """
        process = self._processes.get(depth) or self._start(depth)
        results: list[object] | None = []
        stopped, left = threading.Event(), self._seconds
        try:
            _send(process, (ending, source, content))
            while results is not None:
                yield from results
                begin = time.monotonic()
                results = _receive(process, left, stopped)
                left = max(0.0, left - (time.monotonic() - begin))
        except (EOFError, OSError, pickle.UnpicklingError):
            why = f"reading it took more than {self._seconds:g} seconds" if stopped.is_set() else "it crashed its reader"
            remedy = "it may be damaged or hostile: leave it out"
            yield ReadError(source, f"{why}, which was stopped", reason=STOPPED, remedy=remedy)
        finally:
            if results is not None or stopped.is_set():  # what comes from it still is of this file
                self._end(depth)

    def _start(self, depth: int) -> subprocess.Popen[bytes]:
        # -P: a file called lxml.py in the working directory is none of our program.
        command, pipe = [sys.executable, "-P", "-m", "kg.documents"], subprocess.PIPE
        process = subprocess.Popen(  # noqa: S603  # our own program
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, pipesize=PIPE
        )
        self._processes[depth] = process
        return process

    def _end(self, depth: int) -> None:
        process = self._processes.pop(depth)
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]  # both are pipes

    def close(self) -> None:
        """End its processes, whatever they are doing."""
        for depth in list(self._processes):
            self._end(depth)


def _send(process: subprocess.Popen[bytes], request: tuple[str, str, bytes]) -> None:
    assert process.stdin is not None, "it is a pipe"
    pickle.dump(request, process.stdin)
    process.stdin.flush()


def _receive(process: subprocess.Popen[bytes], seconds: float, stopped: threading.Event) -> list[object] | None:
    """Return the next results, or None after the last; a process that gives none in time is killed, and that is noted."""

    def stop() -> None:
        stopped.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        assert process.stdout is not None, "it is a pipe"
        results = pickle.load(process.stdout)  # noqa: S301  # from our own program
    finally:
        timer.cancel()
    if isinstance(results, Exception):
        raise results
    return None if results is None else list(results)


def answer(read: Callable[[str, str, bytes], Iterable[object]]) -> None:
    """Read the files on standard input, on standard output, until the other side is gone.

    Args:
        read: takes the ending of a file, its name and its bytes, and yields what the reader of such files yields.
    """
    _limit_memory()
    end_with_pipe(sys.stdin.fileno())
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            ending, source, content = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own program
            for results in _answers(read(ending, source, content)):
                pickle.dump(results, sys.stdout.buffer)
                sys.stdout.buffer.flush()


def _answers(results: Iterable[object]) -> Iterator[list[object] | Exception | None]:
    """Yield results in batches, then None, or what was raised instead."""
    batch: list[object] = []
    try:
        for result in results:
            batch.append(result)
            if len(batch) == BATCH or isinstance(result, Member):
                yield batch
                batch = []
    except Exception as error:  # noqa: BLE001  # raised again where the file was asked for
        yield batch
        yield error
        return
    yield batch
    yield None


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
