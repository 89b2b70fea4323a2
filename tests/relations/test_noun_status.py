"""What a noun tells that is not so, or not yet: by the verb over it, by the adjectives before it, by what becomes of it."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests import parses
from tests.parses import statuses_of

CASES = [
    ("a murder that is not solved", parses.KEV_UNSOLVED, ("Karl Voss", "1978", False, Modality.ASSERTED, None)),
    ("a murder that is ordered", parses.KEV_ORDERED, ("Karl Voss", "1978", False, Modality.POSSIBLE, None)),
    ("a release before which nothing is said", parses.KEV_NOT_UNTIL, ("his", "1990", False, Modality.ASSERTED, None)),
    ("an office held while the clause is so", parses.RC_TENURE, ("Ann Lee", "Leeds", False, Modality.ASSERTED, None)),
    (
        "an office held in a past clause",
        parses.RC_TENURE.replace("praises VERB VBZ", "praised VERB VBD"),
        ("Ann Lee", "Leeds", False, Modality.PAST, None),
    ),
    (
        "an office held, told below a participle of a past clause",
        parses.RC_TENURE_OF_A_FINE,
        ("her", "Leeds", False, Modality.PAST, None),
    ),
    (
        "an office that somebody is wanted for",
        parses.RC_TENURE.replace("tenure NOUN", "appointment NOUN"),
        ("Ann Lee", "Leeds", False, Modality.POSSIBLE, None),
    ),
    ("who turns down an offer has done so", parses.WKD_TURNED_DOWN_SUM, ("Acme", "Bolt", False, Modality.ASSERTED, None)),
    (
        "not seen during a visit",
        """
During ADP IN 3 case
a DET DT 3 det
visit NOUN NN 11 obl
to ADP IN 5 case
China_ PROPN NNP 3 nmod GPE:COUNTRY
, PUNCT , 3 punct
Ann PROPN NNP 11 nsubj:pass PERSON
Lee PROPN NNP 7 flat +PERSON
was AUX VBD 11 aux:pass
not PART RB 11 advmod
seen_ VERB VBN 0 root
. PUNCT . 11 punct
""",
        ("Ann Lee", "China", False, Modality.ASSERTED, None),
    ),
    (
        "a purchase that is blocked",
        """
