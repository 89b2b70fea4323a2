"""The names of the graphs in a dataset: one for each document, and those that are derived or describe the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rdflib import URIRef

from kg.identifiers import mint_iri, minted_from
from kg.namespaces import base_of

_KIND, _DOCUMENT, _MANIFEST = "graph", "document-", "manifest"

MANIFEST_LINE_END = f"/{_KIND}/{_MANIFEST}> .\n".encode()
"""How lines of N-Quads of the manifest's graph end, whatever base they were minted under."""


@dataclass(frozen=True)
class GraphNames:
    """The names of the graphs of a dataset that is minted under a base.

    >>> names = GraphNames("https://kg.example.org/")
    >>> str(names.document("a b"))
    'https://kg.example.org/graph/document-a%20b'
    >>> names.document_id(names.document("a b")), names.is_document(names.facts)
    ('a b', False)
    """

    base: str

    @classmethod
    def of(cls, prefixes: Mapping[str, str]) -> GraphNames:
        """Return the names of the graphs of a dataset that has these prefixes."""
        return cls(base_of(prefixes))

    @cached_property
    def resolution(self) -> URIRef:
        """The graph of who is meant: which names are one entity, and whom each statement speaks of."""
        return self._named("resolution")

    @cached_property
    def facts(self) -> URIRef:
        """The graph of facts, with the entities' labels and classes."""
        return self._named("facts")

    @cached_property
    def inferred(self) -> URIRef:
        """The graph of what was inferred."""
        return self._named("inferred")

    @cached_property
    def manifest(self) -> URIRef:
        """The graph that the manifest is in."""
        return self._named(_MANIFEST)

    def document(self, document_id: str) -> URIRef:
        """Return the name of a document's graph."""
        return self._named(_DOCUMENT + document_id)

    def is_document(self, graph: str) -> bool:
        """Tell whether a graph is that of a document."""
        return graph.startswith(self._of_documents)

    def document_id(self, graph: str) -> str:
        """Return the id of the document whose graph this is; empty where it is that of none."""
        return minted_from(graph.removeprefix(self._of_documents)) if self.is_document(graph) else ""

    @cached_property
    def _of_documents(self) -> str:
        return self._named(_DOCUMENT)

    def _named(self, name: str) -> URIRef:
        return URIRef(mint_iri(self.base, _KIND, name))
