"""What examples taught: the weights of evidence, the names they know, the forms they write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kg.ontology.labels import LabelWords


@dataclass(frozen=True, slots=True)
class NameHint:
    """What the examples tell of a name: how they write it, and of which properties it was subject or object ("subject of X")."""

    written: str
    known: tuple[str, ...]


@dataclass(frozen=True)
class Learned:
    """What was learned from examples.

    Attributes:
        weights: evidence -> property -> weight in log odds.
        names: words of a name, lower case -> what the examples tell of it.
        forms: property -> how its values are written; "one" among them where a subject has only one.
        kinds: property -> what the extraction takes its subjects and its objects for, in the examples.
        threshold: the weight above which a property is read.
        figures: (evidence, property) -> (precision, times seen), for people to judge a row by.
        general: evidence -> what it weighs for any property, with the words of the property's label left open.
        labels: property -> what the ontology calls it, in plain words.
    """

    weights: Mapping[str, Mapping[str, float]]
    names: Mapping[tuple[str, ...], NameHint]
    forms: Mapping[str, frozenset[str]]
    kinds: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    threshold: float = 0.0
    figures: Mapping[tuple[str, str], tuple[float, int]] = field(default_factory=dict)
    general: Mapping[str, float] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def hint(self, text: str) -> NameHint | None:
        """Return what the examples tell of a name, however its words are told apart."""
        return self._by_text.get("".join(text.lower().split()))

    @cached_property
    def label_words(self) -> LabelWords:
        """The words of the labels, for looking the words of texts up."""
        return LabelWords(self.labels)

    @cached_property
    def _by_text(self) -> dict[str, NameHint]:
        return {"".join(words): hint for words, hint in self.names.items()}

    @cached_property
    def table(self) -> WeightTable:
        """The weights as a table, for adding many at once."""
        return WeightTable.of(self.weights, self.general)


@dataclass(frozen=True, slots=True)
class WeightTable:
    """The weights of evidence in thousandths, so that sums do not depend on their order: a row an evidence, a column a property.

    The last column is what all properties share.
    """

    row: Mapping[str, int]
    properties: tuple[str, ...]
    thousandths: NDArray[np.int64]

    @classmethod
    def of(cls, weights: Mapping[str, Mapping[str, float]], general: Mapping[str, float]) -> WeightTable:
        """Make a table of the weights of evidence -> property, and of what the evidence weighs for any."""
        row = {evidence: i for i, evidence in enumerate(sorted(weights.keys() | general.keys()))}
        properties = tuple(sorted({p for of in weights.values() for p in of}))
        column = {prop: i for i, prop in enumerate(properties)}
        table = np.zeros((len(row), len(properties) + 1), dtype=np.int64)
        for evidence, of in weights.items():
            for prop, weight in of.items():
                table[row[evidence], column[prop]] = round(1000 * weight)
        for evidence, weight in general.items():
            table[row[evidence], -1] = round(1000 * weight)
        return cls(row, properties, table)

    def sums(self, evidence: Iterable[str]) -> tuple[NDArray[np.int64], int]:
        """Return what some evidence weighs for each property, the shared part in it, and the shared part alone."""
        known = [self.row[e] for e in evidence if e in self.row]
        total = self.thousandths[known].sum(axis=0)
        return total[:-1] + total[-1], int(total[-1])

    def shared(self, evidence: Iterable[str]) -> int:
        """Return what some evidence weighs for any property."""
        return sum(int(self.thousandths[self.row[e], -1]) for e in evidence if e in self.row)
