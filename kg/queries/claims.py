"""Read every statement of a graph as a row: who says what of whom, how surely, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rdflib import RDF, RDFS, SKOS, Literal, URIRef

from kg.dataset import Engine, GraphNames, Term
from kg.namespaces import local_name
from kg.vocabulary import ATTRIBUTED_TO, DCTERMS, KGO, NIF, PROV, QUALIFIER_ROLES

QUALIFIERS = frozenset(role.property for role in (ATTRIBUTED_TO, *QUALIFIER_ROLES.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement with its status, its qualifiers, and the sentence and document it stands in."""

    node: URIRef
    subject: URIRef
    predicate: URIRef
    object: Term
    factual: bool
    polarity: str
    modality: str
    confidence: float
    rule: str
    sentence: str
    begin: int
    end: int
    document: URIRef
    title: str
    date: str
    source: str
    qualifiers: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)


def iter_claims(engine: Engine) -> Iterator[Claim]:
    """Yield the statements of a graph, sorted by their nodes."""
    statements = sorted({quad[0] for quad in engine.find(predicate=RDF.type, object_=KGO.Statement)})
    documents: dict[URIRef, tuple[str, str, str]] = {}
    for node in statements:
        yield read_claim(engine, node, documents)


def read_claim(engine: Engine, node: URIRef, documents: dict[URIRef, tuple[str, str, str]]) -> Claim:
    """Return a statement as a row; what is read of its document is kept in `documents` for the next."""
    parts: dict[URIRef, list[Term]] = {}
    for quad in engine.find(node):
        parts.setdefault(quad[1], []).append(quad[2])
    place = _iri(parts[PROV.wasDerivedFrom][0])
    there = {quad[1]: quad[2] for quad in engine.find(place)}
    document = _iri(there[NIF.referenceContext])
    if document not in documents:
        told = {quad[1]: str(quad[2]) for quad in engine.find(document)}
        documents[document] = tuple(told.get(term, "") for term in (DCTERMS.title, DCTERMS.date, DCTERMS.source))  # type: ignore[assignment]  # three of them
    title, date, source = documents[document]
    return Claim(
        node=node,
        subject=_iri(parts[RDF.subject][0]),
        predicate=_iri(parts[RDF.predicate][0]),
        object=parts[RDF.object][0],
        factual=KGO.FactualStatement in parts[RDF.type],
        polarity=local_name(str(parts[KGO.polarity][0])).lower(),
        modality=local_name(str(parts[KGO.modality][0])).lower(),
        confidence=float(parts[KGO.confidence][0]),
        rule=str(parts[KGO.rule][0]),
        sentence=str(there[NIF.anchorOf]),
        begin=int(there[NIF.beginIndex]),
        end=int(there[NIF.endIndex]),
        document=document,
        title=title,
        date=date,
        source=source,
        qualifiers={local_name(p): tuple(sorted(terms, key=str)) for p, terms in sorted(parts.items()) if p in QUALIFIERS},
    )


def _iri(term: Term) -> URIRef:
    assert isinstance(term, URIRef)
    return term


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity: what it is called and what it is, and in how many documents."""

    iri: URIRef
    label: str
    class_name: str
    aliases: tuple[str, ...]
    documents: int


def iter_things(engine: Engine, base: str) -> Iterator[Thing]:
    """Yield the entities of a graph, by IRI."""
    facts = GraphNames(base).facts
    for node, _, count, _ in sorted(engine.find(predicate=KGO.documentCount, graph=facts)):
        own = list(engine.find(node, graph=facts))
        labels = [str(q[2]) for q in own if q[1] == RDFS.label]
        classes = sorted(local_name(str(q[2])) for q in own if q[1] == RDF.type)
        aliases = sorted(str(q[2]) for q in own if q[1] == SKOS.altLabel)
        yield Thing(node, labels[0], classes[0], tuple(aliases), int(count))


def label_or_text(term: Term, labels: Mapping[URIRef, str]) -> str:
    """Return the label of a thing, or the text of a value."""
    return str(term) if isinstance(term, Literal) else labels.get(term, local_name(str(term)))
