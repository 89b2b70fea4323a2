"""Endless streams of batches, one a task, that can start anywhere: what stands where is decided by seed and place alone."""

from __future__ import annotations

import itertools
import multiprocessing
import queue
import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.batches import Batch, Source, collate, group_batches, with_case_noise
from training.recipe import Recipe

BATCHES_AHEAD = 24
SECONDS_BETWEEN_LOOKS = 5.0

Item = tuple["Place", Batch]


@dataclass(frozen=True, slots=True)
class Place:
    """How far a stream has come: whole passes over its examples, and batches of the present one."""

    passes: int = 0
    batches: int = 0


def iter_batches(task: str, source: Source, recipe: Recipe, start: Place) -> Iterator[Item]:
    """Yield batches for ever, each with the place after it."""
    for number in itertools.count(start.passes):
        rng = random.Random(f"{recipe.seed} {task} {number}")
        groups = group_batches(source.draw(rng), recipe.pieces_a_batch, rng)
        for place in range(start.batches if number == start.passes else 0, len(groups)):
            noise = random.Random(f"{recipe.seed} {task} {number} {place}")
            yield Place(number, place + 1), collate(with_case_noise(groups[place], noise))


def batches_of_first_pass(task: str, source: Source, recipe: Recipe) -> int:
    """Return how many batches the first pass has; the others have about as many."""
    rng = random.Random(f"{recipe.seed} {task} 0")
    return len(group_batches(source.draw(rng), recipe.pieces_a_batch, rng))


class Ahead:
    """An iterator run in a process of its own, some items ahead of whoever reads; it starts at once.

    Raises:
        RuntimeError: while reading, if that process came to an end.
    """

    def __init__(self, items: Iterator[Item]) -> None:
        context = multiprocessing.get_context("fork")
        self._items: multiprocessing.Queue[Item] = context.Queue(BATCHES_AHEAD)
        self._worker = context.Process(target=_fill, args=(items, self._items), daemon=True)
        self._worker.start()

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
        while True:
            try:
                return self._items.get(timeout=SECONDS_BETWEEN_LOOKS)
            except queue.Empty:
                if not self._worker.is_alive():
                    raise RuntimeError("the process that prepares batches has ended; its message stands above") from None

    def close(self) -> None:
        """End the process."""
        self._worker.terminate()
        self._worker.join()


def _fill(items: Iterator[Item], target: multiprocessing.Queue[Item]) -> None:
    for item in items:
        target.put(item)
