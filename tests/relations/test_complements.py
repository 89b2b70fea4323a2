"""Complements as relations of their own, on parses written by hand: a row a sentence."""

from __future__ import annotations

import pytest

from kg.model import Entity
from kg.relations import extract_relations
from kg.relations.complements import PART
from kg.statements.confidence import confidence, iter_features
from tests import parses

ANN = Entity(iri="ann", label="Ann", types=(), aliases=("Ann",), mentions=(), named=True)

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
    (
        "what is shown, each clause with its own that",
        parses.PROVED_THAT,
        {("The firm", "failed to prove that", "the plan works"), ("The firm", "failed to prove that", "the test ended")},
    ),
    ("how something is", parses.BECAME_ILL, {("Ann", "became", "very ill"), ("Ann", "became", "weak")}),
    ("how something looks", parses.LOOKED_TIRED, {("Ann", "looked", "tired")}),
    ("beside what stands right after the verb", parses.TAUGHT_FROM, {("Ann", "taught at Yale from", "1970")}),
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


def test_what_a_clause_completes_is_no_state():
    """Who is ready to buy is told with what is bought."""
    assert not [r for r in read(parses.LOOKED_READY, complements=True) if r.evidence.rule == "complement/state"]


@pytest.mark.parametrize(
    ("rows", "object_", "rule"),
    [
        (parses.TAUGHT_FROM, "1970", PART),
        (parses.HELD, "nearly two hours", PART),
        (parses.LOWER_THAN, "earlier in the year", "complement/predicate"),
    ],
)
def test_part_of_a_fuller_relation_has_a_rule_of_its_own(rows, object_, rule):
    triples = [r for r in read(rows, complements=True) if r.object.text == object_]
    assert [r.evidence.rule for r in triples] == [rule]


def test_part_is_less_certain_than_what_says_more():
    (whole,) = (r for r in read(parses.TAUGHT_FROM, complements=True) if r.object.text == "Yale")
    (part,) = (r for r in read(parses.TAUGHT_FROM, complements=True) if r.object.text == "1970")
    assert list(iter_features(part, None, None, None)) == ["part"]
    assert confidence(part, ANN, None, None, judged=4.0) == confidence(part, ANN, None, None) < confidence(whole, ANN, None, None)
