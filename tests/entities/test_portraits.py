"""Whom a description by age or nationality means, on parses written by hand."""

from __future__ import annotations

import pytest

from tests import parses
from tests.entities.test_who_is_meant import labels_of

AGED, NATION = parses.WHO_AGED, parses.WHO_NATION
SINGER = "The 24-year-old singer"


@pytest.mark.parametrize(
    ("rows", "word", "label"),
    [
        pytest.param(AGED, SINGER, "Ann Lee", id="the only person before"),
        pytest.param(AGED.replace("singer", "mill"), "The 24-year-old mill", "The 24-year-old mill", id="no person"),
        pytest.param(
            AGED.replace("Leeds_ PROPN NNP 3 obj GPE:CITY", "Eva_ PROPN NNP 3 obj PERSON"), SINGER, "Ann Lee", id="who acts"
        ),
        pytest.param(AGED.replace("The DET", "A DET"), "A 24-year-old singer", "A 24-year-old singer", id="somebody new"),
        pytest.param(NATION, "The Romanian", "Ann Lee", id="by a nationality"),
        pytest.param(NATION.replace("Romanian", "French"), "The French", "The French", id="a nation"),
        pytest.param(
            NATION.replace("Leeds_ PROPN NNP 3 obj GPE:CITY", "Eva_ PROPN NNP 3 obj PERSON"),
            "The Romanian",
            "The Romanian",
            id="one of two, whose nationality nobody tells",
        ),
    ],
)
def test_whom_a_portrait_means(rows, word, label):
    assert labels_of(rows, word) == [label]


@pytest.mark.parametrize(("age", "label"), [("24", "Ann Lee"), ("30", SINGER)])
def test_who_is_of_another_age_is_another(age, label):
    assert labels_of(parses.WHO_AGED_TWICE.replace("24_ NUM CD 1 appos", f"{age}_ NUM CD 1 appos"), SINGER) == [label]
