"""Trees in which a word stands below itself."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kg.parsing import Tree
from kg.parsing.circles import open_circles
from tests import parses

EVIDENCE = """
Her DET PRP$ 2 nmod:poss
evidence NOUN NN 8 nsubj:outer
was AUX VBD 8 cop
that SCONJ IN 8 mark
this PRON DT 8 nsubj:outer
was AUX VBD 8 cop
they PRON PRP 8 nsubj
left_ VERB VBD 0 root
. PUNCT . 8 punct
"""


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0, 0, 1], [0, 0, 1]),
        ([1, 0, 1], [0, 0, 1]),
        ([0, 2, 3, 1, 3], [0, 1, 3, 1, 3]),
        ([1, 2, 1], [1, 1, 1]),
    ],
)
def test_the_first_word_of_a_circle_is_a_root(heads, expected):
    tree = SimpleNamespace(heads=heads, labels=["x"] * len(heads), link=lambda: None)
    open_circles(tree)
    assert tree.heads == expected


def test_what_a_clause_in_a_clause_says_is_raised_once():
    tree = Tree(parses.parse(EVIDENCE))
    assert sorted(tree.subtree(next(i for i, head in enumerate(tree.heads) if head == i))) == list(range(9))
