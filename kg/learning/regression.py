"""Weigh features: one logistic regression for all properties (`loglinear.py`).

Each property has weights of its own (Daumé III 2007, "Frustratingly easy domain adaptation"), and all share those of what any pair has
and of delexicalised features: what is learned of one property carries over to those with few examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from kg.learning.loglinear import Ascent, Floats, Ints, Rows, fit_binary
from kg.learning.training_pairs import PARTS, Bools, DelexicalisedLists, Selection, TrainingPairs
from kg.models.loglinear import FeatureWeights
from kg.ontology.learned import FeatureFigures, Weights

RAREST, OFTEN = 2, 10
"""Times that a feature is seen with a property, for it to count; and that what any pair may have is seen, to speak against one."""

HOW = Ascent(strength=2.0, steps=200, rate=0.5)
"""How the weights are fitted."""

SMOOTHING = 1.0
"""Added to the counts behind a precision, once right and once wrong (Laplace)."""

TELLING = 0.02
"""Share of the pairs with a feature that have the property, for the feature to make a pair worth a row."""

EACH = 20
"""Of the other pairs, one in so many is a row, and counts for so many."""

SMALLEST = 0.01
"""A weight that is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What the regression gives: weights of features for a property and for all, and how often each was seen and right."""

    weights: Weights
    shared_weights: FeatureWeights
    figures: Mapping[tuple[str, str], FeatureFigures]


@dataclass(slots=True)
class _Cells:
    """Cells that are not zero: the row and the column of each."""

    rows: list[Ints] = field(default_factory=list)
    columns: list[Ints] = field(default_factory=list)
    size: int = 0

    def add(self, rows: Ints, columns: Ints) -> None:
        """Add cells of rows that are numbered from the first one added last."""
        self.rows.append(rows + self.size)
        self.columns.append(columns)


class _Design:
    """The rows of the regression: for each property the pairs worth a row, with their features as columns.

    What a row shares with others of its property, the features of one of its arguments, is a row of its own, which both name as a part of theirs.
    Columns of a property's own weights are numbered from 0; those of shared weights from -1 downwards, until all own ones are counted.

    Args:
        training: the pairs of all examples.
        selection: those that are learned from.
    """

    def __init__(self, training: TrainingPairs, selection: Selection) -> None:
        self._training, self._selection = training, selection
        self._features = training.features
        self.total = selection.counts(np.ones(len(selection.pairs), dtype=bool))
        self.is_general = training.is_general
        self._is_shared = self.is_general & (self.total >= OFTEN)
        self._cells, self._part_cells, self._parts = _Cells(), _Cells(), list[Ints]()
        self._truth: list[Floats] = []
        self._times: list[Floats] = []
        self._shared_labels = _shared_delexicalised(training, selection)
        self._column_of_shared = np.zeros(len(self._features.number_of), dtype=np.int64)
        self._column_of_shared[self._is_shared] = -1 - np.arange(self._is_shared.sum())
        self.shared = [self._features.names[n] for n in np.flatnonzero(self._is_shared)]
        self._column_of_label = {name: -1 - len(self.shared) - n for n, name in enumerate(self._shared_labels)}
        self.shared += self._shared_labels
        self.own: list[tuple[str, str]] = []

    def add_property(self, prop: str) -> None:
        """Add a row for each pair that is worth one for a property."""
        selection, chosen_pairs = self._selection, self._selection.pairs
        right = self._training.has(prop)[chosen_pairs]
        counts = selection.counts(right)
        chosen = counts >= (RAREST if right.sum() >= 2 * RAREST else 1)
        telling = chosen & ~self.is_general
        lists = self._training.delexicalised.get(prop, DelexicalisedLists())
        labelled = selection.places(lists.pairs)
        worth_a_row = right | selection.pairs_with(telling & (counts >= TELLING * self.total))
        worth_a_row[labelled[labelled >= 0]] = True
        sampled = selection.pairs_with(telling) & (np.arange(len(chosen_pairs)) % EACH == 0) & ~worth_a_row
        kept = right | (self._training.is_judged(prop)[chosen_pairs] & (worth_a_row | sampled))
        chosen |= self.is_general & (selection.counts(kept) >= OFTEN)
        self._add_rows(prop, chosen, np.flatnonzero(kept))
        self._add_delexicalised(lists, labelled, np.where(kept, np.cumsum(kept) - 1, -1))
        self._truth.append(right[kept].astype(float))
        self._times.append(np.where(worth_a_row[kept], 1.0, EACH))
        self._cells.size += int(kept.sum())

    def _add_rows(self, prop: str, chosen: Bools, pairs: Ints) -> None:
        """Add the rows of some pairs, with the features that are chosen for their property and those that all share."""
        columns = np.full(len(chosen), len(self.own))
        columns[chosen] += np.arange(chosen.sum())
        self.own += ((prop, self._features.names[n]) for n in np.flatnonzero(chosen))
        lists = self._selection.lists[pairs]
        arguments, part_of = np.unique(lists[:, : PARTS - 1], return_inverse=True)
        self._parts.append(part_of.reshape(len(pairs), PARTS - 1).T + self._part_cells.size)
        for cells, of_rows in ((self._part_cells, arguments), (self._cells, lists[:, PARTS - 1])):
            numbers, rows = self._features.table.of(of_rows)
            for used, column_of in ((chosen, columns), (self._is_shared, self._column_of_shared)):
                is_used = used[numbers]
                cells.add(rows[is_used], column_of[numbers[is_used]])
        self._part_cells.size += len(arguments)

    def _add_delexicalised(self, lists: DelexicalisedLists, places: Ints, row_of: Ints) -> None:
        """Add the delexicalised features that properties share, for the pairs that have rows."""
        with_rows = np.flatnonzero((places >= 0) & (row_of[places] >= 0))
        columns = np.array([self._column_of_label.get(name, 0) for name in lists.features.names], dtype=np.int64)
        numbers, list_of = lists.features.table.of(with_rows)
        used = columns[numbers] < 0
        self._cells.add(row_of[places[with_rows[list_of[used]]]], columns[numbers[used]])

    def fit(self) -> tuple[Floats, Floats, Floats]:
        """Return the weights, and how often each was seen and was right: estimates where one pair stands for many."""
        count = len(self.own) + len(self.shared)
        if not self._truth:  # no triple was found in its text
            return np.zeros(0), np.zeros(0), np.zeros(0)
        first_part = self._cells.size
        columns = np.concatenate([*self._cells.columns, *self._part_cells.columns])
        rows = Rows(
            np.concatenate([*self._cells.rows, *(part + first_part for part in self._part_cells.rows)]),
            np.where(columns < 0, len(self.own) - 1 - columns, columns),
            first_part + self._part_cells.size,
            count,
            parts=np.concatenate(self._parts, axis=1) + first_part,
        )
        truth, times = np.concatenate(self._truth), np.concatenate(self._times)
        return fit_binary(rows, truth, times, HOW), rows.gradient(times), rows.gradient(times * truth)


def fit(training: TrainingPairs, examples: Iterable[int] | None = None) -> Fitted:
    """Weigh the features, in log odds.

    Args:
        training: the pairs.
        examples: the numbers of the examples that are learned from; None: all.
    """
    selection = Selection(training, examples)
    design = _Design(training, selection)
    for prop, pairs in sorted(training.pairs_stating.items()):
        if (selection.places(np.array(pairs)) >= 0).any():
            design.add_property(prop)
    fitted, seen, right = design.fit()
    weights: dict[str, dict[str, float]] = {}
    figures: dict[tuple[str, str], FeatureFigures] = {}
    for (prop, feature), weight, times, times_right in zip(design.own, fitted, seen, right, strict=False):
        if abs(weight) >= SMALLEST:
            weights.setdefault(feature, {})[prop] = round(float(weight), 3)
            precision = float((times_right + SMOOTHING) / (times + 2 * SMOOTHING))
            figures[feature, prop] = FeatureFigures(precision=precision, times=int(times))
    shared = dict(zip(design.shared, fitted[len(design.own) :], strict=False))
    shared_weights = {name: round(float(weight), 3) for name, weight in shared.items() if abs(weight) >= SMALLEST}
    return Fitted(weights=weights, shared_weights=shared_weights, figures=figures)


def _shared_delexicalised(training: TrainingPairs, selection: Selection) -> list[str]:
    """Return the delexicalised features that were seen right with two properties or more."""
    properties: dict[str, int] = {}
    for prop, lists in training.delexicalised.items():
        is_right = training.has(prop)[lists.pairs] & (selection.places(lists.pairs) >= 0)
        numbers, _ = lists.features.table.of(np.flatnonzero(is_right))
        for number in np.unique(numbers).tolist():
            name = lists.features.names[number]
            properties[name] = properties.get(name, 0) + 1
    return [feature for feature, times in properties.items() if times >= RAREST]
