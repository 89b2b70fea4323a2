"""Statements as pages show them: a line for a claim, with each sentence that says so.

In: statements of a graph. Out: `Line`s, those of one triple and one status together, the latest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from rdflib import RDF, Literal, URIRef

from kg.dataset import Term
from kg.dataset.statements import FACT, Labels, StatementReader, StatementRecord, Triple, properties_of, text_of
from kg.graph import KnowledgeGraph
from kg.namespaces import local_name
from kg.queries.explanations import disjoint
from kg.queries.networks import property_label
from kg.queries.select import shorten
from kg.queries.wording import date_words, literal_words, money_words
from kg.server.addresses import address_of
from kg.vocabulary import KGO, PROV


@dataclass(frozen=True, slots=True)
class Link:
    """Something a page names: its text, and its address where it has a page."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that says so.

    Attributes:
        words: the sentence in parts, each with whether it is the mention of the subject or of the object.
        document: where it is from.
        day: its document's date, as the graph writes it; `date` in words.
        confidence: how sure the extraction is.
        statement: the address of the statement.
        held_back: why it stands as no fact, although its status would admit one.
        rule: the construction that read it.
        span: where it stands in its document.
    """

    words: tuple[tuple[str, bool], ...]
    document: Link
    day: str
    date: str
    confidence: float
    statement: str
    held_back: tuple[str, ...]
    rule: str
    span: tuple[int, int]

    @property
    def text(self) -> str:
        """The sentence."""
        return "".join(words for words, _ in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim: its triple, its status, what qualifies it, and the sentences that say so; of a fact what stands behind it, too."""

    subject: Link
    predicate: str
    object: Link
    triple: Triple
    status: str
    qualifiers: tuple[tuple[str, tuple[Link, ...]], ...]
    quotes: tuple[Quote, ...]
    fact: str = ""
    sources: int = 0
    confidence: float = 0.0
    conflicts: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements of one triple and one status, before they are read out: the fact that they make, and when it was last reported."""

    statements: tuple[StatementRecord, ...]
    status: str
    fact: URIRef | None
    day: str

    @property
    def triple(self) -> Triple:
        """What they say, without its status."""
        return self.statements[0].triple


class LineReader:
    """Make lines of a graph's statements.

    Args:
        graph: the graph.
        root: what the server's addresses begin with.
    """

    def __init__(self, graph: KnowledgeGraph, root: str = "") -> None:
        self.graph, self._root = graph, root
        self.label = Labels(graph.engine)
        self.statements = StatementReader(graph.engine)
        self._words: dict[URIRef, str] = {URIRef(p.iri): p.label for p in graph.ontology.properties.values()}

    def path(self, iri: str) -> str:
        """Return the address of what a graph's IRI names; empty for what is not of this graph."""
        address = address_of(iri, self.graph.base)
        return self._root + address if address else ""

    def link(self, term: Term) -> Link:
        """Return a term as a page names it."""
        if isinstance(term, Literal):
            return Link(literal_words(term))
        if term.startswith(self.graph.prefixes["kgv"]):
            return Link(money_words(self.label(term)))
        return Link(self.label(term), self.path(term) if term.startswith(self.graph.prefixes["kge"]) else "")

    def predicate_words(self, predicate: URIRef) -> str:
        """Return a property or an open relation in words."""
        if predicate in self._words:
            return self._words[predicate]
        words = property_label(shorten(predicate, self.graph.prefixes))
        return f"is{words[2:]}" if words.startswith("be ") else words

    def document_link(self, node: URIRef, place: str = "") -> Link:
        """Return a document by its title, and the place in it."""
        title = self.statements.document(node).title or unquote(local_name(node))
        return Link(", ".join(filter(None, [title, place])), self.path(node))

    def lines(self, statements: Iterable[StatementRecord]) -> list[Line]:
        """Return the lines of statements, the latest first."""
        return [self.line(claim) for claim in self.claims(statements)]

    def claims(self, statements: Iterable[StatementRecord]) -> list[Claim]:
        """Return statements by what they claim, the latest first."""
        by_claim: dict[tuple[Triple, bool, str], list[StatementRecord]] = defaultdict(list)
        for statement in statements:
            by_claim[(statement.triple, statement.factual, self._status(statement))].append(statement)
        claims = [
            Claim(
                tuple(records),
                status,
                self._fact(records[0]) if factual else None,
                max(self.statements.document(record.document).date for record in records),
            )
            for (_, factual, status), records in by_claim.items()
        ]
        return sorted(claims, key=lambda claim: (claim.day, *map(str, claim.triple)), reverse=True)

    def _status(self, statement: StatementRecord) -> str:
        status = [statement.polarity] if statement.polarity != "affirmed" else []
        status += [statement.modality] if statement.modality != "asserted" else []
        if statement.attributed_to is not None:
            status.append(f"according to {self.label(statement.attributed_to)}")
        return ", ".join(status)

    def line(self, claim: Claim) -> Line:
        """Return a claim with its sentences."""
        statements, fact = claim.statements, claim.fact
        first = statements[0]
        qualifiers: dict[str, dict[Link, None]] = defaultdict(dict)
        for name, terms in (item for statement in statements for item in statement.qualifiers.items()):
            qualifiers[name] |= dict.fromkeys(map(self.link, terms))
        sentences = {(s.document, s.span): s for s in sorted(statements, key=lambda s: (s.confidence, s.node))}
        quotes = sorted(map(self.quote, sentences.values()), key=lambda quote: (quote.day, quote.statement), reverse=True)
        properties = properties_of(self.graph.engine, fact) if fact is not None else {}
        return Line(
            subject=self.link(first.subject),
            predicate=self.predicate_words(first.predicate),
            object=self.link(first.object),
            triple=first.triple,
            status=claim.status,
            qualifiers=tuple((name, tuple(links)) for name, links in qualifiers.items()),
            quotes=tuple(quotes),
            fact=self.path(fact) if fact is not None else "",
            sources=int(text_of(properties, KGO.sourceCount) or 0),
            confidence=float(text_of(properties, KGO.confidence) or max(quote.confidence for quote in quotes)),
            conflicts=tuple(self.fact_link(rival) for rival in properties.get(KGO.conflictsWith, ()) if isinstance(rival, URIRef)),
        )

    def _fact(self, statement: StatementRecord) -> URIRef | None:
        """Return the fact that a statement makes."""
        nodes = (quad[0] for quad in self.graph.engine.find(predicate=PROV.wasDerivedFrom, object_=statement.node))
        return next((node for node in nodes if next(self.graph.engine.find(node, RDF.type, KGO.Fact), None) is not None), None)

    def fact_link(self, fact: URIRef) -> Link:
        """Return a fact by its triple."""
        properties = properties_of(self.graph.engine, fact)
        subject, predicate, object_ = (next(iter(properties.get(part, ())), Literal("")) for part in FACT)
        words = self.predicate_words(URIRef(str(predicate)))
        return Link(f"{self.link(subject).text} {words} {self.link(object_).text}", self.path(fact))

    def quote(self, statement: StatementRecord) -> Quote:
        """Return the sentence of a statement."""
        document = self.statements.document(statement.document)
        return Quote(
            words=tuple(self._marked(statement)),
            document=self.document_link(document.node, self.statements.place(statement.evidence)),
            day=document.date,
            date=date_words(document.date),
            confidence=statement.confidence,
            statement=self.path(statement.node),
            held_back=statement.held_back,
            rule=statement.rule,
            span=statement.span,
        )

    def _marked(self, statement: StatementRecord) -> list[tuple[str, bool]]:
        """Return a sentence in parts, its mentions of subject and object apart, with single spaces."""
        sentence, (start, end) = self.statements.sentence(statement.evidence), statement.span
        spans = [(first - start, last - start) for first, last in (statement.subject_span, statement.object_span)]
        marks = disjoint([(first, last) for first, last in spans if 0 <= first < last <= end - start])
        parts, place = [], 0
        for first, last in marks:
            parts += [(sentence[place:first], False), (sentence[first:last], True)]
            place = last
        parts.append((sentence[place:], False))
        return [(_single_spaced(words), is_mention) for words, is_mention in parts if words]


def _single_spaced(words: str) -> str:
    before, after = " " * words[:1].isspace(), " " * words[-1:].isspace()
    return f"{before}{' '.join(words.split())}{after}" if words.strip() else " "
