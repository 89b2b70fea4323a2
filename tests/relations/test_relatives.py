"""What the noun before a relative clause is in it, and what state a verb brings its object to."""

from __future__ import annotations

import pytest

from tests.parses import relations_of

IN_WHICH = """
Acme PROPN NNP 2 nsubj ORG
held VERB VBD 0 root
talks NOUN NNS 2 obj
in ADP IN 5 case
which PRON WDT 7 obl
Bolt PROPN NNP 7 nsubj ORG
pressed VERB VBD 3 acl:relcl
for ADP IN 9 case
payment_ NOUN NN 7 obl
. PUNCT . 2 punct
"""

YEAR = """
The DET DT 2 det
year NOUN NN 6 nsubj
Ann PROPN NNP 4 nsubj PERSON
lived VERB VBD 2 acl:relcl
there ADV RB 4 advmod
ended_ VERB VBD 0 root
. PUNCT . 6 punct
"""

IN_PASSING = """
Ann PROPN NNP 2 nsubj PERSON
met VERB VBD 0 root
Hale PROPN NNP 2 obj PERSON
who_ PRON WP 10 nsubj:pass
, PUNCT , 7 punct
Acme PROPN NNP 7 nsubj ORG
said_ VERB VBD 3 acl:relcl
, PUNCT , 7 punct
was AUX VBD 10 aux:pass
involved VERB VBN 3 acl:relcl
in ADP IN 12 case
Bolt_ PROPN NNP 10 obl ORG
. PUNCT . 2 punct
"""

HELPED_BUILD = """
The DET DT 2 det
plant NOUN NN 7 nsubj
that PRON WDT 5 obj
Russia PROPN NNP 5 nsubj GPE:COUNTRY
helped VERB VBD 2 acl:relcl
build VERB VB 5 xcomp
opened_ VERB VBD 0 root
. PUNCT . 7 punct
"""

RELIES_UPON = """
The DET DT 2 det
report NOUN NN 6 nsubj
Ann PROPN NNP 4 nsubj PERSON
relies VERB VBZ 2 acl:relcl
upon ADP IN 4 obl
ended_ VERB VBD 0 root
. PUNCT . 6 punct
"""

AMOUNT_THAT_EXCEEDS = """
The DET DT 2 det
amount NOUN NN 9 nsubj
of ADP IN 4 case
shares NOUN NNS 2 nmod
that PRON WDT 6 nsubj
exceeds VERB VBZ 4 acl:relcl
a DET DT 8 det
quota NOUN NN 6 obj
fell_ VERB VBD 0 root
. PUNCT . 9 punct
"""

FIRMS_OF_GROUP = """
Firms NOUN NNS 0 root
of ADP IN 4 case
a DET DT 4 det
group NOUN NN 1 nmod
that PRON WDT 6 nsubj
own VERB VBP 4 acl:relcl
Bolt PROPN NNP 6 obj ORG
"""

GROUP_OF_FIRMS = FIRMS_OF_GROUP.replace("own VERB VBP", "owned VERB VBD")

UNCHANGED = """
Acme PROPN NNP 2 nsubj ORG
left VERB VBD 0 root
the DET DT 4 det
order NOUN NN 2 obj
unchanged_ ADJ JJ 2 xcomp
. PUNCT . 2 punct
"""

MADE_PUBLIC = """
The DET DT 2 det
order NOUN NN 4 nsubj:pass
was AUX VBD 4 aux:pass
made VERB VBN 0 root
public ADJ JJ 4 xcomp
by ADP IN 7 case
Acme_ PROPN NNP 4 obl:agent ORG
. PUNCT . 4 punct
"""

AGED = """
Ann PROPN NNP 2 nsubj PERSON
founded VERB VBD 0 root
Acme PROPN NNP 2 obj ORG
aged VERB VBN 2 xcomp
15_ NUM CD 4 obl:unmarked
. PUNCT . 2 punct
"""

CALLED = """
Ann PROPN NNP 2 nsubj PERSON
called VERB VBD 0 root
Acme PROPN NNP 2 obj ORG
a DET DT 5 det
disgrace_ NOUN NN 2 xcomp
. PUNCT . 2 punct
"""

CASES = [
    ("preposition before the pronoun", IN_WHICH, {("Acme", "hold", "talks"), ("Bolt", "press in", "talks")}),
    ("time", YEAR, set()),
    ("told in passing", IN_PASSING, {("Ann", "meet", "Hale"), ("Hale", "be involved in", "Bolt")}),
    ("object of the complement", HELPED_BUILD, {("Russia", "build", "The plant")}),
    ("preposition at the end", RELIES_UPON, {("Ann", "rely upon", "The report")}),
    ("verb in the singular", AMOUNT_THAT_EXCEEDS, {("The amount of shares", "exceed", "a quota")}),
    ("verb in the plural", FIRMS_OF_GROUP, {("Firms of a group", "own", "Bolt")}),
    ("verb without number", GROUP_OF_FIRMS, {("a group", "own", "Bolt")}),
    ("state of the object", UNCHANGED, {("Acme", "leave unchanged", "the order")}),
    ("state, passive", MADE_PUBLIC, {("Acme", "make public", "The order")}),
    ("what somebody calls something", CALLED, {("Acme", "be called as", "a disgrace")}),
]


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_relatives_and_states(rows, expected):
    assert {(r.subject.text, r.predicate, r.object.text) for r in relations_of(rows)} == expected


def test_who_tells_in_passing_is_the_source():
    (relation,) = (r for r in relations_of(IN_PASSING) if r.predicate == "be involved in")
    assert relation.factuality.attribution is not None
    assert relation.factuality.attribution.text == "Acme"


def test_age_is_no_state_of_the_object():
    assert ("Ann", "found", "Acme") in {(r.subject.text, r.predicate, r.object.text) for r in relations_of(AGED)}
