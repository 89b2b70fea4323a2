"""What a pronoun cannot mean by its place in the sentence."""

from __future__ import annotations

import pytest

from tests import parses
from tests.entities.test_clusters import entities_of

LEE_LEFT = """
Lee PROPN NNP 2 nsubj PERSON
met VERB VBD 0 root
Karl_ PROPN NNP 2 obj PERSON
. PUNCT . 2 punct
He PRON PRP 6 nsubj
said VERB VBD 0 root
that SCONJ IN 9 mark
Lee PROPN NNP 9 nsubj PERSON
left_ VERB VBD 6 ccomp
. PUNCT . 6 punct
"""
SON_OF = """
Karl PROPN NNP 2 nsubj PERSON
died_ VERB VBD 0 root
. PUNCT . 2 punct
The DET DT 5 det
son NOUN NN 11 dislocated
of ADP IN 8 case
a DET DT 8 det
farmer_ NOUN NN 5 nmod
, PUNCT , 5 punct
he PRON PRP 11 nsubj
met VERB VBD 0 root
Ann_ PROPN NNP 11 obj PERSON
. PUNCT . 11 punct
"""


@pytest.mark.parametrize(
    ("rows", "name", "mentions"),
    [
        pytest.param(LEE_LEFT, "Lee", 2, id="whom the verb of a pronoun governs"),
        pytest.param(LEE_LEFT, "Karl", 2, id="who is named before alone"),
        pytest.param(SON_OF, "Karl", 2, id="who is described before the pronoun"),
        pytest.param(parses.JE_SPOKE_DESCRIBING, "Bo Ek", 2, id="whom somebody describes"),
    ],
)
def test_whom_a_pronoun_may_mean(rows, name, mentions):
    (entity,) = [e for e in entities_of(rows) if e.label == name]
    assert len(entity.mentions) == mentions
