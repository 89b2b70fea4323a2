"""Phrases that end or open with what only their text tells."""

from __future__ import annotations

import pytest

from kg.statements.pointing import points_inside


@pytest.mark.parametrize(
    "words",
    [
        "stories on the incident",
        "the adoption of the resolution",
        "a central figure in the scandal",
        "The country's largest lender",
        "the applicant 's agent",
        "the Company's largest shareholder",
        "The City's insurer",
        "top officials there",
    ],
)
def test_hangs_on_what_is_told_elsewhere(words):
    assert points_inside(words)


@pytest.mark.parametrize(
    "words",
    [
        "the world's tallest mountain",
        "20 percent of the vote",
        "the chair of the board",
        "a flag on the Falk",
        "Norway's largest lender",
        "the Pentagon's spokesman",
        "its largest lender",
        "the men's rights group",
        "a dispute over pay and hours that began with the government",
        "there",
        "the incident",
    ],
)
def test_tells_enough(words):
    assert not points_inside(words)
