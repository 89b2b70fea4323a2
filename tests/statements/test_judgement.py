"""What the words of a text add to the confidence in its relations."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import parses
import pytest

import kg
from kg.entities.classes import ClassFinder
from kg.errors import ConfigError
from kg.models.perceptron import Perceptron, load_perceptron
from kg.models.weights import judgement_path
from kg.parsing import Tree
from kg.parsing.vectors import PARTS
from kg.statements.judgement import Judgement, inputs_of
from kg.statements.senses import SenseFinder

WIDTH = 4


def perceptron(width: int = WIDTH) -> Perceptron:
    """Return one whose score is the first number of the subject's head."""
    hidden = np.zeros((PARTS * width, 1))
    hidden[0] = 1
    return Perceptron(hidden=hidden, hidden_bias=np.zeros(1), output=np.ones((1, 1)), output_bias=np.zeros(1), classes=("right",))


@pytest.fixture
def doc():
    """Microsoft invests in Japan …: each word's vector tells its place."""
    doc = parses.parse(parses.INVEST)
    doc.tensor = np.repeat(np.arange(1, len(doc) + 1, dtype=np.float32)[:, None], WIDTH, axis=1)
    return doc


@pytest.fixture(scope="module")
def relation():
    return next(r for r in parses.relations_of(parses.INVEST) if (r.subject.text, r.object.text) == ("Microsoft", "Japan"))


def test_a_relation_is_seen_by_its_ends_what_is_between_and_what_governs_both(doc, relation):
    tree = Tree(doc)
    parts = inputs_of(tree, relation.subject.mention.span, relation.object.mention.span).reshape(PARTS, WIDTH)[:, 0].tolist()
    subject, object_ = (1 + tree.words.index(word) for word in ("Microsoft", "Japan"))
    governor = 1 + tree.heads[subject - 1]
    between = (subject + object_) / 2
    assert parts == [subject, object_, governor, subject, object_, between]


def test_what_the_perceptron_says_is_added(doc, relation):
    tree = Tree(doc)
    assert Judgement(tree, perceptron()).odds(relation) == 1 + tree.words.index("Microsoft")


def test_nothing_is_added_without_vectors_or_without_what_was_learned(doc, relation):
    assert Judgement(Tree(doc), None).odds(relation) == 0
    bare = parses.parse(parses.INVEST)
    assert Judgement(Tree(bare), perceptron()).odds(relation) == 0


def test_vectors_of_another_pipeline_are_refused(doc):
    for head in (Judgement, SenseFinder, ClassFinder):
        with pytest.raises(ConfigError, match=r"vectors have 4 values, and what was learned of .* is for another one"):
            head(Tree(doc), perceptron(5))


def test_the_shipped_pipeline_judges_by_its_words(nlp):
    text = "Microsoft bought Nokia. The firms that Microsoft, which rivals of Nokia praised, bought were small."
    (contribution,) = kg.extract([kg.Document(id="a", text=text)])
    certain = next(s for s in contribution.statements if s.property == "acquires" and s.relation.evidence.span.start == 0)
    learned = load_perceptron(judgement_path("en_kg_news"))
    judged = Judgement(Tree(nlp(text)), learned).odds(certain.relation)
    silent = Judgement(Tree(nlp(text)), replace(learned, output=learned.output * 0, output_bias=learned.output_bias * 0))
    assert silent.odds(certain.relation) == 0
    assert judged > 0
