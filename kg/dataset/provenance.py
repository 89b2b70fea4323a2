"""Write a document's contribution: its statements, each with its status, qualifiers and the sentence that proves it.

Only this module knows how evidence stands in RDF: statement nodes, PROV-O for derivation, NIF 2.0 for places in the text.
Everything is in the document's own named graph, so taking the document out is dropping that graph. The document speaks of
*local entities*, the things as it describes them; who is meant by them, over all documents, is not in its graph but is
derived (kg.resolution), and with it `rdf:subject`, `rdf:object` and whatever else of a statement names an entity.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rdflib import RDF, RDFS, XSD, Literal, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.near_duplicates import bands
from kg.dataset.quads import Term, term_line, text_line
from kg.dataset.terms import decimal_literal, integer_line, iri_term, literal_term, money_iri, qualifier_term
from kg.identifiers import digest, mint_iri, slug
from kg.mentions.names import name_key
from kg.model import Argument, Document, Entity, Link, Mention, Modality, Rejection, Statement, TextSpan, WrittenForm
from kg.model import Literal as PlainLiteral
from kg.ontology import Ontology
from kg.places import places_of, write_places
from kg.statements.contract import Contribution
from kg.vocabulary import DCTERMS, KGO, MODALITIES, NIF, OA, PROV, QUALIFIER_ROLES

Triple = tuple[str, URIRef, str]
"""A triple of a document, whose quads are all in one graph: nodes and values are as canonical N-Quads write them."""

TRUE = term_line(Literal("true", datatype=XSD.boolean, normalize=False))
DATES = {len("YYYY"): XSD.gYear, len("YYYY-MM"): XSD.gYearMonth, len("YYYY-MM-DD"): XSD.date}
DOCUMENT_FIELDS = {
    "title": DCTERMS.title,
    "source": DCTERMS.source,
    "author": DCTERMS.creator,
    "site": DCTERMS.publisher,
    "language": DCTERMS.language,
    "dated_by": KGO.dateSource,
}
"""What is told of a document, by the names of its fields."""

TYPE, PREDICATE, OBJECT, VALUE = RDF.type, RDF.predicate, RDF.object, RDF.value  # rdflib looks each of its own up anew
SENTENCE, PHRASE, STATEMENT, FACTUAL, REJECTION, LOCAL_ENTITY, AFFIRMED, DENIED = map(
    term_line,
    (NIF.Sentence, NIF.Phrase, KGO.Statement, KGO.FactualStatement, KGO.Rejection, KGO.LocalEntity, KGO.Affirmed, KGO.Denied),
)


def predicate_iri(base: str, statement: Statement, ontology: Ontology) -> URIRef:
    """Return the property of a statement, or the open relation named by its lemma phrase."""
    if statement.property is not None:
        return iri_term(ontology.properties[statement.property].iri)
    return URIRef(mint_iri(base, "relation", slug(statement.predicate)))


def content_hash(document: Document) -> str:
    """Return the hash of all that a document gives to its graph: its text, and what is told about it."""
    more = [part for part in (document.author, document.site, document.language, *document.places) if part]
    return digest(document.text, document.title, document.date, document.source, *more)


def contribution_lines(contribution: Contribution, ontology: Ontology, base: str, activity: URIRef) -> list[str]:
    """Return the quads of a document's graph as lines of canonical N-Quads, each once; `activity` is the run that read it."""
    end = f" <{GraphNames(base).document(contribution.document.id)}> .\n"
    triples = _DocumentWriter(contribution, ontology, base).triples(activity)
    return list(dict.fromkeys(["".join((node, " <", predicate, "> ", value, end)) for node, predicate, value in triples]))


@lru_cache(maxsize=1 << 12)
def _english(text: str) -> str:
    return f"{text_line(text)}@en"


