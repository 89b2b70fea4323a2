"""Change a graph: put documents in or take them out, or apply decisions, and derive anew only what the change reaches.

In: a dataset, documents' graphs to add and to remove, the decisions. Out: the quads that come and the quads that go, for one
transaction. What is derived is a pure function of the documents' graphs and the decisions, so adding a document and
removing it again leaves the same bytes, and neither the order of documents nor the size of batches matters. Derived are

* `graph/resolution`: what is known of each name, which names are one thing and why, and with that `rdf:subject`,
  `rdf:object` and the other entities of every statement; which documents are one source;
* `graph/facts`: direct triples, each once, labels and types, and for each fact how many sources tell it and how sure it is.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from rdflib import OWL, RDF, Literal, URIRef

from kg.dataset.provenance import DERIVED_FROM
from kg.dataset.quads import Quad, Term
from kg.dataset.store import Engine
from kg.dataset.terms import decimal_literal, kgo
from kg.dataset.view import View
from kg.identifiers import mint_iri, slug
from kg.namespaces import local_name
from kg.ontology import Ontology
from kg.resolution.clusters import Cluster, cluster, hangs_on_company
from kg.resolution.decisions import Decisions
from kg.resolution.facts import ENTITY_DESCRIPTION, FactWriter, describe_entity, describe_relation, describe_value
from kg.resolution.names import Profile, keys
from kg.resolution.readings import (
    NAMES,
    DocumentReading,
    LocalEntity,
    StatementReading,
    find_local,
    find_statement,
    joined,
    profile_text,
    read_document,
    read_profile,
)

TYPE = RDF.type
PREDICATE_OF = RDF.predicate

PROFILE, KEY, PART_OF, RESOLVES_TO = kgo("profile"), kgo("blockKey"), kgo("splitFrom"), kgo("resolvesTo")
IDENTITY, SAME_SOURCE, BAND = kgo("identity"), kgo("sameSourceAs"), kgo("minhashBand")
MOST_DOCUMENTS = 200
"""With more documents the company that a name keeps is not looked at: it has met everybody, so that tells nothing."""

SLIP = 2
"""Years by which reports of one birthday may differ; a greater difference tells of two persons."""

PREDICATES = {"subject": RDF.subject, "object": RDF.object}
Parts = dict[URIRef, str]
"""A document's graph -> the name that the bearer of a name in it gets instead."""


