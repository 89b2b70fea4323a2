"""Where a graph goes that was derived in parts: into a folder, whose hash is checked, or into a server."""

from __future__ import annotations

import pytest

from kg.config import Config
from kg.errors import DatasetError
from kg.opening import open_graph
from kg.spark import build, load
from tests.contributions import graph_of, telling
from tests.dataset.test_remote import server as sparql_server  # noqa: F401  # a fixture

MADE = [
    telling("a", ("SoftBank:Company", "investsIn", "Japan:Country")),
    telling("b", ("SoftBank Group:Company", "acquires", "Arm:Company")),
]


@pytest.fixture
def lines(tmp_path):
    (tmp_path / "graph.nq").write_text(graph_of(*MADE).to_nquads())
    return tmp_path / "graph.nq"


def test_lines_become_a_folder(lines, tmp_path):
    load(lines, tmp_path / "graph", Config())
    assert open_graph(tmp_path / "graph").to_nquads() == lines.read_text()


def test_lines_become_the_graph_of_a_server_that_has_none(lines, sparql_server):  # noqa: F811  # see above
    load(lines, sparql_server, Config())
    assert open_graph(sparql_server).to_nquads() == lines.read_text()
    with pytest.raises(DatasetError, match="there is a graph already"):
        load(lines, sparql_server, Config())


def test_a_folder_with_other_things_is_refused_before_anything_is_done(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(DatasetError, match=r"holds other files \(notes.txt\): name a new or empty folder"):
        build("news", tmp_path, work=tmp_path / "work")
    assert not (tmp_path / "work").exists()
