"""What a perceptron learned from, for saying which examples something is like: their ids, their sources, and no word of their texts.

In: what the hidden units make of something (`Perceptron.units`). Out: the examples of one class of which they make most nearly the same, by
the cosine. The file is NumPy's (`.npz`): what the units made of each example in 8 bits, and a hash of the weights that made it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.models.perceptron import LARGEST, Floats

NEAREST = 3
"""Examples that are named. Not measured: what somebody looks up."""


@dataclass(frozen=True, slots=True)
class LikeExample:
    """An example that something is like.

    Attributes:
        id: what names it where it was annotated.
        source: what its text was taken from; empty where the id says that.
        likeness: how like the two are, from 0 to 1.
    """

    id: str
    source: str
    likeness: float

    def __str__(self) -> str:
        return f"{self.id} ({', '.join(filter(None, [f'{self.likeness:.2f}', self.source]))})"


@dataclass(frozen=True, slots=True, eq=False)
class LearnedExamples:
    """Examples as the hidden units of a perceptron see them.

    Attributes:
        units: an example a row.
        classes: of which class each is.
        ids: what names each.
        sources: what the text of each was taken from.
        weights: the hash of the perceptron's file.
    """

    units: NDArray[np.int8]
    classes: NDArray[np.str_]
    ids: NDArray[np.str_]
    sources: NDArray[np.str_]
    weights: str

    def nearest(self, units: Floats, name: str) -> list[LikeExample]:
        """Return the examples of a class that are most like something, the likest first.

        Args:
            units: what the hidden units make of it.
            name: the class.
        """
        rows = np.flatnonzero(self.classes == name)
        examples = self.units[rows].astype(np.float64)
        lengths = np.sqrt((examples**2).sum(axis=1) * (units**2).sum())
        likeness = np.round(examples @ units / np.maximum(lengths, np.finfo(np.float64).tiny), 4)
        order = sorted(range(len(rows)), key=lambda i: (-likeness[i], str(self.ids[rows[i]])))[:NEAREST]
        return [LikeExample(str(self.ids[rows[i]]), str(self.sources[rows[i]]), float(likeness[i])) for i in order]

    def save(self, path: Path) -> None:
        """Write the file."""
        classes, of_class = np.unique(self.classes, return_inverse=True)
        sources, of_source = np.unique(self.sources, return_inverse=True)
        np.savez_compressed(
            path,
            allow_pickle=False,
            units=self.units,
            classes=classes,
            of_class=of_class.astype(np.uint16),
            ids=self.ids,
            sources=sources,
            of_source=of_source.astype(np.uint16),
            weights=np.array(self.weights),
        )


def make_examples(
    units: Sequence[Floats], classes: Sequence[str], ids: Sequence[str], sources: Sequence[str], weights: Path
) -> LearnedExamples:
    """Return examples as they are kept; a row is rounded by itself, as only its direction counts.

    Args:
        units: what the hidden units make of each.
        classes: the class of each.
        ids: what names each.
        sources: what the text of each was taken from.
        weights: the file of the perceptron whose units they are.
    """
    rows = np.stack(units)
    highest = np.maximum(rows.max(axis=1, keepdims=True), np.finfo(np.float64).tiny)
    return LearnedExamples(
        units=np.rint(rows / highest * LARGEST).astype(np.int8),
        classes=np.array(classes),
        ids=np.array(ids),
        sources=np.array(sources),
        weights=hash_of(weights),
    )


def hash_of(path: Path) -> str:
    """Return the hash of a file of weights."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def load_examples(path: Path) -> LearnedExamples:
    """Return what a file holds."""
    with np.load(path, allow_pickle=False) as arrays:
        return LearnedExamples(
            units=arrays["units"],
            classes=arrays["classes"][arrays["of_class"]],
            ids=arrays["ids"],
            sources=arrays["sources"][arrays["of_source"]],
            weights=str(arrays["weights"]),
        )
