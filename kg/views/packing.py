"""Pack what the explorer carries: tables of columns, which its scripts read by the same names.

In: the entities and statements of a page. Out: one object for JSON, in which entities, statements, classes, properties and texts
refer to each other by number, the most important entities first.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import networkx
from rdflib import Literal, URIRef

from kg.dataset import Term
from kg.dataset.quads import term_line
from kg.dataset.statements import DocumentRecord, EntityRecord, StatementReader, StatementRecord
from kg.identifiers import minted_from
from kg.namespaces import local_name, prefixes
from kg.ontology import Ontology
from kg.ontology.terms import plain
from kg.queries.networks import property_label
from kg.queries.select import shorten
from kg.queries.wording import literal_words, money_words
from kg.views.layout import communities_of, lay_out

ENTITY_COLUMNS = ("id", "label", "aliases", "class", "documents", "degree", "named")
STATEMENT_COLUMNS = (
    "subject", "property", "object", "value", "term", "status", "speaker", "confidence",
    "document", "begin", "end", "marks", "time", "qualifiers", "location",
)  # fmt: skip

ROOM_FOR_PAIRS = 60
"""Entities drawn up to which lone pairs come in, too: with more, they say little and take much room."""

LONGEST_LABEL = 26
"""Letters of a label that the page draws before it shortens it."""

LETTER_WIDTH = 7.0
"""Pixels of a letter of a label at the size the page draws it."""

FEWEST_TOGETHER = 3
"""Entities of a component that is drawn at first, unless there is room for pairs."""

FEWEST_OF_REGION = 4
"""Entities of a community that is drawn as a region."""

STYLES = {
    "Person": ("#D55E00", "dot"),
    "Organization": ("#0072B2", "square"),
    "Place": ("#009E73", "triangle"),
    "Product": ("#C2679A", "diamond"),
    "Event": ("#C98500", "star"),
    "Other": ("#7A8088", "hexagon"),
}
"""Colour (after Okabe & Ito 2008, told apart by the colour-blind; 3:1 against light and dark) and shape of each family of classes."""

FAMILIES = {
    "Person": "Person Group",
    "Organization": (
        "Organization Company GovernmentBody PoliticalParty EducationalInstitution MediaOutlet SportsTeam NonProfit "
        "InternationalBody Agent"
    ),
    "Place": "Place Country Region City Facility NaturalFeature GeopoliticalEntity",
    "Product": "Product Software AIModel Vehicle Device Service CreativeWork",
    "Event": "Event Meeting Election Conflict Disaster LegalCase Announcement Deal Law Award",
}
FAMILY_OF = {name: family for family, names in FAMILIES.items() for name in names.split()}
STATED, PLANNED, REPORTED, POSSIBLE, PAST, DENIED, HELD_BACK, REJECTED = range(8)
Meeting = Mapping[URIRef, set[URIRef]]


@dataclass(slots=True)
class _Table:
    """Names and the numbers they stand for."""

    names: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        if name not in self.numbers:
            self.numbers[name] = len(self.names)
            self.names.append(name)
        return self.numbers[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the page draws at first.

    Attributes:
        entities: their numbers.
        places: where they are drawn.
        regions: the communities among them that are large enough to be drawn as regions.
        edges: how many relations are drawn among them.
    """

    entities: list[int]
    places: dict[int, list[float]]
    regions: list[list[int]]
    edges: int


def when_happened(statement: StatementRecord) -> str:
    """Return when it is said to happen; empty where no day, month or year is named."""
    terms = (t for t in statement.qualifiers.get("time", ()) if isinstance(t, Literal) and t.datatype is not None)
    times = [str(t) for t in terms if local_name(str(t.datatype)) in ("date", "gYear", "gYearMonth")]
    return min(times, default="")


def when_told(statement: StatementRecord, reader: StatementReader) -> str:
    """Return when it is said to happen, or else when it was told."""
    return when_happened(statement) or reader.document(statement.document).date


