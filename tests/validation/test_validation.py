"""What validation finds in graphs made for it: each contradiction, and where time explains it."""

from __future__ import annotations

import pytest
from rdflib import RDF, XSD, Literal, Namespace, URIRef

from kg.dataset import EmbeddedStore
from kg.editing import edit
from kg.ontology import load_ontology
from kg.validation import Severity, iter_problems
from kg.validation.consistency import find_contradictions
from kg.vocabulary import DCTERMS, KGO, NIF, PROV
from tests.contributions import graph_of as in_memory
from tests.contributions import telling
from tests.graphs import sample_graph

BASE = "https://kg.example.org/"
kge, kgo = Namespace(f"{BASE}entity/"), Namespace(f"{BASE}ontology#")


def graph_of(*claims, more=()):
    """Return a store of claims: subject, property, object, and date of the document, time, polarity, modality; and more quads."""
    engine = EmbeddedStore()
    engine.commit([*(quad for n, claim in enumerate(claims) for quad in quads_of(n, *claim)), *more])
    return engine


def quads_of(n, subject, name, object_, *rest):
    reported, time, polarity, modality = [*rest, *["", "", "Affirmed", "Asserted"][len(rest) :]]
    node, document = URIRef(f"{BASE}statement/{n}"), URIRef(f"{BASE}document/{n}")
    place, graph = URIRef(f"{document}#char=0,11"), URIRef(f"{BASE}graph/document-d{n}")
    term = kge[object_] if not object_[:1].isdigit() else Literal(object_, datatype=XSD.gYear if len(object_) == 4 else XSD.date)
    triples = [
        (node, RDF.type, KGO.Statement),
        (node, RDF.subject, kge[subject]),
        (node, RDF.predicate, kgo[name]),
        (node, RDF.object, term),
        (node, KGO.polarity, kgo[polarity]),
        (node, KGO.modality, kgo[modality]),
        (node, PROV.wasDerivedFrom, place),
        (place, NIF.anchorOf, Literal(f"Sentence {n}.")),
        (place, NIF.referenceContext, document),
    ]
    if reported:
        triples.append((document, DCTERMS.date, Literal(reported)))
    if time:
        triples.append((node, KGO.time, Literal(time)))
    return [(*triple, graph) for triple in triples]


BIRTHS = [("Ann", "dateOfBirth", "1950"), ("Ann", "dateOfBirth", "1960")]
CONTRADICTED = [
    (BIRTHS, "one value"),
    ([("Ann", "dateOfBirth", "1990"), ("Ann", "dateOfDeath", "1980")], "order of dates"),
    ([("Acme", "dateFounded", "1998"), ("Acme", "acquires", "Bolt", "", "1990")], "order of dates"),
    ([("Acme", "acquires", "Bolt"), ("Acme", "acquires", "Bolt", "", "", "Denied")], "affirmed and denied"),
    ([("Ann", "ceoOf", "Acme", "2024-01-01"), ("Bo", "ceoOf", "Acme", "2024-01-01")], "two holders"),
]
EXPLAINED = [
    [("Ann", "dateOfBirth", "1950"), ("Ann", "dateOfBirth", "1950-03-01")],
    [("Ann", "dateOfBirth", "1950"), ("Ann", "dateOfBirth", "1960", "", "", "Affirmed", "Possible")],
    [("Ann", "dateOfBirth", "1950"), ("Ann", "dateOfDeath", "1980")],
    [("Acme", "dateFounded", "1990"), ("Acme", "acquires", "Bolt", "", "1998")],
    [("Acme", "acquires", "Bolt", "2024-05-01"), ("Acme", "acquires", "Bolt", "2023-01-01", "", "Denied")],
    [("Ann", "ceoOf", "Acme", "2024-01-01"), ("Bo", "ceoOf", "Acme", "2021-01-01")],
    [("Ann", "ceoOf", "Acme", "", "2024"), ("Bo", "ceoOf", "Acme", "", "2021")],
]


@pytest.mark.parametrize(("claims", "kind"), CONTRADICTED, ids=[f"{kind} {n}" for n, (_, kind) in enumerate(CONTRADICTED)])
def test_contradiction_is_found_with_both_sentences(claims, kind):
    (problem,) = find_contradictions(graph_of(*claims), load_ontology("news"), BASE)
    assert problem.kind == kind
    assert {s.sentence for s in problem.sources} == {"Sentence 0.", "Sentence 1."}


@pytest.mark.parametrize("claims", EXPLAINED)
def test_what_time_or_status_explains_is_no_contradiction(claims):
    assert list(find_contradictions(graph_of(*claims), load_ontology("news"), BASE)) == []


def test_entity_of_two_natures_is_reported():
    types = [(kge.Mercury, RDF.type, kgo[name], URIRef(f"urn:{name}")) for name in ("Company", "City")]
    (problem,) = find_contradictions(graph_of(("Mercury", "acquires", "Bolt"), more=types), load_ontology("news"), BASE)
    assert (problem.kind, problem.severity) == ("disjoint types", Severity.WARNING)


def test_entities_without_names_of_two_natures_are_reported():
    graph = in_memory(
        telling("a", ("the company:Company", "acquires", "Bolt:Company"), ("the judge:Person", "opposes", "Bolt:Company"))
    )
    (company, judge) = (local.partition("=")[2] for local, kind in graph.engine.pairs(KGO.readAs) if "=the_" in local)
    assert not graph.validate()
    with edit(graph) as editor:
        editor.merge(f"{kge}{company}", f"{kge}{judge}", any_class=True)
    (problem,) = graph.validate()
    assert (problem.kind, problem.severity) == ("disjoint types", Severity.WARNING)
    assert "Company and for Person" in problem.message
    assert {source.sentence for source in problem.sources} == {"the company acquires Bolt.", "the judge opposes Bolt."}


def test_built_graph_violates_nothing_and_tells_its_rejections():
    graph = sample_graph()
    problems = graph.validate()
    assert not [p for p in problems if p.severity is Severity.VIOLATION]
    assert {p.kind for p in problems} <= {"rejected"}


def test_broken_promise_is_a_violation_with_its_focus():
    graph = sample_graph("invest")
    (statement,) = graph.dataset.subjects(RDF.type, KGO.Statement)
    graph.dataset.remove((statement, KGO.polarity, None))
    violations = [p for p in iter_problems(graph.engine, load_ontology("news"), BASE) if p.kind == "shape"]
    assert violations
    assert violations[0].severity is Severity.VIOLATION
    assert "polarity" in violations[0].message
    assert violations[0].sources[0].sentence.startswith("Microsoft will invest")


SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kgo: <https://kg.example.org/ontology#> .
<https://example.org/shape> a sh:NodeShape ; sh:targetClass kgo:Company ;
    sh:property [ sh:path kgo:leiCode ; sh:minCount 1 ; sh:message "a company without an LEI" ] ."""


def test_shapes_of_ones_own_are_checked_beside_those_that_every_graph_keeps(tmp_path):
    (tmp_path / "mine.ttl").write_text(SHAPE)
    graph = sample_graph()
    own = [p for p in graph.validate(tmp_path / "mine.ttl") if "without an LEI" in p.message]
    assert own
    assert {p.kind for p in own} == {"shape"}
    assert len(graph.validate()) + len(own) == len(graph.validate(tmp_path / "mine.ttl"))
