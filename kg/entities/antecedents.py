"""Score by the network's word vectors what "it" and "they" mean: the part of the ranking that no feature names.

In: a text's word vectors, a pronoun, and the entities that it can mean. Out: for "something new" and for each of these a share of its
score, beside the sum of its features (`ranking`): a network of one hidden layer over the vectors of the pronoun and of an
entity's mentions, and their products (mention ranking: Durrett & Klein 2013; Clark & Manning 2016). Its weights stand in
`models/weights/antecedents.npz` and are learned by `training/antecedents.py` on the vectors of the shipped pipeline. Where a pipeline
gives none, or of another width (`--model accurate`), and for all other mentions, the features alone decide.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.entities.candidates import Candidate
from kg.entities.cluster import Cluster
from kg.models.weights import ANTECEDENTS, read_arrays

KINDS = ("thing", "plural")
"""Kinds of pronouns that are scored, by their rows: "it", "they". On held-out documents "he" and "she", of whom the features know the
gender, and nouns were ranked no better with vectors than without."""

DIGITS = 3
"""To which a share is rounded, as the weights of features are: sums in another order, on another processor, give the same."""

Vectors = NDArray[np.float64]


class VectorScorer:
    """The shares of one document; what is computed of a word is kept."""

    def __init__(self, vectors: NDArray[np.floating]) -> None:
        weights = read_arrays(ANTECEDENTS)
        self._vectors = vectors
        self._fits = vectors.shape[1] == weights["of pronoun"].shape[1]
        self._is_known = np.zeros(len(vectors), bool)
        self._antecedents = np.zeros((len(vectors), len(weights["of antecedent"])))

    def shares(self, candidate: Candidate, clusters: Sequence[Cluster]) -> list[float]:
        """Return what the vectors say for a new entity, and for each cluster that a mention can mean."""
        pronoun = candidate.pronoun
        if not self._fits or pronoun is None or pronoun.kind not in KINDS:
            return [0.0] * (1 + len(clusters))
        weights, row = read_arrays(ANTECEDENTS), KINDS.index(pronoun.kind)
        of_pronoun = _bend("of pronoun", self._vectors[candidate.head])
        new = np.maximum(weights["new"] @ of_pronoun + weights["new, of kind"][row], 0) @ weights["new, sum"]
        heads = [cluster.telling_heads for cluster in clusters]
        of_words = self._of_words([head for of_cluster in heads for head in of_cluster])
        # What goes with the word alone and what goes with its product with the pronoun are one sum.
        hidden = of_words @ (weights["antecedent"] + weights["product"] * of_pronoun).T
        hidden += weights["pronoun"] @ of_pronoun + weights["of kind"][row]
        sizes = [len(of_cluster) for of_cluster in heads]
        of_cluster = np.repeat(np.arange(len(heads)), sizes)
        means = np.bincount(of_cluster, np.maximum(hidden, 0) @ weights["sum"], len(heads)) / sizes
        return [round(share, DIGITS) for share in (float(new), *means.tolist())]

    def _of_words(self, heads: list[int]) -> Vectors:
        fresh = sorted({head for head in heads if not self._is_known[head]})
        if fresh:
            self._antecedents[fresh] = _bend("of antecedent", self._vectors[fresh])
            self._is_known[fresh] = True
        return self._antecedents[heads]


def _bend(name: str, vectors: NDArray[np.floating]) -> Vectors:
    """Bring word vectors to a few numbers."""
    weights = read_arrays(ANTECEDENTS)
    bent: Vectors = np.tanh(vectors.astype(np.float64) @ weights[name].T + weights[f"{name}, bias"])
    return bent
