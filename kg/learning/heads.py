"""Learn from word vectors what the candidate pairs of examples have in common: one perceptron for all properties that have many examples.

In: the pairs of each example with the properties stated of them. Out: a perceptron whose scores say how much likelier its vectors make each
property of a pair than it is among all pairs. Where examples are partial, a pair is judged by the properties that its example names alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kg.learning.alignment import Alignment
from kg.learning.loglinear import frequent
from kg.learning.perceptrons import Fit, Floats, fit_properties
from kg.models.perceptron import Perceptron
from kg.scoring.pairs import CandidatePair
from kg.scoring.vectors import known_of, seen_of

FEWEST = 10
"""Examples that state a property at least, for vectors to tell of it: of fewer the rows tell alone."""

EACH = 10
"""Of the pairs that stand apart from all that is stated, one in so many is learned from, and counts for so many."""

HOW = Fit(units=64, batch=128, rate=1e-3, dropout=0.5, input_dropout=0.3, weight_decay=0.1)
"""How the perceptron is fitted. On a third of Text2KGBench (DBpedia-WebNLG) 128 units, with a third more steps, gained nothing."""

STEPS = 750
"""Steps of fitting, about, however many pairs there are: some seconds. On the same third 767 steps gave F1 .394 and 511 quicker ones, of half as many
pairs at twice the rate, .380; the rows alone .353."""

RAREST = 5
"""Pairs that have what is known besides vectors, for it to be an input."""


class VectorExamples:
    """Candidate pairs as a perceptron sees them, with the properties stated of each and those that its example judges."""

    def __init__(self) -> None:
        self._vectors: list[NDArray[np.float32]] = []
        self._known: list[tuple[str, ...]] = []
        self._stated: list[frozenset[str]] = []
        self._judged: list[frozenset[str] | None] = []
        self._times: list[int] = []
        self._examples: list[int] = []
        self._passed = 0

    def add(self, example: int, alignment: Alignment, judged: frozenset[str] | None) -> None:
        """Add the pairs of an example: those that it states, those between the same words, and some of the others.

        Args:
            example: its number.
            alignment: its pairs.
            judged: the properties that it denies of a pair by not stating them; None: all.
        """
        for pair, stated, times in self._chosen(alignment):
            self._vectors.append(seen_of(pair).inputs(pair.reading.tree.vectors))
            self._known.append(tuple(known_of(pair)))
            self._stated.append(stated)
            self._judged.append(judged)
            self._times.append(times)
            self._examples.append(example)

    def _chosen(self, alignment: Alignment) -> Iterator[tuple[CandidatePair, frozenset[str], int]]:
        """Yield the pairs that are learned from, with what is stated of each and how many pairs it stands for."""
        pairs = list(zip(alignment.pairs, alignment.stated, strict=True))
        heads = {head for pair, stated in pairs if stated for head in (pair.subject.head, pair.object.head)}
        for pair, stated in pairs:
            if stated or {pair.subject.head, pair.object.head} <= heads:
                yield pair, stated, 1
            elif self._passed % EACH == 0:
                yield pair, stated, EACH
                self._passed += 1
            else:
                self._passed += 1

    def fit(self, examples: Iterable[int]) -> Perceptron | None:
        """Return what some examples teach; None where no property has enough of them, or the pipeline gives no vectors."""
        chosen = set(examples)
        rows = [n for n, example in enumerate(self._examples) if example in chosen]
        stating = {(prop, self._examples[n]) for n in rows for prop in self._stated[n]}
        properties = frequent((prop for prop, _ in stating), FEWEST)
        if not properties or not len(self._vectors[0]):
            return None
        inputs = frequent((name for n in rows for name in self._known[n]), RAREST)
        return fit_properties(
            np.hstack([np.stack([self._vectors[n] for n in rows]), _table(inputs, [self._known[n] for n in rows])]),
            properties,
            stated=_table(properties, [self._stated[n] for n in rows]),
            judged=_table(properties, [self._judged_by(n, properties) for n in rows]),
            times=np.array([self._times[n] for n in rows], dtype=np.float32),
            inputs=inputs,
            how=replace(HOW, epochs=max(1, round(STEPS * HOW.batch / len(rows)))),
        )

    def _judged_by(self, n: int, properties: Sequence[str]) -> Collection[str]:
        """Return the properties that a pair has or is denied: where it has one, all others are denied, in examples that are partial, too."""
        judged = self._judged[n]
        return properties if judged is None or self._stated[n] else judged


def _table(columns: Sequence[str], rows: Sequence[Collection[str]]) -> Floats:
    """Return for each row which of the columns it has."""
    place = {name: i for i, name in enumerate(columns)}
    table = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for row, names in zip(table, rows, strict=True):
        row[[place[name] for name in names if name in place]] = 1
    return table
