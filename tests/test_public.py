"""What holds of the package as a whole: names, imports, files."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import kg
from kg.errors import KgError
from tests.conftest import HEAVY
from tests.documents.files import make_pdf, paragraph

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
    "with_reasons",
]


def family(error):
    """Return an error of `kg.errors` and those below it."""
    return [error, *(below for kind in error.__subclasses__() if kind.__module__ == error.__module__ for below in family(kind))]


def run(code):
    return subprocess.run([sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=True)


def test_importing_kg_is_cheap():
    taken = []
    for _ in range(3):  # the shortest: the machine may be busy
        done = run("import kg, asyncio")
        times = {line.rpartition("|")[2].strip(): line.split("|")[1] for line in done.stderr.splitlines()}
        assert not times.keys() & {"spacy", "rdflib", "pyvis", "networkx", "onnxruntime", "numpy"}
        taken.append(int(times["kg"]) / int(times["asyncio"]))
    assert min(taken) < 1, "as long as a part of Python itself takes"


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


EXAMPLE_FILES = {
    "articles/invest.txt": "Microsoft will invest $10 billion in Japan. Tim Cook leads Apple.",
    "more/acquire.txt": "Acme acquired Bolt.",
}
"""What the examples of docstrings read, beside a PDF file, and a graph of the first."""


def test_doctests_hold(graph, nlp, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in EXAMPLE_FILES.items():
        Path(name).parent.mkdir()
        Path(name).write_text(text)
    Path("reports").mkdir()
    Path("reports/a.pdf").write_bytes(make_pdf(paragraph("Northgate acquired Velmouth Port.")))
    kg.build("articles/", folder="graph")
    known = {"graph": graph, "kg": kg}
    failed = 0
    for path in PACKAGE.rglob("*.py"):
        if ">>>" in path.read_text(encoding="utf-8"):
            failed += doctest.testmod(
                import_module(".".join(path.relative_to(ROOT).with_suffix("").parts)), extraglobs=known
            ).failed
    assert failed == 0


def examples_of(documented):
    """Return the examples of a docstring that run, as one text."""
    examples = doctest.DocTestParser().get_examples(documented.__doc__ or "")
    return "".join(example.source for example in examples if doctest.SKIP not in example.options)


@pytest.mark.parametrize("name", [name for name in PUBLIC if name.islower()])
def test_every_public_function_shows_how_it_is_called(name):
    assert f"kg.{name}(" in examples_of(getattr(kg, name))


def unshown(cls):
    """Yield the class, unless it has an example, and its public members that no example uses."""
    shown = examples_of(cls)
    if not shown:
        yield cls.__name__
    for base in (base for base in cls.__mro__ if base.__module__.startswith(kg.__name__)):
        for name, member in vars(base).items():
            is_own = not name.startswith("_") and (callable(member) or isinstance(member, property | classmethod))
            if is_own and not re.search(rf"\.{name}\b", shown) and not examples_of(member):
                yield f"{cls.__name__}.{name}"


@pytest.mark.parametrize("name", [name for name in PUBLIC if not name.islower()])
def test_every_public_class_shows_how_it_and_its_members_are_used(name):
    assert list(unshown(getattr(kg, name))) == []


def test_a_class_and_a_member_without_an_example_are_reported():
    class Shown:
        """A class.

        >>> Shown().used()
        """

        __module__ = "kg.tests"

        def used(self): ...

        def unused(self):
            """Be used by nobody.

            >>> Shown().unused()  # doctest: +SKIP
            """

    class Bare:
        pass

    assert list(unshown(Shown)) == ["Shown.unused"]
    assert list(unshown(Bare)) == ["Bare"]


@pytest.mark.parametrize("error", [error for error in family(KgError) if "__init__" in vars(error)], ids=lambda e: e.__name__)
def test_every_error_that_tells_more_than_its_root_shows_what(error):
    assert examples_of(error)
