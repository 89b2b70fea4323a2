"""Find where what is said contradicts itself, unless time explains it.

Types that exclude each other, two values where there is one, dates out of order, a claim both affirmed and denied, an office that two
hold at once. Only what is affirmed and asserted is held against anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from rdflib import OWL, RDF, Literal, URIRef

from kg.dataset import Engine, GraphNames, Term
from kg.dataset.statements import MISSING, TRIPLE, document_of, read_rows
from kg.namespaces import local_name
from kg.ontology import Ontology
from kg.resolution.name_index import name_of
from kg.resolution.profiles import read_profile
from kg.severity import Severity
from kg.validation.problems import Problem, Report
from kg.vocabulary import DCTERMS, KGO, PROV

ONE_HOLDER = ("ceoOf", "headOfState", "headOfGovernment")
"""Properties of the news ontology that one holds at a time."""

BEFORE = (("dateOfBirth", "dateOfDeath"),)
SINCE = (("dateFounded", "an event of it"), ("dateOfBirth", "an event in the life"))


@dataclass(frozen=True, slots=True)
class _Assertion:
    """A statement, as far as contradictions go: `time` and `reported` are ISO 8601, or empty."""

    node: URIRef
    subject: URIRef
    property: str
    object: Term
    denied: bool
    time: str
    reported: str

    def agrees_in_time(self, another: _Assertion) -> bool:
        """Tell whether both may speak of the same time, by what they say or by the dates of their documents."""
        first, second = self.time or self.reported, another.time or another.reported
        return not (first and second) or _is_compatible(first, second)


def _assertions(engine: Engine, ontology: Ontology) -> list[_Assertion]:
    """Return what statements assert or deny in the voice of the document itself or of their own subject, by their nodes."""
    names = {URIRef(p.iri): name for name, p in ontology.properties.items()}
    dates = {row[0]: row[1] for row in read_rows(engine, {}, DCTERMS.date)}
    asked, optional = (*TRIPLE, KGO.polarity), (KGO.attributedTo, PROV.wasDerivedFrom, KGO.time)
    rows = read_rows(engine, {KGO.modality: KGO.Asserted, RDF.type: KGO.Statement}, *asked, optional=optional)
    assertions: dict[Term, _Assertion] = {}
    for node, subject, predicate, object_, polarity, speaker, sentence, time in sorted(
        rows, key=lambda row: (str(row[0]), str(row[-1]))
    ):
        if speaker in (MISSING, subject):
            name = names.get(_iri(predicate), local_name(predicate))
            is_denied, reported = polarity == KGO.Denied, dates.get(document_of(sentence), MISSING)
            assertion = _Assertion(_iri(node), _iri(subject), name, object_, is_denied, _iso(time), _iso(reported))
            assertions.setdefault(node, assertion)
    return list(assertions.values())


def _iso(text: str) -> str:
    return str(text) if text[:4].isdigit() and not text.endswith("..") else ""


def _is_compatible(first: str, second: str) -> bool:
    """Tell whether two dates may be the same, one known less exactly ("1998" and "1998-05")."""
    return first.startswith(second) or second.startswith(first)


def find_contradictions(engine: Engine, ontology: Ontology, base: str) -> Iterator[Problem]:
    """Yield the contradictions of a graph, those of types first, then by subject."""
    report = Report(engine)
    assertions = _assertions(engine, ontology)
    affirmed = [a for a in assertions if not a.denied]
    yield from _disjoint_types(engine, ontology, base, report)
    yield from _several_values(ontology, affirmed, report)
    yield from _out_of_order(affirmed, report)
    yield from _both_ways(assertions, report)
    yield from _one_office(affirmed, report)


def _disjoint_types(engine: Engine, ontology: Ontology, base: str, report: Report) -> Iterator[Problem]:
    facts = GraphNames(base).facts
    for node, names in sorted(_classes_of_entities(engine, ontology, base).items()):
        for first, second in combinations(sorted(names), 2):
            if ontology.is_disjoint(first, second):
                kind = next((quad[2] for quad in engine.find(node, RDF.type, graph=facts)), None)
                message = f"is taken for {first} and for {second}, which exclude each other; the facts say {local_name(str(kind))}"
                yield report.problem(Severity.WARNING, "disjoint types", node, message, report.statements_about(node))


def _classes_of_entities(engine: Engine, ontology: Ontology, base: str) -> dict[URIRef, set[str]]:
    """Return the classes that facts and documents take each entity for."""
    entities: dict[URIRef, set[str]] = defaultdict(set)
    same = {row[0]: row[1] for row in read_rows(engine, {}, OWL.sameAs)}
    short = {c.iri: name for name, c in ontology.classes.items()}
    for iri, class_name in short.items():
        for (node,) in read_rows(engine, {RDF.type: URIRef(iri)}):  # what was inferred, too
            if _iri(node).startswith(f"{base}entity/"):
                entities[_iri(node)].add(class_name)
    for node, profile in read_rows(engine, {}, KGO.profile):  # what documents together take a name for
        name = URIRef(name_of(base, _iri(node)))
        entities[_iri(same.get(name, name))].update(
            short[kind] for kind in read_profile(name, str(profile)).classes if kind in short
        )
    for entity, kind in _kinds_of_unnamed(engine):
        if kind in short:
            entities[_iri(same.get(entity, entity))].add(short[kind])
    return entities


def _kinds_of_unnamed(engine: Engine) -> Iterator[tuple[Term, str]]:
    """Yield entities without a name, of which no profile is kept, and the IRIs of classes that documents take them for."""
    unnamed = set(engine.subjects(RDF.type, KGO.LocalEntity)).difference(engine.subjects(KGO.named, Literal(True)))
    called = {**dict(engine.pairs(KGO.names, unnamed)), **dict(engine.pairs(KGO.resolvesTo, unnamed))}
    return ((called[local], str(kind)) for local, kind in engine.pairs(KGO.readAs, unnamed) if local in called)


def _several_values(ontology: Ontology, assertions: list[_Assertion], report: Report) -> Iterator[Problem]:
    by_key: dict[tuple[URIRef, str], list[_Assertion]] = defaultdict(list)
    for assertion in assertions:
        prop = ontology.properties.get(assertion.property)
        if prop is not None and prop.functional:
            by_key[assertion.subject, assertion.property].append(assertion)
    for (subject, name), group in sorted(by_key.items(), key=str):
        for pair in combinations(group, 2):
            if not _is_same_value(*(a.object for a in pair)):
                values = " and ".join(report.label(a.object) for a in pair)
                yield report.problem(Severity.VIOLATION, "one value", subject, f"{name} is {values}", [a.node for a in pair])
                break


def _is_same_value(first: Term, second: Term) -> bool:
    are_literals = isinstance(first, Literal) and isinstance(second, Literal)
    return first == second or (are_literals and _is_compatible(str(first), str(second)))


def _out_of_order(assertions: list[_Assertion], report: Report) -> Iterator[Problem]:
    dated: dict[tuple[URIRef, str], _Assertion] = {}
    for assertion in assertions:
        if isinstance(assertion.object, Literal) and _iso(assertion.object):
            dated.setdefault((assertion.subject, assertion.property), assertion)
    for first, then in BEFORE:
        for (subject, name), start in sorted(dated.items(), key=str):
            end = dated.get((subject, then))
            if name == first and end is not None and _is_after(str(start.object), str(end.object)):
                message = f"{first} {start.object} is after {then} {end.object}"
                yield report.problem(Severity.VIOLATION, "order of dates", subject, message, [start.node, end.node])
    for name, what in SINCE:
        for event in assertions:
            start_ = dated.get((event.subject, name))
            if start_ is not None and event.time and event.node != start_.node and _is_after(str(start_.object), event.time):
                message = f"{name} {start_.object} is after {what}, {event.property} in {event.time}"
                yield report.problem(Severity.VIOLATION, "order of dates", event.subject, message, [start_.node, event.node])


def _both_ways(assertions: list[_Assertion], report: Report) -> Iterator[Problem]:
    by_triple: dict[tuple[URIRef, str, Term], list[_Assertion]] = defaultdict(list)
    for assertion in assertions:
        by_triple[assertion.subject, assertion.property, assertion.object].append(assertion)
    for (subject, name, object_), group in sorted(by_triple.items(), key=str):
        pairs = ((a, d) for a in group if not a.denied for d in group if d.denied and a.agrees_in_time(d))
        for pair in islice(pairs, 1):
            message = f"{name} {report.label(object_)} is both affirmed and denied"
            yield report.problem(Severity.WARNING, "affirmed and denied", subject, message, [a.node for a in pair])


def _one_office(assertions: list[_Assertion], report: Report) -> Iterator[Problem]:
    holders: dict[tuple[str, Term], list[_Assertion]] = defaultdict(list)
    for assertion in assertions:
        if assertion.property in ONE_HOLDER:
            holders[assertion.property, assertion.object].append(assertion)
    for (name, office), group in sorted(holders.items(), key=str):
        for pair in combinations(group, 2):
            if pair[0].subject != pair[1].subject and pair[0].agrees_in_time(pair[1]):
                people = " and ".join(report.label(a.subject) for a in pair)
                message = f"{people} are both said to be its {name}, and no time tells them apart"
                yield report.problem(Severity.WARNING, "two holders", office, message, [a.node for a in pair])
                break


def _is_after(first: str, second: str) -> bool:
    """Tell whether a date is surely after another, as exactly as both are known."""
    first, second = first.split("/")[0], second.split("/")[-1]
    length = min(len(first), len(second))
    return first[:length] > second[:length]


def _iri(term: Term) -> URIRef:
    assert isinstance(term, URIRef), f"no IRI: {term!r}"
    return term
