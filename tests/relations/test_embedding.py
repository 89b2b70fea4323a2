"""When and where a relation holds by adverbs, by the words of a time, and by the clause that it stands in; a row a sentence."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of

CLEFT_FACT = parses.QA_CLEFT.replace("Leeds PROPN NNP 0 root GPE:CITY", "clear ADJ JJ 0 root").replace("in ADP IN 4 case\n", "", 1)

ROWS = [
    ("how early in a time", parses.QA_EARLIER_IN, "meet", {("time", "Earlier in the day")}),
    ("how late in an event", parses.QA_EARLIER_IN.replace("day_ NOUN", "war_ NOUN"), "meet", {("time", "Earlier in the war")}),
    ("what is no time", parses.QA_EARLIER_IN.replace("day_ NOUN", "book_ NOUN"), "meet", set()),
    ("an adverb that grades no time", parses.QA_EARLIER_IN.replace("Earlier ADV RBR", "Deep ADV RB"), "meet", set()),
    ("as early as a year", parses.QA_AS_EARLY, "know", {("time", "as early as 2015")}),
    ("as recently as a month", parses.QA_AS_RECENTLY, "leave", {("time", "last month")}),
    ("a number of years ago", parses.QA_AGO, "meet", {("time", "a number of years ago")}),
    ("between two days", parses.QA_BETWEEN_DAYS, "buy", {("time", "between May 3 and May 5")}),
    ("between two months", parses.QA_BETWEEN_MONTHS, "buy", {("time", "between May and July")}),
    ("how long after an event", parses.QA_DAYS_AFTER, "meet", {("time", "Ten days after the attack")}),
    ("before what somebody led or where somebody worked", parses.QA_PRIOR_TO, "found", {("time", "prior to Acme")}),
    ("parts of a place", parses.QA_PARTS, "close", {("place", "parts of Norway")}),
    ("parts of nothing", parses.QA_PARTS.replace("of ADP IN 7 case\nNorway_ PROPN NNP 5 nmod GPE:COUNTRY\n", ""), "close", set()),
    ("not until a year", parses.QA_NOT_UNTIL, "buy", {("time", "not until 2005")}),
    ("what a court sentences to", parses.QA_SENTENCED, "sentence", {("other", "to ten years"), ("time", "Monday")}),
    ("how often", parses.QA_OCCASIONS, "meet", {("time", "several occasions")}),
    ("a time that is told by its own clause", parses.QA_OCCASION_WHERE, "meet", set()),
    ("tens of thousands", parses.QA_TENS_OF, "attack", {("count", "Tens of thousands")}),
    ("later on a day", parses.QA_LATER_WEDNESDAY, "meet", {("time", "later Wednesday")}),
    ("an adverb before the verb that governs", parses.QA_PREVIOUSLY, "buy", {("time", "previously")}),
    ("what a cleft puts first", parses.QA_CLEFT, "meet", {("place", "Leeds"), ("time", "1999")}),
    ("when something is clear", CLEFT_FACT.replace("9", "8").replace(" 6 ", " 5 ").replace(" 4 ", " 3 "), "meet", set()),
    ("when a part of something is told", parses.QA_OF_WHICH, "buy", {("count", "two"), ("of", "five shops"), ("time", "May")}),
    ("of whom", parses.QA_OF_WHOM, "leave", {("count", "two"), ("of", "ten men"), ("time", "May")}),
    (
        "in another tense",
        parses.QA_OF_WHOM.replace("left VERB VBD", "leave VERB VBP"),
        "leave",
        {("count", "two"), ("of", "ten men")},
    ),
    ("when and where an event is", parses.QA_RAID_WHERE, "kill", {("place", "Leeds"), ("time", "Monday")}),
    ("whom somebody is with", parses.QA_ACCOMPANIED, "accompany", {("time", "Monday")}),
    ("what was done to somebody before", parses.QA_ACCOMPANIED.replace("accompanied", "hired"), "hire", set()),
    ("an event that several meet for", parses.QA_RALLY_BY, "organize", {("place", "Leeds"), ("time", "Monday")}),
    ("what several meet for is no event", parses.QA_RALLY_BY.replace("rally NOUN", "house NOUN"), "organize", set()),
    ("an event that is done", parses.QA_RAID_KILLING, "kill", {("time", "Monday")}),
    ("an event of which is told", parses.QA_RAID_KILLING.replace("launched", "described"), "kill", set()),
    ("where somebody is while doing something", parses.QA_WAS_IN_VISITING, "visit", {("place", "Leeds")}),
    (
        "what somebody is while doing something",
        parses.QA_WAS_IN_VISITING.replace(
            "in ADP IN 4 case\nLeeds PROPN NNP 0 root GPE:CITY", "a DET DT 4 det\nman NOUN NN 0 root"
        ),
        "visit",
        set(),
    ),
    ("an attack in which somebody is killed is no place", parses.QA_ATTACK_WHICH, "kill", {("other", "in An attack")}),
]


@pytest.mark.parametrize(("rows", "predicate", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_when_and_where_by_what_stands_around(rows, predicate, expected):
    (relation,) = [r for r in relations_of(rows) if r.predicate == predicate]
    assert {(q.kind.value, q.text) for q in relation.qualifiers} == expected
