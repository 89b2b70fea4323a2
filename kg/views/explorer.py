"""Make the explorer: one HTML file that carries the whole graph and opens anywhere, without a network.

pyvis brings vis-network, which draws; pyvis 0.3.2 itself links a CDN when told to be in line, so its script is taken from the
installed package and the page is our template. What documents say reaches the page as compressed JSON and is put on screen as
text nodes only; a Content-Security-Policy lets run nothing but the page's own two scripts, and nothing be loaded.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import networkx
from rdflib import Literal, URIRef

from kg.dataset import Engine, Term
from kg.dataset.statements import DocumentRecord, EntityRecord, StatementReader, StatementRecord, iter_entities
from kg.identifiers import minted_from
from kg.namespaces import local_name, prefixes
from kg.ontology import Ontology
from kg.queries.networks import property_label
from kg.queries.select import shorten
from kg.views.layout import lay_out

MOST_NODES = 300
MOST_SEEN_AT_ONCE = 60
"""With more entities in view at the start, their labels are too small to read."""

LONGEST_LABEL = 30
LETTER_WIDTH = 8.5
"""Pixels of a letter of a label at the size the page draws it."""

VIS_SCRIPT = "lib/vis-9.1.2/vis-network.min.js"
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
    "Organization": "Organization Company GovernmentBody PoliticalParty EducationalInstitution MediaOutlet SportsTeam NonProfit InternationalBody Agent",
    "Place": "Place Country Region City Facility NaturalFeature GeopoliticalEntity",
    "Product": "Product Software AIModel Vehicle Device Service CreativeWork",
    "Event": "Event Meeting Election Conflict Disaster LegalCase Announcement Deal Law Award",
}
FAMILY_OF = {name: family for family, names in FAMILIES.items() for name in names.split()}
STATED, PLANNED, REPORTED, POSSIBLE, PAST, DENIED, HELD_BACK = range(7)


@dataclass(frozen=True, slots=True)
class Page:
    """The explorer's HTML, and how much of the graph it draws at first."""

    html: str
    nodes: int
    edges: int
    total_nodes: int

    def _repr_html_(self) -> str:
        """Show the page in a notebook (Lab, Notebook 7, VS Code) or a page of documentation, in a frame of its own."""
        from html import escape

        style = "width:100%;height:640px;border:1px solid #ccc"
        return f'<iframe srcdoc="{escape(self.html)}" style="{style}" sandbox="allow-scripts allow-downloads" title="Explorer"></iframe>'


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the page is to carry and to open on.

    Attributes:
        focus: IRI of the entity it opens on; the most important ones without.
        hops: steps around that.
        only: IRIs of the entities it carries; all without.
        since: carry only what is dated (YYYY-MM-DD) from this day on.
        until: and to this day.
        classes: names of the classes it carries.
        properties: names of the properties it carries.
        most_nodes: entities drawn at once.
    """

    focus: str = ""
    hops: int = 1
    only: frozenset[str] | None = None
    since: str = ""
    until: str = ""
    classes: frozenset[str] = frozenset()
    properties: frozenset[str] = frozenset()
    most_nodes: int = MOST_NODES


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


def make_page(engine: Engine, base: str, ontology: Ontology, title: str, choice: Choice | None = None) -> Page:
    """Return the explorer of a graph."""
    choice = choice or Choice()
    entities = [entity for entity in iter_entities(engine, base) if _is_chosen(entity, choice)]
    chosen = {entity.node for entity in entities}
    reader = StatementReader(engine)
    statements = [s for s in reader.read_all() if s.subject in chosen and _is_carried(s, choice, chosen, reader)]
    data, edges = _pack(reader, base, ontology, entities, statements, choice)
    return Page(html=_render(title, data), nodes=len(data["first"]), edges=edges, total_nodes=len(entities))  # type: ignore[arg-type]  # a list


def _is_chosen(entity: EntityRecord, choice: Choice) -> bool:
    return (choice.only is None or str(entity.node) in choice.only) and (not choice.classes or entity.class_name in choice.classes)


def _is_carried(statement: StatementRecord, choice: Choice, chosen: set[URIRef], reader: StatementReader) -> bool:
    if choice.properties and local_name(statement.predicate) not in choice.properties:
        return False
    is_entity = isinstance(statement.object, URIRef) and "/entity/" in statement.object
    if is_entity and statement.object not in chosen:
        return False
    when = _when(statement, reader)
    return (not choice.since or when >= choice.since) and (not choice.until or (bool(when) and when[:10] <= choice.until))


def _when(statement: StatementRecord, reader: StatementReader) -> str:
    """Return when it is said to happen, or else when it was told."""
    terms = (t for t in statement.qualifiers.get("time", ()) if isinstance(t, Literal) and t.datatype is not None)
    times = [str(t) for t in terms if local_name(str(t.datatype)) in ("date", "gYear", "gYearMonth")]
    return min(times, default=reader.document(statement.document).date)


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


def _pack(
    reader: StatementReader,
    base: str,
    ontology: Ontology,
    entities: Sequence[EntityRecord],
    statements: Sequence[StatementRecord],
    choice: Choice,
) -> tuple[dict[str, object], int]:
    """Return all that the page carries, the most important entities first, and how many relations it draws at first."""
    known = prefixes(base)
    meets: dict[URIRef, set[URIRef]] = {entity.node: set() for entity in entities}
    for statement in statements:
        if (
            statement.factual
            and isinstance(statement.object, URIRef)
            and statement.object in meets
            and statement.object != statement.subject
        ):
            meets[statement.subject].add(statement.object)
            meets[statement.object].add(statement.subject)
    ordered = sorted(entities, key=lambda e: (-len(meets[e.node]), -e.documents, e.node))
    number = {entity.node: i for i, entity in enumerate(ordered)}
    classes, relations, documents = _Table(), _Table(), _Documents(reader, known)
    class_iris = {entity.class_name: ontology.class_iri(entity.class_name) for entity in entities}
    cls = [classes.number(entity.class_name) for entity in ordered]
    columns: dict[str, list[object]] = {name: [] for name in "spovkacdbemtqf"}
    labels = {entity.node: entity.label for entity in entities}
    for statement in statements:
        document = documents.number(reader.document(statement.document))
        shift = documents.shift[document]
        marks = [shift(n) for n in (*statement.subject_span, *statement.object_span)]
        speaker = number.get(statement.attributed_to, -1) if statement.attributed_to is not None else -1
        row = (
            number[statement.subject], relations.number(statement.predicate), number.get(statement.object, -1) if isinstance(statement.object, URIRef) else -1,
            "" if isinstance(statement.object, URIRef) and statement.object in number else _text(statement.object, labels), _status(statement),
            speaker, round(statement.confidence, 2), document,
            *map(shift, statement.span), marks, _when(statement, reader), _qualifiers(statement, labels),
            reader.place(statement.evidence),
        )  # fmt: skip
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)
    first, places, view, edges = _window(ordered, meets, number, choice.most_nodes)
    iri_of = {p.iri: p for p in ontology.properties.values()}
    start = f"#focus={_local(choice.focus, base)}&hops={choice.hops}" if choice.focus else ""
    data: dict[str, object] = {
        **columns,
        "base": base, "window": choice.most_nodes, "start": start,
        "id": [_local(t.node, base) for t in ordered], "label": [t.label for t in ordered], "aliases": [list(t.aliases) for t in ordered],
        "cls": cls, "documents": [t.documents for t in ordered], "weight": [len(meets[t.node]) for t in ordered],
        "classes": [{"name": n, "iri": class_iris[n], "family": _family(n, ontology)} for n in classes.names],
        "families": [{"name": n, "color": color, "shape": shape} for n, (color, shape) in STYLES.items()],
        "properties": [property_label(shorten(URIRef(p), known)) for p in relations.names], "propertyIris": relations.names,
        "symmetric": [int(p in iri_of and iri_of[p].symmetric) for p in relations.names],
        "docs": documents.rows, "first": first, "place": places, "view": view,
    }  # fmt: skip
    return data, edges


def _local(iri: str, base: str) -> str:
    return iri.removeprefix(f"{base}entity/")


def _family(name: str, ontology: Ontology) -> str:
    """Return the family of a class, or that of the nearest class above it which has one."""
    near = [(ontology.steps_up(name, frozenset({above})) or 0, above) for above in ontology.ancestors(name) if above in FAMILY_OF]
    return FAMILY_OF[min(near)[1]] if near else "Other"


def _text(term: Term, labels: dict[URIRef, str]) -> str:
    return str(term) if isinstance(term, Literal) else labels.get(term) or local_name(term).replace("-", " ", 1)


def _qualifiers(statement: StatementRecord, labels: dict[URIRef, str]) -> str:
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


def _window(
    ordered: Sequence[EntityRecord], meets: dict[URIRef, set[URIRef]], number: dict[URIRef, int], most: int
) -> tuple[list[int], dict[int, list[float]], list[int], int]:
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
        view = sorted(
            sorted(places, key=lambda n: ((places[n][0] - x) ** 2 + (places[n][1] - y) ** 2, n))[: MOST_SEEN_AT_ONCE // 2]
        )
    return sorted(places), dict(sorted(places.items())), view, flat.number_of_edges()


def _render(title: str, data: dict[str, object]) -> str:
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    packed = base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()
    vis = (files("pyvis") / VIS_SCRIPT).read_text(encoding="utf-8").replace("</script", "<\\/script")
    # The script's own mark of where its map lies would make a browser's tools ask for it.
    vis = "\n".join(line for line in vis.split("\n") if not line.startswith("//# sourceMappingURL"))
    templates = files("kg.views") / "templates"
    script, style = ((templates / name).read_text(encoding="utf-8") for name in ("explorer.js", "explorer.css"))
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in (vis, script))
    page = Environment(loader=PackageLoader("kg.views"), autoescape=True).get_template("explorer.html.j2")
    own = {"hashes": hashes, "vis": vis, "script": script, "style": style}
    return page.render(title=title, data=packed, **{name: Markup(text) for name, text in own.items()})  # noqa: S704  # our own files
