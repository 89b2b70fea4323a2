"""Of what is listed with a date or a sum each, each has its own."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of

ROWS = [
    ("places with years", parses.LISTED_STAYS, "live in", {"Bonn": {"from 1990 to 1995"}, "Leeds": {"from 1995 to 2001"}}),
    ("deals with years and sums", parses.LISTED_DEALS, "buy", {"Bolt": {"2004", "$3 billion"}, "Coil": {"2006", "$1.2 billion"}}),
    ("a list that commas part", parses.LISTED_MOVES, "move to", {"Leeds": {"1990"}, "Bonn": {"1995"}, "Kiel": {"2001"}}),
    ("sums with what each is for", parses.LISTED_SUMS, "spend on", {"Bolt": {"$3"}, "Coil": {"$2"}}),
    ("what stands beside the verb", parses.LISTED_PRIZES, "be awarded", {"Bolt Medal": {"1971"}, "Coil Prize": {"1987"}}),
    (
        "a preposition for all",
        parses.LISTED_COLLEGES,
        "teach at",
        {"Acme College": {"1971"}, "Bolt College": {"1975"}, "Coil College": {"1980"}},
    ),
    (
        "places beside dates",
        parses.LISTED_TOLLS,
        "kill",
        {"three people": {"three", "Leeds", "Monday"}, "four soldiers in Bonn": {"four", "Bonn", "Tuesday"}},
    ),
    (
        "roles that are joined share their year, what stands behind the last is its own",
        parses.LISTED_ROLES,
        "hold role",
        {
            "president": {"Acme", "until 1990"},
            "chair": {"Acme", "until 1990"},
            "mayor": {"Bonn", "until 1995"},
            "founder": {"Bolt"},
        },
    ),
    (
        "a date behind the last alone is that of all",
        parses.LISTED_PRIZES.replace("in ADP IN 8 case\n1971 NUM CD 3 obl\nand CCONJ CC 12", "and CCONJ CC 10")
        .replace("the DET DT 12", "the DET DT 10")
        .replace("Coil PROPN NNP 12", "Coil PROPN NNP 10")
        .replace("Prize PROPN NNP 3 conj", "Prize PROPN NNP 6 conj")
        .replace("in ADP IN 14 case\n1987_ NUM CD 12 nmod", "in ADP IN 12 case\n1987_ NUM CD 3 obl"),
        "be awarded",
        {"Bolt Medal": {"1987"}, "Coil Prize": {"1987"}},
    ),
]


@pytest.mark.parametrize(("rows", "predicate", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_each_of_a_list_has_its_own(rows, predicate, expected):
    qualified = {r.object.text: {q.text for q in r.qualifiers} for r in relations_of(rows) if r.predicate == predicate}
    assert qualified == expected
