"""How long each stage of a run takes: whoever wants to know measures a block, and the stages in it tell what they are at.

Nothing of it goes into a graph, which is the same however long it took.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
OTHER = "the rest"
"""What no stage has: imports, opening the graph, waiting for processes."""


class Clock:
    """Adds up the seconds of each stage; a stage within another interrupts it, so that they sum up to all that was measured."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._stage, self._since = OTHER, time.perf_counter()

    def begin(self, stage: str) -> str:
        """Begin a stage, and return the one that it interrupts."""
        now, before = time.perf_counter(), self._stage
        self.add({before: now - self._since})
        self._stage, self._since = stage, now
        return before

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add seconds to those of their stages."""
        for name, number in seconds.items():
            self._seconds[name] = self._seconds.get(name, 0.0) + number

    def seconds(self) -> dict[str, float]:
        """Return the seconds of each stage until now, in the order in which they first began."""
        self.begin(self._stage)
        return dict(self._seconds)


_CLOCK: ContextVar[Clock | None] = ContextVar("clock", default=None)


@contextmanager
def measured() -> Iterator[Clock]:
    """Measure the stages of a block."""
    clock = Clock()
    token = _CLOCK.set(clock)
    try:
        yield clock
    finally:
        _CLOCK.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Count the time of a block for a stage, where somebody measures."""
    clock = _CLOCK.get()
    if clock is None:
        yield
        return
    before = clock.begin(name)
    try:
        yield
    finally:
        clock.begin(before)


def staged(name: str, items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, and count the time that making each one takes for a stage."""
    stream = iter(items)
    while True:
        with stage(name):
            made = list(islice(stream, 1))
        if not made:
            return
        yield made[0]


def add_measured(seconds: Mapping[str, float]) -> None:
    """Add what another process measured, where somebody measures."""
    if (clock := _CLOCK.get()) is not None:
        clock.add(seconds)
