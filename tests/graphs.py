"""Graphs made of hand-written parses, without a model."""

from __future__ import annotations

from kg.config import Config
from kg.entities import resolve_entities
from kg.graph import KnowledgeGraph
from kg.model import Contribution, Document, Rejection, Statement
from kg.ontology import load_ontology
from kg.parsing import Tree
from kg.pipeline import assemble
from kg.relations import extract_relations
from kg.statements import ground
from tests import parses

CONFIG = Config()
SAMPLES = {
    "invest": parses.INVEST, "said": parses.SAID_WILL, "passive": parses.PASSIVE, "plans": parses.PLANS_TO, "not": parses.NOT_BOUGHT,
    "denied": parses.DENIED_THAT, "may": parses.MAY_BUY, "title": parses.TITLE, "copula": parses.COPULA, "based": parses.BASED,
}  # fmt: skip


def contribution_of(name: str, rows: str, **fields: str) -> Contribution:
    """Run the stages after the parse on a parse in lines."""
    doc = parses.parse(rows)
    document = Document(id=name, text=doc.text, **fields)
    tree = Tree(doc)
    relations = extract_relations(document, tree)
    entities, entity_of = resolve_entities(document, tree, relations, CONFIG.base)
    results = list(ground(relations, entities, entity_of, load_ontology("news")))
    return Contribution(
        document=document,
        entities=entities,
        entity_of=entity_of,
        statements=tuple(r for r in results if isinstance(r, Statement) and r.resolved),
        unresolved=tuple(r for r in results if isinstance(r, Statement) and not r.resolved),
        rejections=tuple(r for r in results if isinstance(r, Rejection)),
    )


def sample_graph(*names: str) -> KnowledgeGraph:
    """Return the graph of some or all of the samples."""
    return assemble(
        [contribution_of(name, SAMPLES[name], date="2025-11-19", title=f"About {name}") for name in names or SAMPLES], CONFIG
    )
