"""Count what is in a graph, and say how it hangs together: hubs, communities, what stands alone, what only one source tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sized

import networkx
from rdflib import OWL, RDF, URIRef

from kg.dataset.quads import Term
from kg.dataset.statements import iter_entities
from kg.queries.networks import to_networkx
from kg.queries.select import shorten
from kg.stored import StoredGraph
from kg.vocabulary import KGO

MOST_SHOWN = 15
"""Rows of each table. Not measured: all tables together fit a screen or two."""

MOST_BETWEEN = 5
"""Entities shown that stand between others: the measure falls off quickly."""

MOST_EXACT = 2_000
"""Nodes up to which betweenness is computed over all pairs; above, over a fixed sample of as many sources as fit the time."""

SAMPLE = 100
"""Entities from which paths are counted in a larger graph. Not measured."""

QUOTED = re.compile(r"^['\"].*['\"](?= is)|\b0\.\d+(?= is)|\b1\.00(?= is)")
"""What a reason quotes of its statement: the words of an argument, the confidence."""

Statistics = dict[str, object]
"""Counts and measures by their names; those that list something are dictionaries, the largest first."""


def graph_statistics(graph: StoredGraph, *, uncertain_matches: int, held_back: bool = False) -> Statistics:
    """Return counts and measures of a graph.

    Degree and betweenness centrality (Freeman 1977) and communities (Louvain: Blondel et al. 2008, seeded) are those of the
    facts between entities, direction left out.

    Args:
        graph: what is counted.
        uncertain_matches: how many pairs of names may mean one entity.
        held_back: list what holds statements back from the facts, too.
    """
    network = to_networkx(graph.engine, graph.prefixes)
    simple = networkx.Graph(network)
    simple.remove_edges_from(list(networkx.selfloop_edges(simple)))
    predicates = _count_predicates(graph)
    entities = iter_entities(graph.engine, graph.base)
    reasons = _reasons(graph)
    return {
        **_counts(graph, len(network), uncertain_matches, reasons),
        **({"held back, by reason": _largest(Counter("; ".join(sorted(of)) for of in reasons.values()))} if held_back else {}),
        **_shares(graph, predicates),
        **_connections(simple),
        "classes": _largest(Counter(entity.class_name for entity in entities)),
        "properties": _largest(Counter({shorten(URIRef(p), graph.prefixes): n for p, n in predicates.items()})),
        **_central(simple, dict(network.nodes(data="label"))),
    }


def _count_predicates(graph: StoredGraph) -> Counter[str]:
    """Count the statements of documents by their properties; what was inferred is none."""
    return Counter(str(quad[2]) for quad in graph.engine.find(predicate=RDF.predicate) if quad[3] != graph.graphs.inferred)


def _source_counts(graph: StoredGraph) -> list[int]:
    """Return how many sources each fact has."""
    return [int(quad[2]) for quad in graph.engine.find(predicate=KGO.sourceCount, graph=graph.graphs.facts)]


def _reasons(graph: StoredGraph) -> dict[Term, set[str]]:
    """Return what holds each statement back that is: the reasons without what they quote."""
    reasons: dict[Term, set[str]] = defaultdict(set)
    for quad in graph.engine.find(predicate=KGO.heldBackBy):
        reasons[quad[0]].add(QUOTED.sub("…", str(quad[2])))
    return reasons


def _counts(graph: StoredGraph, entities: int, uncertain_matches: int, held_back: Sized) -> Statistics:
    find, manifest = graph.engine.find, graph.manifest
    return {
        "documents": manifest.documents,
        "entities": entities,
        "facts": len(_source_counts(graph)),
        "statements": manifest.statements,
        "held back": len(held_back),
        "denied": sum(1 for _ in find(predicate=KGO.polarity, object_=KGO.Denied)),
        "rejected": manifest.rejections,
        "inferred": sum(1 for _ in find(predicate=RDF.type, object_=KGO.Inference)),
        "quads": manifest.quads,
        "merged names": sum(1 for _ in find(predicate=OWL.sameAs)),
        "decisions": len(graph.decisions().records),
        "decisions without effect": len(graph.resting_decisions()),
        "doubtful pairs": uncertain_matches,
    }


def _shares(graph: StoredGraph, predicates: Counter[str]) -> Statistics:
    sources = _source_counts(graph)
    open_statements = sum(n for p, n in predicates.items() if p.startswith(graph.prefixes["kgr"]))
    total = predicates.total()
    return {
        "open relations, share": round(open_statements / total, 3) if total else 0.0,
        "facts from one source, share": round(sum(n == 1 for n in sources) / len(sources), 3) if sources else 0.0,
    }


def _connections(simple: networkx.Graph) -> Statistics:
    """Say how a network hangs together."""
    edges = simple.number_of_edges()
    communities = networkx.community.louvain_communities(simple, seed=1) if edges else []
    return {
        "orphans": sum(simple.degree(node) == 0 for node in simple),
        "components": networkx.number_connected_components(simple) if len(simple) else 0,
        "communities": sum(len(community) > 1 for community in communities),
        "mean degree": round(2 * edges / len(simple), 2) if len(simple) else 0.0,
    }


def _central(simple: networkx.Graph, label: Mapping[str, str]) -> Statistics:
    """Name the entities that many are connected with, and those that stand between many."""
    between = sorted(_betweenness(simple).items(), key=lambda item: (-item[1], item[0]))
    return {
        "hubs": _first({f"{label[node]}": simple.degree(node) for node in simple if simple.degree(node) > 1}),
        "between": {label[node]: round(value, 3) for node, value in between[:MOST_BETWEEN] if value > 0},
    }


def _betweenness(simple: networkx.Graph) -> dict[str, float]:
    sample = None if len(simple) <= MOST_EXACT else SAMPLE
    centrality: dict[str, float] = networkx.betweenness_centrality(simple, k=sample, seed=1)
    return centrality


def _largest(counts: Counter[str]) -> dict[str, int]:
    """Return the largest counts, and the sum of the others."""
    shown = _first(counts)
    rest = counts.total() - sum(shown.values())
    return shown | ({f"in {len(counts) - len(shown)} more": rest} if rest else {})


def _first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_SHOWN])
