"""Every command's --help ends in an example, and the example runs."""

from __future__ import annotations

import json
import shlex
import shutil

import pytest
import typer
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.cli.examples import EXAMPLES
from kg.cli.settings import STARTER
from tests.commands import run_command

FINDINGS = {"why-not", "diff"}
"""Commands whose example finds something: they say so by their exit code."""

HEAVY = {"upgrade", "watch", "doctor", "build", "ontology learn"}
BEFORE = {
    "load": "kg export graph -o graph.nq",
    "diff": "kg build one.txt -o again",
    "decisions": "kg decide graph decisions.jsonl",
    "undo": "kg decide graph decisions.jsonl",
}
"""What comes before an example."""


def commands(group, name=""):
    for called, command in group.commands.items():
        path = f"{name} {called}".strip()
        yield from commands(command, path) if hasattr(command, "commands") else [(path, command)]


@pytest.fixture(scope="module")
def kept(built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("help") / "graph"
    built.save(folder)
    return folder


@pytest.fixture
def here(kept, articles, tmp_path, monkeypatch):
    """A working directory with what the examples name."""
    shutil.copytree(kept, tmp_path / "graph")
    shutil.copy(articles, tmp_path / "articles.jsonl")
    shutil.copy(STARTER / "ontology/ontology.ttl", tmp_path / "my.ttl")
    shutil.copy(STARTER / "ontology/lexicon.tsv", tmp_path / "my.tsv")
    (tmp_path / "one.txt").write_text("Acme acquired Initech.")
    rename = {"do": "rename", "name": "https://kg.example.org/entity/OpenAI", "label": "OpenAI Inc."}
    (tmp_path / "decisions.jsonl").write_text(json.dumps(rename))
    (tmp_path / "news").mkdir()
    (tmp_path / "news/one.txt").write_text("Acme acquired Initech.")
    example = {"text": "Acme bought Initech.", "triples": [["Acme", "buys", "Initech"]]}
    (tmp_path / "train.jsonl").write_text(f"{json.dumps(example)}\n" * 2)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_has_an_example():
    shown = dict(commands(typer.main.get_command(app)))
    assert shown.keys() == EXAMPLES.keys()
    for name, command in shown.items():
        assert command.epilog == f"Example: {EXAMPLES[name]}"
        assert EXAMPLES[name].startswith(f"kg {name} ") or EXAMPLES[name] == f"kg {name}"
    assert "Example: kg config show" in CliRunner().invoke(app, ["config", "show", "--help"]).output


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] if name in HEAVY else []) for name in EXAMPLES])
def test_example_runs(here, name, monkeypatch):
    monkeypatch.setattr("kg.server.run_server", lambda folder, *_: kg.open_graph(folder))
    if name in BEFORE:
        assert run_command(*shlex.split(BEFORE[name])[1:]).returncode == 0
    done = run_command(*shlex.split(EXAMPLES[name])[1:])
    assert done.returncode == (name in FINDINGS), done.stderr
    assert "Traceback" not in done.stderr
