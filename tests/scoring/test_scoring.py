"""What a learned head can do by the seam: confirm, veto and propose relations, and leave the rest to the rules."""

from __future__ import annotations

from dataclasses import replace

import kg.analysis
from kg.config import Config
from kg.model import Rejection
from kg.relations import extract_relations
from kg.scoring import review_relations
from tests import parses


class Head:
    """Confirm what one buys, veto what one plans, and propose that who buys owns."""

    def review(self, reading, relations):
        assert reading.tree.words
        for relation in relations:
            if relation.factuality.modality == "planned":
                yield Rejection(relation=relation, stage="scoring", reason="probability 0.10")
                continue
            yield replace(relation, evidence=replace(relation.evidence, score=0.97))
            evidence = replace(relation.evidence, rule="head", score=0.6)
            yield replace(relation, predicate="head owns", phrase="owns", property="owns", evidence=evidence)


def read(rows):
    """Return the relations of a parse as the head judges them, and its vetoes."""
    reading = parses.reading_of(rows)
    return review_relations(reading, extract_relations(reading), Head())


def test_head_confirms_and_proposes():
    relations, vetoes = read(parses.BOUGHT_BY)
    by_rule = {r.evidence.rule: r for r in relations}
    assert by_rule.pop("head").property == "owns"
    assert [r.evidence.score for r in by_rule.values()] == [0.97]
    assert not vetoes


def test_head_vetoes():
    relations, vetoes = read(parses.PLANS_TO)
    assert not relations
    assert {(v.stage, v.reason) for v in vetoes} == {("scoring", "probability 0.10")}


def test_what_a_head_says_reaches_the_statements(monkeypatch):
    monkeypatch.setattr(kg.analysis, "scorer_of", lambda _: Head())
    contribution = kg.analysis.contribution_of(parses.reading_of(parses.BOUGHT_BY), Config())
    confidence_of = {s.property: s.confidence for s in contribution.statements}
    assert confidence_of["owns"] == 0.6
    assert confidence_of["acquires"] == 0.97
    vetoed = kg.analysis.contribution_of(parses.reading_of(parses.PLANS_TO), Config())
    assert not vetoed.statements
    assert "scoring" in {r.stage for r in vetoed.rejections}
