"""Conjuncts that a parser hung on a word inside their partner are coordinated with what they are like."""

from __future__ import annotations

import pytest

from kg.parsing import Tree
from tests import parses
from tests.parses import parse, relations_of


@pytest.mark.parametrize(
    ("rows", "word", "head", "label"),
    [
        pytest.param(parses.HOUSE_AND_SENATE, 7, 3, "conj", id="a name is coordinated whole"),
        pytest.param(parses.HOUSE_AND_SENATE.replace(" ORG:GOVERNMENT\n.", " +\n."), 7, 5, "conj", id="what is in the name stays"),
        pytest.param(parses.SUED_BY_OTHERS, 10, 4, "conj", id="nouns with nouns"),
        pytest.param(parses.SUED_BY_OTHERS.replace("11 nummod", "11 nsubj"), 10, 2, "conj", id="a clause stays"),
        pytest.param(
            parses.SUED_BY_OTHERS.replace("5 nmod ORG:COMPANY", "3 obl:unmarked ORG:COMPANY"),
            10,
            2,
            "conj",
            id="after a time it stays",
        ),
        pytest.param(parses.WARNING_AND_WATCH, 9, 4, "conj", id="the same word before"),
        pytest.param(parses.WARNING_AND_WATCH.replace("storm NOUN NN 10", "night NOUN NN 10"), 9, 6, "conj", id="other words stay"),
        pytest.param(
            parses.WARNING_AND_WATCH.replace("storm NOUN NN 10", "night NOUN NN 10").replace("watch", "warning"),
            9,
            4,
            "conj",
            id="the same noun",
        ),
        pytest.param(parses.BARRISTER_AND_POLITICIAN, 8, 9, "compound", id="a name beside the noun that is coordinated"),
        pytest.param(parses.BARRISTER_AND_POLITICIAN, 2, 5, "cop", id="the first predicate has the copula"),
        pytest.param(parses.AND_ITS_SUBSIDIARY, 4, 6, "nmod:desc", id="a noun beside the name that is coordinated"),
        pytest.param(parses.WIFE_AND_MOTHER, 8, 4, "conj", id="two nouns with of"),
        pytest.param(parses.WIFE_AND_MOTHER.replace("mother NOUN NN 7", "mothers NOUN NNS 7"), 8, 6, "conj", id="a plural stays"),
        pytest.param(parses.SATURATION_AND_COMPETITION, 5, 1, "conj", id="several for a plural verb"),
        pytest.param(
            parses.SATURATION_AND_COMPETITION.replace("have AUX VBP", "has AUX VBZ"), 5, 3, "conj", id="one for a singular verb"
        ),
        pytest.param(
            parses.SATURATION_AND_COMPETITION.replace("saturation", "number"), 5, 3, "conj", id="a number of several stays"
        ),
        pytest.param(parses.LISTED_PLACES, 4, 2, "conj", id="a list of countries"),
        pytest.param(parses.LISTED_PLACES, 6, 2, "conj", id="its last"),
        pytest.param(
            parses.LISTED_PLACES.replace("Ghana PROPN NNP 2 obj GPE:COUNTRY", "Ghana PROPN NNP 2 obj GPE:CITY"),
            4,
            2,
            "appos",
            id="a city and its country",
        ),
        pytest.param(parses.LISTED_PLACES.replace(", PUNCT , 5", "( PUNCT -LRB- 5"), 4, 2, "appos", id="in brackets"),
        pytest.param(parses.SINGER_AND_LYRICIST, 4, 6, "nsubj", id="a person after a list of roles"),
        pytest.param(parses.SINGER_AND_LYRICIST, 3, 4, "nmod:desc", id="the last role"),
    ],
)
def test_conjuncts_go_with_what_they_are_like(rows, word, head, label):
    tree = Tree(parse(rows))
    assert (tree.heads[word], tree.labels[word]) == (head, label)


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        (parses.IN_BONN_AND_KIEL, ["Bonn", "Kiel"]),
        (parses.IN_BONN_AND_KIEL.replace("and CCONJ", "but CCONJ"), ["Bonn"]),
        (parses.IN_BONN_AND_KIEL.replace("and CCONJ CC 6 cc", "not PART RB 6 advmod"), ["Bonn"]),
    ],
)
def test_who_is_in_two_places_is_in_each(rows, places):
    assert [r.object.text for r in relations_of(rows) if r.predicate == "be in"] == places


@pytest.mark.parametrize(
    ("rows", "head", "label"),
    [
        pytest.param(parses.CO_WITH_AS, 6, "nmod", id="whom something is founded with"),
        pytest.param(parses.CO_WITH_AS.replace("founded VERB", "seen VERB"), 2, "obl", id="with whom somebody is seen, as what"),
        pytest.param(
            parses.CO_WITH_AS.replace("1998 NUM CD 3 obl", ", PUNCT , 7 punct").replace("founded", "seen"), 6, "nmod", id="apart"
        ),
        pytest.param(parses.CO_WITH_AS.replace("with ADP", "by ADP"), 2, "obl", id="by whom it is founded"),
    ],
)
def test_role_of_who_is_there(rows, head, label):
    tree = Tree(parse(rows))
    assert (tree.heads[9], tree.labels[9]) == (head, label)


@pytest.mark.parametrize(("word", "label"), [("with", "obl"), ("by", "obl:agent")])
def test_with_does_not_tell_by_whom_it_is_done(word, label):
    rows = parses.CO_WITH_AS.replace("founded VERB", "elected VERB").replace("as ADP", "under ADP")
    assert Tree(parse(rows.replace("with ADP", f"{word} ADP"))).labels[6] == label
