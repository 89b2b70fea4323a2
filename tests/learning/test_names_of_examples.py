"""What is known of a name comes from other examples than those it is weighed on: on parses written by hand."""

from __future__ import annotations

import pytest

from kg.learning import Example, Triple
from kg.learning.alignment import align
from kg.learning.crossvalidation import FOLDS, _folds
from kg.learning.fitting import PreparedExamples
from kg.learning.groups import groups_of
from kg.learning.names import LearnedNames
from kg.ontology import NameRole
from tests import parses

BUYS = ("Fiat", "acquires", "Opel")


def example(*triples, text=""):
    return Example("", text, tuple(Triple(*triple) for triple in triples))


def test_examples_of_one_subject_are_one_group():
    jazz = ("Jazz", "stylisticOrigin", "Blues")
    examples = [
        example(("Ann Lee", "genre", "Jazz"), ("Ann Lee", "birthPlace", "Bonn"), jazz),
        example(("Karl Voss", "genre", "Jazz"), jazz),
        example(("ann_lee", "birthPlace", "Bonn")),
        example(("he", "birthPlace", "Kiel")),
        example(),
        example(jazz),
    ]
    assert groups_of(examples) == [0, 1, 0, 3, 4, 5], "a subject beside the main one joins nothing; a pronoun is nobody"


def test_a_name_is_known_from_other_groups_alone():
    reading = parses.reading_of(parses.BOUGHT_BY)
    examples = [example(BUYS), example(BUYS), example(("Opel", "ownedBy", "Fiat"))]
    names = LearnedNames(examples, [reading] * 3, [0, 0, 2])
    opel, fiat = ("opel",), ("fiat",)
    subject, object_ = NameRole("ownedBy", is_subject=True), NameRole("acquires")
    assert set(names.hints[opel].roles) == {subject, object_}
    assert names.without(0)[opel].roles == (subject,)
    assert names.without(2)[opel].roles == (object_,)
    alone = LearnedNames(examples[:2], [reading] * 2, [0, 0])
    assert {opel, fiat} <= set(alone.hints)
    assert alone.without(0) == {}
    assert alone.without(7) == alone.hints


def test_pairs_are_aligned_by_all_names_and_know_of_some():
    reading = parses.reading_of(parses.BOUGHT_BY)
    names = LearnedNames([example(("Fiat_(company)", "acquires", "Opel"))], [reading], [0])
    aligned = align(example(("Fiat_(company)", "acquires", "Opel")), reading, names.hints, names.without(0))
    assert aligned.is_aligned == (True,)
    stated = [pair for pair, properties in zip(aligned.pairs, aligned.stated, strict=True) if properties]
    assert stated
    assert all(pair.subject.hint is None and pair.object.hint is None for pair in stated)


def test_the_weights_are_not_those_of_the_names():
    reading = parses.reading_of(parses.BOUGHT_BY)
    by_one = PreparedExamples([example(BUYS)] * 4, [reading] * 4, labels={"acquires": "acquires"}).learn()
    assert by_one.names
    assert not [feature for feature in by_one.weights if "known as" in feature]
    assert by_one.weights


@pytest.mark.parametrize(
    ("groups", "sizes"),
    [([0, 0, 0, 3, 4, 5, 6, 7], [3, 2, 1, 1, 1]), ([0] * 10, [2] * 5), ([0, 0, 0, 0, 4, 4], [2, 1, 1, 1, 1])],
)
def test_groups_are_whole_in_folds_as_long_as_there_are_enough(groups, sizes):
    folds = _folds(groups)
    assert sorted((folds.count(fold) for fold in range(FOLDS)), reverse=True) == sizes
    if len(set(groups)) >= FOLDS:
        assert all(len({fold for fold, g in zip(folds, groups, strict=True) if g == group}) == 1 for group in groups)
