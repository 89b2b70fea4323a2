"""Who may read a graph: its owner, unless it is shared."""

from __future__ import annotations

import os
import stat

import pytest

import kg
from kg.editing import edit
from kg.opening import load_graph, open_graph
from kg.pipeline import build
from tests.contributions import graph_of, put, telling

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no modes")
A = telling("a", ("Acme:Company", "investsIn", "Japan:Country"))
B = telling("b", ("Bolt:Company", "acquires", "Acme:Company"))


@pytest.fixture(autouse=True)
def umask():
    before = os.umask(0o022)
    yield
    os.umask(before)


def modes(folder):
    """Return the modes of the folders and of the files of a graph."""
    paths = [folder, *folder.rglob("*")]
    bits = {path.is_dir(): set() for path in paths}
    for path in paths:
        bits[path.is_dir()].add(oct(stat.S_IMODE(path.stat().st_mode)))
    return bits[True], bits[False]


PRIVATE, SHARED = ({"0o700"}, {"0o600"}), ({"0o755"}, {"0o644"})


@pytest.mark.parametrize(("shared", "wanted"), [(False, PRIVATE), (True, SHARED)])
def test_modes_of_what_is_saved_loaded_changed_and_decided(tmp_path, shared, wanted):
    folder = tmp_path / "g"
    graph_of(A).save(folder, shared=shared)
    assert modes(folder) == wanted
    with edit(folder) as editor:
        put(editor, B)
        editor.rename("Acme", "Acme Works")
    reader = open_graph(folder)  # its lock is a file, too
    assert modes(folder) == wanted
    reader.write(tmp_path / "out.nq")
    assert stat.S_IMODE((tmp_path / "out.nq").stat().st_mode) == 0o644  # an export is for others
    load_graph(tmp_path / "out.nq", tmp_path / "h", shared=shared)
    assert modes(tmp_path / "h") == wanted


def test_what_is_there_keeps_its_mode(tmp_path):
    graph_of(A).save(tmp_path / "g", shared=True)
    graph_of(B).save(tmp_path / "g")
    assert modes(tmp_path / "g") == SHARED
    graph_of(A).save(tmp_path / "h")
    graph_of(B).save(tmp_path / "h", shared=True)
    assert modes(tmp_path / "h") == SHARED


def test_folder_that_somebody_made_keeps_its_mode_and_nobody_reads_in_it(tmp_path):
    (tmp_path / "g").mkdir(mode=0o755)
    graph_of(A).save(tmp_path / "g")
    assert modes(tmp_path / "g") == ({"0o755", "0o700"}, {"0o600"})
    with edit(tmp_path / "g") as editor:
        put(editor, B)
    assert modes(tmp_path / "g") == ({"0o755", "0o700"}, {"0o600"})


@pytest.mark.parametrize(("shared", "wanted"), [(False, PRIVATE), (True, SHARED)])
def test_modes_of_what_is_built(tmp_path, nlp, shared, wanted):
    build(kg.Document(id="d", text="Acme invests in Japan."), folder=tmp_path / "g", shared=shared).close()
    assert modes(tmp_path / "g") == wanted
