"""What stands behind a comma or "and" is no kind of what it stands beside: a list, a line, what sums up; and what is left of a second clause."""

from __future__ import annotations

import pytest

from tests.parses import triples_of

AREA = """
Acme PROPN NNP 2 nsubj ORG
supplies VERB VBZ 0 root
two NUM CD 4 nummod
mills NOUN NNS 2 obj
in ADP IN 8 case
the DET DT 8 det
Nordic ADJ JJ 8 amod LOC
countries_ NOUN NNS 2 obl
, PUNCT , 10 punct
Poland PROPN NNP 8 appos GPE:COUNTRY
and CCONJ CC 12 cc
Chad_ PROPN NNP 10 conj GPE:COUNTRY
. PUNCT . 2 punct
"""

POST = """
She PRON PRP 3 nsubj
is AUX VBZ 3 cop
head NOUN NN 0 root
of ADP IN 5 case
Acme_ PROPN NNP 3 nmod ORG
, PUNCT , 8 punct
a DET DT 8 det
post NOUN NN 5 appos
which PRON WDT 11 obj
Karl PROPN NNP 11 nsubj PERSON
left_ VERB VBD 8 acl:relcl
. PUNCT . 3 punct
"""

ABOUT = """
The DET DT 2 det
Nets_ PROPN NNP 12 nsubj MISC
, PUNCT , 6 punct
about ADV RB 5 advmod
three NUM CD 6 nummod
boys NOUN NNS 2 appos
who PRON WP 8 nsubj
won VERB VBD 6 acl:relcl
a DET DT 10 det
boat_ NOUN NN 8 obj
, PUNCT , 2 punct
beat VERB VBD 0 root
Falk_ PROPN NNP 12 obj MISC
. PUNCT . 12 punct
"""

LINE = """
Honorary ADJ JJ 2 amod
doctorate_ NOUN NN 0 root
, PUNCT , 4 punct
University PROPN NNP 2 appos ORG:SCHOOL
of ADP IN 6 case +ORG:SCHOOL
Leeds PROPN NNP 4 nmod +ORG:SCHOOL
"""

MEANT = """
Karl PROPN NNP 2 nsubj PERSON
left VERB VBD 0 root
the DET DT 4 det
bank NOUN NN 2 obj
of ADP IN 6 case
Acme PROPN NNP 4 nmod ORG
for ADP IN 8 case
Bolt_ PROPN NNP 6 nmod ORG
, PUNCT , 11 punct
a DET DT 11 det
stable NOUN NN 6 appos
in ADP IN 13 case
Chad_ PROPN NNP 11 nmod GPE:COUNTRY
. PUNCT . 2 punct
"""

LIKE = """
Karl PROPN NNP 2 nsubj PERSON
sold VERB VBD 0 root
legal ADJ JJ 4 amod
cars NOUN NNS 2 obj
like ADP IN 6 case
Norway_ PROPN NNP 4 nmod GPE:COUNTRY
. PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "triple", "is_read"),
    [
        pytest.param(AREA, ("Poland", "be", "Nordic country"), False, id="countries behind those of an area"),
        pytest.param(
            AREA.replace("the DET DT 8 det", "two NUM CD 8 nummod"), ("Poland", "be", "Nordic country"), True, id="so many"
        ),
        pytest.param(POST, ("Acme", "be", "a post"), False, id="a post behind a body"),
        pytest.param(POST.replace("post NOUN", "move NOUN"), ("Acme", "be", "a move"), False, id="a deed behind a body"),
        pytest.param(POST.replace("post NOUN", "bank NOUN"), ("Acme", "be", "a bank"), True, id="a kind behind a body"),
        pytest.param(ABOUT, ("Nets", "win", "a boat"), False, id="whom a film is about"),
        pytest.param(ABOUT.replace("MISC", "PERSON"), ("Nets", "win", "a boat"), True, id="a number of people"),
        pytest.param(LINE, ("University of Leeds", "be", "Honorary doctorate"), False, id="a line of a list"),
        pytest.param(
            LINE.replace("doctorate_", "school_"), ("University of Leeds", "be", "Honorary school"), True, id="a kind alone"
        ),
        pytest.param(MEANT, ("Bolt", "be", "a stable in Chad"), True, id="right behind a name with for"),
        pytest.param(MEANT.replace("for ADP", "of ADP"), ("Bolt", "be", "a stable in Chad"), False, id="behind a name with of"),
        pytest.param(LIKE, ("Norway", "be", "legal car"), False, id="goods like a country"),
        pytest.param(LIKE.replace("GPE:COUNTRY", "PRODUCT"), ("Norway", "be", "legal car"), True, id="goods like goods"),
    ],
)
def test_what_stands_beside_is_read_as_a_kind(rows, triple, is_read):
    assert (triple in triples_of(rows)) == is_read


JAILED = """
Ann PROPN NNP 3 nsubj:pass PERSON
was AUX VBD 3 aux:pass
jailed VERB VBN 0 root
for ADP IN 6 case
ten NUM CD 6 nummod
days NOUN NNS 3 obl
and CCONJ CC 8 cc
Karl PROPN NNP 3 conj PERSON
for ADP IN 10 case
five_ NUM CD 3 obl
. PUNCT . 3 punct
"""

MOVED = """
Ann PROPN NNP 2 nsubj PERSON
moved VERB VBD 0 root
to ADP IN 4 case
Leeds PROPN NNP 2 obl GPE:CITY
in ADP IN 6 case
May PROPN NNP 2 obl
and CCONJ CC 8 cc
Karl PROPN NNP 4 conj PERSON
to ADP IN 10 case
Bonn_ PROPN NNP 2 obl GPE:CITY
. PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "second"),
    [
        pytest.param(JAILED, {("Karl", "be jailed for", "five")}, id="a number"),
        pytest.param(MOVED, {("Karl", "move to", "Bonn")}, id="a place"),
        pytest.param(MOVED.replace("Karl PROPN NNP 4 conj PERSON", "Kiel PROPN NNP 4 conj GPE:CITY"), set(), id="a second place"),
        pytest.param(MOVED.replace("to ADP IN 10", "with ADP IN 10"), set(), id="another preposition"),
    ],
)
def test_who_does_the_same_with_a_phrase_of_that_preposition(rows, second):
    assert {triple for triple in triples_of(rows) if triple[0] in ("Karl", "Kiel")} == second
