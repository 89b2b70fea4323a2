"""The class that a noun gives what it names."""

from __future__ import annotations

import pytest

from kg.english import nouns
from kg.english.classes import class_of_noun
from kg.mentions import make_mention
from kg.models.gazetteer import read_nouns
from kg.ontology import load_ontology
from kg.parsing import Tree
from tests import parses
from tests.parses import parse


@pytest.mark.parametrize(
    ("noun", "counted", "plural", "expected"),
    [
        ("gunman", False, False, "Person"),
        ("gunman", True, True, "Group"),
        ("soldier", False, False, "Person"),
        ("ambush", False, False, "Event"),
        ("firefight", False, False, "Conflict"),
        ("warehouse", False, True, "Facility"),
        ("growth", False, False, "Quantity"),
        ("happiness", False, False, ""),
        ("vote", False, False, "Election"),
        ("vote", True, True, ""),
    ],
)
def test_a_noun_tells_a_class(noun, counted, plural, expected):
    assert class_of_noun(noun, counted=counted, plural=plural) == expected


def test_what_is_counted_tells_the_class():
    assert make_mention(Tree(parse(parses.DOZENS.format(noun="fighters"))), "d", 0).label == "Group"
    assert make_mention(Tree(parse(parses.DOZENS.format(noun="letters"))), "d", 0).label == ""


def test_the_two_tables_of_nouns_share_none_and_name_classes_of_the_ontology():
    assert nouns.classes.keys().isdisjoint(read_nouns())
    assert set(nouns.classes.values()) <= load_ontology("news").classes.keys()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("a DET DT 2 det", "group"), "Organization"),
        (("the DET DT 2 det", "group"), "Company"),
        (("energy NOUN NN 2 compound", "group"), "Company"),
        (("liberal ADJ JJ 2 amod", "group"), "Company"),
        (("liberal ADJ JJ 2 amod", "groups"), "Organization"),
        (("police NOUN NN 2 compound", "station"), "Facility"),
        (("radio NOUN NN 2 compound", "station"), "MediaOutlet"),
        (("aid NOUN NN 2 compound", "agency"), "NonProfit"),
        (("upper ADJ JJ 2 amod", "house"), "GovernmentBody"),
        (("an DET DT 2 det", "exile"), "Person"),
        (("long ADJ JJ 2 amod", "exile"), ""),
        (("second ADJ JJ 2 amod", "place"), ""),
        (("quiet ADJ JJ 2 amod", "place"), "Place"),
    ],
)
def test_what_stands_before_a_noun_tells_its_class(words, expected):
    first, noun = words
    tag = "NNS" if noun.endswith("s") else "NN"
    mention = make_mention(Tree(parse(f"{first}\n{noun}_ NOUN {tag} 0 root\n. PUNCT . 2 punct\n")), "d", 1)
    assert mention.label == expected


@pytest.mark.parametrize(("row", "expected"), [("emergency_ NOUN NN 2 nmod", ""), ("Utah_ PROPN NNP 2 nmod GPE", "Country")])
def test_a_state_of_emergency_is_no_country(row, expected):
    rows = f"a DET DT 2 det\nstate NOUN NN 0 root\nof ADP IN 4 case\n{row}\n. PUNCT . 2 punct\n"
    assert make_mention(Tree(parse(rows)), "d", 1).label == expected


def test_a_group_that_does_something_may_be_of_any_kind():
    rows = "a DET DT 2 det\ngroup NOUN NN 0 root\nhelping VERB VBG 2 acl\nAnn_ PROPN NNP 3 obj PERSON\n. PUNCT . 2 punct\n"
    assert make_mention(Tree(parse(rows)), "d", 1).label == "Organization"


@pytest.mark.parametrize(("article", "expected"), [("the DET DT", ""), ("a DET DT", "Group")])
def test_the_number_of_people_is_none_of_them(article, expected):
    rows = f"{article} 2 det\nnumber NOUN NN 0 root\nof ADP IN 4 case\nsoldiers_ NOUN NNS 2 nmod\n. PUNCT . 2 punct\n"
    assert make_mention(Tree(parse(rows)), "d", 1).label == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("the DET DT 2 det\nSEC PROPN NNP 3 nsubj", "GovernmentBody"),
        ("the DET DT 2 det\nSEC NOUN NN 3 nsubj", ""),
        ("SEC PROPN NNP 2 compound\nrules NOUN NNS 3 nsubj", ""),
        ("the DET DT 2 det\nQEC PROPN NNP 3 nsubj", ""),
    ],
)
def test_a_name_of_a_table_has_its_class_where_the_network_finds_none(subject, expected):
    assert make_mention(Tree(parse(f"{subject}\nasked VERB VBD 0 root")), "d", 1).label == expected
