"""Find where what is said contradicts itself, unless time explains it.

Types that exclude each other, two values where there is one, dates out of order, a claim both affirmed and denied, an office that two
hold at once. Only what is affirmed and asserted is held against anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rdflib import OWL, RDF, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from kg.dataset import GraphNames
from kg.namespaces import local_name
from kg.ontology import Ontology
from kg.severity import Severity
from kg.validation.problems import Problem, label_of, sources_of, statements_about
from kg.vocabulary import DCTERMS, KGO, NIF, PROV

ONE_HOLDER = ("ceoOf", "headOfState", "headOfGovernment")
"""Properties of the news ontology that one holds at a time."""

BEFORE = (("dateOfBirth", "dateOfDeath"),)
SINCE = (("dateFounded", "an event of it"), ("dateOfBirth", "an event in the life"))


@dataclass(frozen=True, slots=True)
class _Claim:
    """A statement, as far as contradictions go: `time` and `told` are ISO 8601, or empty."""

    node: Node
    subject: Node
    property: str
    object: Node
    denied: bool
    time: str
    told: str


def _claims(dataset: Dataset, ontology: Ontology) -> list[_Claim]:
    names = {URIRef(p.iri): name for name, p in ontology.properties.items()}
    found = []
    for node in sorted(set(dataset.subjects(RDF.type, KGO.Statement)), key=str):
        predicate, subject, object_ = (dataset.value(node, p) for p in (RDF.predicate, RDF.subject, RDF.object))
        attributed = dataset.value(node, KGO.attributedTo)
        if (
            dataset.value(node, KGO.modality) != KGO.Asserted
            or subject is None
            or object_ is None
            or (attributed and attributed != subject)
        ):
            continue
        place = dataset.value(node, PROV.wasDerivedFrom)
        told = dataset.value(dataset.value(place, NIF.referenceContext), DCTERMS.date)
        name = names.get(predicate, local_name(str(predicate)))  # type: ignore[call-overload]  # a predicate is an IRI
        time = dataset.value(node, KGO.time)
        denied = dataset.value(node, KGO.polarity) == KGO.Denied
        found.append(_Claim(node, subject, name, object_, denied, _iso(time), _iso(told)))
    return found


def _iso(node: Node | None) -> str:
    text = str(node) if node is not None else ""
    return text if text[:4].isdigit() else ""


def _compatible(one: str, other: str) -> bool:
    """Tell whether two dates may be the same, one known less exactly ("1998" and "1998-05")."""
    return one.startswith(other) or other.startswith(one)


def _time_explains(one: _Claim, other: _Claim) -> bool:
    """Tell whether two claims speak of different times, as they say or as their documents are dated."""
    first, second = one.time or one.told, other.time or other.told
    return bool(first and second) and not _compatible(first, second)


def find_contradictions(dataset: Dataset, ontology: Ontology, base: str) -> Iterator[Problem]:
    """Yield the contradictions of a graph, those of types first, then by subject."""
    claims = _claims(dataset, ontology)
    affirmed = [c for c in claims if not c.denied]
    yield from _disjoint_types(dataset, ontology, base)
    yield from _several_values(dataset, ontology, affirmed)
    yield from _out_of_order(dataset, affirmed)
    yield from _both_ways(dataset, claims)
    yield from _one_office(dataset, affirmed)


def _disjoint_types(dataset: Dataset, ontology: Ontology, base: str) -> Iterator[Problem]:
    names = {c.iri: name for name, c in ontology.classes.items()}
    facts = GraphNames(base).facts
    entities: dict[Node, set[str]] = defaultdict(set)
    for node, kind in dataset.subject_objects(RDF.type):
        if str(kind) in names and str(node).startswith(f"{base}entity/"):
            entities[node].add(names[str(kind)])
    for local, kind in dataset.subject_objects(KGO.readAs):  # what each document takes it for
        name = dataset.value(local, KGO.resolvesTo) or dataset.value(local, KGO.names)
        entity = dataset.value(name, OWL.sameAs) or name
        if entity is not None and str(kind) in names:
            entities[entity].add(names[str(kind)])
    for node in sorted(entities, key=str):
        for one, other in combinations(sorted(entities[node]), 2):
            if ontology.is_disjoint(one, other):
                statements = statements_about(dataset, node)
                told = Graph(dataset.store, facts).value(node, RDF.type)
                message = f"is taken for {one} and for {other}, which exclude each other; the facts say {local_name(str(told))}"
                yield Problem(Severity.WARNING, "disjoint types", label_of(dataset, node), message, sources_of(dataset, statements))


def _several_values(dataset: Dataset, ontology: Ontology, claims: list[_Claim]) -> Iterator[Problem]:
    by_key: dict[tuple[Node, str], list[_Claim]] = defaultdict(list)
    for claim in claims:
        prop = ontology.properties.get(claim.property)
        if prop is not None and prop.functional:
            by_key[claim.subject, claim.property].append(claim)
    for (subject, name), group in sorted(by_key.items(), key=str):
        for one, other in combinations(group, 2):
            same = one.object == other.object or (
                isinstance(one.object, Literal)
                and isinstance(other.object, Literal)
                and _compatible(str(one.object), str(other.object))
            )
            if not same:
                values = " and ".join(label_of(dataset, c.object) for c in (one, other))
                yield Problem(
                    Severity.VIOLATION, "one value", label_of(dataset, subject), f"{name} is {values}", sources_of(dataset, [one.node, other.node])
                )  # fmt: skip
                break


def _out_of_order(dataset: Dataset, claims: list[_Claim]) -> Iterator[Problem]:
    dated: dict[tuple[Node, str], _Claim] = {}
    for claim in claims:
        if isinstance(claim.object, Literal) and _iso(claim.object):
            dated.setdefault((claim.subject, claim.property), claim)
    for first, then in BEFORE:
        for (subject, name), claim in sorted(dated.items(), key=str):
            other = dated.get((subject, then))
            if name == first and other is not None and _is_after(str(claim.object), str(other.object)):
                message = f"{first} {claim.object} is after {then} {other.object}"
                yield Problem(
                    Severity.VIOLATION,
                    "order of dates",
                    label_of(dataset, subject),
                    message,
                    sources_of(dataset, [claim.node, other.node]),
                )
    for name, what in SINCE:
        for claim in claims:
            start = dated.get((claim.subject, name))
            if start is not None and claim.time and claim.node != start.node and _is_after(str(start.object), claim.time):
                message = f"{name} {start.object} is after {what}, {claim.property} in {claim.time}"
                yield Problem(
                    Severity.VIOLATION, "order of dates", label_of(dataset, claim.subject), message, sources_of(dataset, [start.node, claim.node])
                )  # fmt: skip


def _is_after(one: str, other: str) -> bool:
    """Tell whether a date is surely after another, as exactly as both are known."""
    one, other = one.split("/")[0], other.split("/")[-1]
    length = min(len(one), len(other))
    return one[:length] > other[:length]


def _both_ways(dataset: Dataset, claims: list[_Claim]) -> Iterator[Problem]:
    by_key: dict[tuple[Node, str, Node], list[_Claim]] = defaultdict(list)
    for claim in claims:
        by_key[claim.subject, claim.property, claim.object].append(claim)
    for (subject, name, object_), group in sorted(by_key.items(), key=str):
        pairs = ((a, d) for a in group if not a.denied for d in group if d.denied and not _time_explains(a, d))
        for affirmed, denied in list(pairs)[:1]:
            message = f"{name} {label_of(dataset, object_)} is both affirmed and denied"
            yield Problem(
                Severity.WARNING, "affirmed and denied", label_of(dataset, subject), message, sources_of(dataset, [affirmed.node, denied.node])
            )  # fmt: skip


def _one_office(dataset: Dataset, claims: list[_Claim]) -> Iterator[Problem]:
    holders: dict[tuple[str, Node], list[_Claim]] = defaultdict(list)
    for claim in claims:
        if claim.property in ONE_HOLDER:
            holders[claim.property, claim.object].append(claim)
    for (name, office), group in sorted(holders.items(), key=str):
        for one, other in combinations(group, 2):
            if one.subject != other.subject and not _time_explains(one, other):
                people = " and ".join(label_of(dataset, c.subject) for c in (one, other))
                message = f"{people} are both said to be its {name}, and no time tells them apart"
                yield Problem(
                    Severity.WARNING, "two holders", label_of(dataset, office), message, sources_of(dataset, [one.node, other.node])
                )  # fmt: skip
                break
