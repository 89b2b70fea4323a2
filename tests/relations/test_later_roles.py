"""Roles listed with a year each behind one verb: "was appointed lecturer in 1961 and professor in 1967"."""

from __future__ import annotations

import pytest

from kg.model import QualifierKind
from tests import parses
from tests.parses import relations_of

MAJOR = parses.GR_LECTURER.replace("lecturer NOUN", "captain NOUN").replace("professor NOUN", "major NOUN")

ROWS = [
    ("appointed", parses.GR_LECTURER, {("lecturer", "1961"), ("professor", "1967")}),
    ("appointed to a rank", MAJOR, {("captain", "1961"), ("major", "1967")}),
    ("elected", parses.GR_MAYOR, {("mayor", "1961"), ("governor", "1967")}),
    ("became", parses.GR_DIRECTOR, {("director", "1990"), ("president", "2001")}),
    ("another verb", parses.GR_PLACES, {("lecturer", "1961")}),
]


@pytest.mark.parametrize(("rows", "roles"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_each_role_has_its_own_year(rows, roles):
    held = [r for r in relations_of(rows) if r.predicate == "hold role"]
    years = {(r.object.text, q.text) for r in held for q in r.qualifiers if q.kind is QualifierKind.TIME}
    assert years == roles
