"""When and where a relation holds, by what stands around its clause; a row a sentence."""

from __future__ import annotations

import pytest

from tests.parses import relations_of

FRONTED = """
On ADP IN 2 case
Monday_ PROPN NNP 5 obl
, PUNCT , 5 punct
Acme PROPN NNP 5 nsubj ORG:COMPANY
sold VERB VBD 0 root
Bolt PROPN NNP 5 obj ORG:COMPANY
and CCONJ CC 8 cc
bought VERB VBD 5 conj
Crate_ PROPN NNP 8 obj ORG:COMPANY
. PUNCT . 5 punct
"""

TO_BUY = """
Acme PROPN NNP 2 nsubj ORG:COMPANY
met VERB VBD 0 root
on ADP IN 4 case
Monday PROPN NNP 2 obl
to PART TO 6 mark
buy VERB VB 2 advcl
Crate_ PROPN NNP 6 obj ORG:COMPANY
. PUNCT . 2 punct
"""

CRASH_IN = """
The DET DT 2 det
crash NOUN NN 5 nsubj
in ADP IN 4 case
Salem PROPN NNP 2 nmod GPE:CITY
hindered VERB VBD 0 root
Acme_ PROPN NNP 5 obj ORG:COMPANY
. PUNCT . 5 punct
"""

IN_WHICH = """
the DET DT 2 det
state NOUN NN 0 root
in ADP IN 4 case
which PRON WDT 6 obl
Acme PROPN NNP 6 nsubj ORG:COMPANY
bought VERB VBD 2 acl:relcl
Crate_ PROPN NNP 6 obj ORG:COMPANY
. PUNCT . 2 punct
"""

IN_BRACKETS = """
Ann PROPN NNP 2 nsubj PERSON
works VERB VBD 0 root
at ADP IN 4 case
Acme PROPN NNP 2 obl ORG:COMPANY
( PUNCT ( 6 punct
1998 NUM CD 4 nmod
) PUNCT ) 6 punct
. PUNCT . 2 punct
"""

SINCE = """
Ann_ PROPN NNP 9 nsubj PERSON
, PUNCT , 3 punct
chair NOUN NN 1 appos
of ADP IN 5 case
Acme PROPN NNP 3 nmod ORG:COMPANY
since ADP IN 7 case
1998_ NUM CD 5 nmod
, PUNCT , 3 punct
left VERB VBD 0 root
Leeds_ PROPN NNP 9 obj GPE:CITY
. PUNCT . 9 punct
"""

ROWS = [
    ("a fronted date holds for both verbs", FRONTED, "buy", {("time", "Monday")}),
    (
        "a date behind the first verb holds for it alone, where the second has a subject",
        FRONTED.replace(
            "On ADP IN 2 case\nMonday_ PROPN NNP 5 obl\n, PUNCT , 5 punct",
            "So_ ADV RB 3 advmod\n, PUNCT , 3 punct\n, PUNCT , 5 punct",
        ),
        "buy",
        set(),
    ),
    ("the date of what is done for a purpose", TO_BUY, "buy", {("time", "Monday")}),
    ("the place of an event is where it does what it does", CRASH_IN, "hinder", {("place", "Salem")}),
    (
        "what no place is named for",
        CRASH_IN.replace("Salem PROPN NNP 2 nmod GPE:CITY", "growth NOUN NN 2 nmod"),
        "hinder",
        set(),
    ),
    ("whose it is, is no place", CRASH_IN.replace("in ADP", "of ADP"), "hinder", set()),
    ("what a relative pronoun stands for", IN_WHICH, "buy", {("place", "the state")}),
    ("a date in brackets after a name", IN_BRACKETS, "work at", {("time", "1998")}),
    ("dates of a life", IN_BRACKETS.replace("Acme PROPN NNP 2 obl ORG:COMPANY", "Bo PROPN NNP 2 obl PERSON"), "work at", set()),
    ("a role since a year", SINCE, "be chair of", {("role", "chair"), ("time", "since 1998")}),
    ("what tells nothing of where", CRASH_IN.replace("Salem PROPN NNP 2 nmod GPE:CITY", "addition NOUN NN 5 obl"), "hinder", set()),
    (
        "an adverb that says when",
        TO_BUY.replace("on ADP IN 4 case\nMonday PROPN NNP 2 obl", "again ADV RB 2 advmod\nsoon ADV RB 6 advmod"),
        "buy",
        {("time", "soon")},
    ),
    (
        "as soon as",
        TO_BUY.replace("on ADP IN 4 case\nMonday PROPN NNP 2 obl", "as ADV RB 4 advmod\nsoon ADV RB 6 advmod"),
        "buy",
        set(),
    ),
]


@pytest.mark.parametrize(("rows", "predicate", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_when_and_where(rows, predicate, expected):
    (relation,) = [r for r in relations_of(rows) if r.predicate == predicate]
    assert {(q.kind.value, q.text) for q in relation.qualifiers} == expected
