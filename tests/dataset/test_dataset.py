import json
from itertools import permutations

import pytest
from rdflib import RDF, BNode, Literal, URIRef

import kg
from kg.dataset import to_nquads
from kg.errors import DatasetError
from kg.namespaces import KGO
from tests.graphs import sample_graph

FACTS = "https://kg.example.org/graph/facts"


def facts_of(graph):
    return {
        (str(s).rpartition("/")[2], str(p).rpartition("#")[2], str(o).rpartition("/")[2])
        for s, p, o in graph.dataset.graph(URIRef(FACTS))
        if str(p).startswith(KGO)
    }


def test_planned_statement_is_a_direct_fact():
    assert ("Microsoft", "investsIn", "Japan") in facts_of(sample_graph("invest"))


def test_plan_said_by_its_own_subject_is_a_direct_fact():
    assert ("Microsoft", "acquires", "Nokia") in facts_of(sample_graph("said"))


@pytest.mark.parametrize("name", ["not", "denied", "may", "purpose", "unsaid"])
def test_denied_or_possible_is_a_statement_but_no_fact(name):
    graph = sample_graph(name)
    assert ("Fiat", "acquires", "Opel") not in facts_of(graph)
    assert graph.why("Fiat", "acquires", "Opel")


def test_order_of_documents_changes_nothing():
    names = ("invest", "title", "plans")
    forms = {sample_graph(*order).to_nquads() for order in permutations(names)}
    assert len(forms) == 1


def test_no_blank_nodes(graph):
    assert not [q for q in graph.dataset.quads() if any(isinstance(term, BNode) for term in q)]


def test_document_has_a_graph_of_its_own(graph):
    names = {str(g) for *_, g in graph.dataset.quads()}
    assert "https://kg.example.org/graph/document-invest" in names
    assert FACTS in names


def test_saved_graph_opens_as_it_was(tmp_path, graph):
    graph.save(tmp_path / "g")
    opened = kg.open_graph(tmp_path / "g")
    assert opened.to_nquads() == graph.to_nquads()
    assert opened.stats() == graph.stats()
    assert opened.verify()


def test_graph_that_was_changed_outside_is_reported(graph):
    changed = sample_graph("invest")
    assert changed.verify()
    changed.engine.commit([(URIRef("urn:a"), URIRef("urn:b"), Literal("c"), URIRef("urn:d"))])
    assert not changed.verify()
    assert next(p.kind for p in changed.validate()) == "damage"


def test_missing_graph_says_how_to_build_one(tmp_path):
    with pytest.raises(DatasetError, match="kg build SOURCES -o"):
        kg.open_graph(tmp_path / "none")


def test_manifest_counts_what_went_in(tmp_path, graph):
    graph.save(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["documents"] == len(graph.documents()) == 12
    assert manifest["statements"] == sum(1 for _ in graph.engine.find(predicate=RDF.type, object_=URIRef(KGO + "Statement")))
    assert manifest["quads"] + len(graph.manifest.to_quads()) == len(graph.engine)
    (activity,) = manifest["activities"].values()
    assert activity["documents"] == 12
    assert activity["modelHash"]


def test_no_triple_stands_in_two_graphs(built):
    triples = [q[:3] for q in built.engine.find()]
    assert len(triples) == len(set(triples))


def test_stored_form_of_a_literal_is_the_one_written(built):
    assert built.verify()


def test_literals_are_escaped():
    quad = (URIRef("urn:s"), RDF.value, Literal('a "b"\n\\c'), URIRef("urn:g"))
    assert to_nquads([quad]) == f'<urn:s> <{RDF.value}> "a \\"b\\"\\n\\\\c" <urn:g> .\n'


def test_why_shows_the_sentence_with_the_mentions_marked(graph):
    (explanation,) = graph.why("Microsoft", "investsIn", "Japan")
    assert explanation.marked() == "[Microsoft] will invest $10 billion in [Japan] over four years."
    assert (explanation.modality, explanation.document) == ("planned", "invest")


def test_why_offers_the_nearest_name(graph):
    with pytest.raises(DatasetError, match="did you mean 'Microsoft'"):
        graph.why("Microsft")


def test_networkx_has_labels_types_and_properties(graph):
    network = graph.to_networkx()
    node = "https://kg.example.org/entity/Microsoft"
    assert network.nodes[node]["label"] == "Microsoft"
    assert network.nodes[node]["type"] == "Company"
    assert network.has_edge(node, "https://kg.example.org/entity/Japan", key="kgo:investsIn")
