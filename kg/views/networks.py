"""The facts of a graph as a networkx graph."""

from __future__ import annotations

from collections.abc import Mapping

import networkx
from rdflib import RDF, RDFS, Dataset, URIRef

from kg.namespaces import local_name


def to_networkx(dataset: Dataset, prefixes: Mapping[str, str]) -> networkx.MultiDiGraph:
    """Return entities as nodes (`label`, `type`) and facts between them as edges (key and `property`: the prefixed name; `label`).

    Facts with a literal for object are attributes of their subject, under the property's name.
    """
    facts = dataset.graph(URIRef(prefixes["kgg"] + "facts"))
    graph = networkx.MultiDiGraph()
    for node, label in sorted(facts.subject_objects(RDFS.label)):
        kind = min((local_name(str(t)) for t in facts.objects(node, RDF.type)), default="Entity")
        graph.add_node(str(node), label=str(label), type=kind)
    for subject, predicate, object_ in sorted(facts):
        name = _property_name(str(predicate), prefixes)
        if name is None or str(subject) not in graph:
            continue
        if str(object_) in graph:
            graph.add_edge(str(subject), str(object_), key=name, property=name, label=property_label(name))
        else:
            graph.nodes[str(subject)].setdefault(property_label(name), str(object_))
    return graph


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
    local = name.partition(":")[2].replace("_", " ")
    return "".join(f" {c.lower()}" if c.isupper() and name.startswith("kgo:") else c for c in local).strip()
