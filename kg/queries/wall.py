"""Shut the network for what runs a query, by the system: no socket can be opened, whatever the query says.

Two walls. `run_walled` shuts it for one function, in a thread of its own: a filter of system calls (seccomp, on Linux) holds for
the thread that asks for it and those it starts, so the caller's program keeps its network. `shut_network` shuts it for a whole
process, the query worker, by the same filter or, where there is none, by an empty network namespace. Neither can be undone.

The thread has a stack that the longest query cannot exhaust: the engine walks a query by recursion, and dies where it ends.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import queue
import socket
import struct
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, TypeVar

from kg.errors import QueryError

T = TypeVar("T")

STACKS = (1 << 28, 1 << 26)
"""Bytes of the stack of a thread that runs a query: the first that the system grants. It is address space, filled as needed;
of the queries of `spelling.MOST_TOKENS` tokens tried, the worst (a collection of as many) took between an eighth and a quarter."""

_NO_NEW_PRIVILEGES = 38  # prctl(2)
_SET_FILTER, _ALL_THREADS, _AS_FAST_AS_BEFORE = 1, 1, 4  # seccomp(2)
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000  # unshare(2)
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # classic BPF
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_OTHER_ABI = 0x40000000  # on x86-64, numbers from here on are system calls of another kind
_stack_lock = threading.Lock()


class _Calls(NamedTuple):
    """The numbers of a processor's system calls: what opens or connects a socket, and `seccomp` itself."""

    architecture: int
    seccomp: int
    socket: int
    connect: int
    ring: int  # io_uring opens sockets without the call


_GENERIC = {"seccomp": 277, "socket": 198, "connect": 203, "ring": 425}
CALLS = {
    "x86_64": _Calls(0xC000003E, seccomp=317, socket=41, connect=42, ring=425),
    "aarch64": _Calls(0xC00000B7, **_GENERIC),
    "riscv64": _Calls(0xC00000F3, **_GENERIC),
}


def run_walled(function: Callable[[], T]) -> T:
    """Run a function without a network, where the system can (Linux), and with a deep stack; return what it returns.

    Args:
        function: what runs a query to its end: answers of the engine may not leave the thread.
    """
    outcome: list[T] = []
    errors: list[BaseException] = []
    ended = threading.Event()

    def run() -> None:
        try:
            outcome.append(function())
        except BaseException as error:  # noqa: BLE001  # it is raised again in the caller's thread
            _forget_variables(error)
            errors.append(error)
        finally:
            _idle.append(thread)
            ended.set()

    thread = _idle_thread()
    thread.calls.put(run)
    ended.wait()
    if errors:
        raise errors[0]
    return outcome[0]


class _Thread(threading.Thread):
    """A thread behind the wall. It runs what is put into `calls`, and waits for more."""

    def __init__(self) -> None:
        super().__init__(name="kg query", daemon=True)
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def run(self) -> None:
        """Run the calls, one after the other."""
        _shut_thread()
        while True:
            self.calls.get()()


_idle: list[_Thread] = []


def _idle_thread() -> _Thread:
    """Take a thread that waits, or start one with the deepest stack that the system grants."""
    while _idle:
        with suppress(IndexError):  # another thread has taken it meanwhile
            thread = _idle.pop()
            if thread.is_alive():  # after a fork none is
                return thread
    with _stack_lock:
        before = threading.stack_size()
        try:
            for size in STACKS:
                threading.stack_size(size)
                thread = _Thread()
                with suppress(RuntimeError):  # no address space for it
                    thread.start()
                    return thread
        finally:
            threading.stack_size(before)
    raise QueryError("no memory to run a query", remedy="allow the program more address space")


def _forget_variables(error: BaseException | None) -> None:
    """Let go of what an error's frames hold: an answer of the engine must be let go in its own thread."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        _forget_variables(error.__cause__)
        error = error.__context__


def shut_network() -> str:
    """Shut the network for this process, and return by what: "seccomp", "namespace", or nothing where the system has neither."""
    if _filter_calls(_ALL_THREADS) and _is_shut():
        return "seccomp"
    if _leave_network() and _is_shut(by_namespace=True):
        return "namespace"
    return ""


def _shut_thread() -> str:
    return "seccomp" if _filter_calls(0) and _is_shut() else ""


def _is_shut(*, by_namespace: bool = False) -> bool:
    """Try the wall: in an empty namespace a socket opens and leads nowhere, else none opens."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            if not by_namespace:
                return False
            probe.connect(("192.0.2.1", 9))  # sends nothing
    except OSError as error:
        return error.errno in (errno.EACCES, errno.ENETUNREACH)
    return False


def _filter_calls(flags: int) -> bool:
    calls = CALLS.get(platform.machine())
    if platform.system() != "Linux" or calls is None or struct.calcsize("P") != 8:
        return False
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    code = _filter_program(calls)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(code) // 8, ctypes.addressof(buffer)))
    number, mode = ctypes.c_long(calls.seccomp), ctypes.c_long(_SET_FILTER)
    return any(
        system.syscall(number, mode, ctypes.c_long(flags | speed), ctypes.byref(program)) == 0 for speed in (_AS_FAST_AS_BEFORE, 0)
    )


def _filter_program(calls: _Calls) -> bytes:
    """Return a filter that refuses the calls that open or connect sockets, and any call of a kind that it does not know."""
    refused = (calls.socket, calls.connect, calls.ring)
    last = len(refused) + 5  # the instruction that refuses
    steps = [
        (_LOAD, 0, 0, 4),  # the architecture of the call
        (_IF_EQUAL, 0, last - 2, calls.architecture),
        (_LOAD, 0, 0, 0),  # its number
        (_IF_AT_LEAST, last - 4, 0, _OTHER_ABI),
        *((_IF_EQUAL, last - 5 - index, 0, number) for index, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("@HBBI", *step) for step in steps)


def _leave_network() -> bool:
    """Enter a network namespace of one's own, where only a process with one thread and the right to may."""
    if platform.system() != "Linux":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    return any(system.unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_NETWORK | _NEW_USERS))
