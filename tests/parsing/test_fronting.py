"""A description before the subject is an apposition of the subject, whatever a parser takes for the subject."""

from __future__ import annotations

import pytest

from kg.parsing import Tree
from tests import parses
from tests.parses import parse


@pytest.mark.parametrize(
    ("rows", "noun", "subject", "verb"),
    [
        pytest.param(parses.A_NATIVE_HE, 2, 6, 7, id="beside the subject"),
        pytest.param(parses.A_SUBSIDIARY_BOLT, 2, 8, 9, id="taken for the subject"),
        pytest.param(parses.A_GRADUATE_HE, 2, 7, 8, id="taken for the head of the sentence"),
    ],
)
def test_a_description_hangs_on_the_subject_behind_it(rows, noun, subject, verb):
    tree = Tree(parse(rows))
    assert (tree.heads[noun - 1], tree.labels[noun - 1]) == (subject - 1, "appos")
    assert (tree.heads[subject - 1], tree.labels[subject - 1]) == (verb - 1, "nsubj")
    assert tree.labels[verb - 1] == "root"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            parses.A_SUBSIDIARY_BOLT.replace("\nmet VERB", "\n, PUNCT , 8 punct\nmet VERB").replace(" 9 ", " 10 "), id="two commas"
        ),
        pytest.param(parses.A_SUBSIDIARY_BOLT.replace("of ADP", "for ADP"), id="without of"),
        pytest.param(parses.A_SUBSIDIARY_BOLT.replace("subsidiary", "day"), id="a time"),
        pytest.param(parses.A_SUBSIDIARY_BOLT.replace("subsidiary", "lot"), id="a number"),
        pytest.param(parses.A_SUBSIDIARY_BOLT.replace("A DET", "a ADJ"), id="without an article"),
    ],
)
def test_a_subject_with_an_apposition_stays(rows):
    tree = Tree(parse(rows))
    assert tree.labels[1] == "nsubj"
