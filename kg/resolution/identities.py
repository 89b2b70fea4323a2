"""Tell the bearers of a name apart by what only one can have: persons with birthdays years apart are two."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from rdflib import RDF, Literal, URIRef

from kg.dataset.view import View
from kg.identifiers import mint_iri, slug
from kg.namespaces import local_name
from kg.ontology import Ontology
from kg.resolution.readings import DocumentReading
from kg.vocabulary import KGO

IDENTITY = KGO.identity
SLIP = 2
"""Years by which reports of one birthday may differ; a greater difference tells of two persons."""

Dates = dict[str, dict[str, str]]
"""Property -> document's graph -> date."""


class Identities:
    """What tells the bearers of names apart, kept beside what is known of the names."""

    def __init__(self, view: View, base: str, graph: URIRef, ontology: Ontology) -> None:
        self._view, self._base, self._graph, self._ontology = view, base, graph, ontology

    def update(self, touched: set[str], old: list[DocumentReading], new: list[DocumentReading]) -> dict[str, Dates]:
        """Write and return what tells the bearers of names apart."""
        before, after = self._told_by(old), self._told_by(new)
        kept: dict[str, Dates] = {}
        for name in sorted(touched):
            node = URIRef(name.replace(f"{self._base}entity/", f"{self._base}name/", 1))
            stored = list(self._view.find(node, IDENTITY, graph=self._graph))
            if not stored and name not in before and name not in after:
                continue
            dates: Dates = json.loads(str(stored[0][2])) if stored else {}
            for prop, graph, _ in before.get(name, ()):
                dates.get(prop, {}).pop(graph, None)
            for prop, graph, value in after.get(name, ()):
                dates.setdefault(prop, {})[graph] = min(value, dates.get(prop, {}).get(graph, value))
            dates = {prop: dict(sorted(values.items())) for prop, values in sorted(dates.items()) if values}
            text = Literal(json.dumps(dates, separators=(",", ":")), datatype=RDF.JSON, normalize=False)
            self._view.replace(stored, [(node, IDENTITY, text, self._graph)] if dates else [])
            kept[name] = dates
        return kept

    @cached_property
    def _identifying(self) -> frozenset[str]:
        """The properties whose one date tells who a person is; of companies the sources disagree too often."""
        dated = [p for p in self._ontology.properties.values() if p.functional and p.datatype in ("date", "gYear", "dateTime")]
        return frozenset(p.iri for p in dated if any(local_name(c) == "Person" for c in p.domain))

    def _told_by(self, readings: list[DocumentReading]) -> dict[str, list[tuple[str, str, str]]]:
        told: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for reading in readings:
            name_of = {local.node: local.name for local in reading.locals}
            for statement in reading.statements:
                if statement.factual and str(statement.predicate) in self._identifying and statement.value is not None:
                    subject = dict(statement.slots).get("subject")
                    if subject in name_of:
                        told[name_of[subject]].append((str(statement.predicate), str(reading.graph), str(statement.value)))
        return told

    def parts(self, name: str, dates: Mapping[str, Mapping[str, str]]) -> dict[URIRef, str]:
        """Return the documents' graphs whose bearers of a name are others, by their dates, with the names of these."""
        parts: dict[URIRef, str] = {}
        for prop, values in dates.items():
            years: dict[str, list[str]] = defaultdict(list)
            for graph, value in values.items():
                years[value[:4]].append(graph)
            if len(years) > 1:
                main = min(years, key=lambda year: (-len(years[year]), year))
                for year, graphs in years.items():
                    if _years_apart(year, main) > SLIP:
                        suffix = slug(f"{local_name(name)} {local_name(prop)} {year}")
                        parts |= dict.fromkeys(map(URIRef, graphs), mint_iri(self._base, "entity", suffix))
        return parts


def _years_apart(first: str, second: str) -> int:
    return abs(int(first) - int(second)) if first.isdigit() and second.isdigit() else 0