class Packer:
    """Gather the tables of a page.

    Args:
        reader: reads documents and sentences.
        base: the IRI that everything is minted under.
        ontology: knows classes and properties.
        entities: those that the page carries.
        statements: what is said of them.
    """

    def __init__(
        self,
        reader: StatementReader,
        base: str,
        ontology: Ontology,
        entities: Sequence[EntityRecord],
        statements: Sequence[StatementRecord],
    ) -> None:
        self._reader, self._base, self._ontology, self._statements = reader, base, ontology, statements
        self._known = prefixes(base)
        self._unnamed = _unnamed(reader, statements)
        self._meets = _meetings([e for e in entities if e.node not in self._unnamed], statements)
        self._ordered = sorted(entities, key=lambda e: (-len(self._meets.get(e.node, ())), -e.documents, e.node))
        self._number = {entity.node: i for i, entity in enumerate(self._ordered)}
        self._labels = {entity.node: entity.label for entity in entities}
        self._classes, self._relations, self._documents = _Table(), _Table(), _Documents(reader, self._known)

    def opening(self, most: int) -> Opening:
        """Return what is drawn at first."""
        return _opening(self._ordered, self._meets, self._number, most)

    def tables(self) -> dict[str, object]:
        """Return the tables, by their names in the page's scripts."""
        entities = _columns(ENTITY_COLUMNS, [self._entity_row(entity) for entity in self._ordered])
        statements = _columns(STATEMENT_COLUMNS, [self._statement_row(statement) for statement in self._statements])
        declared = {p.iri: p for p in self._ontology.properties.values()}
        properties = [
            {
                "label": property_label(shorten(URIRef(iri), self._known)),
                "iri": iri,
                "symmetric": iri in declared and declared[iri].symmetric,
                "functional": iri in declared and declared[iri].functional,
            }
            for iri in self._relations.names
        ]
        return {
            "base": self._base,
            "entity": entities,
            "statement": statements,
            "classes": [
                {
                    "name": name,
                    "label": plain(name).capitalize(),
                    "iri": self._ontology.class_iri(name),
                    "family": family_of(name, self._ontology),
                }
                for name in self._classes.names
            ],
            "families": [{"name": name, "color": color, "shape": shape} for name, (color, shape) in STYLES.items()],
            "properties": properties,
            "texts": self._documents.rows,
        }

    def _entity_row(self, entity: EntityRecord) -> tuple[object, ...]:
        return (
            local_id(entity.node, self._base),
            entity.label,
            list(entity.aliases),
            self._classes.number(entity.class_name),
            entity.documents,
            len(self._meets.get(entity.node, ())),
            entity.node not in self._unnamed,
        )

    def _statement_row(self, statement: StatementRecord) -> tuple[object, ...]:
        document = self._documents.number(self._reader.document(statement.document))
        shift = self._documents.shift[document]
        number = self._number.get(statement.object, -1) if isinstance(statement.object, URIRef) else -1
        return (
            self._number[statement.subject],
            self._relations.number(str(statement.predicate)),
            number,
            "" if number >= 0 else _words(statement.object, self._labels),
            "" if number >= 0 else term_line(statement.object),
            _status(statement),
            self._number.get(statement.attributed_to, -1) if statement.attributed_to is not None else -1,
            round(statement.confidence, 2),
            document,
            *map(shift, statement.span),
            [shift(n) for n in (*statement.subject_span, *statement.object_span)],
            when_told(statement, self._reader),
            _qualifiers(statement, self._labels),
            self._reader.place(statement.evidence),
        )


