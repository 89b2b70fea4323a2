"""The word vectors of a text, as what was learned from them sees two of its phrases; it says something of no others.

In: a `Tree` with its vectors. Out: of two phrases the words that a perceptron sees, and their vectors as its inputs.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kg.errors import ConfigError
from kg.models.perceptron import Perceptron, mean_of
from kg.parsing.trees import Tree

PARTS = 6
"""Vectors that are seen of two phrases."""

HIGHEST = 60
"""Words from a phrase up to what governs both; further up nothing is looked for."""


def fitting(tree: Tree, perceptron: Perceptron | None, parts: int) -> Perceptron | None:
    """Return what was learned of vectors such as a tree's; None where nothing was, or the tree has none.

    Args:
        tree: the text.
        perceptron: what was learned.
        parts: how many vectors it sees.

    Raises:
        ConfigError: the tree's vectors are not those that it learned from.
    """
    if perceptron is None or not tree.vectors.size:
        return None
    if (width := tree.vectors.shape[1]) * parts != perceptron.width:
        raise ConfigError(
            f"the pipeline's vectors have {width} values, and what was learned of {perceptron.width / parts:g} is for another one",
            remedy="install kg and the pipeline anew, in one version",
        )
    return perceptron


@dataclass(frozen=True, slots=True)
class SeenWords:
    """The words that a perceptron sees of two phrases, by their places in the text.

    Attributes:
        heads: the head words of both.
        governor: the word that governs both.
        spans: the words of the first phrase, of the second, and between their heads.
    """

    heads: tuple[int, int]
    governor: int
    spans: tuple[range, range, range]

    @classmethod
    def of(cls, tree: Tree, subject: range, object_: range) -> SeenWords:
        """Return what is seen of two phrases, by the places of their words."""
        heads = tree.head_of(subject), tree.head_of(object_)
        first, last = sorted(heads)
        between = range(first + 1, last) or range(first, first + 1)
        return cls(heads, _governor_of_both(tree, *heads), (subject, object_, between))

    @property
    def places(self) -> list[int]:
        """All of them, in the order of the text."""
        return sorted({*self.heads, self.governor, *chain.from_iterable(self.spans)})

    def inputs(self, vectors: NDArray[np.floating]) -> NDArray[np.float32]:
        """Return `PARTS` of the vectors of a text, one after another."""
        parts = [vectors[i] for i in (*self.heads, self.governor)]
        parts += [mean_of(vectors[words.start : words.stop]) for words in self.spans]
        return np.concatenate(parts, dtype=np.float32)


def _governor_of_both(tree: Tree, first: int, second: int) -> int:
    """Return the nearest word above two words, one of the two included; the first where they hang on nothing in common."""
    above = set(tree.upwards(second, HIGHEST))
    return next((i for i in tree.upwards(first, HIGHEST) if i in above), first)
