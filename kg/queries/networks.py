"""The facts of a graph as a networkx graph."""

from __future__ import annotations

from collections.abc import Mapping

import networkx
from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from kg.dataset import Engine, GraphNames, Term
from kg.namespaces import local_name
from kg.vocabulary import KGO

WHAT_STANDS_BEHIND = {
    KGO.sourceCount: "sources",
    KGO.confidence: "confidence",
    KGO.firstReported: "first_reported",
    KGO.lastReported: "last_reported",
}


def to_networkx(engine: Engine, prefixes: Mapping[str, str]) -> networkx.MultiDiGraph:
    """Return entities as nodes and the facts between them as edges.

    A node has `label`, `type`, `documents` (how many speak of it) and `aliases` (joined by "; "); facts with a literal for object
    are attributes under the property's name. An edge is keyed by its property's prefixed name and has `property`, `label`,
    `evidence` (statements), `sources`, `confidence`, and the ISO dates `first_reported` and `last_reported` where known.
    """
    facts = GraphNames.of(prefixes).facts
    nodes: dict[URIRef, dict[URIRef, list[Term]]] = {}
    for subject, predicate, object_, _ in engine.find(graph=facts):
        nodes.setdefault(subject, {}).setdefault(predicate, []).append(object_)
    graph = networkx.MultiDiGraph()
    for node in sorted(node for node, told in nodes.items() if KGO.documentCount in told):
        told = nodes[node]
        graph.add_node(
            str(node),
            label=str(told[RDFS.label][0]),
            type=min(local_name(str(t)) for t in told[RDF.type]),
            documents=int(told[KGO.documentCount][0]),
            aliases="; ".join(sorted(map(str, told.get(SKOS.altLabel, ())))),
        )
    for node, told in sorted(nodes.items()):
        if KGO.Fact in told.get(RDF.type, ()):
            _add_fact(graph, told, prefixes)
        elif str(node) in graph:
            for predicate, name in ((p, _property_name(str(p), prefixes)) for p in told):
                values = sorted(str(t) for t in told[predicate] if isinstance(t, Literal))
                if name is not None and values and predicate != KGO.documentCount:
                    graph.nodes[str(node)].setdefault(property_label(name), values[0])
    return graph


def _add_fact(graph: networkx.MultiDiGraph, told: Mapping[URIRef, list[Term]], prefixes: Mapping[str, str]) -> None:
    subject, predicate, object_ = (str(told[p][0]) for p in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget))
    name = _property_name(predicate, prefixes) or predicate
    if subject in graph and object_ in graph:
        fields: dict[str, object] = {"evidence": sum(len(terms) for p, terms in told.items() if p.endswith("wasDerivedFrom"))}
        for term, key in WHAT_STANDS_BEHIND.items():
            for value in told.get(term, ())[:1]:
                number = {"sources": int, "confidence": float}.get(key, str)
                fields[key] = number(str(value))
        graph.add_edge(subject, object_, key=name, property=name, label=property_label(name), **fields)


def _property_name(iri: str, prefixes: Mapping[str, str]) -> str | None:
    for prefix in ("kgo", "kgr"):
        if iri.startswith(prefixes[prefix]):
            return f"{prefix}:{iri.removeprefix(prefixes[prefix])}"
    return None


def property_label(name: str) -> str:
    """Return a property's name as words.

    >>> property_label("kgo:investsIn"), property_label("kgr:build_upon")
    ('invests in', 'build upon')
    """
    local = name.rpartition("#")[2].rpartition("/")[2].partition(":")[2] or name.rpartition("#")[2].rpartition("/")[2]
    words = local.replace("_", " ")
    return words if name.startswith("kgr:") else "".join(f" {c.lower()}" if c.isupper() else c for c in words).strip()
