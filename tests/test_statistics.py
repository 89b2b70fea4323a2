"""What a graph's statistics say of a small graph whose shape is known."""

from __future__ import annotations

from collections import Counter

from kg import statistics
from tests.contributions import graph_of, telling


def test_statistics_of_a_star_and_a_loner():
    hub = [("Hub:Company", "acquires", f"{name}:Company") for name in ("Ada Works", "Bolt Works", "Cord Works", "Dyno Works")]
    graph = graph_of(
        telling("a", *hub),
        telling("b", hub[0], text="Hub acquires Ada Works, again."),
        telling("c", ("Sole:Company", "acquires", "Mate:Company"), negated=True),
        telling("d", ("Lux:Company", None, "Nox:Company")),
    )
    counts = graph.stats()
    assert (counts["documents"], counts["entities"], counts["facts"], counts["statements"], counts["denied"]) == (4, 9, 5, 7, 1)
    assert counts["hubs"] == {"Hub": 4}
    assert counts["between"] == {"Hub": round(6 / 28, 3)}
    assert (counts["orphans"], counts["components"], counts["communities"]) == (2, 4, 2)
    assert counts["facts from one source, share"] == 0.8
    assert counts["open relations, share"] == round(1 / 7, 3)
    assert counts["properties"] == {"kgo:acquires": 6, "kgr:like": 1}
    assert counts["classes"] == {"Company": 9}


def test_network_has_what_stands_behind_an_edge():
    claim = ("Fiat:Company", "acquires", "Opel:Company")
    graph = graph_of(telling("a", claim, date="2025-01-01"), telling("b", claim, date="2025-02-01", text="So Fiat acquires Opel."))
    ((_, _, key, data),) = graph.to_networkx().edges(keys=True, data=True)
    assert key == "kgo:acquires"
    assert data == {
        "property": "kgo:acquires",
        "label": "acquires",
        "evidence": 2,
        "sources": 2,
        "confidence": 0.96,
        "first_reported": "2025-01-01",
        "last_reported": "2025-02-01",
    }


def test_empty_graph_has_statistics():
    assert graph_of().stats()["entities"] == 0


def test_what_is_not_shown_of_a_count_is_summed_up():
    assert statistics._largest(Counter({f"p{number}": 20 - number for number in range(17)})) == {
        **{f"p{number}": 20 - number for number in range(15)},
        "in 2 more": 9,
    }


def test_a_name_alone_asks_for_what_is_said_of_it_on_either_side():
    graph = graph_of(
        telling("a", ("Fiat:Company", "acquires", "Opel:Company")), telling("b", ("Opel:Company", "acquires", "Saab:Company"))
    )
    assert [proof.document for proof in graph.why("Opel")] == ["a", "b"]
    assert [proof.document for proof in graph.why("Opel", "acquires")] == ["b"]
    assert [proof.document for proof in graph.why("Saab")] == ["b"]
