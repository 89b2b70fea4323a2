"""A graph's folder from somebody else: names, links and odd files in it lead nowhere outside."""

from __future__ import annotations

import json
import os

import pytest

import kg
from kg.contributions import settings_of
from kg.dataset.building import building
from kg.dataset.folder import writer
from kg.dataset.state import number_of, read_building
from kg.editing import edit
from kg.errors import DamageError, DatasetError
from kg.opening import open_graph
from tests.contributions import graph_of, put, saved, telling
from tests.graphs import copy_of

A = telling("a", ("Acme:Company", "investsIn", "Japan:Country"))
B = telling("b", ("Bolt:Company", "acquires", "Acme:Company"))
NAMES = [
    "../outside",
    "../../../etc",
    "/etc",
    ".",
    "..",
    "store.1/../../outside",
    "store.backup",
    "store.0",
    "store.-1",
    "",
    "store.1\n",
    7,
    None,
    ["store.1"],
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("kept") / "g", A)


@pytest.fixture
def folder(kept, tmp_path):
    copy_of(kept, tmp_path / "g")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "own.txt").write_text("own")
    yield tmp_path / "g"
    assert [p.name for p in (tmp_path / "outside").iterdir()] == ["own.txt"], "something was written outside the folder"
    assert (tmp_path / "outside" / "own.txt").read_text() == "own"


def change(path, **fields):
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["store", "snapshot"])
def test_manifest_that_names_something_else_is_refused(folder, kind, name):
    change(folder / "manifest.json", **{kind: name})
    with pytest.raises(DamageError, match=rf"no name of a {kind}|does not name"):
        open_graph(folder)
    with pytest.raises(DamageError), writer(folder):
        pass


@pytest.mark.parametrize("name", NAMES)
def test_build_goes_on_in_a_store_of_its_folder_only(folder, name):
    settings = settings_of(kg.Config())
    (folder / "building.json").write_text(json.dumps({"store": name, "settings": settings}))
    with pytest.raises(DamageError, match="no name of a store"), building(folder, settings, resume=True):
        pass
    assert set(open_graph(folder).documents()) == {"a"}  # the graph itself is whole
    with edit(folder) as editor:
        put(editor, B)
    assert set(open_graph(folder).documents()) == {"a", "b"}


def test_what_is_only_called_like_a_store_is_left_alone(folder):
    (folder / "store.backup").mkdir()
    (folder / "store.backup" / "kept.txt").write_text("kept")
    (folder / "snapshot.old").write_text("kept")
    with edit(folder) as editor:
        put(editor, B)
    assert (folder / "store.backup" / "kept.txt").exists()
    assert (folder / "snapshot.old").exists()


def test_store_of_a_build_stays_where_nobody_can_tell_which_it_is(folder):
    with pytest.raises(RuntimeError), building(folder, settings_of(kg.Config()), resume=False) as engine:
        engine.commit(list(graph_of(B).engine.find()))
        raise RuntimeError
    begun = read_building(folder)["store"]
    (folder / "building.json").write_text("{")
    with edit(folder) as editor:
        put(editor, B)
    assert (folder / str(begun)).is_dir()


@pytest.mark.parametrize(
    "name",
    [
        "manifest.json",
        "decisions.jsonl",
        "writing",
        "snapshot.1.readers",
        "store.1",
        "snapshot.1",
        "store.1/CURRENT",
        ".manifest.json.part",
    ],
)
def test_links_are_refused(folder, name):
    path, outside = folder / name, folder.parent / "linked"
    outside.mkdir()
    if path.exists():
        path.rename(outside / "moved")
    path.symlink_to(outside / "moved")
    for attempt in (lambda: open_graph(folder), lambda: edit(folder).__enter__(), lambda: graph_of(B).save(folder)):
        with pytest.raises(DatasetError, match="a link"):
            attempt()


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes")
@pytest.mark.parametrize("name", ["manifest.json", "decisions.jsonl", "building.json", "store.1/CURRENT"])
def test_pipe_in_place_of_a_file_is_refused_and_not_waited_for(folder, name):
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    with pytest.raises(DatasetError, match="not a plain file"):
        open_graph(folder)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"settings": {"base": "x> <y"}}, "its base"),
        ({"settings": {"base": 7}}, "its setting base"),
        ({"settings": []}, "no settings"),
        ({"hash": "zz"}, "its hash"),
        ({"hash": "9" * 5000}, "its hash"),
        ({"documents": "many"}, "number of documents"),
        ({"quads": 10**400}, "number of quads"),
        ({"activities": ["x"]}, "activities"),
        ({"settings": {"base": "http://x/", "model": ["a"]}}, "setting model"),
    ],
)
def test_manifest_in_an_export_is_looked_at_before_it_is_believed(folder, fields, said, tmp_path):
    from kg.opening import load_graph

    graph = open_graph(folder)
    text = graph.manifest.to_json()
    hostile = json.dumps(json.loads(text) | fields)
    lines = graph.to_nquads().replace(json.dumps(text)[1:-1], json.dumps(hostile)[1:-1])
    (tmp_path / "x.nq").write_text(lines, encoding="utf-8")
    with pytest.raises(DatasetError, match=said):
        load_graph(tmp_path / "x.nq", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "number"), [("store.12", 12), ("store.1.readers", 0), ("snapshot.1", 0), ("store.1/..", 0), ("store.٣", 0)]
)
def test_number_of_a_store(name, number):
    assert number_of(name, "store") == number
