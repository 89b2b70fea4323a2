"""Infer what follows from the facts of a graph by its ontology, each entailment with its premises.

The rules are those of OWL 2 RL/RDF that say something of instances (https://www.w3.org/TR/owl2-profiles/, tables 5 and 7): prp-spo1,
prp-eqp, prp-inv, prp-symp, prp-trp, cax-sco; and the ontology's own, `rules.tsv`. They are run here, forward and semi-naively, since the
reasoners there are (owlrl, reasonable) do not tell the premises. An entailment whose property does not admit its ends is not drawn.
What is inferred is never mixed with what was read: it stands in a graph of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, Literal, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.quads import Quad, Term
from kg.dataset.statements import TRIPLE, Triple, read_rows
from kg.dataset.store import Engine
from kg.identifiers import digest, mint_iri
from kg.ontology import Ontology
from kg.reasoning.rules import Pattern, Rule, match, read_rules
from kg.vocabulary import KGO, PROV

__all__ = ["Entailment", "Triple", "asserted_facts", "count_rules", "infer", "inferred_quads"]

MOST = 1_000_000
"""Entailments at most: a set of rules that gives more floods the graph."""


@dataclass(frozen=True, slots=True)
class Entailment:
    """A triple that follows, the rule it follows by, and the triples it follows from."""

    triple: Triple
    rule: str
    premises: tuple[Triple, ...]


class _Reasoner:
    """Draw entailments from triples, each once, the first derivation found being the shortest."""

    def __init__(self, ontology: Ontology, rules: list[Rule]) -> None:
        self._ontology = ontology
        self._rules = rules
        self._name_of = {URIRef(p.iri): name for name, p in ontology.properties.items()}
        self._iri_of = {name: URIRef(p.iri) for name, p in ontology.properties.items()}
        self._class_of = {URIRef(c.iri): name for name, c in ontology.classes.items()}
        self._above = self._super_properties()
        self.known: dict[Triple, Entailment | None] = {}
        self._by_predicate: dict[URIRef, list[Triple]] = defaultdict(list)
        self._types: dict[Term, set[str]] = defaultdict(set)

    def _super_properties(self) -> dict[str, list[str]]:
        properties = self._ontology.properties
        above = {name: sorted(p.parents) for name, p in properties.items()}
        by_iri = {p.iri: name for name, p in properties.items()}
        for name, prop in properties.items():
            for iri in prop.equivalents:
                if iri in by_iri and by_iri[iri] != name:
                    above[name].append(by_iri[iri])
        return above

    def add(self, triple: Triple, entailment: Entailment | None) -> bool:
        """Take a triple in; tell whether it is new."""
        if triple in self.known:
            return False
        self.known[triple] = entailment
        self._by_predicate[triple[1]].append(triple)
        if triple[1] == RDF.type and triple[2] in self._class_of:
            self._types[triple[0]].add(self._class_of[triple[2]])  # type: ignore[index]  # its classes are IRIs
        return True

    def run(self, facts: list[Triple]) -> list[Entailment]:
        """Return everything that follows from the facts."""
        for fact in facts:
            self.add(fact, None)
        waiting, entailments = list(facts), []
        while waiting:
            fresh = []
            for triple in waiting:
                for entailment in self._from(triple):
                    if self.add(entailment.triple, entailment):
                        entailments.append(entailment)
                        fresh.append(entailment.triple)
                        if len(entailments) > MOST:
                            return entailments
            waiting = fresh
        return entailments

    def _from(self, triple: Triple) -> Iterator[Entailment]:
        """Yield what follows from a triple, with those known."""
        subject, predicate, object_ = triple
        if predicate == RDF.type and object_ in self._class_of:
            for parent in sorted(self._ontology.classes[self._class_of[object_]].parents):  # type: ignore[index]  # an IRI
                yield Entailment((subject, RDF.type, URIRef(self._ontology.class_iri(parent))), "cax-sco", (triple,))
        name = self._name_of.get(predicate)
        if name is not None:
            yield from (e for e in self._from_property(name, triple) if self._admitted(e.triple))
        for rule in self._rules:
            yield from (e for e in self._by_rule(rule, triple) if self._admitted(e.triple))

    def _from_property(self, name: str, triple: Triple) -> Iterator[Entailment]:
        subject, predicate, object_ = triple
        prop = self._ontology.properties[name]
        for above in self._above[name]:
            yield Entailment((subject, self._iri_of[above], object_), "prp-spo1", (triple,))
        if isinstance(object_, Literal):
            return
        if prop.symmetric:
            yield Entailment((object_, predicate, subject), "prp-symp", (triple,))
        if prop.inverse:
            yield Entailment((object_, self._iri_of[prop.inverse], subject), "prp-inv", (triple,))
        if prop.transitive:
            for further in list(self._by_predicate[predicate]):
                if further[0] == object_ and further[2] != subject:
                    yield Entailment((subject, predicate, further[2]), "prp-trp", (triple, further))
                if further[2] == subject and further[0] != object_:
                    yield Entailment((further[0], predicate, object_), "prp-trp", (further, triple))

    def _by_rule(self, rule: Rule, triple: Triple) -> Iterator[Entailment]:
        for place, pattern in enumerate(rule.body):
            bound = match(pattern, triple, {})
            if bound is not None:
                rest = [(n, p) for n, p in enumerate(rule.body) if n != place]
                for bindings, premises in self._solve(rest, bound, {place: triple}):
                    head = tuple(bindings.get(t, URIRef(t)) for t in rule.head)
                    ordered = tuple(premises[n] for n in range(len(rule.body)))
                    yield Entailment((head[0], head[1], head[2]), f"rule {rule.name}", ordered)  # type: ignore[arg-type]  # bound to terms

    def _solve(
        self, rest: list[tuple[int, Pattern]], bound: Mapping[str, object], premises: dict[int, Triple]
    ) -> Iterator[tuple[Mapping[str, object], dict[int, Triple]]]:
        if not rest:
            yield bound, premises
            return
        (place, pattern), *unsolved = rest
        for triple in list(self._by_predicate[URIRef(pattern[1])]):
            extended = match(pattern, triple, bound)
            if extended is not None:
                yield from self._solve(unsolved, extended, {**premises, place: triple})

    def _admitted(self, triple: Triple) -> bool:
        """Tell whether the property of a triple admits its ends, and says something of two things."""
        subject, predicate, object_ = triple
        prop = self._ontology.properties.get(self._name_of.get(predicate, ""))
        if subject == object_:
            return False
        if prop is None or isinstance(object_, Literal):
            return True
        return self._ontology.admits(prop.domain, self._types[subject]) and self._ontology.admits(prop.range, self._types[object_])


def asserted_facts(engine: Engine, base: str) -> list[Triple]:
    """Return the facts that are read as asserted, in order: what is only planned entails nothing yet."""
    rows = read_rows(engine, {KGO.modality: KGO.Asserted}, *TRIPLE, optional=(KGO.polarity,))
    asserted = {row[1:4] for row in rows if row[4] != KGO.Denied}
    triples = (quad[:3] for quad in engine.find(graph=GraphNames(base).facts))
    kept = (t for t in triples if t in asserted or (t[1] == RDF.type and t[2] != KGO.Fact) or (t[2], t[1], t[0]) in asserted)
    return sorted(kept, key=lambda t: (t[1] != RDF.type, *map(str, t)))


def infer(engine: Engine, ontology: Ontology, base: str) -> list[Entailment]:
    """Return what follows from the facts of a graph, in a stable order.

    Raises:
        OntologyError: a rule of the ontology is not well formed.
    """
    rules = read_rules(ontology.folder / "rules.tsv", ontology.prefixes)
    return _Reasoner(ontology, rules).run(asserted_facts(engine, base))


def inferred_quads(entailments: list[Entailment], engine: Engine, base: str) -> Iterator[Quad]:
    """Yield the graph of what is inferred: each triple, and a node that says by which rule and from which statements."""
    graph = GraphNames(base).inferred
    node_of = {e.triple: URIRef(mint_iri(base, "inference", digest(*e.triple, e.rule))) for e in entailments}
    for entailment in entailments:
        node = node_of[entailment.triple]
        yield (*entailment.triple, graph)
        yield node, RDF.type, KGO.Inference, graph
        for predicate, term in zip(TRIPLE, entailment.triple, strict=True):
            yield node, predicate, term, graph
        yield node, KGO.rule, Literal(entailment.rule), graph
        for premise in entailment.premises:
            if premise in node_of:
                yield node, PROV.wasDerivedFrom, node_of[premise], graph
            for statement in _statements_of(engine, premise):
                yield node, PROV.wasDerivedFrom, statement, graph


def _statements_of(engine: Engine, triple: Triple) -> list[URIRef]:
    """Return the documents' statements that say a triple, or what it is the other side of; what was inferred before is none."""
    nodes = set()
    for subject, object_ in ((triple[0], triple[2]), (triple[2], triple[0])):
        if isinstance(subject, Literal):
            continue
        for node, *_ in engine.find(predicate=RDF.subject, object_=subject):
            says = ((RDF.predicate, triple[1]), (RDF.object, object_), (RDF.type, KGO.Statement))
            if all(next(engine.find(node, *part), None) is not None for part in says):
                nodes.add(node)
    return sorted(nodes)


def count_rules(entailments: list[Entailment]) -> Counter[str]:
    """Return how many entailments each rule gave."""
    return Counter(e.rule for e in entailments)
