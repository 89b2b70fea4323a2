"""What is taken back leaves the graph that would be without it, to the byte, whichever decision it is."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.editing import edit
from kg.errors import DatasetError
from kg.opening import open_graph
from kg.resolution import gather
from kg.resolution.decision_file import read_decisions
from kg.writing import GraphWriter
from tests.contributions import graph_of, saved, telling

FIRST = telling(
    "d1",
    ("Colm Dunmore:Person", "leads", "Tarn:Company"),
    ("Colm Dunmore written Dunmore:Person", "meetsWith", "Ann Poole:Person"),
)
SECOND = telling("d2", ("Bo Falk:Person", "visits", "Oslo:City"))
STEPS = (
    ("merge", "Bo Falk", "Ann Poole"),
    ("split", "Colm Dunmore", "Dunmore", "--document", "d1", "--as", "Cara Dunmore"),
    ("merge", "Cara Dunmore", "Bo Falk"),
    ("retype", "Tarn", "NonProfit"),
    ("rename", "Tarn", "Tarn Trust"),
    ("reject", "Colm Dunmore", "leads", "Tarn"),
    ("split", "Bo Falk", "Ann Poole"),
    ("merge", "Bo Falk", "Ann Poole"),
)
"""They make nine decisions: that which splits also says what the other one is called."""


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def decided(folder):
    """Return a graph about which all of the steps were decided."""
    saved(folder, FIRST, SECOND)
    for command, *words in STEPS:
        assert run(command, folder, *words).exit_code == 0
    return folder


def quads(folder):
    graph = open_graph(folder)
    try:
        assert graph.verify()
        return graph.to_nquads()
    finally:
        graph.close()


def without(records, number):
    """Return the graph about which all but one of some decisions were made."""
    graph = graph_of(FIRST, SECOND)
    graph.stored.set_state(graph.manifest, gather(record for place, record in enumerate(records, 1) if place != number))
    GraphWriter(graph.stored).rederive()
    return graph.to_nquads()


def test_graph_is_what_it_would_be_without_any_of_its_decisions(tmp_path):
    folder = decided(tmp_path / "g")
    path = folder / "decisions.jsonl"
    records, lines = read_decisions(path).records, path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert len(records) == len(lines) == 9
    for number, record in enumerate(records, 1):
        graph = graph_of(FIRST, SECOND)
        with edit(graph) as editor:
            editor.decide(*records)
            assert editor.undo(number) == [record]
        assert graph.to_nquads() == without(records, number)
    assert run("undo", folder, 1).exit_code == 0  # the same words as the last, which stays
    assert path.read_text(encoding="utf-8") == "".join(lines[1:])
    assert quads(folder) == without(records, 1)


def test_several_are_taken_back_at_once_or_none(tmp_path):
    folder = decided(tmp_path / "g")
    before = quads(folder)
    for wrong in ((1, 12), (0,)):
        refused = run("undo", folder, *wrong)
        assert isinstance(refused.exception, DatasetError)
        assert str(refused.exception).endswith("there are 9: kg decisions GRAPH lists them by their numbers")
    assert quads(folder) == before
    assert run("undo", folder, *range(1, 10)).exit_code == 0
    assert quads(folder) == graph_of(FIRST, SECOND).to_nquads()
    nothing = run("undo", folder)
    assert (
        str(nothing.exception)
        == "there is no decision to take back: nothing was decided, or all of it was taken back, or a server has the graph"
    )


def test_last_step_is_taken_back_without_a_number(tmp_path):
    folder = saved(tmp_path / "g", FIRST, SECOND)
    before = quads(folder)
    for command, *words in STEPS[1:3]:
        run(command, folder, *words)
    assert (
        run("undo", folder).output
        == f"{folder}: taken back: merge Cara_Dunmore, Bo_Falk\n  2 decisions left: kg decisions {folder}\n"
    )
    assert run("undo", folder).output == (
        f"{folder}: taken back: split Colm_Dunmore, Dunmore, d1, Cara_Dunmore\n"
        f"{folder}: taken back: rename Cara_Dunmore, Cara Dunmore\n"
    )
    assert quads(folder) == before


def test_what_has_no_effect_any_more_is_named(tmp_path):
    folder = saved(tmp_path / "g", FIRST, SECOND)
    for command, *words in STEPS[1:3]:
        run(command, folder, *words)
    assert run("undo", folder, 1).output == (
        f"{folder}: taken back: split Colm_Dunmore, Dunmore, d1, Cara_Dunmore\n"
        f"  2 decisions left, those after it by other numbers now: kg decisions {folder}\n"
        "  without effect now, as no document speaks of it: rename Cara_Dunmore, Cara Dunmore\n"
        "  without effect now, as no document speaks of it: merge Cara_Dunmore, Bo_Falk\n"
    )


def test_decisions_are_listed_by_their_numbers(tmp_path):
    folder = saved(tmp_path / "g", FIRST, SECOND)
    none = run("decisions", folder)
    assert (none.exit_code, none.output) == (1, "no decisions\n")
    with edit(folder, remarks={"by": "Ann"}) as editor:
        editor.merge("Bo Falk", "Ann Poole")
    run("reject", folder, "Colm Dunmore", "leads", "Tarn")
    run("remove", folder, "d2")
    listed = run("decisions", folder)
    assert listed.exit_code == 0
    assert listed.output.splitlines() == [
        "   1  merge Bo_Falk, Ann_Poole   (by: Ann; without effect, as no document speaks of it)",
        "   2  reject Colm_Dunmore, leads, Tarn",
    ]
    fields = json.loads(run("decisions", folder, "--json").stdout)
    assert [(entry["number"], entry["do"], entry["without effect"]) for entry in fields] == [
        (1, "merge", True),
        (2, "reject", False),
    ]


def test_blank_lines_of_the_file_have_no_numbers(tmp_path):
    folder = saved(tmp_path / "g", FIRST, SECOND)
    for command, *words in STEPS[3:5]:
        run(command, folder, *words)
    path = folder / "decisions.jsonl"
    first, second = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"\n{first}\n\n{second}", encoding="utf-8")
    assert run("undo", folder, 2).exit_code == 0
    assert path.read_text(encoding="utf-8") == f"\n{first}\n\n"


def test_decision_stays_where_the_graph_cannot_be_derived_without_it(tmp_path, monkeypatch):
    folder = saved(tmp_path / "g", FIRST, SECOND)
    run("retype", folder, "Tarn", "NonProfit")
    before, lines = quads(folder), (folder / "decisions.jsonl").read_bytes()

    def fail(*_):
        raise DatasetError("no room")

    with monkeypatch.context() as patched, pytest.raises(DatasetError, match="no room"), edit(folder) as editor:
        patched.setattr(type(editor.writer.stored.engine), "commit_lines", fail)
        editor.undo(1)
    assert (folder / "decisions.jsonl").read_bytes() == lines
    assert quads(folder) == before
