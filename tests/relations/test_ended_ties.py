"""What the words beside a tie say of its time: "formerly of Acme" and "previous support" are over, "a retired general" is one."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests.parses import statuses_of

OF = """
Ann PROPN NNP 8 nsubj PERSON
Lee_ PROPN NNP 1 flat +PERSON
, PUNCT , 6 punct
formerly ADV RB 6 advmod
of ADP IN 6 case
Acme_ PROPN NNP 1 nmod ORG
, PUNCT , 1 punct
left_ VERB VBD 0 root
. PUNCT . 8 punct
"""

WITH = """
Karl PROPN NNP 10 nsubj PERSON
Voss_ PROPN NNP 1 flat +PERSON
, PUNCT , 5 punct
an DET DT 5 det
analyst NOUN NN 1 appos
previously ADV RB 5 advmod
with ADP IN 8 case
Acme_ PROPN NNP 5 nmod ORG
, PUNCT , 1 punct
left_ VERB VBD 0 root
. PUNCT . 10 punct
"""

RETIRED = """
The DET DT 3 det
retired ADJ JJ 3 amod
general NOUN NN 4 nmod:desc
Karl PROPN NNP 6 nsubj PERSON
Voss PROPN NNP 4 flat +PERSON
left_ VERB VBD 0 root
. PUNCT . 6 punct
"""

RETIRED_HEAD = """
Ann PROPN NNP 9 nsubj PERSON
Lee_ PROPN NNP 1 flat +PERSON
, PUNCT , 5 punct
retired ADJ JJ 5 amod
chief NOUN NN 1 appos
of ADP IN 7 case
Acme_ PROPN NNP 5 nmod ORG
, PUNCT , 1 punct
left_ VERB VBD 0 root
. PUNCT . 9 punct
"""

SUPPORT = """
Voss PROPN NNP 2 nsubj PERSON
left VERB VBD 0 root
after ADP IN 6 case
his PRON PRP$ 6 nmod:poss
previous ADJ JJ 6 amod
support NOUN NN 2 obl
for ADP IN 8 case
Ann PROPN NNP 6 nmod PERSON
Lee_ PROPN NNP 8 flat +PERSON
. PUNCT . 2 punct
"""

CASES = [
    ("formerly of", OF, "Ann Lee", "Acme", Modality.PAST),
    ("of", OF.replace("formerly", "then"), "Ann Lee", "Acme", Modality.ASSERTED),
    ("once of", OF.replace("formerly", "once"), "Ann Lee", "Acme", Modality.PAST),
    ("previously with", WITH, "Karl Voss", "Acme", Modality.PAST),
    ("formerly at", WITH.replace("previously", "formerly").replace("with ADP", "at ADP"), "Karl Voss", "Acme", Modality.PAST),
    ("now with", WITH.replace("previously", "now"), "Karl Voss", "Acme", Modality.ASSERTED),
    ("a retired general is one", RETIRED, "Karl Voss", "retired general", Modality.ASSERTED),
    ("a former general", RETIRED.replace("retired", "former"), "Karl Voss", "general", Modality.PAST),
    ("a retired head of a firm", RETIRED_HEAD, "Ann Lee", "Acme", Modality.PAST),
    ("support that was", SUPPORT, "his", "Ann Lee", Modality.PAST),
    ("opposition that was", SUPPORT.replace("support", "opposition").replace("for ADP", "to ADP"), "his", "Ann Lee", Modality.PAST),
    ("support", SUPPORT.replace("previous", "strong"), "his", "Ann Lee", Modality.ASSERTED),
    (
        "a previous visit was one",
        SUPPORT.replace("support", "visit").replace("for ADP", "to ADP"),
        "his",
        "Ann Lee",
        Modality.ASSERTED,
    ),
]


@pytest.mark.parametrize(("case", "rows", "subject", "object_", "modality"), CASES, ids=[case for case, *_ in CASES])
def test_whether_a_tie_is_over(case, rows, subject, object_, modality):
    assert {status[1] for status in statuses_of(rows, subject, object_)} == {modality}
