"""Write who is meant in statements: the entities, over all documents, that their local entities are; and which are rejected.

What a person rejected is a triple, which holds back every statement that makes it a fact. All who read what stands as a fact leave out what
is held back, so that none of them needs to know of decisions. What is only possible, past, denied or said by others makes no fact, rejected
or not: it stays what its sentence says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rdflib import Literal, URIRef

from kg.dataset.quads import Quad, Term, term_line
from kg.dataset.statements import REJECTED
from kg.dataset.view import View
from kg.ontology import Ontology
from kg.resolution.basis import Basis
from kg.resolution.bearers import NameChange
from kg.resolution.clusters import ClusterChange
from kg.resolution.decisions import Decisions
from kg.resolution.document_records import DocumentChange, LocalStatement, read_statement
from kg.resolution.fact_index import FactKey
from kg.resolution.name_index import NameIndex
from kg.vocabulary import KGO, OBJECT, SUBJECT, StatementRole


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
    """A statement, the subject and the object that are meant in it, and whether it makes a fact that a person rejected."""

    statement: LocalStatement
    subject: URIRef | None
    object: Term | None
    is_rejected: bool = False

    @property
    def key(self) -> FactKey | None:
        """The triple that it says; None where it lacks a subject or an object."""
        return None if self.subject is None or self.object is None else (self.subject, self.statement.predicate, self.object)


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
    """Write who is meant in statements and which are rejected, and take out what was written of those that are gone; return the former."""
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
        arguments = [(role, entity_of[local]) for role, local in statement.arguments]
        each = _resolved(statement, arguments)
        if statement.factual and each.key is not None and is_rejected(each.key, index, basis.decisions, basis.ontology):
            each = replace(each, is_rejected=True)
        new: list[Quad] = [(node, role.property, entity, graph) for role, entity in arguments]
        new += [(node, KGO.heldBackBy, Literal(REJECTED), graph)] if each.is_rejected else []
        view.replace(old, new)
        resolved.append(each)
    return resolved


def _resolved(statement: LocalStatement, arguments: Iterable[tuple[StatementRole, URIRef]]) -> ResolvedStatement:
    entities = {role.name: entity for role, entity in arguments}
    object_ = statement.value if statement.value is not None else entities.get(OBJECT.name)
    return ResolvedStatement(statement, subject=entities.get(SUBJECT.name), object=object_)


def is_rejected(key: FactKey, index: NameIndex, decisions: Decisions, ontology: Ontology) -> bool:
    """Tell whether a person rejected a fact, of its entities or of names that are one entity with them, from either side if it has two."""
    rejected = decisions.rejected
    if not rejected:
        return False
    subject, predicate, object_ = key
    subjects = index.cluster_of(subject)
    if not isinstance(object_, URIRef):
        return any((s, str(predicate), term_line(object_)) in rejected for s in subjects)
    objects = {str(object_), *index.cluster_of(object_)}
    if any((s, str(predicate), f"<{o}>") in rejected for s in subjects for o in objects):
        return True
    is_other_side = any((o, str(predicate), f"<{s}>") in rejected for s in subjects for o in objects)
    return is_other_side and any(p.symmetric and p.iri == str(predicate) for p in ontology.properties.values())