def _columns(names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> dict[str, list[object]]:
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    return {name: list(column) for name, column in zip(names, columns, strict=True)}


def _meetings(entities: Sequence[EntityRecord], statements: Sequence[StatementRecord]) -> Meeting:
    """Return the entities that facts join each entity with."""
    meets: dict[URIRef, set[URIRef]] = {entity.node: set() for entity in entities}
    for s in statements:
        joins = isinstance(s.object, URIRef) and s.subject in meets and s.object in meets and s.object != s.subject
        if joins and _status(s) in (STATED, PLANNED):
            meets[s.subject].add(s.object)  # type: ignore[arg-type]  # an IRI, as asked
            meets[s.object].add(s.subject)  # type: ignore[index]
    return meets


def _unnamed(reader: StatementReader, statements: Sequence[StatementRecord]) -> set[URIRef]:
    """Return the entities that every statement only describes, and none has a name for."""
    named, described = set[Term](), set[Term]()
    for s in statements:
        for role, entity in (("subject", s.subject), ("object", s.object)):
            if role in s.local_entities:
                (named if reader.is_named(s.local_entities[role]) else described).add(entity)
    return {entity for entity in described - named if isinstance(entity, URIRef)}


def _status(statement: StatementRecord) -> int:
    if statement.polarity == "denied":
        return DENIED
    if statement.is_rejected:
        return REJECTED
    if statement.modality == "past":
        return PAST
    if statement.factual:
        return PLANNED if statement.modality == "planned" else STATED
    if statement.held_back:
        return HELD_BACK
    return POSSIBLE if statement.modality in ("possible", "conditional", "obligatory") else REPORTED


def local_id(iri: str, base: str) -> str:
    """Return what is an entity's own of its IRI."""
    return iri.removeprefix(f"{base}entity/")


def family_of(name: str, ontology: Ontology) -> str:
    """Return the family of a class, or that of the nearest class above it which has one."""
    near = [(ontology.steps_up(name, frozenset({above})) or 0, above) for above in ontology.ancestors(name) if above in FAMILY_OF]
    return FAMILY_OF[min(near)[1]] if near else "Other"


def _words(term: Term, labels: Mapping[URIRef, str]) -> str:
    """Return a term as people read it: an entity's name, or a value in words."""
    if isinstance(term, Literal):
        return literal_words(term)
    return labels.get(term) or money_words(local_name(term).replace("-", " ", 1))


def _qualifiers(statement: StatementRecord, labels: Mapping[URIRef, str]) -> str:
    parts = [(k, _words(t, labels)) for k, terms in statement.qualifiers.items() for t in terms]
    return "; ".join(f"{name}: {text}" for name, text in parts)


class _Documents:
    """The texts, with offsets counted as JavaScript counts: in UTF-16 units."""

    def __init__(self, reader: StatementReader, known: dict[str, str]) -> None:
        self.rows: list[dict[str, str]] = []
        self.shift: list[_Shift] = []
        self._reader, self._known = reader, known
        self._numbers: dict[URIRef, int] = {}

    def number(self, document: DocumentRecord) -> int:
        """Return the number of a document."""
        if document.node not in self._numbers:
            text = self._reader.text(document.node)
            self._numbers[document.node] = len(self.rows)
            name = minted_from(document.node.removeprefix(self._known["kgd"]))
            self.rows.append({"id": name, "title": document.title, "date": document.date, "source": document.source, "text": text})
            self.shift.append(_Shift(text))
        return self._numbers[document.node]


class _Shift:
    """Turn places counted in characters into places counted in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, character in enumerate(text) if character > "\uffff"]

    def __call__(self, place: int) -> int:
        return place + sum(i < place for i in self._wide) if self._wide else place


def _opening(ordered: Sequence[EntityRecord], meets: Meeting, number: Mapping[URIRef, int], most: int) -> Opening:
    """Return the entities drawn at first with their places, and how many relations that draws."""
    chosen = _grown([e.node for e in ordered if e.node in meets], meets, number, most)
    labels = {e.node: e.label for e in ordered}
    flat = networkx.Graph()
    flat.add_nodes_from(map(str, chosen))
    flat.add_edges_from((str(node), str(o)) for node in chosen for o in sorted(meets[node]) if o in chosen)
    layout = lay_out(flat, {str(node): LETTER_WIDTH * min(len(labels[node]), LONGEST_LABEL) for node in chosen})
    places = {number[URIRef(iri)]: [x, y] for iri, (x, y) in layout.items()}
    communities = communities_of(flat)
    regions = [sorted(number[URIRef(iri)] for iri in members) for members in communities if len(members) >= FEWEST_OF_REGION]
    return Opening(
        entities=sorted(places),
        places=dict(sorted(places.items())),
        regions=regions if len(communities) > 1 else [],
        edges=flat.number_of_edges(),
    )


def _grown(ordered: Sequence[URIRef], meets: Meeting, number: Mapping[URIRef, int], most: int) -> dict[URIRef, None]:
    """Choose entities outward from the most important, always that neighbour of the chosen which is itself most important.

    Where there is none left, the next component begins; those of less than `FEWEST_TOGETHER` come last, if at all.
    """
    chosen: dict[URIRef, None] = {}
    for fewest, room in ((FEWEST_TOGETHER, most), (2, min(most, ROOM_FOR_PAIRS))):
        for seed in ordered:
            if len(meets[seed]) >= fewest - 1:
                _grow(chosen, seed, meets, number, room)
    return chosen or dict.fromkeys(ordered[: min(most, ROOM_FOR_PAIRS)])


def _grow(chosen: dict[URIRef, None], seed: URIRef, meets: Meeting, number: Mapping[URIRef, int], room: int) -> None:
    """Add what can be reached from an entity, while there is room."""
    frontier = [(number[seed], seed)] if seed not in chosen else []
    while frontier and len(chosen) < room:
        _, node = heapq.heappop(frontier)
        if node not in chosen:
            chosen[node] = None
            for neighbour in meets[node]:
                if neighbour not in chosen:
                    heapq.heappush(frontier, (number[neighbour], neighbour))
