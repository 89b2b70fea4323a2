"""What is removed is gone from every file of the folder, also after a kill, and the decisions that rest on it are named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.dataset.folder import DECISIONS
from kg.dataset.renewal import mark_removal
from kg.dataset.store import EmbeddedStore
from kg.editing import edit
from kg.errors import DatasetError
from kg.opening import open_graph
from kg.resolution import Merge, Rename
from tests.contributions import graph_of, iri_of, put, telling

KEPT = telling("keep", ("Fiat:Company", "acquires", "Opel:Company"))
GONE = telling(
    "gone-zyx",
    ("Zorblaxwort Group:Company", "acquires", "Opel:Company"),
    ("Zorblaxwort:Company", None, "Quuxington:Company"),
    ("the wuggly maker:Company", "investsIn", "Opel:Company"),
    text="Zorblaxwort Group acquires Opel. " + " ".join(f"vumple{n}" for n in range(120)),
)
WORDS = ["Zorblaxwort", "Quuxington", "wuggly", "vumple7", "gone-zyx"]


@pytest.fixture
def folder(tmp_path):
    graph_of(KEPT).save(tmp_path / "g")
    with edit(tmp_path / "g") as editor:
        put(editor, GONE)
    return tmp_path / "g"


def traces(folder: Path, marks: list[str]) -> set[tuple[str, str]]:
    """Return the files that hold one of some texts, with the text."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != DECISIONS]
    return {(path.name, mark) for path in files for mark in marks if mark.encode() in path.read_bytes()}


def marks_of(folder: Path) -> list[str]:
    """Return the words of the document that goes, and the hashes that it has in the graph."""
    graph = open_graph(folder)
    own = {
        str(q[2]) for q in graph.engine.find() if q[1].endswith(("#sha256", "#contentHash", "#minhashBand")) and "gone-zyx" in q[0]
    }
    statements = {q[0].rpartition("/")[2] for q in graph.engine.find() if "/statement/" in q[0] and "gone-zyx" in q[3]}
    graph.close()
    assert len(own) > 3
    assert statements
    return [*WORDS, *own, *statements]


def test_nothing_of_a_removed_document_is_left_in_any_file(folder):
    marks = marks_of(folder)
    assert {mark for _, mark in traces(folder, marks)} == set(marks), "what is looked for can be found"
    with edit(folder) as editor:
        editor.remove("gone-zyx")
    assert traces(folder, marks) == set()
    graph = open_graph(folder)
    assert graph.to_nquads() == graph_of(KEPT).to_nquads()
    assert graph.verify()
    with edit(folder) as editor:  # and it can be changed
        put(editor, telling("more", ("Fiat:Company", "sells", "Boats:Company")))
    assert set(open_graph(folder).documents()) == {"keep", "more"}
    assert len([p for p in folder.glob("store.*") if p.is_dir()]) == 1


def test_words_of_an_old_snapshot_go_with_its_last_reader(folder):
    marks = marks_of(folder)
    reader = open_graph(folder)
    with edit(folder) as editor:
        editor.remove("gone-zyx")
    assert set(reader.documents()) == {"keep", "gone-zyx"}
    assert traces(folder, marks)
    reader.close()
    assert traces(folder, marks) == set()


KILLED = """
import os, sys
from kg.editing import edit
import kg.dataset.folder
def die(*_, **__):
    os._exit(9)
{when}
with edit(sys.argv[1]) as editor:
    editor.remove("gone-zyx")
    {end}
"""
MOMENTS = {
    "before the store is made anew": ("", "os._exit(9)"),
    "when it is made and not published": ("kg.dataset.folder.publish = die", ""),
    "when it is published and the old one still there": ("kg.dataset.folder._clean = die", ""),
}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.slow
def test_nothing_is_left_after_a_removal_that_was_killed(folder, moment):
    marks = marks_of(folder)
    when, end = MOMENTS[moment]
    code = KILLED.format(when=when, end=end)
    assert subprocess.run([sys.executable, "-c", code, folder], timeout=60, check=False).returncode == 9
    assert open_graph(folder).to_nquads() == graph_of(KEPT).to_nquads()
    assert traces(folder, marks) == set()


def test_removal_without_room_for_another_store_is_reported_and_the_graph_is_whole(folder, monkeypatch):
    class Full(EmbeddedStore):
        def fill(self, _source: EmbeddedStore) -> None:
            raise DatasetError("the disk is full")

    monkeypatch.setattr("kg.dataset.renewal.EmbeddedStore", Full)
    with (
        pytest.raises(DatasetError, match="no room to make its store anew without their words"),
        edit(folder) as editor,
    ):
        editor.remove("gone-zyx")
    reader = open_graph(folder)
    assert set(reader.documents()) == {"keep"}
    reader.close()
    monkeypatch.undo()
    with edit(folder):
        pass
    assert traces(folder, WORDS) == set()


def test_decisions_about_what_is_gone_are_named_and_stay(folder):
    with edit(folder) as editor:
        editor.decide(Merge(names=(iri_of("Fiat", ""), iri_of("the wuggly maker", "gone-zyx"))))
        assert editor.graph.resting_decisions() == []
        editor.remove("gone-zyx")
        assert len(editor.graph.resting_decisions()) == 1
    assert traces(folder, WORDS) == set()
    assert "decisions without effect:      1" in CliRunner().invoke(app, ["stats", str(folder)]).stdout
    with edit(folder) as editor:
        put(editor, GONE)
        assert editor.graph.resting_decisions() == []


def test_removal_names_the_decisions_that_rest(folder):
    with edit(folder) as editor:
        editor.decide(Rename(name=iri_of("Quuxington", ""), label="Quux"))
    run = CliRunner().invoke(app, ["remove", str(folder), "gone-zyx"])
    assert "1 document removed, 1 left" in run.stdout
    assert "without effect: 1 decision," in run.stderr
    assert "rename Quuxington, Quux" in run.stderr


def test_mark_of_a_removal_needs_a_folder_that_can_be_written(tmp_path):
    with pytest.raises(DatasetError, match="name a folder that can be written"):
        mark_removal(tmp_path / "none")


def test_what_a_reader_still_holds_is_reported_and_goes_when_the_next_one_opens_the_graph(folder, caplog):
    reader = """
import sys
from pathlib import Path
from kg.dataset.folder import open_snapshot
held = open_snapshot(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", reader, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "open\n"
        with edit(folder) as editor:
            editor.remove("gone-zyx")
        assert "still reads what was removed" in caplog.text
        assert traces(folder, WORDS)
        process.kill()
    open_graph(folder).close()
    assert not traces(folder, WORDS)
