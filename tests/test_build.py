"""The whole way on the sample articles, with the shipped pipeline."""

from __future__ import annotations

import json
import random

import pytest

import kg
from kg.config import Config
from kg.model import Document
from tests.conftest import DATA

GOLD = [json.loads(line) for line in (DATA / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def documents():
    rows = map(json.loads, (DATA / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    return [Document(**row) for row in rows]


@pytest.mark.parametrize("gold", GOLD, ids=[row["id"] for row in GOLD])
def test_gold_facts_of_an_article_are_found(built, gold):
    missing = []
    for subject, predicate, object_, modality in gold["facts"]:
        explanations = built.why(subject, predicate, object_)
        if not any((e.document, e.modality, e.polarity) == (gold["id"], modality, "affirmed") for e in explanations):
            missing.append((subject, predicate, object_, modality))
    assert not missing


@pytest.mark.parametrize("gold", [row for row in GOLD if row["not_facts"]], ids=lambda row: row["id"])
def test_what_is_denied_or_only_possible_is_no_fact(built, gold):
    network = built.to_networkx()
    labels = {data["label"]: node for node, data in network.nodes(data=True)}
    for subject, predicate, object_ in gold["not_facts"]:
        edge = network.get_edge_data(labels.get(subject), labels.get(object_)) or {}
        assert f"kgo:{predicate}" not in edge


def test_demo_answers(built):
    (first, *_) = list(built.query("who-invests-in", where="Japan"))
    assert (first["investor"], first["amount"], first["time"]) == ("Microsoft", "USD 2900000000", "P2Y")
    assert "Brad Smith" in {row["leader"] for row in built.query("who-leads", what="Microsoft")}
    assert "SoftBank" in {row["partner"] for row in built.query("partners-of", who="Microsoft")}


def test_every_statement_has_its_sentence_in_its_document(built):
    texts = {d.id: d.text for d in documents()}
    count = 0
    for name in {
        row["label"] for row in built.query("SELECT DISTINCT ?label WHERE { ?s a kgo:Statement ; rdf:subject/rdfs:label ?label }")
    }:
        for explanation in built.why(name):
            assert texts[explanation.document][explanation.start : explanation.end] == explanation.sentence
            count += 1
    assert count >= 50


@pytest.mark.slow
def test_runs_orders_and_processes_give_the_same_bytes(built):
    shuffled = documents()
    random.Random(3).shuffle(shuffled)
    assert kg.build(shuffled).to_nquads() == built.to_nquads()
    assert kg.build(documents(), config=Config(processes=2)).to_nquads() == built.to_nquads()


@pytest.mark.slow
def test_seed_article_when_it_is_at_hand():
    path = DATA.parents[1] / "shared" / "seed" / "article.txt"
    if not path.is_file():
        pytest.skip("the seed article is not part of the repository")
    graph = kg.build(path)
    assert {(row["amount"], row["time"], row["status"]) for row in graph.query("who-invests-in", where="Japan")} >= {
        ("USD 10000000000", "P4Y", "planned")
    }
    assert {"SoftBank Group", "Sakura Internet"} <= {row["partner"] for row in graph.query("partners-of", who="Microsoft")}
    assert graph.why("Brad Smith", "leads", "Microsoft")
    assert graph.why("Sanae Takaichi", "headOfGovernment", "Japan")
