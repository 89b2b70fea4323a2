"""Turtle: the union of all graphs, for people and for tools without named graphs (https://www.w3.org/TR/turtle/)."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Dataset, Graph


def union_graph(dataset: Dataset, prefixes: Mapping[str, str]) -> Graph:
    """Return every triple of a dataset once, whatever graphs it is in."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    for subject, predicate, object_, _ in dataset.quads():
        graph.add((subject, predicate, object_))
    return graph


def to_turtle(dataset: Dataset, prefixes: Mapping[str, str]) -> str:
    """Return the union of all graphs as Turtle."""
    return union_graph(dataset, prefixes).serialize(format="turtle")
