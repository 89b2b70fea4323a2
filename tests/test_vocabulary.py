"""The vocabulary is what `ontologies/kg.ttl` declares, what the code writes, and all that graphs hold beside an ontology's own terms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDFS, Graph, URIRef

from kg.dataset import GraphNames
from kg.graph import KnowledgeGraph
from kg.model import Modality, QualifierKind
from kg.namespaces import KGO as NAMESPACE
from kg.ontology import load_ontology
from kg.vocabulary import DCTERMS, KGO, MODALITIES, NIF, OA, PROV, QUALIFIER_ROLES, iter_terms
from tests.graphs import sample_graph

ROOT = Path(__file__).parents[1]
DECLARED = Graph().parse(ROOT / "ontologies" / "kg.ttl")
OF_ONTOLOGIES = {URIRef(NAMESPACE + name) for name in ("domainIncludes", "rangeIncludes", "Polarity", "Modality")}
"""What is declared for ontologies and for other declarations, and is in no graph."""


def undeclared_terms(graph: KnowledgeGraph) -> set[str]:
    """Return the terms of a graph that neither the vocabulary nor the news ontology declares."""
    ontology = load_ontology("news")
    declared = {*iter_terms(KGO), *(t.iri for t in (*ontology.classes.values(), *ontology.properties.values()))}
    terms = {term for quad in graph.engine.find() for term in quad[:3] if isinstance(term, URIRef)}
    return {str(term) for term in terms if term.startswith(NAMESPACE)} - set(map(str, declared))


def test_vocabulary_is_what_is_declared():
    assert set(DECLARED.subjects()) == {*iter_terms(KGO)} | OF_ONTOLOGIES
    assert {*DECLARED.subjects(RDFS.label), *OF_ONTOLOGIES} == set(DECLARED.subjects())


def test_graph_holds_no_term_that_is_not_declared():
    assert undeclared_terms(sample_graph()) == set()


def test_graph_of_the_sample_articles_holds_no_term_that_is_not_declared(built):
    assert undeclared_terms(built) == set()


def test_terms_are_called_as_they_are_spelled():
    for vocabulary in (KGO, NIF, PROV, DCTERMS, OA):
        for name, term in vars(vocabulary).items():
            if isinstance(term, URIRef):
                assert term.endswith(("#" + name.rstrip("_"), "/" + name))


def test_every_term_is_written_or_read():
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kg").rglob("*.py"))
    for name, vocabulary in (("KGO", KGO), ("NIF", NIF), ("PROV", PROV), ("DCTERMS", DCTERMS), ("OA", OA)):
        used = set(re.findall(rf"\b{name}\.(\w+)", text))
        assert {term for term, value in vars(vocabulary).items() if isinstance(value, URIRef)} == used


def test_unknown_term_is_an_error():
    with pytest.raises(AttributeError):
        _ = KGO.Statment  # type: ignore[attr-defined]  # what is tested


def test_every_kind_has_its_terms():
    assert set(QUALIFIER_ROLES) == set(QualifierKind)
    assert set(MODALITIES) == set(Modality)


def test_no_other_module_puts_terms_or_names_of_graphs_together():
    own = {"namespaces.py", "vocabulary.py", "graphs.py"}
    pattern = re.compile(
        r'kgo\("|Namespace\((?:KGO|NIF|PROV)\)|\{(?:KGO|NIF|PROV)\}\w|mint_iri\([^)]*"graph"|["/}]graph/|/document-|\[.kgg.\]'
    )
    for path in (ROOT / "kg").rglob("*.py"):
        if path.name not in own and path.parent.name != "ontology":
            assert not pattern.findall(path.read_text(encoding="utf-8")), path


def test_names_of_graphs_are_reported_apart_by_their_base():
    names, nested = GraphNames("https://kg.example.org/"), GraphNames("https://kg.example.org/graph/document-/")
    assert names.document_id(names.document("a/b")) == "a/b"
    assert not nested.is_document(names.document("a/b"))
    assert not any(map(names.is_document, (names.facts, names.inferred, names.manifest, names.resolution)))
