"""Fit log-linear models: the weights of features that make what was annotated likeliest, with an L2 penalty, by Adagrad (Duchi et al. 2011).

All examples at once in each step, so that the same examples give the same weights. In: examples as rows of features. Out: weights, which
`kg/models/loglinear.py` sums. The confidence, the ranking of coreference and learned lexica are all fitted here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TINY = 1e-8
"""What the sums of squares begin with."""

DIGITS = 3
"""To which weights are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ascent:
    """How weights are fitted.

    Attributes:
        strength: the weight of the L2 penalty, of all weights or of each.
        steps: how many steps there are.
        rate: the rate of each.
    """

    strength: float | Floats
    steps: int
    rate: float


class _Sums:
    """Sums numbers by group, many times: what is added to one group stands together, so that it is read in a row.

    Args:
        places: of each cell the place of its number.
        groups: the group of each.
        height: how many groups there are.
    """

    def __init__(self, places: Ints, groups: Ints, height: int) -> None:
        order = np.argsort(groups, kind="stable")
        self._places, of_group = places[order], groups[order]
        self._starts = np.flatnonzero(np.diff(of_group, prepend=-1))
        self._groups, self._height = of_group[self._starts], height
        self._cells = np.empty(len(places))

    def of(self, numbers: Floats) -> Floats:
        """Return the sum of each group."""
        sums = np.zeros(self._height)
        if len(self._starts):
            np.take(numbers, self._places, out=self._cells, mode="clip")
            sums[self._groups] = np.add.reduceat(self._cells, self._starts)
        return sums


class Rows:
    """Rows of features, which are all one: `columns[n]` is a feature of the row `rows[n]`.

    Args:
        rows: the row of each cell.
        columns: the column of each cell, which is its feature.
        height: how many rows there are.
        width: how many columns.
        parts: of the first rows, further rows whose features each has, too, a line for each part: what many rows have in common is summed once.
    """

    def __init__(self, rows: Ints, columns: Ints, height: int, width: int, parts: Ints | None = None) -> None:
        self.width = width
        self._parts = None if parts is None else np.ascontiguousarray(parts)
        self._by_row, self._by_column = _Sums(columns, rows, height), _Sums(rows, columns, width)
        self._height = height

    def sums(self, weights: Floats) -> Floats:
        """Return the score of each row; of those with parts alone, where there are any."""
        sums = self._by_row.of(weights)
        if self._parts is None:
            return sums
        of_parts: Floats = sums[: self._parts.shape[1]].copy()
        for part in self._parts:
            of_parts += sums[part]
        return of_parts

    def gradient(self, of_rows: Floats) -> Floats:
        """Return the gradient of each weight by that of each row's score."""
        if self._parts is not None:
            of_all = np.concatenate([of_rows, np.zeros(self._height - len(of_rows))])
            for part in self._parts:
                of_all += np.bincount(part, of_rows, self._height)
            of_rows = of_all
        return self._by_column.of(of_rows)


def frequent(features: Iterable[str], rarest: int) -> list[str]:
    """Return the features that are there often enough, in alphabetical order."""
    return sorted(feature for feature, times in Counter(features).items() if times >= rarest)


def rows_of(features: Sequence[Sequence[str]], names: Sequence[str]) -> Rows:
    """Return rows of features; those without a name are left out."""
    place = {name: i for i, name in enumerate(names)}
    known = [[place[f] for f in of_row if f in place] for of_row in features]
    rows = np.repeat(np.arange(len(known)), [len(of_row) for of_row in known])
    return Rows(rows, np.array([f for of_row in known for f in of_row], dtype=np.int64), len(known), len(names))


def fit(width: int, gradient: Callable[[Floats], Floats], how: Ascent) -> Floats:
    """Return the weights after some steps up the gradient of the log likelihood."""
    weights, squares = np.zeros(width), np.full(width, TINY)
    for _ in range(how.steps):
        slope = gradient(weights) - how.strength * weights
        squares += slope**2
        weights += how.rate * slope / np.sqrt(squares)
    return weights


def fit_binary(rows: Rows, right: Floats, times: Floats, how: Ascent) -> Floats:
    """Return the weights that make it likeliest which rows are right: a logistic regression.

    Args:
        rows: the features of each.
        right: 1 for a right one, else 0.
        times: what each counts.
        how: how they are fitted.
    """
    return fit(rows.width, lambda weights: rows.gradient(times * (right - 1 / (1 + np.exp(-rows.sums(weights))))), how)


def fit_choices(rows: Rows, of_choice: Ints, right: Floats, times: Floats, how: Ascent) -> Floats:
    """Return the weights that make the right option of each choice likeliest.

    Args:
        rows: the features of each option.
        of_choice: which choice each option is of.
        right: 1 for a right option, else 0.
        times: what the choice of each option counts.
        how: how they are fitted.
    """

    def gradient(weights: Floats) -> Floats:
        scores = rows.sums(weights)
        return rows.gradient(
            times * (shares_of_choices(np.where(right > 0, scores, -1e9), of_choice) - shares_of_choices(scores, of_choice))
        )

    return fit(rows.width, gradient, how)


def shares_of_choices(scores: Floats, of_choice: Ints) -> Floats:
    """Return how likely each option is beside the others of its choice."""
    highest = np.full(of_choice[-1] + 1, -np.inf)
    np.maximum.at(highest, of_choice, scores)
    raised: Floats = np.exp(scores - highest[of_choice])
    return raised / np.bincount(of_choice, raised)[of_choice]


def named(weights: Floats, names: Sequence[str]) -> dict[str, float]:
    """Return weights as they are kept; what is nothing to its digits is left out."""
    least = 0.5 * 10.0**-DIGITS
    return {name: round(float(weight), DIGITS) for name, weight in zip(names, weights, strict=True) if abs(weight) >= least}
