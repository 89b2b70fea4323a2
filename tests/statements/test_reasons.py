"""What carried a learned property, and what a confidence is made of: on a parse written by hand, with weights chosen so that it is known."""

from __future__ import annotations

import numpy as np
import parses
import pytest

from kg.model import Entity, Link, Statement
from kg.models.examples import make_examples
from kg.models.perceptron import Perceptron
from kg.models.weights import CONFIDENCE, read_weights
from kg.parsing import Tree
from kg.parsing.vectors import PARTS
from kg.statements import entities_of
from kg.statements.confidence import iter_features
from kg.statements.feature_words import in_words
from kg.statements.judgement import inputs_of
from kg.statements.reasons import LearnedSense, confidence_reasons
from kg.statements.senses import LEAST, NO_SENSE, known_of

WIDTH = 2


@pytest.fixture
def tree():
    """Microsoft invests in Japan …: the vector of "Japan" alone has something in its first number."""
    doc = parses.parse(parses.INVEST)
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float32)
    doc.tensor[[token.text for token in doc].index("Japan"), 0] = 1.0
    return Tree(doc)


@pytest.fixture(scope="module")
def relation():
    return next(r for r in parses.relations_of(parses.INVEST) if (r.subject.text, r.object.text) == ("Microsoft", "Japan"))


def sense(*inputs: str, weight: float = 1.0) -> Perceptron:
    """Return one that says "uses" by the first number of the object's head, and by each named input that holds."""
    hidden = np.zeros((PARTS * WIDTH + len(inputs), 1))
    hidden[WIDTH] = 2.0
    hidden[PARTS * WIDTH :] = weight
    return Perceptron(
        hidden=hidden,
        hidden_bias=np.full(1, 1.0),
        output=np.array([[0.0, 1.0]]),
        output_bias=np.zeros(2),
        classes=(NO_SENSE, "uses"),
        inputs=inputs,
    )


def reasons(tree, relation, perceptron, examples=None, prop="uses"):
    return LearnedSense(perceptron=perceptron, examples=examples).reasons(tree, relation, (None, None), prop)


def test_words_and_what_is_known_have_the_shares_that_the_score_loses_without_them(tree, relation):
    known = f"predicate {relation.predicate}"
    why = reasons(tree, relation, sense(known, weight=3.0))
    places = tree.sentence_extents[0]
    shares = {share.seen: share.log_odds for share in why.shares}
    assert shares[f"the predicate “{relation.predicate}”"] == pytest.approx(3.0)
    assert shares["“Japan”"] == pytest.approx(2.0 * (1 - 1 / (places[1] - places[0])))
    assert len(shares) == 2, "what adds nothing is left out"
    assert list(shares) == [f"the predicate “{relation.predicate}”", "“Japan”"]


def test_the_probability_and_the_least_are_those_that_the_reading_goes_by(tree, relation):
    perceptron = sense()
    why = reasons(tree, relation, perceptron)
    vectors = inputs_of(tree, relation.subject.mention.span, relation.object.mention.span)
    assert why.probability == perceptron.likely(vectors, known_of(relation, None, None))[1]
    assert why.least == LEAST
    assert why.path.startswith("Microsoft ←nsubj– ")
    assert why.path.endswith(" Japan")


def test_examples_are_those_of_the_property_that_the_hidden_units_see_alike(tree, relation, tmp_path):
    (tmp_path / "w").write_bytes(b"")
    examples = make_examples([np.ones(1)] * 2, ["uses", "leads"], ["p1#0", "p1#1"], ["", ""], tmp_path / "w")
    why = reasons(tree, relation, sense(), examples)
    assert [(e.id, e.likeness) for e in why.examples] == [("p1#0", 1.0)]
    assert list(why.lines()) == [
        f"learned from examples: probability {why.probability:.2f}, read from 0.30 on",
        f"path: {why.path}",
        "what weighed most, in log odds: “Japan” +1.8",
        "like the examples p1#0 (1.00)",
    ]


def test_a_property_that_was_not_learned_and_a_text_without_vectors_have_no_reasons(tree, relation):
    assert reasons(tree, relation, sense(), prop="leads") is None
    assert reasons(Tree(parses.parse(parses.INVEST)), relation, sense()) is None


def test_certainty_is_no_infinite_share(tree, relation):
    why = reasons(tree, relation, sense(f"predicate {relation.predicate}", weight=1000.0))
    assert why.probability == 1.0
    assert all(abs(share.log_odds) < 50 for share in why.shares)


def test_a_confidence_is_made_of_what_was_read_and_of_the_words(tree, relation):
    statement = Statement(
        subject="a", predicate="invest in", property="investsIn", object="b", relation=relation, attributed_to=None, confidence=0.5
    )
    hidden = np.zeros((PARTS * WIDTH, 1))
    hidden[WIDTH] = 1.0
    judged = Perceptron(
        hidden=hidden, hidden_bias=np.zeros(1), output=np.full((1, 1), 2.0), output_bias=np.zeros(1), classes=("right",)
    )
    parts = confidence_reasons(tree, statement, entities_of(relation, [], {}), judged)
    assert parts.startswith("what was read weighs, in log odds, planned -")
    assert "; the words themselves +2.0 (“Japan” +1.8)" in parts
    assert "the words themselves" not in confidence_reasons(tree, statement, (None, None), None)


def test_a_confidence_hangs_on_how_sure_it_is_what_is_meant(relation):
    span = relation.subject.mention.span
    link = Link(span=span, reason="the likeliest of what was spoken of", score=0.65)
    known = Entity(iri="a", label="Microsoft", types=("Company",), aliases=(), mentions=(span,), named=True)
    meant = Entity(iri="a", label="Microsoft", types=("Company",), aliases=(), mentions=(span,), named=True, links=(link,))
    features = [set(iter_features(relation, entity, None, "investsIn")) for entity in (known, meant)]
    assert features[1] - features[0] == {"meant name 2", "subject name meant 2"}


def test_all_that_a_confidence_hangs_on_is_said_in_words():
    words_of = {feature: in_words(feature) for feature in read_weights(CONFIDENCE)}
    names = ("length", "grounded", "True", "False", "meant")
    assert [words for words in words_of.values() if any(name in words for name in names)] == []
    assert in_words("meant pronoun 2") == "a pronoun that means what it does with a probability of 0.6 to 0.7"
    assert in_words("object nominal meant 7") == "a description as object that means what it does with a probability of over 0.98"
    assert words_of["verb words 1"] == "a verb of 1 word"
    assert words_of["qualifiers 3"] == "3 qualifiers or more"
    assert words_of["sentence 4"] == "a sentence of over 260 characters"
    assert words_of["object pronoun open"] == "a pronoun as object whose meaning is open"
    assert words_of["status possible True"] == "possible and denied"