class Update:
    """One change of a graph."""

    def __init__(self, engine: Engine, base: str, ontology: Ontology, decisions: Decisions) -> None:
        self.view = View(engine)
        self.ontology = ontology
        self.decisions = decisions
        self.base = base
        self.resolution = URIRef(mint_iri(base, "graph", "resolution"))
        self.facts = URIRef(mint_iri(base, "graph", "facts"))
        self._profiles: dict[str, Profile | None] = {}
        self._company: dict[str, frozenset[str]] = {}
        self._effective: dict[URIRef, str] = {}
        self._canonical: dict[str, str] = {}
        self._moved_locals: set[str] = set()
        self._unlike: set[str] = set()
        """Names that look otherwise than before, so that they may match others."""

    def run(self, added: Mapping[URIRef, list[Quad]], removed: Iterable[URIRef] = (), names: Iterable[str] = ()) -> None:
        """Put documents' graphs in, take others out, and look again at some names; the change is then in `view.change`."""
        new = [read_document(graph, quads) for graph, quads in added.items()]
        old = []
        for graph in dict.fromkeys([*added, *removed]):
            there = list(self.view.find(graph=graph))
            if there:
                old.append(read_document(graph, there))
            self.view.replace(there, added.get(graph, ()))
        statements = {s.node: s for reading in new for s in reading.statements}
        gone = {s.node: s for reading in old for s in reading.statements if s.node not in statements}
        moved_sources = self._update_sources(old, new)

        touched = {local.name for reading in (*old, *new) for local in reading.locals} | set(names)
        entities = {self._old_canonical(name) for name in touched}
        moved = self._update_names(touched, old, new, set(names))
        entities |= {self._old_canonical(name) for name in moved}
        renamed = self._update_clusters(moved, set(names))
        entities |= renamed
        decided = {member for name in names for member in self.cluster_of(name)}
        for node in self._statements_about(renamed | self._moved_locals | decided):
            if node not in statements and node not in gone:
                found = find_statement(self.view, node)
                if found is not None:
                    statements[node] = found
        writer = FactWriter(self.view, self.base, self.ontology, self.decisions, self.facts, self._members)
        for node in gone:
            writer.drop(node)
            self.view.remove(list(self.view.find(node, graph=self.resolution)))
        for statement in statements.values():
            ends = self._write_statement(statement)
            writer.put(statement, ends)
        for graph in moved_sources:
            for quad in list(self.view.find(predicate=TYPE, object_=kgo("Statement"), graph=graph)):
                writer.look_at(quad[0])
        writer.finish()
        entities |= {self.canonical(name) for name in moved}
        for iri in sorted(entities):
            self._write_entity(iri)
        values = {v for s in (*statements.values(), *gone.values()) for v in s.values}
        open_base = mint_iri(self.base, "relation", "")
        relations = {s.predicate for s in (*statements.values(), *gone.values()) if s.predicate.startswith(open_base)}
        self._write_values(values, relations)

    # What is known of names, at a node beside the entity's.

    def _name_node(self, name: str) -> URIRef:
        return URIRef(name.replace(f"{self.base}entity/", f"{self.base}name/", 1))

    def named(self, node: URIRef) -> str:
        """Return the name that a node tells of."""
        return node.replace(f"{self.base}name/", f"{self.base}entity/", 1)

    def profile(self, name: str) -> Profile | None:
        """Return what is known of a name, or None where no document has it any more."""
        if name not in self._profiles:
            stored = self.view.objects(self._name_node(name), PROFILE, self.resolution)
            if stored:
                self._profiles[name] = read_profile(name, str(stored[0]))
            else:
                found = [find_local(self.view, quad[0]) for quad in self.view.find(predicate=NAMES, object_=URIRef(name))]
                self._profiles[name] = self._sum(name, found)
        return self._profiles[name]

    @staticmethod
    def _sum(name: str, locals_: Iterable[LocalEntity]) -> Profile | None:
        total: Profile | None = None
        for local in locals_:
            one = local.profile(name)
            total = one if total is None else joined(total, one)
        return total

    def origin(self, name: str) -> str:
        """Return the name that a name was split from, or itself."""
        found = self.view.objects(self._name_node(name), PART_OF, self.resolution)
        return str(found[0]) if found else name

    def keys_of(self, name: str) -> list[str]:
        """Return the keys that a name is found by."""
        return [str(term) for term in self.view.objects(self._name_node(name), KEY, self.resolution)]

    def names_by(self, key: str) -> list[str]:
        """Return the names found by a key."""
        return [self.named(quad[0]) for quad in self.view.find(predicate=KEY, object_=Literal(key), graph=self.resolution)]

    def cluster_of(self, name: str) -> set[str]:
        """Return the names that were one thing with a name."""
        top = self._old_canonical(name)
        return {top, *(str(quad[0]) for quad in self.view.find(predicate=OWL.sameAs, object_=URIRef(top), graph=self.resolution))}

    def _old_canonical(self, name: str) -> str:
        stored = self.view.objects(URIRef(name), OWL.sameAs, self.resolution)
        return str(stored[0]) if stored else name

    def canonical(self, name: str) -> str:
        """Return the name that stands for all names of a thing."""
        if name not in self._canonical:
            self._canonical[name] = self._old_canonical(name)
        return self._canonical[name]

    def _members(self, name: str) -> list[str]:
        """Return the names of the thing that a name stands for."""
        others = self.view.find(predicate=OWL.sameAs, object_=URIRef(name), graph=self.resolution)
        return sorted({str(name), *(str(quad[0]) for quad in others)})  # strings: rdflib's IRIs equal no string

    def share_company(self, one: Profile, other: Profile) -> bool:
        """Tell whether two names stand in statements with a third."""
        if max(one.documents, other.documents) > MOST_DOCUMENTS:
            return False
        return bool((self._company_of(one.iri) & self._company_of(other.iri)) - {one.iri, other.iri})

    def _company_of(self, name: str) -> frozenset[str]:
        """Return the names that stand in statements with a name."""
        if name not in self._company:
            found: set[str] = set()
            for statement in self._statements_about({name}):
                for quad in self.view.find(statement):
                    if quad[1].endswith("Entity"):
                        found.update(str(term) for term in self.view.objects(URIRef(str(quad[2])), NAMES))
            self._company[name] = frozenset(found - {name})
        return self._company[name]

    def _statements_about(self, names: Iterable[str]) -> set[URIRef]:
        """Return the statements that speak of local entities with a name, or of a local entity."""
        found: set[URIRef] = set()
        for name in names:
            locals_ = [quad[0] for quad in self.view.find(predicate=NAMES, object_=URIRef(name))] or [URIRef(name)]
            locals_ += [q[0] for q in self.view.find(predicate=RESOLVES_TO, object_=URIRef(name), graph=self.resolution)]
            for local in locals_:
                found |= {quad[0] for quad in self.view.find(object_=local) if quad[1].endswith("Entity")}
        return found

    # Names: who bears them in which document.

    def _update_names(
        self, touched: set[str], old: list[DocumentReading], new: list[DocumentReading], decided: set[str]
    ) -> set[str]:
        """Write what is known of the names touched; return these and the names their bearers get instead."""
        before, after = _locals_by_name(old), _locals_by_name(new)
        told = self._identities(touched, old, new)
        moved: set[str] = set()
        for name in sorted(touched):
            there = [self.named(q[0]) for q in self.view.find(predicate=PART_OF, object_=URIRef(name), graph=self.resolution)]
            parts = self._parts(name, told.get(name, {}))
            if there or parts:
                moved |= self._rewrite_parts(name, there, parts)
            elif name in decided and not before.get(name) and not after.get(name):
                moved.add(name)
            else:
                self._write_profile(name, self._changed(name, before.get(name, ()), after.get(name, ())))
                moved.add(name)
        return moved

    def _changed(self, name: str, before: Iterable[LocalEntity], after: Iterable[LocalEntity]) -> Profile | None:
        stored = self.view.objects(self._name_node(name), PROFILE, self.resolution)
        if not stored:
            return self._sum(name, after)
        total = read_profile(name, str(stored[0]))
        for local in before:
            total = joined(total, local.profile(name), -1)
        for local in after:
            total = joined(total, local.profile(name))
        return total if total.documents else None

    def _write_profile(self, name: str, profile: Profile | None, extra: Iterable[tuple[URIRef, Term]] = ()) -> None:
        """Write what is known of a name; a thing without a name is found by nothing, and its one document tells it."""
        node = self._name_node(name)
        old = [quad for quad in self.view.find(node, graph=self.resolution) if quad[1] in (PROFILE, KEY, PART_OF)]
        new: list[Quad] = []
        if profile is not None and profile.named:
            new.append((node, PROFILE, profile_text(profile), self.resolution))
            new += [(node, KEY, Literal(key), self.resolution) for key in sorted(keys(profile))]
            new += [(node, predicate, term, self.resolution) for predicate, term in extra]
        self.view.replace(old, new)
        before = next((read_profile(name, str(q[2])) for q in old if q[1] == PROFILE), None)
        if (before and before.looks) != (profile and profile.looks):
            self._unlike.add(name)
        self._profiles[name] = profile

    def _identities(
        self, touched: set[str], old: list[DocumentReading], new: list[DocumentReading]
    ) -> dict[str, dict[str, dict[str, str]]]:
        """Write and return what tells the bearers of names apart: name -> property -> document's graph -> date."""
        before, after = (self._told_by(readings) for readings in (old, new))
        found: dict[str, dict[str, dict[str, str]]] = {}
        for name in sorted(touched):
            node = self._name_node(name)
            stored = list(self.view.find(node, IDENTITY, graph=self.resolution))
            if not stored and name not in before and name not in after:
                continue
            told: dict[str, dict[str, str]] = json.loads(str(stored[0][2])) if stored else {}
            for prop, graph, _ in before.get(name, ()):
                told.get(prop, {}).pop(graph, None)
            for prop, graph, value in after.get(name, ()):
                told.setdefault(prop, {})[graph] = min(value, told.get(prop, {}).get(graph, value))
            told = {prop: dict(sorted(values.items())) for prop, values in sorted(told.items()) if values}
            text = Literal(json.dumps(told, separators=(",", ":")), datatype=RDF.JSON, normalize=False)
            self.view.replace(stored, [(node, IDENTITY, text, self.resolution)] if told else [])
            found[name] = told
        return found

    @cached_property
    def _identifying(self) -> frozenset[str]:
        """The properties whose one date tells who a person is; of companies the sources disagree too often."""
        dated = [p for p in self.ontology.properties.values() if p.functional and p.datatype in ("date", "gYear", "dateTime")]
        return frozenset(p.iri for p in dated if any(local_name(c) == "Person" for c in p.domain))

    def _told_by(self, readings: list[DocumentReading]) -> dict[str, list[tuple[str, str, str]]]:
        found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for reading in readings:
            name_of = {local.node: local.name for local in reading.locals}
            for statement in reading.statements:
                if statement.factual and str(statement.predicate) in self._identifying and statement.value is not None:
                    subject = dict(statement.slots).get("subject")
                    if subject in name_of:
                        found[name_of[subject]].append((str(statement.predicate), str(reading.graph), str(statement.value)))
        return found

    def _parts(self, name: str, told: Mapping[str, Mapping[str, str]]) -> Parts:
        """Return which documents mean another by a name: by a decision, or because dates contradict one another."""
        parts: Parts = {}
        for prop, values in told.items():
            years: dict[str, list[str]] = defaultdict(list)
            for graph, value in values.items():
                years[value[:4]].append(graph)
            if len(years) > 1:
                main = min(years, key=lambda year: (-len(years[year]), year))
                for year, graphs in years.items():
                    if _years_apart(year, main) > SLIP:
                        suffix = slug(f"{local_name(name)} {local_name(prop)} {year}")
                        parts |= dict.fromkeys(map(URIRef, graphs), mint_iri(self.base, "entity", suffix))
        for document, other in self.decisions.parts.get(name, {}).items():
            parts[URIRef(mint_iri(self.base, "graph", f"document-{document}"))] = other
        return parts

    def _rewrite_parts(self, name: str, there: list[str], parts: Parts) -> set[str]:
        """Share the local entities of a name out again between it and the names that split from it."""
        shares: dict[str, list[LocalEntity]] = defaultdict(list)
        for quad in list(self.view.find(predicate=NAMES, object_=URIRef(name))):
            local, part = find_local(self.view, quad[0]), parts.get(quad[3], name)
            shares[part].append(local)
            old = list(self.view.find(local.node, RESOLVES_TO, graph=self.resolution))
            new: list[Quad] = [(local.node, RESOLVES_TO, URIRef(part), self.resolution)] if part != name else []
            if {q[2] for q in old} != {q[2] for q in new}:
                self._moved_locals.add(str(local.node))
            self.view.replace(old, new)
        for part in {*there, *shares, name}:
            extra = [(PART_OF, URIRef(name))] if part != name else []
            self._write_profile(part, self._sum(part, shares.get(part, ())), extra)
        return {*there, *shares, name}

    def _update_clusters(self, moved: set[str], decided: set[str]) -> set[str]:
        """Cluster the names a change reaches; return those that now stand for, or are, something else than before."""
        changed = {n for n in moved if n in self._unlike or n in decided or hangs_on_company(n, self)}
        reached = set(changed)
        for name in changed:
            reached |= self.cluster_of(name)
        renamed: set[str] = set()
        written: set[str] = set()
        for found in cluster(sorted(reached), self, self.decisions):
            for name in (found.name, *found.joined):
                written.add(name)
                if self._write_membership(name, found):
                    renamed.add(name)
        for name in reached - written:  # what no document names any more
            gone = [q for q in self.view.find(URIRef(name), graph=self.resolution) if q[1] in MEMBERSHIP]
            self.view.remove(gone)
        self._canonical.clear()
        return renamed | {self._old_canonical(name) for name in renamed}

    def keys_changed(self, name: str) -> set[str]:
        """Return the keys that a name is, or was, found by."""
        node = self._name_node(name)
        gone = {str(q[2]) for q in self.view.removed(node) if q[1] == KEY}
        return gone | set(self.keys_of(name))

    def size_before(self, key: str) -> int:
        """Return how many names were found by a key before the change."""
        term = Literal(key)
        came = sum(1 for q in self.view.added(term) if q[1] == KEY)
        gone = self._keys_gone[key]
        return len(self.names_by(key)) - came + gone

    @cached_property
    def _keys_gone(self) -> Counter[str]:
        return Counter(str(q[2]) for q in self.view.change[1] if q[1] == KEY)

    def _write_membership(self, name: str, found: Cluster) -> bool:
        node = URIRef(name)
        old = [q for q in self.view.find(node, graph=self.resolution) if q[1] in MEMBERSHIP]
        new: list[Quad] = []
        if name != found.name:
            pair = found.joined[name]
            new = [
                (node, OWL.sameAs, URIRef(found.name), self.resolution),
                (node, kgo("matchReason"), Literal(pair.reason), self.resolution),
                (node, kgo("matchScore"), decimal_literal(f"{pair.score:.2f}"), self.resolution),
            ]
        self.view.replace(old, new)
        return {q[2] for q in old if q[1] == OWL.sameAs} != {q[2] for q in new if q[1] == OWL.sameAs}

    # What is derived.

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
            (statement.node, PREDICATES.get(slot) or kgo(slot), self._entity_of(local), self.resolution)
            for slot, local in statement.slots
        ]
        self.view.replace(list(self.view.find(statement.node, graph=self.resolution)), new)
        if statement.value is not None:
            ends["object"] = statement.value
        return ends

    def _write_entity(self, iri: str) -> None:
        profiles = [p for name in self._members(iri) if (p := self.profile(name)) is not None]
        stands = self.canonical(iri) == iri and profiles
        new = describe_entity(iri, profiles, self.decisions, self._members(iri), self.facts) if stands else []
        node = URIRef(iri)
        old = [q for predicate in ENTITY_DESCRIPTION for q in self.view.find(node, predicate, graph=self.facts)]
        self.view.replace(old, new)

    def _write_values(self, values: set[URIRef], relations: set[URIRef]) -> None:
        """Describe the values and open relations that are used, and forget those that are not."""
        for value in values:
            used = next(self.view.find(object_=value), None) is not None
            old = list(self.view.find(value, graph=self.facts))
            self.view.replace(old, describe_value(value, self.facts) if used else [])
        for relation in relations:
            used = next(self.view.find(predicate=PREDICATE_OF, object_=relation), None) is not None
            old = list(self.view.find(relation, graph=self.facts))
            self.view.replace(old, describe_relation(relation, self.facts) if used else [])

    def _update_sources(self, old: list[DocumentReading], new: list[DocumentReading]) -> set[URIRef]:
        """Tell which documents are one source; return the graphs of documents for which that changed."""
        bands = {band for reading in (*old, *new) for band in reading.bands}
        waiting = [d for band in bands for d in self._documents_by(band)]
        gone = {reading.document for reading in old if reading.document is not None}
        waiting += [d for d in gone if next(self.view.find(d, BAND), None) is not None]
        seen: set[URIRef] = set()
        groups: list[set[URIRef]] = []
        while waiting:
            group, queue = set(), [waiting.pop()]
            while queue:
                document = queue.pop()
                if document in seen:
                    continue
                seen.add(document)
                group.add(document)
                for quad in self.view.find(document, BAND):
                    queue += self._documents_by(str(quad[2]))
            if group:
                groups.append(group)
        moved: set[URIRef] = set()
        for group in groups:
            first = min(group)
            for document in group:
                moved |= self._write_source(document, first)
        for document in gone - seen:
            self.view.remove(list(self.view.find(document, SAME_SOURCE, graph=self.resolution)))
        return moved

    def _documents_by(self, band: str) -> list[URIRef]:
        return [quad[0] for quad in self.view.find(predicate=BAND, object_=Literal(band))]

    def _write_source(self, document: URIRef, first: URIRef) -> set[URIRef]:
        old = list(self.view.find(document, SAME_SOURCE, graph=self.resolution))
        new: list[Quad] = [(document, SAME_SOURCE, first, self.resolution)] if document != first else []
        self.view.replace(old, new)
        if {q[2] for q in old} == {q[2] for q in new}:
            return set()
        return {quad[0] for quad in self.view.find(predicate=DERIVED_FROM, object_=document) if quad[0] == quad[3]}


MEMBERSHIP = frozenset({OWL.sameAs, kgo("matchReason"), kgo("matchScore")})


def _years_apart(one: str, other: str) -> int:
    return abs(int(one) - int(other)) if one.isdigit() and other.isdigit() else 0


def _locals_by_name(readings: list[DocumentReading]) -> dict[str, list[LocalEntity]]:
    found: dict[str, list[LocalEntity]] = defaultdict(list)
    for reading in readings:
        for local in reading.locals:
            found[local.name].append(local)
    return found
