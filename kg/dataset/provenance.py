"""Write a document's contribution: its statements, each with its status, qualifiers and the sentence that proves it.

Only this module knows how evidence stands in RDF: statement nodes, PROV-O for derivation, NIF 2.0 for places in the text.
Everything is in the document's own named graph, so taking the document out is dropping that graph. The document speaks of
*local entities*, the things as it describes them; who is meant by them, over all documents, is not in its graph but is
derived (kg.resolution), and with it `rdf:subject`, `rdf:object` and whatever else of a statement names an entity.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rdflib import RDF, RDFS, XSD, Literal, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.near_duplicates import bands
from kg.dataset.quads import Quad, Term
from kg.dataset.terms import decimal_literal, integer_literal, iri_term, literal_term, money_iri, qualifier_term, span_iri
from kg.identifiers import digest, mint_iri, slug
from kg.model import Document, Entity, Modality, Rejection, Statement, TextSpan
from kg.model import Literal as PlainLiteral
from kg.ontology import Ontology
from kg.places import places_of, write_places
from kg.statements.contract import Contribution
from kg.vocabulary import DCTERMS, KGO, MODALITIES, NIF, OA, PROV, QUALIFIER_ROLES

TRUE = Literal("true", datatype=XSD.boolean, normalize=False)
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

KINDS = {"Sentence": NIF.Sentence, "Phrase": NIF.Phrase}


def predicate_iri(base: str, statement: Statement, ontology: Ontology) -> URIRef:
    """Return the property of a statement, or the open relation named by its lemma phrase."""
    if statement.property is not None:
        return iri_term(ontology.properties[statement.property].iri)
    return URIRef(mint_iri(base, "relation", slug(statement.predicate)))


def local_iri(base: str, document_id: str, entity_iri: str) -> URIRef:
    """Return the node of an entity as one document describes it."""
    return URIRef(f"{mint_iri(base, 'document', document_id)}#entity={entity_iri.rpartition('/')[2]}")


def contribution_quads(contribution: Contribution, ontology: Ontology, base: str, activity: URIRef) -> Iterator[Quad]:
    """Yield the quads of a document's graph; `activity` is the run of the pipeline that read it."""
    document = contribution.document
    graph = GraphNames(base).document(document.id)
    node = URIRef(mint_iri(base, "document", document.id))
    yield node, RDF.type, NIF.Context, graph
    for name, predicate in DOCUMENT_FIELDS.items():
        if text := getattr(document, name):
            yield node, predicate, Literal(text), graph
    if document.date:
        yield node, DCTERMS.date, Literal(document.date, datatype=DATES.get(len(document.date)), normalize=False), graph
    if document.places:
        yield node, KGO.places, Literal(write_places(document.places)), graph
    yield node, KGO.sha256, Literal(hashlib.sha256(document.text.encode()).hexdigest()), graph
    yield node, KGO.contentHash, Literal(content_hash(document)), graph
    yield node, NIF.isString, Literal(document.text), graph
    yield graph, PROV.wasGeneratedBy, activity, graph
    yield graph, PROV.wasDerivedFrom, node, graph
    for band in bands(document.text):
        yield node, KGO.minhashBand, Literal(band), graph
    stated = {iri for s in contribution.statements for iri in (s.subject, s.object, s.attributed_to) if isinstance(iri, str)}
    stated |= {iri for s in contribution.statements for q in s.relation.qualifiers if (iri := _named_in(contribution, q.mention))}
    for entity in contribution.entities:
        if entity.iri in stated:
            yield from _entity_quads(entity, ontology, base, document.id, graph)
    written: set[tuple[TextSpan, str]] = set()
    for statement in contribution.statements:
        yield from _statement_quads(statement, contribution, ontology, base, graph, node, written)
    for rejection in contribution.rejections:
        yield from _rejection_quads(rejection, contribution, base, graph, node, written)


def content_hash(document: Document) -> str:
    """Return the hash of all that a document gives to its graph: its text, and what is told about it."""
    more = [part for part in (document.author, document.site, document.language, *document.places) if part]
    return digest(document.text, document.title, document.date, document.source, *more)


def _named_in(contribution: Contribution, mention: object) -> str | None:
    span = getattr(mention, "span", None)
    place = contribution.entity_of.get(span) if span is not None else None
    return contribution.entities[place].iri if place is not None else None


def _entity_quads(entity: Entity, ontology: Ontology, base: str, document_id: str, graph: URIRef) -> Iterator[Quad]:
    """Yield a local entity: the name it would have in the graph, and what the document calls it and takes it for."""
    node = local_iri(base, document_id, entity.iri)
    yield node, RDF.type, KGO.LocalEntity, graph
    yield node, KGO.names, URIRef(entity.iri), graph
    yield node, KGO.label, Literal(entity.label, lang="en"), graph
    yield node, KGO.mentionCount, integer_literal(len(entity.mentions)), graph
    if entity.named:
        yield node, KGO.named, TRUE, graph
    for name in entity.types:
        yield node, KGO.readAs, iri_term(ontology.class_iri(name)), graph
    for alias in entity.aliases:
        if alias != entity.label:
            yield node, KGO.alias, Literal(alias, lang="en"), graph


