"""What two graphs say differently."""

from __future__ import annotations

import json

from kg.comparison import FORMATS, compare_graphs
from tests.contributions import graph_of, telling

OLD = graph_of(
    telling("a", ("Fiat:Company", "acquires", "Opel:Company")),
    telling("b", ("Acme:Company", "dateFounded", "1990")),
    telling("c", ("Fiat:Company", "investsIn", "Borvia:Country")),
)
NEW = graph_of(
    telling("a", ("Fiat:Company", "acquires", "Opel:Company")),
    telling("b", ("Acme:Company", "dateFounded", "1990"), ("Acme:Company", "acquires", "Bolt:Company")),
    telling(
        "d",
        ("Fiat:Company", "acquires", "Opel:Company"),
        ("Acme:Company", "dateFounded", "1992"),
        text="Fiat acquires Opel. Acme dateFounded 1992. ",
    ),
    telling("e", ("Acme:Company", "acquires", "Bolt:Company"), negated=True),
)


def changes(difference):
    return {(change.kind, change.what.partition(",")[0]) for change in (*difference.documents, *difference.facts)}


def test_difference_tells_what_came_went_changed_and_is_contradicted():
    assert changes(compare_graphs(OLD, NEW)) == {
        ("changed", "document b"),
        ("removed", "document c"),
        ("added", "document d"),
        ("added", "document e"),
        ("removed", "Fiat — investsIn → Borvia"),
        ("changed", "Fiat — acquires → Opel"),
        ("added", "Acme — acquires → Bolt"),
        ("added", "Acme — dateFounded → 1992"),
        ("contradicted", "Acme — dateFounded → 1990"),
        ("contradicted", "Acme — dateFounded → 1992"),
        ("contradicted", "Acme — acquires → Bolt"),
    }


def test_equal_graphs_have_no_difference():
    assert not compare_graphs(OLD, OLD)
    assert FORMATS["text"](compare_graphs(OLD, OLD), OLD, OLD) == "no difference\n"


def test_patch_turns_one_graph_into_the_other():
    patch = FORMATS["patch"](compare_graphs(OLD, NEW), OLD, NEW).splitlines(keepends=True)
    assert (patch[0], patch[-1]) == ("TX .\n", "TC .\n")

    def own(graph):
        return {line for line in graph.to_nquads().splitlines(keepends=True) if "/graph/manifest>" not in line}

    quads = own(OLD)
    for line in patch[1:-1]:
        (quads.discard if line[0] == "D" else quads.add)(line[2:])
    assert quads == own(NEW)


def test_difference_is_written_as_text_json_and_html():
    difference = compare_graphs(OLD, NEW)
    assert "~ Fiat — acquires → Opel  (1 source, confidence 0.80 → 2 sources, confidence 0.96)\n" in FORMATS["text"](
        difference, OLD, NEW
    )
    assert json.loads(FORMATS["json"](difference, OLD, NEW))["documents"][0]["kind"] == "changed"
    page = FORMATS["html"](difference, OLD, NEW)
    assert "Acme — acquires → Bolt" in page
    assert "default-src 'none'" in page


def test_hostile_names_are_only_text_in_the_page():
    hostile = graph_of(telling("<b>", ("<script>x</script>:Company", "acquires", "Opel:Company")))
    assert "<script>" not in FORMATS["html"](compare_graphs(OLD, hostile), OLD, hostile)
