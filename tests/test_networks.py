"""A network becomes a graph: labels, classes, aliases, properties and confidence come back; every edge has a line that proves it."""

from __future__ import annotations

import networkx
import pytest

import kg
from kg.errors import ConfigError
from tests.graphs import sample_graph


def essence(network):
    """Return what a round trip keeps of a network."""
    name = {n: d["label"] if d["type"] == "Role" else n for n, d in network.nodes(data=True)}
    nodes = {name[n]: (d["label"], d["type"], d["aliases"]) for n, d in network.nodes(data=True) if network.degree(n)}
    edges = {(name[a], k, name[b]): (d["label"], d["confidence"]) for a, b, k, d in network.edges(keys=True, data=True)}
    return nodes, edges


def test_a_network_of_a_graph_leads_back_to_it():
    network = sample_graph().to_networkx()
    again = kg.from_networkx(network)
    assert essence(again.to_networkx()) == essence(network)
    assert kg.from_networkx(again.to_networkx()).to_nquads() == again.to_nquads()


@pytest.mark.slow
def test_the_network_of_the_articles_leads_back(built):
    network = built.to_networkx()
    assert essence(kg.from_networkx(network).to_networkx()) == essence(network)


def test_any_network_does_and_each_edge_is_proven():
    network = networkx.Graph([("Acme", "Bolt"), (1, 2)])
    network.add_edge("Acme", "Japan", property="investsIn")
    network.add_edge("Japan", "Bolt", label="invests in", confidence=0.75)
    network.add_node(1, label="Twin", type="Person", aliases="T. Win")
    network.add_node(2, label="Twin", type="Company")
    network.add_node("alone")
    graph = kg.from_networkx(network)
    assert str(graph.why("Acme", "investsIn", "Japan")[0]).splitlines()[1].strip() == "“[Acme] invests in [Japan].”"
    labels = sorted(data["label"] for _, data in graph.to_networkx().nodes(data=True))
    assert labels == ["Acme", "Bolt", "Japan", "Twin", "Twin"], "what has no edge is lost, and two of one name are two"
    edges = {(data["property"], data["confidence"]) for *_, data in graph.to_networkx().edges(data=True)}
    assert edges == {("kgr:be_related_to", 0.99), ("kgo:investsIn", 0.99), ("kgo:investsIn", 0.75)}


def test_a_network_without_edges_is_an_empty_graph():
    assert kg.from_networkx(networkx.DiGraph()).manifest.documents == 0


@pytest.mark.parametrize("confidence", ["high", None, float("nan"), -0.1])
def test_a_confidence_that_is_none_is_told_with_its_edge(confidence):
    network = networkx.Graph()
    network.add_edge("Acme", "Initech", confidence=confidence)
    with pytest.raises(ConfigError, match=r"edge .Acme. to .Initech.: .* is no confidence"):
        kg.from_networkx(network)


def test_a_key_that_is_no_iri_is_a_name():
    network = networkx.Graph()
    network.add_edge("https://kg.example.org/entity/A> <x", "Initech")
    assert len(kg.from_networkx(network).query("SELECT ?s WHERE { ?s kgr:be_related_to ?o }").rows) == 1
