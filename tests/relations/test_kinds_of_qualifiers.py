"""Of which kind a qualifier is, and what it is said of: cause or purpose, place or topic, of the verb or of a noun; a row a sentence."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of

ROWS = [
    ("why somebody is attacked", parses.KQ_ATTACKED_FOR, "attack", {("cause", "the handling of floods")}),
    (
        "what for something else is done",
        parses.KQ_ATTACKED_FOR.replace("attacked", "hired"),
        "hire",
        {("purpose", "the handling of floods")},
    ),
    ("over what somebody is attacked", parses.KQ_OVER_TAXES, "attack", {("topic", "taxes")}),
    ("where one goes to is given nothing", parses.KQ_EMIGRATED, "emigrate from", {("other", "to Canada")}),
    ("a part of a land is no time", parses.KQ_THROUGHOUT, "fight", {("place", "the country's north")}),
    (
        "a time is no part of a land",
        parses.KQ_THROUGHOUT.replace("north_ NOUN", "history_ NOUN"),
        "fight",
        {("time", "throughout the country's history")},
    ),
    ("how many a named person is one of", parses.KQ_FOUR_CANDIDATES, "speak to", set()),
    ("at what stage something is so", parses.KQ_AT_CENSUS, "have", {("time", "the 2011 census")}),
    ("what something is above", parses.KQ_OVER_STADIUM, "deploy", {("place", "a stadium in Leeds")}),
    (
        "what something is about",
        parses.KQ_OVER_STADIUM.replace("deployed", "criticized"),
        "criticize",
        {("topic", "a stadium in Leeds")},
    ),
    ("over most of a body", parses.KQ_BURNS_OVER, "suffer", {("other", "over most of her body")}),
    ("what something becomes", parses.KQ_UPGRADED, "upgrade", {("other", "to junk status")}),
    (
        "to whom something is lowered",
        parses.KQ_UPGRADED.replace("upgraded", "reduced").replace("status_ NOUN NN 2 obl", "Leeds_ PROPN NNP 2 obl GPE:CITY"),
        "reduced",
        {("recipient", "junk Leeds")},
    ),
    ("what somebody pleads guilty to", parses.KQ_PLEADED, "plead guilty in", {("complement", "to selling drugs")}),
    ("what somebody is a professor for", parses.KQ_PROFESSOR_FOR, "be professor of", {("of", "physics"), ("role", "professor")}),
    ("when an event was in which somebody had a role", parses.KQ_ROLE_IN, "be wanted for", set()),
    (
        "when that was which somebody is praised for",
        parses.KQ_ROLE_IN.replace("role NOUN", "deeds NOUN").replace("wanted", "praised"),
        "be praised for",
        set(),
    ),
    ("where what is listed beside a name is", parses.KQ_SUPPORT_AND_WAR, "show support for", set()),
    ("what for somebody was where", parses.KQ_WHILE_IN, "suffer", {("time", "while in Kenya for a summit")}),
    ("since when it is the first time", parses.KQ_FIRST_SINCE, "win", {("time", "the first time since 1987")}),
    (
        "in which year it is the first time",
        parses.KQ_FIRST_SINCE.replace("since ADP", "in ADP"),
        "win",
        {("time", "the first time"), ("time", "1987")},
    ),
    ("what explains a date", parses.KQ_SINCE_WHEN, "lead", {("time", "since 1996")}),
    (
        "what is a time beside it",
        parses.KQ_SINCE_WHEN.replace("since ADP", "in ADP"),
        "lead",
        {("time", "1996"), ("time", "when Karl left Bolt")},
    ),
    ("where by the place before the comma", parses.KQ_FROM_WHERE, "meet", {("place", "Bonn")}),
    ("under which name for whom", parses.KQ_FOR_UNDER, "perform for", {("manner", "the name Bo")}),
    ("what only opens a sentence", parses.KQ_IN_OTHER_NEWS, "buy", set()),
    ("how many are handed over", parses.KQ_HANDED_OVER, "hand over", {("count", "five"), ("recipient", "Bolt")}),
    ("as which of several", parses.KQ_AS_CLUB_WITH, "pass", {("role", "the club with the most wins")}),
    (
        "as what, with whom",
        parses.KQ_AS_CLUB_WITH.replace("most ADJ JJS", "big ADJ JJ"),
        "pass",
        {("role", "the club"), ("with", "the big wins")},
    ),
    ("in the hope of what", parses.KQ_IN_HOPES, "go to", {("purpose", "in hopes of persuading rebels")}),
    ("to whoever does something", parses.KQ_TO_ANYONE, "offer", {("recipient", "anyone who reports fraud")}),
    (
        "to somebody of whom a clause says more",
        parses.KQ_TO_ANYONE.replace("anyone PRON", "Karl PROPN").replace("NN 2 obl", "NNP 2 obl PERSON"),
        "offer",
        {("recipient", "Karl")},
    ),
    ("the date of the first of two verbs with their own", parses.KQ_TAKEN_AND_RELEASED, "be released in", set()),
    ("on two things", parses.KQ_ON_OIL_AND_GAS, "corner", {("other", "on oil"), ("other", "on gas")}),
    ("how many are killed in how many events", parses.KQ_KILLED_IN_TWO, "be killed in", {("count", "Four")}),
    ("for whom one plays", parses.KQ_PLAYS_FOR, "play", {("other", "for Acme"), ("place", "Leeds")}),
    ("where a crime was of which somebody is convicted", parses.KQ_MURDER_IN, "be convicted of", set()),
    ("what stands in the argument", parses.KQ_CANDIDATE, "be candidate for", {("role", "candidate")}),
    ("to what somebody is elected", parses.KQ_ELECTED_TO, "be elected in", {("other", "to the House")}),
    ("with what in its state", parses.KQ_WITH_DEBTS, "lead", {("with", "debts left after the death of Karl")}),
    ("what a noun is of alone", parses.KQ_WITHOUT_HEAD, "be without", set()),
    (
        "what is yet to come is no time of what is past",
        parses.KQ_AFTER_EXPIRES,
        "sell",
        set(),
    ),
    (
        "what is past when something is",
        parses.KQ_AFTER_EXPIRES.replace("expires_ VERB VBZ", "expired_ VERB VBD"),
        "sell",
        {("time", "after his term with Bolt expired")},
    ),
    ("a year that ends with a date", parses.KQ_YEAR_TO, "lost", {("time", "the year to 31 December 2015")}),
    ("the years of a life behind a maiden name", parses.KQ_NEE_LIFE, "be", set()),
    ("when it was that something has been so since", parses.KQ_SINCE_MONTH_WHEN, "found", {("time", "January 2018")}),
    (
        "what only the second of two roles has",
        parses.KQ_EDITOR_AND_DIRECTOR,
        "be director of",
        {("role", "director"), ("time", "the 1950s"), ("time", "1960s")},
    ),
    ("before what by its name", parses.KQ_PRIOR_TO, "found", {("time", "prior to Acme")}),
    ("how many are murdered", parses.KQ_MURDER_OF_TWO, "murder", {("count", "two")}),
    ("for a number of something", parses.KQ_FOR_TEN, "lead", {("other", "for ten")}),
    (
        "since when something is the largest for the first time",
        parses.KQ_LARGEST_FIRST,
        "be",
        {("time", "the first time since 1974")},
    ),
    ("when, before what is said", parses.KQ_SAY_ON, "kill", {("time", "Saturday")}),
    ("when something was said", parses.KQ_SAY_ON.replace("say VERB VBP", "said VERB VBD"), "kill", set()),
    ("where one is sentenced who is convicted there", parses.KQ_CONVICTED_AND_SENTENCED, "be sentenced to", {("place", "Bonn")}),
    (
        "where something else is done",
        parses.KQ_CONVICTED_AND_SENTENCED.replace("convicted", "praised"),
        "be sentenced to",
        set(),
    ),
]


@pytest.mark.parametrize(("rows", "predicate", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_kinds_of_qualifiers(rows, predicate, expected):
    relation = next(r for r in relations_of(rows) if r.predicate == predicate)
    assert {(q.kind.value, q.text) for q in relation.qualifiers} == expected


def test_each_of_several_has_what_stands_behind_it():
    said = {
        r.object.text: {q.text for q in r.qualifiers} for r in relations_of(parses.KQ_FOR_UNDER) if r.predicate == "perform for"
    }
    assert said == {"Acme": {"the name Bo"}, "Bolt": set()}


def test_what_begins_when_something_else_ends_is_no_interval():
    times = {r.predicate: [q.normal for q in r.qualifiers if q.text.endswith("1997")] for r in relations_of(parses.KQ_UNTIL_WHEN)}
    assert times == {"work at": ["../1997"], "join": ["1997"]}
