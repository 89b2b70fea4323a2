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
]
"""A parse, a subject and an object in it, and what is read of them: denied or not, the modality, who says so."""


@pytest.mark.parametrize(("section", "subject", "object_", "negated", "modality", "source"), CASES, ids=[case[0] for case in CASES])
def test_trust_in_what_is_said(section, subject, object_, negated, modality, source):
    read = [r.factuality for r in relations_of(getattr(parses, section)) if (r.subject.text, r.object.text) == (subject, object_)]
    assert read
    for said in read:
        teller = None if said.attribution is None else said.attribution.text
        assert (said.negated, said.modality, teller) == (negated, modality, source)
