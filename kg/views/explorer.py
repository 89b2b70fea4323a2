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
from kg.identifiers import minted_from
from kg.namespaces import local_name, prefixes
from kg.ontology import Ontology
from kg.queries.claims import Claim, Thing, iter_claims, iter_things
from kg.queries.networks import property_label
from kg.queries.select import shorten
from kg.views.layout import lay_out
from kg.vocabulary import KGO, NIF

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
STATED, PLANNED, REPORTED, POSSIBLE, PAST, DENIED = range(6)


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
    things = [t for t in iter_things(engine, base) if _is_chosen(t, choice)]
    known = {t.iri for t in things}
    claims = [c for c in iter_claims(engine) if c.subject in known and _is_told(c, choice, known)]
    data, edges = _pack(engine, base, ontology, things, claims, choice)
    return Page(html=_render(title, data), nodes=len(data["first"]), edges=edges, total_nodes=len(things))  # type: ignore[arg-type]  # a list


def _is_chosen(thing: Thing, choice: Choice) -> bool:
    return (choice.only is None or str(thing.iri) in choice.only) and (not choice.classes or thing.class_name in choice.classes)


def _is_told(claim: Claim, choice: Choice, known: set[URIRef]) -> bool:
    if choice.properties and local_name(claim.predicate) not in choice.properties:
        return False
    is_entity = isinstance(claim.object, URIRef) and "/entity/" in claim.object
    if is_entity and claim.object not in known:
        return False
    when = _when(claim)
    return (not choice.since or when >= choice.since) and (not choice.until or (bool(when) and when[:10] <= choice.until))


def _when(claim: Claim) -> str:
    """Return when it is said to happen, or else when it was told."""
    terms = (t for t in claim.qualifiers.get("time", ()) if isinstance(t, Literal) and t.datatype is not None)
    times = [str(t) for t in terms if local_name(str(t.datatype)) in ("date", "gYear", "gYearMonth")]
    return min(times, default=claim.date)


def _status(claim: Claim) -> int:
    if claim.polarity == "denied":
        return DENIED
    if claim.modality == "past":
        return PAST
    if claim.factual:
        return PLANNED if claim.modality == "planned" else STATED
    return POSSIBLE if claim.modality in ("possible", "conditional", "obligatory") else REPORTED


