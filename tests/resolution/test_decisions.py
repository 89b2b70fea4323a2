"""Decisions: kept once, together with their change, and the same graph from them however they came."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
import kg.pipeline
from kg.cli import app
from kg.config import Config
from kg.contributions import settings_of, store_contributions
from kg.dataset import EmbeddedStore
from kg.dataset.building import building
from kg.dataset.folder import DECISIONS
from kg.editing import edit
from kg.errors import DatasetError
from kg.graph import KnowledgeGraph
from kg.namespaces import KGO
from kg.opening import load_graph, open_graph
from kg.pipeline import new_writer
from kg.resolution import Divide, Merge, Reject, Rename, Retype, Split, appended, decision_of, gather, read_decisions
from kg.resolution.decisions import fields_of
from kg.resolution.resting import in_short, is_resting
from tests.contributions import graph_of, iri_of, put, telling

A = telling("a", ("Acme:Company", "investsIn", "Japan:Country"))
B = telling("b", ("Bolt Works:Company", "acquires", "Acme:Company"))
C = telling("c", ("Acme:Company", "sells", "Boats:Company"))
ACME, BOLT, JAPAN = iri_of("Acme", ""), iri_of("Bolt Works", ""), iri_of("Japan", "")
MERGE = Merge(names=(ACME, BOLT))
SPLIT = Split(names=(BOLT, ACME))


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stored") / "g"
    graph_of(A, B, C).save(folder)
    return folder


@pytest.fixture
def folder(stored, tmp_path):
    return Path(shutil.copytree(stored, tmp_path / "g"))


def decide(folder, *decisions):
    with edit(folder) as editor:
        return editor.decide(*decisions)


def lines(folder):
    return (folder / DECISIONS).read_text(encoding="utf-8").splitlines()


def scratch(folder, *contributions):
    """Return the canonical form of the graph that is built with the decisions of a folder."""
    writer = new_writer(Config(), EmbeddedStore(), folder)
    store_contributions(writer, contributions, Config())
    return KnowledgeGraph(writer.stored).to_nquads()


def text_of(folder):
    graph = open_graph(folder)
    text = graph.to_nquads()
    graph.close()
    return text


def command(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


TWICE = [
    (MERGE, Merge(names=(BOLT, ACME))),
    (SPLIT, SPLIT),
    (Divide(name=ACME, documents=("c", "a"), part=iri_of("Acme Two", "")),) * 2,
    (Retype(name=ACME, class_iri=f"{KGO}NonProfit"),) * 2,
    (Rename(name=ACME, label="ACME"),) * 2,
    (Reject(subject=BOLT, predicate=f"{KGO}acquires", object_term=f"<{ACME}>"),) * 2,
]


@pytest.mark.parametrize(("first", "again"), TWICE, ids=[type(first).__name__ for first, _ in TWICE])
def test_decision_given_twice_is_kept_once(folder, first, again):
    assert decide(folder, first) == [first]
    once = text_of(folder)
    assert decide(folder, again) == []
    assert len(lines(folder)) == 1
    assert text_of(folder) == once


def test_decision_that_decides_anew_is_kept_although_it_was_given_before(folder):
    decide(folder, MERGE, SPLIT)
    assert decide(folder, MERGE) == [MERGE]
    assert len(lines(folder)) == 3
    assert text_of(folder) == scratch(folder, A, B, C)


def test_decisions_given_again_in_a_row_are_kept_once_unless_their_order_tells(folder):
    row = [Rename(name=name, label=name.rpartition("/")[2].upper()) for name in (ACME, BOLT)]
    for decision in (*row, *row):
        decide(folder, decision)
    assert len(lines(folder)) == 2
    decide(folder, MERGE)
    assert open_graph(folder).find_entity("BOLT_WORKS") == open_graph(folder).find_entity("Acme")
    assert decide(folder, row[0]) == [row[0]]  # of the names of one thing, what was said last counts
    assert decide(folder, row[0]) == []
    assert text_of(folder) == scratch(folder, A, B, C)


KILLED = """
import os, sys
from kg.dataset import EmbeddedStore
from kg.editing import edit
from kg.editing import edit
from kg.resolution import Merge
def die(*_):
    os._exit(9)
with edit(sys.argv[1]) as editor:
    if sys.argv[2] == "before":
        EmbeddedStore.commit_lines = die
    editor.decide(Merge(names=tuple(sys.argv[3:])))
    die()
