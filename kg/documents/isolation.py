"""Read files in a process of their own, where a file that crashes its reader, or keeps it for ever, costs itself alone.

Libraries that a file can crash, or keep busy without end, are only called here: PDFium (a drawing that draws itself), trafilatura (a table
of 50,000 open rows).
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from contextlib import suppress

from kg.errors import ReadError
from kg.processes import end_with_pipe

SECONDS = 60.0
"""For a file: PDFium reads 5,000 pages in less."""

MEMORY = 4 << 30
"""Bytes of address space that a file may take."""


class ReaderProcess:
    """A process that reads files, from the first one on; another one takes its place when it crashes.

    Args:
        seconds: how long it may read one file.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, ending: str, source: str, content: bytes) -> list[object]:
        """Return what the reader of files that end so yields; an error where it came to no end."""
        process = self._process or self._start()
        stopped = threading.Event()

        def stop() -> None:
            stopped.set()
            process.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.start()
        try:
            assert process.stdin is not None and process.stdout is not None, "both are pipes"
            pickle.dump((ending, source, content), process.stdin)
            process.stdin.flush()
            results = pickle.load(process.stdout)  # noqa: S301  # from our own program
        except (EOFError, OSError, pickle.UnpicklingError):
            self.close()
            why = f"reading it took more than {self._seconds:g} seconds" if stopped.is_set() else "it crashed its reader"
            return [ReadError(source, f"{why}, which was stopped", remedy="it may be damaged or hostile: leave it out")]
        finally:
            timer.cancel()
        if stopped.is_set():  # it had just answered: the next file needs another process
            self.close()
        if isinstance(results, Exception):
            raise results
        return list(results)

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: a file called lxml.py in the working directory is none of our program.
        command, pipe = [sys.executable, "-P", "-m", "kg.documents"], subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603  # our own program
        return self._process

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):
                    stream.close()  # type: ignore[union-attr]  # both are pipes


def main() -> None:
    """Read the files on standard input, on standard output, until the other side is gone."""
    from kg.documents import READERS

    _limit_memory()
    end_with_pipe(sys.stdin.fileno())
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            ending, source, content = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own program
            try:
                answer: object = list(READERS[ending].read(source, content))
            except Exception as error:  # noqa: BLE001  # raised again where the file was asked for
                answer = error
            pickle.dump(answer, sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
