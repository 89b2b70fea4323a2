"""Read back the documents that a store holds: all that a graph was built of is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rdflib import URIRef

from kg.dataset.provenance import DOCUMENT_FIELDS
from kg.dataset.store import Engine
from kg.identifiers import minted_from
from kg.model import Document
from kg.places import read_places
from kg.vocabulary import DCTERMS, KGO, NIF


def stored_documents(engine: Engine, base: str) -> Iterator[Document]:
    """Yield the documents whose texts are, by their hashes, those that were read.

    Raises:
        DamageError: the store cannot be read.
    """

    def value(node: URIRef, predicate: URIRef) -> str:
        return next((str(quad[2]) for quad in engine.find(node, predicate)), "")

    for node, _, text, _ in engine.find(predicate=NIF.isString):
        if hashlib.sha256(str(text).encode()).hexdigest() == value(node, KGO.sha256):
            yield Document(
                id=minted_from(node.removeprefix(f"{base}document/")),
                text=str(text),
                date=value(node, DCTERMS.date),
                places=read_places(value(node, KGO.places)),
                **{name: value(node, predicate) for name, predicate in DOCUMENT_FIELDS.items()},
            )
