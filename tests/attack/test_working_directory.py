"""Files in the working directory that are called as modules are: no process that kg starts runs them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.slow

KG = Path(sys.executable).parent / "kg"
MODULES = [
    "kg",
    "rdflib",
    "multiprocessing",
    "pickle",
    "socket",
    "json",
    "typing",
    "concurrent",
    "pyoxigraph",
    "spacy",
    "numpy",
    "queue",
    "signal",
    "struct",
    "selectors",
    "subprocess",
    "threading",
    "tempfile",
    "sitecustomize",
    "usercustomize",
    "uvicorn",
    "starlette",
    "onnxruntime",
    "encodings",
    "codecs",
    "runpy",
    "site",
    "types",
    "weakref",
    "_posixsubprocess",
    "zipimport",
    "resource",
]
HOSTILE = "from pathlib import Path\nPath(__file__).with_suffix('.ran').touch()\n"
TEXT = "Microsoft acquired Nuance. SoftBank invests in Japan."


@pytest.fixture
def place(tmp_path):
    """A working directory with a file for each module, made after the files that kg is to read."""
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(HOSTILE)
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} It paid {number + 2} million dollars.")
    return tmp_path


def environment():
    """The environment without what would hide a fault."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(place, *arguments):
    assert KG.is_file(), "install kg: the command is what is attacked"
    return subprocess.run([KG, *arguments], check=False, cwd=place, env=environment(), capture_output=True, text=True, timeout=300)


def ran(place):
    return sorted(path.name for path in place.rglob("*.ran"))


def test_command_and_its_processes_run_nothing_from_where_they_are(place):
    built = run(place, "build", *(f"{number}.txt" for number in range(20)), "-o", "g", "--processes", "2")
    assert (built.returncode, ran(place)) == (0, []), built.stderr
    for options in ([], ["--timeout", "60"]):
        asked = run(place, "query", "g", "SELECT ?s { ?s a kgo:Company }", *options)
        assert (asked.returncode, ran(place)) == (0, []), asked.stderr
    added = run(place, "add", "g", "3.txt", "--processes", "2")
    assert (added.returncode, ran(place)) == (0, []), added.stderr
    served(place)
    assert ran(place) == []


def served(place):
    process = subprocess.Popen([KG, "serve", "g", "--port", "0"], cwd=place, env=environment(), stderr=subprocess.PIPE, text=True)
    try:
        lines = []
        for line in process.stderr:
            lines.append(line)
            if "http://" in line:
                break
        url = next(word for word in "".join(lines).split() if word.startswith("http://")).rstrip("/.,;")
        with contextlib.closing(urlopen(f"{url}/sparql?query=ASK%20%7B%7D", timeout=60)) as answer:
            assert b"true" in answer.read()
    finally:
        process.terminate()
        process.wait(30)
        process.stderr.close()
