"""Processes that end with who started them, however that one ends.

A killed process cannot tell its workers to end, and they would wait for work for ever. So each holds one end of a pipe, the other is
held by who started it and by nobody else: when that is closed, by will or by the system, the worker ends at once.
"""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

SAFE_PATH = "PYTHONSAFEPATH"


class WorkerPool:
    """Processes that share work. They end with this one, however it ends, and take no code from the working directory.

    Args:
        processes: how many there are.
    """

    def __init__(self, processes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._held_there, self._held_here = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with, initargs=(self._held_there,))

    def submit(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Hand over a call; a pool that is broken fails it."""
        try:
            with _interrupts_held_back(), _safe_path():
                return self._pool.submit(function, *args, **kwargs)
        except BrokenProcessPool as error:
            failed: Future[R] = Future()
            failed.set_exception(error)
            return failed

    def close(self, *, at_once: bool = False) -> None:
        """End the processes: when they have done what they do, or at once."""
        if at_once:
            self._held_here.close()
        self._pool.shutdown(cancel_futures=True)
        self._held_here.close()
        self._held_there.close()


def end_with_pipe(handle: int) -> None:
    """End this process when the other end of a pipe is closed, whatever it is doing then; leave Ctrl+C to who holds that end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(select, "poll"):  # elsewhere it ends when it reads from the pipe next
        threading.Thread(target=_wait_for_hang_up, args=(handle,), daemon=True).start()


def _wait_for_hang_up(handle: int) -> None:
    watched = select.poll()
    watched.register(handle, 0)  # a hang-up is told of without being asked for, and data are left to who reads them
    while not any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in watched.poll()):
        pass
    os._exit(1)


def _end_with(pipe: Connection) -> None:
    """End this process when the other end of a connection is closed, whatever it is doing then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_wait_for_end, args=(pipe,), daemon=True).start()


def _wait_for_end(pipe: Connection) -> None:
    with suppress(EOFError, OSError):
        pipe.recv()
    os._exit(1)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold SIGINT back in the block, where the system can do that; processes started in it never get it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Let processes that are started in the block take no code from the working directory.

    Python begins one by `-c`, which puts the directory first where modules are looked for, until multiprocessing has set the path of
    this process.
    """
    before = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = before
