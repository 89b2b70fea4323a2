"""What pages show, of one state of a graph: its first page, entities, documents, facts, and what a search gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rdflib import RDF, URIRef

from kg.dataset import GraphNames, Quad
from kg.dataset.store import is_iri
from kg.graph import KnowledgeGraph
from kg.queries.stored import StoredQuery, list_stored_queries
from kg.queries.wording import date_words
from kg.server.addresses import iris_of
from kg.server.documents import DocumentEntry, DocumentReader
from kg.server.entities import EntityReader
from kg.server.facts import FactEntry, FactKey, FactReader
from kg.server.lines import Line, LineReader
from kg.server.names import NameEntry, NameIndex
from kg.vocabulary import NIF, PROV

MOST_STATEMENTS = 300
"""Statements that RDF about an entity holds: SPARQL gives all."""

ON_HOME = 8
"""Entries of each list on the first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The first page: what this graph is, and ways into it."""

    documents: int
    entities: int
    statements: int
    facts: int
    first: str
    last: str
    sources: tuple[tuple[str, int], ...]
    more_sources: int
    most_reported: tuple[FactEntry, ...]
    latest: tuple[FactEntry, ...]
    classes: tuple[tuple[str, list[NameEntry]], ...]
    entries: tuple[DocumentEntry, ...]


class Pages:
    """Make pages of a graph.

    Args:
        graph: the graph.
        root: what the server's addresses begin with.
        title: what the graph is called.
    """

    def __init__(self, graph: KnowledgeGraph, root: str = "", title: str = "") -> None:
        self.graph, self.title = graph, title
        self.lines = LineReader(graph, root)
        self.entities = EntityReader(self.lines)
        self.documents = DocumentReader(self.lines)
        self.facts = FactReader(self.lines)

    @cached_property
    def names(self) -> NameIndex:
        """The names of all entities."""
        return NameIndex(self.lines)

    @cached_property
    def document_entries(self) -> list[DocumentEntry]:
        """All documents, the latest first."""
        return self.documents.entries()

    @cached_property
    def questions(self) -> list[StoredQuery]:
        """The stored queries of the graph's ontology."""
        return list_stored_queries(self.graph.ontology.folder)

    def path(self, iri: str) -> str:
        """Return the address of what a graph's IRI names, on this server."""
        return self.lines.path(iri)

    def iri_at(self, path: str) -> str:
        """Return the IRI that a path means; empty where nothing in the graph has one that it may mean."""
        return next(filter(self.knows, iris_of(path.removeprefix("/"), self.graph.base)), "")

    def knows(self, iri: str) -> bool:
        """Tell whether the graph says anything of an IRI."""
        if not iri.startswith(self.graph.base) or not is_iri(iri):
            return False
        find, node = self.graph.engine.find, URIRef(iri)
        return any(next(quads, None) is not None for quads in (find(node), find(object_=node)))

    def lines_of(self, iri: str) -> list[Line]:
        """Return all lines about a thing: an entity's, a document's, those of a fact or a statement."""
        if (document := self.documents.read(iri)) is not None:
            return list(document.lines)
        if (fact := self.facts.read(iri)) is not None:
            return [fact.line]
        return self.lines.lines(self.entities.statements(self.entities.canonical(iri)))

    def describe(self, iri: str) -> list[Quad]:
        """Return the quads about a thing, and those of the statements about it with their sentences: what can be cited."""
        find = self.graph.engine.find
        node, inferred = URIRef(iri), GraphNames(self.graph.base).inferred
        quads = [q for q in find(node) if q[3] != inferred]
        statements = {q[2] for q in quads if q[1] == PROV.wasDerivedFrom and isinstance(q[2], URIRef)}
        for predicate in (RDF.subject, RDF.object):
            statements |= {q[0] for q in islice(find(predicate=predicate, object_=node), MOST_STATEMENTS)}
        for statement in sorted(statements | {node}):
            quads += find(statement)
            for evidence in find(statement, PROV.wasDerivedFrom):
                if isinstance(evidence[2], URIRef):
                    quads += find(evidence[2])
        for place in {q[2] for q in quads if q[1] == NIF.referenceContext}:
            if isinstance(place, URIRef):
                quads += find(place)
        return list(dict.fromkeys(quads))

    @cached_property
    def home(self) -> Home:
        """The first page."""
        entries, manifest = self.document_entries, self.graph.manifest
        days = [entry.day for entry in entries if entry.day]
        sources = Counter(entry.source for entry in entries if entry.source)
        facts = self.facts.keys()
        return Home(
            documents=manifest.documents,
            entities=len(self.names.entries),
            statements=manifest.statements,
            facts=len(facts),
            first=date_words(min(days, default="")),
            last=date_words(max(days, default="")),
            sources=tuple(sorted(sources.items(), key=lambda item: (-item[1], item[0]))[:ON_HOME]),
            more_sources=max(0, len(sources) - ON_HOME),
            most_reported=self._facts(sorted((key for key in facts if key.sources > 1), key=lambda key: (-key.sources, key.node))),
            latest=self._facts(sorted(facts, key=lambda key: (key.day, key.node), reverse=True)),
            classes=tuple(self.names.by_class(ON_HOME, ON_HOME)),
            entries=tuple(entries[:ON_HOME]),
        )

    def _facts(self, keys: Iterable[FactKey]) -> tuple[FactEntry, ...]:
        """Return the first facts whose subject has a name."""
        named = (key for key in keys if self.names.is_named(key.subject))
        return tuple(self.facts.entry(key) for key in islice(named, ON_HOME))
