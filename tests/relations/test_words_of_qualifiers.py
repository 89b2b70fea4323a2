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
]


@pytest.mark.parametrize(("rows", "predicate", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_words_of_qualifiers(rows, predicate, expected):
    relation = next(r for r in relations_of(rows) if r.predicate == predicate)
    assert {(q.kind.value, q.text) for q in relation.qualifiers} == expected
