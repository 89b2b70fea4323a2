"""Write a document's contribution: its statements, each with its status, qualifiers and the sentence that proves it.

Only this module knows how evidence stands in RDF: rdf:Statement nodes (RDF 1.1), PROV-O for derivation, NIF 2.0 for places
in the text. Everything is in the document's own named graph, so taking the document out is dropping that graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Literal, Namespace, URIRef

from kg.dataset.store import Quad, Term
from kg.dataset.terms import decimal_literal, integer_literal, iri_term, kgo, literal_term, qualifier_term, span_iri
from kg.identifiers import digest, mint_iri, slug
from kg.model import Contribution, Entity, Modality, Rejection, Statement, TextSpan
from kg.model import Literal as PlainLiteral
from kg.namespaces import NIF, PROV
from kg.ontology import Ontology

nif, prov = Namespace(NIF), Namespace(PROV)
BEGIN, END, ANCHOR, CONTEXT = nif.beginIndex, nif.endIndex, nif.anchorOf, nif.referenceContext
DERIVED_FROM = prov.wasDerivedFrom
KINDS = {"Sentence": nif.Sentence, "Phrase": nif.Phrase}


def document_graph(base: str, document_id: str) -> URIRef:
    """Return the name of a document's graph."""
    return URIRef(mint_iri(base, "graph", f"document-{document_id}"))


def predicate_iri(base: str, statement: Statement, ontology: Ontology) -> URIRef:
    """Return the property of a statement, or the open relation named by its lemma phrase."""
    if statement.property is not None:
        return iri_term(ontology.properties[statement.property].iri)
    return URIRef(mint_iri(base, "relation", slug(statement.predicate)))


def money_iri(base: str, normal: str) -> URIRef:
    """Return the node of an amount of money."""
    return URIRef(mint_iri(base, "value", normal.replace(" ", "-").replace("/", "-to-")))


def statement_object(base: str, statement: Statement) -> Term:
    """Return the object of a statement as a term."""
    if isinstance(statement.object, PlainLiteral):
        return money_iri(base, statement.object.value) if statement.object.datatype == "money" else literal_term(statement.object)
    return URIRef(statement.object)


def contribution_quads(contribution: Contribution, ontology: Ontology, base: str) -> Iterator[Quad]:
    """Yield the quads of a document's graph."""
    document = contribution.document
    graph = document_graph(base, document.id)
    node = URIRef(mint_iri(base, "document", document.id))
    yield node, RDF.type, nif.Context, graph
    for predicate, text in ((DCTERMS.title, document.title), (DCTERMS.source, document.source)):
        if text:
            yield node, predicate, Literal(text), graph
    if document.date:
        date = (
            Literal(document.date, datatype=XSD.date, normalize=False) if len(document.date) == 10 else Literal(document.date)
        )  # YYYY-MM-DD
        yield node, DCTERMS.date, date, graph
    yield node, kgo("sha256"), Literal(hashlib.sha256(document.text.encode()).hexdigest()), graph
    stated = {iri for s in contribution.statements for iri in (s.subject, s.object, s.attributed_to) if isinstance(iri, str)}
    stated |= {iri for s in contribution.statements for q in s.relation.qualifiers if (iri := _named_in(contribution, q.mention))}
    for entity in contribution.entities:
        if entity.iri in stated:
            yield from _entity_quads(entity, ontology, graph)
    written: set[tuple[TextSpan, str]] = set()
    for statement in contribution.statements:
        yield from _statement_quads(statement, contribution, ontology, base, graph, node, written)
    for rejection in contribution.rejections:
        yield from _rejection_quads(rejection, contribution, base, graph, node, written)


def _named_in(contribution: Contribution, mention: object) -> str | None:
    span = getattr(mention, "span", None)
    place = contribution.entity_of.get(span) if span is not None else None
    return contribution.entities[place].iri if place is not None else None


