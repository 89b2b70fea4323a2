"""What the stored queries of the news ontology answer."""

from __future__ import annotations

import pytest

import kg
from kg.model import Document

TEXT = "Stefan Molnar is chief financial officer of Kestrel Marine. Karl Voss works for Kestrel Marine. Kestrel Marine bought Bolt Energy."


@pytest.fixture(scope="module")
def graph(nlp):
    built = kg.build(Document(id="d", text=TEXT))
    yield built
    built.close()


def test_roles_have_whom_they_are_of_and_no_role_for_a_place(graph):
    rows = {(row["role"], row["where"]) for row in graph.query("roles-of", who="Stefan Molnar")}
    assert ("chief financial officer", "Kestrel Marine") in rows
    assert all(where != "chief financial officer" for _, where in rows)
    rows = {(row["role"], row["where"]) for row in graph.query("roles-of", who="Karl Voss")}
    assert rows == {("", "Kestrel Marine")}


def test_entities_are_connected_to_entities_and_not_to_the_nodes_of_facts(graph):
    rows = {row["entity"]: int(row["connections"]) for row in graph.query("most-connected")}
    assert rows["Bolt Energy"] == 1
    assert rows["Karl Voss"] == 1


def test_a_connection_is_one_of_entities(graph):
    firsts = {row["first"] for row in graph.query("connection", **{"from": "Bolt Energy"})}
    assert firsts
    assert not any("annotated" in first or "altLabel" in first for first in firsts)


TIMES = (
    "Orrin Works bought Bolt Energy in March. Orrin Works sold Coil Energy in 2019. Orrin Works bought Dart Energy on 4 May 2018. "
    "Orrin Works has owned Elm Energy since 2015. Orrin Works bought Fern Energy last year. Orrin Works bought Gale Energy on Tuesday."
)


def test_timeline_has_dates_in_their_order_and_what_is_no_date_last(nlp):
    graph = kg.build(Document(id="times", text=TIMES))
    times = [row["time"] for row in graph.query("timeline", who="Orrin Works")]
    graph.close()
    assert times[:3] == ["2015/..", "2018-05-04", "2019"]
    assert sorted(times[3:]) == ["--03", "Tuesday", "last year"]
