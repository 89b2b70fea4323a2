"""Graphs of an older kg are refused with the advice to upgrade them, and upgraded from the texts they hold."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

import kg
from kg.contributions import settings_of
from kg.dataset.building import building
from kg.dataset.manifest import FORMAT
from kg.editing import edit
from kg.errors import DatasetError
from kg.foreign import NOTHING
from kg.opening import load_graph, open_graph
from kg.pipeline import build
from kg.upgrading import MARK, upgrade
from kg.writing import GraphWriter
from tests.commands import run_command as run
from tests.contributions import graph_of, telling

A = telling("a", ("Acme:Company", "investsIn", "Japan:Country"))
DOCUMENTS = [
    kg.Document(
        id="one/é %\n", text="Microsoft will invest in Japan.\r\nIt bought “Acme”.", title="A", date="2024-05-01", source="x/y.txt"
    ),
    kg.Document(id="two", text="Acme Corp bought Bolt Inc. on Monday.", source="z"),
]


def make_old(folder):
    """Give a graph the mark of an older format, in its store and its manifest."""
    with edit(folder) as editor:
        editor.writer._commit([], [], replace(editor.graph.manifest, format=FORMAT - 1))
    assert json.loads((folder / "manifest.json").read_text())["format"] == FORMAT - 1


def own(graph):
    return "".join(line for line in graph.to_nquads().splitlines(keepends=True) if "/graph/manifest>" not in line)


def test_older_graph_is_refused_with_what_to_do(tmp_path):
    graph_of(A).save(tmp_path / "g")
    make_old(tmp_path / "g")
    said = (
        rf"format {FORMAT - 1}, written by an older kg .* this one reads format {FORMAT}: build it anew .*: kg upgrade {tmp_path}/g"
    )
    for attempt in (open_graph, lambda place: edit(place).__enter__()):
        with pytest.raises(DatasetError, match=said):
            attempt(tmp_path / "g")
    for command in (["query", tmp_path / "g", "SELECT * {}"], ["remove", tmp_path / "g", "a"], ["stats", tmp_path / "g"]):
        assert f"kg upgrade {tmp_path}/g" in run(*command).stderr


@pytest.mark.model
def test_older_graph_is_built_anew_from_its_texts_with_its_decisions(tmp_path):
    build(DOCUMENTS, folder=tmp_path / "g").close()
    with edit(tmp_path / "g") as editor:
        editor.rename("Microsoft", "Microsoft Works")
        editor.infer()
    wanted = build(DOCUMENTS, folder=tmp_path / "h")
    (tmp_path / "h" / "decisions.jsonl").write_bytes((tmp_path / "g" / "decisions.jsonl").read_bytes())
    with edit(tmp_path / "h") as editor:
        editor.writer.rederive()
    wanted = open_graph(tmp_path / "h")
    make_old(tmp_path / "g")
    answer = run("upgrade", tmp_path / "g")
    assert answer.returncode == 0, answer.stderr
    assert "2 documents" in answer.stdout
    assert "the texts" in answer.stdout
    made = open_graph(tmp_path / "g")
    assert own(made) == own(wanted)
    assert "Microsoft Works" in {data["label"] for _, data in made.to_networkx().nodes(data=True)}
    assert not (tmp_path / "g" / "building.json").exists()
    assert made.verify()


@pytest.mark.model
@pytest.mark.slow
def test_upgrade_that_is_killed_leaves_the_old_graph_and_goes_on(tmp_path):
    build(DOCUMENTS, folder=tmp_path / "g").close()
    make_old(tmp_path / "g")
    before = (tmp_path / "g" / "manifest.json").read_text()
    code = f"""
import os
import kg.contributions, kg.upgrading
from pathlib import Path
kg.contributions.BATCH = 1
kg.upgrading.upgrade(Path({str(tmp_path / "g")!r}), given=kg.upgrading.Given(), progress=lambda made: os._exit(9))
"""
    assert subprocess.run([sys.executable, "-c", code], timeout=120, check=False).returncode == 9
    assert (tmp_path / "g" / "manifest.json").read_text() == before
    with pytest.raises(DatasetError, match="upgrade"), building(tmp_path / "g", settings_of(kg.Config()), resume=True):
        pass  # the build that was cut off is another
    read = []
    upgrade(tmp_path / "g", given=NOTHING, progress=lambda made: read.append(made.document.id))
    assert len(read) == 1  # the other was stored before
    assert own(open_graph(tmp_path / "g")) == own(build(DOCUMENTS))


def test_upgrade_does_not_throw_a_build_away_that_was_cut_off(tmp_path):
    graph_of(A).save(tmp_path / "g")
    make_old(tmp_path / "g")
    with pytest.raises(RuntimeError), building(tmp_path / "g", settings_of(kg.Config()), resume=False) as engine:
        engine.commit(list(graph_of(A).engine.find()))
        raise RuntimeError
    with pytest.raises(DatasetError, match="finish it: kg build SOURCES --resume"):
        upgrade(tmp_path / "g", given=NOTHING)
    assert MARK not in json.loads((tmp_path / "g" / "building.json").read_text())["settings"]


def test_graph_of_this_format_is_written_anew_as_it_is(tmp_path):
    graph_of(A).save(tmp_path / "g")
    before = open_graph(tmp_path / "g").to_nquads()
    assert not upgrade(tmp_path / "g", given=NOTHING).read_anew
    assert open_graph(tmp_path / "g").to_nquads() == before


def test_export_of_an_older_kg_is_loaded_and_then_upgraded(tmp_path):
    graph = graph_of(A)
    GraphWriter(graph.stored)._commit([], [], replace(graph.manifest, format=FORMAT - 1))
    graph.write(tmp_path / "old.nq")
    assert load_graph(tmp_path / "old.nq", tmp_path / "g").format == FORMAT - 1
    with pytest.raises(DatasetError, match="kg upgrade"):
        open_graph(tmp_path / "g")
    assert f"kg upgrade {tmp_path}/h" in run("load", tmp_path / "old.nq", "-o", tmp_path / "h").stderr


def test_graph_of_a_newer_kg_is_not_touched(tmp_path):
    graph_of(A).save(tmp_path / "g")
    text = (tmp_path / "g" / "manifest.json").read_text().replace(f'"format": {FORMAT}', '"format": 99')
    (tmp_path / "g" / "manifest.json").write_text(text)
    with pytest.raises(DatasetError, match="newer kg"):
        upgrade(tmp_path / "g", given=NOTHING)
    assert (tmp_path / "g" / "manifest.json").read_text() == text


def test_no_graph_is_no_graph(tmp_path):
    with pytest.raises(DatasetError, match="no such folder"):
        upgrade(tmp_path / "none", given=NOTHING)
