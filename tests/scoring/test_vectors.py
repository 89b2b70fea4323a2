"""What word vectors add to the score of a pair, on parses written by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kg.errors import ConfigError
from kg.model import Document
from kg.ontology import LearnedHead, LearnedLexicon
from kg.parsing import Tree
from kg.relations.reading import DocumentReading
from kg.scoring import LexiconScorer
from kg.scoring.candidates import find_candidate_arguments
from kg.scoring.lexicon import predict
from kg.scoring.pairs import iter_candidate_pairs
from kg.scoring.vectors import VectorScorer, known_of, seen_of
from tests import parses
from tests.ontology.test_learned_head import VALUES, head_of


def reading_with(values: int) -> DocumentReading:
    """Return a parse whose words have vectors of so many values."""
    doc = parses.parse(parses.BOUGHT_BY)
    doc.tensor = np.random.default_rng(2).normal(size=(len(doc), values)).astype(np.float32)
    return DocumentReading(Document(id="d", text=doc.text), Tree(doc))


@pytest.fixture
def reading():
    return reading_with(VALUES)


def test_pairs_are_scored_as_the_perceptron_scores_their_vectors(reading):
    head = head_of("acquires", "leads")
    scorer = VectorScorer(reading.tree, head)
    pairs = list(iter_candidate_pairs(reading, find_candidate_arguments(reading, {})))
    assert len(pairs) > 1
    for pair in pairs:
        expected = 1000 * head.perceptron.scores(seen_of(pair).inputs(reading.tree.vectors), known_of(pair))
        assert np.abs(scorer.scores(pair) - expected).max() <= 1


def test_nothing_is_added_without_vectors_and_those_of_another_width_are_refused():
    head = head_of("acquires")
    bare = parses.reading_of(parses.BOUGHT_BY)
    pair = next(iter_candidate_pairs(bare, find_candidate_arguments(bare, {})))
    assert VectorScorer(bare.tree, head).scores(pair).tolist() == [0]
    with pytest.raises(ConfigError, match="vectors have 5 values"):
        VectorScorer(reading_with(5).tree, head)


def sure(head: LearnedHead) -> LearnedHead:
    """Return a head that adds eight to whatever it is asked."""
    perceptron = replace(head.perceptron, output=0 * head.perceptron.output, output_bias=np.full(1, 8.0))
    return replace(head, perceptron=perceptron, share=0.5)


def test_a_share_of_it_is_added_to_the_rows(reading):
    learned = LearnedLexicon(weights={"any": {"acquires": -3.0}}, head=sure(head_of("acquires")))
    assert predict(reading, replace(learned, head=None)) == []
    predictions = predict(reading, learned)
    assert predictions
    assert {(p.log_odds, p.of_vectors) for p in predictions} == {(1.0, 4.0)}


def test_what_the_rows_refuse_stays_refused(reading):
    learned = LearnedLexicon(weights={"any": {"acquires": -9.0}}, head=sure(head_of("acquires")))
    assert predict(reading, learned) == []


def test_reasons_say_what_comes_from_where(reading):
    scorer = LexiconScorer(LearnedLexicon(weights={"any": {"acquires": -3.0}}, head=sure(head_of("acquires"))), own_names=False)
    proposed = [r for r in scorer.review(reading, []) if r.subject.text == "Fiat"]
    (reasons,) = [scorer.reasons(reading, r) for r in proposed]
    assert reasons is not None
    assert "log odds, by where they come from: the rows of the lexicon -3.0, the vectors of the words +4.0" in reasons.lines()
