"""Make a graph of a network: what a program has changed, or made of its own, comes back to be asked, drawn, corrected and handed on.

In: a networkx graph. Out: the graph of one document, whose text is the edges, a line each, so that every statement has its evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from kg.config import Config
from kg.dataset.store import is_iri
from kg.errors import ConfigError
from kg.graph import KnowledgeGraph
from kg.identifiers import digest, mint_iri, slug
from kg.model import Argument, Document, Entity, Evidence, Mention, MentionKind, Relation, Statement, TextSpan
from kg.ontology import Ontology, load_ontology
from kg.pipeline import assemble
from kg.queries.networks import property_label
from kg.statements.contract import Contribution

if TYPE_CHECKING:
    from networkx import Graph


def from_networkx(network: Graph, *, config: Config | None = None) -> KnowledgeGraph:
    """Return the graph of a network's edges, in memory: also of one that `KnowledgeGraph.to_networkx` gave.

    A node has `label` (its key without it), `type` (a class of the ontology) and `aliases` (joined by "; "); an edge has `property` or
    `label` (a property of the ontology, else an open relation) and `confidence` (the highest, .99, without it); those of an undirected network lead from
    the first node to the second. What is lost: nodes without edges, all other attributes (sources and dates among them, as the network is
    the only source), the IRIs of roles (those of one label become one), and the sentences that proved what the network was made of.

    >>> [proof.sentence for proof in kg.from_networkx(graph.to_networkx()).why("Brad Smith", "leads")]
    ['Brad Smith leads Microsoft.']

    Args:
        network: any networkx graph.
        config: the settings: its ontology and its base; the default ones without it.

    Raises:
        ConfigError: the confidence of an edge is no number, or less than 0.
    """
    config = config or Config()
    ontology = load_ontology(config.ontology, config.lexicon)
    labels = {node: " ".join(str(label or node).split()) for node, label in network.nodes(data="label")}
    edges = [_edge((a, b), (labels[a], labels[b]), fields, ontology) for a, b, fields in network.edges(data=True)]
    if not edges:
        return assemble([], config)
    edges.sort(key=lambda edge: (edge.line, *map(str, edge.nodes)))
    text = "".join(f"{edge.line}\n" for edge in edges)
    document = Document(id=f"network-{digest(text)[:8]}", text=text, title="A network")
    relations = list(_relations(edges, document.id))
    spans = {
        side.span: node
        for edge, r in zip(edges, relations, strict=True)
        for side, node in zip((r.subject, r.object), edge.nodes, strict=True)
    }
    spans_of: dict[Hashable, list[TextSpan]] = defaultdict(list)
    for span, node in spans.items():
        spans_of[node].append(span)
    nodes = [node for node in network if node in spans_of]
    place = {node: number for number, node in enumerate(nodes)}
    iris = {node: _iri(str(node), label, config.base) for node, label in labels.items()}
    contribution = Contribution(
        document=document,
        entities=tuple(_entity(iris[node], labels[node], network.nodes[node], tuple(spans_of[node])) for node in nodes),
        entity_of={span: place[node] for span, node in spans.items()},
        statements=tuple(_statement(edge, relation, iris) for edge, relation in zip(edges, relations, strict=True)),
        rejections=(),
    )
    return assemble([contribution], config)


MOST = 0.99
"""The confidence of a fact is never more."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """An edge: its nodes with their labels, the ontology's property if there is one, and the words for it."""

    nodes: tuple[Hashable, Hashable]
    labels: tuple[str, str]
    term: str | None
    words: str
    confidence: float

    @property
    def line(self) -> str:
        """The edge as a line of the text."""
        return f"{self.labels[0]} {self.words} {self.labels[1]}."


def _edge(nodes: tuple[Hashable, Hashable], labels: tuple[str, str], fields: Mapping[str, object], ontology: Ontology) -> _Edge:
    name = str(fields.get("property") or fields.get("label") or "be related to")
    local = name.rpartition(":")[2]
    known = {property_label(f"kgo:{prop}"): prop for prop in ontology.properties}
    prop = local if local in ontology.properties else known.get(name)
    words = property_label(f"kgo:{prop}" if prop else f"kgr:{local}")
    return _Edge(nodes, labels, prop, words, _confidence(nodes, fields.get("confidence", MOST)))


def _confidence(nodes: tuple[Hashable, Hashable], given: object) -> float:
    try:
        value = float(str(given))
    except ValueError:
        value = nan
    if not value >= 0:  # not a number is not
        raise ConfigError(
            f"edge {nodes[0]!r} to {nodes[1]!r}: {given!r} is no confidence", remedy="give a number from 0 to 1, or none"
        )
    return min(MOST, value)


def _relations(edges: list[_Edge], document_id: str) -> Iterator[Relation]:
    """Yield the relation of each edge, at its place in the text."""
    begin = 0
    for edge in edges:
        end = begin + len(edge.line)
        first, second = edge.labels
        yield Relation(
            subject=_argument(first, TextSpan(document_id, begin, begin + len(first))),
            phrase=edge.words,
            predicate=edge.words,
            object=_argument(second, TextSpan(document_id, end - 1 - len(second), end - 1)),
            evidence=Evidence(span=TextSpan(document_id, begin, end), rule="network"),
        )
        begin = end + 1


def _argument(label: str, span: TextSpan) -> Argument:
    mention = Mention(span=span, text=label, kind=MentionKind.NAME, label="", head=label.rpartition(" ")[2])
    return Argument(text=label, span=span, mention=mention)


def _iri(key: str, label: str, base: str) -> str:
    """Return the IRI of a node: its key where that is one of an entity, else one of its own even where others have its label."""
    if key.startswith(mint_iri(base, "entity", "")) and is_iri(key):
        return key
    return mint_iri(base, "entity", slug(label) if key == label else f"{slug(label)}-{digest(key)[:8]}")


def _entity(iri: str, label: str, fields: Mapping[str, object], mentions: tuple[TextSpan, ...]) -> Entity:
    aliases = filter(None, str(fields.get("aliases") or "").split("; "))
    kind = str(fields.get("type") or "").rpartition(":")[2]
    types = (kind,) if kind not in ("", "Entity") else ()
    return Entity(iri=iri, label=label, types=types, aliases=(label, *aliases), mentions=mentions, named=True)


def _statement(edge: _Edge, relation: Relation, iris: Mapping[Hashable, str]) -> Statement:
    return Statement(
        subject=iris[edge.nodes[0]],
        predicate=edge.words,
        property=edge.term,
        object=iris[edge.nodes[1]],
        relation=relation,
        attributed_to=None,
        confidence=edge.confidence,
    )
