"""A graph's folder: one writer, readers on snapshots, and what is wrong with it said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

import kg
from kg.contributions import settings_of
from kg.dataset.building import building
from kg.dataset.folder import open_snapshot, writer
from kg.editing import edit
from kg.errors import DatasetError
from kg.opening import open_graph
from tests.contributions import graph_of, put, saved, telling
from tests.graphs import copy_of

A = telling("a", ("Acme:Company", "investsIn", "Japan:Country"))
B = telling("b", ("Bolt:Company", "acquires", "Acme:Company"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("kept") / "g", A)


@pytest.fixture
def folder(kept, tmp_path):
    return copy_of(kept, tmp_path / "g")


def test_reader_keeps_its_state_while_a_writer_works(folder):
    reader = open_graph(folder)
    before = reader.to_nquads()
    with edit(folder) as editor:
        put(editor, B)
        assert open_graph(folder).to_nquads() == before
    assert reader.to_nquads() == before
    assert set(open_graph(folder).documents()) == {"a", "b"}
    assert not (folder / "writing").exists()


def test_second_writer_is_reported(folder):
    with (
        edit(folder),
        pytest.raises(DatasetError, match="this process has it open already"),
        edit(folder),
    ):
        pass


def test_writer_in_another_process_is_reported(folder):
    code = f"import kg\nwith kg.edit({str(folder)!r}): pass"
    with edit(folder):
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert "another process is writing to this graph" in run.stderr


def test_old_snapshots_go_when_nobody_reads_them(folder):
    reader = open_graph(folder)
    for name in "bcd":
        with edit(folder) as editor:
            put(editor, telling(name, ("Bolt:Company", "acquires", "Acme:Company")))
    kept = sorted(p.name for p in folder.glob("snapshot.*") if p.is_dir())
    assert len(kept) == 2  # the reader's, and the newest
    reader.close()
    with edit(folder):
        pass
    assert len([p for p in folder.glob("snapshot.*") if p.is_dir()]) == 1


def test_change_of_a_killed_writer_is_seen(folder):
    code = f"""
import os
from kg.editing import edit
from tests.contributions import put, telling
with edit({str(folder)!r}) as editor:
    put(editor, telling("b", ("Bolt:Company", "acquires", "Acme:Company")))
    os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 9
    assert (folder / "writing").exists()
    assert set(open_graph(folder).documents()) == {"a", "b"}
    assert not (folder / "writing").exists()


def test_build_that_was_cut_off_leaves_the_old_graph(folder):
    with pytest.raises(RuntimeError), building(folder, settings_of(kg.Config()), resume=False) as engine:
        engine.commit(list(graph_of(B).engine.find()))
        raise RuntimeError
    assert set(open_graph(folder).documents()) == {"a"}
    assert (folder / "building.json").exists()
    with building(folder, settings_of(kg.Config()), resume=True) as engine:
        assert len(engine) > 0
    assert set(open_graph(folder).documents()) == {"b"}
    assert len(list(folder.glob("store.*"))) == 1


def test_journal_of_a_build_that_was_given_up_goes_with_the_next_change(folder):
    (folder / "building.journal").write_text('+<urn:a> <urn:b> "Acme" .\n.\n')
    with kg.edit(folder) as graph:
        graph.remove("a")
    assert not (folder / "building.journal").exists(), "it holds words of what was removed"


def test_build_resumed_with_other_options_is_refused(folder):
    with pytest.raises(RuntimeError), building(folder, settings_of(kg.Config()), resume=False) as engine:
        engine.commit(list(graph_of(B).engine.find()))
        raise RuntimeError
    with (
        pytest.raises(DatasetError, match=r"had min_confidence 0\.0, not 0\.5"),
        building(folder, settings_of(kg.Config(min_confidence=0.5)), resume=True),
    ):
        pass


def test_build_that_stores_nothing_leaves_nothing(tmp_path):
    with pytest.raises(RuntimeError), building(tmp_path / "new", {}, resume=False):
        raise RuntimeError
    assert not (tmp_path / "new").exists()


def test_unfinished_first_build_says_how_to_finish_it(tmp_path):
    with pytest.raises(RuntimeError), building(tmp_path / "g", settings_of(kg.Config()), resume=False) as engine:
        engine.commit(list(graph_of(B).engine.find()))
        raise RuntimeError
    with pytest.raises(DatasetError, match="--resume"):
        open_graph(tmp_path / "g")


