"""Set the bearers of a name apart by what a person can have only one of: persons with birthdays or ages years apart are two."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rdflib import RDF, Literal, URIRef

from kg.dataset.view import View
from kg.identifiers import mint_iri, slug
from kg.namespaces import local_name
from kg.ontology import Ontology
from kg.resolution.basis import Basis
from kg.resolution.document_records import DocumentChange, DocumentRecord
from kg.resolution.name_index import NameIndex, name_node
from kg.vocabulary import KGO, SUBJECT

SLIP = 2
"""Years by which reports of one birthday may differ; a greater difference means two persons. Chosen by hand."""

AGE, SLIP_OF_AGES = "age", 10
"""The key of ages in documents without a date, and the years by which these may differ, as nobody knows when they were told. By hand."""

DatesByGraph = dict[str, str]
"""The name of a document's graph -> a date that the document gives."""
Dates = dict[str, DatesByGraph]
"""The IRI of a property, or `AGE` -> the dates or ages that documents give."""

WHOLE_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")


class _Report(NamedTuple):
    """A date that a document gives for a property of a name's bearer."""

    property: str
    graph: str
    date: str


def update_dates(view: View, names: Iterable[str], before: NameIndex, documents: DocumentChange, basis: Basis) -> dict[str, Dates]:
    """Write the dates that identify the bearers of some names; return them, of the names that have or had any."""
    former, current = _reports(documents.before, basis), _reports(documents.after, basis)
    graph = basis.graphs.resolution
    dates_of: dict[str, Dates] = {}
    for name in sorted(names):
        node = name_node(basis.base, name)
        stored = list(view.find(node, KGO.identity, graph=graph)) if before.is_borne(name) else []
        if not stored and name not in former and name not in current:
            continue
        dates = _changed(json.loads(str(stored[0][2])) if stored else {}, former.get(name, ()), current.get(name, ()))
        text = Literal(json.dumps(dates, separators=(",", ":")), datatype=RDF.JSON, normalize=False)
        view.replace(stored, [(node, KGO.identity, text, graph)] if dates else [])
        dates_of[name] = dates
    return dates_of


def _changed(dates: Dates, former: Iterable[_Report], current: Iterable[_Report]) -> Dates:
    """Return dates without those that documents gave before and with those they give now: of two from one document the earlier."""
    changed = {prop: dict(values) for prop, values in dates.items()}
    for report in former:
        changed.get(report.property, {}).pop(report.graph, None)
    for report in current:
        values = changed.setdefault(report.property, {})
        values[report.graph] = min(report.date, values.get(report.graph, report.date))
    return {prop: dict(sorted(values.items())) for prop, values in sorted(changed.items()) if values}


def _identifying_properties(ontology: Ontology) -> frozenset[str]:
    """Return the properties whose one date says who a person is; of companies the sources disagree too often."""
    dated = [p for p in ontology.properties.values() if p.functional and p.datatype in ("date", "gYear", "dateTime")]
    return frozenset(p.iri for p in dated if any(local_name(c) == "Person" for c in p.domain))


def _reports(documents: Iterable[DocumentRecord], basis: Basis) -> dict[str, list[_Report]]:
    """Return the identifying dates in documents, by the names of whom they are about."""
    properties = _identifying_properties(basis.ontology)
    birth = _property_of_birth(basis.ontology, properties)
    age = mint_iri(basis.base, "relation", slug("be of age"))
    reports: dict[str, list[_Report]] = defaultdict(list)
    for document in documents:
        name_of = {entity.node: entity.name for entity in document.entities}
        for statement in document.statements:
            subject, key = dict(statement.arguments).get(SUBJECT), str(statement.predicate)
            if not statement.factual or statement.value is None or subject not in name_of:
                continue
            if key in properties:
                reports[name_of[subject]].append(_Report(key, str(document.graph), str(statement.value)))
            elif key == age and (years := WHOLE_NUMBER.search(str(statement.value))):
                key, date = _birth_by_age(int(years.group()), document.date, birth)
                reports[name_of[subject]].append(_Report(key, str(document.graph), date))
    return reports


def _property_of_birth(ontology: Ontology, properties: frozenset[str]) -> str:
    """Return which of the properties "be born" means; "" where none is."""
    meant = (ontology.properties[entry.property].iri for entry in ontology.lexicon.find("be born"))
    return next((iri for iri in meant if iri in properties), "")


def _birth_by_age(age: int, reported: str, birth: str) -> tuple[str, str]:
    """Return the year of birth of who was of an age when that was told, under its property; where nobody knows when, the age."""
    if reported and birth:
        return birth, f"{int(reported[:4]) - age:04}"
    return AGE, f"{age:04}"


def divergent_names(base: str, name: str, dates: Mapping[str, Mapping[str, str]]) -> dict[URIRef, str]:
    """Return the documents' graphs in which a name's bearer is another by its dates, and the name that it has instead."""
    names: dict[URIRef, str] = {}
    for prop, values in dates.items():
        years: dict[str, list[str]] = defaultdict(list)
        for graph, date in values.items():
            years[date[:4]].append(graph)
        if len(years) > 1:
            main = min(years, key=lambda year: (-len(years[year]), year))
            for year, graphs in years.items():
                if _years_apart(year, main) > (SLIP_OF_AGES if prop == AGE else SLIP):
                    suffix = slug(f"{local_name(name)} {local_name(prop)} {year}")
                    names |= dict.fromkeys(map(URIRef, graphs), mint_iri(base, "entity", suffix))
    return names


def _years_apart(first: str, second: str) -> int:
    return abs(int(first) - int(second)) if first.isdigit() and second.isdigit() else 0
