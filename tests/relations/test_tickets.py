"""For which party somebody holds or seeks a seat, what one firm is of another, and whose seat stands behind a body."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of

PARTY = ("Karl Voss", "be member of", "Greens")
SEAT_OF_BODY = ("Acme", "be based in", "Leeds")

CASES = [
    ("councillor for a party", parses.COUNCILLOR_FOR, PARTY),
    ("member of a chamber for a party", parses.COUNCILLOR_FOR.replace("councillor NOUN", "deputy NOUN"), PARTY),
    ("ticket", parses.RAN_ON_TICKET, PARTY),
    ("list", parses.RAN_ON_TICKET.replace("ticket_", "list_"), PARTY),
    ("sat as", parses.SAT_AS_PARTY_MP, PARTY),
    ("seat of the body before the comma", parses.HEAD_OF_BODY_BASED, SEAT_OF_BODY),
    ("daughter company", parses.DAUGHTER_COMPANY, ("Bolt", "be subsidiary of", "Acme")),
    (
        "subsidiary company",
        parses.DAUGHTER_COMPANY.replace("daughter NOUN", "subsidiary NOUN"),
        ("Bolt", "be subsidiary of", "Acme"),
    ),
    ("holding company", parses.DAUGHTER_COMPANY.replace("daughter NOUN", "holding NOUN"), ("Bolt", "be parent of", "Acme")),
]

NOT_SAID = [
    ("what is for a party", parses.COUNCILLOR_FOR.replace("councillor NOUN", "problem NOUN"), PARTY),
    ("several", parses.COUNCILLOR_FOR.replace("councillor NOUN NN", "councillors NOUN NNS"), PARTY),
    (
        "a list somebody is no candidate on",
        parses.RAN_ON_TICKET.replace("ran VERB", "slept VERB").replace("ticket_", "list_"),
        PARTY,
    ),
    ("no body before the comma", parses.HEAD_OF_BODY_BASED.replace("ORG:COMPANY", "PERSON"), SEAT_OF_BODY),
    ("other companies", parses.DAUGHTER_COMPANY.replace("daughter NOUN", "shipping NOUN"), ("Bolt", "be subsidiary of", "Acme")),
]


@pytest.mark.parametrize(("rows", "said"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_party_seat_and_house(rows, said):
    assert said in {(r.subject.text, r.predicate, r.object.text) for r in relations_of(rows)}


@pytest.mark.parametrize(("rows", "unsaid"), [row[1:] for row in NOT_SAID], ids=[row[0] for row in NOT_SAID])
def test_no_party_seat_or_house(rows, unsaid):
    assert unsaid not in {(r.subject.text, r.predicate, r.object.text) for r in relations_of(rows)}
