"""Lay a graph out beforehand: a page that opens with a finished picture does not freeze the browser.

Every connected component, or every community of a large one, is laid out by springs (Fruchterman & Reingold 1991), its labels
are pushed apart, and they are packed side by side. The same graph gets the same picture every time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import networkx
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SPACE = 150.0
"""Pixels between neighbours before labels are pushed apart."""

HEIGHT = 54.0
"""Pixels a node and its label take in height."""

LEAST_SHAPE, MOST_SHAPE = 28.0, 60.0
"""Pixels a node takes itself, the larger the more edges it has."""

ROOMY = 60
"""Nodes up to which every label has its room; with more they stand closer, and the page draws those labels that have room."""

CROWD = 60
"""Nodes above which a component is laid out community by community."""

WHOLE = 12
"""Nodes up to which a component is one community."""

DENSITY = 0.5
"""How close communities begin before they are pushed apart."""

ROOM = 1.4
"""Area of a community by that of its nodes with their labels."""

MARGIN = 40.0
"""Pixels between parts of the picture. Not measured."""

PUSHES = 150
"""Rounds in which labels are pushed apart; it ends sooner where none touch. Not measured."""

SHAPE = 1.15
"""Width of the picture by its height."""


def lay_out(graph: networkx.Graph, widths: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Return a place in pixels for each node.

    Args:
        graph: undirected, without loops.
        widths: the width of each node's label in pixels.
    """
    closer = min(1.0, math.sqrt(ROOMY / max(1, len(graph))))
    components = sorted(networkx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes)))
    boxes = []
    for component in components:
        nodes = sorted(component)
        shapes = {node: LEAST_SHAPE + min(MOST_SHAPE - LEAST_SHAPE, 6 * math.sqrt(graph.degree[node])) for node in nodes}
        sizes = np.array([[max(closer * widths[node], shapes[node]) + 10, max(closer * HEIGHT, shapes[node])] for node in nodes])
        places = _by_communities(graph, nodes, sizes) if len(nodes) > CROWD else _push_apart(_springs(graph, nodes), sizes)
        corner = (places - sizes / 2).min(0)
        boxes.append((nodes, places - corner, (places + sizes / 2).max(0) - corner + MARGIN))
    return _pack(boxes)


def _pack(boxes: list[tuple[list[str], Floats, Floats]]) -> dict[str, tuple[float, float]]:
    """Set boxes beside each other, the largest first, each in the corner of others where the whole grows least."""
    placed: dict[str, tuple[float, float]] = {}
    corners, taken = [(0.0, 0.0)], np.zeros((0, 4))
    for nodes, places, size in sorted(boxes, key=lambda box: (-float(box[2].prod()), box[0])):
        corners.sort(key=lambda corner: (max((corner[0] + size[0]) / SHAPE, corner[1] + size[1]), corner))
        x, y = next(corner for corner in corners if not _meets_any(np.array([*corner, *(corner + size)]), taken))
        taken = np.vstack([taken, [x, y, x + size[0], y + size[1]]])
        corners += [(x + float(size[0]), y), (x, y + float(size[1])), (x + float(size[0]), 0.0), (0.0, y + float(size[1]))]
        for node, (a, b) in zip(nodes, places, strict=True):
            placed[node] = (round(float(x + a), 1), round(float(y + b), 1))
    return placed


def _meets_any(box: Floats, taken: Floats) -> bool:
    """Tell whether a box overlaps others, each given by two corners."""
    return bool(((taken[:, :2] < box[2:] - 0.5) & (taken[:, 2:] > box[:2] + 0.5)).all(1).any())


def _springs(graph: networkx.Graph, nodes: list[str]) -> Floats:
    """Return coordinates by springs; the order of nodes and edges and the seed are fixed."""
    if len(nodes) == 1:
        return np.zeros((1, 2))
    ordered = _ordered(graph, nodes)
    places = networkx.spring_layout(ordered, seed=7, iterations=200, k=1.6 / math.sqrt(len(nodes)))
    return np.array([places[node] for node in nodes]) * [SPACE * math.sqrt(len(nodes)) * 0.75, SPACE * math.sqrt(len(nodes)) * 0.65]


