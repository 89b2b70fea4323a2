"""Ontologies in any syntax, good and bad."""

from __future__ import annotations

import time

import pytest
from rdflib import DCTERMS, OWL, VANN, Graph, URIRef

from kg.errors import ConfigError, OntologyError
from kg.namespaces import KGO
from kg.ontology import find_ontology, load_ontology
from kg.version import VERSION

PREFIXES = """@prefix ex: <http://example.com/o#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FIRMS = (
    PREFIXES
    + """
ex:Firm a owl:Class ; rdfs:label "company" ; owl:disjointWith ex:Human .
ex:Human a owl:Class ; rdfs:label "person"@en, "Mensch"@de ; skos:altLabel "human being" .
ex:Boss a owl:Class ; rdfs:subClassOf ex:Human .
ex:buys a owl:ObjectProperty ; rdfs:domain ex:Firm ; rdfs:range [ owl:unionOf ( ex:Firm ex:Human ) ] .
ex:foundedBy a owl:ObjectProperty ; rdfs:domain ex:Firm ; rdfs:range ex:Human ; owl:inverseOf ex:founded .
ex:founded a owl:ObjectProperty .
ex:birthDate a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:domain ex:Human ; rdfs:range xsd:date .
"""
)


@pytest.fixture
def write(tmp_path):
    def write(text: str, name: str = "my.ttl"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_terms_have_labels_axioms_and_iris(write):
    ontology = load_ontology(str(write(FIRMS)))
    assert ontology.classes["Human"].label == "person"
    assert "human being" in ontology.classes["Human"].synonyms
    assert ontology.is_disjoint("Boss", "Firm")
    assert ontology.properties["buys"].range == {"Firm", "Human"}
    assert ontology.properties["founded"].inverse == "foundedBy"
    born = ontology.properties["birthDate"]
    assert (born.datatype, born.functional, born.iri) == ("date", True, "http://example.com/o#birthDate")


@pytest.mark.parametrize(
    ("syntax", "name"), [("xml", "my.rdf"), ("json-ld", "my.jsonld"), ("nt", "my.nt"), ("xml", "my.owl"), ("turtle", "my")]
)
def test_every_syntax_gives_the_same_terms(write, syntax, name):
    from rdflib import Graph

    plain = load_ontology(str(write(FIRMS)))
    other = load_ontology(str(write(Graph().parse(data=FIRMS, format="turtle").serialize(format=syntax), name)))
    assert (other.classes, other.properties) == (plain.classes, plain.properties)


def test_label_reads_as_the_phrases_that_say_it(write):
    phrases = {(e.phrase, e.property, e.inverse) for e in load_ontology(str(write(FIRMS))).lexicon.entries}
    assert {("buy", "buys", False), ("found", "foundedBy", True), ("be born on", "birthDate", False)} <= phrases


BAD = [
    ("ex:Firm a owl:Class ;;; nonsense", "my.ttl", "line 6"),
    ("<rdf:RDF", "my.rdf", "line"),
    ("", "my.ttl", "no triples"),
    ("just words", "my.txt", "cannot be read in any of"),
    ('ex:a rdfs:label "a thing" .', "my.ttl", "no classes and no properties"),
]


@pytest.mark.parametrize(("text", "name", "message"), BAD, ids=[message for *_, message in BAD])
def test_what_is_no_ontology_is_named_with_its_line(write, text, name, message):
    text = PREFIXES + text if name == "my.ttl" and text else text
    with pytest.raises(OntologyError, match=message) as error:
        load_ontology(str(write(text, name)))
    assert name in str(error.value)
    assert error.value.remedy


def test_ontology_that_is_not_there_is_named():
    with pytest.raises(ConfigError, match="no such file"):
        load_ontology("nowhere/my.ttl")


def test_imports_are_read_from_the_catalogue_and_never_fetched(write):
    path = write(FIRMS + "<http://example.com/o> a owl:Ontology ; owl:imports <http://example.com/base> .")
    ontology = load_ontology(str(path))
    assert any("http://example.com/base" in w and "catalog-v001.xml" in w for w in ontology.warnings)
    write(PREFIXES + 'ex:Bank a owl:Class ; rdfs:label "bank" .', "base.ttl")
    write(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="http://example.com/base" uri="base.ttl"/></catalog>',
        "catalog-v001.xml",
    )
    loaded = load_ontology(str(path))
    assert "Bank" in loaded.classes
    assert not loaded.warnings


def test_names_shared_by_two_namespaces_have_prefixes(write):
    ontology = load_ontology(str(write(FIRMS + "@prefix other: <http://other.org/x#> .\nother:buys a owl:ObjectProperty .")))
    assert {"ex:buys", "other:buys"} <= ontology.properties.keys()


def test_changed_file_is_read_anew(write):
    assert "Shop" not in load_ontology(str(write(FIRMS))).classes
    assert "Shop" in load_ontology(str(write(FIRMS + "ex:Shop a owl:Class ."))).classes


@pytest.mark.slow
def test_large_ontologies_load(write):
    taken = []
    for n in range(3):  # the least: what else the machine does is no matter
        many = "".join(f'ex:C{i} a owl:Class ; rdfs:subClassOf ex:C{i // 2} ; rdfs:label "kind {i}" .\n' for i in range(1, 5001))
        path = str(write(FIRMS + many, f"many{n}.ttl"))
        began = time.process_time()
        assert len(load_ontology(path).classes) == 5003
        taken.append(time.process_time() - began)
    assert min(taken) < 2.0
    more = "".join(f'ex:C{n} a owl:Class ; rdfs:label "kind {n}" .\n' for n in range(1, 50_001))
    assert len(load_ontology(str(write(FIRMS + more, "more.ttl"))).classes) == 50_003


LEXICON = "phrase\tproperty\tdirection\nsnap up\tbuys\t+\nwas snapped up by\tbuys\t-\n"


def test_lexicon_beside_the_ontology_is_named(write):
    lexicon = write(LEXICON, "my.tsv")
    loaded = load_ontology(str(write(FIRMS)), str(lexicon)).lexicon
    assert [(e.phrase, e.inverse, e.line) for e in loaded.entries] == [("snap up", False, 2), ("was snapped up by", True, 3)]


BAD_ROWS = [
    ("snap up\tbuyz\t+", "line 4.*buyz.*did you mean 'buys'"),
    ("snap up\tbuys", "line 4.*expected phrase"),
    ("snap up\tbuys\t*", "line 4"),
    ("snap up\tbuys\t+\tmuch", "line 4.*priority"),
    ("snap up\tbuys\t+\t1\t2", "line 4"),
    ("~any\tbuys\theavy", "line 4"),
]


@pytest.mark.parametrize(("row", "message"), BAD_ROWS, ids=[row for row, _ in BAD_ROWS])
def test_bad_row_is_named_with_file_and_line(write, row, message):
    with pytest.raises(OntologyError, match=message) as error:
        load_ontology(str(write(FIRMS)), str(write(LEXICON + row + "\n", "my.tsv")))
    assert "my.tsv" in str(error.value)


def test_shipped_ontology_says_its_version_licence_makers_and_prefix():
    graph, node = Graph().parse(find_ontology("news")), URIRef(KGO.removesuffix("#"))
    assert graph.value(node, OWL.versionIRI) == URIRef(f"{node}/{VERSION}")
    assert str(graph.value(node, OWL.versionInfo)) == VERSION
    assert None not in (graph.value(node, DCTERMS.license), graph.value(node, DCTERMS.creator))
    assert (str(graph.value(node, VANN.preferredNamespacePrefix)), str(graph.value(node, VANN.preferredNamespaceUri))) == (
        "kgo",
        KGO,
    )
