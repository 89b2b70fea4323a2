"""What pages show: an entity with its dated, cited facts, a document with its statements, what a search finds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from rdflib import OWL, RDF, Literal, URIRef

from kg.dataset import GraphNames, Quad, Term
from kg.dataset.statements import Labels, StatementReader, StatementRecord, read_entity
from kg.dataset.store import is_iri
from kg.graph import KnowledgeGraph
from kg.namespaces import local_name
from kg.queries.networks import property_label
from kg.queries.select import run_query, shorten
from kg.server.addresses import address_of, iris_of
from kg.vocabulary import DCTERMS, KGO, NIF, PROV

MOST_STATEMENTS = 300
"""Statements on a page: of what is spoken of more often, the page says how many there are, and SPARQL gives them all."""

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class Link:
    """Something a page names: its text, and its address where it has a page."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as a page shows it."""

    subject: Link
    predicate: str
    object: Link
    status: str
    qualifiers: tuple[tuple[str, tuple[Link, ...]], ...]
    sentence: str
    document: Link
    date: str
    confidence: float
    factual: bool


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An entity: what it is, what else it is called, and what is said of it, the latest first."""

    iri: str
    label: str
    class_name: str
    aliases: tuple[str, ...]
    documents: int
    names: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    total: int


class Pages:
    """Make pages of a graph."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self._facts = GraphNames(graph.base).facts
        self._inferred = GraphNames(graph.base).inferred
        self._label = Labels(graph.engine)
        self._reader = StatementReader(graph.engine)

    def path(self, iri: str) -> str:
        """Return the address of what a graph's IRI names, on this server."""
        return address_of(iri, self.graph.base)

    def iri_at(self, path: str) -> str:
        """Return the IRI that a path means; empty where nothing in the graph has one that it may mean."""
        return next(filter(self.knows, iris_of(path.removeprefix("/"), self.graph.base)), "")

    def knows(self, iri: str) -> bool:
        """Tell whether the graph says anything of an IRI."""
        if not iri.startswith(self.graph.base) or not is_iri(iri):
            return False
        find, node = self.graph.engine.find, URIRef(iri)
        return any(next(quads, None) is not None for quads in (find(node), find(object_=node)))

    def entity(self, iri: str) -> EntityPage | None:
        """Return the page of an entity, or None where there is none; what is merged into another gives that one's."""
        find = self.graph.engine.find
        node = URIRef(iri)
        same = next(find(node, OWL.sameAs), None)
        node = URIRef(str(same[2])) if same is not None else node
        entity = read_entity(self.graph.engine, self.graph.base, node)
        if entity is None:
            return None
        nodes = sorted({q[0] for p in (RDF.subject, RDF.object, KGO.attributedTo) for q in find(predicate=p, object_=node)})
        statements = list(self._reader.read_all(islice(self._statements(nodes), MOST_STATEMENTS)))
        statements.sort(key=lambda s: (self._reader.document(s.document).date, s.node), reverse=True)
        names = [(str(q[0]), self._reason(q[0])) for q in sorted(find(predicate=OWL.sameAs, object_=node))]
        return EntityPage(
            iri=str(node),
            label=entity.label,
            class_name=entity.class_name,
            aliases=entity.aliases,
            documents=entity.documents,
            names=tuple((local_name(name), reason) for name, reason in names),
            lines=tuple(map(self.line, statements)),
            total=len(nodes),
        )

    def _statements(self, nodes: list[URIRef]) -> list[URIRef]:
        return [node for node in nodes if node.startswith(self.graph.prefixes["kgs"])]

    def _reason(self, name: URIRef) -> str:
        return ", ".join(str(q[2]) for q in self.graph.engine.find(name, KGO.matchReason))

    def line(self, statement: StatementRecord) -> Line:
        """Return a statement as a page shows it."""
        document = self._reader.document(statement.document)
        status = [statement.polarity] if statement.polarity != "affirmed" else []
        status += [statement.modality] if statement.modality != "asserted" else []
        if statement.attributed_to is not None:
            status.append(f"according to {self._label(statement.attributed_to)}")
        title = document.title or unquote(local_name(document.node))
        return Line(
            subject=self.link(statement.subject),
            predicate=property_label(shorten(statement.predicate, self.graph.prefixes)),
            object=self.link(statement.object),
            status=", ".join(status),
            qualifiers=tuple((k, tuple(map(self.link, v))) for k, v in statement.qualifiers.items()),
            sentence=" ".join(self._reader.sentence(statement.evidence).split()),
            document=Link(", ".join(filter(None, [title, self._reader.place(statement.evidence)])), self.path(document.node)),
            date=document.date,
            confidence=statement.confidence,
            factual=statement.factual,
        )

    def link(self, term: Term) -> Link:
        """Return a term as a page names it."""
        if isinstance(term, Literal):
            return Link(str(term))
        return Link(self._label(term), self.path(term) if term.startswith(self.graph.prefixes["kge"]) else "")

    def document(self, iri: str) -> dict[str, object] | None:
        """Return the page of a document: what is told of it, and its statements in the order of its text."""
        find = self.graph.engine.find
        node = URIRef(iri)
        literals = {q[1]: str(q[2]) for q in find(node)}
        if KGO.sha256 not in literals:
            return None
        graph = next(find(node, KGO.sha256))[3]
        nodes = [q[0] for q in find(predicate=RDF.type, object_=KGO.Statement, graph=graph)]
        statements = sorted(self._reader.read_all(nodes), key=lambda s: (s.span[0], s.node))
        names = {"title": DCTERMS.title, "date": DCTERMS.date, "source": DCTERMS.source}
        fields = {key: literals.get(term, "") for key, term in names.items()}
        return {
            "iri": iri,
            "id": unquote(local_name(iri)),
            **fields,
            "sha256": literals[KGO.sha256],
            "lines": [self.line(statement) for statement in statements[:MOST_STATEMENTS]],
        }

    def describe(self, iri: str) -> list[Quad]:
        """Return the quads about a thing, and those of the statements about it with their sentences: what can be cited."""
        find = self.graph.engine.find
        node = URIRef(iri)
        quads = [q for q in find(node) if q[3] != self._inferred]
        for predicate in (RDF.subject, RDF.object):
            for statement in islice(find(predicate=predicate, object_=node), MOST_STATEMENTS):
                quads += find(statement[0])
                for evidence in find(statement[0], PROV.wasDerivedFrom):
                    if isinstance(evidence[2], URIRef):
                        quads += find(evidence[2])
        for place in {q[2] for q in quads if q[1] == NIF.referenceContext}:
            if isinstance(place, URIRef):
                quads += find(place)
        return list(dict.fromkeys(quads))

    def search(self, words: str) -> list[dict[str, object]]:
        """Return the entities whose name or alias holds some words, those most spoken of first."""
        text = (
            "SELECT ?e ?label ?type (MAX(?n) AS ?documents) WHERE { GRAPH kgg:facts { "
            "?e rdfs:label ?label ; a ?type ; kgo:documentCount ?n . { ?e rdfs:label ?l } UNION { ?e skos:altLabel ?l } } "
            "FILTER (CONTAINS(LCASE(STR(?l)), LCASE(?words))) } GROUP BY ?e ?label ?type ORDER BY DESC(?documents) ?label ?e"
        )
        rows = run_query(self.graph.engine, text, self.graph.prefixes, {"words": Literal(words)}, limit=MOST_FOUND).rows
        return [
            {
                "iri": str(e),
                "href": self.path(str(e)),
                "label": str(label),
                "type": local_name(str(kind)),
                "documents": int(str(count)),
            }
            for e, label, kind, count in rows
        ]

    def overview(self) -> dict[str, object]:
        """Return what the first page shows: counts, and the entities most spoken of by class."""
        counts = sorted(self.graph.engine.find(predicate=KGO.documentCount, graph=self._facts), key=lambda q: (-int(q[2]), q[0]))
        by_class: dict[str, list[Link]] = defaultdict(list)
        for quad in counts[:400]:
            kind = next((local_name(str(q[2])) for q in self.graph.engine.find(quad[0], RDF.type, graph=self._facts)), "Entity")
            if len(by_class[kind]) < 12:
                by_class[kind].append(self.link(quad[0]))
        manifest = self.graph.manifest
        return {
            "documents": manifest.documents,
            "statements": manifest.statements,
            "entities": len(counts),
            "classes": sorted(by_class.items(), key=lambda item: (-len(item[1]), item[0])),
        }
