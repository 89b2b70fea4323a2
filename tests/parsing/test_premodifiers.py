"""What stands between an article and its noun hangs on the noun."""

from __future__ import annotations

import pytest

from kg.parsing import Tree
from tests import parses
from tests.parses import parse


@pytest.mark.parametrize(
    ("rows", "word", "head", "label"),
    [
        pytest.param(parses.DOC_FACILITY, 5, 9, "compound", id="an amount behind an article"),
        pytest.param(parses.DOC_FACILITY.replace("revolving VERB VBG 10 amod", "on ADP IN 10 case"), 5, 2, "obl", id="parted by a preposition"),
        pytest.param(parses.DOC_FACILITY.replace("a DET DT 10 det", "new ADJ JJ 10 amod"), 5, 2, "obl", id="no article"),
        pytest.param(parses.DOC_WORKSPACE, 1, 2, "compound", id="two subjects side by side"),
        pytest.param(parses.DOC_WORKSPACE, 0, 2, "nmod:poss", id="whose both are"),
        pytest.param(parses.DOC_WORKSPACE.replace("Our PRON PRP$", "Then ADV RB"), 1, 3, "nsubj", id="nothing opens the phrase"),
        pytest.param(parses.DOC_WORKSPACE.replace("features VERB VBZ", "featuring VERB VBG"), 1, 3, "nsubj", id="no finite verb"),
    ],
)  # fmt: skip
def test_premodifiers(rows, word, head, label):
    tree = Tree(parse(rows))
    assert (tree.heads[word], tree.labels[word]) == (head, label)
