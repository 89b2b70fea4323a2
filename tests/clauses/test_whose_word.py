"""Whose word it is that something is so: who is named behind it, reads or goes on with it, and what is not "as" somebody claims."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests import parses
from tests.parses import statuses_of

CASES = [
    ("WORD_TURNED", "Helix", "Globex Bank", False, Modality.ASSERTED, "Norway"),  # Helix sold Globex Bank, claims Norway.
    (
        "WORD_TURNED_PERSON",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        "Ann Lee",
    ),  # Helix sold Globex Bank, argues Ann Lee, its former head.
    (
        "WORD_READ",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        "a statement from Norda Bank",
    ),  # "Helix sold Globex Bank," read a statement from Norda Bank.
    (
        "WORD_QUOTED_TWICE",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        "Ann Lee",
    ),  # "Norda Bank met Helix," Ann Lee, a lawyer for the firm, said. "Helix sold Globex Bank."
    (
        "WORD_NOT_AS",
        "Helix",
        "Globex Bank",
        True,
        Modality.ASSERTED,
        None,
    ),  # Helix is not, as Ann Lee claims, the owner of Globex Bank.
    (
        "WORD_AS",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        "Ann Lee",
    ),  # Helix is, as Ann Lee claims, the owner of Globex Bank.
    ("WORD_UNCLEAR_WHY", "Helix", "Globex Bank", False, Modality.ASSERTED, None),  # It was unclear why Helix sold Globex Bank.
    ("WORD_ARGUABLY", "Helix", "Globex Bank", False, Modality.POSSIBLE, None),  # Helix is arguably the owner of Globex Bank.
    (
        "WORD_REFUSAL_OF",
        "Helix",
        "Globex Bank",
        True,
        Modality.ASSERTED,
        None,
    ),  # The refusal of Helix to sell Globex Bank angered Ann Lee.
    (
        "WORD_BLAMED",
        "Helix",
        "Globex Bank",
        False,
        Modality.POSSIBLE,
        "Norway",
    ),  # Norway blamed Helix for the attack on Globex Bank.
    (
        "WORD_THEY_SAID",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        "two lawyers",
    ),  # Helix met Norda Bank, two lawyers said. Helix sold Globex Bank, they said.
    (
        "WORD_FREE",
        "Helix",
        "Globex Bank",
        False,
        Modality.PLANNED,
        "Ann Lee",
    ),  # Ann Lee said that Helix had met Norda Bank. Helix would sell Globex Bank.
    (
        "WORD_FREE_IF",
        "Helix",
        "Globex Bank",
        False,
        Modality.CONDITIONAL,
        None,
    ),  # Ann Lee said that Helix had met Norda Bank. Helix would sell Globex Bank if it left.
]


@pytest.mark.parametrize(("name", "subject", "obj", "negated", "modality", "source"), CASES, ids=[case[0] for case in CASES])
def test_whose_word_it_is(name, subject, obj, negated, modality, source):
    assert statuses_of(getattr(parses, name), subject, obj) == {(negated, modality, source)}
