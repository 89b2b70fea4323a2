"""A graph on a SPARQL 1.1 server: Oxigraph's own, on loopback."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from kg.editing import edit
from kg.errors import ConfigError, DatasetError, QueryError
from kg.opening import open_graph
from tests.contributions import graph_of, infer_in, telling

A = telling("a", ("SoftBank:Company", "investsIn", "Japan:Country"), date="2025-01-01")
B = telling("b", ("SoftBank Group:Company", "acquires", "Arm:Company"))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the oxigraph server is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = tmp_path_factory.mktemp("oxigraph")
    process = subprocess.Popen(
        [program, "serve", "--location", str(place), "--bind", f"127.0.0.1:{port}", "--union-default-graph"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(100):
        try:
            urlopen(f"http://127.0.0.1:{port}/").close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"sparql+http://127.0.0.1:{port}/query"
    process.terminate()
    process.wait(10)


def test_graph_on_a_server_is_the_graph_in_a_folder(server):
    from kg.config import Config
    from kg.contributions import store_contributions
    from kg.dataset import RemoteStore
    from kg.graph import KnowledgeGraph
    from kg.pipeline import new_writer

    writer = new_writer(Config(), RemoteStore(server.removeprefix("sparql+")))
    store_contributions(writer, [A], Config())
    store_contributions(writer, [B], Config())
    graph = KnowledgeGraph(writer.stored)
    assert graph.to_nquads() == graph_of(A, B).to_nquads()
    opened = open_graph(server)
    assert opened.manifest == graph.manifest
    assert [row["o"] for row in opened.query("SELECT ?o { kge:SoftBank kgo:acquires ?o }")] == ["kge:Arm"]
    assert opened.query("who-invests-in", where="Japan").columns
    assert opened.why("SoftBank", "investsIn", "Japan")[0].date == "2025-01-01"
    assert len(opened.query("CONSTRUCT WHERE { kge:SoftBank kgo:acquires ?o }")) == 1
    assert opened.query("ASK { kge:SoftBank kgo:acquires kge:Arm }").terms == ((True,),)
    with pytest.raises(QueryError):
        opened.query("SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }")
    assert [p for p in opened.validate() if p.severity == "violation"] == []
    assert opened.explore().total_nodes == 3
    with edit(server) as editor:
        assert editor.infer() == infer_in(graph_of(A, B))
        with pytest.raises(DatasetError, match="on a server, where decisions are not kept"):
            editor.rename("Japan", "Nippon")
        editor.remove("b")
    assert open_graph(server).to_nquads() == graph_of(A).to_nquads()


def test_server_that_is_not_there_is_reported():
    with pytest.raises(DatasetError, match="start the server"):
        open_graph("sparql+http://127.0.0.1:9/query")
    with pytest.raises(ConfigError, match="not an address"):
        open_graph("sparql+ftp://e.org/")
