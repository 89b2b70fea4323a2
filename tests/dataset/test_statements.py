"""What is written is read: each statement, fact and entity of a graph as a record."""

from __future__ import annotations

import pytest
from rdflib import RDF, Literal, URIRef

from kg.dataset import EmbeddedStore, GraphNames
from kg.dataset.statements import MISSING, Labels, StatementReader, read_entity, read_facts, read_rows
from kg.model import Modality, QualifierKind
from kg.namespaces import local_name
from kg.vocabulary import KGO, NIF, PROV
from tests.graphs import SAMPLES, contribution_of, sample_graph


def names_of(triple):
    return tuple(local_name(term) for term in triple)


@pytest.fixture(scope="module")
def sample():
    return sample_graph()


def test_every_statement_is_read_with_the_evidence_that_was_written(sample):
    reader = StatementReader(sample.engine)
    statements = list(reader.read_all())
    assert len(statements) == sample.manifest.statements
    texts = {name: contribution_of(name, rows).document.text for name, rows in SAMPLES.items()}
    for statement in statements:
        document = reader.document(statement.document)
        text = texts[document.title.removeprefix("About ")]
        assert (reader.sentence(statement.evidence), reader.text(statement.document)) == (text[slice(*statement.span)], text)
        assert (statement.modality in set(Modality), set(statement.qualifiers) <= set(QualifierKind)) == (True, True)
        assert {"subject"} <= set(statement.local_entities)
        assert text[slice(*statement.subject_span)]


def test_status_and_speaker_are_read():
    statements = StatementReader(sample_graph("said", "not").engine).read_all()
    said = {names_of(s.triple)[:2]: (s.polarity, s.modality, s.attributed_to and local_name(s.attributed_to)) for s in statements}
    assert set(said.values()) == {("affirmed", "planned", "Microsoft"), ("denied", "asserted", None)}


def test_statement_that_lost_a_part_gives_no_record():
    graph = sample_graph("invest")
    (node,) = (quad[0] for quad in graph.engine.find(predicate=RDF.type, object_=KGO.Statement))
    graph.engine.commit([], list(graph.engine.find(node, RDF.subject)))
    reader = StatementReader(graph.engine)
    assert (reader.read(node), list(reader.read_all())) == (None, [])


def test_facts_name_the_statements_that_make_them(sample):
    reader = StatementReader(sample.engine)
    facts = read_facts(sample.engine, sample.base)
    assert len(facts) == sum(1 for _ in sample.engine.find(predicate=RDF.type, object_=KGO.Fact)) > 0
    for fact in facts:
        nodes = [quad[2] for quad in sample.engine.find(fact.node, PROV.wasDerivedFrom)]
        assert {reader.read(node).triple for node in nodes} == {fact.triple}
        assert (fact.first_reported, fact.sources <= len(nodes)) == ("2025-11-19", True)


def test_rows_have_what_is_asked_for_and_an_empty_literal_for_what_is_missing():
    engine = sample_graph("said", "not").engine
    rows = read_rows(engine, {RDF.type: KGO.Statement}, RDF.subject, KGO.modality, optional=(KGO.attributedTo,))
    speakers = {(node, subject, local_name(modality).lower(), speaker) for node, subject, modality, speaker in rows}
    statements = StatementReader(engine).read_all()
    assert speakers == {(s.node, s.subject, s.modality, s.attributed_to or MISSING) for s in statements}
    assert list(read_rows(engine, {RDF.type: KGO.Statement}, KGO.sourceCount)) == []


def test_rows_follow_paths_and_keep_to_a_graph(sample):
    rows = read_rows(sample.engine, {RDF.predicate / RDF.type: KGO.OpenRelation}, PROV.wasDerivedFrom / NIF.anchorOf)
    reader = StatementReader(sample.engine)
    assert dict(rows) == {s.node: Literal(reader.sentence(s.evidence)) for s in reader.read_all() if "/relation/" in s.predicate}
    elsewhere = GraphNames(sample.base).resolution
    assert list(read_rows(sample.engine, {RDF.type: KGO.Statement}, RDF.predicate, graph=elsewhere)) == []


def test_entity_is_read_by_its_node_and_called_by_its_label(sample):
    node = URIRef(f"{sample.base}entity/Microsoft")
    entity = read_entity(sample.engine, sample.base, node)
    assert (entity.label, entity.class_name) == ("Microsoft", "Company")
    assert Labels(sample.engine)(node) == "Microsoft"
    assert read_entity(sample.engine, sample.base, URIRef(f"{sample.base}entity/Nobody")) is None


def test_path_goes_through_values_without_looking_for_what_literals_say():
    lead, name, graph = URIRef("urn:lead"), URIRef("urn:name"), URIRef("urn:graph")
    engine = EmbeddedStore()
    engine.commit([(URIRef(f"urn:{n}"), name, Literal(str(n)), graph) for n in range(40)])
    engine.commit([(URIRef("urn:a"), lead, end, graph) for end in (URIRef("urn:7"), Literal("7"), URIRef("urn:3"))])
    assert sorted(read_rows(engine, {}, lead / name)) == [(URIRef("urn:a"), Literal("3")), (URIRef("urn:a"), Literal("7"))]
    asked = {Literal("7"), *(URIRef(f"urn:{n}") for n in (7, 3, 5))}
    assert list(engine.pairs(name, asked)) == [(URIRef(f"urn:{n}"), Literal(str(n))) for n in (3, 5, 7)]
