"""Where something is and what it is for, whether a verb or a noun is there, and what is no place: a row a sentence."""

from __future__ import annotations

import pytest

from kg.model import QualifierKind
from tests import parses
from tests.parses import relations_of

ROWS = [
    ("where those are who are urged", parses.MPL_URGED_ENVOYS, {"urge": {("complement", "to leave")}}),
    (
        "where those are met who are there",
        parses.MPL_URGED_ENVOYS.replace("urged", "met")
        .replace("to PART TO 10 mark\nleave_ VERB VB 2 xcomp\n", "")
        .replace("Chad PROPN", "Chad_ PROPN"),
        {"meet": {("place", "Chad")}},
    ),
    ("as what a date is announced", parses.MPL_AS_DATE, {"announce": {("role", "the date of the vote")}}),
    ("in which case", parses.MPL_IN_APPEAL, {"uphold": {("other", "in an earlier appeal")}}),
    (
        "in which text",
        parses.MPL_IN_APPEAL.replace("appeal_", "judgment_"),
        {"uphold": {("place", "an earlier judgment")}},
    ),
    ("where something is not", parses.MPL_OUTSIDE, {"have": {("place", "outside Asia")}}),
    ("on what something is located", parses.MPL_ON_BANK, {"be located in": {("place", "the left bank of the river")}}),
    (
        "on what something is done",
        parses.MPL_ON_BANK.replace("located", "sold").replace("left ADJ", "third ADJ").replace("bank NOUN", "call NOUN"),
        {"be sold in": {("other", "on the third call of the river")}},
    ),
    ("as how something is rejected", parses.MPL_AS_ABSURD, {"reject": {("other", "as absurd")}}),
    (
        "as what something is rejected",
        parses.MPL_AS_ABSURD.replace("absurd_ ADJ JJ", "propaganda_ NOUN NN"),
        {"reject": {("role", "propaganda")}},
    ),
    (
        "to where something stretches",
        parses.MPL_FROM_TO,
        {"issue": {("other", "to Leeds"), ("place", "the coast from Dover, Kent")}},
    ),
    ("from where the members are", parses.MPL_PLAYERS_FROM, {"include": set()}),
    (
        "from where those are who are hired",
        parses.MPL_PLAYERS_FROM.replace("includes VERB VBZ", "hired VERB VBD"),
        {"hire": {("from", "Chad")}},
    ),
    ("aboard what", parses.MPL_ON_BOARD, {"write": {("place", "on board a ship")}}),
    ("through where", parses.MPL_THROUGH, {"come from": {("place", "through Bonn")}}),
    ("where the house is that is entered", parses.MPL_BROKE_INTO, {"break into": {("place", "Leeds")}}),
    (
        "where that was which something followed",
        parses.MPL_BROKE_INTO.replace("broke VERB", "fell VERB")
        .replace("into ADP", "after ADP")
        .replace("house NOUN", "raid NOUN"),
        {"fall after": set()},
    ),
    (
        "where the attacks were",
        parses.MPL_ATTACKS_IN,
        {"kill": {("count", "two"), ("other", "in separate attacks in Leeds"), ("place", "Leeds")}},
    ),
    (
        "where the attacks were of which somebody is blamed",
        parses.MPL_ATTACKS_IN.replace("killed", "blamed"),
        {"blame": {("count", "two"), ("other", "in separate attacks in Leeds")}},
    ),
    ("where those were who are harmed", parses.MPL_DOZENS_PROTESTING, {"injure": {("count", "dozens"), ("place", "Leeds")}}),
    ("in what somebody is harmed", parses.MPL_GUARDING_IN, {"guard": {("count", "two")}}),
    (
        "in what somebody does something",
        parses.MPL_GUARDING_IN.replace("killed", "met"),
        {"guard": {("count", "two"), ("other", "in a similar attack")}},
    ),
    ("what something is used for", parses.MPL_FOR_MAKING, {"use": {("purpose", "for making tools")}}),
    ("for what somebody is praised", parses.MPL_FOR_MAKING.replace("used", "praised"), {"praise": {("cause", "for making tools")}}),
    ("in whose honour", parses.MPL_IN_HONOUR, {"open": {("purpose", "in honour of Karl")}}),
    ("on whom a fine is laid", parses.MPL_FINE_ON, {"impose": {("other", "on Twitter")}}),
    ("on what something is shown", parses.MPL_FINE_ON.replace("fine NOUN", "song NOUN"), {"impose": {("place", "Twitter")}}),
    ("so that what can be done", parses.MPL_SO_THAT, {"close": {("purpose", "so that crews could mend it")}}),
    (
        "so that something came about",
        parses.MPL_SO_THAT.replace("could AUX MD", "did AUX VBD"),
        {"close": set()},
    ),
    (
        "what several do something for",
        parses.MPL_TO_CUT,
        {"close": {("purpose", "To cut costs")}, "sell": {("purpose", "To cut costs")}},
    ),
    ("where somebody with a role is", parses.MPL_LAWYER_IN, {"hold role": {("place", "Hamburg")}, "be lawyer of": None}),
    (
        "whose mayor somebody is",
        parses.MPL_LAWYER_IN.replace("lawyer NOUN", "mayor NOUN"),
        {"hold role": {("of", "Hamburg")}, "be mayor of": {("role", "mayor")}},
    ),
    ("for use as what", parses.MPL_USE_AS, {"sell": {("purpose", "use as a hotel"), ("recipient", "Acme")}}),
    (
        "for sale as what",
        parses.MPL_USE_AS.replace("use NOUN", "money NOUN"),
        {"sell": {("purpose", "money"), ("recipient", "Acme"), ("role", "a hotel")}},
    ),
    ("in what matters", parses.MPL_AREAS_OF, {"use": {("other", "in areas of application")}}),
    (
        "in what areas",
        parses.MPL_AREAS_OF.replace("application_ NOUN NN", "Norway_ PROPN NNP").replace(
            "Norway_ PROPN NNP 8 nmod", "Norway_ PROPN NNP 8 nmod GPE:COUNTRY"
        ),
        {"use": {("place", "areas of Norway")}},
    ),
    ("to whom somebody is born", parses.MPL_BORN_TO, {"be born in": {("other", "to poor parents")}}),
    ("to whom for how much", parses.MPL_SOLD_TO_FOR, {"sell": {("recipient", "Norden Estates")}}),
    ("where that is which a deal is about", parses.MPL_RIGHTS_IN, {"sign agreement on": set()}),
    ("under what", parses.MPL_UNDER, {"lead": {("manner", "under a contract")}}),
    ("for how much", parses.MPL_PRICE_OF, {"sell": {("amount", "$4 million")}}),
    (
        "for what in money",
        parses.MPL_PRICE_OF.replace("price NOUN", "prize NOUN"),
        {"sell": {("purpose", "a prize of $4 million")}},
    ),
    (
        "for how much each",
        parses.MPL_PRICE_OF.replace(
            "million_ NUM CD 9 nummod\n", "million NUM CD 9 nummod\nper ADP IN 13 case\nshare_ NOUN NN 9 nmod\n"
        ),
        {"sell": {("purpose", "a price of $4 million per share")}},
    ),
    ("at what stage", parses.MPL_ITS_PEAK, {"have": {("count", "ten"), ("time", "its peak")}}),
]


