"""Weigh evidence: one logistic regression for all properties (L2, Adagrad, full batch), so the same examples give the same weights.

Each property has weights of its own (Daumé III 2007, "Frustratingly easy domain adaptation"), and all share those of what any pair has
and of evidence with the words of the property's label left open: what is learned of one property carries over to those with few examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Figures = dict[tuple[str, str], tuple[float, int]]

RAREST, COMMON = 2, 10
"""Times that evidence is seen with a property, for it to count; and that what any pair may have is seen, to speak against one."""

STRENGTH, STEPS, RATE = 2.0, 200, 0.5
"""Of the regression: the weight of the L2 penalty, the steps, and the rate of each."""

SMOOTHING = 1.0
"""Added to the counts behind a precision, once right and once wrong (Laplace)."""

TELLING = 0.02
"""Share of the pairs with some evidence that have the property, for the evidence to make a pair worth a look."""

EACH = 20
"""Of the other pairs, one in so many is looked at, and counts for so many."""

SMALLEST = 0.01
"""A weight that is written."""

GENERAL = ("any", "kinds ", "Y is ", "X is ", "X first", "X later", "X before", "Y before", "X as ", "Y as ", "apart ", "near ")
"""How evidence begins that any pair has: alone it makes no pair worth a look."""


class _Numbers:
    """Lists of names, as numbers: all lists one after the other, with the place of each."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}
        self._lists: list[NDArray[np.int32]] = []

    def add(self, names: Iterable[str]) -> None:
        self._lists.append(np.array([self.of.setdefault(e, len(self.of)) for e in names], dtype=np.int32))

    def joined(self) -> tuple[Ints, Ints]:
        """Return the numbers, and of which list each is."""
        lengths = np.array([len(x) for x in self._lists], dtype=np.int64)
        numbers = np.concatenate(self._lists) if self._lists else np.zeros(0, dtype=np.int32)
        return numbers.astype(np.int64), np.repeat(np.arange(len(lengths)), lengths)


