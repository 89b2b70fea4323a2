"""Write what entities, values and open relations are called and what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rdflib import RDF, RDFS, SKOS, Literal, URIRef

from kg.dataset.quads import Quad
from kg.dataset.terms import decimal_literal, integer_literal, money_of
from kg.dataset.view import View
from kg.identifiers import mint_iri
from kg.namespaces import local_name
from kg.resolution.basis import Basis
from kg.resolution.document_counts import count_documents
from kg.resolution.document_records import LocalStatement
from kg.resolution.name_index import NameIndex
from kg.resolution.profiles import Profile, preference
from kg.resolution.statements import StatementChange
from kg.vocabulary import KGO

ENTITY_PROPERTIES = (RDF.type, RDFS.label, SKOS.altLabel, KGO.documentCount)
NO_COUNTS: Mapping[str, int] = {}


def update_entities(
    view: View, index: NameIndex, before: NameIndex, entities: Iterable[str], basis: Basis, counts: Mapping[str, int] = NO_COUNTS
) -> None:
    """Write the descriptions of entities; of a name that stands for none any more there is none.

    Args:
        view: the dataset; written to.
        index: the names now.
        before: the names before the change.
        entities: canonical names, and those that were.
        basis: what is derived depends on it.
        counts: how many documents more speak of an entity of several names, where that is known; of others they are counted.
    """
    graph = basis.graphs.facts
    for entity in sorted(entities):
        members = sorted(index.cluster_of(entity))
        profiles = [profile for name in members if (profile := index.profile(name)) is not None]
        is_canonical = index.canonical(entity) == entity and profiles
        properties = ENTITY_PROPERTIES if before.is_borne(entity) else ()
        old = [quad for predicate in properties for quad in view.find(URIRef(entity), predicate, graph=graph)]
        documents = 0
        if is_canonical:
            stored = next((int(str(quad[2])) for quad in old if quad[1] == KGO.documentCount), None)
            is_known = stored is not None and entity in counts
            documents = (stored or 0) + counts[entity] if is_known else count_documents(index, profiles)
        view.replace(old, _entity_quads(entity, profiles, members, documents, basis) if is_canonical else [])


def _entity_quads(entity: str, profiles: Iterable[Profile], members: Sequence[str], documents: int, basis: Basis) -> Iterator[Quad]:
    """Yield what an entity is called and what it is, by all its names and by what people decided, and how many documents speak of it."""
    decisions, graph = basis.decisions, basis.graphs.facts
    ordered = sorted(profiles, key=preference)
    total = ordered[0]
    for profile in ordered[1:]:
        total += profile
    node = URIRef(entity)
    latest_first = sorted(members, key=lambda name: decisions.described.get(name, -1))[::-1]
    label = next((decisions.labels[name] for name in latest_first if name in decisions.labels), ordered[0].label)
    class_iri = next((decisions.classes[name] for name in latest_first if name in decisions.classes), total.class_iri)
    yield node, RDFS.label, Literal(label, lang="en"), graph
    yield node, RDF.type, URIRef(class_iri or KGO.Entity), graph
    yield node, KGO.documentCount, integer_literal(documents), graph
    for alias in sorted({*total.aliases, *total.labels} - {label}):
        yield node, SKOS.altLabel, Literal(alias, lang="en"), graph


def update_values(view: View, statements: StatementChange, basis: Basis) -> None:
    """Write the descriptions of the amounts and open relations in statements; of those in no statement any more there is none."""
    graph, open_relation = basis.graphs.facts, mint_iri(basis.base, "relation", "")
    now, gone = (_values(made, open_relation) for made in (statements.current.values(), statements.gone.values()))
    for amount in now.amounts | gone.amounts:
        is_used = amount in now.amounts or next(view.find(object_=amount), None) is not None
        view.replace(list(view.find(amount, graph=graph)), _amount_quads(amount, graph) if is_used else [])
    for relation in now.relations | gone.relations:
        is_used = relation in now.relations or next(view.find(predicate=RDF.predicate, object_=relation), None) is not None
        view.replace(list(view.find(relation, graph=graph)), _relation_quads(relation, graph) if is_used else [])


class _Values(NamedTuple):
    """The amounts and the open relations in statements."""

    amounts: frozenset[URIRef]
    relations: frozenset[URIRef]


def _values(statements: Iterable[LocalStatement], open_relation: str) -> _Values:
    statements = list(statements)
    amounts = frozenset(amount for statement in statements for amount in statement.amounts)
    return _Values(amounts, frozenset(s.predicate for s in statements if s.predicate.startswith(open_relation)))


def _amount_quads(node: URIRef, graph: URIRef) -> Iterator[Quad]:
    """Yield the currency and the number, or the least and the most, of an amount of money."""
    currency, numbers = money_of(node)
    yield node, RDF.type, KGO.MonetaryAmount, graph
    yield node, RDFS.label, Literal(f"{currency} {'/'.join(numbers)}", lang="en"), graph
    yield node, KGO.currency, Literal(currency), graph
    for number in numbers:
        yield node, KGO.value, decimal_literal(number), graph


def _relation_quads(node: URIRef, graph: URIRef) -> Iterator[Quad]:
    """Yield the words of an open relation, which its IRI is made of."""
    yield node, RDF.type, KGO.OpenRelation, graph
    yield node, RDFS.label, Literal(local_name(node).replace("_", " "), lang="en"), graph
