"""Which words a qualifier has, and what only looks like one of a kind; a row a sentence."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of

ROWS = [
    ("how much may be sold is given nothing", parses.HQ_LIMITED, "limit", {("other", "to two packs")}),
    ("to whom something is sent", parses.HQ_LIMITED.replace("limited", "sent"), "send", {("recipient", "two packs")}),
    ("what is heard meanwhile is given nothing", parses.HQ_WHISTLES, "thank", {("other", "to some whistles")}),
    ("how far something is", parses.HQ_LIGHT_YEARS, "send", set()),
    (
        "how long something is",
        parses.HQ_LIGHT_YEARS.replace("light NOUN NN 6 compound", "long ADJ JJ 6 amod"),
        "send",
        {("time", "20 long years")},
    ),
    ("in which part of a town", parses.HQ_QUARTER, "praise", {("place", "the old quarter of Bonn")}),
    ("in an interview", parses.HQ_QUARTER.replace("quarter", "interview"), "praise", {("other", "in the old interview of Bonn")}),
    ("in a capacity that another clause tells", parses.HQ_CAPACITY, "buy", set()),
    ("as what, not where from", parses.HQ_ROLE_FROM, "join", {("role", "head of sales")}),
    ("a share of what", parses.HQ_SHARE_OF, "beat", {("share", "with 48% of the vote")}),
    ("how something else was", parses.HQ_ABSOLUTE, "leave", {("with", "the club 22nd in the league")}),
    ("such a thing as what", parses.HQ_SUCH_AS, "fine", {("cause", "such corruption as taking bribes")}),
    ("as what nobody is", parses.HQ_PRECAUTION, "use", {("other", "as a precaution")}),
    ("as what something is", parses.HQ_PRECAUTION.replace("precaution", "shop"), "use", {("role", "a shop")}),
    ("where by the points of the compass", parses.HQ_TO_WEST, "praise", {("place", "to the west of Bonn")}),
    ("when something else was, after which", parses.HQ_AFTER_RAID, "attack", set()),
    ("when something was, during which", parses.HQ_AFTER_RAID.replace("after ADP", "during ADP"), "attack", {("time", "May")}),
    ("when it was praised", parses.HQ_PRAISED_ATTACK, "attack", set()),
    ("when it was led", parses.HQ_PRAISED_ATTACK.replace("praised", "led"), "attack", {("time", "May")}),
    ("where somebody else was then", parses.HQ_WHEN_FRONT, "sue", {("time", "2018")}),
    ("when that was of which the results are", parses.HQ_RESULTS_OF, "lead", set()),
    ("when that was of which there is a series", parses.HQ_RESULTS_OF.replace("results", "series"), "lead", {("time", "2016")}),
    ("how many several are", parses.HQ_ONLY_TWO, "be born in", set()),
    ("what is yet to come is not now", parses.HQ_NOW, "praise", set()),
    ("what may be now", parses.HQ_NOW.replace("will", "may"), "praise", {("time", "now")}),
    ("what for, without an aside", parses.HQ_PURPOSE_ASIDE, "hire", {("purpose", "to guard Bonn")}),
    ("from each of two", parses.HQ_PERMISSION, "receive permission from", set()),
    ("a period with its last day", parses.HQ_SIX_MONTHS, "lost", {("time", "the six months to 30 June 2024")}),
    (
        "a period beside its last day",
        parses.HQ_SIX_MONTHS.replace("30 NUM CD 7 nmod", "30 NUM CD 2 obl"),
        "lost",
        {("time", "the six months to 30 June 2024")},
    ),
    ("as what of two things", parses.HQ_JUDGE_AND_MEMBER, "be member of", {("role", "member")}),
    ("during what", parses.HQ_DURING_PATROL, "attack", {("time", "during a patrol")}),
    ("before whom", parses.HQ_DURING_PATROL.replace("during", "before"), "attack", {("other", "before a patrol")}),
]


@pytest.mark.parametrize(("rows", "predicate", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_words_of_qualifiers(rows, predicate, expected):
    relation = next(r for r in relations_of(rows) if r.predicate == predicate)
    assert {(q.kind.value, q.text) for q in relation.qualifiers} == expected


def test_what_stands_behind_a_list_is_said_of_all():
    said = {
        r.object.text: {q.text for q in r.qualifiers} for r in relations_of(parses.HQ_GUARDS_AND_NURSE) if r.predicate == "attack"
    }
    assert set(said) >= {"a nurse"}
    assert all(places == {"Bonn"} for places in said.values())
