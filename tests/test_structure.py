"""The house keeps its measures: what is too large is split by meaning, and no module needs one that needs it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import grimp
import pytest

import kg

PACKAGE = Path(kg.__file__).parent
SOURCES = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
LINES_OF_A_FILE, LINES_OF_A_CLASS, PARAMETERS = 400, 250, 7
IN_ALL_ITS_WAYS = frozenset({"spark/__init__.py: build"})
"""As `kg.build`, and where Spark works: each setting has its name."""


def large(name, text):
    """Yield what is too large in a module."""
    if text.count("\n") > LINES_OF_A_FILE:
        yield name
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and node.end_lineno - node.lineno >= LINES_OF_A_CLASS:
            yield f"{name}: class {node.name}"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not name.startswith("cli/"):  # options of commands
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
            if sum(arg is not None and arg.arg not in ("self", "cls") for arg in given) > PARAMETERS:
                yield f"{name}: {node.name}"


def circles(imports):
    """Return the modules that need themselves by way of others, given what each imports: take away who needs nobody, or whom nobody needs."""
    left = {name: set(needed) & set(imports) for name, needed in imports.items()}
    while ends := {n for n in left if not left[n]} | (set(left) - set().union(*left.values())):
        left = {name: needed - ends for name, needed in left.items() if name not in ends}
    return set(left)


def test_files_classes_and_signatures_are_short():
    assert {fault for name, text in SOURCES.items() for fault in large(name, text)} == IN_ALL_ITS_WAYS


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("x = 1\n" * 401, ["m.py"]),
        ("class A:\n" + "    x = 1\n" * 250, ["m.py: class A"]),
        ("def f(self, a, b, c, d, *, e, f, g): ...", []),
        ("def f(a, b, c, d, *e, f, g, **h): ...", ["m.py: f"]),
    ],
)
def test_what_is_large_is_reported(text, faults):
    assert list(large("m.py", text)) == faults


def test_the_formatter_is_rarely_kept_out():
    assert sum(len(re.findall(r"# fmt: (?:skip|off)", text)) for text in SOURCES.values()) <= 10


def test_no_module_needs_one_that_needs_it_imports_for_types_included():
    graph = grimp.build_graph("kg", cache_dir=None, exclude_type_checking_imports=False)
    assert circles({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}) == set()


def test_a_circle_is_reported():
    imports = {"top": {"a"}, "a": {"b"}, "b": {"c", "end"}, "c": {"a"}, "end": set()}
    assert circles(imports) == {"a", "b", "c"}
    assert circles(imports | {"c": {"end"}}) == set()
