"""What a text holds never steers a terminal, and never fails for the encoding of one."""

import json
import os
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.cli.options import json_text, printable
from tests.contributions import graph_of, telling

ESCAPES = "\x1b]0;title\x07\x1b[2J\x9b31m\x7f\x08\r"
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
COMMANDS = [
    ["stats"],
    ["stats", "--json"],
    ["stats", "--documents"],
    ["stats", "--documents", "--json"],
    ["why", "Acme"],
    ["why", "Acme", "--json"],
    ["query", "SELECT ?l WHERE { ?e rdfs:label ?l }"],
    ["query", "SELECT ?l WHERE { ?e rdfs:label ?l }", "--json"],
    ["query", "SELECT ?e ?l WHERE { ?e rdfs:label ?l }", "--cite"],
    ["resolve"],
    ["resolve", "--json"],
    ["validate"],
    ["validate", "--json"],
]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("terminal") / "g"
    odd = telling(f"d{ESCAPES}\n2", (f"Acme {ESCAPES}:Company", "acquires", f"Nokia {ESCAPES}:Company"))
    graph_of(odd, telling("e", ("Acme:Company", "acquires", f"{ESCAPES} Inc:Company"))).save(folder)
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_sends_what_steers_a_terminal(place, command):
    done = CliRunner().invoke(app, [command[0], str(place), *command[1:]])
    assert done.exit_code in (0, 1), done.exception
    assert CONTROLS.search(done.output) is None
    if "--json" in command:
        json.loads(done.stdout)


def test_format_for_programs_is_left_as_it_is_but_on_a_terminal(place, monkeypatch):
    command = ["query", str(place), "SELECT ?l WHERE { ?e rdfs:label ?l }", "--format", "csv"]
    assert "\x1b" in CliRunner().invoke(app, command).stdout
    shown = []
    monkeypatch.setattr("typer.echo", lambda text, **_: shown.append(text))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    from kg.cli.options import emit

    emit(f"a{ESCAPES}\r\n")
    assert CONTROLS.search("".join(shown)) is None


def test_documents_are_listed_a_line_each(place):
    listed = CliRunner().invoke(app, ["stats", str(place), "--documents"]).stdout.splitlines()
    assert len(listed) == 2


def test_json_says_the_same_with_what_steers_a_terminal_escaped():
    value = {"a": [f"{ESCAPES} é → 😀 \u2028 \ud800"]}
    assert CONTROLS.search(json_text(value)) is None
    assert json.loads(json_text(value)) == value
    assert json_text("é → 😀 \u2028") == '"é → 😀 \u2028"'


def test_printable_text_keeps_lines_tabs_and_all_letters():
    assert printable("a\tb\nc é → 😀 \u200fשלום") == "a\tb\nc é → 😀 \u200fשלום"
    assert printable("\x1b\x9b\udce9") == "\\x1b\\x9b\\udce9"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_no_encoding_of_a_terminal_fails(place, encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "kg", "why", str(place), "Acme"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert b"acquires " + ("→".encode() if encoding == "ascii" else b"\\u2192") in done.stdout  # click takes ASCII for UTF-8
