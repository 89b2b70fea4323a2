"""What a body earned by its own text, which names no owner beside the figures, on parses written by hand."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of, triples_of

RESULTS = parses.RESULTS
REVENUE, INCOME, MARGIN = ("have revenue of", "$3 billion"), ("have net income of", "$5 million"), ("have gross margin of", "9%")
FIGURES = {REVENUE, INCOME, MARGIN}


def figures_of(rows):
    """Return what the mills are told to have had."""
    return {(said, last) for first, said, last in triples_of(rows) if first == "Falk Mills plc" and said.startswith("have ")}


@pytest.mark.parametrize(
    ("rows", "figures"),
    [
        pytest.param(RESULTS, FIGURES, id="a heading, a change and what was"),
        pytest.param(RESULTS.replace("up ADV", "of ADV"), FIGURES - {REVENUE}, id="a share of revenue"),
        pytest.param(RESULTS.replace("Revenue", "Tonnage"), FIGURES - {REVENUE}, id="no figure of accounts"),
        pytest.param(RESULTS.replace("up ADV", "beyond ADV"), FIGURES - {REVENUE}, id="no change"),
        pytest.param(RESULTS.replace("net ADJ", "the DET"), FIGURES - {INCOME}, id="some income that was told"),
        pytest.param(RESULTS.replace("2023_ NUM", "Kiel_ PROPN"), FIGURES - {INCOME}, id="in a place"),
        pytest.param(RESULTS.replace("fell VERB VBD", "fall VERB VB"), FIGURES - {INCOME}, id="no finite verb"),
        pytest.param(RESULTS.replace("ORG:COMPANY", "PERSON"), set(), id="no body"),
    ],
)
def test_figures_are_of_whose_text_it_is(rows, figures):
    assert figures_of(rows) == figures


def test_a_figure_says_when_and_how_it_came_to_that():
    said = {
        r.predicate: {q.kind.value: q.text for q in r.qualifiers}
        for r in relations_of(RESULTS)
        if r.evidence.rule == "result/issuer"
    }
    assert said["have revenue of"] == {"amount": "$3 billion", "other": "up 8%"}
    assert said["have net income of"] == {"amount": "$5 million", "time": "2023"}


def test_only_the_first_figure_of_a_kind_is_the_whole_bodys():
    twice = RESULTS.replace("net ADJ JJ 18 amod\nincome NOUN NN 19", "total ADJ JJ 18 amod\nrevenue NOUN NN 19")
    same = twice.replace("Revenue NOUN", "Total ADJ JJ 6 amod\nrevenue NOUN")
    assert ("have total revenue of", "$5 million") in figures_of(twice)
    assert ("have total revenue of", "$5 million") not in figures_of(same)