Karl PROPN NNP 2 nsubj PERSON
blocked VERB VBD 0 root
Acme_ PROPN NNP 5 nmod:poss ORG
's PART POS 3 case
acquisition NOUN NN 2 obj
of ADP IN 7 case
Bolt_ PROPN NNP 5 nmod ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "the next chairman",
        """
Karl PROPN NNP 2 nsubj PERSON
met VERB VBD 0 root
Ann_ PROPN NNP 2 obj PERSON
, PUNCT , 8 punct
Acme_ PROPN NNP 8 nmod:poss ORG
's PART POS 5 case
next ADJ JJ 8 amod
chairman_ NOUN NN 3 appos
. PUNCT . 2 punct
""",
        ("Ann", "Acme", False, Modality.PLANNED, None),
    ),
    (
        "supplies that are halted are so to somebody",
        """
Karl PROPN NNP 2 nsubj PERSON
blocked VERB VBD 0 root
sales NOUN NNS 2 obj
to ADP IN 5 case
Bolt_ PROPN NNP 2 obl ORG
. PUNCT . 2 punct
""",
        ("Karl", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "a takeover that is demanded",
        """
Karl PROPN NNP 2 nsubj PERSON
demands VERB VBZ 0 root
the DET DT 4 det
takeover NOUN NN 2 obj
of ADP IN 6 case
Bolt PROPN NNP 4 nmod ORG
by ADP IN 8 case
Acme_ PROPN NNP 4 nmod ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.OBLIGATORY, None),
    ),
    (
        "a wife that somebody had",
        """
Karl PROPN NNP 2 nsubj PERSON
met VERB VBD 0 root
his PRON PRP$ 5 nmod:poss
former ADJ JJ 5 amod
wife_ NOUN NN 2 obj
, PUNCT , 7 punct
Ann_ PROPN NNP 5 appos PERSON
. PUNCT . 2 punct
""",
        ("Ann", "his", False, Modality.PAST, None),
    ),
    (
        "who says it, told beside a participle that goes on with it",
        """
Acme PROPN NNP 2 nsubj ORG
bought VERB VBD 0 root
Bolt_ PROPN NNP 2 obj ORG
, PUNCT , 5 punct
using VERB VBG 2 advcl
cash_ NOUN NN 5 obj
, PUNCT , 10 punct
according VERB VBG 10 case
to ADP IN 8 fixed
Karl_ PROPN NNP 5 obl PERSON
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Karl"),
    ),
    (
        "a part of another until a year",
        """
Acme_ PROPN NNP 9 nsubj ORG
, PUNCT , 3 punct
part NOUN NN 1 appos
of ADP IN 5 case
Bolt PROPN NNP 3 nmod ORG
until ADP IN 7 case
2014_ NUM CD 3 nmod
, PUNCT , 1 punct
grew_ VERB VBD 0 root
. PUNCT . 9 punct
""",
        ("Acme", "Bolt", False, Modality.PAST, None),
    ),
    (
        "how a match ended",
        """
Acme PROPN NNP 2 nsubj ORG
rallied VERB VBD 0 root
to PART TO 4 mark
beat VERB VB 2 advcl
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "in the absence of",
        """
In ADP IN 3 case
the DET DT 3 det
absence NOUN NN 13 obl
of ADP IN 6 case
an DET DT 6 det
acquisition NOUN NN 3 nmod
of ADP IN 8 case
Bolt PROPN NNP 6 nmod ORG
by ADP IN 10 case
Acme_ PROPN NNP 6 nmod ORG
, PUNCT , 3 punct
Globex PROPN NNP 13 nsubj ORG
fell_ VERB VBD 0 root
. PUNCT . 13 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "called off",
        """
Acme_ PROPN NNP 3 nmod:poss ORG
's PART POS 1 case
acquisition NOUN NN 7 nsubj:pass
of ADP IN 5 case
Bolt PROPN NNP 3 nmod ORG
was AUX VBD 7 aux:pass
called VERB VBN 0 root
off_ ADP RP 7 compound:prt
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "called off by somebody",
        """
Acme PROPN NNP 2 nsubj ORG
called VERB VBD 0 root
off ADP RP 2 compound:prt
Globex_ PROPN NNP 6 nmod:poss ORG
's PART POS 4 case
acquisition NOUN NN 2 obj
of ADP IN 8 case
Bolt_ PROPN NNP 6 nmod ORG
. PUNCT . 2 punct
""",
        ("Globex", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "fell through",
        """
Acme_ PROPN NNP 3 nmod:poss ORG
's PART POS 1 case
acquisition NOUN NN 6 nsubj
of ADP IN 5 case
Bolt PROPN NNP 3 nmod ORG
fell VERB VBD 0 root
through_ ADP IN 6 advmod
. PUNCT . 6 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "subject to approval",
        """
Acme_ PROPN NNP 3 nmod:poss ORG
's PART POS 1 case
acquisition NOUN NN 7 nsubj
of ADP IN 5 case
Bolt PROPN NNP 3 nmod ORG
is AUX VBZ 7 cop
subject ADJ JJ 0 root
to ADP IN 9 case
approval_ NOUN NN 7 obl
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "needs approval",
        """
Acme_ PROPN NNP 3 nmod:poss ORG
's PART POS 1 case
acquisition NOUN NN 6 nsubj
of ADP IN 5 case
Bolt PROPN NNP 3 nmod ORG
needs VERB VBZ 0 root
approval_ NOUN NN 6 obj
. PUNCT . 6 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "needs money",
        """
Acme_ PROPN NNP 3 nmod:poss ORG
's PART POS 1 case
acquisition NOUN NN 6 nsubj
of ADP IN 5 case
Bolt PROPN NNP 3 nmod ORG
needs VERB VBZ 0 root
money_ NOUN NN 6 obj
. PUNCT . 6 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "pulled out of",
        """
Acme PROPN NNP 2 nsubj ORG
pulled VERB VBD 0 root
out ADP IN 7 case
of ADP IN 7 case
Globex_ PROPN NNP 7 nmod:poss ORG
's PART POS 5 case
acquisition NOUN NN 2 obl
of ADP IN 9 case
Bolt_ PROPN NNP 7 nmod ORG
. PUNCT . 2 punct
""",
        ("Globex", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "postponed",
        """
Acme PROPN NNP 2 nsubj ORG
postponed VERB VBD 0 root
its PRON PRP$ 4 nmod:poss
acquisition NOUN NN 2 obj
of ADP IN 6 case
Bolt_ PROPN NNP 4 nmod ORG
. PUNCT . 2 punct
""",
        ("its", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "what is allowed",
        """
Ann PROPN NNP 2 nsubj PERSON
allowed VERB VBD 0 root
Acme_ PROPN NNP 5 nmod:poss ORG
's PART POS 3 case
acquisition NOUN NN 2 obj
of ADP IN 7 case
Bolt_ PROPN NNP 5 nmod ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "sought",
        """
Acme PROPN NNP 2 nsubj ORG
seeks VERB VBZ 0 root
a DET DT 4 det
merger NOUN NN 2 obj
with ADP IN 6 case
Bolt_ PROPN NNP 4 nmod ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "threatened",
        """
Norway PROPN NNP 2 nsubj GPE
threatened VERB VBD 0 root
an DET DT 4 det
attack NOUN NN 2 obj
on ADP IN 6 case
Bolt_ PROPN NNP 4 nmod ORG
. PUNCT . 2 punct
""",
        ("Norway", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "averted",
        """
Norway PROPN NNP 2 nsubj GPE
averted VERB VBD 0 root
an DET DT 4 det
attack NOUN NN 2 obj
on ADP IN 6 case
Bolt_ PROPN NNP 4 nmod ORG
. PUNCT . 2 punct
""",
        ("Norway", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "sought approval",
        """
Acme PROPN NNP 2 nsubj ORG
sought VERB VBD 0 root
approval NOUN NN 2 obj
from ADP IN 5 case
Bolt_ PROPN NNP 3 nmod ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "feared of somebody",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
fears VERB VBZ 0 root
an DET DT 5 det
attack NOUN NN 3 obj
by ADP IN 7 case
Norway PROPN NNP 5 nmod GPE
on ADP IN 9 case
Bolt_ PROPN NNP 5 nmod ORG
. PUNCT . 3 punct
""",
        ("Norway", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "unlikely",
        """
A DET DT 2 det
merger NOUN NN 8 nsubj
between ADP IN 4 case
Acme PROPN NNP 2 nmod ORG
and CCONJ CC 6 cc
Bolt PROPN NNP 4 conj ORG
is AUX VBZ 8 cop
unlikely_ ADJ JJ 0 root
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", True, Modality.POSSIBLE, None),
    ),
    (
        "likely",
        """
A DET DT 2 det
merger NOUN NN 8 nsubj
between ADP IN 4 case
Acme PROPN NNP 2 nmod ORG
and CCONJ CC 6 cc
Bolt PROPN NNP 4 conj ORG
is AUX VBZ 8 cop
likely_ ADJ JJ 0 root
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "important",
        """
An DET DT 3 det
important ADJ JJ 3 amod
merger NOUN NN 8 nsubj
between ADP IN 5 case
Acme PROPN NNP 3 nmod ORG
and CCONJ CC 7 cc
Bolt PROPN NNP 5 conj ORG
pleased VERB VBD 0 root
Oslo_ PROPN NNP 8 obj GPE
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "self-styled",
        """
Karl PROPN NNP 12 nsubj PERSON
Voss_ PROPN NNP 1 flat +
, PUNCT , 8 punct
the DET DT 8 det
self_ NOUN NN 7 compound
-_ PUNCT HYPH 5 punct
styled VERB VBN 8 amod
leader NOUN NN 1 appos
of ADP IN 10 case
Acme_ PROPN NNP 8 nmod ORG
, PUNCT , 1 punct
met VERB VBD 0 root
Ann PROPN NNP 12 obj PERSON
Lee_ PROPN NNP 13 flat +
. PUNCT . 12 punct
""",
        ("Karl Voss", "Acme", False, Modality.POSSIBLE, None),
    ),
    (
        "would-be",
        """
Karl PROPN NNP 8 nsubj PERSON
Voss PROPN NNP 1 flat +
is AUX VBZ 8 cop
the DET DT 8 det
would_ AUX MD 7 aux
-_ PUNCT HYPH 5 punct
be AUX VB 8 cop
head NOUN NN 0 root
of ADP IN 10 case
Acme_ PROPN NNP 8 nmod ORG
. PUNCT . 8 punct
""",
        ("Karl Voss", "Acme", False, Modality.POSSIBLE, None),
    ),
    (
        "incoming",
        """
Karl PROPN NNP 10 nsubj PERSON
Voss_ PROPN NNP 1 flat +
, PUNCT , 6 punct
the DET DT 6 det
incoming VERB VBG 6 amod
head NOUN NN 1 appos
of ADP IN 8 case
Acme_ PROPN NNP 6 nmod ORG
, PUNCT , 1 punct
met VERB VBD 0 root
Ann PROPN NNP 10 obj PERSON
Lee_ PROPN NNP 11 flat +
. PUNCT . 10 punct
""",
        ("Karl Voss", "Acme", False, Modality.PLANNED, None),
    ),
    (
        "incoming before a name",
        """
Incoming ADJ JJ 5 amod
Acme PROPN NNP 4 compound ORG
chief ADJ JJ 4 amod
executive NOUN NN 5 nmod:desc
Ann PROPN NNP 7 nsubj PERSON
Lee PROPN NNP 5 flat +
met VERB VBD 0 root
Karl PROPN NNP 7 obj PERSON
Voss_ PROPN NNP 8 flat +
. PUNCT . 7 punct
""",
        ("Ann Lee", "Acme", False, Modality.PLANNED, None),
    ),
    (
        "acting",
        """
Karl PROPN NNP 6 nsubj PERSON
Voss PROPN NNP 1 flat +
is AUX VBZ 6 cop
the DET DT 6 det
acting VERB VBG 6 amod
head NOUN NN 0 root
of ADP IN 8 case
Acme_ PROPN NNP 6 nmod ORG
. PUNCT . 6 punct
""",
        ("Karl Voss", "Acme", False, Modality.ASSERTED, None),
    ),
    (
        "ex",
        """
The DET DT 2 det
ex-head NOUN NN 9 nsubj
of ADP IN 4 case
Acme_ PROPN NNP 2 nmod ORG
, PUNCT , 6 punct
Ann PROPN NNP 2 appos PERSON
Lee_ PROPN NNP 6 flat +
, PUNCT , 2 punct
met VERB VBD 0 root
Karl PROPN NNP 9 obj PERSON
Voss_ PROPN NNP 10 flat +
. PUNCT . 9 punct
""",
        ("Ann Lee", "Acme", False, Modality.PAST, None),
    ),
    (
        "nominated",
        """
Ann PROPN NNP 4 nsubj:pass PERSON
Lee PROPN NNP 1 flat +
was AUX VBD 4 aux:pass
nominated VERB VBN 0 root
as ADP IN 6 case
head NOUN NN 4 obl
of ADP IN 8 case
Acme_ PROPN NNP 6 nmod ORG
. PUNCT . 4 punct
""",
        ("Ann Lee", "Acme", False, Modality.PLANNED, None),
    ),
    (
        "wrongly named",
        """
Ann PROPN NNP 5 nsubj:pass PERSON
Lee PROPN NNP 1 flat +
was AUX VBD 5 aux:pass
wrongly ADV RB 5 advmod
named VERB VBN 0 root
as ADP IN 7 case
head NOUN NN 5 obl
of ADP IN 9 case
Acme_ PROPN NNP 7 nmod ORG
. PUNCT . 5 punct
""",
        ("Ann Lee", "Acme", True, Modality.ASSERTED, None),
    ),
    (
        "to somebody",
        """
To ADP IN 2 case
Ann PROPN NNP 9 obl PERSON
Lee_ PROPN NNP 2 flat +
, PUNCT , 2 punct
Karl PROPN NNP 9 nsubj PERSON
Voss PROPN NNP 5 flat +
is AUX VBZ 9 cop
the DET DT 9 det
leader NOUN NN 0 root
of ADP IN 11 case
Acme_ PROPN NNP 9 nmod ORG
. PUNCT . 9 punct
""",
        ("Karl Voss", "Acme", False, Modality.ASSERTED, "Ann Lee"),
    ),
    (
        "far from being it",
        """
Ann PROPN NNP 4 nsubj PERSON
Lee PROPN NNP 1 flat +
is AUX VBZ 4 cop
far ADV RB 0 root
from SCONJ IN 8 mark
being AUX VBG 8 cop
the DET DT 8 det
head NOUN NN 4 advcl
of ADP IN 10 case
Acme_ PROPN NNP 8 nmod ORG
. PUNCT . 4 punct
""",
        ("Ann Lee", "Acme", True, Modality.ASSERTED, None),
    ),
    (
        "what somebody was before",
        """
Former ADJ JJ 2 amod
banker NOUN NN 5 nsubj
Karl PROPN NNP 2 flat PERSON
Voss PROPN NNP 3 flat +PERSON
met VERB VBD 0 root
Ann_ PROPN NNP 5 obj PERSON
. PUNCT . 5 punct
""",
        ("Karl Voss", "Former banker", False, Modality.PAST, None),
    ),
    (
        "allegations that are dropped",
        """
Allegations NOUN NNS 9 nsubj:pass
against ADP IN 3 case
Karl PROPN NNP 1 nmod PERSON
Voss PROPN NNP 3 flat +PERSON
by ADP IN 6 case
Ann PROPN NNP 1 nmod PERSON
Lee PROPN NNP 6 flat +PERSON
were AUX VBD 9 aux:pass
dropped_ VERB VBN 0 root
. PUNCT . 9 punct
""",
        ("Ann Lee", "Karl Voss", False, Modality.ASSERTED, None),
    ),
    (
        "place where somebody lived before",
        """
Former ADJ JJ 3 amod
Leeds PROPN NNP 3 compound GPE:CITY
resident NOUN NN 6 nsubj
Karl PROPN NNP 3 flat PERSON
Voss PROPN NNP 4 flat +PERSON
met VERB VBD 0 root
Ann_ PROPN NNP 6 obj PERSON
. PUNCT . 6 punct
""",
        ("Karl Voss", "Leeds", False, Modality.PAST, None),
    ),
    (
        "party of a former member",
        """
Former ADJ JJ 4 amod
Labour PROPN NNP 3 compound ORG:PARTY
Party PROPN NNP 4 compound +ORG:PARTY
MP NOUN NN 5 nmod:desc
Karl PROPN NNP 7 nsubj PERSON
Voss PROPN NNP 5 flat +PERSON
left_ VERB VBD 0 root
. PUNCT . 7 punct
""",
        ("Karl Voss", "Labour Party", False, Modality.PAST, None),
    ),
]
"""A case, its parse, and what is read of two names: subject, object, denied, modality, who says so."""


@pytest.mark.parametrize(("case", "rows", "expected"), CASES, ids=[case for case, *_ in CASES])
def test_status_of_what_a_noun_tells(case, rows, expected):
    subject, object_, *status = expected
    assert statuses_of(rows, subject, object_) == {tuple(status)}
