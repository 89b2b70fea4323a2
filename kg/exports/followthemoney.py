"""FollowTheMoney entities, a line of JSON each, as Aleph and OpenSanctions read them (https://followthemoney.tech).

Persons, companies, organizations and events are entities; facts between them are ownerships, directorships, employments, family ties, payments,
else links whose role is the property, each with the documents that prove it and the sentence; a mention says that a document speaks of an entity.
`ontologies/news/followthemoney.tsv` says which term is which. What is lost: facts about what has no schema there (places, products, topics),
everything that is no fact, places in documents, confidence; their number is told.
"""

from __future__ import annotations

import csv
import json
import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import URIRef

from kg.counting import count_words
from kg.dataset import Engine, GraphNames
from kg.dataset.statements import (
    EntityRecord,
    FactRecord,
    Labels,
    StatementReader,
    StatementRecord,
    iter_entities,
    read_facts,
    read_rows,
)
from kg.identifiers import digest
from kg.namespaces import base_of, local_name
from kg.vocabulary import PROV

logger = logging.getLogger(__name__)
TABLE = "followthemoney.tsv"
KINDS: Mapping[str, frozenset[str]] = {
    "legal": frozenset({"Person", "Company", "Organization", "PublicBody"}),
    "organization": frozenset({"Company", "Organization", "PublicBody"}),
    "company": frozenset({"Company"}),
    "person": frozenset({"Person"}),
}
"""Schemata that the two ends of a link may have, by what the table calls them."""

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
MONEY = re.compile(r"([A-Z]{3})-(\d+(?:\.\d+)?)")
Properties = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Link:
    """How a property is said: the schema, its properties for subject and object, what these must be, and the role."""

    schema: str
    subject: str
    object: str
    subject_kind: str
    object_kind: str
    role: str


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the table of an ontology says."""

    classes: dict[str, str] = field(default_factory=dict)
    links: dict[str, _Link] = field(default_factory=dict)
    values: dict[str, tuple[str, str]] = field(default_factory=dict)


def _read_terms(path: Path) -> _Terms:
    terms = _Terms()
    with path.open(encoding="utf-8", newline="") as lines:
        for kind, name, *columns in csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            if kind == "class":
                terms.classes[name] = columns[0]
            elif kind == "link":
                terms.links[name] = _Link(*columns)
            else:
                terms.values[name] = (columns[0], columns[1])
    return terms


def write_followthemoney(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write the entities and the links between them, sorted by their ids."""
    del encoding
    from kg.ontology import find_ontology

    export = _Export(engine, base_of(prefixes), _read_terms(find_ontology("news").parent / TABLE))
    lines = sorted(json.dumps(entity, ensure_ascii=False, sort_keys=True) for entity in export.iter_all())
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    if export.left:
        logger.warning("%s: left out: %s about what has no schema in FollowTheMoney", path.name, count_words(export.left, "fact"))


def _identifier(node: object) -> str:
    """Return the id of a node: the same in every export."""
    return f"kg-{digest(str(node))}"


def _entity(node: object, schema: str, properties: Properties) -> dict[str, object]:
    return {
        "id": _identifier(node),
        "schema": schema,
        "properties": {name: sorted(set(v)) for name, v in properties.items() if any(v)},
    }


