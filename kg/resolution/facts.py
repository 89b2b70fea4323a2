"""Derive the graph of facts: direct triples, each once however many documents tell it, and what stands behind each.

A fact is a triple that at least one statement makes as a fact. Its node is an annotated axiom (OWL 2 Structural Specification,
10.2) that names the statements behind it, how many sources they come from (documents that are nearly the same text count as
one), and how sure it is: with independent sources the chance that all are wrong is the product of the chances that each is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from math import prod

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from kg.dataset.quads import Quad, Term, term_line
from kg.dataset.terms import decimal_literal, integer_literal, money_of
from kg.dataset.view import View
from kg.identifiers import digest, mint_iri
from kg.namespaces import local_name
from kg.ontology import Ontology
from kg.resolution.decisions import Decisions
from kg.resolution.names import Profile, preference
from kg.resolution.readings import StatementReading, joined
from kg.vocabulary import DCTERMS, KGO, PROV

TYPE = RDF.type
LABEL = RDFS.label

Key = tuple[URIRef, URIRef, Term]
ENTITY_DESCRIPTION = frozenset({TYPE, LABEL, SKOS.altLabel, KGO.documentCount})
CONFLICTS, SAME_SOURCE, CONFIDENCE = KGO.conflictsWith, KGO.sameSourceAs, KGO.confidence
SUREST = 0.99

MOST_RIVALS = 20
"""Facts that one is said to conflict with: a thing of a thousand dates of birth has a million pairs of them."""


class FactWriter:
    """Gather which statements make which facts, and write the facts that a change reaches."""

    def __init__(
        self, view: View, base: str, ontology: Ontology, decisions: Decisions, graph: URIRef, members: Callable[[str], set[str]]
    ) -> None:
        self._view, self._base, self._graph = view, base, graph
        terms = ontology.properties.values()
        self._symmetric = frozenset(p.iri for p in terms if p.symmetric)
        self._functional = frozenset(p.iri for p in terms if p.functional)
        self._rejected = decisions.rejected
        self._members = members
        self._added: dict[Key, dict[URIRef, None]] = defaultdict(dict)
        self._lost: dict[URIRef, set[URIRef]] = defaultdict(set)
        self._at: dict[tuple[URIRef, URIRef], list[Key]] = {}

    def look_at(self, statement: URIRef) -> list[URIRef]:
        """Write the facts of a statement anew; return their nodes."""
        nodes = [q[0] for q in self._view.find(predicate=PROV.wasDerivedFrom, object_=statement, graph=self._graph)]
        for node in nodes:
            self._lost[node].update(())
        return nodes

    def drop(self, statement: URIRef) -> None:
        """Take a statement out of what stands behind facts."""
        for node in self.look_at(statement):
            self._lost[node].add(statement)

    def put(self, statement: StatementReading, ends: Mapping[str, Term]) -> None:
        """Say who is meant in a statement; if it is a fact it stands behind that fact, and no other."""
        self.drop(statement.node)
        subject, object_ = ends.get("subject"), ends.get("object")
        if not statement.factual or not isinstance(subject, URIRef) or object_ is None or subject == object_:
            return
        key = (subject, statement.predicate, object_)
        if not self._is_rejected(key):
            self._added[key][statement.node] = None

    def _is_rejected(self, key: Key) -> bool:
        subject, predicate, object_ = key
        if not self._rejected:
            return False
        objects = [term_line(object_)] + ([f"<{o}>" for o in self._members(object_)] if isinstance(object_, URIRef) else [])
        return any((s, str(predicate), o) in self._rejected for s in self._members(subject) for o in objects)

    def node_of(self, key: Key) -> URIRef:
        """Return the node of a fact."""
        return URIRef(mint_iri(self._base, "fact", digest(*map(term_line, key))))

    def finish(self) -> None:
        """Write the facts that gained or lost a statement."""
        behind: dict[Key, set[URIRef]] = {}
        for node, lost in self._lost.items():
            key = self._key_of(node)
            behind[key] = {_iri(t) for t in self._view.objects(node, PROV.wasDerivedFrom, self._graph)} - lost
        for key, gained in self._added.items():
            if key not in behind:
                behind[key] = {_iri(t) for t in self._view.objects(self.node_of(key), PROV.wasDerivedFrom, self._graph)}
            behind[key] |= gained.keys()
        for key, statements in behind.items():
            node = self.node_of(key)
            old = [q for q in self._view.find(node, graph=self._graph) if q[1] != CONFLICTS or not statements]
            self._view.replace(old, self._describe(node, key, sorted(statements)) if statements else [])
        for key in {side for fact in behind for side in (fact, *self._other_side(fact))}:
            self._write_triple(key)
        functional = [key for key in behind if str(key[1]) in self._functional]
        for subject, predicate in {(side[0], side[1]) for key in functional for side in (key, *self._other_side(key))}:
            for key in self._facts_at(subject, predicate):
                self._write_conflicts(key)

    def _key_of(self, node: URIRef) -> Key:
        parts = {q[1]: q[2] for q in self._view.find(node, graph=self._graph)}
        return _iri(parts[OWL.annotatedSource]), _iri(parts[OWL.annotatedProperty]), parts[OWL.annotatedTarget]

    def _other_side(self, key: Key) -> list[Key]:
        subject, predicate, object_ = key
        return [(object_, predicate, subject)] if str(predicate) in self._symmetric and isinstance(object_, URIRef) else []

    def _stands(self, key: Key) -> bool:
        return next(self._view.find(self.node_of(key), TYPE, graph=self._graph), None) is not None

    def _write_triple(self, key: Key) -> None:
        stands = self._stands(key) or any(map(self._stands, self._other_side(key)))
        quad: Quad = (*key, self._graph)
        self._view.replace(list(self._view.find(*key, self._graph)), [quad] if stands else [])

    def _describe(self, node: URIRef, key: Key, statements: list[URIRef]) -> Iterator[Quad]:
        graph = self._graph
        yield node, TYPE, KGO.Fact, graph
        for predicate, term in zip((OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget), key, strict=True):
            yield node, predicate, term, graph
        sources: dict[URIRef, float] = defaultdict(float)
        dates = set()
        for statement in statements:
            yield node, PROV.wasDerivedFrom, statement, graph
            quad = next(self._view.find(statement, CONFIDENCE))
            source, date = self._source_of(quad[3])
            sources[source] = max(sources[source], float(quad[2]))
            dates |= {date} if date is not None else set()
        sure = min(SUREST, 1 - prod(1 - confidence for confidence in sources.values()))
        yield node, CONFIDENCE, decimal_literal(f"{sure:.2f}"), graph
        yield node, KGO.sourceCount, integer_literal(len(sources)), graph
        if dates:
            yield node, KGO.firstReported, min(dates, key=str), graph
            yield node, KGO.lastReported, max(dates, key=str), graph

    def _source_of(self, graph: URIRef) -> tuple[URIRef, Term | None]:
        """Return what counts as the source of a document's graph, and the document's date."""
        document = _iri(self._view.objects(graph, PROV.wasDerivedFrom, graph)[0])
        first = self._view.objects(document, SAME_SOURCE)
        dates = self._view.objects(document, DCTERMS.date, graph)
        return (_iri(first[0]) if first else document), (dates[0] if dates else None)

    def _facts_at(self, subject: URIRef, predicate: URIRef) -> list[Key]:
        """Return the facts that give a thing a property, those of which it is the other side among them."""
        if (subject, predicate) not in self._at:
            keys = [(subject, predicate, q[2]) for q in self._view.find(subject, predicate, graph=self._graph)]
            sides = [side for key in keys for side in (key, *self._other_side(key))]
            self._at[subject, predicate] = sorted((side for side in sides if self._stands(side)), key=self.node_of)
        return self._at[subject, predicate]

    def _write_conflicts(self, key: Key) -> None:
        """Mark the facts that give a thing another value than a fact does, where it can have one only: of very many the first."""
        node = self.node_of(key)
        sides = (key, *self._other_side(key))
        rivals = {r for side in sides for r in islice(self._rivals(_iri(side[0]), key[1], side[2]), MOST_RIVALS)}
        new: list[Quad] = [(node, CONFLICTS, rival, self._graph) for rival in rivals]
        self._view.replace(list(self._view.find(node, CONFLICTS, graph=self._graph)), new)

    def _rivals(self, subject: URIRef, predicate: URIRef, value: Term) -> Iterator[URIRef]:
        for key in self._facts_at(subject, predicate):
            other = key[2] if key[0] == subject else key[0]
            if other != value and not str(other).startswith(str(value)) and not str(value).startswith(str(other)):
                yield self.node_of(key)


def _iri(term: Term) -> URIRef:
    assert isinstance(term, URIRef)
    return term


def describe_entity(
    iri: str, profiles: Iterable[Profile], decisions: Decisions, members: Iterable[str], graph: URIRef
) -> Iterator[Quad]:
    """Yield what an entity is called and what it is, by all its names and by what people decided."""
    ordered = sorted(profiles, key=preference)
    total = ordered[0]
    for profile in ordered[1:]:
        total = joined(total, profile)
    node = URIRef(iri)
    decided = sorted(members, key=lambda name: decisions.described.get(name, -1))
    label = next((decisions.labels[name] for name in reversed(decided) if name in decisions.labels), ordered[0].label)
    class_iri = next((decisions.classes[name] for name in reversed(decided) if name in decisions.classes), total.class_iri)
    yield node, LABEL, Literal(label, lang="en"), graph
    yield node, TYPE, URIRef(class_iri or KGO.Entity), graph
    yield node, KGO.documentCount, integer_literal(total.documents), graph
    for alias in sorted({*total.aliases, *total.labels} - {label}):
        yield node, SKOS.altLabel, Literal(alias, lang="en"), graph


def describe_value(node: URIRef, graph: URIRef) -> Iterator[Quad]:
    """Yield the currency and the number, or the least and the most, of an amount of money."""
    currency, numbers = money_of(node)
    yield node, TYPE, KGO.MonetaryAmount, graph
    yield node, LABEL, Literal(f"{currency} {'/'.join(numbers)}", lang="en"), graph
    yield node, KGO.currency, Literal(currency), graph
    for number in numbers:
        yield node, KGO.value, decimal_literal(number), graph


def describe_relation(node: URIRef, graph: URIRef) -> Iterator[Quad]:
    """Yield the words of an open relation, which its IRI is made of."""
    yield node, TYPE, KGO.OpenRelation, graph
    yield node, LABEL, Literal(local_name(node).replace("_", " "), lang="en"), graph
