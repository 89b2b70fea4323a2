"""Pack what the explorer carries: tables of columns, which its scripts read by the same names.

In: the entities and statements of a page. Out: one object for JSON, in which entities, statements, classes, properties and texts
refer to each other by number, the most important entities first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import networkx
from rdflib import Literal, URIRef

from kg.dataset import Term
from kg.dataset.statements import DocumentRecord, EntityRecord, StatementReader, StatementRecord
from kg.identifiers import minted_from
from kg.namespaces import local_name, prefixes
from kg.ontology import Ontology
from kg.queries.networks import property_label
from kg.queries.select import shorten
from kg.views.layout import lay_out

ENTITY_COLUMNS = ("id", "label", "aliases", "class", "documents", "degree")
STATEMENT_COLUMNS = (
    "subject", "property", "object", "value", "status", "speaker", "confidence",
    "document", "begin", "end", "marks", "time", "qualifiers", "location",
)  # fmt: skip

MOST_SEEN_AT_ONCE = 60
"""With more entities in view at the start, their labels are too small to read."""

LONGEST_LABEL = 30
LETTER_WIDTH = 8.5
"""Pixels of a letter of a label at the size the page draws it."""

STYLES = {
    "Person": ("#D55E00", "dot"),
    "Organization": ("#0072B2", "square"),
    "Place": ("#009E73", "triangle"),
    "Product": ("#CC79A7", "diamond"),
    "Event": ("#E69F00", "star"),
    "Other": ("#8A8F98", "dot"),
}
"""Colour (Okabe & Ito 2008, told apart by the colour-blind) and shape of each family of classes."""

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
STATED, PLANNED, REPORTED, POSSIBLE, PAST, DENIED, HELD_BACK = range(7)
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
        view: those in view.
        edges: how many relations are drawn among them.
    """

    entities: list[int]
    places: dict[int, list[float]]
    view: list[int]
    edges: int


def when_told(statement: StatementRecord, reader: StatementReader) -> str:
    """Return when it is said to happen, or else when it was told."""
    terms = (t for t in statement.qualifiers.get("time", ()) if isinstance(t, Literal) and t.datatype is not None)
    times = [str(t) for t in terms if local_name(str(t.datatype)) in ("date", "gYear", "gYearMonth")]
    return min(times, default=reader.document(statement.document).date)


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
        self._meets = _meetings(entities, statements)
        self._ordered = sorted(entities, key=lambda e: (-len(self._meets[e.node]), -e.documents, e.node))
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
            }
            for iri in self._relations.names
        ]
        return {
            "base": self._base,
            "entity": entities,
            "statement": statements,
            "classes": [
                {"name": name, "iri": self._ontology.class_iri(name), "family": _family(name, self._ontology)}
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
            len(self._meets[entity.node]),
        )

    def _statement_row(self, statement: StatementRecord) -> tuple[object, ...]:
        document = self._documents.number(self._reader.document(statement.document))
        shift = self._documents.shift[document]
        number = self._number.get(statement.object, -1) if isinstance(statement.object, URIRef) else -1
        return (
            self._number[statement.subject],
            self._relations.number(statement.predicate),
            number,
            "" if number >= 0 else _text(statement.object, self._labels),
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
        if s.factual and isinstance(s.object, URIRef) and s.object in meets and s.object != s.subject:
            meets[s.subject].add(s.object)
            meets[s.object].add(s.subject)
    return meets


def _status(statement: StatementRecord) -> int:
    if statement.polarity == "denied":
        return DENIED
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


def _family(name: str, ontology: Ontology) -> str:
    """Return the family of a class, or that of the nearest class above it which has one."""
    near = [(ontology.steps_up(name, frozenset({above})) or 0, above) for above in ontology.ancestors(name) if above in FAMILY_OF]
    return FAMILY_OF[min(near)[1]] if near else "Other"


def _text(term: Term, labels: Mapping[URIRef, str]) -> str:
    return str(term) if isinstance(term, Literal) else labels.get(term) or local_name(term).replace("-", " ", 1)


def _qualifiers(statement: StatementRecord, labels: Mapping[URIRef, str]) -> str:
    parts = [(k, _text(t, labels)) for k, terms in statement.qualifiers.items() for t in terms]
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
    """Return the entities drawn at first with their places, those in view, and how many relations that draws."""
    shown = [t for t in ordered[:most] if meets[t.node]] or list(ordered[:most])
    names = {t.node: t.label if len(t.label) <= LONGEST_LABEL else t.label[: LONGEST_LABEL - 1] + "…" for t in shown}
    flat = networkx.Graph()
    flat.add_nodes_from(str(t.node) for t in shown)
    flat.add_edges_from((str(t.node), str(o)) for t in shown for o in sorted(meets[t.node]) if o in names)
    layout = lay_out(flat, {str(iri): LETTER_WIDTH * len(name) for iri, name in names.items()})
    places = {number[URIRef(iri)]: [x, y] for iri, (x, y) in layout.items()}
    if len(shown) <= MOST_SEEN_AT_ONCE:
        view = sorted(places)
    else:
        x, y = places[number[shown[0].node]]  # around the most important, what lies nearest
        nearest = sorted(places, key=lambda n: ((places[n][0] - x) ** 2 + (places[n][1] - y) ** 2, n))
        view = sorted(nearest[: MOST_SEEN_AT_ONCE // 2])
    return Opening(entities=sorted(places), places=dict(sorted(places.items())), view=view, edges=flat.number_of_edges())
