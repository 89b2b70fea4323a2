"""Tell which documents are one source: those that are nearly the same text, by the bands that they share."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Literal, URIRef

from kg.dataset.provenance import DERIVED_FROM
from kg.dataset.quads import Quad
from kg.dataset.terms import kgo
from kg.dataset.view import View
from kg.resolution.readings import DocumentReading

SAME_SOURCE, BAND = kgo("sameSourceAs"), kgo("minhashBand")


def update_sources(view: View, graph: URIRef, old: Iterable[DocumentReading], new: Iterable[DocumentReading]) -> set[URIRef]:
    """Write which documents are one source into a graph; return the graphs of documents for which that changed."""
    bands = {band for reading in (*old, *new) for band in reading.bands}
    gone = {reading.document for reading in old if reading.document is not None}
    waiting = [document for band in bands for document in _documents_by(view, band)]
    waiting += [document for document in gone if next(view.find(document, BAND), None) is not None]
    seen: set[URIRef] = set()
    moved: set[URIRef] = set()
    while waiting:
        group = _group_of(view, waiting.pop(), seen)
        for document in group:
            moved |= _write_source(view, graph, document, min(group))
    for document in gone - seen:
        view.remove(list(view.find(document, SAME_SOURCE, graph=graph)))
    return moved


def _group_of(view: View, document: URIRef, seen: set[URIRef]) -> set[URIRef]:
    """Return the documents that are one source with a document, itself among them; none where it was seen."""
    group: set[URIRef] = set()
    queue = [document]
    while queue:
        current = queue.pop()
        if current in seen:
            continue
        seen.add(current)
        group.add(current)
        for quad in view.find(current, BAND):
            queue += _documents_by(view, str(quad[2]))
    return group


def _documents_by(view: View, band: str) -> list[URIRef]:
    return [quad[0] for quad in view.find(predicate=BAND, object_=Literal(band))]


def _write_source(view: View, graph: URIRef, document: URIRef, first: URIRef) -> set[URIRef]:
    old = list(view.find(document, SAME_SOURCE, graph=graph))
    new: list[Quad] = [(document, SAME_SOURCE, first, graph)] if document != first else []
    view.replace(old, new)
    if {q[2] for q in old} == {q[2] for q in new}:
        return set()
    return {quad[0] for quad in view.find(predicate=DERIVED_FROM, object_=document) if quad[0] == quad[3]}
