"""Whoever lives in rdflib is at home: the dataset answers to its idioms, and a dataset becomes a graph again."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, Dataset, Literal, Namespace, URIRef

import kg
from kg.errors import DatasetError
from tests.contributions import graph_of, telling

KGO = Namespace("https://kg.example.org/ontology#")


@pytest.fixture(scope="module")
def acme():
    return graph_of(telling("d", ("Acme:Company", "acquires", "Initech:Company")))


def test_the_dataset_answers_to_rdflibs_idioms(acme):
    dataset, iri = acme.dataset, URIRef(acme.find_entity("Acme"))
    assert isinstance(dataset, Dataset)
    assert dataset.value(iri, RDFS.label) == Literal("Acme", lang="en")
    assert (iri, RDF.type, KGO.Company) in dataset
    assert URIRef(acme.find_entity("Initech")) in set(dataset.objects(iri, KGO.acquires))
    assert {str(row.who) for row in dataset.query("SELECT ?who WHERE { ?who kgo:acquires ?x }")} == {str(iri)}
    assert [p for p, n in dataset.namespaces() if str(n) == str(KGO)] == ["kgo"]
    assert dataset.graph(acme.stored.graphs.facts).value(iri, RDFS.label) is not None
    assert sum(1 for _ in dataset.quads()) == sum(1 for _ in acme.engine.find())


@pytest.mark.parametrize("form", ["nquads", "trig"])
def test_a_dataset_becomes_the_same_graph_again(acme, tmp_path, form):
    (path,) = acme.write(tmp_path / "g.x", format=form)
    back = kg.KnowledgeGraph.from_dataset(Dataset().parse(path, format=form))
    assert back.to_nquads() == acme.to_nquads()
    assert back.verify()
    assert [str(proof) for proof in back.why("Acme")] == [str(proof) for proof in acme.why("Acme")]
    with kg.edit(back) as editor:
        assert editor.rename("Acme", "Acme Corporation")


def test_a_dataset_that_kg_did_not_build_is_refused():
    with pytest.raises(DatasetError, match="holds no graph of kg"):
        kg.KnowledgeGraph.from_dataset(Dataset())
