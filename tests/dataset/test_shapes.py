from pathlib import Path

import pytest

from kg.ontology import find_ontology
from tests.graphs import union_graph

pyshacl = pytest.importorskip("pyshacl")

SHAPES = find_ontology("news").parent / "shapes.ttl"


def violations(graph):
    conforms, _, report = pyshacl.validate(union_graph(graph), shacl_graph=str(SHAPES), shacl_graph_format="turtle")
    return "" if conforms else report


def test_what_is_written_conforms(graph):
    assert violations(graph) == ""


@pytest.mark.slow
def test_graph_of_the_articles_conforms(built):
    assert violations(built) == ""


def test_shapes_find_a_statement_without_evidence(graph):
    from rdflib import RDF, URIRef

    data = union_graph(graph)
    statement = next(data.subjects(RDF.type, URIRef(graph.prefixes["kgo"] + "Statement")))
    data.remove((statement, URIRef(graph.prefixes["prov"] + "wasDerivedFrom"), None))
    assert not pyshacl.validate(data, shacl_graph=str(SHAPES), shacl_graph_format="turtle")[0]
    assert Path(SHAPES).is_file()
