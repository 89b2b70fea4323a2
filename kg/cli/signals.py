"""What SIGINT, SIGTERM and SIGHUP do to a command: it closes what it has open, ends its processes, and ends as the signal says.

Python looks at a signal between two steps of its own, so a long step of a library would keep the command alive: a thread waits
for the signal, too, and ends the process when that takes too long. Nothing that was stored is lost by it.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
PATIENCE = 5.0
"""Seconds that a command may take to close what it has open."""


class Ended(BaseException):
    """A signal ended the command; no error, so that nothing but `main` takes it for one."""

    def __init__(self, number: int) -> None:
        super().__init__(f"ended by {signal.Signals(number).name}; what was stored is kept")
        self.number = number

    def die(self) -> NoReturn:
        """End this process by the signal, so that who waits for it sees which one it was."""
        with suppress(OSError, ValueError):
            sys.stdout.flush()
        signal.signal(self.number, signal.SIG_DFL)
        signal.raise_signal(self.number)
        os._exit(128 + self.number)  # the first process of a container is not ended by its own signals


@contextmanager
def signals_unwind() -> Iterator[None]:
    """Raise `Ended` in the block on a signal that would end the process; a second one ends it at once.

    A signal that is ignored stays so (`nohup`).
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    before = {n: handler for n in numbers if (handler := signal.getsignal(n)) not in (signal.SIG_IGN, None)}

    def end(number: int, frame: FrameType | None) -> NoReturn:
        del frame
        for handled in before:
            signal.signal(handled, signal.SIG_DFL)
        raise Ended(number)

    receiver, sender = socket.socketpair()
    sender.setblocking(False)
    formerly = signal.set_wakeup_fd(sender.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=_end_the_late, args=(receiver, set(before)), daemon=True).start()
    try:
        for number in before:
            signal.signal(number, end)
        yield
    finally:
        signal.set_wakeup_fd(formerly)
        for number, handler in before.items():
            signal.signal(number, handler)
        sender.close()


def _end_the_late(receiver: socket.socket, numbers: set[int]) -> None:
    """Wait for a signal; end the process when it has not ended by itself some time later."""
    with receiver:
        while received := receiver.recv(1):
            if received[0] in numbers:
                time.sleep(PATIENCE)
                os._exit(128 + received[0])