def _pack(
    engine: Engine, base: str, ontology: Ontology, things: Sequence[Thing], claims: Sequence[Claim], choice: Choice
) -> tuple[dict[str, object], int]:
    """Return all that the page carries, the most important entities first, and how many relations it draws at first."""
    known = prefixes(base)
    meets: dict[URIRef, set[URIRef]] = {t.iri: set() for t in things}
    for claim in claims:
        if claim.factual and isinstance(claim.object, URIRef) and claim.object in meets and claim.object != claim.subject:
            meets[claim.subject].add(claim.object)
            meets[claim.object].add(claim.subject)
    ordered = sorted(things, key=lambda t: (-len(meets[t.iri]), -t.documents, t.iri))
    number = {thing.iri: i for i, thing in enumerate(ordered)}
    classes, relations, documents = _Table(), _Table(), _Documents(engine, known)
    class_iris = {thing.class_name: ontology.class_iri(thing.class_name) for thing in things}
    cls = [classes.number(t.class_name) for t in ordered]
    columns: dict[str, list[object]] = {name: [] for name in "spovkacdbemtq"}
    labels = {t.iri: t.label for t in things}
    for claim in sorted(claims, key=lambda c: c.node):
        document = documents.number(claim)
        shift = documents.shift[document]
        speakers = claim.qualifiers.get("attributedTo", ())
        marks = [shift(n) for n in _marks(engine, claim.node)]
        row = (
            number[claim.subject], relations.number(claim.predicate), number.get(claim.object, -1) if isinstance(claim.object, URIRef) else -1,
            "" if isinstance(claim.object, URIRef) and claim.object in number else _text(claim.object, labels), _status(claim),
            next((number[s] for s in speakers if isinstance(s, URIRef) and s in number), -1), round(claim.confidence, 2), document,
            shift(claim.begin), shift(claim.end), marks, _when(claim), _qualifiers(claim, labels),
        )  # fmt: skip
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)
    first, places, view, edges = _window(ordered, meets, number, choice.most_nodes)
    iri_of = {p.iri: p for p in ontology.properties.values()}
    start = f"#focus={_local(choice.focus, base)}&hops={choice.hops}" if choice.focus else ""
    data: dict[str, object] = {
        **columns,
        "base": base, "window": choice.most_nodes, "start": start,
        "id": [_local(t.iri, base) for t in ordered], "label": [t.label for t in ordered], "aliases": [list(t.aliases) for t in ordered],
        "cls": cls, "documents": [t.documents for t in ordered], "weight": [len(meets[t.iri]) for t in ordered],
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


def _qualifiers(claim: Claim, labels: dict[URIRef, str]) -> str:
    parts = [(k, _text(t, labels)) for k, terms in claim.qualifiers.items() if k != "attributedTo" for t in terms]
    return "; ".join(f"{name}: {text}" for name, text in parts)


def _marks(engine: Engine, node: URIRef) -> list[int]:
    """Return where subject and object stand in the document: begin, end, begin, end."""
    found: list[int] = []
    for mention in (KGO.subjectMention, KGO.objectMention):
        place = next(engine.find(node, mention), None)
        fragment = str(place[2]).rpartition("#char=")[2] if place is not None else "0,0"
        found += [int(n) for n in fragment.split(",")]
    return found


class _Documents:
    """The texts, with offsets counted as JavaScript counts: in UTF-16 units."""

    def __init__(self, engine: Engine, known: dict[str, str]) -> None:
        self.rows: list[dict[str, str]] = []
        self.shift: list[_Shift] = []
        self._engine, self._known = engine, known
        self._numbers: dict[URIRef, int] = {}

    def number(self, claim: Claim) -> int:
        """Return the number of a statement's document."""
        if claim.document not in self._numbers:
            text = next((str(q[2]) for q in self._engine.find(claim.document, NIF.isString)), "")
            self._numbers[claim.document] = len(self.rows)
            name = minted_from(claim.document.removeprefix(self._known["kgd"]))
            self.rows.append({"id": name, "title": claim.title, "date": claim.date, "source": claim.source, "text": text})
            self.shift.append(_Shift(text))
        return self._numbers[claim.document]


class _Shift:
    """Turn places counted in characters into places counted in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, character in enumerate(text) if character > "\uffff"]

    def __call__(self, place: int) -> int:
        return place + sum(i < place for i in self._wide) if self._wide else place


def _window(
    ordered: Sequence[Thing], meets: dict[URIRef, set[URIRef]], number: dict[URIRef, int], most: int
) -> tuple[list[int], dict[int, list[float]], list[int], int]:
    """Return the entities drawn at first with their places, those in view, and how many relations that draws."""
    shown = [t for t in ordered[:most] if meets[t.iri]] or list(ordered[:most])
    names = {t.iri: t.label if len(t.label) <= LONGEST_LABEL else t.label[: LONGEST_LABEL - 1] + "…" for t in shown}
    flat = networkx.Graph()
    flat.add_nodes_from(str(t.iri) for t in shown)
    flat.add_edges_from((str(t.iri), str(o)) for t in shown for o in sorted(meets[t.iri]) if o in names)
    found = lay_out(flat, {str(iri): LETTER_WIDTH * len(name) for iri, name in names.items()})
    places = {number[URIRef(iri)]: [x, y] for iri, (x, y) in found.items()}
    if len(shown) <= MOST_SEEN_AT_ONCE:
        view = sorted(places)
    else:
        x, y = places[number[shown[0].iri]]  # around the most important, what lies nearest
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
