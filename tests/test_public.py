"""What holds of the package as a whole: names, imports, files."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import kg
from kg.errors import KgError
from tests.conftest import HEAVY

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kg"
PUBLIC = [
    "Config",
    "Contribution",
    "Diagnosis",
    "Document",
    "Editor",
    "KnowledgeGraph",
    "ReadOptions",
    "Selection",
    "build",
    "edit",
    "extract",
    "from_networkx",
    "load_pipeline",
    "open_graph",
    "why_not",
]


def family(error):
    """Return an error of `kg.errors` and those below it."""
    return [error, *(below for kind in error.__subclasses__() if kind.__module__ == error.__module__ for below in family(kind))]


def run(code):
    return subprocess.run([sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=True)


def test_importing_kg_is_cheap():
    taken = []
    for _ in range(3):  # the shortest: the machine may be busy
        done = run("import kg")
        times = {line.rpartition("|")[2].strip(): line.split("|")[1] for line in done.stderr.splitlines()}
        assert not times.keys() & {"spacy", "rdflib", "pyvis", "networkx", "onnxruntime", "numpy"}
        taken.append(int(times["kg"]))
    assert min(taken) < 100_000, "microseconds"


def test_public_names_are_exact():
    assert kg.__all__ == sorted([*PUBLIC, *(error.__name__ for error in family(KgError))])
    for name in kg.__all__:
        assert getattr(kg, name).__name__ == name
    with pytest.raises(AttributeError, match="nonsense"):
        kg.nonsense  # noqa: B018


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*/__init__.py")), ids=lambda p: p.parent.name)
def test_every_name_of_a_stage_is_there(path):
    module = import_module(f"kg.{path.parent.name}")
    for name in getattr(module, "__all__", ()):
        assert hasattr(module, name)


def test_every_module_says_what_it_is_for():
    opening = re.compile(r'r?"""[A-Z].+')
    assert [str(path) for path in PACKAGE.rglob("*.py") if not opening.match(path.read_text(encoding="utf-8"))] == []


def test_modules_of_heavy_tests_are_there():
    assert [name for name in HEAVY if not (ROOT / "tests" / name).is_file()] == []


def test_doctests_hold(graph):
    import doctest

    known = {"graph": graph, "kg": kg}
    failed = 0
    for path in PACKAGE.rglob("*.py"):
        if ">>>" in path.read_text(encoding="utf-8"):
            failed += doctest.testmod(
                import_module(".".join(path.relative_to(ROOT).with_suffix("").parts)), extraglobs=known
            ).failed
    assert failed == 0


@pytest.mark.parametrize("name", [name for name in PUBLIC if name.islower()])
def test_every_public_function_shows_how_it_is_called(name):
    assert ">>> " in getattr(kg, name).__doc__
    assert f"kg.{name}(" in getattr(kg, name).__doc__


def test_a_graph_shows_how_it_is_asked():
    examples = import_module("kg.graph").__doc__
    assert [name for name in ("query", "why", "find_entity", "cite", "to_networkx") if f"graph.{name}(" not in examples] == []