def _ordered(graph: networkx.Graph, nodes: Iterable[str]) -> networkx.Graph:
    """Return a part of a graph, its nodes and edges in a fixed order."""
    ordered = networkx.Graph()
    ordered.add_nodes_from(sorted(nodes))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.subgraph(nodes).edges()))
    return ordered


def _communities(ordered: networkx.Graph) -> list[list[str]]:
    """Return the communities of a component, the largest first."""
    communities = networkx.community.louvain_communities(ordered, seed=7)
    return sorted(map(sorted, communities), key=lambda c: (-len(c), c[0]))


def communities_of(graph: networkx.Graph) -> list[list[str]]:
    """Return the communities of a graph, those of each component, as `lay_out` sets them apart."""
    components = [sorted(component) for component in networkx.connected_components(graph)]
    parts = ([nodes] if len(nodes) <= WHOLE else _communities(_ordered(graph, nodes)) for nodes in components)
    return sorted((community for part in parts for community in part), key=lambda c: (-len(c), c[0]))


def _by_communities(graph: networkx.Graph, nodes: list[str], sizes: Floats) -> Floats:
    """Lay each community out by itself (Louvain: Blondel et al. 2008), then the communities as boxes beside one another."""
    place = {node: i for i, node in enumerate(nodes)}
    ordered = _ordered(graph, nodes)
    communities = _communities(ordered)
    if len(communities) == 1:
        return _push_apart(_springs(graph, nodes), sizes)
    member = {node: i for i, community in enumerate(communities) for node in community}
    meta = networkx.Graph()
    meta.add_nodes_from(f"{i:05}" for i in range(len(communities)))
    meta.add_edges_from((f"{member[a]:05}", f"{member[b]:05}") for a, b in ordered.edges() if member[a] != member[b])
    inner, boxes = [], []
    for community in communities:
        rows = [place[node] for node in community]
        places = _push_apart(_evened(_springs(ordered.subgraph(community), community), sizes[rows]), sizes[rows])
        low, high = (places - sizes[rows] / 2).min(0), (places + sizes[rows] / 2).max(0)
        inner.append((rows, places - (low + high) / 2))
        boxes.append(high - low + MARGIN)
    spread = np.array(boxes)
    centres = _springs(meta, sorted(meta)) * float(np.sqrt(spread.prod(1).sum()) / SPACE / max(1.0, math.sqrt(len(communities))))
    centres = _push_apart(centres * DENSITY, spread)
    answer = np.zeros((len(nodes), 2))
    for centre, (rows, places) in zip(centres, inner, strict=True):
        answer[rows] = places + centre
    return answer


def _evened(places: Floats, sizes: Floats) -> Floats:
    """Return places that fill a disc evenly: each keeps its direction from the middle and is as far from it as its rank asks.

    Springs alone crowd what is joined most in the middle, where no name has room.
    """
    apart = places - places.mean(0)
    far = np.hypot(*apart.T)
    ranks = np.argsort(np.argsort(far, kind="stable"), kind="stable")
    radius = math.sqrt(ROOM * float(sizes.prod(1).sum()) / math.pi)
    evened: Floats = apart * (radius * np.sqrt((ranks + 0.5) / len(places)) / np.maximum(far, 1e-9))[:, None]
    return evened


def _push_apart(places: Floats, sizes: Floats) -> Floats:
    """Move nodes until no two boxes overlap (or `PUSHES` times), each pair along the side where they overlap less."""
    places = places.copy()
    least = (sizes[:, None] + sizes[None]) / 2
    for _ in range(PUSHES):
        apart = places[:, None] - places[None]
        overlap = least - np.abs(apart)
        meet = (overlap > 0).all(2)
        meet &= ~np.eye(len(places), dtype=bool)
        if not meet.any():
            break
        vertical = overlap[..., 1] <= overlap[..., 0]
        # Two nodes in one place part in the order of their names.
        order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places))[None])
        side = np.where(apart != 0, np.sign(apart), order[..., None])
        push = np.zeros_like(apart)
        push[..., 0] = np.where(meet & ~vertical, side[..., 0] * overlap[..., 0], 0)
        push[..., 1] = np.where(meet & vertical, side[..., 1] * overlap[..., 1], 0)
        places += push.sum(1) * 0.3
    return places
