"""Weigh features: one logistic regression for all properties (`loglinear.py`).

Each property has weights of its own (Daumé III 2007, "Frustratingly easy domain adaptation"), and all share those of what any pair has
and of delexicalised features: what is learned of one property carries over to those with few examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from kg.learning.loglinear import Ascent, Floats, Ints, Rows, fit_binary
from kg.models.loglinear import FeatureWeights
from kg.ontology.learned import FeatureFigures, Weights

Bools = NDArray[np.bool_]

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

GENERAL = ("any", "kinds ", "Y is ", "X is ", "X first", "X later", "X before", "Y before", "X as ", "Y as ", "apart ", "near ")
"""How features begin that any pair has: alone they make no pair worth a row."""


class _NumberedLists:
    """Lists of features as numbers: all lists one after the other, with the place of each."""

    def __init__(self) -> None:
        self.number_of: dict[str, int] = {}
        self._lists: list[NDArray[np.int32]] = []

    def add(self, features: Iterable[str]) -> None:
        """Add a list."""
        numbers = [self.number_of.setdefault(feature, len(self.number_of)) for feature in features]
        self._lists.append(np.array(numbers, dtype=np.int32))

    def of(self, kept: Iterable[int]) -> _NumberedLists:
        """Return some of the lists, by their places, with the same numbers."""
        lists = _NumberedLists()
        lists.number_of = self.number_of
        lists._lists = [self._lists[n] for n in kept]
        return lists

    def joined(self) -> tuple[Ints, Ints]:
        """Return the numbers of all lists, and for each the list it stands in."""
        lengths = np.array([len(x) for x in self._lists], dtype=np.int64)
        numbers = np.concatenate(self._lists) if self._lists else np.zeros(0, dtype=np.int32)
        return numbers.astype(np.int64), np.repeat(np.arange(len(lengths)), lengths)


@dataclass(slots=True)
class _DelexicalisedLists:
    """The delexicalised features for one property: a list for each pair that has any, and the numbers of those pairs."""

    pairs: list[int] = field(default_factory=list)
    features: _NumberedLists = field(default_factory=_NumberedLists)


class TrainingPairs:
    """Candidate pairs as features, with the properties stated of each and those that its example judges."""

    def __init__(self) -> None:
        self.features = _NumberedLists()
        self.stated: list[frozenset[str]] = []
        self.judged: list[frozenset[str] | None] = []
        self._examples: list[int] = []
        self.delexicalised: dict[str, _DelexicalisedLists] = {}

    def add(
        self,
        features: Iterable[str],
        stated: frozenset[str],
        judged: frozenset[str] | None,
        delexicalised: Mapping[str, tuple[str, ...]],
        example: int = 0,
    ) -> None:
        """Add a pair.

        Args:
            features: what is seen of it.
            stated: the properties that its example states of it.
            judged: the properties that its example denies of it by not stating them; None: all.
            delexicalised: property -> its delexicalised features.
            example: the number of its example.
        """
        for prop, of_property in delexicalised.items():
            lists = self.delexicalised.setdefault(prop, _DelexicalisedLists())
            lists.pairs.append(len(self.stated))
            lists.features.add(of_property)
        self.features.add(features)
        self.stated.append(stated)
        self.judged.append(judged)
        self._examples.append(example)

    def of(self, examples: Iterable[int]) -> TrainingPairs:
        """Return the pairs of some examples."""
        chosen = set(examples)
        kept = [n for n, example in enumerate(self._examples) if example in chosen]
        pairs = TrainingPairs()
        pairs.features = self.features.of(kept)
        pairs.stated, pairs.judged = [self.stated[n] for n in kept], [self.judged[n] for n in kept]
        pairs._examples = [self._examples[n] for n in kept]
        new_number = {n: new for new, n in enumerate(kept)}
        for prop, lists in self.delexicalised.items():
            of_kept = [i for i, n in enumerate(lists.pairs) if n in new_number]
            if of_kept:
                numbers = [new_number[lists.pairs[i]] for i in of_kept]
                pairs.delexicalised[prop] = _DelexicalisedLists(numbers, lists.features.of(of_kept))
        return pairs

    def has(self, prop: str) -> Bools:
        """Return for each pair whether a property is stated of it."""
        return np.array([prop in stated for stated in self.stated], dtype=bool)

    def is_judged(self, prop: str) -> Bools:
        """Return for each pair whether its example says that it has a property, or that it has it not."""
        return np.array(
            [judged is None or prop in judged or bool(s) for s, judged in zip(self.stated, self.judged, strict=True)], dtype=bool
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What the regression gives: weights of features for a property and for all, and how often each was seen and right."""

    weights: Weights
    shared_weights: FeatureWeights
    figures: Mapping[tuple[str, str], FeatureFigures]


class _Design:
    """The rows of the regression: for each property the pairs worth a row, with their features as columns.

    Columns of a property's own weights are numbered from 0; those of shared weights from -1 downwards, until all own ones are counted.
    """

    def __init__(self) -> None:
        self.rows: list[Ints] = []
        self.columns: list[Ints] = []
        self.truth: list[Floats] = []
        self.times: list[Floats] = []
        self.own: dict[tuple[str, str], int] = {}
        self.shared: dict[str, int] = {}
        self.size = 0

    def add(self, rows: Ints, columns: Ints) -> None:
        """Add cells that are not zero."""
        self.rows.append(rows + self.size)
        self.columns.append(columns)

    def own_column(self, prop: str, feature: str) -> int:
        """Return the column of a feature for one property."""
        return self.own.setdefault((prop, feature), len(self.own))

    def shared_column(self, feature: str) -> int:
        """Return the column of a feature that all properties share."""
        return -1 - self.shared.setdefault(feature, len(self.shared))

    def fit(self) -> tuple[Floats, Floats, Floats]:
        """Return the weights, and how often each was seen and was right: estimates where one pair stands for many."""
        count = len(self.own) + len(self.shared)
        if not count:  # no triple was found in its text
            return np.zeros(0), np.zeros(0), np.zeros(0)
        rows, truth, times = np.concatenate(self.rows), np.concatenate(self.truth), np.concatenate(self.times)
        columns = np.concatenate(self.columns)
        columns = np.where(columns < 0, len(self.own) - 1 - columns, columns)
        weights = fit_binary(Rows(rows, columns, self.size, count), truth, times, HOW)
        seen, right = np.bincount(columns, times[rows], count), np.bincount(columns, (times * truth)[rows], count)
        return weights, seen.astype(float), right.astype(float)


