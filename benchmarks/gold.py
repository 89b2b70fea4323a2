"""Read the gold of benchmarks, and say what a benchmark is.

In: `DATA/NAME/gold.jsonl` or `gold.jsonl.gz`, one JSON object an input, the fields as README.md lists them. Out: dictionaries.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]  # what JSON holds

Scorer = Callable[[Sequence[Json], Sequence[Json]], dict[str, float]]
Judge = Callable[[Json, Json], list[bool | None]]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """How one benchmark scores predictions in the extraction contract, and which of a prediction's triples are right.

    `judge` gives a verdict a triple, None where the gold does not tell; None where the benchmark asks for no triples.
    """

    name: str
    asks: str
    score: Scorer
    judge: Judge | None
    complements: bool = False
    """Whether it asks for each complement of a clause as a fact of its own."""


def read_gold(folder: Path) -> list[Json] | None:
    """Return the gold of a benchmark's folder, or None where there is none."""
    paths = (folder / name for name in ("gold.jsonl.gz", "gold.jsonl"))
    return next((read_lines(path) for path in paths if path.is_file()), None)


def read_lines(path: Path) -> list[Json]:
    """Return the objects of a file of JSON Lines, compressed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:  # type: ignore[operator]  # both open text
        return [json.loads(line) for line in lines if line.strip()]


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(right: float, predicted: float, wanted: float) -> dict[str, float]:
    """Return precision, recall and F1 of counts."""
    precision, recall = right / predicted if predicted else 0.0, right / wanted if wanted else 0.0
    return {"precision": precision, "recall": recall, "F1": f1(precision, recall)}
