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
from dataclasses import dataclass
from importlib.resources import files

from rdflib import URIRef

from kg.dataset import Engine
from kg.dataset.statements import EntityRecord, StatementReader, StatementRecord, iter_entities
from kg.namespaces import local_name
from kg.ontology import Ontology
from kg.views.packing import Packer, local_id, when_told

MOST_NODES = 300
"""Entities drawn at once, where nobody asks for more or fewer. Not measured: in a thicker picture nobody tells them apart."""

SCRIPTS = (
    "words",
    "days",
    "graph",
    "elements",
    "panels",
    "choosing",
    "saving",
    "shapes",
    "looks",
    "arranging",
    "labels",
    "regions",
    "springs",
    "placing",
    "drawing",
    "citing",
    "facts",
    "card",
    "story",
    "several",
    "decisions",
    "lists",
    "reader",
    "moving",
    "searching",
    "filters",
    "timeline",
    "lanes",
    "picture",
    "taking",
    "keys",
)
"""The modules of the page's script, in order: it runs them as one function, in which all of them see each other's names."""

STYLES = ("page", "narrow")
PARTS = files("kg.views") / "templates" / "explorer"
VIS_SCRIPT = "lib/vis-9.1.2/vis-network.min.js"


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


def make_page(engine: Engine, base: str, ontology: Ontology, title: str, choice: Choice | None = None) -> Page:
    """Return the explorer of a graph."""
    choice = choice or Choice()
    entities = [entity for entity in iter_entities(engine, base) if _is_chosen(entity, choice)]
    chosen = {entity.node for entity in entities}
    reader = StatementReader(engine)
    statements = [s for s in reader.read_all() if s.subject in chosen and _is_carried(s, choice, chosen, reader)]
    packer = Packer(reader, base, ontology, entities, statements)
    opening = packer.opening(choice.most_nodes)
    data = packer.tables() | {
        "opening": {
            "most": choice.most_nodes,
            "address": f"#focus={local_id(choice.focus, base)}&hops={choice.hops}" if choice.focus else "",
            "entities": opening.entities,
            "places": opening.places,
            "regions": opening.regions,
        }
    }
    return Page(html=_render(title, data), nodes=len(opening.entities), edges=opening.edges, total_nodes=len(entities))


def _is_chosen(entity: EntityRecord, choice: Choice) -> bool:
    return (choice.only is None or str(entity.node) in choice.only) and (not choice.classes or entity.class_name in choice.classes)


def _is_carried(statement: StatementRecord, choice: Choice, chosen: set[URIRef], reader: StatementReader) -> bool:
    if choice.properties and local_name(statement.predicate) not in choice.properties:
        return False
    is_entity = isinstance(statement.object, URIRef) and "/entity/" in statement.object
    if is_entity and statement.object not in chosen:
        return False
    when = when_told(statement, reader)
    return (not choice.since or when >= choice.since) and (not choice.until or (bool(when) and when[:10] <= choice.until))


def read_script(*modules: str) -> str:
    """Return modules of the page's script as one."""
    body = "\n".join((PARTS / f"{module}.js").read_text(encoding="utf-8") for module in modules)
    return f'"use strict";\n(async () => {{\n{body}}})();\n'


def _render(title: str, data: dict[str, object]) -> str:
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    packed = base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()
    vis = (files("pyvis") / VIS_SCRIPT).read_text(encoding="utf-8").replace("</script", "<\\/script")
    # The script's own mark of where its map lies would make a browser's tools ask for it.
    vis = "\n".join(line for line in vis.split("\n") if not line.startswith("//# sourceMappingURL"))
    style = "\n".join((PARTS / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    script = read_script(*SCRIPTS)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in (vis, script))
    page = Environment(loader=PackageLoader("kg.views"), autoescape=True).get_template("explorer.html.j2")
    own = {"hashes": hashes, "vis": vis, "script": script, "style": style}
    return page.render(title=title, data=packed, **{name: Markup(text) for name, text in own.items()})  # noqa: S704  # our own files
