"""Candidate pairs as what a regression learns from: features as numbers, each text's lists of them once, with an index of who has a feature.

In: pairs as `kg/scoring/pairs.py` forms them, with the properties stated of each. Out: `TrainingPairs`, and a `Selection` of them for what is
learned from some examples alone. A pair has three lists of features, of which those of its arguments are lists of many pairs: what is
counted or summed over the features of pairs is counted or summed over lists first.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kg.learning.loglinear import Ints

Bools = NDArray[np.bool_]

Parts = tuple[tuple[str, ...], ...]
"""The features of a pair in `PARTS` lists: of its subject, of its object, and of both together."""

PARTS = 3
"""Lists of features that a pair has."""

GENERAL = ("any", "kinds ", "Y is ", "X is ", "X first", "X later", "X before", "Y before", "X as ", "Y as ", "apart ", "near ")
"""How features begin that any pair has: alone they make no pair worth a row."""


class NumberedLists:
    """Lists of features as numbers: all lists one after the other."""

    def __init__(self) -> None:
        self.number_of: dict[str, int] = {}
        self._cells, self._lengths = array("i"), array("i")

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, features: Iterable[str]) -> int:
        """Add a list; return its number."""
        before, number_of = len(self._cells), self.number_of
        self._cells.extend([number_of.setdefault(feature, len(number_of)) for feature in features])
        self._lengths.append(len(self._cells) - before)
        return len(self._lengths) - 1

    @cached_property
    def names(self) -> list[str]:
        """The features by their numbers, when all lists are added."""
        return list(self.number_of)

    @cached_property
    def table(self) -> Postings:
        """The numbers of each list, when all lists are added."""
        return Postings(np.array(self._cells, dtype=np.int64), np.array(self._lengths, dtype=np.int64))

    @cached_property
    def lists_with(self) -> Postings:
        """The lists that have each feature, when all lists are added."""
        cells, lists = self.table.of(np.arange(len(self)))
        order = np.argsort(cells, kind="stable")
        return Postings(lists[order], np.bincount(cells, minlength=len(self.number_of)))


class Postings:
    """Some numbers for each of many keys, one key after another.

    Args:
        numbers: all of them.
        lengths: how many each key has.
    """

    def __init__(self, numbers: Ints, lengths: Ints) -> None:
        self._numbers, self._lengths = numbers, lengths
        self._starts = np.cumsum(lengths) - lengths

    def of(self, keys: Ints) -> tuple[Ints, Ints]:
        """Return the numbers of some keys, and for each the place of its key among these."""
        lengths = self._lengths[keys]
        first = np.cumsum(lengths) - lengths
        places = np.arange(int(lengths.sum())) + np.repeat(self._starts[keys] - first, lengths)
        return self._numbers[places], np.repeat(np.arange(len(keys)), lengths)


class DelexicalisedLists:
    """The delexicalised features for one property: a list for each pair that has any, and the numbers of those pairs."""

    def __init__(self) -> None:
        self.features = NumberedLists()
        self._pairs = array("i")

    def add(self, pair: int, features: Iterable[str]) -> None:
        """Add the list of a pair."""
        self._pairs.append(pair)
        self.features.add(features)

    @cached_property
    def pairs(self) -> Ints:
        """The pairs that have lists, when all are added."""
        return np.array(self._pairs, dtype=np.int64)


class TrainingPairs:
    """Candidate pairs as features, with the properties stated of each and those that its example judges."""

    def __init__(self) -> None:
        self.features = NumberedLists()
        self.delexicalised: dict[str, DelexicalisedLists] = {}
        self.pairs_stating: dict[str, list[int]] = {}
        self._lists, self._examples = array("i"), array("i")
        self._judged: dict[int, frozenset[str] | None] = {}
        self._numbered: dict[tuple[str, ...], int] = {}

    def add(
        self,
        parts: Parts,
        stated: frozenset[str],
        judged: frozenset[str] | None,
        delexicalised: Mapping[str, tuple[str, ...]],
        example: int,
    ) -> None:
        """Add a pair; those of an example one after another.

        Args:
            parts: what is seen of it.
            stated: the properties that its example states of it.
            judged: the properties that its example denies of a pair by not stating them; None: all.
            delexicalised: property -> its delexicalised features.
            example: the number of its example.
        """
        number = len(self._examples)
        for prop, features in delexicalised.items():
            self.delexicalised.setdefault(prop, DelexicalisedLists()).add(number, features)
        for prop in stated:
            self.pairs_stating.setdefault(prop, []).append(number)
        if example not in self._judged:
            self._judged[example] = judged
            self._numbered.clear()
        self._lists.extend([self._number(part) for part in parts])
        self._examples.append(example)

    def _number(self, features: tuple[str, ...]) -> int:
        """Return the number of a list; one that the example had before is not added again."""
        number = self._numbered.get(features)
        if number is None:
            number = self._numbered[features] = self.features.add(features)
        return number

    @cached_property
    def lists(self) -> Ints:
        """For each pair the numbers of its lists, when all pairs are added."""
        return np.array(self._lists, dtype=np.int64).reshape(-1, PARTS)

    @cached_property
    def examples(self) -> Ints:
        """For each pair the number of its example, when all pairs are added."""
        return np.array(self._examples, dtype=np.int64)

    @cached_property
    def is_general(self) -> Bools:
        """For each feature whether any pair has it, when all pairs are added."""
        return np.array([name.startswith(GENERAL) for name in self.features.names], dtype=bool)

    def has(self, prop: str) -> Bools:
        """Return for each pair whether a property is stated of it."""
        stating = np.zeros(len(self._examples), dtype=bool)
        stating[self.pairs_stating.get(prop, [])] = True
        return stating

    @cached_property
    def has_any(self) -> Bools:
        """For each pair whether any property is stated of it."""
        stating = np.zeros(len(self._examples), dtype=bool)
        for pairs in self.pairs_stating.values():
            stating[pairs] = True
        return stating

    def is_judged(self, prop: str) -> Bools:
        """Return for each pair whether its example says that it has a property, or that it has it not."""
        judging = np.zeros(max(self._judged, default=0) + 1, dtype=bool)
        judging[[example for example, judged in self._judged.items() if judged is None or prop in judged]] = True
        return judging[self.examples] | self.has_any


class Selection:
    """The pairs of some examples.

    Args:
        training: the pairs of all.
        examples: the numbers of those that are chosen; None: all.
    """

    def __init__(self, training: TrainingPairs, examples: Iterable[int] | None = None) -> None:
        self._training, self._table = training, training.features.table
        self.pairs = np.arange(len(training.examples))
        if examples is not None:
            self.pairs = np.flatnonzero(np.isin(training.examples, np.fromiter(examples, dtype=np.int64)))
        self.lists = training.lists[self.pairs]
        self._place = np.full(len(training.examples), -1)
        self._place[self.pairs] = np.arange(len(self.pairs))

    def places(self, pairs: Ints) -> Ints:
        """Return the places of some pairs among those chosen; -1 for those that are not."""
        return self._place[pairs]

    def counts(self, chosen: Bools) -> Ints:
        """Return how many of some of the pairs have each feature."""
        lists, times = np.unique(self.lists[chosen], return_counts=True)
        numbers, list_of = self._table.of(lists)
        return np.bincount(numbers, times[list_of], len(self._training.features.number_of)).astype(np.int64)

    def pairs_with(self, features: Bools) -> Bools:
        """Return which of the pairs have any of some features."""
        having, _ = self._training.features.lists_with.of(np.flatnonzero(features))
        has = np.zeros(len(self._training.features), dtype=bool)
        has[having] = True
        of_pairs: Bools = np.any(has[self.lists], axis=1)
        return of_pairs
