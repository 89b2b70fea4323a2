"""Whom a description means that says something new of who has just acted."""

from __future__ import annotations

import pytest

from tests import parses
from tests.entities.test_who_is_meant import labels_of


@pytest.mark.parametrize(
    ("rows", "words", "label"),
    [
        pytest.param(parses.EP_SKIER, "The Norwegian skier", "Ted Olsen", id="a nationality, and a noun of persons by its ending"),
        pytest.param(parses.EP_SKIER.replace("skier", "artist"), "The Norwegian artist", "Ted Olsen", id="a known noun"),
        pytest.param(parses.EP_NATION, "The South Asian nation", "Pakistan", id="a country"),
        pytest.param(parses.EP_FIRM, "The low-cost carrier", "Falk Air", id="a firm"),
        pytest.param(parses.EP_JUDGE, "The Danish judge", "The Danish judge", id="who acts on others"),
        pytest.param(parses.EP_HOST, "The Norwegian leader", "The Norwegian leader", id="of a country that was gone to"),
        pytest.param(parses.EP_TWO, "The veteran Danish lender", "The veteran Danish lender", id="several"),
        pytest.param(parses.EP_TITLE, "The Lund Director", "The Lund Director", id="a title"),
        pytest.param(parses.EP_OTHER, "The other airline", "The other airline", id="another"),
        pytest.param(parses.EP_SKIER.replace("Norwegian", "veteran"), "The veteran skier", "The veteran skier", id="nothing named"),
    ],
)
def test_who_is_described_anew(rows, words, label):
    assert labels_of(rows, words) == [label]
