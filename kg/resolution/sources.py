"""Tell which documents are one source: those that are nearly the same text, by the bands that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef

from kg.dataset.quads import Quad
from kg.dataset.view import View
from kg.resolution.readings import DocumentReading
from kg.vocabulary import KGO, PROV

SAME_SOURCE, BAND = KGO.sameSourceAs, KGO.minhashBand


def update_sources(view: View, graph: URIRef, old: Iterable[DocumentReading], new: Iterable[DocumentReading]) -> set[URIRef]:
    """Write which documents are one source into a graph; return the graphs of documents for which that changed."""
    old, new = list(old), list(new)
    if not old:
        return _add_sources(view, graph, new)
    bands = {band for reading in (*old, *new) for band in reading.bands}
    gone = {reading.document for reading in old if reading.document is not None}
    waiting = [document for band in bands for document in _documents_by(view, band)]
    waiting += [document for document in gone if next(view.find(document, BAND), None) is not None]
    seen: set[URIRef] = set()
    moved: set[URIRef] = set()
    while waiting:
        group = _group_of(view, waiting.pop(), seen)
        first = min(group, default=None)
        for document in group:
            moved |= _write_source(view, graph, document, first or document)
    for document in gone - seen:
        view.remove(list(view.find(document, SAME_SOURCE, graph=graph)))
    return moved


def _add_sources(view: View, graph: URIRef, new: Iterable[DocumentReading]) -> set[URIRef]:
    """Write of what source new documents are.

    Documents that share a band are one source already, so one of them stands for all: a text that is there a thousand times is
    not read a thousand times for the next.
    """
    bands = {reading.document: reading.bands for reading in new if reading.document is not None}
    groups: dict[URIRef, set[URIRef]] = {document: {document} for document in bands}
    of_band: dict[str, URIRef] = {}
    for document in bands:
        for band in bands[document]:
            if band not in of_band:
                known = next((d for d in _iter_documents_by(view, band) if d not in bands), None)
                of_band[band] = document if known is None else _first_of(view, graph, known)
            _join(groups, document, of_band[band])
    moved: set[URIRef] = set()
    for group in {id(group): group for group in groups.values()}.values():
        first = min(group)
        for document in group:
            if document in bands:
                moved |= _write_source(view, graph, document, first)
            elif document != first:  # what stood for a source does so no more
                members = [quad[0] for quad in view.find(predicate=SAME_SOURCE, object_=document, graph=graph)]
                for member in (document, *members):
                    moved |= _write_source(view, graph, member, first)
    return moved


def _first_of(view: View, graph: URIRef, document: URIRef) -> URIRef:
    """Return the document that stands for the source of one."""
    return next((URIRef(str(quad[2])) for quad in view.find(document, SAME_SOURCE, graph=graph)), document)


def _join(groups: dict[URIRef, set[URIRef]], one: URIRef, other: URIRef) -> None:
    """Make the groups of two documents one, in place."""
    group, joined = groups[one], groups.setdefault(other, {other})
    if group is not joined:
        group |= joined
        for document in joined:
            groups[document] = group


def _group_of(view: View, document: URIRef, seen: set[URIRef]) -> set[URIRef]:
    """Return the documents that are one source with a document, itself among them; none where it was seen."""
    group: set[URIRef] = set()
    bands: set[str] = set()
    queue = [document]
    while queue:
        current = queue.pop()
        if current in seen:
            continue
        seen.add(current)
        group.add(current)
        for band in {str(quad[2]) for quad in view.find(current, BAND)} - bands:
            bands.add(band)
            queue += _documents_by(view, band)
    return group


def _iter_documents_by(view: View, band: str) -> Iterator[URIRef]:
    return (quad[0] for quad in view.find(predicate=BAND, object_=Literal(band)))


def _documents_by(view: View, band: str) -> list[URIRef]:
    return list(_iter_documents_by(view, band))


def _write_source(view: View, graph: URIRef, document: URIRef, first: URIRef) -> set[URIRef]:
    old = list(view.find(document, SAME_SOURCE, graph=graph))
    new: list[Quad] = [(document, SAME_SOURCE, first, graph)] if document != first else []
    view.replace(old, new)
    if {q[2] for q in old} == {q[2] for q in new}:
        return set()
    return {quad[0] for quad in view.find(predicate=PROV.wasDerivedFrom, object_=document) if quad[0] == quad[3]}
