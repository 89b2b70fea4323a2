"""Repairs of parses: the object of a verb and what it is made or called, prepositions of several words."""

from __future__ import annotations

import pytest

from kg.parsing import Tree
from tests.parses import parse

NAMED_CHIEF = """
Acme PROPN NNP 2 nsubj ORG
named VERB VBD 0 root
Ann PROPN NNP 6 compound PERSON
Lee PROPN NNP 3 flat +
chief ADJ JJ 6 amod
executive_ NOUN NN 2 obj
. PUNCT . 2 punct
"""

CONSIDERS_A_THREAT = """
Oslo PROPN NNP 2 nsubj GPE:CITY
considers VERB VBZ 0 root
the DET DT 6 det
Front PROPN NNP 6 compound ORG
a DET DT 6 det
threat_ NOUN NN 2 xcomp
. PUNCT . 2 punct
"""

NAMED_ALBUM = """
Acme PROPN NNP 2 nsubj ORG
named VERB VBD 0 root
Ann PROPN NNP 5 compound PERSON
Lee PROPN NNP 3 flat +
fans_ NOUN NNS 2 obj
. PUNCT . 2 punct
"""

ACTOR = """
Norwegian ADJ JJ 2 amod NORP
actor NOUN NN 5 nsubj
Tom PROPN NNP 2 flat PERSON
Hale PROPN NNP 3 flat +
spoke_ VERB VBD 0 root
. PUNCT . 5 punct
"""

THE_ACTOR = """
The DET DT 2 det
actor NOUN NN 5 nsubj
Tom PROPN NNP 2 flat PERSON
Hale PROPN NNP 3 flat +
spoke_ VERB VBD 0 root
. PUNCT . 5 punct
"""

SINGER_AND_ACTOR = """
US PROPN NNP 2 compound GPE:COUNTRY
singer NOUN NN 7 nsubj
and CCONJ CC 4 cc
actor NOUN NN 2 conj
Ann PROPN NNP 4 flat PERSON
Lee PROPN NNP 5 flat +
spoke_ VERB VBD 0 root
. PUNCT . 7 punct
"""

IN_FAVOUR_OF = """
Oslo PROPN NNP 2 nsubj GPE:CITY
ruled VERB VBD 0 root
in ADP IN 4 case
favour NOUN NN 2 obl
of ADP IN 6 case
Acme PROPN NNP 4 nmod ORG
and CCONJ CC 8 cc
Bolt_ PROPN NNP 6 conj ORG
. PUNCT . 2 punct
"""

IS_IN_CHARGE = """
Ann PROPN NNP 4 nsubj PERSON
is AUX VBZ 4 cop
in ADP IN 4 case
charge NOUN NN 0 root
of ADP IN 6 case
Acme_ PROPN NNP 4 nmod ORG
. PUNCT . 4 punct
"""

IN_PARK_OF = IN_FAVOUR_OF.replace("favour NOUN", "park NOUN")


@pytest.mark.parametrize(("rows", "object_", "complement"), [(NAMED_CHIEF, 2, 5), (CONSIDERS_A_THREAT, 3, 5)])
def test_complements_are_parted_from_the_object(rows, object_, complement):
    tree = Tree(parse(rows))
    assert tree.kids(1, "obj") == [object_]
    assert tree.kids(1, "xcomp") == [complement]


def test_article_before_the_object_goes_with_it():
    assert Tree(parse(CONSIDERS_A_THREAT)).heads[2] == 3


def test_noun_that_is_no_role_keeps_the_name_before_it():
    assert Tree(parse(NAMED_ALBUM)).kids(1, "obj") == [4]


@pytest.mark.parametrize(
    ("rows", "noun", "head", "preposition"), [(IN_FAVOUR_OF, 5, 1, "in favour of"), (IS_IN_CHARGE, 5, 5, "in charge of")]
)
def test_prepositions_of_several_words_are_one(rows, noun, head, preposition):
    tree = Tree(parse(rows))
    assert tree.heads[noun] == head
    assert tree.preposition(noun) == preposition


def test_subject_and_copula_go_with_the_noun_governed():
    tree = Tree(parse(IS_IN_CHARGE))
    assert tree.kids(5, "nsubj") == [0]
    assert tree.kids(5, "cop") == [1]


def test_other_nouns_between_prepositions_stay():
    assert Tree(parse(IN_PARK_OF)).heads[5] == 3


@pytest.mark.parametrize(("rows", "verb", "name", "nouns"), [(ACTOR, 4, 2, [1]), (SINGER_AND_ACTOR, 6, 4, [1, 3])])
def test_person_is_the_head_of_bare_nouns_before_the_name(rows, verb, name, nouns):
    tree = Tree(parse(rows))
    assert tree.kids(verb, "nsubj") == [name]
    assert tree.exact_kids(name, "nmod:desc") == nouns


@pytest.mark.parametrize("rows", [THE_ACTOR, ACTOR.replace("actor", "wife")])
def test_noun_with_an_article_and_kin_stay_the_head(rows):
    assert Tree(parse(rows)).kids(4, "nsubj") == [1]
