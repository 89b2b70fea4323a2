"""The page of an entity: what it is, what is said of it by property, what is no fact, where it is mentioned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rdflib import OWL, RDF, URIRef

from kg.dataset.statements import StatementRecord, read_entity
from kg.identifiers import minted_from
from kg.namespaces import local_name
from kg.ontology.terms import plain
from kg.queries.wording import date_words
from kg.server.lines import Line, LineReader, Link
from kg.vocabulary import KGO

MOST_LINES = 100
"""Lines on a page."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line under the heading of its property.

    Attributes:
        line: the line.
        heading: what stands above it and others.
        place: the entity is its subject (0), its object (1), or who says so (2).
        end: who stands at its other end; None where the whole line is shown.
    """

    line: Line
    heading: str
    place: int
    end: Link | None

    @property
    def group(self) -> tuple[bool, int, str]:
        """What has one heading: facts stand before what is none."""
        return not self.line.fact, self.place, self.heading


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading."""

    heading: str
    is_fact: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """An entity.

    Attributes:
        iri: the entity.
        address: of its page.
        label: what it is called.
        class_name: what it is, in words.
        aliases: what else it is called.
        names: other names that are taken for it, with the reasons.
        sections: a page of what is said of it.
        facts: how many facts there are.
        claims: how many lines are no facts.
        number: the number of this page, from 1.
        pages: how many there are.
        documents: where it is mentioned, each with its date and id, the latest first.
    """

    iri: str
    address: str
    label: str
    class_name: str
    aliases: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    facts: int
    claims: int
    number: int
    pages: int
    documents: tuple[tuple[Link, str, str], ...]


class EntityReader:
    """Make the pages of entities."""

    def __init__(self, lines: LineReader) -> None:
        self._lines, self._graph = lines, lines.graph
        self._symmetric = {p.iri for p in self._graph.ontology.properties.values() if p.symmetric}

    def canonical(self, iri: str) -> URIRef:
        """Return the entity that stands for a name."""
        same = next(self._graph.engine.find(URIRef(iri), OWL.sameAs), None)
        return URIRef(str(same[2])) if same is not None else URIRef(iri)

    def read(self, iri: str, number: int = 1) -> EntityPage | None:
        """Return a page of an entity, or None where there is none; what is merged into another gives that one's."""
        node = self.canonical(iri)
        entity = read_entity(self._graph.engine, self._graph.base, node)
        if entity is None:
            return None
        lines = self._lines.lines(self.statements(node))
        facts = sum(1 for line in lines if line.fact)
        rows = [self._row(node, line) for line in lines]
        sizes = Counter(row.group for row in rows)
        rows.sort(key=lambda row: (row.group[:2], -sizes[row.group], row.heading))
        pages = max(1, -(-len(rows) // MOST_LINES))
        number = min(max(number, 1), pages)
        shown = rows[(number - 1) * MOST_LINES : number * MOST_LINES]
        names = sorted(quad[0] for quad in self._graph.engine.find(predicate=OWL.sameAs, object_=node))
        return EntityPage(
            iri=str(node),
            address=self._lines.path(node),
            label=entity.label,
            class_name=plain(entity.class_name),
            aliases=tuple(alias for alias in entity.aliases if alias != entity.label),
            names=tuple((local_name(name), self._reason(name)) for name in names),
            sections=tuple(
                Section(group[2], not group[0], tuple(rows)) for group, rows in groupby(shown, key=lambda row: row.group)
            ),
            facts=facts,
            claims=len(lines) - facts,
            number=number,
            pages=pages,
            documents=tuple(self._documents([node, *names])),
        )

    def statements(self, node: URIRef) -> Iterator[StatementRecord]:
        """Yield the statements that an entity is subject or object of, or that it makes."""
        quads = (q for p in (RDF.subject, RDF.object, KGO.attributedTo) for q in self._graph.engine.find(predicate=p, object_=node))
        return self._lines.statements.read_all(q[0] for q in quads if q[0].startswith(self._graph.prefixes["kgs"]))

    def _row(self, node: URIRef, line: Line) -> Row:
        subject, predicate, object_ = line.triple
        if subject == node:
            return Row(line, line.predicate, 0, line.object)
        if object_ == node and str(predicate) in self._symmetric:
            return Row(line, line.predicate, 0, line.subject)
        if object_ == node:
            return Row(line, f"{line.predicate} {line.object.text}", 1, line.subject)
        return Row(line, f"according to {self._lines.label(node)}", 2, None)

    def _reason(self, name: URIRef) -> str:
        return ", ".join(str(q[2]) for q in self._graph.engine.find(name, KGO.matchReason))

    def _documents(self, names: list[URIRef]) -> list[tuple[Link, str, str]]:
        local = {q[0].partition("#")[0] for name in names for q in self._graph.engine.find(predicate=KGO.names, object_=name)}
        nodes = sorted(map(URIRef, local), key=lambda node: (self._lines.statements.document(node).date, node), reverse=True)
        return [
            (
                self._lines.document_link(node),
                date_words(self._lines.statements.document(node).date),
                minted_from(node.removeprefix(self._graph.prefixes["kgd"])),
            )
            for node in nodes
        ]
