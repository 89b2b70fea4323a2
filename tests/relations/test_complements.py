"""Complements as relations of their own, on parses written by hand: a row a sentence."""

from __future__ import annotations

import pytest

from kg.relations import extract_relations
from tests import parses

HELD = """
Ann PROPN NNP 2 nsubj PERSON
held VERB VBD 0 root
a DET DT 4 det
meeting NOUN NN 2 obj
of ADP IN 7 case
the DET DT 7 det
board NOUN NN 4 nmod
in ADP IN 9 case
Oslo PROPN NNP 2 obl GPE
for ADP IN 13 case
nearly ADV RB 12 advmod
two NUM CD 13 nummod
hours NOUN NNS 2 obl
. PUNCT . 2 punct
"""

FOUNDED = """
In ADP IN 2 case
1998 NUM CD 6 obl
Acme PROPN NNP 6 nsubj:pass ORG
was AUX VBD 6 aux:pass
newly ADV RB 6 advmod
founded VERB VBN 0 root
by ADP IN 8 case
Ann PROPN NNP 6 obl:agent PERSON
as ADP IN 11 case
a DET DT 11 det
bank NOUN NN 6 obl
. PUNCT . 6 punct
"""

COMPLEMENTS = [
    (
        "object and its complement",
        HELD,
        {
            ("Ann", "held a meeting of", "the board"),
            ("Ann", "held a meeting of the board for", "nearly two hours"),
        },
    ),
    (
        "agent only where it stands before",
        FOUNDED,
        {("Acme", "was newly founded by Ann as", "a bank")},
    ),
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
    triples = [r for r in read(FOUNDED, complements=True) if r.object.text == "1998"]
    assert [r.evidence.rule for r in triples] == ["verbal/founded"]


def test_complement_of_a_denied_clause_is_denied():
    denied = [r for r in read(parses.NOT_BOUGHT, complements=True) if r.predicate.startswith("buy")]
    assert denied
    assert all(r.factuality.negated for r in denied)