class _Export:
    """Turns the facts of a graph into entities."""

    def __init__(self, engine: Engine, base: str, terms: _Terms) -> None:
        self.left = 0
        self._engine, self._terms = engine, terms
        self._facts = read_facts(engine, base)
        self._entities = {entity.node: entity for entity in iter_entities(engine, base)}
        bought = {self._asset(fact) for fact in self._facts}
        self._schemata = {node: self._schema_of(entity, node in bought) for node, entity in self._entities.items()}
        self._statements: dict[URIRef, list[StatementRecord]] = defaultdict(list)
        self._reader = StatementReader(engine)
        for fact, statement in read_rows(engine, {}, PROV.wasDerivedFrom, graph=GraphNames(base).facts):
            record = self._reader.read(statement) if isinstance(statement, URIRef) else None
            if isinstance(fact, URIRef) and record is not None:
                self._statements[fact].append(record)

    def _asset(self, fact: FactRecord) -> object:
        """Return what a fact says to be owned."""
        link = self._terms.links.get(local_name(fact.triple[1]))
        subject, _, object_ = fact.triple
        return None if link is None else {link.subject: subject, link.object: object_}.get("asset")

    def _schema_of(self, entity: EntityRecord, is_owned: bool) -> str:
        schema = self._terms.classes.get(entity.class_name, "")
        return "Company" if is_owned and schema == "Organization" else schema

    def iter_all(self) -> Iterator[dict[str, object]]:
        """Yield entities, links, documents and mentions; count the facts that are left out."""
        values = self._values()
        for node, schema in self._schemata.items():
            if schema:
                entity = self._entities[node]
                yield _entity(node, schema, {"name": [entity.label], "alias": list(entity.aliases), **values.get(node, {})})
        for fact in self._facts:
            subject, _, object_ = fact.triple
            if self._schemata.get(subject) and isinstance(object_, URIRef) and self._schemata.get(object_):
                yield self._link(fact, subject, object_)
            else:
                self.left += local_name(fact.triple[1]) not in self._terms.values
        yield from self._documents()

    def _values(self) -> dict[URIRef, Properties]:
        """Return what entities have by facts whose objects are no entities there: dates, and the names of places."""
        values: dict[URIRef, Properties] = defaultdict(lambda: defaultdict(list))
        label = Labels(self._engine)
        for fact in self._facts:
            subject, predicate, object_ = fact.triple
            name, kind = self._terms.values.get(local_name(predicate), ("", ""))
            fits = name and self._schemata.get(subject) in KINDS[kind]
            if fits and (not name.endswith("Date") or DATE.fullmatch(str(object_))):
                values[subject][name].append(label(object_))
        return values

    def _link(self, fact: FactRecord, subject: URIRef, object_: URIRef) -> dict[str, object]:
        name = local_name(fact.triple[1])
        link = self._terms.links.get(name)
        if link is None or not self._admits(link, subject, object_):
            link = _Link("UnknownLink", "subject", "object", "", "", re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).lower())
        role = {"Family": "relationship", "Payment": "purpose"}.get(link.schema, "role")
        properties: Properties = {link.subject: [_identifier(subject)], link.object: [_identifier(object_)], role: [link.role]}
        statements = self._statements[fact.node]
        properties["proof"] = [_identifier(statement.document) for statement in statements]
        properties["summary"] = [self._reader.sentence(statement.evidence) for statement in statements]
        times = (str(time) for statement in statements for time in statement.qualifiers.get("time", ()))
        properties["date"] = [time for time in times if DATE.fullmatch(time)]
        if link.schema == "Payment":
            amounts = (str(amount) for statement in statements for amount in statement.qualifiers.get("amount", ()))
            money = [match for amount in amounts if (match := MONEY.search(amount))]
            properties |= {"currency": [match[1] for match in money[:1]], "amount": [match[2] for match in money[:1]]}
        return _entity(fact.node, link.schema, properties)

    def _admits(self, link: _Link, subject: URIRef, object_: URIRef) -> bool:
        return self._schemata[subject] in KINDS[link.subject_kind] and self._schemata[object_] in KINDS[link.object_kind]

    def _documents(self) -> Iterator[dict[str, object]]:
        """Yield the documents that prove facts, and which persons and organizations each mentions."""
        mentioned: dict[URIRef, set[URIRef]] = defaultdict(set)
        for statements in self._statements.values():
            for statement in statements:
                ends = (statement.subject, statement.object)
                mentioned[statement.document] |= {
                    end for end in ends if isinstance(end, URIRef) and self._schemata.get(end) in KINDS["legal"]
                }
        for node, entities in mentioned.items():
            document = self._reader.document(node)
            name = document.title or document.source or local_name(node)
            place: Properties = {"fileName": [document.source or name]}  # the schema demands one
            if document.source.startswith(("http://", "https://")):
                place["sourceUrl"] = [document.source]
            yield _entity(node, "Document", {"name": [name], "publishedAt": [document.date], **place})
            for entity in entities:
                properties: Properties = {
                    "document": [_identifier(node)], "resolved": [_identifier(entity)], "name": [self._entities[entity].label],
                    "detectedSchema": [self._schemata[entity]],
                }  # fmt: skip
                yield _entity(f"{node} {entity}", "Mention", properties)
