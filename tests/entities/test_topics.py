"""Whose life a text tells, who stands before "and" and owns what stands behind it, and names of what is called after somebody."""

from __future__ import annotations

import pytest

from tests import parses
from tests.entities.test_who_is_meant import labels_of


@pytest.mark.parametrize(
    ("rows", "word", "labels"),
    [
        pytest.param(parses.TP_LIFE, "She", ["Zdena Falk"], id="who is said to be something first"),
        pytest.param(parses.TP_DATES, "She", ["Ann Falk"], id="whose dates are told first"),
        pytest.param(parses.TP_ACTS, "She", ["Eva Berg"], id="who acts in the sentence before"),
        pytest.param(parses.TP_JOINED, "his", ["Georg Voss"], id="joined to what somebody owns"),
        pytest.param(parses.TP_JOINED_APPOS, "his", ["Bo Voss"], id="named beside what is joined"),
        pytest.param(parses.TP_PRIZE, "Holm", ["Anna Falk", "Anna Falk"], id="a prize is nobody"),
    ],
)
def test_who_is_meant(rows, word, labels):
    assert labels_of(rows, word) == labels


def test_what_somebody_is_said_to_be_owns_nothing():
    assert "Karl Voss" not in labels_of(parses.TP_PREDICATE, "his")
