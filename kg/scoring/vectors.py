"""Score candidate pairs by the word vectors of their text, as a perceptron learned from examples sees them.

In: a text and two of its candidate arguments. Out: for each property that has many examples what the vectors add to its score. The perceptron
sees the vectors of both heads, of the word that governs both, and the means of both arguments and of what stands between them
(`kg/parsing/vectors.py`), besides the kinds of both and their order. What it makes of each word is worked out once for all pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kg.models.perceptron import Floats, Perceptron
from kg.ontology import LearnedHead
from kg.parsing.trees import Tree
from kg.parsing.vectors import PARTS, SeenWords, fitting
from kg.scoring.pairs import CandidatePair


def seen_of(pair: CandidatePair) -> SeenWords:
    """Return the words that are seen of a pair."""
    first, second = pair.subject, pair.object
    return SeenWords.of(pair.reading.tree, range(first.start, first.end), range(second.start, second.end))


def known_of(pair: CandidatePair) -> Iterator[str]:
    """Yield what is known of a pair besides its vectors: the kinds of both, their order, and whether the text begins with the subject."""
    yield f"X is {pair.subject.kind}"
    yield f"Y is {pair.object.kind}"
    yield "X first" if pair.has_first_subject else "X later"
    yield "X before Y" if pair.subject.start < pair.object.start else "Y before X"


class VectorScorer:
    """Scores the candidate pairs of one text.

    Args:
        tree: the text.
        head: what was learned.

    Raises:
        ConfigError: the tree's vectors are not those that the head learned from.
    """

    def __init__(self, tree: Tree, head: LearnedHead) -> None:
        self._tree = tree
        self._perceptron = fitting(tree, head.perceptron, PARTS)
        self._of_words: dict[tuple[int, int], Floats] = {}
        self.properties = head.perceptron.classes

    def scores(self, pair: CandidatePair) -> NDArray[np.int64]:
        """Return the score of each property for a pair, in thousandths of log odds."""
        if self._perceptron is None:
            return np.zeros(len(self.properties), dtype=np.int64)
        seen, perceptron = seen_of(pair), self._perceptron
        units = perceptron.hidden_bias + perceptron.of_known(known_of(pair))
        for part, i in enumerate((*seen.heads, seen.governor)):
            units = units + self._of_word(perceptron, part, i)
        for part, words in enumerate(seen.spans, start=PARTS - len(seen.spans)):
            units = units + np.add.reduce([self._of_word(perceptron, part, i) for i in words]) / len(words)
        scores = np.maximum(units, 0.0) @ perceptron.output + perceptron.output_bias
        return np.rint(1000 * scores).astype(np.int64)

    def _of_word(self, perceptron: Perceptron, part: int, i: int) -> Floats:
        """Return what the hidden units make of a word, as one of the parts that are seen."""
        if (part, i) not in self._of_words:
            vector = self._tree.vectors[i].astype(np.float64)
            place = part * len(vector)
            self._of_words[part, i] = vector @ perceptron.hidden[place : place + len(vector)]
        return self._of_words[part, i]