"""


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.slow
def test_decision_of_a_command_that_was_killed_is_applied_and_kept_once(folder, moment):
    run = subprocess.run([sys.executable, "-c", KILLED, folder, moment, ACME, BOLT], timeout=60, check=False)
    assert run.returncode == 9
    assert open_graph(folder).verify()
    assert decide(folder, MERGE) == []
    assert len(lines(folder)) == 1
    assert text_of(folder) == scratch(folder, A, B, C)
    assert open_graph(folder).find_entity("Acme") == open_graph(folder).find_entity("Bolt Works")


@pytest.mark.parametrize("written", ["", json.dumps(fields_of(SPLIT)) + "\n"])
def test_decision_whose_change_fails_is_not_kept(folder, monkeypatch, written):
    if written:
        (folder / DECISIONS).write_text(written)
    with edit(folder):
        pass
    before = text_of(folder)

    def fail(*_):
        raise DatasetError("the disk is full")

    with pytest.raises(DatasetError, match="disk is full"), edit(folder) as editor:
        monkeypatch.setattr(EmbeddedStore, "commit_lines", fail)
        editor.decide(Rename(name=ACME, label="ACME"))
    monkeypatch.undo()
    assert ((folder / DECISIONS).read_text() if written else "") == written
    assert (folder / DECISIONS).exists() == bool(written)
    assert text_of(folder) == before


def test_reader_decides_nothing_and_keeps_nothing(folder):
    reader = open_graph(folder)
    with pytest.raises(DatasetError, match=r"opened for reading: name where it is stored: kg\.edit\('.*/g'\)"), edit(reader):
        pass
    for change in ("add", "replace", "remove", "decide", "infer", "change"):
        assert not hasattr(reader, change)
    assert not (folder / DECISIONS).exists()
    assert not (folder / "writing").exists()
    assert "inferred" not in reader.to_nquads()


def test_decisions_given_together_are_kept_all_or_none(folder):
    with pytest.raises(DatasetError, match="not a decision: 'label' is None"):
        decide(folder, MERGE, decision_of({"do": "rename", "name": ACME}))
    assert not (folder / DECISIONS).exists()
    assert decide(folder, MERGE, Rename(name=ACME, label="Both"))
    assert text_of(folder) == scratch(folder, A, B, C)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + json.dumps(fields_of(SPLIT)),  # no line feed at the end
        lambda text: text.partition("\n")[2],
        lambda text: "\n".join(reversed(text.split("\n"))),
        lambda text: "\ufeff" + text.replace("\n", "\r\n\r\n"),
        lambda _: "",
    ],
)
def test_file_edited_by_hand_is_followed(folder, change):
    decide(folder, MERGE, Rename(name=ACME, label="Both\u2028of them"), Rename(name=ACME, label="Two"))
    path = folder / DECISIONS
    path.write_bytes(change(path.read_text(encoding="utf-8")).encode())
    expected = scratch(folder, A, B, C)
    with edit(folder):
        pass
    assert text_of(folder) == expected
    decide(folder, Retype(name=ACME, class_iri=f"{KGO}NonProfit"))
    assert text_of(folder) == scratch(folder, A, B, C)
    assert len(read_decisions(path).records) == len(
        [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip("\ufeff \r")]
    )


KEPT = [
    {"do": "merge", "names": [ACME, BOLT]},
    {"do": "split", "names": [ACME, BOLT, JAPAN], "why": ["a mistake", 3]},
    {"do": "split", "name": ACME, "documents": ["a"], "as": "e:two", "by": "Ann"},
    {"do": "retype", "name": ACME, "class": f"{KGO}NonProfit", "names": None},
    {"do": "rename", "name": ACME, "label": "Acme \u2028"},
    {"do": "reject", "statement": [ACME, f"{KGO}dateFounded", '"1990"'], "on": "2025-01-01"},
]


@pytest.mark.parametrize("line", KEPT, ids=[line["do"] for line in KEPT])
def test_all_that_a_line_holds_is_kept_and_has_no_effect_beside_the_decision(line, tmp_path):
    decision = decision_of(line)
    assert fields_of(decision) == line
    path = tmp_path / DECISIONS
    path.write_text(json.dumps(line) + "\n")
    with appended(path, [decision]):
        pass
    assert read_decisions(path).records == (decision, decision)
    plain = decision_of({key: value for key, value in line.items() if key not in decision.remarks})
    assert gather([decision]).says_the_same(gather([plain]))
    assert gather([plain]).with_new([decision]) == gather([plain])


def test_no_record_holds_what_is_no_decision():
    for make in (lambda: Merge(names=(ACME, ACME)), lambda: Rename(name="no IRI", label="x"), lambda: decision_of(["merge"])):
        with pytest.raises(DatasetError, match="not a decision"):
            make()


BAD = [
    (b'{"do": "merge", "names": ["e:a", "e:b"]}\n\xff\n', "line 2: not a decision: 'utf-8'"),
    (b"[]", "line 1: not a decision: .* is no object"),
    (b'{"do": ["merge"]}', "line 1: not a decision: \"do\" is \\['merge'\\]"),
    (b'{"do": "merge", "names": ["e:a", "e:a"]}', "two or more different ones"),
    (b'{"do": "merge", "names": ["e:a", 3]}', "'names' is"),
    (b'{"do": "merge", "names": ["e:a", "not an IRI"]}', "which is no IRI"),
    (b'{"do": "split", "name": "e:a", "documents": "d", "as": "e:b"}', "'documents' is 'd'"),
    (b'{"do": "reject", "statement": ["e:a", "e:b"]}', "the IRIs of a subject and a property"),
    (b'{"do": "rename", "name": "e:a", "label": "\\ud800"}', "not a decision"),
    (b"[" * 100_000, "line 1: not a decision"),
]


@pytest.mark.parametrize(("content", "said"), BAD, ids=[said for _, said in BAD])
def test_file_that_is_no_file_of_decisions_is_reported_with_its_line(folder, content, said):
    (folder / DECISIONS).write_bytes(content)
    with pytest.raises(DatasetError, match=said), edit(folder):
        pass
    assert open_graph(folder).verify()


def test_parts_are_taken_in_the_order_they_were_decided():
    steps = [
        Divide(name=ACME, documents=("a", "b"), part="e:two"),
        Divide(name="e:two", documents=("b",), part="e:three"),
        Divide(name="e:two", documents=("a",), part=ACME),
    ]
    decisions = gather(steps)
    assert {document: [step[:2] for step in steps] for document, steps in decisions.divisions.items()} == {
        "a": [(ACME, "e:two"), ("e:two", ACME)],
        "b": [(ACME, "e:two"), ("e:two", "e:three")],
    }
    assert decisions.since(gather(steps[:1]).hash) == tuple(steps[1:])
    assert decisions.since("") == tuple(steps)
    assert decisions.since("another") is None


def test_name_that_two_are_split_into_has_the_bearers_of_both(folder):
    both = iri_of("Third", "")
    decide(folder, Divide(name=ACME, documents=("a",), part=both))
    decide(folder, Divide(name=BOLT, documents=("b",), part=both))
    assert text_of(folder) == scratch(folder, A, B, C)
    graph = open_graph(folder)
    assert {e.document for e in graph.why(both)} == {"a", "b"}
    graph.close()
    with edit(folder) as editor:
        editor.remove("a")
    assert text_of(folder) == scratch(folder, B, C)


def test_name_merged_with_a_description_is_itself_when_that_goes(folder):
    described = telling("d", ("the strange zorblax maker:Company", "acquires", "Opel:Company"))
    before = text_of(folder)
    with edit(folder) as editor:
        put(editor, described)
        editor.decide(Merge(names=(ACME, iri_of("the strange zorblax maker", "d"))))
        editor.remove("d")
    text = text_of(folder)
    assert text == scratch(folder, A, B, C)
    assert "zorblax" not in text
    assert "sameAs" not in text
    own = [line for line in text.splitlines() if "/manifest>" not in line]
    assert own == [line for line in before.splitlines() if "/manifest>" not in line]


def test_fact_rejected_of_one_name_is_no_fact_of_the_others_it_is_one_with(folder):
    two = telling("e", ("Bolt Inc.:Company", "acquires", "Acme:Company"))
    rejected = Reject(subject=iri_of("Bolt Inc.", ""), predicate=f"{KGO}acquires", object_term=f"<{ACME}>")
    with edit(folder) as editor:
        put(editor, two)
        editor.decide(rejected)
        editor.decide(Merge(names=(BOLT, iri_of("Bolt Inc.", ""))))
        assert not editor.graph.to_networkx().out_edges(BOLT)
        editor.decide(Split(names=(BOLT, iri_of("Bolt Inc.", ""))))
        assert editor.graph.to_networkx().out_edges(BOLT)
    assert text_of(folder) == scratch(folder, A, B, C, two)


def test_build_over_a_folder_applies_its_decisions_and_those_made_since_it_was_cut_off(folder, monkeypatch):
    decide(folder, MERGE)
    with pytest.raises(RuntimeError), building(folder, settings_of(Config()), resume=False) as engine:
        store_contributions(new_writer(Config(), engine, folder), [A, B], Config())
        raise RuntimeError
    (folder / DECISIONS).write_text(json.dumps(fields_of(SPLIT)) + "\n")
    made = {c.document.id: c for c in (A, B, C)}
    monkeypatch.setattr(kg.pipeline, "iter_contributions", lambda documents, *_: (made[d.id] for d in documents))
    kg.build([c.document for c in made.values()], folder=folder, resume=True)
    assert text_of(folder) == scratch(folder, A, B, C)


def test_file_that_changes_during_a_session_is_followed_by_the_next(folder):
    with edit(folder) as editor:
        put(editor, telling("e", ("Acme:Company", "sells", "Planes:Company")))
        (folder / DECISIONS).write_text(json.dumps(fields_of(MERGE)) + "\n")
        put(editor, telling("f", ("Bolt Works:Company", "sells", "Planes:Company")))
    assert open_graph(folder).find_entity("Acme") != open_graph(folder).find_entity("Bolt Works")
    with edit(folder):
        pass
    assert open_graph(folder).find_entity("Acme") == open_graph(folder).find_entity("Bolt Works")


def test_export_is_loaded_with_the_decisions_of_the_folder_and_without_any_that_is_said(folder, tmp_path):
    plain = tmp_path / "plain.nq"
    open_graph(folder).write(plain)
    decide(folder, MERGE)
    decided = tmp_path / "decided.nq"
    open_graph(folder).write(decided)
    load_graph(plain, folder)
    assert text_of(folder) == scratch(folder, A, B, C)
    run = command("load", decided, "-o", tmp_path / "new")
    assert "copy decisions.jsonl" in run.stderr
    assert text_of(tmp_path / "new") == text_of(folder)


def test_saved_graph_brings_its_decisions(folder, tmp_path):
    decide(folder, MERGE)
    open_graph(folder).save(tmp_path / "copy")
    with edit(tmp_path / "copy"):
        pass
    assert text_of(tmp_path / "copy") == text_of(folder)
    assert lines(tmp_path / "copy") == lines(folder)
    graph_of(A, B, C).save(folder)  # the decisions of a folder are applied to what comes into it
    assert text_of(folder) == scratch(folder, A, B, C)


COMMANDS = [
    ("merge", "Acme", "Bolt Works"),
    ("split", "Acme", "Bolt Works"),
    ("split", "Bolt Works", "--document", "b", "--as", "Other Works"),
    ("retype", "Acme", "NonProfit"),
    ("rename", "Acme", "ACME"),
    ("reject", "Bolt Works", "acquires", "Acme"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=[" ".join(c[:1]) for c in COMMANDS])
def test_command_run_again_changes_nothing(folder, words):
    action, *rest = words
    assert command(action, folder, *rest).exit_code == 0
    once, kept = text_of(folder), lines(folder)
    again = command(action, folder, *rest)
    assert again.exit_code == 0, again.output
    assert "as it was" in again.stdout
    assert (text_of(folder), lines(folder)) == (once, kept)


RESTING = [
    (MERGE, False),
    (Merge(names=(ACME, "e:none")), True),
    (Rename(name="e:none", label="x"), True),
    (Divide(name=ACME, documents=("a",), part="e:new"), False),
    (Divide(name=ACME, documents=("none",), part="e:new"), True),
    (Reject(subject=ACME, predicate=f"{KGO}investsIn", object_term=f"<{JAPAN}>"), False),
    (Reject(subject=ACME, predicate=f"{KGO}investsIn", object_term="<e:none>"), True),
    (Reject(subject=ACME, predicate=f"{KGO}dateFounded", object_term='"1990"'), False),
]


@pytest.mark.parametrize(("decision", "rests"), RESTING, ids=[in_short(d) for d, _ in RESTING])
def test_decision_rests_where_no_document_speaks_of_what_it_is_about(decision, rests):
    graph = graph_of(A, B, C)
    assert is_resting(decision, graph.engine, graph.base) == rests