def fit(training: TrainingPairs) -> Fitted:
    """Weigh the features, in log odds."""
    design, seen_features, shared_labels = _Design(), _SeenFeatures(training), _shared_delexicalised(training)
    for prop in sorted({prop for stated in training.stated for prop in stated}):
        _add_property(design, prop, training, seen_features, shared_labels)
    fitted, seen, right = design.fit()
    weights: dict[str, dict[str, float]] = {}
    figures: dict[tuple[str, str], FeatureFigures] = {}
    for (prop, feature), i in design.own.items():
        if abs(fitted[i]) >= SMALLEST:
            weights.setdefault(feature, {})[prop] = round(float(fitted[i]), 3)
            precision = float((right[i] + SMOOTHING) / (seen[i] + 2 * SMOOTHING))
            figures[feature, prop] = FeatureFigures(precision=precision, times=int(seen[i]))
    shared = fitted[len(design.own) :]
    shared_weights = {name: round(float(shared[i]), 3) for name, i in design.shared.items() if abs(shared[i]) >= SMALLEST}
    return Fitted(weights=weights, shared_weights=shared_weights, figures=figures)


class _SeenFeatures:
    """The features of all pairs as numbers."""

    def __init__(self, training: TrainingPairs) -> None:
        self.names = list(training.features.number_of)
        self.numbers, self.pair_of = training.features.joined()
        self.pairs = len(training.stated)
        self.total = self.counts(np.ones(self.pairs, dtype=bool))
        self.is_general = np.array([name.startswith(GENERAL) for name in self.names], dtype=bool)

    def counts(self, pairs: Bools) -> Ints:
        """Return how many of some pairs have each feature."""
        return np.bincount(self.numbers[pairs[self.pair_of]], minlength=len(self.names))

    def pairs_with(self, features: Bools) -> Bools:
        """Return which pairs have any of some features."""
        return np.bincount(self.pair_of, features[self.numbers], self.pairs) > 0


def _add_property(design: _Design, prop: str, training: TrainingPairs, seen: _SeenFeatures, shared_labels: set[str]) -> None:
    """Add a row for each pair that is worth one for a property."""
    right = training.has(prop)
    counts = seen.counts(right)
    chosen = counts >= (RAREST if right.sum() >= 2 * RAREST else 1)
    telling = chosen & ~seen.is_general
    lists = training.delexicalised.get(prop, _DelexicalisedLists())
    labelled_pairs = np.array(lists.pairs, dtype=np.int64)
    worth_a_row = right | seen.pairs_with(telling & (counts >= TELLING * seen.total))
    worth_a_row[labelled_pairs] = True
    sampled = seen.pairs_with(telling) & (np.arange(seen.pairs) % EACH == 0) & ~worth_a_row
    kept = right | (training.is_judged(prop) & (worth_a_row | sampled))
    chosen |= seen.is_general & (seen.counts(kept) >= OFTEN)
    row_of = np.cumsum(kept) - 1

    def add(features: Bools, column_of: Callable[[str], int]) -> None:
        used = kept[seen.pair_of] & features[seen.numbers]
        numbers, inverse = np.unique(seen.numbers[used], return_inverse=True)
        columns = np.array([column_of(seen.names[i]) for i in numbers], dtype=np.int64)
        design.add(row_of[seen.pair_of[used]], columns[inverse])

    add(chosen, partial(design.own_column, prop))
    add(seen.is_general & (seen.total >= OFTEN), design.shared_column)
    _add_delexicalised(design, lists, kept, row_of, shared_labels)
    design.truth.append(right[kept].astype(float))
    design.times.append(np.where(worth_a_row[kept], 1.0, EACH))
    design.size += int(kept.sum())


def _add_delexicalised(design: _Design, lists: _DelexicalisedLists, kept: Bools, row_of: Ints, shared_labels: set[str]) -> None:
    """Add the delexicalised features that properties share, for the pairs that have rows."""
    numbers, list_of = lists.features.joined()
    names = list(lists.features.number_of)
    is_shared = np.array([name in shared_labels for name in names], dtype=bool)
    columns = np.array([design.shared_column(name) if name in shared_labels else 0 for name in names], dtype=np.int64)
    pair_of = np.array(lists.pairs, dtype=np.int64)[list_of]
    used = kept[pair_of] & is_shared[numbers]
    design.add(row_of[pair_of[used]], columns[numbers[used]])


def _shared_delexicalised(training: TrainingPairs) -> set[str]:
    """Return the delexicalised features that were seen right with two properties or more."""
    properties: dict[str, set[str]] = {}
    for prop, lists in training.delexicalised.items():
        names = list(lists.features.number_of)
        numbers, list_of = lists.features.joined()
        right = np.array([prop in training.stated[n] for n in lists.pairs], dtype=bool)
        for i in np.unique(numbers[right[list_of]]):
            properties.setdefault(names[i], set()).add(prop)
    return {feature for feature, of_feature in properties.items() if len(of_feature) >= RAREST}
