"""Tables and scripts for property graphs: a pair of CSV files for Neo4j's import and for pandas, and Cypher.

A statement becomes an edge with its status and its sentence; a value at its end becomes a node of its own, as edges need one.
What is lost: the mentions' places, local entities, rejections, and how names were resolved.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from rdflib import RDF, Literal

from kg.dataset import Engine, Term
from kg.dataset.statements import StatementReader, iter_entities, read_rows
from kg.exports.characters import Replacing
from kg.exports.turtle import shortener
from kg.namespaces import base_of
from kg.vocabulary import KGO

NODE_FIELDS = ("id:ID", "label", "class", "aliases:string[]", "documents:int", ":LABEL")
EDGE_FIELDS = (
    ":START_ID", ":END_ID", ":TYPE", "statement", "property", "fact:boolean", "polarity", "modality", "attributedTo", "qualifiers",
    "confidence:double", "sentence", "begin:int", "end:int", "document", "title", "date", "source", "place",
)  # fmt: skip


def _nodes(engine: Engine, prefixes: Mapping[str, str]) -> Iterator[dict[str, object]]:
    for entity in iter_entities(engine, base_of(prefixes)):
        yield {
            "id": str(entity.node),
            "label": entity.label,
            "class": entity.class_name,
            "aliases": list(entity.aliases),
            "documents": entity.documents,
        }
    short = shortener(prefixes)
    objects = {row[1] for row in read_rows(engine, {RDF.type: KGO.Statement}, RDF.object)}
    values = {short(term): str(term) for term in objects if _is_value(term, prefixes)}
    for identity, text in sorted(values.items()):
        yield {"id": identity, "label": text, "class": "Value", "aliases": [], "documents": 0}


def _is_value(term: Term, prefixes: Mapping[str, str]) -> bool:
    return isinstance(term, Literal) or term.startswith(prefixes["kgv"])


def _edges(engine: Engine, prefixes: Mapping[str, str]) -> Iterator[dict[str, object]]:
    short = shortener(prefixes)
    reader = StatementReader(engine)
    for statement in reader.read_all():
        document = reader.document(statement.document)
        qualifiers = {name: [short(t) for t in terms] for name, terms in statement.qualifiers.items()}
        yield {
            "start": str(statement.subject),
            "end": short(statement.object) if _is_value(statement.object, prefixes) else str(statement.object),
            "type": _edge_type(statement.predicate),
            "statement": str(statement.node),
            "property": short(statement.predicate),
            "fact": statement.factual,
            "polarity": statement.polarity,
            "modality": statement.modality,
            "attributedTo": short(statement.attributed_to) if statement.attributed_to is not None else "",
            "qualifiers": json.dumps(qualifiers, ensure_ascii=False, sort_keys=True),
            "confidence": statement.confidence,
            "sentence": reader.sentence(statement.evidence),
            "begin": statement.span[0],
            "end_": statement.span[1],
            "document": str(document.node),
            "title": document.title,
            "date": document.date,
            "source": document.source,
            "place": reader.place(statement.evidence),
        }


def _edge_type(predicate: str) -> str:
    """Return a property as Neo4j names types of edges.

    >>> _edge_type("https://kg.example.org/ontology#investsIn"), _edge_type("https://kg.example.org/relation/build_upon")
    ('INVESTS_IN', 'BUILD_UPON')
    """
    local = predicate.replace("#", "/").rpartition("/")[2]
    return re.sub(r"\W", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", local)).upper()


FORMULA = re.compile("^(?=[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20])(?![+-]?[0-9]+(?:[.,][0-9]+)*\\Z)")
"""Where a text begins that a spreadsheet takes for a formula; a plain number is none."""

NUL = re.compile("\0")


class Cells:
    """Write values as cells that no spreadsheet runs and no reader stops at; count what is changed for that."""

    def __init__(self) -> None:
        self._quoted = Replacing(FORMULA, "'")
        self._replaced = Replacing(NUL)

    def __call__(self, value: object) -> object:
        """Return a value as a cell: a text that begins as a formula does gets an apostrophe before it."""
        if isinstance(value, bool):
            return str(value).lower()
        return self._quoted(self._replaced(value)) if isinstance(value, str) else value

    def tell(self, path: Path) -> None:
        """Say what was changed, if anything was."""
        self._quoted.tell(path, "cells that a spreadsheet would run as formulas have an apostrophe before them")
        self._replaced.tell(path, "NUL characters were replaced by U+FFFD")


def write_csv(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write NAME-nodes.csv and NAME-edges.csv beside one another, with the header that neo4j-admin import reads."""
    del encoding
    stem, cell = path.with_suffix(""), Cells()
    with stem.with_name(f"{stem.name}-nodes.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(NODE_FIELDS)
        for node in _nodes(engine, prefixes):
            aliases = ";".join(str(a).replace(";", ",") for a in node["aliases"])  # type: ignore[attr-defined]  # a list
            writer.writerow(map(cell, [node["id"], node["label"], node["class"], aliases, node["documents"], node["class"]]))
    with stem.with_name(f"{stem.name}-edges.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(EDGE_FIELDS)
        for edge in _edges(engine, prefixes):
            writer.writerow(map(cell, edge.values()))
    cell.tell(path)


def write_cypher(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write a Cypher script (openCypher 9) that makes the graph, or brings one that is there up to date."""
    del encoding
    replaced = Replacing(NUL)

    def without_nul(record: dict[str, object]) -> dict[str, object]:
        return {
            name: replaced(value) if isinstance(value, str) else list(map(replaced, value)) if isinstance(value, list) else value
            for name, value in record.items()
        }

    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n")
        for node in map(without_nul, _nodes(engine, prefixes)):
            fields = {k: v for k, v in node.items() if k != "id"}
            label = re.sub(r"\W", "_", str(node["class"]))
            out.write(f"MERGE (n:Entity {{id: {_cypher(node['id'])}}}) SET n:`{label}`, n += {_map(fields)};\n")
        for edge in map(without_nul, _edges(engine, prefixes)):
            fields = {("end" if k == "end_" else k): v for k, v in edge.items() if k not in ("start", "end", "type", "statement")}
            out.write(
                f"MATCH (a:Entity {{id: {_cypher(edge['start'])}}}), (b:Entity {{id: {_cypher(edge['end'])}}}) "
                f"MERGE (a)-[r:`{edge['type']}` {{statement: {_cypher(edge['statement'])}}}]->(b) SET r += {_map(fields)};\n"
            )
    replaced.tell(path, "NUL characters were replaced by U+FFFD")


def _map(fields: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{name}: {_cypher(value)}" for name, value in fields.items()) + "}"


CYPHER_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
BACKSLASH_U = re.compile(r"(\\\\)([uU])")
CYPHER_ESCAPED = re.compile(r"[\\'\n\r\t]")


def _cypher(value: object) -> str:
    r"""Write a value as Cypher does.

    >>> _cypher("it's\n"), _cypher(True), _cypher(["a"])
    ("'it\\'s\\n'", 'true', "['a']")
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_cypher, value))}]"
    text = CYPHER_ESCAPED.sub(lambda special: CYPHER_ESCAPES[special.group()], str(value))
    # Some readers expand Unicode escapes before they look for the ends of texts: backslash and u are written apart.
    return f"'{BACKSLASH_U.sub(_apart, text)}'"


def _apart(escape: re.Match[str]) -> str:
    return f"{escape[1]}' + '{escape[2]}"
