"""What is said of somebody and is no plain fact: deeds that he is accused of, that he is near to, that he believes in."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests import parses
from tests.parses import relations_of

CASES = [
    # Ann Keller was accused of having killed Boris Lind.
    ("TRUST_ACCUSED_OF_HAVING", "Ann Keller", "Boris Lind", False, Modality.POSSIBLE, None),
    # Clara Moss accused Acme of having sued Bolt Ltd.
    ("TRUST_ACCUSED_THEM_OF_HAVING", "Acme", "Bolt Ltd.", False, Modality.ASSERTED, "Clara Moss"),
    # Clara Moss praised Acme for having bought Bolt Ltd.
    ("TRUST_PRAISED_FOR_HAVING", "Acme", "Bolt Ltd.", False, Modality.ASSERTED, None),
    # Acme was on the verge of buying Bolt Ltd.
    ("TRUST_VERGE", "Acme", "Bolt Ltd.", False, Modality.POSSIBLE, None),
    # Acme is close to buying Bolt Ltd.
    ("TRUST_CLOSE", "Acme", "Bolt Ltd.", False, Modality.POSSIBLE, None),
    # Ann Keller thought she had founded Bolt Ltd.
    ("TRUST_THOUGHT_OWN", "she", "Bolt Ltd.", False, Modality.POSSIBLE, "Ann Keller"),
    # Clara Moss was misled into thinking that Acme had bought Bolt Ltd.
    ("TRUST_MISLED", "Acme", "Bolt Ltd.", False, Modality.POSSIBLE, None),
    # Clara Moss was surprised that Acme had bought Bolt Ltd.
    ("TRUST_SURPRISED", "Acme", "Bolt Ltd.", False, Modality.ASSERTED, None),
    # Clara Moss is sure that Acme bought Bolt Ltd.
    ("TRUST_SURE", "Acme", "Bolt Ltd.", False, Modality.ASSERTED, "Clara Moss"),
    # Acme was the first to buy Bolt Ltd.
    ("TRUST_THE_FIRST", "Acme", "Bolt Ltd.", False, Modality.ASSERTED, None),
    # Acme was lucky enough to buy Bolt Ltd.
    ("TRUST_LUCKY", "Acme", "Bolt Ltd.", False, Modality.ASSERTED, None),
    # Acme was too proud to buy Bolt Ltd.
    ("TRUST_TOO_PROUD", "Acme", "Bolt Ltd.", True, Modality.ASSERTED, None),
    # Nobody denies that Acme bought Bolt Ltd.
    ("TRUST_NOBODY_DENIES", "Acme", "Bolt Ltd.", False, Modality.ASSERTED, None),
    # Acme ruled out meeting Boris Lind.
    ("TRUST_RULED_OUT", "Acme", "Boris Lind", True, Modality.ASSERTED, None),
    # By the time Acme buys Bolt, prices will have risen.
    ("TRUST_BY_THE_TIME", "Acme", "Bolt", False, Modality.PLANNED, None),
    # As soon as Acme buys Bolt, prices will rise.
    ("TRUST_AS_SOON_AS", "Acme", "Bolt", False, Modality.PLANNED, None),
    # Whenever Acme buys Bolt, prices will rise.
    ("TRUST_WHENEVER", "Acme", "Bolt", False, Modality.CONDITIONAL, None),
]
"""A parse, a subject and an object in it, and what is read of them: denied or not, the modality, who says so."""


@pytest.mark.parametrize(("section", "subject", "object_", "negated", "modality", "source"), CASES, ids=[case[0] for case in CASES])
def test_trust_in_what_is_said(section, subject, object_, negated, modality, source):
    read = [r.factuality for r in relations_of(getattr(parses, section)) if (r.subject.text, r.object.text) == (subject, object_)]
    assert read
    for said in read:
        teller = None if said.attribution is None else said.attribution.text
        assert (said.negated, said.modality, teller) == (negated, modality, source)


def test_headline_says_at_its_end_whose_word_it_is():
    sources = {r.factuality.attribution.text for r in relations_of(parses.CO_REPORT) if r.factuality.attribution is not None}
    assert sources == {"report"}
    assert {r.factuality.attribution for r in relations_of(parses.CO_REPORT.replace("report NOUN", "knife NOUN"))} == {None}
    joined = parses.CO_REPORT.replace(": PUNCT : 5", "-_ PUNCT HYPH 5")
    assert {r.factuality.attribution for r in relations_of(joined)} == {None}
    assert {r.factuality.attribution for r in relations_of(parses.CO_REPORT.replace(": PUNCT : 5", "in ADP IN 5"))} == {None}


def test_what_is_so_to_the_knowledge_of_somebody_is_their_word():
    (relation,) = relations_of(parses.CO_KNOWLEDGE)
    assert relation.factuality.attribution is not None
    assert relation.factuality.attribution.text == "Ann Lee"
    (relation,) = relations_of(parses.CO_KNOWLEDGE.replace("To ADP", "By ADP"))
    assert relation.factuality.attribution is None
    (relation,) = relations_of(parses.CO_KNOWLEDGE.replace("To ADP", "By ADP").replace("knowledge", "account"))
    assert relation.factuality.attribution is not None
    assert relation.factuality.attribution.text == "Ann Lee"


def test_what_is_only_understood_by_nobody_in_particular_is_open():
    (relation,) = relations_of(parses.MS_UNDERSTOOD)
    assert relation.factuality.modality is Modality.POSSIBLE
    (relation,) = relations_of(parses.MS_UNDERSTOOD.replace("understood", "known"))
    assert relation.factuality.modality is Modality.ASSERTED
