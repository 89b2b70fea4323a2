"""What is read of a graph for one more document does not grow with the documents that name the same things."""

from __future__ import annotations

from itertools import product

import pytest

from kg.dataset import EmbeddedStore
from kg.resolution.conflicts import MOST_RIVALS
from kg.resolution.name_index import LARGEST_BLOCK
from kg.vocabulary import KGO
from tests.contributions import graph_of, put_into, telling

SYLLABLES = [
    "bel",
    "cor",
    "dan",
    "fen",
    "gal",
    "hor",
    "jan",
    "kel",
    "lam",
    "mor",
    "nor",
    "pel",
    "ros",
    "sar",
    "tor",
    "vel",
    "wes",
    "zan",
]
WORDS = ["".join(parts).capitalize() for parts in product(SYLLABLES, repeat=2)]


def copy_of_a_text(number: int):
    return telling(f"d{number:04}", ("Ann Lee:Person", "visits", f"{WORDS[number]}:City"), text="Ann Lee visits a city. " * 40)


def bearer_of_a_last_name(number: int):
    return telling(f"d{number:04}", (f"{WORDS[number]} Smith:Person", "visits", f"{WORDS[-number]}:City"))


@pytest.fixture
def read(monkeypatch):
    """The quads that a store has given since the list was made or cleared."""
    given: list[object] = []
    find = EmbeddedStore.find

    def counting(self, *terms, **named):
        for quad in find(self, *terms, **named):
            given.append(quad)
            yield quad

    monkeypatch.setattr(EmbeddedStore, "find", counting)
    return given


@pytest.mark.slow
@pytest.mark.parametrize(("make", "few"), [(copy_of_a_text, 30), (bearer_of_a_last_name, LARGEST_BLOCK + 10)])
def test_one_more_of_many_costs_what_one_of_few_does(make, few, read):
    graph = graph_of(*(make(number) for number in range(few)))
    read.clear()
    put_into(graph, make(few))
    of_few = len(read)
    put_into(graph, *(make(number) for number in range(few + 1, few + 60)))
    read.clear()
    put_into(graph, make(few + 60))
    assert 0 < len(read) <= 1.1 * of_few


def test_source_is_the_first_of_its_copies_in_whatever_order_they_come():
    copies = [copy_of_a_text(number) for number in (3, 1, 2, 0, 4)]
    graphs = [graph_of(*copies), graph_of(copies[4], copies[1]), graph_of(*copies[2:])]
    put_into(graphs[1], *copies[:1], *copies[2:4])
    put_into(graphs[2], *copies[:2])
    assert len({graph.to_nquads() for graph in graphs}) == 1
    sources = {str(quad[2]).rpartition("/")[2] for quad in graphs[0].engine.find(predicate=KGO.sameSourceAs)}
    assert sources == {"d0000"}


@pytest.mark.slow
def test_value_of_many_conflicts_with_the_first_of_them():
    dates = [f"{year}-01-01" for year in range(1900, 1900 + 2 * MOST_RIVALS)]
    one_by_one = graph_of()
    for date in dates:
        put_into(one_by_one, telling(f"d{date}", ("Acme:Company", "dateFounded", date)))
    at_once = graph_of(*(telling(f"d{date}", ("Acme:Company", "dateFounded", date)) for date in reversed(dates)))
    assert at_once.to_nquads() == one_by_one.to_nquads()
    conflicts = list(at_once.engine.find(predicate=KGO.conflictsWith))
    assert {quad[0] for quad in conflicts} == {quad[0] for quad in at_once.engine.find(predicate=KGO.conflictsWith)}
    assert len(conflicts) == len(dates) * MOST_RIVALS
