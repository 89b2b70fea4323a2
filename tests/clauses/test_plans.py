"""What became of a plan: of before, voted for, refused, blocked, put off, or ruled out by nobody; and what is asked about what is so."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests import parses
from tests.parses import statuses_of

CASES = [
    ("PLAN_RESOLVED", "Helix", "Globex Bank", False, Modality.OBLIGATORY, None),  # It was resolved that Helix buy Globex Bank.
    (
        "PLAN_PROPOSED",
        "Helix",
        "Globex Bank",
        False,
        Modality.OBLIGATORY,
        "Ann Lee",
    ),  # Ann Lee proposed that Helix be sold to Globex Bank.
    (
        "MS_PROPOSAL_THAT",
        "Helix",
        "Bolt",
        False,
        Modality.OBLIGATORY,
        "The directors",
    ),  # … considered a proposal that Helix acquire Bolt.
    ("PLAN_SAID_BUY", "members", "soap", False, Modality.ASSERTED, "Ann Lee"),  # Ann Lee said that members buy soap.
    ("PLAN_HAD_PLANNED", "Helix", "Globex Bank", False, Modality.POSSIBLE, None),  # Helix had planned to buy Globex Bank.
    ("PLAN_HAD_AGREED", "Helix", "Globex Bank", False, Modality.PLANNED, None),  # Helix had agreed to buy Globex Bank.
    ("PLAN_ORIGINALLY", "Helix", "Globex Bank", False, Modality.POSSIBLE, None),  # Helix originally intended to buy Globex Bank.
    ("PLAN_WAS_GOING", "Helix", "Globex Bank", False, Modality.POSSIBLE, None),  # Helix was going to buy Globex Bank.
    (
        "PLAN_SAID_GOING",
        "Helix",
        "Globex Bank",
        False,
        Modality.PLANNED,
        "Ann Lee",
    ),  # Ann Lee said Helix was going to buy Globex Bank.
    (
        "PLAN_BUT_COLLAPSED",
        "Helix",
        "Globex Bank",
        False,
        Modality.POSSIBLE,
        None,
    ),  # Helix was due to buy Globex Bank, but the talks collapsed.
    (
        "PLAN_BUT_WAITED",
        "Helix",
        "Globex Bank",
        False,
        Modality.PLANNED,
        None,
    ),  # Helix was due to buy Globex Bank, but Ann Lee left.
    ("PLAN_VOTED_BUILD", "The council", "Globex Bank", False, Modality.PLANNED, None),  # The council voted to buy Globex Bank.
    ("PLAN_VOTED_IMPEACH", "Parliament", "Ann Lee", False, Modality.ASSERTED, None),  # Parliament voted to impeach Ann Lee.
    ("PLAN_NOT_RULED_OUT", "Helix", "Globex Bank", False, Modality.POSSIBLE, None),  # Helix does not rule out buying Globex Bank.
    ("PLAN_NOT_BANNED", "Helix", "Globex Bank", False, Modality.POSSIBLE, None),  # Helix is not banned from buying Globex Bank.
    (
        "PLAN_NOT_KEPT",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        None,
    ),  # The storm did not stop Helix from buying Globex Bank.
    (
        "PLAN_OFFER_REFUSED",
        "Helix",
        "Globex Bank",
        False,
        Modality.POSSIBLE,
        None,
    ),  # Helix turned down an offer from Norda Bank to buy Globex Bank.
    (
        "PLAN_DECLINED",
        "Ann Lee",
        "Globex Bank",
        True,
        Modality.ASSERTED,
        None,
    ),  # Helix asked Ann Lee to lead Globex Bank, but she declined.
    ("PLAN_WITHIN_DAYS", "Helix", "Globex Bank", False, Modality.POSSIBLE, None),  # Helix came within days of buying Globex Bank.
    ("PLAN_BLOCKED", "Helix", "Globex Bank", True, Modality.PLANNED, None),  # The bid by Helix to buy Globex Bank was blocked.
    ("PLAN_BID_COLLAPSED", "Helix", "Globex Bank", True, Modality.ASSERTED, None),  # A deal for Helix to buy Globex Bank collapsed.
    ("PLAN_PUT_OFF", "Helix", "Globex Bank", False, Modality.PLANNED, None),  # Helix put off buying Globex Bank.
    (
        "PLAN_INSUFFICIENT",
        "The funds",
        "Globex Bank",
        True,
        Modality.ASSERTED,
        None,
    ),  # The funds were insufficient to buy Globex Bank.
    (
        "PLAN_WHY",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        None,
    ),  # Norda Bank asked Helix to explain why Helix sold Globex Bank.
    ("PLAN_WHETHER", "Helix", "Globex Bank", False, Modality.POSSIBLE, None),  # Norda Bank asked whether Helix sold Globex Bank.
    (
        "PLAN_NOT_DISPUTED",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        None,
    ),  # It was not disputed that Helix sold Globex Bank.
    (
        "PLAN_FAR_AWARE",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        "Norda Bank",
    ),  # As far as Norda Bank is aware, Helix sold Globex Bank.
    (
        "PLAN_FAR_CONCERNED",
        "Helix",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        None,
    ),  # As far as Norda Bank is concerned, Helix sold Globex Bank.
    ("PLAN_NOT_BUT", "Helix", "Globex Bank", False, Modality.ASSERTED, None),  # Not Norda Bank but Helix sold Globex Bank.
    ("PLAN_NO_AND_A", "Helix", "a large hotel", False, Modality.ASSERTED, None),  # Helix owns no ships and a large hotel.
    ("PLAN_NO_OR", "Helix", "hotels", True, Modality.ASSERTED, None),  # Helix owns no ships or hotels.
    (
        "PLAN_UNTIL_SOLD",
        "Helix",
        "Globex Bank",
        False,
        Modality.PAST,
        None,
    ),  # Helix was the owner of Globex Bank until Norda Bank bought it.
    (
        "PLAN_TO_END",
        "a strike",
        "Globex Bank",
        False,
        Modality.ASSERTED,
        None,
    ),  # Norda Bank wants to end a strike that has closed Globex Bank.
    ("PLAN_DELAYED", "Helix", "Globex Bank", False, Modality.PLANNED, None),  # The purchase of Globex Bank by Helix was delayed.
]


@pytest.mark.parametrize(("name", "subject", "obj", "negated", "modality", "source"), CASES, ids=[case[0] for case in CASES])
def test_status_of_what_was_planned_asked_or_refused(name, subject, obj, negated, modality, source):
    assert statuses_of(getattr(parses, name), subject, obj) == {(negated, modality, source)}
