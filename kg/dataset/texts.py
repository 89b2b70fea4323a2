"""Read back the documents that a store holds: all that a graph was built of is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rdflib import URIRef

from kg.dataset.provenance import DOCUMENT_FIELDS
from kg.dataset.store import Engine
from kg.identifiers import mint_iri, minted_from
from kg.model import Document
from kg.places import read_places
from kg.vocabulary import DCTERMS, KGO, NIF


def stored_documents(engine: Engine, base: str) -> Iterator[Document]:
    """Yield the documents whose texts are, by their hashes, those that were read.

    Raises:
        DamageError: the store cannot be read.
    """
    for node, _, text, _ in engine.find(predicate=NIF.isString):
        document = _document(engine, base, node, str(text))
        if document is not None:
            yield document


def stored_document(engine: Engine, base: str, name: str) -> Document | None:
    """Return a document by its id; None where it is not there, or its text is not the one that was read."""
    node = URIRef(mint_iri(base, "document", name))
    text = next((str(quad[2]) for quad in engine.find(node, NIF.isString)), None)
    return _document(engine, base, node, text) if text is not None else None


def _document(engine: Engine, base: str, node: URIRef, text: str) -> Document | None:
    def value(predicate: URIRef) -> str:
        return next((str(quad[2]) for quad in engine.find(node, predicate)), "")

    if hashlib.sha256(text.encode()).hexdigest() != value(KGO.sha256):
        return None
    return Document(
        id=minted_from(node.removeprefix(f"{base}document/")),
        text=text,
        date=value(DCTERMS.date),
        places=read_places(value(KGO.places)),
        **{name: value(predicate) for name, predicate in DOCUMENT_FIELDS.items()},
    )
