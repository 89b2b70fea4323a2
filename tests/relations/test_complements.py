"""Complements as relations of their own, on parses written by hand: a row a sentence."""

from __future__ import annotations

import pytest

from kg.relations import extract_relations
from tests import parses

COMPLEMENTS = [
    (
        "object and its complement",
        parses.HELD,
        {
            ("Ann", "held a meeting of", "the board"),
            ("Ann", "held a meeting of the board for", "nearly two hours"),
        },
    ),
    (
        "agent only where it stands before",
        parses.FOUNDED,
        {("Acme", "was newly founded by Ann as", "a bank")},
    ),
    ("of a predicate noun", parses.STUDENT_AT, {("Ann Lee", "was a student in", "1999")}),
    ("of a predicate adjective", parses.LOWER_THAN, {("Profits at Acme", "were lower than", "earlier in the year")}),
    ("when, without a preposition", parses.CLOSED_LAST_YEAR, {("Acme", "closed the factory", "last year")}),
    ("report", parses.SAID_WILL, {("Microsoft", "said", "it will acquire Nokia")}),
]


def read(rows: str, *, complements: bool) -> list:
    return extract_relations(parses.reading_of(rows), complements=complements)


@pytest.mark.parametrize(("case", "rows", "expected"), COMPLEMENTS, ids=[case for case, *_ in COMPLEMENTS])
def test_complements_are_relations_only_when_asked_for(case, rows, expected):
    plain, asked = read(rows, complements=False), read(rows, complements=True)
    assert not any(r.evidence.rule.startswith("complement") for r in plain)
    assert [r for r in asked if not r.evidence.rule.startswith("complement")] == plain
    triples = {(r.subject.text, r.phrase, r.object.text) for r in asked if r.evidence.rule.startswith("complement")}
    assert triples >= expected, triples


@pytest.mark.parametrize(("case", "rows"), [row[:2] for row in COMPLEMENTS], ids=[case for case, *_ in COMPLEMENTS])
def test_complements_have_the_status_of_their_clause_and_true_spans(case, rows):
    asked = [r for r in read(rows, complements=True) if r.evidence.rule.startswith("complement")]
    text = parses.parse(rows).text
    assert asked
    for relation in asked:
        span = relation.object.span
        assert text[span.start : span.end] == relation.object.text


def test_complement_that_a_construction_has_said_is_not_said_again():
    """When Acme was founded is the founding's own relation."""
    triples = [r for r in read(parses.FOUNDED, complements=True) if r.object.text == "1998"]
    assert [r.evidence.rule for r in triples] == ["verbal/founded"]


def test_complement_of_a_denied_clause_is_denied():
    denied = [r for r in read(parses.NOT_BOUGHT, complements=True) if r.predicate.startswith("buy")]
    assert denied
    assert all(r.factuality.negated for r in denied)
