"""Say what carried a property that was learned (`senses.py`), and what a confidence is made of (`confidence.py`, `judgement.py`).

A word's share is what the log odds lose where the vector of the mean word of its sentence stands in its place; that of what is known besides,
what they lose without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from kg.model import Entity, Relation, Statement
from kg.models.examples import LearnedExamples
from kg.models.perceptron import Perceptron, mean_of
from kg.models.weights import CONFIDENCE, read_weights
from kg.parsing.trees import Tree
from kg.parsing.vectors import SeenWords
from kg.scoring.reasons import LearnedReasons, Share, greatest, words_of_path
from kg.statements.confidence import iter_features
from kg.statements.feature_words import in_words
from kg.statements.judgement import seen_words
from kg.statements.senses import LEAST, known_of

CERTAIN = 1e-9
"""How far from certain a probability counts as at most, for its log odds to be a number."""

OF_PREDICATE, OF_CLASSES = frozenset({"predicate", "word", "first", "last"}), frozenset({"subject", "object"})
"""How the names of inputs begin that the predicate and the classes of both arguments give (`senses.iter_known`)."""

Vectors = NDArray[np.floating]
Arguments = tuple[Entity | None, Entity | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedSense:
    """What was learned of the properties of relations, for explaining one.

    Attributes:
        perceptron: it gives their probabilities.
        examples: what it learned from; None where they were not kept.
    """

    perceptron: Perceptron
    examples: LearnedExamples | None

    def reasons(self, tree: Tree, relation: Relation, arguments: Arguments, prop: str) -> LearnedReasons | None:
        """Return why a property is likely, or is not; None where nothing was learned of it.

        Args:
            tree: the text.
            relation: what is read as the property.
            arguments: the entities of its subject and its object.
            prop: the property.
        """
        if prop not in self.perceptron.classes or not tree.vectors.size:
            return None
        column = self.perceptron.classes.index(prop)
        seen = seen_words(tree, relation.subject.mention.span, relation.object.mention.span)
        known = frozenset(known_of(relation, *arguments))

        def probability(vectors: Vectors, known: frozenset[str]) -> float:
            return float(self.perceptron.likely(seen.inputs(vectors), known)[column])

        whole = probability(tree.vectors, known)
        shares = [
            *_word_shares(tree, seen, lambda vectors: _log_odds(probability(vectors, known))),
            *(
                Share(name, _log_odds(whole) - _log_odds(probability(tree.vectors, known - part)))
                for name, part in _parts(relation, known)
            ),
        ]
        units = self.perceptron.units(seen.inputs(tree.vectors), known)
        return LearnedReasons(
            probability=whole,
            least=LEAST,
            path=words_of_path(tree, *seen.heads),
            shares=greatest(shares),
            examples=tuple(self.examples.nearest(units, prop)) if self.examples is not None else (),
        )


def _log_odds(probability: float) -> float:
    certain = min(max(probability, CERTAIN), 1 - CERTAIN)
    return log(certain / (1 - certain))


def _parts(relation: Relation, known: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what is known of a relation by what gives it."""
    yield f"the predicate “{relation.predicate}”", frozenset(name for name in known if name.partition(" ")[0] in OF_PREDICATE)
    yield "the classes of both", frozenset(name for name in known if name.partition(" ")[0] in OF_CLASSES)
    yield f"the object's head “{relation.object.mention.head}”", frozenset(name for name in known if name.startswith("head "))


def _word_shares(tree: Tree, seen: SeenWords, log_odds: Callable[[Vectors], float]) -> Iterator[Share]:
    """Yield what each word that is seen adds."""
    whole, vectors = log_odds(tree.vectors), tree.vectors.copy()
    first, stop = tree.sentence_extents[tree.sentence[seen.heads[0]]]
    neutral = mean_of(tree.vectors[first:stop])
    for place in seen.places:
        vectors[place] = neutral
        yield Share(f"“{tree.words[place]}”", whole - log_odds(vectors))
        vectors[place] = tree.vectors[place]


def confidence_reasons(tree: Tree, statement: Statement, arguments: Arguments, judgement: Perceptron | None) -> str:
    """Say what the confidence of a statement is made of.

    Args:
        tree: the text.
        statement: the statement.
        arguments: the entities of its relation's subject and object.
        judgement: what was learned of what words add to a confidence; None where nothing was.
    """
    relation = statement.relation
    if relation.evidence.score is not None:
        return "the probability that its examples give it"
    weights = read_weights(CONFIDENCE)
    features = iter_features(relation, *arguments, statement.property, statement.sense)
    shares = [Share(in_words(feature), weights.get(feature, 0.0)) for feature in features if feature != "any"]
    what_was_read = f"what was read weighs, in log odds, {', '.join(map(str, greatest(shares)))}"
    if judgement is None or not tree.vectors.size:
        return what_was_read
    seen = seen_words(tree, relation.subject.mention.span, relation.object.mention.span)

    def log_odds(vectors: Vectors) -> float:
        return float(judgement.scores(seen.inputs(vectors))[0])

    of_words = greatest(_word_shares(tree, seen, log_odds))
    return f"{what_was_read}; the words themselves {log_odds(tree.vectors):+.1f} ({', '.join(map(str, of_words))})"
