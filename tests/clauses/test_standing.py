"""How far what a sentence says is a fact: conditions by word order, what is told later, what nobody may or must do, guesses, who says so."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests import parses
from tests.parses import relations_of

CASES = [
    ("STANDING_SHOULD_FIRST", "it", "Globex", False, Modality.CONDITIONAL, None),  # Should Acme buy Bolt, it will sell Globex.
    (
        "STANDING_IF_FIRST",
        "Acme",
        "Globex",
        True,
        Modality.CONDITIONAL,
        None,
    ),  # If the owner agrees, Acme buys Bolt but does not sell Globex.
    ("STANDING_MUST_HAVE", "Acme", "Bolt", False, Modality.POSSIBLE, None),  # Acme must have bought Bolt.
    ("STANDING_WAS_TO_HAVE", "Acme", "Bolt", False, Modality.CONDITIONAL, None),  # Acme was to have bought Bolt.
    ("STANDING_WOULD_LATER", "Ann Lee", "Karl Berg", False, Modality.ASSERTED, None),  # Ann Lee would later marry Karl Berg.
    (
        "STANDING_SAID_LATER",
        "Ann Lee",
        "Karl Berg",
        False,
        Modality.PLANNED,
        "Acme",
    ),  # Acme said Ann Lee would later marry Karl Berg.
    ("STANDING_DRAFT_LATER", "Acme", "Bolt", False, Modality.CONDITIONAL, None),  # Under the plan, Acme would later buy Bolt.
    ("STANDING_WOULD_GO_ON", "Berg", "Bolt", False, Modality.ASSERTED, None),  # Berg would go on to found Bolt in 1999.
    (
        "STANDING_GO_ON_SAY",
        "Acme",
        "Bolt",
        False,
        Modality.ASSERTED,
        "The letter",
    ),  # The letter went on to say that Acme owned Bolt.
    ("STANDING_BEST_KNOWN", "Acme", "its phones", False, Modality.ASSERTED, None),  # Acme is perhaps best known for its phones.
    ("STANDING_ONCE_IN", "he", "the law", False, Modality.PLANNED, "Berg"),  # Berg said once in office he would sign the law.
    ("STANDING_ONCE", "Acme", "Bolt", False, Modality.PAST, None),  # Once, Acme owned Bolt.
    ("STANDING_MEANS_THAT", "Acme", "Bolt", False, Modality.ASSERTED, None),  # This means that Acme owns Bolt.
    ("STANDING_TO_HAVE_WON", "Ann Lee", "the race", False, Modality.POSSIBLE, None),  # Ann Lee is expected to have won the race.
    ("STANDING_NOT_ALLOWED", "Acme", "Bolt", True, Modality.ASSERTED, None),  # Acme is not allowed to sell Bolt.
    ("STANDING_CANNOT_SEEK", "Acme", "Bolt", True, Modality.ASSERTED, None),  # Acme cannot seek to buy Bolt.
    ("STANDING_NO_CHOICE", "Acme", "Bolt", False, Modality.OBLIGATORY, None),  # Acme had no choice but to sell Bolt.
    ("STANDING_NO_CHANCE", "Acme", "Bolt", True, Modality.ASSERTED, None),  # There is no chance of Acme buying Bolt.
    ("STANDING_A_CHANCE", "Acme", "Bolt", False, Modality.POSSIBLE, None),  # There is a chance of Acme buying Bolt.
    (
        "STANDING_UNCERTAINTY",
        "Acme",
        "the treaty",
        False,
        Modality.POSSIBLE,
        None,
    ),  # There is uncertainty Acme will sign the treaty.
    (
        "STANDING_CITING_FEARS",
        "Acme",
        "Norway",
        False,
        Modality.POSSIBLE,
        "the senators",
    ),  # Citing fears Acme would leave Norway, the senators backed the bill.
    ("STANDING_CLAIMS_MADE", "Acme", "The claims", False, Modality.ASSERTED, None),  # The claims Acme made in court angered Bolt.
    (
        "STANDING_POLICE_SUSPECT",
        "Karl Berg",
        "Ann Lee",
        False,
        Modality.POSSIBLE,
        "Police",
    ),  # Police suspect Karl Berg killed Ann Lee.
    (
        "STANDING_MEDIA_REPORT",
        "Lind",
        "$2 million",
        False,
        Modality.PLANNED,
        "Norwegian media",
    ),  # Norwegian media report Lind will receive $2 million.
    ("STANDING_MURDER_SUSPECT", "Karl Berg", "Ann Lee", False, Modality.ASSERTED, None),  # Murder suspect Karl Berg killed Ann Lee.
    (
        "STANDING_COLLAPSED",
        "a block of flats",
        "Leeds",
        False,
        Modality.ASSERTED,
        "State media",
    ),  # State media on Saturday reported a block of flats collapsed in Leeds.
    (
        "STANDING_REPORTEDLY",
        "Reportedly several thousand workers of Acme",
        "Norway",
        False,
        Modality.POSSIBLE,
        None,
    ),  # Reportedly several thousand workers of Acme left Norway.
    (
        "STANDING_PROBABLY_WITH",
        "Ann Lee",
        "Bolt",
        False,
        Modality.POSSIBLE,
        None,
    ),  # Karl Berg, probably along with Ann Lee, founded Bolt.
    (
        "STANDING_POSSIBLY_LARGEST",
        "Acme",
        "Norway",
        False,
        Modality.POSSIBLE,
        None,
    ),  # Acme, possibly the largest bank in Norway, bought Bolt.
    ("STANDING_DUE_TO_BUY", "Acme", "Bolt", False, Modality.PLANNED, None),  # Acme is due to buy Bolt on Monday.
    ("STANDING_SAID_DUE", "Acme", "Bolt", False, Modality.PLANNED, "He"),  # He said Acme was due to buy Bolt.
    (
        "STANDING_WHO_IS_DUE",
        "Karl Berg",
        "Ann Lee",
        False,
        Modality.PLANNED,
        None,
    ),  # Karl Berg, who is due to meet Ann Lee on Monday, left Oslo.
    ("STANDING_DUE_ALONE", "Berg", "Ann Lee", False, Modality.PLANNED, None),  # Berg, due to meet Ann Lee on Monday, left Oslo.
    ("STANDING_AS_WAS", "Globex", "Bolt", False, Modality.ASSERTED, None),  # Acme was bought by Globex, as was Bolt.
    (
        "STANDING_AS_WAS_GAME",
        "Leeds",
        "Hull",
        True,
        Modality.ASSERTED,
        None,
    ),  # The match was cancelled, as was another game between Leeds and Hull.
    ("STANDING_HAD_BEEN", "Ann Lee", "Acme", False, Modality.PAST, None),  # Ann Lee had been a member of Acme.
    ("STANDING_INTENT_ON", "Acme", "gas", False, Modality.PLANNED, None),  # Acme signed a letter of intent on selling gas to Bolt.
    (
        "STANDING_RULING",
        "The judge",
        "the appeal",
        False,
        Modality.ASSERTED,
        None,
    ),  # The judge's decision to dismiss the appeal angered Acme.
    (
        "NEAR_DELAYED_RULING",
        "his",
        "the appeal",
        False,
        Modality.PLANNED,
        None,
    ),  # The judge delayed his decision to dismiss the appeal.
    (
        "NEAR_BLOCKED_RULING",
        "The judge",
        "the appeal",
        True,
        Modality.PLANNED,
        None,
    ),  # The judge's decision to dismiss was blocked.
    ("NEAR_LATER_HAVE", "Ann Lee", "Acme", False, Modality.CONDITIONAL, None),  # Ann Lee would later have led Acme.
    ("NEAR_SAVED_MONEY", "Ann Lee", "Karl Berg", False, Modality.PLANNED, None),  # Ann Lee saved money to beat Karl Berg.
    ("STANDING_DECISION", "Acme", "Bolt", False, Modality.PLANNED, None),  # Acme's decision to buy Bolt was wrong.
    ("STANDING_DUTY", "The agency", "banks", False, Modality.ASSERTED, None),  # The agency is charged with regulating banks.
    ("A2_BRIBE", "The board", "Norsk Bank", False, Modality.POSSIBLE, None),  # The board is charged with bribing Norsk Bank.
    ("A2_CANNOT_FAIL", "Acme", "Bolt", False, Modality.ASSERTED, None),  # Acme could not fail to buy Bolt.
    ("A2_TRADITION", "Karl Voss", "Acme", False, Modality.ASSERTED, None),  # By tradition Karl Voss leads Acme.
    ("STANDING_CHARGE", "Karl Berg", "Norsk Bank", False, Modality.POSSIBLE, None),  # Karl Berg is charged with robbing Norsk Bank.
    (
        "STANDING_VICTORY",
        "Ann Lee",
        "Karl Berg",
        False,
        Modality.ASSERTED,
        None,
    ),  # Ann Lee saved two match points to beat Karl Berg.
    (
        "STANDING_SCORING",
        "The Swedish team",
        "the hosts",
        False,
        Modality.ASSERTED,
        None,
    ),  # The Swedish team beat Spain, scoring twice to defeat the hosts.
    ("STANDING_DENIED_LINK", "Acme", "Bolt", True, Modality.ASSERTED, "Acme"),  # Acme denied any link to Bolt.
    ("STANDING_DENIED_FUNDING", "Congress", "the wall", True, Modality.ASSERTED, None),  # Congress denied funding for the wall.
    ("STANDING_COULD_IF", "Bolt", "Globex", False, Modality.CONDITIONAL, None),  # If Acme agreed, Bolt could buy Globex.
    ("STANDING_CAN_IF", "Acme", "Bolt", False, Modality.POSSIBLE, None),  # If the price falls, Acme could buy Bolt.
    (
        "STANDING_STATED",
        "The bomb",
        "a bank",
        False,
        Modality.ASSERTED,
        "Ann Lee",
    ),  # The bomb was placed in a market, stated Minister Ann Lee, and was left outside a bank.
    (
        "STANDING_NOTED",
        "Acme",
        "Bolt",
        False,
        Modality.ASSERTED,
        "Karl Berg",
    ),  # Acme bought Bolt in May, noted Karl Berg, its owner.
    (
        "STANDING_ADDED",
        "Acme",
        "Bolt",
        False,
        Modality.ASSERTED,
        None,
    ),  # Acme grew fast, added Karl Berg as a director, and bought Bolt.
    (
        "STANDING_SHOULD_BE_ABLE",
        "Acme",
        "Bolt",
        False,
        Modality.POSSIBLE,
        None,
    ),  # No bank should be able to stop Acme from selling Bolt.
]
"""A parse, a subject and an object in it, and what is read of them: denied or not, the modality, who says so."""


@pytest.mark.parametrize(("section", "subject", "object_", "negated", "modality", "source"), CASES, ids=[case[0] for case in CASES])
def test_standing_of_what_is_said(section, subject, object_, negated, modality, source):
    read = [r.factuality for r in relations_of(getattr(parses, section)) if (r.subject.text, r.object.text) == (subject, object_)]
    assert read
    for said in read:
        teller = None if said.attribution is None else said.attribution.text
        assert (said.negated, said.modality, teller) == (negated, modality, source)