def test_first_build_that_was_killed_between_snapshot_and_manifest_is_finished_by_resuming(tmp_path):
    code = f"""
import os
from pathlib import Path
import kg.dataset.folder
from kg.config import Config
from kg.dataset.building import building
from kg.contributions import settings_of
from tests.contributions import graph_of, put, telling
def die(path, *_):
    os._exit(9)
with building(Path({str(tmp_path / "g")!r}), settings_of(Config()), resume=False) as engine:
    engine.commit(list(graph_of(telling("b", ("Bolt:Company", "acquires", "Acme:Company"))).engine.find()))
    kg.dataset.folder.write_json = die
"""
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 9
    assert (tmp_path / "g" / "snapshot.1").is_dir()
    with pytest.raises(DatasetError, match="--resume"):
        open_graph(tmp_path / "g")
    with building(tmp_path / "g", settings_of(kg.Config()), resume=True) as engine:
        assert next(engine.find(), None) is not None
    assert set(open_graph(tmp_path / "g").documents()) == {"b"}
    assert len([path for path in (tmp_path / "g").glob("snapshot.*") if path.is_dir()]) == 1


def test_folder_with_other_things_in_it_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(DatasetError, match="holds other files"), building(tmp_path, {}, resume=False):
        pass
    with pytest.raises(DatasetError, match="no graph here"):
        open_graph(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{nonsense", "not JSON"),
        ('{"format": 99, "kg": "9.9"}', r"format 99, written by a newer kg \(9.9\)"),
        ('{"a": 1}', "not the manifest of a graph"),
        ('{"format": 2}', "does not name its store"),
        ("\udcff".encode("utf-8", "surrogateescape"), "not JSON"),
    ],
)
def test_manifest_that_is_damaged_is_reported_and_nothing_is_lost(folder, content, said):
    before = open_graph(folder).to_nquads()
    path = folder / "manifest.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DatasetError, match=said):
        open_graph(folder)
    with pytest.raises(DatasetError, match=said), writer(folder):
        pass
    path.unlink()  # what the remedy says
    assert open_graph(folder).to_nquads() == before


def test_snapshot_that_is_damaged_is_made_anew(folder):
    before = open_graph(folder).to_nquads()
    state = json.loads((folder / "manifest.json").read_text())
    shutil.rmtree(folder / state["snapshot"])
    with pytest.raises(DatasetError, match="it is missing: make the graph anew"):
        open_graph(folder)
    (folder / "manifest.json").unlink()
    assert open_graph(folder).to_nquads() == before


def test_file_in_place_of_a_folder_is_reported(tmp_path):
    (tmp_path / "g").write_text("")
    with pytest.raises(DatasetError, match="a file, not a folder"):
        open_graph(tmp_path / "g")
    with pytest.raises(DatasetError, match="a file, not a folder"), building(tmp_path / "g", {}, resume=False):
        pass


@contextmanager
def small_disk(place):
    """Mount a disk of 12 MiB."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", place], check=False, stderr=subprocess.DEVNULL
    ).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=False)


def test_read_only_folder_can_be_read_and_not_written(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        graph_of(A).save(disk / "g")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        graph = open_graph(disk / "g")
        assert set(graph.documents()) == {"a"}
        with pytest.raises(DatasetError, match="no permission to write"), edit(disk / "g"):
            pass
        with pytest.raises(DatasetError, match=r"Read-only file system|no permission"):
            graph.save(disk / "other")
        graph.close()


def test_full_disk_is_reported_and_nothing_is_lost(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        graph_of(A).save(disk / "g")
        filler = disk / "filler"
        with pytest.raises(DatasetError, match=r"disk is full|make room"), edit(disk / "g") as editor:
            put(editor, B)
            filler.write_bytes(b"x" * max(0, shutil.disk_usage(disk).free - 100_000))
            for number in range(3000):
                put(
                    editor,
                    telling(f"more-{number}", (f"Firm {number}:Company", "acquires", "Acme:Company"), text=f"{number} " * 2000),
                )
        filler.unlink()
        again = open_graph(disk / "g")
        assert {"a", "b"} <= set(again.documents())
        assert again.verify()
        again.close()


def test_snapshot_can_be_closed(folder):
    snapshot = open_snapshot(folder)
    snapshot.close()
    snapshot.close()


def test_snapshot_can_be_validated(folder):
    with edit(folder) as editor:
        put(editor, telling("p", ("Acme:Person", "meetsWith", "Zed Alone:Person")))
    assert "disjoint types" in {problem.kind for problem in open_graph(folder).validate()}


def test_nobody_writes_to_a_graph_that_is_built_anew(folder):
    with building(folder, settings_of(kg.Config()), resume=False) as engine:
        engine.commit(list(graph_of(B).engine.find()))
        with pytest.raises(DatasetError, match="this process has it open already"), edit(folder):
            pass
        assert set(open_graph(folder).documents()) == {"a"}
    assert set(open_graph(folder).documents()) == {"b"}


def test_snapshot_is_let_go_when_nobody_holds_it(folder):
    graph = open_graph(folder)
    del graph
    with edit(folder):
        pass
    assert len([p for p in folder.glob("snapshot.*") if p.is_dir()]) == 1
