"""Count what is in a graph, and say how it hangs together: hubs, communities, what stands alone, what only one source tells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import networkx
from rdflib import OWL, RDF, URIRef

from kg.dataset import GraphNames
from kg.queries.claims import iter_things
from kg.queries.networks import to_networkx
from kg.queries.select import shorten
from kg.vocabulary import KGO

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

MOST_SHOWN = 15
MOST_EXACT = 2_000
"""Nodes up to which betweenness is computed over all pairs; above, over a fixed sample of as many sources as fit the time."""

SAMPLE = 100


def graph_statistics(graph: KnowledgeGraph) -> dict[str, object]:
    """Return counts and measures by name; those that list things are dictionaries, the largest first.

    Degree and betweenness centrality (Freeman 1977) and communities (Louvain: Blondel et al. 2008, seeded) are those of the
    facts between entities, direction left out.
    """
    engine, prefixes = graph.engine, graph.prefixes
    graphs = GraphNames(graph.base)
    network = to_networkx(engine, prefixes)
    simple = networkx.Graph(network)
    simple.remove_edges_from(list(networkx.selfloop_edges(simple)))
    label = dict(network.nodes(data="label"))
    predicates = Counter(str(quad[2]) for quad in engine.find(predicate=RDF.predicate) if quad[3] != graphs.inferred)
    counts = [int(quad[2]) for quad in engine.find(predicate=KGO.sourceCount, graph=graphs.facts)]
    open_statements = sum(n for p, n in predicates.items() if p.startswith(prefixes["kgr"]))
    total = sum(predicates.values())
    orphans = sorted(node for node in simple if simple.degree(node) == 0)
    communities = networkx.community.louvain_communities(simple, seed=1) if simple.number_of_edges() else []
    many = {node: simple.degree(node) for node in simple}
    between = _betweenness(simple)
    return {
        "documents": graph.manifest.documents,
        "entities": len(network),
        "facts": len(counts),
        "statements": graph.manifest.statements,
        "denied": sum(1 for _ in engine.find(predicate=KGO.polarity, object_=KGO.Denied)),
        "rejected": graph.manifest.rejections,
        "inferred": sum(1 for _ in engine.find(predicate=RDF.type, object_=KGO.Inference)),
        "quads": graph.manifest.quads,
        "merged names": sum(1 for _ in engine.find(predicate=OWL.sameAs)),
        "decisions": len(graph.decisions().records),
        "decisions without effect": len(graph.resting_decisions()),
        "doubtful pairs": len(graph.doubtful_pairs()),
        "open relations, share": round(open_statements / total, 3) if total else 0.0,
        "facts from one source, share": round(sum(n == 1 for n in counts) / len(counts), 3) if counts else 0.0,
        "orphans": len(orphans),
        "components": networkx.number_connected_components(simple) if len(simple) else 0,
        "communities": sum(len(c) > 1 for c in communities),
        "mean degree": round(2 * simple.number_of_edges() / len(simple), 2) if len(simple) else 0.0,
        "classes": _top(Counter(thing.class_name for thing in iter_things(engine, graph.base))),
        "properties": _top({shorten(URIRef(p), prefixes): n for p, n in predicates.items()}),
        "hubs": _top({f"{label[node]}": degree for node, degree in many.items() if degree > 1}),
        "between": {
            label[node]: round(value, 3) for node, value in sorted(between.items(), key=lambda i: (-i[1], i[0]))[:5] if value > 0
        },
    }


def _betweenness(simple: networkx.Graph) -> dict[str, float]:
    sample = None if len(simple) <= MOST_EXACT else SAMPLE
    found: dict[str, float] = networkx.betweenness_centrality(simple, k=sample, seed=1)
    return found


def _top(counts: Counter[str] | dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_SHOWN])