@dataclass
class _DocumentWriter:
    """Writes what one document contributes."""

    contribution: Contribution
    ontology: Ontology
    base: str
    written: set[tuple[int, int, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.document = self.contribution.document
        self.iri = mint_iri(self.base, "document", self.document.id)
        self.node = f"<{self.iri}>"
        entities = self.contribution.entities
        self.form_at = {(e.iri, span): name_key(form.name) for e in entities for form in e.forms for span in form.mentions}
        self.link_at = {link.span: link for e in entities for link in e.links}

    def triples(self, activity: URIRef) -> Iterator[Triple]:
        """Yield all of a document's graph."""
        contribution, graph = self.contribution, f"<{GraphNames(self.base).document(self.document.id)}>"
        yield from self._document_triples()
        yield graph, PROV.wasGeneratedBy, f"<{activity}>"
        yield graph, PROV.wasDerivedFrom, self.node
        stated = {iri for s in contribution.statements for iri in (s.subject, s.object, s.attributed_to) if isinstance(iri, str)}
        stated |= {iri for s in contribution.statements for q in s.relation.qualifiers if (iri := self._named_in(q.mention))}
        for entity in contribution.entities:
            if entity.iri in stated:
                yield from self._entity_triples(entity)
        for statement in contribution.statements:
            yield from self._statement_triples(statement)
        for rejection in contribution.rejections:
            yield from self._rejection_triples(rejection)

    def _document_triples(self) -> Iterator[Triple]:
        document, node = self.document, self.node
        yield node, TYPE, term_line(NIF.Context)
        for name, predicate in DOCUMENT_FIELDS.items():
            if text := getattr(document, name):
                yield node, predicate, text_line(text)
        if document.date:
            date = Literal(document.date, datatype=DATES.get(len(document.date)), normalize=False)
            yield node, DCTERMS.date, term_line(date)
        if document.places:
            yield node, KGO.places, text_line(write_places(document.places))
        yield node, KGO.sha256, text_line(hashlib.sha256(document.text.encode()).hexdigest())
        yield node, KGO.contentHash, text_line(content_hash(document))
        yield node, NIF.isString, text_line(document.text)
        for band in bands(document.text):
            yield node, KGO.minhashBand, text_line(band)

    def _local(self, entity_iri: str, form: str = "") -> str:
        """Return the node of an entity as this document describes it, or of one of its written names, by its key."""
        node = f"{self.iri}#entity={entity_iri.rpartition('/')[2]}"
        return f"<{node}&name={form}>" if form else f"<{node}>"

    def _meant(self, entity_iri: str, *mentions: Mention | None) -> str:
        """Return the node of an entity by the name that goes with the first of some mentions that means it."""
        spans = (mention.span for mention in mentions if mention is not None and self._named_in(mention) == entity_iri)
        return self._local(entity_iri, next((self.form_at.get((entity_iri, span), "") for span in spans), ""))

    def _span(self, span: TextSpan) -> str:
        """Return the node of characters of this document (RFC 5147 fragment)."""
        return f"<{self.iri}#char={span.start},{span.end}>"

    def _named_in(self, mention: Mention | None) -> str | None:
        place = self.contribution.entity_of.get(mention.span) if mention is not None else None
        return self.contribution.entities[place].iri if place is not None else None

    def _entity_triples(self, entity: Entity) -> Iterator[Triple]:
        """Yield a local entity: the name it would have in the graph, and what the document calls it and takes it for."""
        node = self._local(entity.iri)
        yield node, TYPE, LOCAL_ENTITY
        yield node, KGO.names, f"<{entity.iri}>"
        yield node, KGO.label, _english(entity.label)
        yield node, KGO.mentionCount, integer_line(len(entity.mentions))
        if entity.named:
            yield node, KGO.named, TRUE
        for name in entity.types:
            yield node, KGO.readAs, f"<{self.ontology.class_iri(name)}>"
        for alias in entity.aliases:
            if alias != entity.label:
                yield node, KGO.alias, _english(alias)
        for form in entity.forms:
            yield from self._form_triples(entity, form)

    def _form_triples(self, entity: Entity, form: WrittenForm) -> Iterator[Triple]:
        """Yield a written name of a local entity: a local entity of its own, which a person can take for another."""
        node = self._local(entity.iri, name_key(form.name))
        yield node, TYPE, LOCAL_ENTITY
        yield node, KGO.formOf, self._local(entity.iri)
        yield node, KGO.names, f"<{entity.iri}>"
        yield node, KGO.label, _english(form.name)
        yield node, KGO.mentionCount, integer_line(len(form.mentions))
        yield node, KGO.named, TRUE
        yield from _match_triples(node, form)

    def _place_triples(self, span: TextSpan, kind: str) -> Iterator[Triple]:
        """Yield the triples of a sentence or a mention, unless they are written already."""
        if (span.start, span.end, kind) in self.written:
            return
        self.written.add((span.start, span.end, kind))
        node = self._span(span)
        yield node, TYPE, kind
        yield node, NIF.beginIndex, integer_line(span.start)
        yield node, NIF.endIndex, integer_line(span.end)
        yield node, NIF.anchorOf, text_line(self.document.text[span.start : span.end])
        yield node, NIF.referenceContext, self.node
        if kind == SENTENCE and (place := places_of(self.document.places, span.start, span.end)):
            selector = f"<{self.iri}#{place}>"
            yield node, OA.hasSelector, selector
            yield selector, TYPE, term_line(OA.FragmentSelector)
            yield selector, VALUE, text_line(place)

    def _statement_triples(self, statement: Statement) -> Iterator[Triple]:
        relation, status, object_ = statement.relation, statement.relation.factuality, statement.object
        predicate, evidence = predicate_iri(self.base, statement, self.ontology), relation.evidence.span
        value = object_ if isinstance(object_, str) else _value_term(self.base, object_)
        said = (relation.subject.mention.span, relation.object.mention.span, relation.predicate, status.negated, status.modality)
        node = self._statement_node(statement.subject, predicate, value, evidence, *said)
        yield node, TYPE, STATEMENT
        if statement.is_fact():
            yield node, TYPE, FACTUAL
        elif statement.is_claimed():
            yield from ((node, KGO.heldBackBy, text_line(reason)) for reason in statement.held_back)
        ends = relation.subject.mention, relation.object.mention
        yield node, KGO.subjectEntity, self._meant(statement.subject, *ends)
        yield node, PREDICATE, f"<{predicate}>"
        if isinstance(object_, str):
            yield node, KGO.objectEntity, self._meant(object_, *reversed(ends))
        else:
            yield node, OBJECT, term_line(value)  # type: ignore[arg-type]  # a term, of a value
        yield node, KGO.polarity, DENIED if status.negated else AFFIRMED
        yield node, KGO.modality, term_line(MODALITIES[Modality(status.modality)])
        yield node, KGO.confidence, term_line(decimal_literal(f"{statement.confidence:.2f}"))
        yield node, KGO.rule, text_line(statement.rule())
        yield node, KGO.phrase, text_line(relation.phrase)
        if statement.attributed_to is not None:
            yield node, KGO.attributedToEntity, self._meant(statement.attributed_to, status.attribution)
        yield from self._qualifier_triples(statement, node)
        yield node, PROV.wasDerivedFrom, self._span(evidence)
        yield from self._place_triples(evidence, SENTENCE)
        for role, argument in ((KGO.subjectMention, relation.subject), (KGO.objectMention, relation.object)):
            yield from self._argument_triples(node, role, argument)

    def _argument_triples(self, node: str, role: URIRef, argument: Argument) -> Iterator[Triple]:
        """Yield where a statement names its subject or its object, and whom its document means there."""
        span = argument.mention.span
        yield node, role, self._span(span)
        yield from self._place_triples(span, PHRASE)
        iri = self._named_in(argument.mention)
        if iri is not None and argument.value is None:
            yield self._span(span), KGO.refersTo, self._meant(iri, argument.mention)
            if span in self.link_at:
                yield from _match_triples(self._span(span), self.link_at[span])

    def _qualifier_triples(self, statement: Statement, node: str) -> Iterator[Triple]:
        for qualifier in statement.relation.qualifiers:
            iri, role = self._named_in(qualifier.mention), QUALIFIER_ROLES[qualifier.kind]
            if iri is not None:
                yield node, role.local_property, self._meant(iri, qualifier.mention)
            else:
                yield node, role.property, term_line(qualifier_term(qualifier, self.base))

    def _rejection_triples(self, rejection: Rejection) -> Iterator[Triple]:
        relation, span = rejection.relation, rejection.relation.evidence.span
        words = f"{relation.subject.text} | {relation.predicate} | {relation.object.text}"
        node = self._statement_node("rejected", words, span.start, rejection.reason)
        yield node, TYPE, REJECTION
        yield node, RDFS.label, text_line(words)
        yield node, KGO.reason, text_line(rejection.reason)
        yield node, KGO.rule, text_line(relation.evidence.rule)
        yield node, PROV.wasDerivedFrom, self._span(span)
        yield from self._place_triples(span, SENTENCE)

    def _statement_node(self, *parts: object) -> str:
        return f"<{mint_iri(self.base, 'statement', digest(self.document.id, *parts))}>"


def _match_triples(node: str, match: Link | WrittenForm) -> Iterator[Triple]:
    """Yield why a mention or a written name means what others of its document do, and how sure that is."""
    yield node, KGO.matchReason, text_line(match.reason)
    yield node, KGO.matchScore, term_line(decimal_literal(f"{match.score:.2f}"))


def _value_term(base: str, literal: PlainLiteral) -> Term:
    """Return a value as the object of a statement; an amount of money is a node of its own."""
    return money_iri(base, literal.value) if literal.datatype == "money" else literal_term(literal)
