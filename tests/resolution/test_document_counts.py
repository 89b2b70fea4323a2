"""An entity has as many documents as speak of it, each once, however many of its names they have."""

from __future__ import annotations

import pytest

from kg.editing import edit
from kg.graph import KnowledgeGraph
from kg.vocabulary import KGO
from kg.writing import GraphWriter
from tests.contributions import graph_of, iri_of, put, put_into, telling

BOTH = telling("a", ("Big Blue:Company", "acquires", "Acme Tools:Company"), ("Norda:Company", "acquires", "Acme Tools:Company"))
NORDA_ALONE = telling("b", ("Norda:Company", "acquires", "Bolt:Company"))
OTHER = telling("c", ("Big Blue:Company", "acquires", "Bolt:Company"))
NEITHER = telling("d", ("Acme Tools:Company", "acquires", "Bolt:Company"))


def count_of(graph: KnowledgeGraph, name: str = "Big Blue") -> int:
    node = graph.find_entity(name)
    (quad,) = graph.engine.find(node, KGO.documentCount)
    return int(quad[2])


def test_document_of_two_names_that_are_merged_counts_once():
    graph = graph_of(BOTH, NORDA_ALONE)
    with edit(graph) as editor:
        editor.merge("Big Blue", "Norda")
    assert count_of(graph) == 2


def test_count_follows_the_documents_that_come_and_go():
    graph = graph_of(BOTH, NORDA_ALONE)
    with edit(graph) as editor:
        editor.merge("Big Blue", "Norda")
        for change, number in (
            (lambda: put(editor, OTHER), 3),
            (lambda: put(editor, NEITHER), 3),
            (lambda: editor.remove("a"), 2),
            (lambda: put(editor, BOTH), 3),
            (lambda: put(editor, BOTH), 3),
            (lambda: put(editor, telling("a", ("Acme Tools:Company", "acquires", "Bolt:Company"))), 2),
            (lambda: editor.remove("b", "c"), 0),
            (lambda: put(editor, OTHER, NORDA_ALONE, BOTH), 3),
            (lambda: editor.split("Big Blue", documents=["a"]), 3),
            (lambda: editor.split("Norda", documents=["a"]), 2),
            (lambda: editor.undo(2, 3), 3),
        ):
            change()
            if number:
                assert count_of(graph) == number
            whole = graph.to_nquads()
            GraphWriter(graph.stored).rederive()
            assert graph.to_nquads() == whole


def test_document_that_means_its_own_other_by_a_name_counts_once():
    graph = graph_of(BOTH, NORDA_ALONE)
    with edit(graph) as editor:
        editor.split("Norda", documents=["a"], label="Big Blue")
    assert (count_of(graph), count_of(graph, "Norda")) == (1, 1)


def test_names_that_are_joined_without_asking_count_their_documents_once():
    long = ("Orrin Works Ltd:Company", "acquires", "Bolt:Company")
    graph = graph_of(telling("a", long, ("Orrin Works:Company", "acquires", "Acme Tools:Company")), telling("b", long))
    assert graph.find_entity("Orrin Works Ltd") == graph.find_entity("Orrin Works")
    assert count_of(graph, "Orrin Works") == 2


@pytest.fixture
def read(monkeypatch):
    """The local entities that were asked for with a name since the list was cleared."""
    from kg.resolution.name_index import NameIndex

    asked: list[object] = []
    bearers = NameIndex.graphs_among

    def counting(self, nodes):
        nodes = list(nodes)
        asked.extend(nodes)
        return bearers(self, nodes)

    monkeypatch.setattr(NameIndex, "graphs_among", counting)
    return asked


def test_documents_are_not_counted_anew_with_each_that_comes(read):
    graph = graph_of(BOTH, NORDA_ALONE, OTHER)
    with edit(graph) as editor:
        editor.merge("Big Blue", "Norda")
    assert read
    read.clear()
    put_into(graph, telling("e", ("Norda:Company", "acquires", "Bolt:Company")))
    assert (count_of(graph), read) == (4, [])
    assert str(graph.find_entity("Norda")) == iri_of("Big Blue", "")
