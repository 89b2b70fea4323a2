"""The parties of a case by the heading, by descriptions and by what the text calls them, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.analysis import contribution_of
from kg.config import Config
from kg.mentions import parties_of
from tests import parses
from tests.entities.test_who_is_meant import labels_of
from tests.parses import reading_of, triples_of

HEADING, BOTH, BELOW, PROSE, WITNESS = parses.MD_HEADING, parses.MD_BOTH, parses.MD_SIDE_BELOW, parses.MD_PROSE, parses.MD_WITNESS
INDIAN = HEADING.replace("Second ADJ JJ", "2nd ADJ JJ").replace("– PUNCT : 5", "… PUNCT : 5")
BETWEEN = parses.MD_BETWEEN
COLUMN = HEADING.replace("– PUNCT : 5 punct", "\\t_ SPACE _SP 5 dep")


@pytest.mark.parametrize(
    ("rows", "word", "label"),
    [
        pytest.param(HEADING, "The Claimant", "CRANE MILLS LTD", id="a side of one"),
        pytest.param(HEADING, "The Second Defendant", "BOLT SHIPPING LIMITED", id="one of a side by its number"),
        pytest.param(HEADING, "Defendant No. 1", "ANN HOLM", id="one by a number behind"),
        pytest.param(INDIAN, "The 2nd Defendant", "BOLT SHIPPING LIMITED", id="in figures"),
        pytest.param(INDIAN, "The Claimant", "CRANE MILLS LTD", id="behind dots"),
        pytest.param(BOTH, "The Claimant", "Falk Mills Ltd", id="the first of a line with both"),
        pytest.param(BOTH, "The Defendant", "Orin Bank plc", id="the second of a line with both"),
        pytest.param(BELOW, "The Plaintiff", "CRANE MILLS", id="a side below the name"),
        pytest.param(
            BELOW.replace("MILLS_ PROPN", "mills_ NOUN").replace("+LOC", ""), "The Plaintiff", "Plaintiff", id="no name above"
        ),
        pytest.param(PROSE, "The First Claimant", "Ann Lee", id="a side with its name beside it"),
        pytest.param(WITNESS, "PW-2", "Ann Lee", id="a witness by number"),
        pytest.param(WITNESS.replace("PW-2", "Leeds"), "Leeds", "Leeds", id="a place in brackets is no number"),
    ],
)
def test_who_a_side_of_the_case_is(rows, word, label):
    assert labels_of(rows, word)[-1:] == [label]


@pytest.mark.parametrize(
    ("rows", "suits"),
    [
        pytest.param(
            HEADING, {("CRANE MILLS LTD", "ANN HOLM"), ("CRANE MILLS LTD", "BOLT SHIPPING LIMITED")}, id="two of one side"
        ),
        pytest.param(BOTH, {("Falk Mills Ltd", "Orin Bank plc")}, id="in one line"),
        pytest.param(BETWEEN, {("Falk Mills Ltd", "Orin plc")}, id="behind between"),
        pytest.param(BOTH.replace("Claimant", "Appellant"), set(), id="who appeals may be either"),
        pytest.param(PROSE, {("Ann Lee", "Falk")}, id="told in sentences"),
    ],
)
def test_who_sues_whom(rows, suits):
    assert {(first, last) for first, said, last in triples_of(rows) if said == "sue"} == suits


def test_a_side_in_the_heading_is_known_by_that_alone():
    rows = HEADING.replace("paper_ NOUN NN 24 obj", "Coil_ PROPN NNP 23 appos ORG")
    assert [party.number for party in parties_of(reading_of(rows).tree)] == [0, 2, 1]


@pytest.mark.parametrize("side", ["Claimant", "baker"])
def test_what_a_party_says_of_itself_is_its_own_case(side):
    contribution = contribution_of(reading_of(parses.MD_OWN_CASE.replace("Claimant", side)), Config())
    (said,) = (s for s in contribution.statements if s.relation.predicate == "own")
    assert any("party to the case" in reason for reason in said.held_back) == (side == "Claimant")
