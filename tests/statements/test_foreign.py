"""Statements in the terms of an ontology that kg does not ship."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rdflib import URIRef

from kg.analysis import contribution_of
from kg.config import Config
from kg.dataset import contribution_lines
from kg.model import Document
from kg.ontology import load_ontology
from kg.parsing import Tree
from kg.relations import DocumentReading
from kg.statements.contract import to_terms
from tests import parses
from tests.ontology.test_loading import PREFIXES

MINE = (
    PREFIXES
    + """
ex:Firm a owl:Class ; rdfs:label "company" ; owl:disjointWith ex:Land .
ex:Land a owl:Class ; rdfs:label "country" .
ex:Politician a owl:Class .
ex:investsIn a owl:ObjectProperty ; rdfs:domain ex:Firm ; rdfs:range ex:Land .
ex:acquires a owl:ObjectProperty ; rdfs:label "takes over" ; skos:altLabel "buys", "acquires" ; rdfs:domain ex:Firm ; rdfs:range ex:Firm .
ex:primeMinister a owl:ObjectProperty ; rdfs:domain ex:Land ; rdfs:range ex:Politician .
"""
)


ACTIVITY = URIRef("https://kg.example.org/activity/test")


@pytest.fixture
def read(tmp_path):
    path = tmp_path / "mine.ttl"
    path.write_text(MINE, encoding="utf-8")

    def read(rows):
        doc = parses.parse(rows)
        config = replace(Config(), ontology=str(path))
        return contribution_of(DocumentReading(Document(id="d", text=doc.text), Tree(doc)), config), load_ontology(str(path))

    return read


CASES = [
    (parses.INVEST, ("Microsoft", "invests in", "Japan"), ("Firm", "Land"), "planned"),
    (parses.PLANS_TO, ("Fiat", "takes over", "Opel"), ("Firm", "Firm"), "planned"),
    (parses.TITLE, ("Japan", "prime minister", "Sanae Takaichi"), ("Land", "Politician"), "asserted"),
]


@pytest.mark.parametrize(("rows", "triple", "types", "modality"), CASES, ids=[c[1][1] for c in CASES])
def test_statement_is_in_the_terms_of_the_ontology(read, rows, triple, types, modality):
    contribution, ontology = read(rows)
    triples = {(t["subject"], t["relation"], t["object"]): t for t in to_terms(contribution, ontology)["triples"]}
    assert triple in triples, list(triples)
    assert (triples[triple]["subject_type"], triples[triple]["object_type"]) == types
    assert triples[triple]["modality"] == modality


def test_types_lie_in_domain_and_range(read):
    for rows, *_ in CASES:
        contribution, ontology = read(rows)
        for triple in to_terms(contribution, ontology)["triples"]:
            prop = ontology.properties[triple["property"]]
            assert ontology.admits(prop.domain, [triple["subject_type"]])
            assert ontology.admits(prop.range, [triple["object_type"]])


def test_type_is_the_most_exact_that_is_known(tmp_path):
    path = tmp_path / "agents.ttl"
    path.write_text(
        PREFIXES
        + """ex:Agent a owl:Class . ex:Person a owl:Class ; rdfs:subClassOf ex:Agent .
ex:memberOf a owl:ObjectProperty ; rdfs:label "head of" ; rdfs:domain ex:Agent .""",
        encoding="utf-8",
    )
    doc = parses.parse(parses.HEAD_OF_AGENCY)
    contribution = contribution_of(
        DocumentReading(Document(id="d", text=doc.text), Tree(doc)), replace(Config(), ontology=str(path))
    )
    assert {e.label: e.types for e in contribution.entities}["Ann"] == ("Person",)


def test_graph_has_the_iris_of_the_ontology(read):
    contribution, ontology = read(parses.INVEST)
    lines = contribution_lines(contribution, ontology, "https://kg.example.org/", ACTIVITY)
    iris = {iri for line in lines for iri in re.findall("<([^>]*)>", line)}
    assert {"http://example.com/o#investsIn", "http://example.com/o#Firm", "http://example.com/o#Land"} <= iris


def test_what_violates_the_types_is_rejected_with_what_would_be_admitted(read):
    rows = parses.NOT_BOUGHT.replace("Opel_ PROPN NNP 4 obj ORG:COMPANY", "Opel_ PROPN NNP 4 obj GPE:COUNTRY")
    contribution, _ = read(rows)
    assert [s.property for s in contribution.statements] == [None]
    (rejection,) = contribution.rejections
    assert "acquires does not admit" in rejection.reason
