"""Look up what a graph knows of names: profiles, blocking keys, which names are one thing, who bears a name and in which context.

The index reads, and never writes. It remembers who is there, profiles, keys, blocks, contexts and which name stands for which: after a
change of these there must be a new one.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from rdflib import OWL, Literal, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.quads import Quad
from kg.dataset.statements import document_of
from kg.dataset.view import View
from kg.resolution.document_records import LocalEntity, read_entity
from kg.resolution.matching import Match, compare
from kg.resolution.profiles import Profile, partner_key, read_profile
from kg.vocabulary import KGO, LOCAL_ROLES

LARGEST_BLOCK = 200
"""Names by a blocking key; a key of more says nothing, and names are not compared by it.

Chosen by hand, as a bound: with it one more document costs the same beside 200 bearers of a last name as beside 270."""

MOST_DOCUMENTS = 200
"""Documents beyond which the context of a name is not looked at: it is mentioned with everybody, so that says nothing. Chosen by hand."""


@lru_cache(maxsize=1 << 12)
def name_node(base: str, name: str) -> URIRef:
    """Return the node that holds what is known of a name; it stands beside the entity's.

    >>> str(name_node("https://kg.example.org/", "https://kg.example.org/entity/Acme"))
    'https://kg.example.org/name/Acme'
    """
    return URIRef(name.replace(f"{base}entity/", f"{base}name/", 1))


def name_of(base: str, node: URIRef) -> str:
    """Return the name that a node holds what is known of."""
    return node.replace(f"{base}name/", f"{base}entity/", 1)


def total_profile(name: str, entities: Iterable[LocalEntity]) -> Profile | None:
    """Return what local entities together say of a name; None without any.

    What is known of an entity is of all its written names, so that these add nothing to it.
    """
    profiles = [entity.profile(name) for entity in entities if entity.form_of is None]
    return profiles[0].plus(profiles[1:]) if profiles else None


@dataclass(frozen=True, slots=True)
class CandidatePair:
    """Two names that were brought together by a blocking key, and why they may mean one thing."""

    name: Profile
    candidate: Profile
    match: Match


class NameIndex:
    """What a view of a dataset holds of names.

    Args:
        view: the dataset, with or without a change to it.
        base: the IRI that everything is minted under.
        profiles: those that are known already and need not be read.
    """

    def __init__(self, view: View, base: str, profiles: Mapping[str, Profile | None] | None = None) -> None:
        self._view = view
        self._base = base
        self._graphs = GraphNames(base)
        self._profiles: dict[str, Profile | None] = dict(profiles or {})
        self._keys: dict[str, list[str]] = {}
        self._blocks: dict[str, list[str] | None] = {}
        self._pairs: dict[str, tuple[CandidatePair, ...]] = {}
        self._contexts: dict[str, frozenset[str]] = {}
        self._canonical: dict[str, str] = {}
        self._borne = {name: True for name, profile in self._profiles.items() if profile is not None}

    # What is known of a name.

    def is_borne(self, name: str) -> bool:
        """Tell whether any local entity bears a name or is called so; of a name that none does nothing else is known."""
        if name not in self._borne:
            node, graph = name_node(self._base, name), self._graphs.resolution
            profile = self._view.find(node, KGO.profile, graph=graph)  # only of what is borne, and looked up soonest
            bearers = (profile, self._view.find(predicate=KGO.names, object_=URIRef(name)), self._assigned(name))
            self._borne[name] = any(next(quads, None) is not None for quads in bearers)
        return self._borne[name]

    def profile(self, name: str) -> Profile | None:
        """Return what is known of a name, or None where no document has it."""
        if name not in self._profiles and not self.is_borne(name):
            self._profiles[name] = None
        if name not in self._profiles:
            stored = self._view.objects(name_node(self._base, name), KGO.profile, self._graphs.resolution)
            self._profiles[name] = read_profile(name, str(stored[0])) if stored else self.sum_profile(name, self.bearers(name))
        return self._profiles[name]

    def sum_profile(self, name: str, bearers: Iterable[URIRef]) -> Profile | None:
        """Return what local entities together say of a name: each less its written names that bear another, and those that are here without it.

        Where some are called so, its label is theirs: those that are meant, too, as a person said, are called otherwise.
        """
        entities = [read_entity(self._view, self._graphs, bearer) for bearer in bearers]
        nodes = {str(entity.node) for entity in entities}
        own = total_profile(name, (entity for entity in entities if entity.name == name))
        entities = [e if own is None or e.name == name else e.relabelled(own.label) for e in entities]
        whole = [self._without_absent(entity, nodes) for entity in entities if entity.form_of is None]
        total, documents = total_profile(name, whole), {document_of(entity.node) for entity in whole}
        named = {document_of(entity.node) for entity in whole if entity.named}
        for form in entities:
            if form.form_of is not None and str(form.form_of) not in nodes:
                named |= {document_of(form.node)} - documents
                documents.add(document_of(form.node))
                total = form.profile(name) if total is None else total + form.profile(name)
        # Each document counts once, whatever it writes.
        return None if total is None else replace(total, documents=len(documents), named=len(named))

    def _without_absent(self, entity: LocalEntity, nodes: Container[str]) -> LocalEntity:
        """Return a local entity without its written names that are not among some nodes."""
        for quad in self._view.find(predicate=KGO.formOf, object_=entity.node):
            if str(quad[0]) not in nodes:
                entity = entity.without(read_entity(self._view, self._graphs, quad[0]))
        return entity

    def origins(self, name: str) -> frozenset[str]:
        """Return a name and the names that bearers of it were split from."""
        return frozenset({name, *map(str, self._view.objects(name_node(self._base, name), KGO.splitFrom, self._graphs.resolution))})

    def parts(self, name: str) -> list[str]:
        """Return the names that bearers of a name have instead."""
        if not self.is_borne(name):
            return []
        quads = self._view.find(predicate=KGO.splitFrom, object_=URIRef(name), graph=self._graphs.resolution)
        return [name_of(self._base, quad[0]) for quad in quads]

    # Which names to compare it with.

    def blocking_keys(self, name: str) -> list[str]:
        """Return the keys under which a name stands."""
        if name not in self._keys:
            node = name_node(self._base, name)
            stored = self._view.objects(node, KGO.blockKey, self._graphs.resolution) if self.is_borne(name) else []
            self._keys[name] = [str(term) for term in stored]
        return self._keys[name]

    def block(self, key: str) -> list[str] | None:
        """Return the names under a blocking key; None where they are too many to be compared, and then no more are read."""
        if key not in self._blocks:
            block = list(islice(self.names_under(key), LARGEST_BLOCK + 1))
            self._blocks[key] = block if len(block) <= LARGEST_BLOCK else None
        return self._blocks[key]

    def has_names_under(self, key: str) -> bool:
        """Tell whether there is a name under a blocking key."""
        return self.block(key) != []

    def names_under(self, key: str) -> Iterator[str]:
        """Yield the names under a blocking key, however many."""
        quads = self._view.find(predicate=KGO.blockKey, object_=Literal(key), graph=self._graphs.resolution)
        return (name_of(self._base, quad[0]) for quad in quads)

    def candidates(self, name: str) -> set[str]:
        """Return the names that a name is to be compared with."""
        candidates: set[str] = set()
        for key in self.blocking_keys(name):
            block = self.block(partner_key(key))
            # Those who are compared by the key in return count, too: a pair is seen from both of its sides or from none.
            if block and self.block(key) is not None:
                candidates.update(block)
        return candidates - {name}

    def pairs(self, name: str) -> tuple[CandidatePair, ...]:
        """Return the pairs of a name with those that it may mean the same as; two that were split from one are none."""
        if name not in self._pairs:
            self._pairs[name] = tuple(self._find_pairs(name))
        return self._pairs[name]

    def _find_pairs(self, name: str) -> Iterator[CandidatePair]:
        profile = self.profile(name)
        if profile is None:
            return
        for candidate in self.candidates(name):
            candidate_profile = self.profile(candidate)
            match = compare(profile, candidate_profile) if candidate_profile is not None else None
            if candidate_profile is not None and match is not None and not self.origins(name) & self.origins(candidate):
                yield CandidatePair(profile, candidate_profile, match)

    # Which names are one thing.

    def canonical(self, name: str) -> str:
        """Return the name that stands for all names of a thing."""
        if name not in self._canonical:
            stored = self._view.objects(URIRef(name), OWL.sameAs, self._graphs.resolution) if self.is_borne(name) else []
            self._canonical[name] = str(stored[0]) if stored else str(name)
        return self._canonical[name]

    def cluster_of(self, name: str) -> set[str]:
        """Return the names that are one thing with a name, itself among them."""
        if not self.is_borne(name):
            return {str(name)}
        canonical = self.canonical(name)
        quads = self._view.find(predicate=OWL.sameAs, object_=URIRef(canonical), graph=self._graphs.resolution)
        return {canonical, *(str(quad[0]) for quad in quads)}  # strings: rdflib's IRIs equal no string

    # Who bears it, and in which context.

    def bearers(self, name: str) -> list[URIRef]:
        """Return the local entities that bear a name."""
        own = self.own_bearers(name) if self.parts(name) else self.so_called(name)
        return own + self.assigned_bearers(name)

    def so_called(self, name: str) -> list[URIRef]:
        """Return the local entities that their documents call so, whether or not they bear another name instead."""
        return [quad[0] for quad in self._view.find(predicate=KGO.names, object_=URIRef(name))]

    def own_bearers(self, name: str) -> list[URIRef]:
        """Return the local entities that their documents call so and that bear no other name instead."""
        graph = self._graphs.resolution
        return [local for local in self.so_called(name) if not self._view.objects(local, KGO.resolvesTo, graph)]

    def assigned_bearers(self, name: str) -> list[URIRef]:
        """Return the local entities that bear a name instead of what their documents call them."""
        return [quad[0] for quad in self._assigned(name)]

    def _assigned(self, name: str) -> Iterator[Quad]:
        return self._view.find(predicate=KGO.resolvesTo, object_=URIRef(name), graph=self._graphs.resolution)

    def graphs_of(self, name: str) -> set[URIRef]:
        """Return the graphs of the documents that mean somebody by a name, or by another that is borne instead of it."""
        return self.graphs_among(self.bearers(name))

    def graphs_among(self, bearers: Iterable[URIRef]) -> set[URIRef]:
        """Return the graphs of the documents of local entities."""
        return {quad[3] for local in bearers for quad in self._view.find(local, KGO.names)}

    def is_own_in(self, name: str, graph: URIRef) -> bool:
        """Tell whether the document of a graph calls something by a name that it bears."""
        so_called = self._view.find(predicate=KGO.names, object_=URIRef(name), graph=graph)
        return any(not self._view.objects(quad[0], KGO.resolvesTo, self._graphs.resolution) for quad in so_called)

    def borne_name(self, local: URIRef, called: str) -> str:
        """Return the name that a local entity bears, "" if there is no such entity; `called` is "" where what its document calls it is not at hand."""
        assigned = self._view.objects(local, KGO.resolvesTo, self._graphs.resolution)
        if assigned or called:
            return str(assigned[0]) if assigned else called
        return str(next(iter(self._view.objects(local, KGO.names)), ""))

    def statements_about(self, local: URIRef) -> Iterator[URIRef]:
        """Yield the statements that speak of a local entity."""
        return (quad[0] for quad in self._view.find(object_=local) if quad[1] in LOCAL_ROLES)

    def share_context(self, first: Profile, second: Profile) -> bool:
        """Tell whether two names stand in statements with a third."""
        if max(first.documents, second.documents) > MOST_DOCUMENTS:
            return False
        return bool((self._context_of(first.iri) & self._context_of(second.iri)) - {first.iri, second.iri})

    def _context_of(self, name: str) -> frozenset[str]:
        """Return the names that stand in statements with a name."""
        if name not in self._contexts:
            context: set[str] = set()
            for statement in {s for local in self.bearers(name) for s in self.statements_about(local)}:
                for quad in self._view.find(statement):
                    if quad[1] in LOCAL_ROLES:
                        context.update(str(term) for term in self._view.objects(URIRef(str(quad[2])), KGO.names))
            self._contexts[name] = frozenset(context - {name})
        return self._contexts[name]
