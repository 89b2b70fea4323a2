"""GraphML and GEXF, which Gephi, yEd, Cytoscape and networkx read: the facts between entities.

What is lost: everything that is not a fact, and the evidence but for its counts and dates; characters that XML cannot hold, which is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import networkx

from kg.dataset import Engine
from kg.exports.characters import NOT_IN_XML, Replacing
from kg.queries.networks import to_networkx


def write_graphml(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write GraphML (http://graphml.graphdrawing.org/)."""
    del encoding
    networkx.write_graphml(_network(engine, prefixes, path), path)


def write_gexf(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write GEXF 1.2 (https://gexf.net/)."""
    del encoding
    text = "\n".join(networkx.generate_gexf(_network(engine, prefixes, path)))
    # networkx stamps the day into the file; equal graphs give equal bytes without it.
    path.write_text(re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n", encoding="utf-8", newline="\n")


def _network(engine: Engine, prefixes: Mapping[str, str], path: Path) -> networkx.MultiDiGraph:
    """Return the facts as a graph whose texts XML can hold; tell what was replaced for that."""
    graph = to_networkx(engine, prefixes)
    replaced = Replacing(NOT_IN_XML)
    for fields in (
        *(attributes for _, attributes in graph.nodes(data=True)),
        *(attributes for _, _, attributes in graph.edges(data=True)),
    ):
        fields.update({name: replaced(value) for name, value in fields.items() if isinstance(value, str)})
    replaced.tell(path, "characters that XML cannot hold were replaced by U+FFFD")
    return graph
