"""Runs the command line for tests: in this process, which is fast, or in one of its own, as a user's shell does."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from unittest import mock

import typer.main

from kg.cli import main


@dataclass(frozen=True)
class Run:
    """What a command answered."""

    returncode: int
    stdout: str
    stderr: str


command_of = cache(typer.main.get_command)
"""Makes the parser of a command line: a tenth of a second, once instead of with each command."""


def run_command(*arguments: object, stdin: str = "") -> Run:
    """Run `kg` with these arguments in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    code = 0
    with (
        mock.patch.object(sys, "argv", ["kg", *map(str, arguments)]),
        mock.patch.object(sys, "stdin", given),
        mock.patch.object(typer.main, "get_command", command_of),
        redirect_stdout(out),
        redirect_stderr(err),
        _own_logging(),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    return Run(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def run_process(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run `kg` with these arguments in a process of its own."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, timeout=120, check=False)


@contextmanager
def _own_logging() -> Iterator[None]:
    """Take pytest's handlers away: the command line sets up its own where there are none."""
    root, kg = logging.getLogger(), logging.getLogger("kg")
    handlers, levels = root.handlers[:], (root.level, kg.level)
    root.handlers[:] = []
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(levels[0])
        kg.setLevel(levels[1])
