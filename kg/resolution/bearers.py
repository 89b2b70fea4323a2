"""Keep what is known of each name: who bears it in which document, and what they are called and taken for there.

A document's local entity bears the name that it has there, unless it is another of that name: because dates contradict one
another, or because a person said so. What is known of a name is the sum over its bearers, whatever happened before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from rdflib import OWL, Literal, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.quads import Quad
from kg.dataset.view import View
from kg.ontology import Ontology
from kg.resolution.clusters import LARGEST_BLOCK
from kg.resolution.decisions import Decisions
from kg.resolution.identities import Identities
from kg.resolution.names import Profile, keys
from kg.resolution.readings import NAMES, DocumentReading, LocalEntity, find_local, joined, profile_text, read_profile
from kg.vocabulary import KGO

PROFILE, KEY, PART_OF, RESOLVES_TO = KGO.profile, KGO.blockKey, KGO.splitFrom, KGO.resolvesTo
MOST_DOCUMENTS = 200
"""With more documents the company that a name keeps is not looked at: it has met everybody, so that tells nothing."""


class Names:
    """What is known of the names in a view of a dataset (`kg.resolution.clusters.Known`), written anew where a change reaches it.

    Args:
        view: the dataset as it will be.
        base: the IRI that everything is minted under.
        ontology: says which dates tell who a person is.
        decisions: what people decided.
        before: what was known before the change; itself where nothing is changed.

    Attributes:
        unlike: names that look otherwise than before the change, so that they may match others.
        moved_locals: local entities that bear another name than before the change.
    """

    def __init__(self, view: View, base: str, ontology: Ontology, decisions: Decisions, before: Names | None = None) -> None:
        self._view = view
        self._base = base
        self._before = before or self
        self._decisions = decisions
        self._graphs = GraphNames(base)
        self.graph = self._graphs.resolution
        self._identities = Identities(view, base, self.graph, ontology)
        self._profiles: dict[str, Profile | None] = {}
        self._company: dict[str, frozenset[str]] = {}
        self._blocks: dict[str, list[str] | None] = {}
        self._were_common: dict[str, bool] = {}
        self.unlike: set[str] = set()
        self.moved_locals: set[URIRef] = set()

    # What is known of names, at a node beside the entity's.

    def node_of(self, name: str) -> URIRef:
        """Return the node that tells of a name."""
        return URIRef(name.replace(f"{self._base}entity/", f"{self._base}name/", 1))

    def named(self, node: URIRef) -> str:
        """Return the name that a node tells of."""
        return node.replace(f"{self._base}name/", f"{self._base}entity/", 1)

    def profile(self, name: str) -> Profile | None:
        """Return what is known of a name, or None where no document has it any more."""
        if name not in self._profiles:
            stored = self._view.objects(self.node_of(name), PROFILE, self.graph)
            self._profiles[name] = read_profile(name, str(stored[0])) if stored else self._sum(name, self.bearers(name))
        return self._profiles[name]

    def _sum(self, name: str, locals_: Iterable[URIRef]) -> Profile | None:
        return _total(name, (find_local(self._view, local, self._graphs) for local in locals_))

    def origins(self, name: str) -> frozenset[str]:
        """Return a name and the names that bearers of it were split from."""
        return frozenset({name, *map(str, self._view.objects(self.node_of(name), PART_OF, self.graph))})

    def keys_of(self, name: str) -> list[str]:
        """Return the keys that a name is found by."""
        return [str(term) for term in self._view.objects(self.node_of(name), KEY, self.graph)]

    def names_by(self, key: str) -> list[str]:
        """Return the names found by a key, all of them."""
        return [self.named(quad[0]) for quad in self._with_key(key)]

    def compared_by(self, key: str) -> list[str] | None:
        """Return the names found by a key; None where they are too many to be compared: no more than that is read of them."""
        if key not in self._blocks:
            block = [self.named(quad[0]) for quad in islice(self._with_key(key), LARGEST_BLOCK + 1)]
            self._blocks[key] = block if len(block) <= LARGEST_BLOCK else None
        return self._blocks[key]

    def _with_key(self, key: str) -> Iterator[Quad]:
        return self._view.find(predicate=KEY, object_=Literal(key), graph=self.graph)

    def keys_changed(self, name: str) -> set[str]:
        """Return the keys that a name is, or was, found by."""
        gone = {str(q[2]) for q in self._view.removed(self.node_of(name)) if q[1] == KEY}
        return gone | set(self.keys_of(name))

    def was_common(self, key: str) -> bool:
        """Tell whether too many names to be compared were found by a key before the change."""
        if key not in self._were_common:
            came = sum(1 for q in self._view.added(Literal(key)) if q[1] == KEY)
            least = LARGEST_BLOCK + 1 + came - self._keys_gone[key]
            self._were_common[key] = sum(1 for _ in islice(self._with_key(key), max(0, least))) >= least
        return self._were_common[key]

    @cached_property
    def _keys_gone(self) -> Counter[str]:
        return Counter(str(q[2]) for q in self._view.change[1] if q[1] == KEY)

    # Which names are one thing.

    def canonical(self, name: str) -> str:
        """Return the name that stands for all names of a thing."""
        stored = self._view.objects(URIRef(name), OWL.sameAs, self.graph)
        return str(stored[0]) if stored else str(name)

    def cluster_of(self, name: str) -> set[str]:
        """Return the names that are one thing with a name."""
        top = self.canonical(name)
        others = self._view.find(predicate=OWL.sameAs, object_=URIRef(top), graph=self.graph)
        return {top, *(str(quad[0]) for quad in others)}  # strings: rdflib's IRIs equal no string

    # Who bears a name, and whom they meet.

    def bearers(self, name: str) -> list[URIRef]:
        """Return the local entities that bear a name."""
        if self._parts_there(name):
            return self._own(name) + self._assigned(name)
        return [quad[0] for quad in self._view.find(predicate=NAMES, object_=URIRef(name))] + self._assigned(name)

    def _own(self, name: str) -> list[URIRef]:
        """Return the local entities that a document calls so and that are no other of that name."""
        called = [quad[0] for quad in self._view.find(predicate=NAMES, object_=URIRef(name))]
        return [local for local in called if not self._view.objects(local, RESOLVES_TO, self.graph)]

    def _assigned(self, name: str) -> list[URIRef]:
        return [quad[0] for quad in self._view.find(predicate=RESOLVES_TO, object_=URIRef(name), graph=self.graph)]

    def statements_about(self, local: URIRef) -> Iterator[URIRef]:
        """Yield the statements that speak of a local entity."""
        return (quad[0] for quad in self._view.find(object_=local) if quad[1].endswith("Entity"))

    def share_company(self, one: Profile, other: Profile) -> bool:
        """Tell whether two names stand in statements with a third."""
        if max(one.documents, other.documents) > MOST_DOCUMENTS:
            return False
        return bool((self._company_of(one.iri) & self._company_of(other.iri)) - {one.iri, other.iri})

    def _company_of(self, name: str) -> frozenset[str]:
        """Return the names that stand in statements with a name."""
        if name not in self._company:
            met: set[str] = set()
            for statement in {s for local in self.bearers(name) for s in self.statements_about(local)}:
                for quad in self._view.find(statement):
                    if quad[1].endswith("Entity"):
                        met.update(str(term) for term in self._view.objects(URIRef(str(quad[2])), NAMES))
            self._company[name] = frozenset(met - {name})
        return self._company[name]

    # A change of who bears a name.

    def update(self, old: list[DocumentReading], new: list[DocumentReading], decided: set[str]) -> set[str]:
        """Write who bears the names that documents or decisions speak of; return all names that this reaches."""
        before, after = _locals_by_name(old), _locals_by_name(new)
        touched = {*before, *after, *(origin for name in decided for origin in self.origins(name))}
        dates = self._identities.update(touched, old, new)
        shared: set[str] = set()
        for name in sorted(touched):
            parts, there = self._identities.parts(name, dates.get(name, {})), self._parts_there(name)
            if there or parts or name in self._decisions.divided_names:
                shared |= {name, *there, *self._share_out(name, parts, before.get(name, ()))}
        for name in sorted(shared):
            self._write_shared(name)
        for name in (before.keys() | after.keys()) - shared:
            self._write_whole(name, before.get(name, ()), after.get(name, ()))
        self._blocks.clear()
        return touched | shared

    def _parts_there(self, name: str) -> list[str]:
        """Return the names that bearers of a name have instead."""
        return [self.named(q[0]) for q in self._view.find(predicate=PART_OF, object_=URIRef(name), graph=self.graph)]

    def _share_out(self, name: str, parts: dict[URIRef, str], before: Iterable[LocalEntity]) -> set[str]:
        """Say which name each local entity of a name bears; return these names."""
        there = list(self._view.find(predicate=NAMES, object_=URIRef(name)))
        for gone in {local.node for local in before} - {quad[0] for quad in there}:
            self._view.remove(list(self._view.find(gone, RESOLVES_TO, graph=self.graph)))
        shares: set[str] = set()
        for local, _, _, document in there:
            part = self._decided_part(name, parts.get(document, name), document)
            shares.add(part)
            old = list(self._view.find(local, RESOLVES_TO, graph=self.graph))
            new: list[Quad] = [(local, RESOLVES_TO, URIRef(part), self.graph)] if part != name else []
            if {q[2] for q in old} != {q[2] for q in new}:
                self.moved_locals.add(local)
            self._view.replace(old, new)
        return shares

    def _decided_part(self, name: str, part: str, document: URIRef) -> str:
        """Return the name that a bearer of a name in a document's graph has by what was decided, in the order it was."""
        for source, target in self._steps.get(document, ()):
            if source in (name, part):
                part = target
        return part

    @cached_property
    def _steps(self) -> dict[URIRef, tuple[tuple[str, str], ...]]:
        return {self._graphs.document(d): steps for d, steps in self._decisions.divisions.items()}

    def _looks_before(self, name: str) -> object:
        """Return by what a name was compared with others before the change."""
        profile = self._before.profile(name)
        return profile and profile.looks, self._before.origins(name)

    def _write_shared(self, name: str) -> None:
        """Write what is known of a name that some have who are called otherwise, or some do not have who are called so."""
        own, assigned = self._own(name), self._assigned(name)
        origins = {str(o) for local in assigned for o in self._view.objects(local, NAMES)}
        profile = self._sum(name, own + assigned)
        node = self.node_of(name)
        old = [quad for quad in self._view.find(node, graph=self.graph) if quad[1] in (PROFILE, KEY, PART_OF)]
        new: list[Quad] = [(node, PART_OF, URIRef(origin), self.graph) for origin in sorted(origins)]
        self._view.replace(old, [*self._profile_quads(node, profile), *new])
        self._keep(name, self._looks_before(name), (profile and profile.looks, frozenset({name, *origins})), profile)

    def _write_whole(self, name: str, before: Iterable[LocalEntity], after: Iterable[LocalEntity]) -> None:
        """Write what is known of a name that its own bearers have, as it was less some of them and with others."""
        node = self.node_of(name)
        there = list(self._view.find(node, graph=self.graph))
        stored = next((read_profile(name, str(q[2])) for q in there if q[1] == PROFILE), None)
        if any(q[1] == PART_OF for q in there):
            self._write_shared(name)
            return
        if stored is None:  # a thing without a name, which is its document's own, or a new name
            known, profile = _total(name, before), _total(name, after)
        else:
            known, profile = stored, _less(stored, name, before, after)
        self._view.replace([q for q in there if q[1] in (PROFILE, KEY)], list(self._profile_quads(node, profile)))
        self._keep(name, known and known.looks, profile and profile.looks, profile)

    def _profile_quads(self, node: URIRef, profile: Profile | None) -> Iterator[Quad]:
        """Yield what is known of a name; a thing without a name is found by nothing, and its one document tells it."""
        if profile is not None and profile.named:
            yield node, PROFILE, profile_text(profile), self.graph
            for key in sorted(keys(profile)):
                yield node, KEY, Literal(key), self.graph

    def _keep(self, name: str, before: object, after: object, profile: Profile | None) -> None:
        if before != after:
            self.unlike.add(name)
        self._profiles[name] = profile


def _total(name: str, locals_: Iterable[LocalEntity]) -> Profile | None:
    """Return what local entities together tell of a name."""
    total: Profile | None = None
    for local in locals_:
        own = local.profile(name)
        total = own if total is None else joined(total, own)
    return total


def _less(stored: Profile, name: str, before: Iterable[LocalEntity], after: Iterable[LocalEntity]) -> Profile | None:
    """Return what is known of a name without some of its bearers and with others."""
    for local in before:
        stored = joined(stored, local.profile(name), -1)
    for local in after:
        stored = joined(stored, local.profile(name))
    return stored if stored.documents else None


def _locals_by_name(readings: list[DocumentReading]) -> dict[str, list[LocalEntity]]:
    by_name: dict[str, list[LocalEntity]] = defaultdict(list)
    for reading in readings:
        for local in reading.locals:
            by_name[local.name].append(local)
    return by_name
