"""What is damaged in a folder is found, named, and put right by `kg upgrade` where a copy is whole."""

from __future__ import annotations

import json
import shutil

import pytest

from kg.dataset.damage import find_damage
from kg.dataset.indexes import damaged_index
from kg.editing import edit
from kg.errors import DamageError, DatasetError
from kg.foreign import NOTHING
from kg.opening import open_graph
from kg.upgrading import upgrade, what_is_whole
from tests.contributions import graph_of, put, saved, telling
from tests.graphs import copy_of

A = telling("a", ("Acme:Company", "investsIn", "Japan:Country"))
B = telling("b", ("Bolt:Company", "acquires", "Acme:Company"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    place = saved(tmp_path_factory.mktemp("kept") / "g", A)
    with edit(place) as editor:
        put(editor, B)
    return place


@pytest.fixture
def folder(kept, tmp_path):
    return copy_of(kept, tmp_path / "g")


def part(folder, kind):
    return folder / json.loads((folder / "manifest.json").read_text())[kind]


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x40
    path.write_bytes(content)


def replace(path, content):
    path.unlink()  # of this folder only: a store and its snapshot share their tables
    path.write_bytes(content)


@pytest.mark.parametrize("kind", ["snapshot", "store"])
def test_every_table_is_read_by_validate(folder, kind):
    for path in sorted(part(folder, kind).glob("*.sst")):
        before = path.read_bytes()
        flip(path)
        graph = None
        try:
            graph = open_graph(folder)
            assert list(find_damage(graph.engine, graph.manifest, folder)), f"{path.name} is damaged, and nobody says so"
        except DamageError as error:
            assert path.name in str(error)
        path.write_bytes(before)
    assert not list(find_damage(open_graph(folder).engine, open_graph(folder).manifest, folder))


def test_every_index_is_read_where_a_graph_has_no_list_of_its_files(folder):
    """As those of the release before."""
    for path in folder.glob("s*.*/files.json"):
        path.unlink()
    assert damaged_index(open_graph(folder).engine) == ""
    unnoticed = []
    for path in sorted(part(folder, "snapshot").glob("*.sst")):
        before = path.read_bytes()
        flip(path)
        try:
            graph = open_graph(folder)
            if not list(find_damage(graph.engine, graph.manifest, folder)):
                unnoticed.append(path.name)
        except DamageError:
            pass
        path.write_bytes(before)
    assert unnoticed == []


def test_shorter_record_of_tables_is_not_taken_for_an_older_graph(folder):
    """RocksDB reads a MANIFEST that was cut as far as it goes: it is whole, and of fewer tables."""
    (path,) = part(folder, "snapshot").glob("MANIFEST-*")
    replace(path, path.read_bytes()[: path.stat().st_size * 9 // 10])
    with pytest.raises(DamageError, match=r"MANIFEST-\d+ has .* bytes, not"):
        open_graph(folder)


def test_snapshot_is_restored_from_the_store_and_the_store_from_the_snapshot(folder):
    before = open_graph(folder).to_nquads()
    for kind, other in (("snapshot", "store"), ("store", "snapshot")):
        (part(folder, kind) / "CURRENT").unlink()
        with pytest.raises(DamageError, match="CURRENT") as caught, edit(folder):
            open_graph(folder)
        assert what_is_whole(caught.value) == f"{part(folder, other).name} is whole: the graph can be restored, nothing is lost"
        made = upgrade(folder, given=NOTHING)
        assert not made.read_anew
        assert open_graph(folder).to_nquads() == before
        with edit(folder) as editor:
            assert editor.graph.to_nquads() == before


def test_nothing_whole_is_deleted_for_what_is_damaged(folder):
    before = open_graph(folder).to_nquads()
    tables = sorted(part(folder, "store").glob("*.sst"), key=lambda path: -path.stat().st_size)
    for path in tables:
        content = bytearray(path.read_bytes())
        content[10] ^= 0x40
        replace(path, content)
    with pytest.raises(DamageError), edit(folder) as editor:
        put(editor, telling("c", ("Cell:Company", "acquires", "Acme:Company")))
    assert open_graph(folder).to_nquads() == before


def test_missing_store_is_not_made_anew_as_an_empty_one(folder):
    shutil.rmtree(part(folder, "store"))
    with pytest.raises(DamageError, match="it is missing"), edit(folder):
        pass
    (folder / "manifest.json").unlink()
    with pytest.raises(DamageError, match="missing, and so is the store"):
        open_graph(folder)
    upgrade(folder, given=NOTHING)
    assert set(open_graph(folder).documents()) == {"a", "b"}


def test_store_that_lost_what_was_written_is_reported(folder):
    """What RocksDB opens without a word: the store of an earlier state."""
    earlier = folder.parent / "earlier"
    graph_of(A).save(earlier)
    shutil.rmtree(part(folder, "store"))
    shutil.copytree(earlier / "store.1", part(folder, "store"))
    with pytest.raises(DamageError, match="another state"), edit(folder):
        pass


def test_store_that_was_tidied_after_its_list_was_written_is_whole(folder):
    listed = part(folder, "store") / "files.json"
    checks = json.loads(listed.read_text())
    (name,) = (name for name in checks if name.startswith("MANIFEST-"))
    listed.write_text(json.dumps(checks | {name: [1, "0"]}))
    with edit(folder) as editor:
        assert editor.graph.verify()


def test_graph_is_built_over_a_damaged_one(folder):
    (folder / "manifest.json").write_text("null")
    graph_of(B).save(folder)
    assert set(open_graph(folder).documents()) == {"b"}


def test_restoring_what_is_lost_is_refused_and_changes_nothing(folder):
    for path in folder.glob("s*.*/*.sst"):
        path.write_bytes(b"")
    with pytest.raises(DatasetError, match=r"kg load FILE\.nq -o"):
        upgrade(folder, given=NOTHING)
    assert part(folder, "store").is_dir()


@pytest.mark.parametrize(
    "line",
    [
        b"null",
        b"7",
        b"[]",
        b'"merge"',
        b"{}",
        b'{"do": null}',
        b'{"do": ["merge"]}',
        b'{"do": "merge"}',
        b'{"do": "merge", "names": "e:a"}',
        b'{"do": "merge", "names": [1, 2]}',
        b'{"do": "merge", "names": ["no iri", "e:a"]}',
        b'{"do": "rename", "name": "e:a> <e:b", "label": "x"}',
        b'{"do": "rename", "name": "e:a", "label": null}',
        b'{"do": "reject", "statement": ["e:a"]}',
        b'{"do": "split", "name": "e:a", "documents": {}, "as": "e:b"}',
        b"\xff\xfe",
        b'{"do": "merge", "names": ["e:a"',
        b"[" * 100_000,
        b"1" * 10_000,
    ],
)
def test_line_that_is_no_decision_is_named(folder, line):
    (folder / "decisions.jsonl").write_bytes(b'{"do": "merge", "names": ["e:a", "e:b"]}\n' + line + b"\n")
    with pytest.raises(DatasetError, match=r"decisions\.jsonl, line 2: not (a decision|UTF-8)"), edit(folder):
        pass
    assert set(open_graph(folder).documents()) == {"a", "b"}  # to be asked, it does not need them
