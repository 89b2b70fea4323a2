"""What word vectors teach of candidate pairs, on parses written by hand with vectors made here."""

from __future__ import annotations

import numpy as np
import pytest

from kg.learning.examples import Example, Triple
from kg.learning.fitting import PreparedExamples
from kg.learning.heads import FEWEST
from kg.model import Document
from kg.parsing import Tree
from kg.relations.reading import DocumentReading
from kg.scoring.lexicon import score_pairs
from tests import parses

LABELS = {"acquires": "acquires", "leads": "leads"}
BUYS = (Triple("Fiat", "acquires", "Opel"),)


def reading_of(number: int, *, is_bought: bool) -> DocumentReading:
    """Return the same words each time, with vectors of which the first value alone tells whether something is bought."""
    doc = parses.parse(parses.BOUGHT_BY)
    doc.tensor = np.random.default_rng(number).normal(size=(len(doc), 4)).astype(np.float32)
    doc.tensor[:, 0] = 3 if is_bought else -3
    return DocumentReading(Document(id=str(number), text=doc.text), Tree(doc))


def prepared(count: int, *, partial: bool = False, pipeline: str | None = "en_small 1.0") -> PreparedExamples:
    """Return examples of which every other states that something is bought; the others state something else, or nothing."""
    flags = [n % 2 == 0 for n in range(2 * count)]
    examples = [Example(str(n), "", BUYS if is_bought else (), place=str(n)) for n, is_bought in enumerate(flags)]
    readings = [reading_of(n, is_bought=is_bought) for n, is_bought in enumerate(flags)]
    return PreparedExamples(examples, readings, labels=LABELS, partial=partial, pipeline=pipeline)


def of_vectors(learned, reading):
    """Return what the vectors add to "acquires", by the pair."""
    return {(s.pair.subject.words, s.pair.object.words): s.of_vectors for s in score_pairs(reading, learned, {})}


def test_vectors_tell_apart_what_the_words_do_not():
    learned = prepared(40).learn()
    assert learned.head is not None
    assert (learned.head.pipeline, learned.head.values, learned.head.perceptron.classes) == ("en_small 1.0", 4, ("acquires",))
    pair = ("fiat",), ("opel",)
    bought, kept = (of_vectors(learned, reading_of(999, is_bought=is_bought)).get(pair, -99) for is_bought in (True, False))
    assert bought > 0 > kept
    assert prepared(40).learn().head.content == learned.head.content, "the same examples give the same bytes"


def test_few_examples_teach_by_rows_alone():
    assert prepared(FEWEST - 1).learn().head is None
    assert prepared(FEWEST).learn().head is not None


def test_vectors_are_asked_for():
    assert prepared(FEWEST, pipeline=None).learn().head is None


def test_a_pipeline_without_vectors_teaches_by_rows_alone():
    examples = [Example(str(n), "", BUYS) for n in range(FEWEST)]
    bare = PreparedExamples(examples, [parses.reading_of(parses.BOUGHT_BY)] * FEWEST, labels=LABELS, pipeline="en_small 1.0")
    assert bare.learn().head is None


@pytest.mark.parametrize("partial", [False, True])
def test_partial_examples_deny_nothing_that_they_do_not_name(partial):
    learned = prepared(40, partial=partial).learn()
    assert learned.head is not None
    denied = of_vectors(learned, reading_of(999, is_bought=False)).get((("fiat",), ("opel",)), -99)
    assert (denied < 0) is not partial
