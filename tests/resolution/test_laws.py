"""Laws that hold whatever the documents are: order, batches and detours leave no trace."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.contributions
import kg.resolution.name_index
from benchmarks.synthetic import contribution
from kg.writing import GraphWriter
from tests import laws
from tests.contributions import graph_of, put_into, remove_from, telling

MANY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
numbers = st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=8)
CACHE: dict[int, object] = {}


def document(number):
    if number not in CACHE:
        CACHE[number] = contribution(number, statements=6, names=25)  # few names, so that documents meet
    return CACHE[number]


@pytest.mark.slow
@MANY
@given(numbers, st.randoms(use_true_random=False), st.integers(1, 5))
def test_order_and_batches_change_nothing(chosen, rng, batch):
    straight = graph_of(*map(document, chosen))
    shuffled = list(chosen)
    rng.shuffle(shuffled)
    usual = kg.contributions.BATCH
    kg.contributions.BATCH = batch
    try:
        other = graph_of(*map(document, shuffled))
    finally:
        kg.contributions.BATCH = usual
    assert other.to_nquads() == straight.to_nquads()
    assert other.verify()


@MANY
@given(numbers, numbers)
def test_adding_and_removing_leaves_no_trace(first, second):
    second = [n for n in second if n not in first]
    graph = graph_of(*map(document, first))
    before, manifest = graph.to_nquads(), graph.manifest
    put_into(graph, *map(document, second))
    if second:
        remove_from(graph, *(f"article-{n}" for n in second))
    assert graph.to_nquads() == before
    assert graph.manifest == manifest


@MANY
@given(numbers)
def test_running_twice_changes_nothing(chosen):
    graph = graph_of(*map(document, chosen))
    before = graph.to_nquads()
    put_into(graph, *map(document, chosen))
    assert graph.to_nquads() == before


@MANY
@given(numbers)
def test_deriving_everything_anew_changes_nothing(chosen):
    graph = graph_of(*map(document, chosen))
    before = graph.to_nquads()
    GraphWriter(graph.stored).rederive()
    assert graph.to_nquads() == before


@pytest.mark.parametrize("seed", [3, 9, 17])
def test_any_history_ends_in_the_graph_built_from_scratch(tmp_path, seed):
    laws.check(seed, tmp_path / "g")


@pytest.mark.parametrize(("block", "documents"), [(1, 2), (2, 1), (3, 2)])
def test_history_does_not_matter_where_names_become_too_frequent_to_compare(tmp_path, monkeypatch, block, documents):
    monkeypatch.setattr(kg.resolution.name_index, "LARGEST_BLOCK", block)
    monkeypatch.setattr(kg.resolution.name_index, "MOST_DOCUMENTS", documents)
    laws.check(40 + block, tmp_path / "g")


def test_pair_is_seen_from_both_sides_or_from_none(monkeypatch):
    """More have the initials than are compared: then the acronym is not compared with one of them that changes either."""
    monkeypatch.setattr(kg.resolution.name_index, "LARGEST_BLOCK", 2)
    full = [f"I{a} M{b} Fund:InternationalBody" for a, b in (("nter", "onetary"), ("rish", "ilk"), ("ndian", "obility"))]
    documents = [telling(f"d{n}", (name, "supports", "Borvia:Country")) for n, name in enumerate(full)]
    short = telling("short", ("IMF:InternationalBody", "urges", "Borvia:Country"))
    straight = graph_of(short, *documents)
    later = graph_of(*documents)
    put_into(later, short)
    assert later.to_nquads() == straight.to_nquads()
    assert not straight.uncertain_matches()
    remove_from(straight, "d1")
    assert straight.to_nquads() == graph_of(short, documents[0], documents[2]).to_nquads()
