"""Say by the words themselves how much surer or less sure of a relation one may be than its construction tells.

In: a relation and the tree it was read from. Out: log odds to add to those of `confidence`; 0 where the pipeline gives no vectors that were
learned from. A perceptron sees the vectors that the network gives the head words and the other words of both arguments, what stands between
them, and the word that governs both. `python -m training.confidence` fits it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.model import Relation, TextSpan
from kg.models.perceptron import Perceptron
from kg.parsing.trees import Tree
from kg.parsing.vectors import PARTS, SeenWords, fitting


class Judgement:
    """What the words of one text say of its relations.

    Args:
        tree: the text.
        perceptron: what was learned of vectors such as the tree's; None where nothing was.

    Raises:
        ConfigError: the tree's vectors are not those that the perceptron learned from.
    """

    def __init__(self, tree: Tree, perceptron: Perceptron | None) -> None:
        self._tree = tree
        self._perceptron = fitting(tree, perceptron, PARTS)
        self._odds: dict[tuple[TextSpan, TextSpan], float] = {}

    def odds(self, relation: Relation) -> float:
        """Return the log odds to add for a relation."""
        if self._perceptron is None:
            return 0.0
        pair = relation.subject.mention.span, relation.object.mention.span
        if pair not in self._odds:
            self._odds[pair] = float(self._perceptron.scores(inputs_of(self._tree, *pair))[0])
        return self._odds[pair]


def unjudged(_: Relation) -> float:
    """Return the log odds that are added where nothing was learned."""
    return 0.0


def seen_words(tree: Tree, first_mention: TextSpan, second_mention: TextSpan) -> SeenWords:
    """Return the words that are seen of two mentions."""
    return SeenWords.of(tree, _words_of(tree, first_mention), _words_of(tree, second_mention))


def inputs_of(tree: Tree, first_mention: TextSpan, second_mention: TextSpan) -> NDArray[np.float32]:
    """Return what a perceptron sees of two mentions: `PARTS` vectors, one after another; they are kept for the next that asks."""
    key = (inputs_of, first_mention, second_mention)
    inputs: NDArray[np.float32] | None = tree.memo.get(key)
    if inputs is None:
        inputs = tree.memo[key] = seen_words(tree, first_mention, second_mention).inputs(tree.vectors)
    return inputs


def _words_of(tree: Tree, mention: TextSpan) -> range:
    """Return the places of a mention's words, one at least."""
    places = tree.places(mention.start, mention.end)
    start = min(places.start, len(tree.words) - 1)
    return range(start, max(places.stop, start + 1))
