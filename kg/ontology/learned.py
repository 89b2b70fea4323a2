"""What a lexicon has learned from examples: weights of features, names, and how the examples write names and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kg.ontology.forms import PersonForm, WritingForm
from kg.ontology.labels import LabelWords

SUBJECT_OF = "subject of "
"""Begins the role of a name that is the subject of a property, as a table and a feature write it."""

LowerWords = tuple[str, ...]
"""The words of a name in lower case."""

Weights = Mapping[str, Mapping[str, float]]
"""Feature -> property -> weight in log odds."""

SharedWeights = Mapping[str, float]
"""Feature -> its weight for every property, in log odds."""


@dataclass(frozen=True, slots=True)
class NameRole:
    """Of which property the examples have a name as subject or as object."""

    property: str
    is_subject: bool = False

    def __str__(self) -> str:
        return f"{SUBJECT_OF}{self.property}" if self.is_subject else self.property

    @classmethod
    def read(cls, text: str) -> NameRole:
        """Return the role that a table names.

        >>> NameRole.read("subject of author"), NameRole.read("author")
        (NameRole(property='author', is_subject=True), NameRole(property='author', is_subject=False))
        """
        prop = text.removeprefix(SUBJECT_OF)
        return cls(prop, is_subject=prop != text)


@dataclass(frozen=True, slots=True)
class NameHint:
    """What the examples know of a name: how they write it, and its roles in the order of their text."""

    written: str
    roles: tuple[NameRole, ...] = ()


NameHints = Mapping[LowerWords, NameHint]
"""Words of a name -> what the examples know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentKinds:
    """The classes that the extraction takes the subjects and the objects of a property for, in the examples."""

    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureFigures:
    """How often a feature was seen with pairs of which the examples say something, and the share that had the property.

    Both are estimates where one pair stands for many. They are written for people to judge a row by; nothing reads them.
    """

    precision: float = 0.0
    times: int = 0


@dataclass(frozen=True, kw_only=True)
class LearnedLexicon:
    """The part of a lexicon that was learned from examples.

    Attributes:
        weights: the weight of each feature for each property.
        shared_weights: the weight of each feature for every property; delexicalised features have only this.
        figures: (feature, property) -> how often it was seen and right.
        threshold: the score, in log odds, above which a property is predicted.
        names: what the examples know of each name.
        forms: property -> how the examples write its arguments.
        person_forms: where the examples shorten names of persons.
        kinds: property -> the classes of its arguments.
        labels: property -> its label in plain words.
    """

    weights: Weights = field(default_factory=dict)
    shared_weights: SharedWeights = field(default_factory=dict)
    figures: Mapping[tuple[str, str], FeatureFigures] = field(default_factory=dict)
    threshold: float = 0.0
    names: NameHints = field(default_factory=dict)
    forms: Mapping[str, WritingForm] = field(default_factory=dict)
    person_forms: frozenset[PersonForm] = frozenset()
    kinds: Mapping[str, ArgumentKinds] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def properties(self) -> frozenset[str]:
        """The properties that have a weight of their own."""
        return frozenset(self.table.properties)

    def hint(self, text: str) -> NameHint | None:
        """Return what the examples know of a name, whatever white space it is written with."""
        return self._by_text.get("".join(text.lower().split()))

    def form(self, prop: str) -> WritingForm:
        """Return how the examples write the arguments of a property."""
        return self.forms.get(prop, WritingForm())

    @cached_property
    def label_words(self) -> LabelWords:
        """The words of the labels, for finding them in texts."""
        return LabelWords(self.labels)

    @cached_property
    def _by_text(self) -> dict[str, NameHint]:
        return {"".join(words): hint for words, hint in self.names.items()}

    @cached_property
    def table(self) -> WeightTable:
        """The weights as a table, for adding many at once."""
        return WeightTable.of(self.weights, self.shared_weights)


@dataclass(frozen=True, slots=True)
class WeightTable:
    """The weights of features in thousandths, so that sums do not depend on their order: a row a feature, a column a property.

    The last column is what all properties share.
    """

    row: Mapping[str, int]
    properties: tuple[str, ...]
    thousandths: NDArray[np.int64]

    @classmethod
    def of(cls, weights: Weights, shared_weights: SharedWeights) -> WeightTable:
        """Make the table of weights."""
        row = {feature: i for i, feature in enumerate(sorted(weights.keys() | shared_weights.keys()))}
        properties = tuple(sorted({prop for by_property in weights.values() for prop in by_property}))
        column = {prop: i for i, prop in enumerate(properties)}
        table = np.zeros((len(row), len(properties) + 1), dtype=np.int64)
        for feature, by_property in weights.items():
            for prop, weight in by_property.items():
                table[row[feature], column[prop]] = round(1000 * weight)
        for feature, weight in shared_weights.items():
            table[row[feature], -1] = round(1000 * weight)
        return cls(row, properties, table)

    def sums(self, features: Iterable[str]) -> tuple[NDArray[np.int64], int]:
        """Return the score of some features for each property, the shared part in it, and the shared part alone."""
        rows = [self.row[feature] for feature in features if feature in self.row]
        total = self.thousandths[rows].sum(axis=0)
        return total[:-1] + total[-1], int(total[-1])

    def shared(self, features: Iterable[str]) -> int:
        """Return the score of some features for any property."""
        return sum(int(self.thousandths[self.row[feature], -1]) for feature in features if feature in self.row)
