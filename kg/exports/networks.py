"""GraphML and GEXF, which Gephi, yEd, Cytoscape and networkx read: the facts between entities.

What is lost: everything that is not a fact, and the evidence but for its counts and dates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import networkx

from kg.dataset import Engine
from kg.queries.networks import to_networkx


def write_graphml(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write GraphML (http://graphml.graphdrawing.org/)."""
    del encoding
    networkx.write_graphml(to_networkx(engine, prefixes), path)


def write_gexf(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write GEXF 1.2 (https://gexf.net/)."""
    del encoding
    graph = to_networkx(engine, prefixes)
    text = "\n".join(networkx.generate_gexf(graph))
    # networkx stamps the day into the file; equal graphs give equal bytes without it.
    path.write_text(re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n", encoding="utf-8")
