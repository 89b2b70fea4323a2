"""Read statements, facts and entities of a dataset as records: the one reader of what `provenance` and resolution write.

In: an engine. Out: `StatementRecord`, `FactRecord`, `EntityRecord`. Each is read by one look-up for all that its node says, never by
one for each property. What is no whole statement, because a graph was damaged or changed by hand, gives no record; the shapes tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.quads import Term
from kg.dataset.store import Engine
from kg.namespaces import local_name
from kg.places import place_name
from kg.vocabulary import DCTERMS, KGO, LOCAL_ROLES, NIF, OA, PROV, QUALIFIER_ROLES

Triple = tuple[URIRef, URIRef, Term]
Properties = Mapping[URIRef, list[Term]]
Span = tuple[int, int]

QUALIFIERS = {role.property: role.name for role in sorted(QUALIFIER_ROLES.values(), key=lambda role: role.property)}
CHARACTERS = re.compile(r"#char=(\d+),(\d+)\Z")
NOWHERE = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A document, as far as its statements are cited with it; fields that it does not have are empty."""

    node: URIRef
    title: str
    date: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """A statement with its status, its qualifiers, and the sentence and document it stands in.

    Attributes:
        node: the statement itself.
        subject: the entity meant, over all documents; so is `object`, where it is no value.
        predicate: a property of the ontology, or an open relation.
        object: an entity, a node of an amount of money, or a literal.
        factual: whether it may stand as a fact.
        polarity: "affirmed" or "denied".
        modality: a `Modality`.
        attributed_to: who says it, where it is not the document itself.
        qualifiers: what qualifies it, by kind.
        confidence: how sure the extraction is, from 0 to 1.
        rule: the construction that read it.
        phrase: the words that express the relation.
        evidence: the sentence that proves it; `StatementReader.sentence` reads its words.
        span: where the sentence stands in the document, as `[start, end)` in characters; so do the mentions.
        subject_span: the mention of the subject.
        object_span: the mention of the object.
        document: the document that the sentence is from; `StatementReader.document` reads what is known of it.
        local_entities: whom its document means, by the names of statement roles.
    """

    node: URIRef
    subject: URIRef
    predicate: URIRef
    object: Term
    factual: bool
    polarity: str
    modality: str
    attributed_to: URIRef | None
    qualifiers: Mapping[str, tuple[Term, ...]]
    confidence: float
    rule: str
    phrase: str
    evidence: URIRef
    span: Span
    subject_span: Span
    object_span: Span
    document: URIRef
    local_entities: Mapping[str, URIRef]

    @property
    def triple(self) -> Triple:
        """What it says, without its status."""
        return self.subject, self.predicate, self.object


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRecord:
    """A fact: its triple, the statements that make it, and what stands behind it; dates that are not known are empty."""

    node: URIRef
    triple: Triple
    statements: tuple[URIRef, ...]
    sources: int
    confidence: float
    first_reported: str
    last_reported: str
    conflicts: tuple[URIRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """An entity: what it is called and what it is, in how many documents, and the values that facts give it."""

    node: URIRef
    label: str
    class_name: str
    aliases: tuple[str, ...]
    documents: int
    values: Mapping[URIRef, tuple[Literal, ...]]


def properties_of(engine: Engine, node: URIRef, graph: URIRef | None = None) -> dict[URIRef, list[Term]]:
    """Return what a node says, by property."""
    properties: dict[URIRef, list[Term]] = {}
    for _, predicate, term, _ in engine.find(node, graph=graph):
        properties.setdefault(predicate, []).append(term)
    return properties


def span_of(node: Term | None) -> Span:
    """Return the characters of a document that an IRI names (RFC 5147); (0, 0) where it names none.

    >>> span_of(URIRef("https://kg.example.org/document/a#char=3,12"))
    (3, 12)
    """
    characters = CHARACTERS.search(node) if node is not None else None
    return (int(characters[1]), int(characters[2])) if characters is not None else NOWHERE


class StatementReader:
    """Read statements; what is read of a document is kept for its next statement."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._documents: dict[URIRef, DocumentRecord] = {}

    def read(self, node: URIRef) -> StatementRecord | None:
        """Return a statement by its node, or None where there is none."""
        properties = properties_of(self._engine, node)
        if KGO.Statement not in properties.get(RDF.type, ()):
            return None
        subject, predicate, object_ = (_first(properties, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        evidence = _first(properties, PROV.wasDerivedFrom)
        if not isinstance(subject, URIRef) or not isinstance(predicate, URIRef) or not isinstance(evidence, URIRef):
            return None
        if object_ is None:
            return None
        speaker = _first(properties, KGO.attributedTo)
        return StatementRecord(
            node=node,
            subject=subject,
            predicate=predicate,
            object=object_,
            factual=KGO.FactualStatement in properties[RDF.type],
            polarity=local_name(_text(properties, KGO.polarity)).lower(),
            modality=local_name(_text(properties, KGO.modality)).lower(),
            attributed_to=speaker if isinstance(speaker, URIRef) else None,
            qualifiers={name: tuple(sorted(properties[p], key=str)) for p, name in QUALIFIERS.items() if p in properties},
            confidence=float(_text(properties, KGO.confidence) or 0),
            rule=_text(properties, KGO.rule),
            phrase=_text(properties, KGO.phrase),
            evidence=evidence,
            span=span_of(evidence),
            subject_span=span_of(_first(properties, KGO.subjectMention)),
            object_span=span_of(_first(properties, KGO.objectMention)),
            document=URIRef(evidence.partition("#")[0]),
            local_entities={LOCAL_ROLES[p].name: _iri(terms[0]) for p, terms in properties.items() if p in LOCAL_ROLES},
        )

    def read_all(self, nodes: Iterable[URIRef] | None = None) -> Iterator[StatementRecord]:
        """Yield the statements among some nodes, or all that the dataset holds, sorted by their nodes."""
        if nodes is None:
            nodes = (quad[0] for quad in self._engine.find(predicate=RDF.type, object_=KGO.Statement))
        for node in sorted(set(nodes), key=str):
            statement = self.read(node)
            if statement is not None:
                yield statement

    def triple(self, node: URIRef) -> Triple | None:
        """Return what a statement says, without the rest of it; None where there is no such statement."""
        parts = (
            next((quad[2] for quad in self._engine.find(node, part)), None) for part in (RDF.subject, RDF.predicate, RDF.object)
        )
        subject, predicate, object_ = parts
        if isinstance(subject, URIRef) and isinstance(predicate, URIRef) and object_ is not None:
            return subject, predicate, object_
        return None

    def sentence(self, evidence: URIRef) -> str:
        """Return the words of a sentence."""
        return next((str(quad[2]) for quad in self._engine.find(evidence, NIF.anchorOf)), "")

    def place(self, evidence: URIRef) -> str:
        """Return where in its file a sentence stands ("page 14"), or nothing where that is not known."""
        return next((place_name(str(quad[2]).partition("#")[2]) for quad in self._engine.find(evidence, OA.hasSelector)), "")

    def text(self, document: URIRef) -> str:
        """Return the text of a document."""
        return next((str(quad[2]) for quad in self._engine.find(document, NIF.isString)), "")

    def document(self, node: URIRef) -> DocumentRecord:
        """Return a document by its node."""
        if node not in self._documents:
            title, date, source = (
                next((str(quad[2]) for quad in self._engine.find(node, term)), "")
                for term in (DCTERMS.title, DCTERMS.date, DCTERMS.source)
            )
            self._documents[node] = DocumentRecord(node=node, title=title, date=date, source=source)
        return self._documents[node]


def iter_entities(engine: Engine, base: str) -> Iterator[EntityRecord]:
    """Yield the entities of a dataset, sorted by their nodes."""
    graph = GraphNames(base).facts
    for node in sorted({quad[0] for quad in engine.find(predicate=KGO.documentCount, graph=graph)}, key=str):
        yield _entity(node, properties_of(engine, node, graph))


def read_entity(engine: Engine, base: str, node: URIRef) -> EntityRecord | None:
    """Return an entity by its node, or None where there is none."""
    properties = properties_of(engine, node, GraphNames(base).facts)
    return _entity(node, properties) if KGO.documentCount in properties else None


def read_facts(engine: Engine, base: str) -> tuple[list[EntityRecord], list[FactRecord]]:
    """Return all entities and all facts of a dataset, read at once, each sorted by their nodes."""
    nodes: dict[URIRef, dict[URIRef, list[Term]]] = {}
    for subject, predicate, term, _ in engine.find(graph=GraphNames(base).facts):
        nodes.setdefault(subject, {}).setdefault(predicate, []).append(term)
    ordered = sorted(nodes.items(), key=itemgetter(0))
    entities = [_entity(node, properties) for node, properties in ordered if KGO.documentCount in properties]
    return entities, [_fact(node, properties) for node, properties in ordered if KGO.Fact in properties.get(RDF.type, ())]


DESCRIPTION = frozenset({RDF.type, RDFS.label, SKOS.altLabel, KGO.documentCount})
"""The properties of an entity that are no facts."""


def _entity(node: URIRef, properties: Properties) -> EntityRecord:
    values = {p: tuple(t for t in terms if isinstance(t, Literal)) for p, terms in properties.items() if p not in DESCRIPTION}
    return EntityRecord(
        node=node,
        label=_text(properties, RDFS.label) or local_name(node),
        class_name=min((local_name(str(kind)) for kind in properties.get(RDF.type, ())), default="Entity"),
        aliases=tuple(sorted(map(str, properties.get(SKOS.altLabel, ())))),
        documents=int(_text(properties, KGO.documentCount)),
        values={p: literals for p, literals in values.items() if literals},
    )


def _fact(node: URIRef, properties: Properties) -> FactRecord:
    subject, predicate, object_ = (
        properties[part][0] for part in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
    )
    return FactRecord(
        node=node,
        triple=(_iri(subject), _iri(predicate), object_),
        statements=tuple(sorted(map(_iri, properties[PROV.wasDerivedFrom]))),
        sources=int(_text(properties, KGO.sourceCount)),
        confidence=float(_text(properties, KGO.confidence)),
        first_reported=_text(properties, KGO.firstReported),
        last_reported=_text(properties, KGO.lastReported),
        conflicts=tuple(sorted(map(_iri, properties.get(KGO.conflictsWith, ())))),
    )


class Labels:
    """Say what nodes are called: by their labels, else by the last part of their IRIs; literals by their texts.

    Args:
        engine: where the labels are.
        known: the labels of nodes that were read before.
    """

    def __init__(self, engine: Engine, known: Mapping[URIRef, str] | None = None) -> None:
        self._engine = engine
        self._labels: dict[URIRef, str] = dict(known or {})

    def __call__(self, term: Term) -> str:
        """Return the label of a term."""
        if isinstance(term, Literal):
            return str(term)
        if term not in self._labels:
            labels = (str(quad[2]) for quad in self._engine.find(term, RDFS.label))
            self._labels[term] = min(labels, default="") or local_name(term)
        return self._labels[term]


def _first(properties: Properties, predicate: URIRef) -> Term | None:
    terms = properties.get(predicate)
    return terms[0] if terms else None


def _text(properties: Properties, predicate: URIRef) -> str:
    terms = properties.get(predicate)
    return str(terms[0]) if terms else ""


def _iri(term: Term) -> URIRef:
    assert isinstance(term, URIRef), f"no IRI: {term!r}"
    return term
