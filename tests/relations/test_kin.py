"""Whose children several sentences tell: those of two people spoken of before."""

from __future__ import annotations

import pytest

from tests.parses import relations_of

KIN: list[tuple[str, str, set[tuple[str, str, str, str]]]] = [
    (
        "children of two who wed",
        """
Mara PROPN NNP 3 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
married VERB VBD 0 root
Olaf PROPN NNP 3 obl PERSON
Lund PROPN NNP 4 flat +PERSON
in ADP IN 7 case
1972_ NUM CD 3 obl
. PUNCT . 3 punct
They PRON PRP 10 nsubj
had VERB VBD 0 root
two NUM CD 12 nummod
children_ NOUN NNS 10 obj
, PUNCT , 14 punct
Tom PROPN NNP 12 appos PERSON
and CCONJ CC 16 cc
Lea_ PROPN NNP 14 conj PERSON
. PUNCT . 10 punct
""",
        {
            ("possessive/kin", "Lea", "be child of", "Mara Falk"),
            ("possessive/kin", "Lea", "be child of", "Olaf Lund"),
            ("possessive/kin", "Tom", "be child of", "Mara Falk"),
            ("possessive/kin", "Tom", "be child of", "Olaf Lund"),
        },
    ),
    (
        "children of a couple told before",
        """
Mara PROPN NNP 7 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
and CCONJ CC 4 cc
Olaf PROPN NNP 1 conj PERSON
Lund PROPN NNP 4 flat +PERSON
were AUX VBD 7 cop
unhurt_ ADJ JJ 0 root
. PUNCT . 7 punct
The DET DT 10 det
couple_ NOUN NN 13 nmod:poss
's PART POS 10 case
two NUM CD 13 nummod
sons_ NOUN NNS 21 nsubj
, PUNCT , 15 punct
Bo PROPN NNP 13 appos PERSON
and CCONJ CC 17 cc
Karl_ PROPN NNP 15 conj PERSON
, PUNCT , 13 punct
were AUX VBD 21 cop
not PART RB 21 advmod
there_ ADV RB 0 root
. PUNCT . 21 punct
""",
        {
            ("possessive/kin", "Bo", "be son of", "Mara Falk"),
            ("possessive/kin", "Bo", "be son of", "Olaf Lund"),
            ("possessive/kin", "Karl", "be son of", "Mara Falk"),
            ("possessive/kin", "Karl", "be son of", "Olaf Lund"),
        },
    ),
    (
        "children of nobody known among several",
        """
Mara PROPN NNP 9 nsubj PERSON
Falk_ PROPN NNP 1 flat +PERSON
, PUNCT , 4 punct
Olaf PROPN NNP 1 conj PERSON
Lund PROPN NNP 4 flat +PERSON
and CCONJ CC 7 cc
Ida PROPN NNP 1 conj PERSON
Voss PROPN NNP 7 flat +PERSON
sang_ VERB VBD 0 root
. PUNCT . 9 punct
Their PRON PRP$ 12 nmod:poss
daughter NOUN NN 14 nsubj
Lea PROPN NNP 12 appos PERSON
came VERB VBD 0 root
too_ ADV RB 14 advmod
. PUNCT . 14 punct
""",
        {
            ("possessive/kin", "Lea", "be daughter of", "Their"),
        },
    ),
    (
        "children of others who were spoken of between",
        """
Mara PROPN NNP 6 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
and CCONJ CC 4 cc
Olaf PROPN NNP 1 conj PERSON
Lund PROPN NNP 4 flat +PERSON
met VERB VBD 0 root
the DET DT 8 det
neighbours_ NOUN NNS 6 obj
. PUNCT . 6 punct
Their PRON PRP$ 11 nmod:poss
daughter NOUN NN 14 nsubj
Lea PROPN NNP 11 appos PERSON
is AUX VBZ 14 cop
ill_ ADJ JJ 0 root
. PUNCT . 14 punct
""",
        {("possessive/kin", "Lea", "be daughter of", "Their")},
    ),
]


@pytest.mark.parametrize(("title", "rows", "expected"), KIN, ids=[title for title, *_ in KIN])
def test_children_are_of_the_two_people_before(title: str, rows: str, expected: set[tuple[str, str, str, str]]) -> None:
    read = {(r.evidence.rule, r.subject.text, r.predicate, r.object.text) for r in relations_of(rows)}
    assert {r for r in read if r[0] == "possessive/kin"} == expected, title
