"""Parse a file of RDF into a graph of rdflib: an ontology, shapes, a lexicon.

In: a file in any syntax that rdflib reads. Out: its graph, or an error that names file and line. Nothing is ever fetched.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

from kg.errors import OntologyError
from kg.namespaces import XSD
from kg.ontology.untrusted import refuse_untrusted

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SYNTAXES = ("turtle", "xml", "json-ld", "nt", "trig", "n3")


def parse_rdf(path: Path) -> Graph:
    """Parse a file in the syntax its ending tells, else in the first that fits. Nothing is fetched for it.

    Raises:
        OntologyError: it is no RDF, has no triples, or asks for what is not fetched; names file and line.
    """
    from rdflib.util import guess_format

    try:
        content = path.read_bytes()
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror or error}", remedy="check that the file is there and may be read") from error
    guessed = guess_format(path.name)
    problem: Exception | None = None
    for syntax in (guessed,) if guessed in SYNTAXES else SYNTAXES:
        try:
            refuse_untrusted(path, content, syntax)
            graph = _parse(content, syntax, path.resolve().as_uri())
        except OntologyError:
            raise
        except Exception as error:  # noqa: BLE001  # each of rdflib's parsers raises errors of its own; re-raised below
            problem = problem or error
            continue
        if not len(graph):
            raise OntologyError(f"{path}: no triples in it", remedy="an ontology declares owl:Class and owl:ObjectProperty terms")
        return graph
    known = f"as {guessed}" if guessed in SYNTAXES else f"in any of {', '.join(SYNTAXES)}"
    place = _line_of(problem)
    raise OntologyError(
        f"{path}{f', line {place}' if place else ''}: cannot be read {known}", remedy=" ".join(str(problem).split())[:200]
    ) from problem


def _line_of(error: Exception | None) -> int | None:
    for name in ("lines", "lineno"):
        if isinstance(value := getattr(error, name, None), int):
            return value + (name == "lines")  # rdflib's Turtle parser counts from 0
    number = getattr(error, "getLineNumber", None)
    return number() if callable(number) else None


def _parse(content: bytes, syntax: str, base: str) -> Graph:
    """Parse what is Turtle by Oxigraph's parser, which takes a twentieth of the time; what that refuses, and all else, by rdflib's."""
    from rdflib import Graph

    graph = Graph()
    if syntax != "turtle":
        return graph.parse(data=content, format=syntax, publicID=base)
    parser = pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE, base_iri=base)
    try:
        triples = [quad.triple for quad in parser]
    except SyntaxError:  # rdflib's parser takes some of these, and tells the line of the others
        return graph.parse(data=content, format=syntax, publicID=base)
    term = cache(_term)
    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    for prefix, namespace in parser.prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def _term(term: object) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.Literal):
        is_plain = term.language or term.datatype.value == f"{XSD}string"  # rdflib has a plain text for xsd:string
        return Literal(term.value, lang=term.language, datatype=None if is_plain else URIRef(term.datatype.value))
    assert isinstance(term, pyoxigraph.BlankNode), f"no term of Turtle: {term}"
    return BNode(term.value)