def _place_quads(
    span: TextSpan,
    contribution: Contribution,
    base: str,
    graph: URIRef,
    document: URIRef,
    kind: str,
    written: set[tuple[TextSpan, str]],
) -> Iterator[Quad]:
    """Yield the quads of a sentence or a mention, unless they are written already."""
    if (span, kind) in written:
        return
    written.add((span, kind))
    node = span_iri(base, span.document_id, span.start, span.end)
    yield node, RDF.type, KINDS[kind], graph
    yield node, NIF.beginIndex, integer_literal(span.start), graph
    yield node, NIF.endIndex, integer_literal(span.end), graph
    yield node, NIF.anchorOf, Literal(contribution.document.text[span.start : span.end]), graph
    yield node, NIF.referenceContext, document, graph
    if kind == "Sentence" and (place := places_of(contribution.document.places, span.start, span.end)):
        selector = URIRef(f"{document}#{place}")
        yield node, OA.hasSelector, selector, graph
        yield selector, RDF.type, OA.FragmentSelector, graph
        yield selector, RDF.value, Literal(place), graph


def _statement_quads(
    statement: Statement,
    contribution: Contribution,
    ontology: Ontology,
    base: str,
    graph: URIRef,
    document: URIRef,
    written: set[tuple[TextSpan, str]],
) -> Iterator[Quad]:
    relation, status = statement.relation, statement.relation.factuality
    predicate, object_ = predicate_iri(base, statement, ontology), statement.object
    evidence, document_id = relation.evidence.span, contribution.document.id
    said = (relation.subject.mention.span, relation.object.mention.span, relation.predicate, status.negated, status.modality)
    value = object_ if isinstance(object_, str) else _value_term(base, object_)
    node = URIRef(mint_iri(base, "statement", digest(document_id, statement.subject, predicate, value, evidence, *said)))
    yield node, RDF.type, KGO.Statement, graph
    if statement.is_fact():
        yield node, RDF.type, KGO.FactualStatement, graph
    elif statement.is_claimed():
        yield from ((node, KGO.heldBackBy, Literal(reason), graph) for reason in statement.held_back)
    yield node, KGO.subjectEntity, local_iri(base, document_id, statement.subject), graph
    yield node, RDF.predicate, predicate, graph
    if isinstance(object_, str):
        yield node, KGO.objectEntity, local_iri(base, document_id, object_), graph
    else:
        yield node, RDF.object, _value_term(base, object_), graph
    yield node, KGO.polarity, KGO.Denied if status.negated else KGO.Affirmed, graph
    yield node, KGO.modality, MODALITIES[Modality(status.modality)], graph
    yield node, KGO.confidence, decimal_literal(f"{statement.confidence:.2f}"), graph
    yield node, KGO.rule, Literal(relation.evidence.rule), graph
    yield node, KGO.phrase, Literal(relation.phrase), graph
    if statement.attributed_to is not None:
        yield node, KGO.attributedToEntity, local_iri(base, document_id, statement.attributed_to), graph
    yield from _qualifier_quads(statement, contribution, base, graph, node)
    yield node, PROV.wasDerivedFrom, span_iri(base, evidence.document_id, evidence.start, evidence.end), graph
    yield from _place_quads(evidence, contribution, base, graph, document, "Sentence", written)
    for predicate, argument in ((KGO.subjectMention, relation.subject), (KGO.objectMention, relation.object)):
        span = argument.mention.span
        mention = span_iri(base, span.document_id, span.start, span.end)
        yield node, predicate, mention, graph
        yield from _place_quads(span, contribution, base, graph, document, "Phrase", written)
        iri = _named_in(contribution, argument.mention)
        if iri is not None and argument.value is None:
            yield mention, KGO.refersTo, local_iri(base, document_id, iri), graph


def _value_term(base: str, literal: PlainLiteral) -> Term:
    """Return a value as the object of a statement; an amount of money is a node of its own."""
    return money_iri(base, literal.value) if literal.datatype == "money" else literal_term(literal)


def _qualifier_quads(statement: Statement, contribution: Contribution, base: str, graph: URIRef, node: URIRef) -> Iterator[Quad]:
    for qualifier in statement.relation.qualifiers:
        iri, role = _named_in(contribution, qualifier.mention), QUALIFIER_ROLES[qualifier.kind]
        if iri is not None:
            yield node, role.local_property, local_iri(base, contribution.document.id, iri), graph
        else:
            yield node, role.property, qualifier_term(qualifier, base), graph


def _rejection_quads(
    rejection: Rejection, contribution: Contribution, base: str, graph: URIRef, document: URIRef, written: set[tuple[TextSpan, str]]
) -> Iterator[Quad]:
    relation = rejection.relation
    span = relation.evidence.span
    words = f"{relation.subject.text} | {relation.predicate} | {relation.object.text}"
    node = URIRef(mint_iri(base, "statement", digest(contribution.document.id, "rejected", words, span.start, rejection.reason)))
    yield node, RDF.type, KGO.Rejection, graph
    yield node, RDFS.label, Literal(words), graph
    yield node, KGO.reason, Literal(rejection.reason), graph
    yield node, KGO.rule, Literal(relation.evidence.rule), graph
    yield node, PROV.wasDerivedFrom, span_iri(base, span.document_id, span.start, span.end), graph
    yield from _place_quads(span, contribution, base, graph, document, "Sentence", written)
