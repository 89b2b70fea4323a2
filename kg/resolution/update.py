"""Change a graph: put documents in or take them out, or apply decisions, and derive anew only what the change reaches.

In: a dataset, documents' graphs to add and to remove, the decisions. Out: the quads that come and the quads that go, for one
transaction. What is derived is a pure function of the documents' graphs and the decisions, so adding a document and
removing it again leaves the same bytes, and neither the order of documents nor the size of batches matters. Derived are

* `graph/resolution`: what is known of each name, which names are one thing and why, and with that `rdf:subject`,
  `rdf:object` and the other entities of every statement; which documents are one source;
* `graph/facts`: direct triples, each once, labels and types, and for each fact how many sources tell it and how sure it is.

What was inferred before (`graph/inferred`) goes: it may not follow any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import OWL, RDF, Literal, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.manifest import CONTENT_HASH
from kg.dataset.quads import Quad, Term
from kg.dataset.store import EmbeddedStore, Engine
from kg.dataset.terms import decimal_literal
from kg.dataset.view import View
from kg.identifiers import mint_iri
from kg.ontology import Ontology
from kg.resolution.bearers import RESOLVES_TO, Names
from kg.resolution.clusters import Cluster, cluster, hangs_on_company
from kg.resolution.decisions import Decisions
from kg.resolution.facts import ENTITY_DESCRIPTION, FactWriter, describe_entity, describe_relation, describe_value
from kg.resolution.readings import NAMES, DocumentReading, StatementReading, find_statement, read_document
from kg.resolution.sources import update_sources
from kg.vocabulary import KGO, STATEMENT_ROLES

TYPE = RDF.type
MEMBERSHIP = frozenset({OWL.sameAs, KGO.matchReason, KGO.matchScore})

Statements = dict[URIRef, StatementReading]


class Update:
    """One change of a graph."""

    def __init__(self, engine: Engine, base: str, ontology: Ontology, decisions: Decisions) -> None:
        self.view = View(engine)
        self.ontology = ontology
        self.decisions = decisions
        self.base = base
        self.graphs = GraphNames(base)
        self.resolution, self.facts = self.graphs.resolution, self.graphs.facts
        self._before = Names(View(engine), base, ontology, decisions)
        self.names = Names(self.view, base, ontology, decisions, self._before)
        self._effective: dict[URIRef, str] = {}
        self._canonical: dict[str, str] = {}

    def run(self, added: Mapping[URIRef, list[Quad]], removed: Iterable[URIRef] = (), decided: Iterable[str] = ()) -> None:
        """Put documents' graphs in, take others out, and look again at the names decided about; the change is then in `view`."""
        self._forget(self.graphs.inferred)
        self._derive(*self._replace_documents(added, removed), set(decided))

    def run_anew(self) -> None:
        """Derive everything from the documents' graphs alone, whatever was derived before."""
        self._forget(self.graphs.inferred, self.resolution, self.facts)
        self._before = Names(View(EmbeddedStore()), self.base, self.ontology, self.decisions)
        self.names = Names(self.view, self.base, self.ontology, self.decisions, self._before)
        graphs = sorted({quad[3] for quad in self.view.find(predicate=CONTENT_HASH)})
        self._derive([], [read_document(graph, self.view.find(graph=graph)) for graph in graphs], set())

    @property
    def has_effect(self) -> bool:
        """Whether anything that is derived is another than before."""
        inferred = self.graphs.inferred
        return any(quad[3] != inferred for changed in self.view.change for quad in changed)

    def _forget(self, *graphs: URIRef) -> None:
        for graph in graphs:
            self.view.remove(list(self.view.find(graph=graph)))

    def _derive(self, old: list[DocumentReading], new: list[DocumentReading], decided: set[str]) -> None:
        """Derive anew what a change of documents reaches, and what was decided about."""
        moved_sources = update_sources(self.view, self.resolution, old, new)
        moved = self.names.update(old, new, decided)
        renamed, entities = self._update_clusters(moved, decided)
        statements = {s.node: s for reading in new for s in reading.statements}
        gone = {s.node: s for reading in old for s in reading.statements if s.node not in statements}
        statements |= self._statements_to_rewrite(renamed, decided, {*statements, *gone})
        self._write_facts(statements, gone, moved_sources)
        entities |= {top(name) for name in moved for top in (self._before.canonical, self.canonical)}
        for iri in sorted(entities):
            self._write_entity(iri)
        self._write_values([*statements.values(), *gone.values()])

    def _replace_documents(
        self, added: Mapping[URIRef, list[Quad]], removed: Iterable[URIRef]
    ) -> tuple[list[DocumentReading], list[DocumentReading]]:
        """Put documents' graphs in the place of those that are there; return what was there and what is."""
        old = []
        for graph in dict.fromkeys([*added, *removed]):
            there = list(self.view.find(graph=graph))
            if there:
                old.append(read_document(graph, there))
            self.view.replace(there, added.get(graph, ()))
        return old, [read_document(graph, quads) for graph, quads in added.items()]

    # Which names are one thing.

    def canonical(self, name: str) -> str:
        """Return the name that stands for all names of a thing."""
        if name not in self._canonical:
            self._canonical[name] = self.names.canonical(name)
        return self._canonical[name]

    def _update_clusters(self, moved: set[str], decided: set[str]) -> tuple[set[str], set[str]]:
        """Cluster the names a change reaches; return those whose statements to look at, and the entities to describe anew."""
        changed = {n for n in moved if n in self.names.unlike or n in decided or hangs_on_company(n, self.names)}
        reached = set(changed)
        for name in changed:
            reached |= self._before.cluster_of(name)
        renamed: set[str] = set()
        written: set[str] = set()
        for group in cluster(sorted(reached), self.names, self.decisions):
            for name in (group.name, *group.joined):
                written.add(name)
                if self._write_membership(name, group):
                    renamed.add(name)
        for name in reached - written:  # what no document names any more
            gone = [q for q in self.view.find(URIRef(name), graph=self.resolution) if q[1] in MEMBERSHIP]
            self.view.remove(gone)
        tops = {top(name) for name in renamed | reached - written for top in (self._before.canonical, self.names.canonical)}
        return renamed | self._rejected_among(renamed | reached - written), renamed | tops

    def _write_membership(self, name: str, group: Cluster) -> bool:
        """Write which name stands for a name; tell whether it is another than before."""
        node = URIRef(name)
        old = [q for q in self.view.find(node, graph=self.resolution) if q[1] in MEMBERSHIP]
        new: list[Quad] = []
        if name != group.name:
            pair = group.joined[name]
            new = [
                (node, OWL.sameAs, URIRef(group.name), self.resolution),
                (node, KGO.matchReason, Literal(pair.reason), self.resolution),
                (node, KGO.matchScore, decimal_literal(f"{pair.score:.2f}"), self.resolution),
            ]
        self.view.replace(old, new)
        return {q[2] for q in old if q[1] == OWL.sameAs} != {q[2] for q in new if q[1] == OWL.sameAs}

    def _rejected_among(self, names: set[str]) -> set[str]:
        """Return the names that were or are one thing with these, where a rejected fact is about one of them all.

        What is rejected of a name is rejected of all its names, so that it counts for other statements when these change.
        """
        about = self.decisions.rejected_names
        if not about:
            return set()
        groups = (known.cluster_of(name) for name in names for known in (self._before, self.names))
        return {member for group in groups if group & about for member in group}

    # What is derived.

    def _statements_to_rewrite(self, renamed: set[str], decided: set[str], known: set[URIRef]) -> Statements:
        """Return the statements of documents that stay in which somebody else is meant, or that were decided about."""
        names = renamed | {member for name in decided for member in self.names.cluster_of(name)}
        locals_ = self.names.moved_locals | {local for name in names for local in self.names.bearers(name)}
        nodes = {statement for local in locals_ for statement in self.names.statements_about(local)} - known
        return {s.node: s for node in nodes if (s := find_statement(self.view, node, self.graphs)) is not None}

    def _write_facts(self, statements: Statements, gone: Statements, moved_sources: Iterable[URIRef]) -> None:
        """Write who is meant in statements and which facts they make, and take out what those that go made."""
        writer = FactWriter(self.view, self.base, self.ontology, self.decisions, self.facts, self.names.cluster_of)
        for node in gone:
            writer.drop(node)
            self.view.remove(list(self.view.find(node, graph=self.resolution)))
        for statement in statements.values():
            writer.put(statement, self._write_statement(statement))
        for graph in moved_sources:
            for quad in list(self.view.find(predicate=TYPE, object_=KGO.Statement, graph=graph)):
                writer.look_at(quad[0])
        writer.finish()

    def _entity_of(self, local: URIRef) -> URIRef:
        """Return the entity that a local entity is."""
        if local not in self._effective:
            instead = self.view.objects(local, RESOLVES_TO, self.resolution) or self.view.objects(local, NAMES)
            self._effective[local] = self.canonical(str(instead[0]))
        return URIRef(self._effective[local])

    def _write_statement(self, statement: StatementReading) -> dict[str, Term]:
        """Write who is meant in a statement; return subject, object and the others by slot."""
        ends: dict[str, Term] = {slot: self._entity_of(local) for slot, local in statement.slots}
        new: list[Quad] = [
            (statement.node, STATEMENT_ROLES[slot].property, self._entity_of(local), self.resolution)
            for slot, local in statement.slots
        ]
        self.view.replace(list(self.view.find(statement.node, graph=self.resolution)), new)
        if statement.value is not None:
            ends["object"] = statement.value
        return ends

    def _write_entity(self, iri: str) -> None:
        members = sorted(self.names.cluster_of(iri))
        profiles = [p for name in members if (p := self.names.profile(name)) is not None]
        stands = self.canonical(iri) == iri and profiles
        new = describe_entity(iri, profiles, self.decisions, members, self.facts) if stands else []
        node = URIRef(iri)
        old = [q for predicate in ENTITY_DESCRIPTION for q in self.view.find(node, predicate, graph=self.facts)]
        self.view.replace(old, new)

    def _write_values(self, statements: list[StatementReading]) -> None:
        """Describe the values and open relations that are used, and forget those that are not."""
        opened = mint_iri(self.base, "relation", "")
        for value in {v for s in statements for v in s.values}:
            used = next(self.view.find(object_=value), None) is not None
            old = list(self.view.find(value, graph=self.facts))
            self.view.replace(old, describe_value(value, self.facts) if used else [])
        for relation in {s.predicate for s in statements if s.predicate.startswith(opened)}:
            used = next(self.view.find(predicate=RDF.predicate, object_=relation), None) is not None
            old = list(self.view.find(relation, graph=self.facts))
            self.view.replace(old, describe_relation(relation, self.facts) if used else [])
