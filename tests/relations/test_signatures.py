"""Who signs a text, or is listed in it, as what, on parses written by hand."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import reading_of, triples_of

SIGNED, PRESENT, SECTIONS = parses.MD_SIGNED, parses.MD_PRESENT, parses.MD_SECTIONS
CFO = ("Bo Ek", "Chief Financial Officer")
BOTH = {("Ann Lee", "President"), ("Ann Lee", "Chief Executive Officer")}


def roles_of(rows):
    """Return who has which role."""
    return {(first, last) for first, said, last in triples_of(rows) if said == "hold role"}


@pytest.mark.parametrize(
    ("rows", "roles"),
    [
        pytest.param(SIGNED, {*BOTH, CFO}, id="two on one line, one on another"),
        pytest.param(SIGNED.replace("Officer NOUN NN 0", "statement NOUN NN 0"), BOTH, id="no role below"),
        pytest.param(PRESENT, {("Bo Ek", "Chief Executive"), ("Ida Berg", "Commissioner")}, id="behind a dash"),
        pytest.param(PRESENT.replace("Commissioner", "Report"), {("Bo Ek", "Chief Executive")}, id="no role behind a dash"),
    ],
)
def test_roles_of_lines(rows, roles):
    assert roles_of(rows) == roles


def test_role_behind_a_dash_is_of_whose_minutes_they_are():
    assert ("Bo Ek", "be chief executive of", "Norda Mills plc") in triples_of(PRESENT)


@pytest.mark.parametrize(
    ("rows", "owners"),
    [
        pytest.param(SECTIONS, {"MSA"}, id="a number of a paragraph"),
        pytest.param(SECTIONS.replace("2.2 NUM", "two NUM"), {"2.1 MSA"}, id="one number may be an amount"),
        pytest.param(SECTIONS.replace("MSA PROPN", "shares PROPN"), {"2.1 shares"}, id="what is counted"),
    ],
)
def test_number_of_a_paragraph_is_of_no_name(rows, owners):
    reading = reading_of(rows)
    assert {reading.argument(c.subjects[0]).text for c in reading.clauses if c.lemma == "own"} == owners
