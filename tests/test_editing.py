"""Edit a graph: in a folder or in memory, each change whole, decisions by names, and nothing after the block."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
import kg.pipeline
from kg.dataset.folder import DECISIONS
from kg.errors import ConfigError, DatasetError, LockedError
from kg.model import Document
from tests.contributions import graph_of, iri_of, labels, put, telling

A = telling("a", ("Acme:Company", "investsIn", "Japan:Country"))
B = telling("b", ("Bolt Works:Company", "acquires", "Acme:Company"))
C = telling("c", ("Cell:Company", "acquires", "Acme:Company"))
MADE = {contribution.document.id: contribution for contribution in (A, B, C)}


@pytest.fixture
def folder(tmp_path):
    graph_of(A, B).save(tmp_path / "g")
    return tmp_path / "g"


@pytest.fixture
def unread(monkeypatch):
    """Let documents give the contributions made here, without a model."""
    monkeypatch.setattr(kg.pipeline, "iter_contributions", lambda documents, *_: (MADE[d.id] for d in documents))


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / DECISIONS).read_text(encoding="utf-8").splitlines()]


def test_names_are_decided_about(folder):
    with kg.edit(folder) as editor:
        assert len(editor.merge("Acme", "Bolt Works")) == 1
        assert editor.merge("Acme", "Bolt Works") == []
        assert editor.merge("Acme", "acme") == []
        assert len(editor.split("Acme", "Bolt Works")) == 1
        assert len(editor.split("Bolt Works", documents=["b"], label="Other Works")) == 2
        assert len(editor.retype("Acme", "NonProfit")) == 1
        assert len(editor.rename("Acme", "ACME")) == 1
        assert len(editor.reject("Other Works", "acquires", "ACME")) == 1
    assert [line["do"] for line in lines(folder)] == ["merge", "split", "split", "rename", "retype", "rename", "reject"]
    assert labels(kg.open_graph(folder)) == {"ACME", "Japan", "Other Works"}


def test_name_that_is_not_there_is_reported_with_the_nearest_and_nothing_is_kept(folder):
    with kg.edit(folder) as editor:
        for decide in (lambda: editor.rename("Acne", "x"), lambda: editor.merge("Acme", "Bolt Work")):
            with pytest.raises(DatasetError, match="did you mean"):
                decide()
        with pytest.raises(DatasetError, match="no document named 'bb'"):
            editor.split("Acme", documents=["bb"])
        with pytest.raises(DatasetError, match="give two"):
            editor.split("Acme")
        with pytest.raises(ConfigError, match="did you mean 'Company'"):
            editor.retype("Acme", "Compny")
        with pytest.raises(DatasetError, match="no fact"):
            editor.reject("Acme", "acquires", "Japan")
    assert not (folder / DECISIONS).exists()


def test_exception_in_the_block_leaves_what_was_changed_before_it(folder):
    with pytest.raises(ZeroDivisionError), kg.edit(folder) as editor:
        editor.remove("a")
        raise ZeroDivisionError
    assert set(kg.open_graph(folder).documents()) == {"b"}


def test_editor_reads_what_it_changed_and_ends_with_its_block(folder):
    with kg.edit(folder) as editor:
        put(editor, C)
        assert set(editor.graph.documents()) == {"a", "b", "c"}
        assert set(kg.open_graph(folder).documents()) == {"a", "b"}
    for change in (lambda: editor.remove("a"), editor.infer, lambda: editor.graph):
        with pytest.raises(DatasetError, match="block has ended: open the graph again"):
            change()
    assert set(kg.open_graph(folder).documents()) == {"a", "b", "c"}


def test_second_editor_is_reported_that_the_graph_is_locked(folder):
    with kg.edit(folder), pytest.raises(LockedError), kg.edit(folder):
        pass


def test_graph_in_memory_is_edited_and_its_decisions_are_saved_with_it(folder, tmp_path):
    graph = graph_of(A, B)
    with kg.edit(graph) as editor:
        editor.rename("Acme", "ACME")
        editor.remove("b")
    assert labels(graph) == {"ACME", "Japan"}
    assert graph.stats()["decisions"] == 1
    assert graph.verify()
    graph.save(tmp_path / "saved")
    assert lines(tmp_path / "saved") == [{"do": "rename", "label": "ACME", "name": iri_of("Acme", "")}]
    with kg.edit(folder) as editor:
        editor.rename("Acme", "ACME")
        editor.remove("b")
    assert kg.open_graph(tmp_path / "saved").to_nquads() == kg.open_graph(folder).to_nquads() == graph.to_nquads()


def test_graph_that_was_opened_is_not_edited_but_its_folder(folder):
    with (
        pytest.raises(DatasetError, match=r"opened for reading: name where it is stored: kg\.edit\('"),
        kg.edit(kg.open_graph(folder)),
    ):
        pass


@pytest.mark.usefixtures("unread")
def test_documents_are_added_and_replaced(folder):
    with kg.edit(folder) as editor:
        changes = editor.add([A.document, C.document])
        assert (changes.added, changes.changed, changes.unchanged) == (["c"], [], ["a"])
        before = editor.graph.to_nquads()
        changes = editor.replace([A.document, B.document])
        assert (changes.added, changes.changed, changes.unchanged) == ([], ["a", "b"], [])
        assert editor.graph.to_nquads() == before
    assert set(kg.open_graph(folder).documents()) == {"a", "b", "c"}


@pytest.mark.usefixtures("unread")
def test_document_that_is_not_there_is_not_replaced(folder):
    with kg.edit(folder) as editor:
        before = editor.graph.to_nquads()
        with pytest.raises(DatasetError, match="no document named 'c'"):
            editor.replace([A.document, C.document])
        assert editor.graph.to_nquads() == before


def test_command_and_editor_write_the_same_decisions(folder, tmp_path):
    from typer.testing import CliRunner

    from kg.cli import app

    graph_of(A, B).save(tmp_path / "h")
    with kg.edit(folder) as editor:
        editor.merge("Acme", "Bolt Works")
        editor.split("Acme", documents=["a"])
    for words in (["merge", "Acme", "Bolt Works"], ["split", "Acme", "--document", "a"]):
        assert CliRunner().invoke(app, [words[0], str(tmp_path / "h"), *words[1:]]).exit_code == 0
    assert lines(folder) == lines(tmp_path / "h")
    assert kg.open_graph(folder).to_nquads() == kg.open_graph(tmp_path / "h").to_nquads()


@pytest.mark.parametrize("is_stored", [False, True], ids=["in memory", "in a folder"])
def test_decision_taken_back_leaves_the_graph_as_it_was_and_remarks_are_kept(tmp_path, is_stored):
    graph = graph_of(
        telling("a", ("Acme:Company", "acquires", "Bolt:Company")), telling("b", ("Acme Corp:Company", "acquires", "Dart:Company"))
    )
    before, place = graph.to_nquads(), graph
    if is_stored:
        place = tmp_path / "g"
        graph.save(place)
    with kg.edit(place, remarks={"by": "Ann"}) as editor:
        editor.rename("Bolt", "Bolt Ltd")
        (merged,) = editor.merge("Acme", "Bolt")
        assert merged.remarks == {"by": "Ann"}
        assert editor.take_back(merged) == merged
        assert [d.label for d in editor.graph.stored.decisions().records] == ["Bolt Ltd"]
        with pytest.raises(DatasetError, match="no such decision"):
            editor.take_back(merged)
        editor.take_back(editor.graph.stored.decisions().records[0])
        assert editor.graph.to_nquads() == before
    assert not is_stored or (place / "decisions.jsonl").read_bytes() == b""


def test_a_fact_is_found_by_the_letters_of_its_own_object(nlp):
    graph = kg.build([Document(id="a", text="Ann Lee is president."), Document(id="b", text="President Karl Voss met Bo Falk.")])
    assert len(graph.why("Ann Lee", "holdsRole", "president")) == 1
    assert len(graph.why("Karl Voss", "holdsRole", "President")) == 1
    graph.close()
