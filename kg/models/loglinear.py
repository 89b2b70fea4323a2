"""Score by log-linear models: the sum of the weights of features, in log odds. `kg/learning/loglinear.py` fits them.

In: features by name. Out: scores. What has one class (how likely a statement is right, what a mention can mean) is a mapping; what has many
(the properties of a learned lexicon) is a table, whose rows are summed at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

FeatureWeights = Mapping[str, float]
"""Feature -> weight."""


def score(features: Iterable[str], weights: FeatureWeights) -> float:
    """Return the sum of the weights of features.

    >>> score(["any", "rule verbal/svo", "unknown"], {"any": 0.5, "rule verbal/svo": 1.0})
    1.5
    """
    return sum([weights.get(feature, 0.0) for feature in features])


def probability(log_odds: float) -> float:
    """Return the probability of log odds.

    >>> probability(0.0)
    0.5
    """
    return 1 / (1 + exp(-log_odds))


@dataclass(frozen=True, slots=True)
class WeightTable:
    """The weights of features for many classes in thousandths, so that sums do not depend on their order: a row a feature, a column a class.

    The last column is what all classes share.
    """

    row: Mapping[str, int]
    classes: tuple[str, ...]
    thousandths: NDArray[np.int64]

    @classmethod
    def of(cls, weights: Mapping[str, FeatureWeights], shared_weights: FeatureWeights) -> WeightTable:
        """Make the table of weights.

        Args:
            weights: feature -> class -> weight.
            shared_weights: feature -> its weight for every class.
        """
        row = {feature: i for i, feature in enumerate(sorted(weights.keys() | shared_weights.keys()))}
        classes = tuple(sorted({name for by_class in weights.values() for name in by_class}))
        column = {name: i for i, name in enumerate(classes)}
        table = np.zeros((len(row), len(classes) + 1), dtype=np.int64)
        for feature, by_class in weights.items():
            for name, weight in by_class.items():
                table[row[feature], column[name]] = round(1000 * weight)
        for feature, weight in shared_weights.items():
            table[row[feature], -1] = round(1000 * weight)
        return cls(row, classes, table)

    def sums(self, features: Iterable[str]) -> tuple[NDArray[np.int64], int]:
        """Return the score of some features for each class, the shared part in it, and the shared part alone."""
        rows = [self.row[feature] for feature in features if feature in self.row]
        total = self.thousandths[rows].sum(axis=0)
        return total[:-1] + total[-1], int(total[-1])

    def weight(self, feature: str, name: str) -> float:
        """Return what a feature weighs for a class, the shared part in it, in log odds."""
        row = self.row.get(feature)
        if row is None:
            return 0.0
        own = int(self.thousandths[row, self.classes.index(name)]) if name in self.classes else 0
        return (own + int(self.thousandths[row, -1])) / 1000

    def shared(self, features: Iterable[str]) -> int:
        """Return the score of some features for any class."""
        return sum(int(self.thousandths[self.row[feature], -1]) for feature in features if feature in self.row)
