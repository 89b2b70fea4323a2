"""Read every index of a store, and see that all of them hold the same quads.

Oxigraph keeps each quad in six orders, the terms in a table of their own, and the names of graphs in another. A question reads
one of the orders only, so damage in the others goes unnoticed until somebody asks otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pyoxigraph

from kg.dataset.failures import reading
from kg.dataset.graphs import GraphNames
from kg.dataset.manifest import Manifest
from kg.dataset.quads import add_to_hash
from kg.dataset.store import EmbeddedStore

Key = tuple[object, ...]
ORDERS: tuple[tuple[str, Callable[[pyoxigraph.Quad], Key]], ...] = (
    ("subjects", lambda q: (q.subject, None, None, None)),
    ("properties", lambda q: (None, q.predicate, None, None)),
    ("objects", lambda q: (None, None, q.object, None)),
    ("properties in graphs", lambda q: (None, q.predicate, None, q.graph_name)),
    ("objects in graphs", lambda q: (None, None, q.object, q.graph_name)),
)
"""What is given to find a quad by each order but the first, in which all are read."""


def holds(engine: EmbeddedStore, manifest: Manifest) -> bool:
    """Tell whether a store holds the quads that a manifest tells of.

    Raises:
        DamageError: a file that is read for this is damaged.
    """
    own = GraphNames(manifest.base).manifest
    return add_to_hash(0, (quad for quad in engine.find() if quad[3] != own)) == manifest.hash


def damaged_index(engine: EmbeddedStore) -> str:
    """Return which index of a store holds other quads than the rest; "" where all agree.

    Raises:
        DamageError: a file is damaged.
    """
    with reading(engine):
        for name, key_of in ORDERS:
            wanted = Counter(key_of(quad) for quad in engine.inner)
            for key, count in wanted.items():
                matches = engine.inner.quads_for_pattern(*key)  # type: ignore[arg-type]  # terms, or None
                if (
                    sum(key_of(quad) == key for quad in matches) != count
                ):  # an index of Oxigraph also gives neighbours of some numbers
                    return name
        graphs = {quad.graph_name for quad in engine.inner}
        return "" if graphs == set(engine.inner.named_graphs()) else "graphs"