@pytest.mark.parametrize(("rows", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_where_something_is(rows, expected):
    said = {}
    for relation in relations_of(rows):
        said.setdefault(relation.predicate, {(q.kind.value, q.text) for q in relation.qualifiers})
    assert {predicate: said.get(predicate) for predicate in expected} == expected


def test_what_got_a_share_in_whose_race_is_nowhere():
    kinds = {r.subject.text: {q.kind.value for q in r.qualifiers} for r in relations_of(parses.MPL_IN_HIS)}
    assert kinds == {"Ann": {"share"}, "Karl": {"count"}}


@pytest.mark.parametrize(
    ("rows", "predicate", "expected"),
    [
        (
            parses.MPL_SAW_RIOTS,
            "see",
            {"an escape from a prison": set(), "a bombing in Leeds": {"Leeds"}, "a riot in Bonn": {"Bonn"}},
        ),
        (parses.MPL_SHOP_AND_CAFE, "own", {"a shop": {"Lund"}, "a café in Ystad": {"Ystad"}}),
    ],
)
def test_each_of_a_list_is_where_its_words_put_it(rows, predicate, expected):
    said = {r.object.text: r.qualifiers for r in relations_of(rows) if r.predicate == predicate}
    assert {text: {q.text for q in said[text] if q.kind is QualifierKind.PLACE} for text in said} == expected
