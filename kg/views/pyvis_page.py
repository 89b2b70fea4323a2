"""Make the explorer: one self-contained HTML page, drawn by pyvis's vis-network.

pyvis 0.3.2 still links a CDN when told to be in line, so only its network and its bundled script are taken; the page is our
template. Whatever comes from documents reaches the page as JSON in one place, escaped by `tojson`, and is put on
screen as text; a Content-Security-Policy lets nothing be loaded.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import networkx
from rdflib import Dataset

from kg.dataset import Engine
from kg.queries import Explanation, explain_all
from kg.queries.networks import to_networkx
from kg.views.layout import lay_out

if TYPE_CHECKING:
    from pyvis.network import Network

MOST_NODES = 300
MOST_SEEN_AT_ONCE = 60
"""With more entities in the window, their labels are too small to read."""

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


@dataclass(frozen=True, slots=True)
class Page:
    """The explorer's HTML, and how much of the graph it draws."""

    html: str
    nodes: int
    edges: int
    total_nodes: int

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame of its own."""
        from html import escape

        return f'<iframe srcdoc="{escape(self.html)}" style="width:100%;height:640px;border:1px solid #ccc" sandbox="allow-scripts"></iframe>'


def make_page(engine: Engine, dataset: Dataset, prefixes: Mapping[str, str], title: str) -> Page:
    """Draw the most connected entities of a graph, with the sentences behind every relation."""
    whole = to_networkx(engine, prefixes)
    drawn = _most_connected(whole)
    proofs = _proofs(dataset, prefixes)
    network = _network(drawn, proofs)
    details = {
        node: {
            "label": data["label"],
            "type": data["type"],
            "facts": [[k, v] for k, v in sorted(data.items()) if k not in ("label", "type")],
        }
        for node, data in drawn.nodes(data=True)
    }
    html = _render(
        title=title,
        nodes=network.nodes,
        edges=network.edges,
        details=details,
        proofs={f"{s}\n{o}": [_proof(e) for e in proofs[s, o]] for s, o in {(e["from"], e["to"]) for e in network.edges}},
        shown=f"{len(drawn)} of {len(whole)} entities",
        first=_first_seen(drawn),
    )
    return Page(html=html, nodes=len(drawn), edges=len(network.edges), total_nodes=len(whole))


def _most_connected(whole: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """Return the part with the most connected entities; those without any relation are left out."""
    ranked = sorted((node for node in whole if whole.degree(node)), key=lambda node: (-whole.degree(node), node))
    return whole.subgraph(ranked[:MOST_NODES])


def _first_seen(drawn: networkx.MultiDiGraph) -> list[str]:
    """Return the entities the page opens on: all of a small graph, the largest connected part of a larger one."""
    if len(drawn) <= MOST_SEEN_AT_ONCE:
        return sorted(drawn)
    parts = [sorted(nodes) for nodes in networkx.weakly_connected_components(drawn)]
    return max(parts, key=lambda nodes: (len(nodes), nodes[0]))


def _proofs(dataset: Dataset, prefixes: Mapping[str, str]) -> dict[tuple[str, str], list[Explanation]]:
    """Return the explanations of what is said between each two entities, in both directions."""
    found: dict[tuple[str, str], list[Explanation]] = defaultdict(list)
    for explanation in explain_all(dataset, prefixes):
        found[explanation.subject_iri, explanation.object_iri].append(explanation)
        found[explanation.object_iri, explanation.subject_iri].append(explanation)
    return found


def _proof(explanation: Explanation) -> dict[str, object]:
    return {
        "says": f"{explanation.subject} — {explanation.predicate} → {explanation.object}",
        "status": ", ".join(
            filter(
                None,
                [
                    explanation.polarity,
                    explanation.modality,
                    explanation.attributed_to and f"according to {explanation.attributed_to}",
                ],
            )
        ),
        "sentence": explanation.sentence,
        "marks": list(explanation.marks),
        "where": explanation.title or explanation.document,
        "confidence": explanation.confidence,
        "rule": explanation.rule,
    }


def _network(drawn: networkx.MultiDiGraph, proofs: Mapping[tuple[str, str], list[Explanation]]) -> Network:
    """Fill a pyvis network: sizes by connections, places computed, parallel edges in one."""
    from pyvis.network import Network

    network = Network(directed=True)
    flat = networkx.Graph()
    flat.add_nodes_from(drawn)
    flat.add_edges_from((a, b) for a, b in drawn.edges() if a != b)
    names = {node: _shorten(data["label"]) for node, data in drawn.nodes(data=True)}
    places = lay_out(flat, {node: LETTER_WIDTH * len(name) for node, name in names.items()})
    for node, data in sorted(drawn.nodes(data=True)):
        color, shape = STYLES[FAMILY_OF.get(data["type"], "Other")]
        x, y = places[node]
        size = 9 + min(22, 3 * drawn.degree(node) ** 0.7)
        network.add_node(node, label=names[node], color=color, shape=shape, size=round(size, 1), x=x, y=y, physics=False)
    merged: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject, object_, data in drawn.edges(data=True):
        merged[subject, object_].append(data["label"])
    for (subject, object_), labels in sorted(merged.items()):
        words = sorted(set(labels))
        if labels == words and object_ < subject and merged.get((object_, subject)) == labels:
            continue  # a symmetric relation is one line
        planned = all(e.modality == "planned" for e in proofs[subject, object_]) and bool(proofs[subject, object_])
        label = words[0] if len(words) == 1 else f"{words[0]} +{len(words) - 1}"
        network.add_edge(
            subject, object_, label=label, dashes=planned, arrows="" if merged.get((object_, subject)) == labels else "to"
        )
    return network


def _shorten(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def _render(**data: object) -> str:
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("kg.views"), autoescape=True, trim_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    script = (files("pyvis") / VIS_SCRIPT).read_text(encoding="utf-8").replace("</script", "<\\/script")
    # The script's own mark of where its map lies would make a browser's tools ask for it.
    script = "\n".join(line for line in script.split("\n") if not line.startswith("//# sourceMappingURL"))
    legend = [(family, color, shape) for family, (color, shape) in STYLES.items()]
    title = data.pop("title")
    return environment.get_template("page.html").render(
        title=title, legend=legend, script=script, data=json.loads(json.dumps(data))
    )
