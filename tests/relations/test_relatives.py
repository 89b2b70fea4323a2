"""What the noun before a relative clause is in it, and what state a verb brings its object to."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of

GROUP_OF_FIRMS = parses.FIRMS_OF_GROUP.replace("own VERB VBP", "owned VERB VBD")
HEAD = {("Karl Voss", "hold role", "head"), ("Karl Voss", "be head of", "the firm")}

CASES = [
    (
        "preposition before the pronoun",
        parses.RELATIVE_IN_WHICH,
        {("Acme", "hold", "talks"), ("Bolt", "press for", "payment")},
    ),
    ("time", parses.YEAR, set()),
    ("told in passing", parses.IN_PASSING, {("Ann", "meet", "Hale"), ("Hale", "be involved in", "Bolt")}),
    ("object of the complement", parses.HELPED_BUILD, {("Russia", "build", "The plant")}),
    ("preposition at the end", parses.RELIES_UPON, {("Ann", "rely upon", "The report")}),
    ("verb in the singular", parses.AMOUNT_THAT_EXCEEDS, {("The amount of shares", "exceed", "a quota")}),
    ("verb in the plural", parses.FIRMS_OF_GROUP, {("Firms of a group", "own", "Bolt")}),
    ("verb without number", GROUP_OF_FIRMS, {("a group", "own", "Bolt")}),
    (
        "which, said of no people",
        parses.WHICH_THE_PARTY,
        {("Ann", "meet", "members of the Labour Party"), ("Labour Party", "win", "29 seats")},
    ),
    ("who, said of no firm", parses.CO_HEAD_WHO, {*HEAD, ("Karl Voss", "sue", "Acme")}),
    ("who, of several in one", parses.CO_HEAD_WHO.replace("sued VERB VBD", "own VERB VBP"), {*HEAD, ("the firm", "own", "Acme")}),
    ("parts of several together", parses.SUITES_WHICH_INCLUDE, {("Acme", "sell", "Bolt"), ("Acme", "sell", "Coil")}),
    (
        "what each of several does",
        parses.SUITES_WHICH_INCLUDE.replace("include VERB", "use VERB"),
        {("Acme", "sell", "Bolt"), ("Acme", "sell", "Coil"), *((a, "use", b) for a in ("Bolt", "Coil") for b in ("Dart", "Edge"))},
    ),
    ("state of the object", parses.UNCHANGED, {("Acme", "leave unchanged", "the order")}),
    ("state, passive", parses.MADE_PUBLIC, {("Acme", "make public", "The order")}),
    ("what somebody calls something", parses.CALLED, {("Acme", "be called as", "a disgrace")}),
]


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_relatives_and_states(rows, expected):
    assert {(r.subject.text, r.predicate, r.object.text) for r in relations_of(rows)} == expected


def test_who_tells_in_passing_is_the_source():
    (relation,) = (r for r in relations_of(parses.IN_PASSING) if r.predicate == "be involved in")
    assert relation.factuality.attribution is not None
    assert relation.factuality.attribution.text == "Acme"


def test_age_is_no_state_of_the_object():
    assert ("Ann", "found", "Acme") in {(r.subject.text, r.predicate, r.object.text) for r in relations_of(parses.RELATIVE_AGED)}


@pytest.mark.parametrize(
    ("rows", "is_named_so"),
    [
        (parses.DIVISION_IN_BRACKETS, False),
        (
            parses.DIVISION_IN_BRACKETS.replace("CRIMINAL PROPN NNP 6 amod ORG:GOVERNMENT\n", "").replace(
                "DIVISION_ PROPN NNP 1 appos +ORG", "PKT_ PROPN NNP 1 appos ORG"
            ),
            True,
        ),
    ],
)
def test_only_one_word_in_brackets_abbreviates_a_body(rows, is_named_so):
    assert any(r.predicate in ("be abbreviated as", "be named") for r in relations_of(rows)) is is_named_so
