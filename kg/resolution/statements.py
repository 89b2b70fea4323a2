"""Write who is meant in statements: the entities, over all documents, that their local entities are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import URIRef

from kg.dataset.quads import Quad, Term
from kg.dataset.view import View
from kg.resolution.basis import Basis
from kg.resolution.bearers import NameChange
from kg.resolution.clusters import ClusterChange
from kg.resolution.document_records import DocumentChange, LocalStatement, read_statement
from kg.resolution.name_index import NameIndex
from kg.vocabulary import OBJECT, SUBJECT


@dataclass(frozen=True, slots=True)
class StatementChange:
    """The statements that a change reaches, by their nodes.

    Attributes:
        current: those that documents make now: new ones, and others in which somebody else may be meant than before.
        gone: those that no document makes any more.
        new: those of the current ones that no document made before, so that nothing is derived of them yet.
    """

    current: Mapping[URIRef, LocalStatement]
    gone: Mapping[URIRef, LocalStatement]
    new: frozenset[URIRef]


@dataclass(frozen=True, slots=True)
class ResolvedStatement:
    """A statement, and the subject and the object that are meant in it."""

    statement: LocalStatement
    subject: URIRef | None
    object: Term | None


def find_affected_statements(
    view: View,
    index: NameIndex,
    documents: DocumentChange,
    names: NameChange,
    clusters: ClusterChange,
    decided: Iterable[str],
    basis: Basis,
) -> StatementChange:
    """Return the statements of the documents of a change, and those of others in which somebody else is meant or was decided about."""
    own, former = documents.statements, documents.former_statements
    gone = {node: statement for node, statement in former.items() if node not in own}
    reached = clusters.renamed | {member for name in decided for member in index.cluster_of(name)}
    bearers = names.moved_bearers | {bearer for name in reached for bearer in index.bearers(name)}
    nodes = {node for bearer in bearers for node in index.statements_about(bearer)} - own.keys() - gone.keys()
    read = (read_statement(view, basis.graphs, node) for node in nodes)
    current = own | {s.node: s for s in read if s is not None}
    return StatementChange(current=current, gone=gone, new=frozenset(own.keys() - former.keys()))


def update_statements(
    view: View, index: NameIndex, documents: DocumentChange, statements: StatementChange, basis: Basis
) -> list[ResolvedStatement]:
    """Write who is meant in statements, and take out what was written of those that are gone; return the former."""
    graph = basis.graphs.resolution
    for node in statements.gone:
        view.remove(list(view.find(node, graph=graph)))
    local_entities = {local for statement in statements.current.values() for _, local in statement.arguments}
    called = {entity.node: entity.name for document in documents.after for entity in document.entities}
    names = {local: index.borne_name(local, called.get(local, "")) for local in local_entities}
    canonical = {name: URIRef(index.canonical(name)) for name in set(names.values())}
    entity_of = {local: canonical[name] for local, name in names.items()}
    resolved = []
    for node, statement in statements.current.items():
        old = list(view.find(node, graph=graph)) if node not in statements.new else []
        resolved.append(_write_statement(view, statement, old, entity_of, graph))
    return resolved


def _write_statement(
    view: View, statement: LocalStatement, old: Iterable[Quad], entity_of: Mapping[URIRef, URIRef], graph: URIRef
) -> ResolvedStatement:
    arguments = [(role, entity_of[local]) for role, local in statement.arguments]
    new: list[Quad] = [(statement.node, role.property, entity, graph) for role, entity in arguments]
    view.replace(old, new)
    entities = {role.name: entity for role, entity in arguments}
    object_ = statement.value if statement.value is not None else entities.get(OBJECT.name)
    return ResolvedStatement(statement, subject=entities.get(SUBJECT.name), object=object_)
