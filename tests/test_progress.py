"""What a run says of itself: counts, rejections, what to try next; quiet, verbose, as JSON; a folder of a name that makes sense."""

from __future__ import annotations

import json
import shlex
import shutil

import pytest

from kg.cli import _options_first
from kg.cli.progress import Tally, count_documents
from kg.ontology import load_ontology
from kg.timing import Clock
from tests.commands import run_command

STAGES = {"loading", "reading", "parsing", "extraction", "coreference", "grounding", "resolution", "writing", "the rest"}
TEXT = "Acme acquired Initech. Acme did not buy Globex."


@pytest.fixture
def here(nlp, tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text(TEXT)
    (tmp_path / "news/empty.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_build_ends_with_counts_and_three_commands_that_run(here):
    done = run_command("build", "news")
    lines = done.stdout.splitlines()
    assert (done.returncode, lines[0]) == (3, "news-graph: 1 document, 2 statements, 0 rejected")
    assert lines[1].startswith("  read: 1 document in ")
    assert lines[2:5] == [
        "  not read: 1 the file is empty",
        "  statements: 1 asserted, 1 denied",
        "  sentences that say something: 2",
    ]
    assert {part.split(maxsplit=1)[1] for part in lines[5].removeprefix("  seconds: ").split(", ")} == STAGES
    assert lines[6] == "  try next:"
    try_all(lines[7:])


def try_all(lines):
    """Run the three commands that a build proposes: each works, and shows a sentence."""
    assert len(lines) == 3
    for line in lines:
        tried = run_command(*shlex.split(line)[1:])
        assert (tried.returncode, tried.stderr) == (0, ""), line
        assert "“" in tried.stdout or "explore" in line, "it is proven"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The storm amused the ships.", "rdf:predicate kgr:amuse"),
        ("Acme did not buy Globex.", "rdf:predicate kgo:acquires"),
        ("Acme was founded in 1990.", "kgo:dateFounded"),
        ("Norway annexed Chad in 2024.", "?who kgr:annex ?what"),
        ("The storm amused the ships. Acme acquired Globex.", "?who kgo:acquires ?what"),
    ],
)
def test_what_is_proposed_works_whatever_a_graph_holds(here, text, words):
    (here / "one.txt").write_text(text)
    lines = run_command("build", "one.txt", "-o", "g").stdout.partition("  try next:\n")[2].splitlines()
    assert words in lines[1]
    try_all(lines)


def test_what_is_proposed_works_after_its_fact_was_rejected(here):
    (here / "one.txt").write_text("Acme Corp acquired Globex Inc.")
    run_command("build", "one.txt", "-o", "g")
    run_command("reject", "g", "Acme Corp", "acquires", "Globex Inc")
    lines = run_command("build", "one.txt", "-o", "g").stdout.partition("  try next:\n")[2].splitlines()
    assert "rdf:predicate kgo:acquires" in lines[1]
    try_all(lines)


def test_what_is_proposed_names_an_ontology_of_ones_own(here):
    (here / "one.txt").write_text("Acme acquired Globex.")
    copied = here / "my firms"
    shutil.copytree(load_ontology("news").folder, copied)
    lines = run_command("build", "one.txt", "-o", "g", "--ontology", copied).stdout.partition("  try next:\n")[2].splitlines()
    assert all(line.endswith(f"--ontology '{copied}'") for line in lines)
    try_all(lines)


def test_nothing_is_proposed_where_nothing_is_said(here):
    (here / "one.txt").write_text("It rained.")
    assert "try next" not in run_command("build", "one.txt", "-o", "g").stdout


def test_a_build_keeps_what_it_told_beside_the_graph_and_not_in_it(here):
    printed = json.loads(run_command("build", "news", "-o", "g", "--json").stdout)
    kept = json.loads((here / "g/report.json").read_text())
    assert {name: kept[name] for name in ("read", "unread", "reasons", "sentences", "statuses")} == {
        "read": 1,
        "unread": 1,
        "reasons": {"the file is empty": 1},
        "sentences": 2,
        "statuses": {"asserted": 1, "denied": 1},
    }
    assert (printed["unread"][0][:14], set(printed["stages"]), kept.keys() <= printed.keys()) == ("news/empty.txt", STAGES, True)
    state = json.loads((here / "g/manifest.json").read_text())
    assert not {"seconds", "stages"} & state.keys()


def test_a_folder_that_nobody_named_is_not_replaced(here):
    assert run_command("build", "news", "--quiet").returncode == 3
    again = run_command("build", "news")
    assert again.stderr == "kg: news-graph: already there: to replace it, name it: -o news-graph; or name another folder\n"
    both = run_command("build", "news", "-o", "g", "--store", "sparql+http://localhost:1/query")
    assert both.returncode == 2


def test_quiet_leaves_errors_and_one_line_and_verbose_tells_of_each_document(here):
    quiet = run_command("--quiet", "build", "news", "-o", "g")
    assert quiet.stdout == "g: 1 document, 2 statements, 0 rejected\n"
    assert quiet.stderr.startswith("kg: news/empty.txt")
    verbose = run_command("build", "news", "-o", "g", "-v")
    assert ": 2 statements\n" in verbose.stderr


def test_what_is_said_may_be_json(here):
    done = run_command("build", "news", "-o", "g", "--log-format", "json", "--json")
    (said,) = map(json.loads, done.stderr.splitlines())
    assert (said["level"], said["logger"]) == ("error", "kg")
    assert said["message"].startswith("news/empty.txt")
    record = json.loads(done.stdout)
    assert record["statuses"] == {"asserted": 1, "denied": 1}
    assert (record["read"], record["rejected"], len(record["unread"])) == (1, {}, 1)
    absent = run_command("why", "absent", "Acme", "--log-format=json")
    assert json.loads(absent.stderr)["level"] == "error"


def test_documents_are_counted_without_reading_them(here):
    (here / "news/b.jsonl").write_text('{"text": "A."}\n\n{"text": "B."}\n')
    assert count_documents(["news"]) == 4
    assert count_documents(["news", "-"]) is None


def test_options_for_every_command_stand_anywhere_but_after_two_dashes():
    assert _options_first(["why", "g", "-v", "--", "-q"]) == ["-v", "why", "g", "--", "-q"]
    assert _options_first(["--log-format", "json", "why"]) == ["--log-format", "json", "why"]


def test_nothing_is_proposed_for_a_graph_that_says_nothing():
    assert list(Tally(Clock()).lines()) == ["  read: 0 documents in 0 s"]