def _entity_quads(entity: Entity, ontology: Ontology, graph: URIRef) -> Iterator[Quad]:
    node = URIRef(entity.iri)
    yield node, RDFS.label, Literal(entity.label, lang="en"), graph
    for name in entity.types or ("Entity",):
        yield node, RDF.type, iri_term(ontology.class_iri(name)), graph
    for alias in entity.aliases:
        if alias != entity.label:
            yield node, SKOS.altLabel, Literal(alias, lang="en"), graph


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
    yield node, BEGIN, integer_literal(span.start), graph
    yield node, END, integer_literal(span.end), graph
    yield node, ANCHOR, Literal(contribution.document.text[span.start : span.end]), graph
    yield node, CONTEXT, document, graph


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
    predicate, object_ = predicate_iri(base, statement, ontology), statement_object(base, statement)
    evidence = relation.evidence.span
    said = (relation.subject.mention.span, relation.object.mention.span, relation.predicate, status.negated, status.modality)
    key = digest(contribution.document.id, statement.subject, predicate, object_, evidence, *said)
    node = URIRef(mint_iri(base, "statement", key))
    yield node, RDF.type, kgo("Statement"), graph
    yield node, RDF.subject, URIRef(statement.subject), graph
    yield node, RDF.predicate, predicate, graph
    yield node, RDF.object, object_, graph
    yield node, kgo("polarity"), kgo("Denied" if status.negated else "Affirmed"), graph
    yield node, kgo("modality"), kgo(Modality(status.modality).value.capitalize()), graph
    yield node, kgo("confidence"), decimal_literal(f"{statement.confidence:.2f}"), graph
    yield node, kgo("rule"), Literal(relation.evidence.rule), graph
    yield node, kgo("phrase"), Literal(relation.phrase), graph
    if statement.attributed_to is not None:
        yield node, kgo("attributedTo"), URIRef(statement.attributed_to), graph
    if isinstance(statement.object, PlainLiteral) and statement.object.datatype == "money":
        yield from _money_quads(base, statement.object.value, graph)
    if statement.property is None:
        yield predicate, RDF.type, kgo("OpenRelation"), graph
        yield predicate, RDFS.label, Literal(statement.predicate, lang="en"), graph
    yield from _qualifier_quads(statement, contribution, base, graph, node)
    yield node, DERIVED_FROM, span_iri(base, evidence.document_id, evidence.start, evidence.end), graph
    yield from _place_quads(evidence, contribution, base, graph, document, "Sentence", written)
    for name, argument in (("subjectMention", relation.subject), ("objectMention", relation.object)):
        span = argument.mention.span
        mention = span_iri(base, span.document_id, span.start, span.end)
        yield node, kgo(name), mention, graph
        yield from _place_quads(span, contribution, base, graph, document, "Phrase", written)
        iri = _named_in(contribution, argument.mention)
        if iri is not None and argument.value is None:
            yield mention, kgo("refersTo"), URIRef(iri), graph


def _qualifier_quads(statement: Statement, contribution: Contribution, base: str, graph: URIRef, node: URIRef) -> Iterator[Quad]:
    for qualifier in statement.relation.qualifiers:
        term = qualifier_term(qualifier, _named_in(contribution, qualifier.mention))
        if term is None:
            yield node, kgo("amount"), money_iri(base, qualifier.normal), graph
            yield from _money_quads(base, qualifier.normal, graph)
        else:
            yield node, kgo(qualifier.kind.value), term, graph


def _money_quads(base: str, normal: str, graph: URIRef) -> Iterator[Quad]:
    node, (currency, _, number) = money_iri(base, normal), normal.partition(" ")
    low, _, high = number.partition("/")
    yield node, RDF.type, kgo("MonetaryAmount"), graph
    yield node, RDFS.label, Literal(normal, lang="en"), graph
    yield node, kgo("currency"), Literal(currency), graph
    for value in filter(None, (low, high)):
        yield node, kgo("value"), decimal_literal(value), graph


def _rejection_quads(
    rejection: Rejection, contribution: Contribution, base: str, graph: URIRef, document: URIRef, written: set[tuple[TextSpan, str]]
) -> Iterator[Quad]:
    relation = rejection.relation
    span = relation.evidence.span
    words = f"{relation.subject.text} | {relation.predicate} | {relation.object.text}"
    node = URIRef(mint_iri(base, "statement", digest(contribution.document.id, "rejected", words, span.start, rejection.reason)))
    yield node, RDF.type, kgo("Rejection"), graph
    yield node, RDFS.label, Literal(words), graph
    yield node, kgo("reason"), Literal(rejection.reason), graph
    yield node, kgo("rule"), Literal(relation.evidence.rule), graph
    yield node, DERIVED_FROM, span_iri(base, span.document_id, span.start, span.end), graph
    yield from _place_quads(span, contribution, base, graph, document, "Sentence", written)
