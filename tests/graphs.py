"""Graphs made of hand-written parses, without a model."""

from __future__ import annotations

import subprocess
from pathlib import Path

from rdflib import Graph

from kg import analysis
from kg.config import Config
from kg.graph import KnowledgeGraph
from kg.model import Document
from kg.parsing import Tree
from kg.pipeline import assemble
from kg.relations import DocumentReading
from kg.statements.contract import Contribution
from tests import parses

CONFIG = Config()
SAMPLES = {
    "invest": parses.INVEST,
    "said": parses.SAID_WILL,
    "passive": parses.PASSIVE.replace("hindered", "acquired"),
    "plans": parses.PLANS_TO,
    "not": parses.NOT_BOUGHT,
    "denied": parses.DENIED_THAT,
    "may": parses.MAY_BUY,
    "title": parses.TITLE,
    "copula": parses.COPULA,
    "based": parses.BASED,
    "purpose": parses.NOT_IN_ORDER_TO,
    "unsaid": parses.DID_NOT_SAY,
}


def contribution_of(name: str, rows: str, **fields: str) -> Contribution:
    """Run the stages after the parse on a parse in lines."""
    doc = parses.parse(rows)
    return analysis.contribution_of(DocumentReading(Document(id=name, text=doc.text, **fields), Tree(doc)), CONFIG)


def sample_graph(*names: str) -> KnowledgeGraph:
    """Return the graph of some or all of the samples."""
    return assemble(
        [contribution_of(name, SAMPLES[name], date="2025-11-19", title=f"About {name}") for name in names or SAMPLES], CONFIG
    )


def copy_of(folder: Path, place: Path) -> Path:
    """Copy a graph's folder, which takes a tenth of making it; a store and a snapshot share their files in the copy, too."""
    subprocess.run(["cp", "-a", folder, place], check=True)
    return place


def union_graph(graph: KnowledgeGraph) -> Graph:
    """Return every triple of a graph, whatever named graph it is in."""
    union = Graph()
    for subject, predicate, object_, _ in graph.engine.find():
        union.add((subject, predicate, object_))
    return union
