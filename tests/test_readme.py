"""What the README shows is what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
SESSIONS = [
    (command, output.strip())
    for block in re.findall(r"```\n(.*?)```", README, re.DOTALL)
    for command, output in re.findall(r"^\$ kg (.*)\n((?:(?!\$ ).*\n?)*)", block, re.MULTILINE)
]


@pytest.fixture(scope="module")
def demo(built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "graph"
    built.save(folder)
    return folder


def test_there_are_sessions_to_check():
    assert len(SESSIONS) >= 3


@pytest.mark.parametrize(("command", "output"), SESSIONS, ids=[command[:40] for command, _ in SESSIONS])
def test_command_prints_what_the_readme_shows(demo, command, output):
    arguments = [str(demo) if word == "demo/graph" else word for word in shlex.split(command)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == int("✗" in output), "a finding, or none"
    assert result.output.replace("\r", "").strip() == output


def test_every_command_and_reader_has_a_line():
    from kg.documents import READERS

    for command in app.registered_commands:
        assert f"`kg {command.name or command.callback.__name__} " in README
    for ending in READERS:
        assert f"`{ending}`" in README
