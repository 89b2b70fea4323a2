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
from kg.resolution.written_names import read_written_names
from kg.server.history import HistoryReader, Year
from kg.server.lines import Claim, Line, LineReader, Link
from kg.server.neighbourhood import NeighbourhoodReader, Picture
from kg.vocabulary import KGO

MOST_LINES = 100
"""Lines on a page."""

MOST_SPELLINGS = 20
"""Written names on a page."""

MOST_READ = 400
"""Local entities that are asked for written names."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line under the heading of its property; `end` is who stands at its other end, None where the whole line is shown."""

    line: Line
    end: Link | None


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading."""

    heading: str
    is_fact: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that a document writes for an entity beside its label there, why it means the same, and how sure that is."""

    text: str
    reason: str
    score: float
    document: Link
    id: str


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
        spellings: names that single documents take for it, the least sure first.
        sections: a page of what is said of it.
        facts: how many facts there are.
        claims: how many lines are no facts.
        number: the number of this page, from 1.
        pages: how many there are.
        documents: where it is mentioned, each with its date and id, the latest first.
        picture: its neighbourhood.
        years: its facts by their dates.
        contradictions: claims about it against each other.
    """

    iri: str
    address: str
    label: str
    class_name: str
    aliases: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    spellings: tuple[Spelling, ...]
    sections: tuple[Section, ...]
    facts: int
    claims: int
    number: int
    pages: int
    documents: tuple[tuple[Link, str, str], ...]
    picture: Picture | None
    years: tuple[Year, ...]
    contradictions: tuple[tuple[Line, Line], ...]


class EntityReader:
    """Make the pages of entities."""

    def __init__(self, lines: LineReader) -> None:
        self._lines, self._graph = lines, lines.graph
        self._neighbourhoods, self._history = NeighbourhoodReader(lines), HistoryReader(lines)
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
        unsorted = self._lines.claims(self.statements(node))
        claims = [(self._group(node, claim), claim) for claim in unsorted]
        facts = sum(1 for _, claim in claims if claim.fact is not None)
        sizes = Counter(group for group, _ in claims)
        claims.sort(key=lambda item: (item[0][:2], -sizes[item[0]], item[0][2]))
        pages = max(1, -(-len(claims) // MOST_LINES))
        number = min(max(number, 1), pages)
        shown = claims[(number - 1) * MOST_LINES : number * MOST_LINES]
        names = sorted(quad[0] for quad in self._graph.engine.find(predicate=OWL.sameAs, object_=node))
        return EntityPage(
            iri=str(node),
            address=self._lines.path(node),
            label=entity.label,
            class_name=plain(entity.class_name),
            aliases=tuple(alias for alias in entity.aliases if alias != entity.label),
            names=tuple((local_name(name), self._reason(name)) for name in names),
            spellings=tuple(self._spellings([node, *names])),
            sections=tuple(
                Section(group[2], not group[0], tuple(self._row(node, claim) for _, claim in members))
                for group, members in groupby(shown, key=lambda item: item[0])
            ),
            facts=facts,
            claims=len(claims) - facts,
            number=number,
            pages=pages,
            documents=tuple(self._documents([node, *names])),
            picture=self._neighbourhoods.draw(node, unsorted),
            years=self._history.years(unsorted),
            contradictions=self._history.contradictions(unsorted),
        )

    def statements(self, node: URIRef) -> Iterator[StatementRecord]:
        """Yield the statements that an entity is subject or object of, or that it makes."""
        quads = (q for p in (RDF.subject, RDF.object, KGO.attributedTo) for q in self._graph.engine.find(predicate=p, object_=node))
        return self._lines.statements.read_all(q[0] for q in quads if q[0].startswith(self._graph.prefixes["kgs"]))

    def _group(self, node: URIRef, claim: Claim) -> tuple[bool, int, str]:
        """Return what has one heading: whether it is no fact, the entity's place (subject, object, speaker), and the heading."""
        subject, predicate, object_ = claim.triple
        words, is_symmetric = self._lines.predicate_words(predicate), str(predicate) in self._symmetric
        if subject == node or (object_ == node and is_symmetric):
            return claim.fact is None, 0, words
        if object_ == node:
            return claim.fact is None, 1, f"{words} {self._lines.label(node)}"
        return claim.fact is None, 2, f"according to {self._lines.label(node)}"

    def _row(self, node: URIRef, claim: Claim) -> Row:
        line, (subject, _, object_) = self._lines.line(claim), claim.triple
        return Row(line, line.object if subject == node else line.subject if object_ == node else None)

    def _reason(self, name: URIRef) -> str:
        return ", ".join(str(q[2]) for q in self._graph.engine.find(name, KGO.matchReason))

    def _spellings(self, names: list[URIRef]) -> Iterator[Spelling]:
        nodes = sorted(quad[0] for name in names for quad in self._graph.engine.find(predicate=KGO.names, object_=name))
        written = read_written_names(self._graph.engine, nodes[:MOST_READ])
        apart = {w for w in written if next(self._graph.engine.find(w.node, KGO.resolvesTo), None) is not None}
        for form in sorted(set(written) - apart, key=lambda form: (form.score, form))[:MOST_SPELLINGS]:
            document = minted_from(form.document.removeprefix(self._graph.prefixes["kgd"]))
            yield Spelling(form.text, form.reason, form.score, self._lines.document_link(form.document), document)

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