@dataclass(slots=True)
class Rows:
    """Pairs as evidence, with the properties stated of each and those that its example says anything about."""

    evidence: _Numbers = field(default_factory=_Numbers)
    stated: list[frozenset[str]] = field(default_factory=list)
    about: list[frozenset[str] | None] = field(default_factory=list)
    labelled: dict[str, tuple[list[int], _Numbers]] = field(default_factory=dict)

    def add(
        self,
        evidence: Iterable[str],
        stated: frozenset[str],
        about: frozenset[str] | None,
        labelled: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Add a pair: its evidence, the properties stated of it, those its example is about (None: all), and its evidence with labels open."""
        for prop, opened in labelled.items():
            places, numbers = self.labelled.setdefault(prop, ([], _Numbers()))
            places.append(len(self.stated))
            numbers.add(opened)
        self.evidence.add(evidence)
        self.stated.append(stated)
        self.about.append(about)

    def tells(self, prop: str) -> Bools:
        """Return for each pair whether its example says that it has a property, or that it has it not."""
        return np.array([a is None or prop in a or bool(s) for s, a in zip(self.stated, self.about, strict=True)], dtype=bool)


class _Design:
    """The rows of the regression: for each property the pairs worth a look, with what they have."""

    def __init__(self) -> None:
        self.rows: list[Ints] = []
        self.features: list[Ints] = []
        self.truth: list[Floats] = []
        self.times: list[Floats] = []
        self.own: dict[tuple[str, str], int] = {}
        self.shared: dict[str, int] = {}
        self.size = 0

    def add(self, rows: Ints, features: Ints) -> None:
        self.rows.append(rows + self.size)
        self.features.append(features)

    def fit(self) -> tuple[Floats, Floats, Floats]:
        """Return the weights, and how often each was seen and was right: estimates where one pair stands for many."""
        count = len(self.own) + len(self.shared)
        if not count:  # no triple was found in its text
            return np.zeros(0), np.zeros(0), np.zeros(0)
        rows, truth, times = np.concatenate(self.rows), np.concatenate(self.truth), np.concatenate(self.times)
        features = np.concatenate(self.features)
        features = np.where(features < 0, len(self.own) - 1 - features, features)
        weights, squares = np.zeros(count), np.full(count, 1e-8)
        for _ in range(STEPS):
            odds = np.bincount(rows, weights[features], self.size)
            gradient = np.bincount(features, (times * (truth - 1 / (1 + np.exp(-odds))))[rows], count) - STRENGTH * weights
            squares += gradient**2
            weights += RATE * gradient / np.sqrt(squares)
        seen, hits = np.bincount(features, times[rows], count), np.bincount(features, (times * truth)[rows], count)
        return weights, seen.astype(float), hits.astype(float)


def fit(rows: Rows) -> tuple[dict[str, dict[str, float]], Figures, dict[str, float]]:
    """Weigh the evidence, in log odds.

    Returns:
        The weights of evidence -> property; the precision and count of each; the weights of the evidence that all properties share.
    """
    design, evidence, open_to_all = _Design(), _Evidence(rows), _shared_labels(rows)
    for prop in sorted({p for s in rows.stated for p in s}):
        _add_property(design, prop, rows, evidence, open_to_all)
    weights, seen, hits = design.fit()
    found: dict[str, dict[str, float]] = {}
    figures: Figures = {}
    for (prop, name), i in design.own.items():
        if abs(weights[i]) >= SMALLEST:
            found.setdefault(name, {})[prop] = round(float(weights[i]), 3)
            figures[name, prop] = float((hits[i] + SMOOTHING) / (seen[i] + 2 * SMOOTHING)), int(seen[i])
    of_all = weights[len(design.own) :]
    general = {name: round(float(of_all[i]), 3) for name, i in design.shared.items() if abs(of_all[i]) >= SMALLEST}
    return found, figures, general


class _Evidence:
    """The evidence of all pairs as numbers."""

    def __init__(self, rows: Rows) -> None:
        self.names = list(rows.evidence.of)
        self.ids, self.of_pair = rows.evidence.joined()
        self.pairs = len(rows.stated)
        self.total = self.counts(np.ones(self.pairs, dtype=bool))
        self.general = np.array([name.startswith(GENERAL) for name in self.names], dtype=bool)

    def counts(self, pairs: Bools) -> Ints:
        """Return how many of some pairs have each evidence."""
        return np.bincount(self.ids[pairs[self.of_pair]], minlength=len(self.names))

    def pairs_with(self, evidence: Bools) -> Bools:
        """Return which pairs have any of some evidence."""
        return np.bincount(self.of_pair, evidence[self.ids], self.pairs) > 0


def _add_property(design: _Design, prop: str, rows: Rows, evidence: _Evidence, open_to_all: set[str]) -> None:
    """Add a row for each pair that is worth a look for a property."""
    right = np.array([prop in s for s in rows.stated], dtype=bool)
    counts = evidence.counts(right)
    chosen = counts >= (RAREST if right.sum() >= 2 * RAREST else 1)
    telling = chosen & ~evidence.general
    places, opened = rows.labelled.get(prop, ([], _Numbers()))
    labelled = np.array(places, dtype=np.int64)
    looked = right | evidence.pairs_with(telling & (counts >= TELLING * evidence.total))
    looked[labelled] = True
    sampled = evidence.pairs_with(telling) & (np.arange(evidence.pairs) % EACH == 0) & ~looked
    kept = right | (rows.tells(prop) & (looked | sampled))
    chosen |= evidence.general & (evidence.counts(kept) >= COMMON)
    place = np.cumsum(kept) - 1
    here = kept[evidence.of_pair]

    def add(wanted: Bools, number: Callable[[str], int]) -> None:
        used = here & wanted[evidence.ids]
        found, inverse = np.unique(evidence.ids[used], return_inverse=True)
        numbers = np.array([number(evidence.names[i]) for i in found], dtype=np.int64)
        design.add(place[evidence.of_pair[used]], numbers[inverse])

    add(chosen, partial(_own, design, prop))
    add(evidence.general & (evidence.total >= COMMON), partial(_common, design))
    label_ids, of_list = opened.joined()
    shared = np.array([name in open_to_all for name in opened.of], dtype=bool)
    codes = np.array([_common(design, name) if name in open_to_all else 0 for name in opened.of], dtype=np.int64)
    of_label = labelled[of_list]
    used = kept[of_label] & shared[label_ids]
    design.add(place[of_label[used]], codes[label_ids[used]])
    design.truth.append(right[kept].astype(float))
    design.times.append(np.where(looked[kept], 1.0, EACH))
    design.size += int(kept.sum())


def _own(design: _Design, prop: str, evidence: str) -> int:
    return design.own.setdefault((prop, evidence), len(design.own))


def _common(design: _Design, evidence: str) -> int:
    """Return the number of shared evidence, below zero until all of the properties' own are counted."""
    return -1 - design.shared.setdefault(evidence, len(design.shared))


def _shared_labels(rows: Rows) -> set[str]:
    """Return the evidence with labels left open that was seen right with two properties or more."""
    seen: dict[str, set[str]] = {}
    for prop, (places, numbers) in rows.labelled.items():
        names = list(numbers.of)
        ids, of_list = numbers.joined()
        right = np.array([prop in rows.stated[n] for n in places], dtype=bool)
        for i in np.unique(ids[right[of_list]]):
            seen.setdefault(names[i], set()).add(prop)
    return {e for e, of in seen.items() if len(of) >= RAREST}
