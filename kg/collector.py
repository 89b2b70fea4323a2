"""Keep Python's collector of circles off work that makes many records and hardly a circle: it would go through all of them, again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector in a block or a function, where it is on; what it left lying is taken away after it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def keep_from_collector(loaded: str) -> None:
    """Keep what a process has loaded, and what it has made so far, from the collector, once for each kind of what is loaded.

    Spark's workers collect after each task: with kg and a model in memory each time takes .13 CPU seconds, more than a short task.
    """
    del loaded
    gc.collect()
    gc.freeze()
