"""Read statements, facts and entities of a dataset as records: the one reader of what `provenance` and resolution write.

In: an engine. Out: `StatementRecord`, `FactRecord`, `EntityRecord`. Each is read by one look-up for all that its node says, never by
one for each property. What is no whole statement, because a graph was damaged or changed by hand, gives no record; the shapes tell of it.
Who needs a few properties of very many nodes reads them as rows: most of the time goes into terms, and a row has only those asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef
from rdflib.paths import SequencePath

from kg.dataset.graphs import GraphNames
from kg.dataset.quads import Properties, Term, by_subject
from kg.dataset.store import Engine
from kg.namespaces import local_name
from kg.places import place_name
from kg.vocabulary import DCTERMS, KGO, LOCAL_ROLES, NIF, OA, PROV, QUALIFIER_ROLES

Triple = tuple[URIRef, URIRef, Term]
TRIPLE = (RDF.subject, RDF.predicate, RDF.object)
FACT = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
Span = tuple[int, int]
Row = tuple[Term, ...]
"""A node and its values, as `read_rows` gives them; or a part of it."""
Values = dict[Term, list[Term]]
"""What a property or a path leads to, by node."""

QUALIFIERS = {role.property: role.name for role in sorted(QUALIFIER_ROLES.values(), key=lambda role: role.property)}
CHARACTERS = re.compile(r"#char=(\d+),(\d+)\Z")
NOWHERE = (0, 0)
"""The place of a sentence that has none."""

MISSING = Literal("")

REJECTED = "a person decided that it is no fact"
"""What holds back a statement of a triple that a person rejected."""


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
        factual: whether it stands as a fact.
        held_back: why it does not, although its status would admit one, or that a person rejected it.
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
    held_back: tuple[str, ...]
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

    @property
    def is_rejected(self) -> bool:
        """Whether a person decided that what it says is no fact."""
        return REJECTED in self.held_back


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact: its triple, and what stands behind it; dates that are not known are empty."""

    node: URIRef
    triple: Triple
    sources: int
    confidence: float
    first_reported: str
    last_reported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """An entity: what it is called and what it is, in how many documents, and the values that facts give it."""

    node: URIRef
    label: str
    class_name: str
    aliases: tuple[str, ...]
    documents: int
    values: Mapping[URIRef, tuple[Literal, ...]]


def properties_of(engine: Engine, node: URIRef, graph: URIRef | None = None) -> Properties:
    """Return what a node says, by property."""
    return by_subject(engine.find(node, graph=graph))[node]


def read_rows(
    engine: Engine,
    given: Mapping[URIRef | SequencePath, URIRef],
    *asked: URIRef | SequencePath,
    optional: Iterable[URIRef | SequencePath] = (),
    graph: URIRef | None = None,
) -> Iterator[Row]:
    """Yield what nodes have that have what is given, by one scan for each property: each node, and its values, in the order asked for.

    The rows are joined here, not by a query of the engine: where a table of the store is damaged, a join of Oxigraph 0.5 takes the
    error in again and again until the memory is full; a scan ends with it.

    Args:
        engine: what keeps the graph.
        given: values that the nodes have, by property or path.
        asked: properties or paths that the nodes have; of several values, each makes a row.
        optional: further ones that the nodes need not have; an empty literal stands for what is missing.
        graph: where to look; in all graphs without.

    Raises:
        DamageError: a file of the store is damaged.
    """
    nodes: Set[Term] | None = None
    for path, value in given.items():
        having = _having(engine, path, value, graph)
        nodes = having if nodes is None else nodes & having
    columns: list[Values] = []
    for path in asked:
        columns.append(_values(engine, path, graph, nodes))
        nodes = columns[-1].keys()
    optional_columns = [_values(engine, path, graph, nodes) for path in optional]
    for node in nodes or ():
        values = [column.get(node, ()) for column in columns]
        yield from ((node, *row) for row in product(*values, *(column.get(node, (MISSING,)) for column in optional_columns)))


def _having(engine: Engine, path: URIRef | SequencePath, value: URIRef, graph: URIRef | None) -> set[Term]:
    """Return the nodes from which a path leads to a value."""
    ends: set[Term] = {value}
    for step in reversed(_steps(path)):
        ends = {node for end in ends for node in engine.subjects(step, end, graph)}
    return ends


