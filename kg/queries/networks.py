"""The facts of a graph as a networkx graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import networkx

from kg.dataset import Engine, GraphNames
from kg.dataset.statements import FactRecord, iter_entities, read_facts, read_rows
from kg.namespaces import base_of
from kg.vocabulary import PROV


def to_networkx(engine: Engine, prefixes: Mapping[str, str]) -> networkx.MultiDiGraph:
    """Return entities as nodes and the facts between them as edges.

    A node has `label`, `type`, `documents` (how many speak of it) and `aliases` (joined by "; "); facts with a literal for object
    are attributes under the property's name. An edge is keyed by its property's prefixed name and has `property`, `label`,
    `evidence` (statements), `sources`, `confidence`, and the ISO dates `first_reported` and `last_reported` where known.
    """
    base = base_of(prefixes)
    graph = networkx.MultiDiGraph()
    for entity in iter_entities(engine, base):
        attributes: dict[str, object] = {
            "label": entity.label,
            "type": entity.class_name,
            "documents": entity.documents,
            "aliases": "; ".join(entity.aliases),
        }
        for predicate, literals in sorted(entity.values.items()):
            if (name := _property_name(predicate, prefixes)) is not None:
                attributes.setdefault(property_label(name), min(map(str, literals)))
        graph.add_node(str(entity.node), **attributes)
    statements = Counter(row[0] for row in read_rows(engine, {}, PROV.wasDerivedFrom, graph=GraphNames(base).facts))
    for fact in read_facts(engine, base):
        subject, property_, object_ = map(str, fact.triple)
        if subject in graph and object_ in graph:
            key = _property_name(property_, prefixes) or property_
            graph.add_edge(
                subject, object_, key=key, property=key, label=property_label(key), **_support(fact, statements[fact.node])
            )
    return graph


def _support(fact: FactRecord, statements: int) -> dict[str, object]:
    """Return what stands behind a fact; dates that are not known are left out."""
    dates = {"first_reported": fact.first_reported, "last_reported": fact.last_reported}
    return {
        "evidence": statements,
        "sources": fact.sources,
        "confidence": fact.confidence,
        **{name: date for name, date in dates.items() if date},
    }


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
