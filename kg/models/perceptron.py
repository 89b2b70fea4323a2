"""A perceptron of one hidden layer, as small models on word vectors need it: what they learned, in a file, and how it is applied.

In: a row of numbers, and names of what is known besides. Out: scores (log odds), one a class. The file is NumPy's (`.npz`): 8-bit weights with
a scale a hidden unit, so that a model of 2,000 inputs and 64 units takes 130 kB at most. Made by `kg/learning/perceptrons.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LARGEST = 127
"""The largest of the 8-bit numbers that stand for weights."""


@dataclass(frozen=True, slots=True, eq=False)
class Perceptron:
    """Scores of inputs: `output @ relu(hidden @ inputs + hidden_bias) + output_bias`.

    Attributes:
        hidden: weights, inputs × units.
        hidden_bias: one a unit.
        output: weights, units × classes.
        output_bias: one a class.
        classes: what the scores are of.
        inputs: what the inputs after the vectors are called, in order.
    """

    hidden: Floats
    hidden_bias: Floats
    output: Floats
    output_bias: Floats
    classes: tuple[str, ...]
    inputs: tuple[str, ...] = ()
    _places: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keep where each named input stands."""
        object.__setattr__(self, "_places", {name: place for place, name in enumerate(self.inputs)})

    def knows(self, name: str) -> bool:
        """Tell whether an input has this name."""
        return name in self._places

    @property
    def width(self) -> int:
        """How many numbers it wants before the named inputs."""
        return len(self.hidden) - len(self.inputs)

    def units(self, vectors: NDArray[np.floating], known: Iterable[str] = ()) -> Floats:
        """Return what the hidden units make of one row: its vectors, then a 1 for each of the named inputs that holds.

        Rows are worked out one by one: a product of many may be summed in another order, and a score would then depend on its neighbours.

        Raises:
            ValueError: there are more or fewer numbers than the weights want.
        """
        width = self.width
        if len(vectors) != width:
            raise ValueError(f"{len(vectors)} inputs, and weights for {width}")
        units: Floats = vectors.astype(np.float64) @ self.hidden[:width]
        if self.inputs:
            units += self.of_known(known)
        units += self.hidden_bias
        return np.maximum(units, 0.0, out=units)

    def of_known(self, known: Iterable[str]) -> Floats:
        """Return what the named inputs that hold add to the hidden units."""
        places = self._places
        rows = sorted({places[name] for name in known if name in places})
        of_rows: Floats = np.add.reduce(self.hidden[self.width :][rows], axis=0)
        return of_rows

    def scores(self, vectors: NDArray[np.floating], known: Iterable[str] = ()) -> Floats:
        """Return the score of each class for one row; arguments and errors are those of `units`."""
        scores: Floats = self.units(vectors, known) @ self.output + self.output_bias
        return scores

    def likely(self, vectors: NDArray[np.floating], known: Iterable[str] = ()) -> Floats:
        """Return the probability of each class for one row, where it has one of them; arguments and errors are those of `units`."""
        scores = self.scores(vectors, known)
        raised: Floats = np.exp(scores - np.maximum.reduce(scores))
        raised /= np.add.reduce(raised)
        return raised

    def save(self, path: Path | BinaryIO) -> None:
        """Write the file, the hidden weights rounded to 8 bits."""
        hidden, scales = in_8_bits(self.hidden)
        arrays: dict[str, NDArray[Any]] = {
            "hidden": hidden,
            "scales": scales,
            "hidden_bias": self.hidden_bias.astype(np.float32),
            "output": self.output.astype(np.float32),
            "output_bias": self.output_bias.astype(np.float32),
            "classes": np.array(self.classes),
            "inputs": np.array(self.inputs, dtype=np.str_),
        }
        np.savez_compressed(path, allow_pickle=False, **arrays)


def in_8_bits(weights: Floats) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return weights as 8-bit numbers, and for each unit what a step of them counts."""
    scales = (np.maximum(np.abs(weights).max(axis=0), np.finfo(np.float32).tiny) / LARGEST).astype(np.float32)
    return np.rint(weights / scales).clip(-LARGEST, LARGEST).astype(np.int8), scales


def mean_of(rows: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the mean of rows: to the bit what NumPy's `mean` gives, in less time where there are few."""
    mean: NDArray[np.floating] = rows[0] if len(rows) == 1 else np.add.reduce(rows, axis=0) / len(rows)
    return mean


@cache
def load_perceptron(path: Path) -> Perceptron:
    """Return what a file holds, read once."""
    return read_perceptron(path)


def read_perceptron(path: Path | BinaryIO) -> Perceptron:
    """Return what a file holds now.

    Raises:
        ValueError, KeyError: it holds no perceptron, or one of which the parts do not fit.
    """
    with np.load(path, allow_pickle=False) as arrays:
        return Perceptron(
            hidden=arrays["hidden"] * arrays["scales"].astype(np.float64),
            hidden_bias=arrays["hidden_bias"].astype(np.float64),
            output=arrays["output"].astype(np.float64),
            output_bias=arrays["output_bias"].astype(np.float64),
            classes=tuple(arrays["classes"].tolist()),
            inputs=tuple(arrays["inputs"].tolist()),
        )
