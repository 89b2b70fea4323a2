"""The words of CONTRIBUTING.md's glossary are kept: names that say nothing, or that are words of our own for what the field has one, stay out."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.sources import parsed

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for folder in ("kg", "training", "benchmarks", "tests") for path in (ROOT / folder).rglob("*.py"))

PRONOUNS = frozenset({"found", "told", "one", "other", "others", "there", "thing", "things"})
EMPTY = frozenset({"util", "utils", "helper", "helpers", "common", "manager", "info"})
OWN_WORDS = {
    "taker": "argument",
    "sought_by": "blocking_key",
    "looks": "profile",
    "told_by": "source_of",
    "touched_by": "affected_by",
    "openings": "delexicalised features",
    "slot": "statement role",
    "slots": "statement roles",
    "look_at": "mark_changed",
    "weigh": "score",
    "guess": "predict",
}

STANDARDS = frozenset({"OTHER", "other", "INFO", "__slots__"})
"""Names of the extraction contract, of SHACL and of Python."""


def names_in(tree):
    """Yield what a module calls its functions, classes, arguments and variables, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno


def fault_of(name):
    plain = "" if name in STANDARDS else name.strip("_").lower()
    if plain in PRONOUNS:
        return "is a pronoun: say what it is"
    if EMPTY & set(plain.split("_")):
        return "says nothing"
    return f"has a word in the field: {OWN_WORDS[plain]}" if plain in OWN_WORDS else None


def test_names_are_words_of_the_field():
    names = [(f"{path.relative_to(ROOT)}:{line}", name) for path in SOURCES for name, line in names_in(parsed(path))]
    assert [f"{place}: {name} {fault}" for place, name in names if (fault := fault_of(name))] == []


@pytest.mark.parametrize(
    ("name", "fault"), [("_found", "pronoun"), ("date_helper", "nothing"), ("look_at", "mark_changed"), ("span", None)]
)
def test_names_are_judged(name, fault):
    judged = fault_of(name)
    assert judged is None if fault is None else fault in judged
