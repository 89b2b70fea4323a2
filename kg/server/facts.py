"""The page of a fact or of a statement: the sentences that prove it, how they were read, and what contradicts it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rdflib import RDF, URIRef

from kg.dataset import Term
from kg.dataset.statements import FACT, properties_of, read_rows, text_of
from kg.queries import Derivation, Explanation
from kg.queries.explanations import derive_all, explain_all
from kg.queries.wording import date_words
from kg.server.lines import Line, LineReader, Link
from kg.vocabulary import KGO, PROV


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPage:
    """A fact, or a statement alone.

    Attributes:
        iri: the fact or the statement.
        address: of its page.
        line: what it says, with its sentences.
        first: when it was first reported.
        last: when it was last reported.
        explanations: how each statement was read.
        fact: the address of the fact that the statement makes; empty on the page of a fact.
        is_rejected: whether a person decided that it is no fact.
    """

    iri: str
    address: str
    line: Line
    first: str
    last: str
    explanations: tuple[Explanation, ...]
    fact: str
    is_rejected: bool


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact in a list."""

    subject: Link
    predicate: str
    object: Link
    href: str
    sources: int
    date: str


@dataclass(frozen=True, slots=True)
class FactKey:
    """A fact among all: its node and triple, how many sources tell it, and when it was last reported."""

    node: str
    subject: str
    predicate: str
    object: Term
    sources: int
    day: str


class FactReader:
    """Make the pages of facts and statements."""

    def __init__(self, lines: LineReader) -> None:
        self._lines, self._graph = lines, lines.graph

    def read(self, iri: str) -> FactPage | None:
        """Return the page of a fact or a statement, or None where it is neither."""
        properties = properties_of(self._graph.engine, URIRef(iri))
        is_fact = KGO.Fact in properties.get(RDF.type, ())
        nodes = [t for t in properties.get(PROV.wasDerivedFrom, ()) if isinstance(t, URIRef)] if is_fact else [URIRef(iri)]
        lines = self._lines.lines(self._lines.statements.read_all(nodes))
        if not lines:
            return None
        explanations = explain_all(self._graph.engine, self._graph.prefixes, nodes, self._graph.stored.is_rejected)
        return FactPage(
            iri=iri,
            address=self._lines.path(iri),
            line=_joined(lines),
            first=date_words(text_of(properties, KGO.firstReported)),
            last=date_words(text_of(properties, KGO.lastReported)),
            explanations=tuple(explanations),
            fact="" if is_fact else lines[0].fact,
            is_rejected=any(explanation.is_rejected for explanation in explanations),
        )

    def derivations(self, iri: str) -> list[Derivation]:
        """Return how an inference was made; nothing for what is none."""
        return derive_all(self._graph.engine, self._graph.prefixes, [URIRef(iri)], self._graph.stored.is_rejected)

    def keys(self) -> list[FactKey]:
        """Return all facts of the graph."""
        asked, graph = (*FACT, KGO.sourceCount), self._graph.stored.graphs.facts
        rows = read_rows(self._graph.engine, {}, *asked, optional=(KGO.lastReported,), graph=graph)
        return [
            FactKey(str(node), str(subject), str(predicate), object_, int(str(sources)), str(day))
            for node, subject, predicate, object_, sources, day in rows
        ]

    def entry(self, key: FactKey) -> FactEntry:
        """Return a fact as a list shows it."""
        link, words = self._lines.link, self._lines.predicate_words(URIRef(key.predicate))
        subject, object_ = link(URIRef(key.subject)), link(key.object)
        return FactEntry(subject, words, object_, self._lines.path(key.node), key.sources, date_words(key.day))


def _joined(lines: list[Line]) -> Line:
    """Return lines of one fact as one: they differ in their status."""
    quotes = tuple(quote for line in lines for quote in line.quotes)
    return replace(lines[0], quotes=quotes, status="; ".join(dict.fromkeys(line.status for line in lines if line.status)))
