"""JSON-LD 1.1: the union of all graphs, one object a node, with a context (https://www.w3.org/TR/json-ld11/)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping

from rdflib import RDF, XSD, Dataset, Literal, URIRef
from rdflib.term import Node

Json = dict[str, object]


def to_jsonld(dataset: Dataset, prefixes: Mapping[str, str]) -> str:
    """Return the union of all graphs; nodes and values are sorted, so equal graphs give equal bytes."""
    nodes: dict[str, dict[str, set[Node]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, object_, _ in dataset.quads():
        nodes[str(subject)][str(predicate)].add(object_)
    graph = [_node(iri, nodes[iri], prefixes) for iri in sorted(nodes)]
    document = {"@context": dict(sorted(prefixes.items())), "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _node(iri: str, properties: Mapping[str, set[Node]], prefixes: Mapping[str, str]) -> Json:
    node: Json = {"@id": iri}
    for predicate in sorted(properties):
        values = sorted(properties[predicate], key=lambda term: (str(term), getattr(term, "language", None) or ""))
        if predicate == str(RDF.type):
            node["@type"] = _one_or_many([_compact(str(value), prefixes) for value in values])
        else:
            node[_compact(predicate, prefixes)] = _one_or_many([_value(value) for value in values])
    return node


def _one_or_many(values: list[object]) -> object:
    return values[0] if len(values) == 1 else values


def _compact(iri: str, prefixes: Mapping[str, str]) -> str:
    """Shorten an IRI to prefix:name where that is what it expands to again."""
    fits = [(len(namespace), prefix) for prefix, namespace in prefixes.items() if iri.startswith(namespace)]
    if not fits:
        return iri
    length, prefix = max(fits)
    local = iri[length:]
    return f"{prefix}:{local}" if local and not local.startswith("//") else iri


def _value(term: Node) -> object:
    if isinstance(term, URIRef):
        return {"@id": str(term)}
    assert isinstance(term, Literal)
    if term.language:
        return {"@value": str(term), "@language": term.language}
    if term.datatype and term.datatype != XSD.string:
        return {"@value": str(term), "@type": str(term.datatype)}
    return str(term)
