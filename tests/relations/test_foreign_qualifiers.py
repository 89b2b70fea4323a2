"""What stands near a relation and says nothing of when, where or how many it is; a row a sentence."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of

ROWS = [
    ("so many of all", parses.QUA_POINTS, "win", {("count", "26")}),
    ("a number in what a thing is called", parses.QUA_PARTY_SYSTEM, "praise", set()),
    ("a number behind its noun", parses.QUA_RULE, "praise", set()),
    ("how many something is done to by another", parses.QUA_RELEASE, "praise", set()),
    (
        "how many there are of several",
        parses.QUA_RELEASE.replace("release NOUN NN", "releases NOUN NNS"),
        "praise",
        {("count", "ten")},
    ),
    ("an honour is no place", parses.QUA_HONOR, "hold", {("other", "in Karl's honor")}),
    ("what somebody is hurt in", parses.QUA_HURT_IN, "injure", {("other", "in a crash")}),
    ("a family is no place", parses.QUA_INTO_FAMILY, "be born in", {("other", "into the wealthy Voss family")}),
    ("each of several events", parses.QUA_EVERY, "speak for", {("other", "in every election")}),
    ("a field of study", parses.QUA_DEGREE, "wins", set()),
    ("a place that opens a sentence around a noun", parses.QUA_AT_THE_CENTER, "be known as", set()),
    ("where somebody goes, who gets nothing", parses.QUA_FLEW, "fly from", {("other", "to Leeds")}),
    ("how old somebody is", parses.QUA_YEARS_OLD, "hold", set()),
    ("how long after a clause", parses.QUA_HOURS_AFTER, "buy", set()),
    ("how long something else went on", parses.QUA_REMAINED, "lead", set()),
    ("the date of what came before", parses.QUA_AFTER_CRASH, "shrank following", set()),
    ("the year of a contest", parses.QUA_MATE, "defeated", set()),
    ("how long a lease is", parses.QUA_LEASE, "sign", set()),
    ("the year in the name of a law", parses.QUA_ACT, "cite", set()),
    ("a phrase taken for two times", parses.QUA_FROM_TIME, "visit", set()),
    ("how long after a day", parses.QUA_NINE_MONTHS, "found", {("time", "Nine months after that day")}),
    ("the date of what a probe is into", parses.QUA_PROBE, "order", set()),
    ("what it is said of", parses.QUA_REGARDS, "blame", set()),
    ("what is on the air is no topic", parses.QUA_ON_TELEVISION, "praise", {("place", "live television")}),
    ("how long something has not been", parses.QUA_FIRST_TIME, "praise", {("time", "the first time in ten years")}),
    ("a time and what tells it", parses.QUA_LAST_TIME, "praise", {("time", "the last time she spoke")}),
    ("beside a time", parses.QUA_IN_ADDITION, "praise", {("other", "in addition to her time")}),
    ("what nothing is given to", parses.WD_EXTENDS_TO, "extends beyond", {("other", "to shared carts")}),
    ("a day told by what was done on it", parses.WD_DAY_ON_WHICH, "write to", set()),
    ("a rate is no time", parses.QUA_PER_DAY, "sell", set()),
    ("since when the first verb holds, not the second in the past", parses.QUA_SINCE_BUT, "buy", set()),
]


@pytest.mark.parametrize(("rows", "predicate", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_is_of_something_else(rows, predicate, expected):
    (relation,) = [r for r in relations_of(rows) if r.predicate == predicate]
    assert {(q.kind.value, q.text) for q in relation.qualifiers} == expected


def test_a_place_before_the_second_verb_is_its_own():
    places = {
        (r.object.text, q.text)
        for r in relations_of(parses.QUA_TWO_PLACES)
        for q in r.qualifiers
        if q.kind.value == "place" and r.object.text == "York"
    }
    assert not places


def test_the_roles_that_somebody_rises_to_are_no_recipients_of_one_another():
    held = [r for r in relations_of(parses.QUA_PROMOTED) if r.predicate == "hold role"]
    assert [{(q.kind.value, q.text) for q in r.qualifiers} for r in held] == [{("of", "Acme")}] * 2
