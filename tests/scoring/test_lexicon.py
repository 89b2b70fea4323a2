"""Learned evidence on parses written by hand: what a text denies or supposes is no fact, however sure the evidence is."""

from __future__ import annotations

import pytest

from kg.model import Modality
from kg.ontology import LearnedLexicon
from kg.relations import extract_relations
from kg.scoring import LexiconScorer, review_relations
from tests import parses

SURE = LexiconScorer(LearnedLexicon(weights={"any": {"acquires": 5.0}}), own_names=False)

STATUS = [
    ("asserted", parses.BOUGHT_BY, False, Modality.ASSERTED),
    ("denied by not", parses.NOT_BOUGHT, True, Modality.ASSERTED),
    ("denied by deny that", parses.DENIED_THAT, True, Modality.ASSERTED),
    ("possible by may", parses.MAY_BUY, False, Modality.POSSIBLE),
    ("planned by plan to", parses.PLANS_TO, False, Modality.PLANNED),
]


@pytest.mark.parametrize(("case", "rows", "negated", "modality"), STATUS, ids=[case for case, *_ in STATUS])
def test_learned_relation_has_the_status_of_its_clause(case, rows, negated, modality):
    reading = parses.reading_of(rows)
    relations, _ = review_relations(reading, extract_relations(reading), SURE)
    learned = [r for r in relations if r.evidence.rule == "learned" and r.object.text == "Opel"]
    assert learned
    assert {(r.factuality.negated, r.factuality.modality) for r in learned} == {(negated, modality)}
