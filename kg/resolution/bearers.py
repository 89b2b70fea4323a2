"""Write who bears which name, and what that says of the names.

A document's local entity bears the name that it has there, unless it is another of that name: because dates contradict each
other, because it is of another kind, or because a person said so. What is known of a name is the sum over its bearers, whatever happened before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import Literal, URIRef

from kg.dataset.quads import Quad
from kg.dataset.view import View
from kg.resolution.basis import Basis
from kg.resolution.decisions import Renaming
from kg.resolution.document_records import DocumentChange, DocumentRecord, LocalEntity, read_entity
from kg.resolution.identities import divergent_names, update_dates
from kg.resolution.kinds import is_of_several_kinds, names_by_kind
from kg.resolution.name_index import NameIndex, name_node, total_profile
from kg.resolution.profiles import Profile, blocking_keys, profile_literal, read_profile
from kg.vocabulary import KGO


@dataclass(frozen=True, slots=True)
class NameChange:
    """What a change of documents and decisions does to names.

    Attributes:
        affected: names whose bearers may be others than before.
        dissimilar: those that are compared with others by something else than before, so that they may match others.
        moved_bearers: local entities that bear another name than before.
        profiles: what is known of the affected names now; None of those that nobody bears any more.
    """

    affected: frozenset[str]
    dissimilar: frozenset[str]
    moved_bearers: frozenset[URIRef]
    profiles: Mapping[str, Profile | None]


@dataclass(frozen=True, slots=True)
class _Shares:
    """The names that the local entities so called bear, and those of them that bear another name than before."""

    names: frozenset[str]
    moved_bearers: frozenset[URIRef]


@dataclass(frozen=True, slots=True)
class _WrittenName:
    """What is known of a name now, and whether it is compared by something else than before."""

    profile: Profile | None
    is_dissimilar: bool


def update_names(view: View, before: NameIndex, documents: DocumentChange, decided: Iterable[str], basis: Basis) -> NameChange:
    """Write who bears the names that documents or decisions are about, and what is known of these names.

    Args:
        view: the dataset with the documents of the change; written to.
        before: the names before the change.
        documents: the documents that come, go or are replaced.
        decided: the names that new decisions are about.
        basis: what is derived depends on it.
    """
    former, current = _entities_by_name(documents.before), _entities_by_name(documents.after)
    touched = {*former, *current, *(origin for name in decided for origin in before.origins(name))}
    dates = update_dates(view, touched, before, documents, basis)
    renamings = {basis.graphs.document(document): steps for document, steps in basis.decisions.divisions.items()}
    shared: set[str] = set()
    moved: set[URIRef] = set()
    for name in sorted(touched):
        divergent, parts = divergent_names(basis.base, name, dates.get(name, {})), before.parts(name)
        if parts or is_of_several_kinds(name, before, current.get(name, ())):
            divergent |= names_by_kind(view, name, basis)
        if parts or divergent or name in basis.decisions.divided_names:
            shares = _write_shares(view, name, divergent, former.get(name, ()), renamings, basis)
            shared |= {name, *parts, *shares.names}
            moved |= shares.moved_bearers
    written = {name: _write_shared(view, name, before, basis) for name in sorted(shared)}
    for name in (former.keys() | current.keys()) - shared:
        written[name] = _write_whole(view, name, before, (former.get(name, ()), current.get(name, ())), basis)
    return NameChange(
        affected=frozenset(touched | shared),
        dissimilar=frozenset(name for name, result in written.items() if result.is_dissimilar),
        moved_bearers=frozenset(moved),
        profiles={name: result.profile for name, result in written.items()},
    )


def _entities_by_name(documents: Iterable[DocumentRecord]) -> dict[str, list[LocalEntity]]:
    by_name: dict[str, list[LocalEntity]] = defaultdict(list)
    for document in documents:
        for entity in document.entities:
            by_name[entity.name].append(entity)
    return by_name


def _write_shares(
    view: View,
    name: str,
    divergent: Mapping[URIRef, str],
    former: Iterable[LocalEntity],
    renamings: Mapping[URIRef, Sequence[Renaming]],
    basis: Basis,
) -> _Shares:
    """Write which name each local entity of a name bears."""
    graph = basis.graphs.resolution
    so_called = list(view.find(predicate=KGO.names, object_=URIRef(name)))
    for gone in {entity.node for entity in former} - {quad[0] for quad in so_called}:
        view.remove(list(view.find(gone, KGO.resolvesTo, graph=graph)))
    names: set[str] = set()
    moved: set[URIRef] = set()
    for local, _, _, document in so_called:
        steps = renamings.get(document, ())
        form = read_entity(view, basis.graphs, local).form if any(step.forms for step in steps) else ""
        borne = _borne_name(name, divergent.get(document, name), steps, form)
        names.add(borne)
        old = list(view.find(local, KGO.resolvesTo, graph=graph))
        new: list[Quad] = [(local, KGO.resolvesTo, URIRef(borne), graph)] if borne != name else []
        if {q[2] for q in old} != {q[2] for q in new}:
            moved.add(local)
        view.replace(old, new)
    return _Shares(frozenset(names), frozenset(moved))


def _borne_name(name: str, borne: str, renamings: Iterable[Renaming], form: str) -> str:
    """Return the name that a bearer of a name has by what was decided of its document, in the order in which it was; `form` is how it is written."""
    for renaming in renamings:
        if renaming.name in (name, borne) and (not renaming.forms or form in renaming.forms):
            borne = renaming.part
    return borne


def _write_shared(view: View, name: str, before: NameIndex, basis: Basis) -> _WrittenName:
    """Write what is known of a name that some bear who are called otherwise, or some do not bear who are called so."""
    index = NameIndex(view, basis.base)
    assigned = index.assigned_bearers(name)
    origins = {str(origin) for local in assigned for origin in view.objects(local, KGO.names)}
    profile = index.sum_profile(name, index.own_bearers(name) + assigned)
    node, graph = name_node(basis.base, name), basis.graphs.resolution
    old = [quad for quad in view.find(node, graph=graph) if quad[1] in (KGO.profile, KGO.blockKey, KGO.splitFrom)]
    new: list[Quad] = [(node, KGO.splitFrom, URIRef(origin), graph) for origin in sorted(origins)]
    view.replace(old, [*_profile_quads(node, profile, graph), *new])
    former = before.profile(name)
    comparable_before = (former and former.comparable, before.origins(name), bool(before.own_bearers(name)))
    comparable = (profile and profile.comparable, frozenset({name, *origins}), bool(index.own_bearers(name)))
    return _WrittenName(profile, comparable_before != comparable)


def _write_whole(
    view: View, name: str, before: NameIndex, entities: tuple[Sequence[LocalEntity], Sequence[LocalEntity]], basis: Basis
) -> _WrittenName:
    """Write what is known of a name that all who are called so bear: as it was, less some local entities and with others."""
    node, graph = name_node(basis.base, name), basis.graphs.resolution
    if before.is_borne(name) and before.origins(name) != {name}:
        return _write_shared(view, name, before, basis)
    properties = (KGO.profile, KGO.blockKey) if before.is_borne(name) else ()
    stored = [quad for predicate in properties for quad in view.find(node, predicate, graph=graph)]
    gone, come = entities
    former = next((read_profile(name, str(quad[2])) for quad in stored if quad[1] == KGO.profile), None)
    if former is None:  # an entity without a name, which is its document's own, or a new name
        former, profile = total_profile(name, gone), total_profile(name, come)
    else:
        profile = _changed(former, gone, come)
    view.replace(stored, _profile_quads(node, profile, graph))
    return _WrittenName(profile, (former and former.comparable) != (profile and profile.comparable))


def _changed(profile: Profile, gone: Iterable[LocalEntity], come: Iterable[LocalEntity]) -> Profile | None:
    """Return what is known of a name without some of its bearers and with others; None where none is left."""
    former, current = (total_profile(profile.iri, entities) for entities in (gone, come))
    profile = profile if former is None else profile - former
    profile = profile if current is None else profile + current
    return profile if profile.documents else None


def _profile_quads(node: URIRef, profile: Profile | None, graph: URIRef) -> Iterator[Quad]:
    """Yield what is known of a name; an entity without a name is compared with nothing, and its one document describes it."""
    if profile is not None and profile.named:
        yield node, KGO.profile, profile_literal(profile), graph
        for key in sorted(blocking_keys(profile)):
            yield node, KGO.blockKey, Literal(key), graph
