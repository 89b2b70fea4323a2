"""Whatever an ontology, its shapes, its lexicon or its catalogue asks for, nothing is fetched and nothing grows without bound."""

import json
import socket
import threading
import time

import pytest
from rdflib import Graph

from kg.dataset import EmbeddedStore
from kg.errors import OntologyError
from kg.ontology import load_ontology
from kg.ontology.lemon import read_ontolex
from kg.ontology.loading import CATALOGUE
from kg.ontology.rdf_files import parse_rdf
from kg.validation.shapes import check_shapes

TURTLE = "@prefix owl: <http://www.w3.org/2002/07/owl#> . <http://o.org/C> a owl:Class . <http://o.org/p> a owl:ObjectProperty .\n"
XML = """<?xml version="1.0"?>
{declarations}
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
<rdf:Description rdf:about="{about}"><rdf:type rdf:resource="http://www.w3.org/2002/07/owl#Class"/>
<rdfs:label>{label}</rdfs:label></rdf:Description></rdf:RDF>
"""


@pytest.fixture
def listener():
    """An address on loopback, and who called there."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.05)
    calls, over = [], threading.Event()

    def listen():
        while not over.is_set():
            try:
                connection, _ = server.accept()
            except TimeoutError:
                continue
            calls.append(connection.recv(200))
            connection.close()

    thread = threading.Thread(target=listen)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/x", calls
    over.set()
    thread.join()
    server.close()


def xml(declarations="", about="http://o.org/C", label="class"):
    return XML.format(declarations=declarations, about=about, label=label)


def documents(address):
    """Return files by name whose parsers might fetch from an address: their text, and what is said of them, or None if they are read."""
    context = {"@id": "http://o.org/C", "@type": "http://www.w3.org/2002/07/owl#Class"}
    refusal = "which is not fetched"
    return {
        "context.jsonld": (json.dumps({"@context": address, **context}), refusal),
        "contexts.jsonld": (json.dumps({"@context": [{}, address], **context}), refusal),
        "scoped.jsonld": (json.dumps({"@context": {"p": {"@id": "http://o.org/p", "@context": address}}, "p": context}), refusal),
        "import.jsonld": (json.dumps({"@context": {"@version": 1.1, "@import": address}, **context}), refusal),
        "inner.jsonld": (json.dumps([{"http://o.org/p": [{"@context": address, **context}]}]), refusal),
        "twice.jsonld": (
            f'{{"@context": "{address}", "@context": {{}}, "@id": "http://o.org/C", "@type": "http://o.org/T"}}',
            refusal,
        ),
        "unknown.ending": (json.dumps({"@context": address, **context}), refusal),
        "relative.jsonld": (json.dumps({"@context": "other.jsonld", **context}), refusal),
        "entity.owl": (xml(f'<!DOCTYPE r [<!ENTITY e SYSTEM "{address}">]>', label="&e;"), "'e' stands in another file"),
        "public.owl": (xml(f'<!DOCTYPE r [<!ENTITY e PUBLIC "x" "{address}">]>', label="&e;"), "'e' stands in another file"),
        "local.owl": (xml('<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>', label="&e;"), "'e' stands in another file"),
        "parameter.owl": (xml(f'<!DOCTYPE r [<!ENTITY % e SYSTEM "{address}"> %e;]>'), "'e' stands in another file"),
        "inner.owl": (xml("<!DOCTYPE r [<!ENTITY % e 'x'>]>"), "'e' is a parameter entity"),
        "default.owl": (xml("<!DOCTYPE r [<!ATTLIST rdf:Description x CDATA 'y'>]>"), "a value that stands by itself"),
        "definition.owl": (xml(f'<!DOCTYPE r SYSTEM "{address}">'), None),
        "imports.ttl": (f"{TURTLE}<http://o.org/> owl:imports <{address}> .", None),
        "imports.owl": (xml(about=address), None),
        "graph.trig": (f"{TURTLE.replace('<http://o.org/C>', '{ <http://o.org/C>', 1).strip()} }}".replace(".  {", "{"), None),
        "formula.n3": (f"{TURTLE}@prefix log: <http://www.w3.org/2000/10/swap/log#> . <{address}> log:semantics ?x .", None),
        "base.ttl": (f"@base <{address}> . {TURTLE}", None),
    }


@pytest.mark.parametrize("name", documents("x"))
def test_no_reader_fetches(tmp_path, listener, name):
    address, calls = listener
    text, refusal = documents(address)[name]
    (tmp_path / name).write_text(text)
    if refusal is None:
        try:
            load_ontology(str(tmp_path / name))
        except OntologyError as error:
            assert name in str(error)
    else:
        with pytest.raises(OntologyError, match=refusal) as caught:
            load_ontology(str(tmp_path / name))
        assert name in str(caught.value)
        with pytest.raises(OntologyError, match=refusal):
            read_ontolex(tmp_path / name, {})
    time.sleep(0.1)
    assert calls == []


def nested(depth, width):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * width}">' for n in range(1, depth))
    return f'<!DOCTYPE r [<!ENTITY e0 "laugh">{entities}]>', f"&e{depth - 1};"


GROWING = {
    "a billion laughs": nested(10, 10),
    "in an attribute": (nested(10, 10)[0], "x"),
    "made of itself": ('<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
    "one long one, often": (f'<!DOCTYPE r [<!ENTITY a "{"x" * 9_000}">]>', "&a;" * 100_000),
    "a very long one": (f'<!DOCTYPE r [<!ENTITY a "{"x" * 90_000}">]>', "&a;"),
}


@pytest.mark.parametrize("name", GROWING)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_grow_without_bound_are_refused_at_once(tmp_path, name, encoding):
    declarations, label = GROWING[name]
    about = "&e9;" if name == "in an attribute" else "http://o.org/C"
    path = tmp_path / "o.owl"
    path.write_text(xml(declarations, about, label), encoding=encoding)
    start = time.process_time()
    with pytest.raises(OntologyError, match=r"o\.owl"):
        parse_rdf(path)
    assert time.process_time() - start < 5
    (tmp_path / "fine.ttl").write_text(TURTLE)
    (tmp_path / CATALOGUE).write_text(f"{declarations}<catalog><uri name='{label[:1000]}' uri='x'/></catalog>")
    with pytest.raises(OntologyError, match=CATALOGUE):
        load_ontology(str(tmp_path / "fine.ttl"))


def test_entities_for_namespaces_are_read(tmp_path):
    path = tmp_path / "o.owl"
    declarations = '<!DOCTYPE r [<!ENTITY w "http://o.org/"><!ENTITY o "&w;ns#"><!ENTITY amp "&#38;#38;">]>'
    path.write_text(xml(declarations, about="&o;C", label="R&amp;D"))
    assert {str(s) for s in parse_rdf(path).subjects()} == {"http://o.org/ns#C"}
    assert load_ontology(str(path)).classes["C"].label == "R&D"


def test_context_in_the_file_is_read(tmp_path):
    path = tmp_path / "o.jsonld"
    path.write_text(
        json.dumps({"@context": {"owl": "http://www.w3.org/2002/07/owl#"}, "@id": "http://o.org/C", "@type": "owl:Class"})
    )
    assert set(load_ontology(str(path)).classes) == {"C"}


@pytest.mark.parametrize("text", ["[" * 100_000, "{", '"x"', "\ufeff{", "[1e999, NaN]"])
def test_json_that_is_no_ontology_is_an_ontology_error(tmp_path, text):
    path = tmp_path / "o.jsonld"
    path.write_text(text)
    with pytest.raises(OntologyError, match=r"o\.jsonld"):
        parse_rdf(path)


def test_import_that_the_catalogue_names_and_that_is_not_there_is_an_ontology_error(tmp_path):
    (tmp_path / "o.ttl").write_text(f"{TURTLE}<http://o.org/> owl:imports <http://o.org/other> .")
    (tmp_path / CATALOGUE).write_text('<catalog><uri name="http://o.org/other" uri="other.ttl"/></catalog>')
    with pytest.raises(OntologyError, match=r"other\.ttl: No such file"):
        load_ontology(str(tmp_path / "o.ttl"))


@pytest.mark.parametrize(
    "constraint",
    [
        'sh:sparql [ sh:select "SELECT $this {{ SERVICE <{0}> {{ $this ?p ?o }} }}" ]',
        'sh:js [ sh:jsLibrary [ sh:jsLibraryURL "{0}" ] ]',
    ],
)
def test_shapes_run_nothing_and_fetch_nothing(tmp_path, listener, constraint):
    address, calls = listener
    (tmp_path / "ontology.ttl").write_text(TURTLE)
    shapes = "@prefix sh: <http://www.w3.org/ns/shacl#> . <http://o.org/S> a sh:NodeShape ; sh:targetNode <http://o.org/x> ; "
    imports = f"<http://o.org/> <http://www.w3.org/2002/07/owl#imports> <{address}> ."
    (tmp_path / "shapes.ttl").write_text(f"{shapes}{constraint.format(address)} . {imports}")
    with pytest.raises(OntologyError, match=r"shapes\.ttl: sh:\w+ is not run"):
        list(check_shapes(EmbeddedStore(), load_ontology(str(tmp_path))))
    (tmp_path / "shapes.ttl").write_text(f"{shapes} sh:nodeKind sh:IRI . {imports}")
    list(check_shapes(EmbeddedStore(), load_ontology(str(tmp_path))))
    time.sleep(0.1)
    assert calls == []


def test_listener_of_these_tests_hears(listener):
    address, calls = listener
    with pytest.raises(Exception, match=r"\w"):  # whatever rdflib says of no answer
        Graph().parse(data=json.dumps({"@context": address, "@id": "http://o.org/C"}), format="json-ld")
    time.sleep(0.2)
    assert len(calls) >= 1
