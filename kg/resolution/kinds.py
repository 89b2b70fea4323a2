"""Set the bearers of a name apart by their kinds: a man and a city, a product and who buys companies, are no one thing.

In: a name, and the local entities that are called so. Out: those of another kind than most, with the name that they have instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rdflib import URIRef

from kg.dataset.view import View
from kg.english.classes import kind_of
from kg.models.gazetteer import place_kinds
from kg.namespaces import local_name
from kg.ontology import Ontology, Property
from kg.resolution.basis import Basis
from kg.resolution.document_records import LocalEntity, read_entity, read_statement
from kg.resolution.name_index import MOST_DOCUMENTS, NameIndex
from kg.vocabulary import KGO, OBJECT, SUBJECT

Classes = frozenset[str]


def is_of_several_kinds(name: str, before: NameIndex, entities: Iterable[LocalEntity]) -> bool:
    """Tell whether a name's bearers of before, and those of a change, are not all of one kind."""
    profile = before.profile(name)
    classes = {*(profile.classes if profile is not None else ()), *(c for entity in entities for c in entity.classes)}
    return len({kind_of(local_name(c)) for c in classes} - {""}) > 1


def names_by_kind(view: View, name: str, basis: Basis) -> dict[URIRef, str]:
    """Return the documents' graphs in which a name's bearer is of another kind than in most, and the name that it has instead.

    A man and a place are two. Others are where what is told of both fits one kind only: what somebody was born in hires nobody; a
    place that is known acts as its government. Of what is in more documents than a context is looked for in, nothing is told apart.
    """
    bearers = NameIndex(view, basis.base).so_called(name)
    if len(bearers) > MOST_DOCUMENTS:
        return {}
    kinds = _kinds_of(view, bearers, basis)
    main = min(kinds.values(), key=lambda kind: (-len(kind.graphs), kind.name), default=None)
    if main is None:
        return {}
    further = (kind for kind in kinds.values() if kind is not main and _are_two(main, kind, basis.ontology))
    return {graph: f"{name}_{kind.name}" for kind in further for graph in kind.graphs}


@dataclass(slots=True)
class _Kind:
    """The bearers of a name that are of one kind: where they stand, what they are read as, and what is asked of them."""

    name: str
    graphs: list[URIRef] = field(default_factory=list)
    class_names: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    roles: set[Classes] = field(default_factory=set)


def _kinds_of(view: View, bearers: Iterable[URIRef], basis: Basis) -> dict[str, _Kind]:
    kinds: dict[str, _Kind] = {}
    properties = {p.iri: p for p in basis.ontology.properties.values()}
    for local in bearers:
        entity = read_entity(view, basis.graphs, local)
        class_name = local_name(entity.classes[0]) if entity.classes else ""
        if name := kind_of(class_name):
            kind = kinds.setdefault(name, _Kind(name))
            if entity.form_of is None:
                kind.graphs += [quad[3] for quad in view.find(local, KGO.names)]
                kind.labels.add(entity.label)
            kind.class_names.add(class_name)
            kind.roles.update(_roles(view, local, properties, basis))
    return kinds


def _roles(view: View, local: URIRef, properties: Mapping[str, Property], basis: Basis) -> Iterator[Classes]:
    """Yield what the facts that are told of a local entity ask it to be."""
    for node in NameIndex(view, basis.base).statements_about(local):
        statement = read_statement(view, basis.graphs, node)
        if statement is not None and statement.factual and str(statement.predicate) in properties:
            term = properties[str(statement.predicate)]
            roles = [role for role, argument in statement.arguments if argument == local]
            yield from (term.domain if role == SUBJECT else term.range for role in roles if role in (SUBJECT, OBJECT))


def _are_two(main: _Kind, kind: _Kind, ontology: Ontology) -> bool:
    """Tell whether the bearers of two kinds are two things, and not one that was misread in some documents."""
    names = {main.name, kind.name}
    if names == {"person", "place"}:
        return True
    if not main.roles or not kind.roles or ("place" in names and not place_kinds().keys().isdisjoint(main.labels | kind.labels)):
        return False
    pairs = ((main.roles, kind.class_names), (kind.roles, main.class_names))
    return any(not any(ontology.could_be(classes, (c,)) for c in class_names) for roles, class_names in pairs for classes in roles)
