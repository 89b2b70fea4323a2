"""Repairs of parses: the object of a verb and what it is made or called, prepositions of several words."""

from __future__ import annotations

import pytest

from kg.parsing import Tree
from tests import parses
from tests.parses import parse

IN_PARK_OF = parses.IN_FAVOUR_OF.replace("favour NOUN", "park NOUN")


@pytest.mark.parametrize(("rows", "object_", "complement"), [(parses.NAMED_CHIEF, 2, 5), (parses.CONSIDERS_A_THREAT, 3, 5)])
def test_complements_are_parted_from_the_object(rows, object_, complement):
    tree = Tree(parse(rows))
    assert tree.kids(1, "obj") == [object_]
    assert tree.kids(1, "xcomp") == [complement]


def test_article_before_the_object_goes_with_it():
    assert Tree(parse(parses.CONSIDERS_A_THREAT)).heads[2] == 3


def test_noun_that_is_no_role_keeps_the_name_before_it():
    assert Tree(parse(parses.NAMED_ALBUM)).kids(1, "obj") == [4]


@pytest.mark.parametrize(
    ("rows", "noun", "head", "preposition"),
    [(parses.IN_FAVOUR_OF, 5, 1, "in favour of"), (parses.IS_IN_CHARGE, 5, 5, "in charge of")],
)
def test_prepositions_of_several_words_are_one(rows, noun, head, preposition):
    tree = Tree(parse(rows))
    assert tree.heads[noun] == head
    assert tree.preposition(noun) == preposition


def test_subject_and_copula_go_with_the_noun_governed():
    tree = Tree(parse(parses.IS_IN_CHARGE))
    assert tree.kids(5, "nsubj") == [0]
    assert tree.kids(5, "cop") == [1]


def test_other_nouns_between_prepositions_stay():
    assert Tree(parse(IN_PARK_OF)).heads[5] == 3


@pytest.mark.parametrize(("rows", "verb", "name", "nouns"), [(parses.ACTOR, 4, 2, [1]), (parses.SINGER_OF_THE_US, 6, 4, [1, 3])])
def test_person_is_the_head_of_bare_nouns_before_the_name(rows, verb, name, nouns):
    tree = Tree(parse(rows))
    assert tree.kids(verb, "nsubj") == [name]
    assert tree.exact_kids(name, "nmod:desc") == nouns


@pytest.mark.parametrize("rows", [parses.THE_ACTOR, parses.ACTOR.replace("actor", "wife")])
def test_noun_with_an_article_and_kin_stay_the_head(rows):
    assert Tree(parse(rows)).kids(4, "nsubj") == [1]


def test_participle_before_objects_is_the_verb_of_a_sentence_without_one():
    tree = Tree(parse(parses.NAMED_AS_PARTICIPLE))
    assert tree.heads[1] == 1
    assert (tree.kids(1, "nsubj"), tree.kids(1, "obj"), tree.kids(1, "xcomp")) == ([0], [2], [5])


@pytest.mark.parametrize("rows", [parses.MAN_NAMED, parses.NAMED_AS_PARTICIPLE.replace(". PUNCT . 1", "! PUNCT . 1")])
def test_what_is_no_sentence_keeps_its_participle(rows):
    tree = Tree(parse(rows))
    assert not any(tree.pos[i] == "VERB" and tree.heads[i] == i for i in range(len(tree.words)))


def test_what_somebody_is_supplied_with_hangs_on_the_verb():
    tree = Tree(parse(parses.SUPPLIES_WITH))
    assert tree.kids(1, "obl") == [4]
    for rows in (
        parses.SUPPLIES_WITH.replace("supply VERB", "visit VERB"),
        parses.SUPPLIES_WITH.replace("people NOUN", "loan NOUN"),
    ):
        assert Tree(parse(rows)).kids(1, "obl") == []


def test_what_follows_an_age_hangs_on_the_person():
    tree = Tree(parse(parses.AGED_OF_LEEDS))
    assert tree.heads[6] == 0
    assert tree.children[3] == [2]


def test_what_drove_something_hangs_on_the_verb():
    tree = Tree(parse(parses.DRIVEN_BY))
    assert (tree.heads[5], tree.labels[5]) == (1, "advcl")
    assert Tree(parse(parses.DRIVEN_BY.replace("driven VERB", "governed VERB"))).heads[5] == 3


def test_what_a_noun_is_said_to_be_hangs_on_is():
    tree = Tree(parse(parses.CASE_IS_THAT))
    assert (tree.heads[3], tree.heads[2], tree.heads[6]) == (3, 3, 3)
    assert tree.kids(6, "nsubj") == [5]


def test_what_a_subject_is_said_to_be_is_the_name_behind_the_noun():
    tree = Tree(parse(parses.DOC_OWNER_IS))
    assert (tree.heads[7], tree.heads[1], tree.heads[5], tree.labels[5]) == (7, 7, 7, "nmod:desc")
    rows = parses.DOC_OWNER_IS.replace("company NOUN NN 0 root", "company_ NOUN NN 0 root\n, PUNCT , 6 punct")
    assert Tree(parse(rows.replace("8 compound", "9 compound"))).heads[5] == 5