def _values(engine: Engine, path: URIRef | SequencePath, graph: URIRef | None, nodes: Set[Term] | None) -> Values:
    """Return what a path leads to, each value once, by node; of the nodes given only, where some are."""
    first, *further = _steps(path)
    listed: dict[Term, list[Term]] = {}
    for node, value in engine.pairs(first, nodes, graph):
        listed.setdefault(node, []).append(value)
    values: Values = {node: ends if len(ends) == 1 else list(dict.fromkeys(ends)) for node, ends in listed.items()}
    for step in further:
        beyond = _values(engine, step, graph, {value for ends in values.values() for value in ends})
        joined = {
            node: list(dict.fromkeys(end for value in ends for end in beyond.get(value, ()))) for node, ends in values.items()
        }
        values = {node: ends for node, ends in joined.items() if ends}
    return values


def _steps(path: URIRef | SequencePath) -> Sequence[URIRef]:
    """Return the properties that a path goes along."""
    if isinstance(path, URIRef):
        return [path]
    steps = path.args
    assert all(isinstance(step, URIRef) for step in steps), f"no sequence of properties: {path}"
    return steps  # type: ignore[return-value]  # as asserted


def span_of(node: Term | None) -> Span:
    """Return the characters of a document that an IRI names (RFC 5147); (0, 0) where it names none.

    >>> span_of(URIRef("https://kg.example.org/document/a#char=3,12"))
    (3, 12)
    """
    characters = CHARACTERS.search(node) if node is not None else None
    return (int(characters[1]), int(characters[2])) if characters is not None else NOWHERE


def document_of(place: Term) -> URIRef:
    """Return the document that a place is in, as its IRI says.

    >>> str(document_of(URIRef("https://kg.example.org/document/a#char=3,12")))
    'https://kg.example.org/document/a'
    """
    return URIRef(place.partition("#")[0])


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
        held_back = tuple(sorted(str(term) for term in properties.get(KGO.heldBackBy, ())))
        return StatementRecord(
            node=node,
            subject=subject,
            predicate=predicate,
            object=object_,
            factual=KGO.FactualStatement in properties[RDF.type] and REJECTED not in held_back,
            held_back=held_back,
            polarity=local_name(text_of(properties, KGO.polarity)).lower(),
            modality=local_name(text_of(properties, KGO.modality)).lower(),
            attributed_to=speaker if isinstance(speaker, URIRef) else None,
            qualifiers={name: tuple(sorted(properties[p], key=str)) for p, name in QUALIFIERS.items() if p in properties},
            confidence=float(text_of(properties, KGO.confidence) or 0),
            rule=text_of(properties, KGO.rule),
            phrase=text_of(properties, KGO.phrase),
            evidence=evidence,
            span=span_of(evidence),
            subject_span=span_of(_first(properties, KGO.subjectMention)),
            object_span=span_of(_first(properties, KGO.objectMention)),
            document=document_of(evidence),
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

    def is_named(self, local_entity: URIRef) -> bool:
        """Tell whether its document has a name for a local entity, not only a description."""
        return any(self._engine.find(local_entity, KGO.named))

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


def read_facts(engine: Engine, base: str) -> list[FactRecord]:
    """Return all facts of a dataset, sorted by their nodes."""
    asked = (*FACT, KGO.sourceCount, KGO.confidence)
    rows = read_rows(engine, {}, *asked, optional=(KGO.firstReported, KGO.lastReported), graph=GraphNames(base).facts)
    facts = (
        FactRecord(_iri(node), (_iri(subject), _iri(predicate), object_), int(sources), float(confidence), str(first), str(last))
        for node, subject, predicate, object_, sources, confidence, first, last in rows
    )
    return sorted(facts, key=lambda fact: str(fact.node))


DESCRIPTION = frozenset({RDF.type, RDFS.label, SKOS.altLabel, KGO.documentCount})
"""The properties of an entity that are no facts."""


def _entity(node: URIRef, properties: Properties) -> EntityRecord:
    values = {p: tuple(t for t in terms if isinstance(t, Literal)) for p, terms in properties.items() if p not in DESCRIPTION}
    return EntityRecord(
        node=node,
        label=text_of(properties, RDFS.label) or local_name(node),
        class_name=min((local_name(str(kind)) for kind in properties.get(RDF.type, ())), default="Entity"),
        aliases=tuple(sorted(map(str, properties.get(SKOS.altLabel, ())))),
        documents=int(text_of(properties, KGO.documentCount)),
        values={p: literals for p, literals in values.items() if literals},
    )


class Labels:
    """Say what nodes are called: by their labels, else by the last part of their IRIs; literals by their texts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._labels: dict[URIRef, str] = {}

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


def text_of(properties: Properties, predicate: URIRef) -> str:
    """Return the text of a property of a node; empty where it has none."""
    terms = properties.get(predicate)
    return str(terms[0]) if terms else ""


def _iri(term: Term) -> URIRef:
    assert isinstance(term, URIRef), f"no IRI: {term!r}"
    return term
