"""Say what a merge brings together: names whose classes exclude each other, and names that nobody spoke of; and what is to be merged, not renamed.

In: a graph, and the IRIs of the names that are to mean one thing, or do. Out: a `DatasetError`, or the names that come along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from rdflib import RDF, RDFS, URIRef

from kg.dataset.view import View
from kg.errors import DatasetError
from kg.lookup import entities_called
from kg.namespaces import local_name
from kg.resolution.links import DECIDED
from kg.resolution.name_index import NameIndex
from kg.resolution.uncertain_matches import label_of_name
from kg.stored import StoredGraph
from kg.vocabulary import KGO


@dataclass(frozen=True, slots=True)
class Companion:
    """A name that is one thing with others: what to ask for it by, and why it is, in words, with the score; "" where others are with it."""

    called: str
    reason: str

    def __str__(self) -> str:
        return f"{self.called} ({self.reason})" if self.reason else self.called


def check_classes(graph: StoredGraph, names: Iterable[str]) -> None:
    """Refuse to take names for one thing whose entities nothing can both be, as the ontology says.

    Raises:
        DatasetError: a person and a firm; names both, and what they are.
    """
    index = NameIndex(View(graph.engine), graph.base)
    entities = dict.fromkeys(index.canonical(name) for name in names)
    classes = {entity: class_of(graph, entity) for entity in entities}
    for first, second in combinations(entities, 2):
        if graph.ontology.is_disjoint(classes[first], classes[second]):
            called, second_called = (_called(graph, index, entity) for entity in (first, second))
            raise DatasetError(
                f"{called!r} is of class {classes[first]}, {second_called!r} of class {classes[second]}, and nothing is both",
                remedy=f"if they are one, say first what it is: kg retype GRAPH {second_called!r} {classes[first]}, or kg retype GRAPH "
                f"{called!r} {classes[second]}; --any-class (any_class=True) merges them all the same",
            )


def check_label(graph: StoredGraph, name: str, label: str) -> None:
    """Refuse to call a name's entity as another is called already: whoever wants that most often means that they are one.

    Raises:
        DatasetError: another is called so; names it, and how to merge them.
    """
    index = NameIndex(View(graph.engine), graph.base)
    entity = index.canonical(name)
    so_called = {index.canonical(str(node)) for node in entities_called(graph, label.strip())} - {entity}
    own = {str(quad[2]) for quad in graph.engine.find(URIRef(entity), RDFS.label, graph=graph.graphs.facts)}
    if so_called and label not in own:
        first = min(so_called)
        prefixed = first.replace(graph.prefixes["kge"], "kge:")
        called = next((str(quad[2]) for quad in graph.engine.find(URIRef(first), RDFS.label, graph=graph.graphs.facts)), label)
        raise DatasetError(
            f"{label!r} is what {prefixed} ({called}, {class_of(graph, first)}) is called already",
            remedy=f"if they are one: kg merge GRAPH {_called(graph, index, name)!r} {prefixed}; "
            "if they are two of one name: --same-name (same_name=True)",
        )


def class_of(graph: StoredGraph, name: str) -> str:
    """Return what a name's entity is, as the facts have it: the local name of its class."""
    entity = NameIndex(View(graph.engine), graph.base).canonical(name)
    types = graph.engine.find(URIRef(entity), RDF.type, graph=graph.graphs.facts)
    return next((local_name(str(quad[2])) for quad in types), "")


def companions(graph: StoredGraph, names: Iterable[str]) -> Mapping[str, Companion]:
    """Return the names that are one thing with some, by their IRIs."""
    names, index = set(names), NameIndex(View(graph.engine), graph.base)
    further = sorted({member for name in names for member in index.cluster_of(name)} - names)
    return {name: Companion(_called(graph, index, name), _reason(graph, name, names)) for name in further if index.is_borne(name)}


def _called(graph: StoredGraph, index: NameIndex, name: str) -> str:
    profile = index.profile(name)
    return label_of_name(profile, graph.decisions()) if profile is not None else local_name(name)


def _reason(graph: StoredGraph, name: str, names: Iterable[str]) -> str:
    """Return why a name is with the one that stands for all; of that one itself, why one of some names is with it."""
    for node in (name, *sorted(names)):
        (*reasons,), (*scores,) = (graph.engine.find(URIRef(node), p) for p in (KGO.matchReason, KGO.matchScore))
        if reasons and scores and (node == name or str(reasons[0][2]) != DECIDED):
            return f"{reasons[0][2]}; {scores[0][2]}"
    return ""
