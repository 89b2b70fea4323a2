"""Write which documents are one source: those that are nearly the same text, by the bands that they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from rdflib import Literal, URIRef

from kg.dataset.quads import Quad
from kg.dataset.view import View
from kg.resolution.document_records import DocumentChange
from kg.vocabulary import KGO, PROV

Group = frozenset[URIRef]
"""Documents that are one source."""


def update_sources(view: View, graph: URIRef, documents: DocumentChange) -> set[URIRef]:
    """Write which documents are one source; return the graphs of the documents for which that changed.

    Args:
        view: the dataset with the documents of the change; written to.
        graph: where it is written.
        documents: the documents that come, go or are replaced.
    """
    if not documents.before:
        return _add_sources(view, graph, {d.document: d.bands for d in documents.after if d.document is not None})
    bands = {band for document in (*documents.before, *documents.after) for band in document.bands}
    gone = {document.document for document in documents.before if document.document is not None}
    waiting = [document for band in bands for document in _iter_documents_with(view, band)]
    waiting += [document for document in gone if next(view.find(document, KGO.minhashBand), None) is not None]
    seen: set[URIRef] = set()
    moved: set[URIRef] = set()
    for document in waiting:
        if document in seen:
            continue
        group = _group_of(view, document)
        seen |= group
        for member in group:
            moved |= _write_source(view, graph, member, min(group))
    for document in gone - seen:
        view.remove(list(view.find(document, KGO.sameSourceAs, graph=graph)))
    return moved


def _add_sources(view: View, graph: URIRef, bands_of: Mapping[URIRef, Iterable[str]]) -> set[URIRef]:
    """Write of what source new documents are.

    Documents that share a band are one source already, so one of them stands for all: a text that the graph holds a thousand
    times is not read a thousand times for the next.
    """
    moved: set[URIRef] = set()
    for group in _groups(bands_of, _links_by_bands(view, graph, bands_of)):
        first = min(group)
        for document in group:
            if document in bands_of:
                moved |= _write_source(view, graph, document, first)
            elif document != first:  # what stood for a source does so no more
                members = [quad[0] for quad in view.find(predicate=KGO.sameSourceAs, object_=document, graph=graph)]
                for member in (document, *members):
                    moved |= _write_source(view, graph, member, first)
    return moved


def _links_by_bands(view: View, graph: URIRef, bands_of: Mapping[URIRef, Iterable[str]]) -> Iterator[tuple[URIRef, URIRef]]:
    """Yield each new document with one that shares a band with it: for the documents of a source, the one that stands for it."""
    of_band: dict[str, URIRef] = {}
    for document, bands in bands_of.items():
        for band in bands:
            if band not in of_band:
                stored = next((d for d in _iter_documents_with(view, band) if d not in bands_of), None)
                of_band[band] = document if stored is None else _first_of(view, graph, stored)
            yield document, of_band[band]


def _groups(documents: Iterable[URIRef], links: Iterable[tuple[URIRef, URIRef]]) -> Iterator[Group]:
    """Yield the documents, and those they are linked with, in groups of all that are linked in one or several steps."""
    linked: dict[URIRef, set[URIRef]] = {document: set() for document in documents}
    for first, second in links:
        linked[first].add(second)
        linked.setdefault(second, set()).add(first)
    seen: set[URIRef] = set()
    for document in linked:
        if document not in seen:
            group = _closure(document, linked.__getitem__)
            seen |= group
            yield group


def _closure(start: URIRef, neighbours_of: Callable[[URIRef], Iterable[URIRef]]) -> Group:
    """Return all that can be reached from a document, itself among them."""
    group: set[URIRef] = set()
    queue = [start]
    while queue:
        current = queue.pop()
        if current not in group:
            group.add(current)
            queue += neighbours_of(current)
    return frozenset(group)


def _first_of(view: View, graph: URIRef, document: URIRef) -> URIRef:
    """Return the document that stands for the source of a document."""
    return next((URIRef(str(quad[2])) for quad in view.find(document, KGO.sameSourceAs, graph=graph)), document)


def _group_of(view: View, document: URIRef) -> Group:
    """Return the documents that are one source with a document, itself among them."""
    read: set[str] = set()

    def sharing_a_band_with(current: URIRef) -> Iterator[URIRef]:
        for band in {str(quad[2]) for quad in view.find(current, KGO.minhashBand)} - read:
            read.add(band)
            yield from _iter_documents_with(view, band)

    return _closure(document, sharing_a_band_with)


def _iter_documents_with(view: View, band: str) -> Iterator[URIRef]:
    return (quad[0] for quad in view.find(predicate=KGO.minhashBand, object_=Literal(band)))


def _write_source(view: View, graph: URIRef, document: URIRef, first: URIRef) -> set[URIRef]:
    """Write which document stands for a document's source; return the graph of the document if it is another than before."""
    old = list(view.find(document, KGO.sameSourceAs, graph=graph))
    new: list[Quad] = [(document, KGO.sameSourceAs, first, graph)] if document != first else []
    view.replace(old, new)
    if {quad[2] for quad in old} == {quad[2] for quad in new}:
        return set()
    return {quad[0] for quad in view.find(predicate=PROV.wasDerivedFrom, object_=document) if quad[0] == quad[3]}
