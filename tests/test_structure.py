"""The house keeps its measures: what is too large is split by meaning, and no module needs one that needs it."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import grimp
import pytest

import kg
from tests.sources import parsed

PACKAGE = Path(kg.__file__).parent
PATHS = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
LINES_OF_A_FILE, LINES_OF_A_CLASS, PARAMETERS = 400, 250, 7


def large(name, tree, lines):
    """Yield what is too large in a module of so many lines."""
    if lines > LINES_OF_A_FILE:
        yield name
    for node in ast.walk(tree):
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


def unexplained_numbers(tree):
    """Yield the numbers of a module after which no docstring, in whose line no comment says what they count (those of one group share it)."""
    for node, following in pairwise([*tree.body, ast.Pass()]):
        names = node.targets[0] if isinstance(node, ast.Assign) else None
        values = node.value.elts if names is not None and isinstance(node.value, ast.Tuple) else [getattr(node, "value", None)]
        if names is not None and all(isinstance(value, ast.Constant) and type(value.value) in (int, float) for value in values):
            is_said = isinstance(following, ast.Expr) or (
                isinstance(following, ast.Assign) and following.lineno == node.end_lineno + 1
            )
            if not is_said:
                yield ast.unparse(names)


def test_files_classes_and_signatures_are_short():
    lines = {name: path.read_text(encoding="utf-8").count("\n") for name, path in PATHS.items()}
    assert [fault for name, path in PATHS.items() for fault in large(name, parsed(path), lines[name])] == []


def test_numbers_say_what_they_count():
    assert [f"{name}: {number}" for name, path in PATHS.items() for number in unexplained_numbers(parsed(path))] == []


def test_a_number_that_says_nothing_is_reported():
    tree = ast.parse('A = 1\n"""Years."""\nB = 2\nC = 0.5\n"""Shares of both."""\nD, E = 3, 4\n\nF = "5"\n')
    assert list(unexplained_numbers(tree)) == ["(D, E)"]


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
    assert list(large("m.py", ast.parse(text), text.count("\n"))) == faults


def test_the_formatter_is_rarely_kept_out():
    assert sum(len(re.findall(r"# fmt: (?:skip|off)", path.read_text(encoding="utf-8"))) for path in PATHS.values()) <= 10


def test_no_module_needs_one_that_needs_it_imports_for_types_included():
    graph = grimp.build_graph("kg", cache_dir=None, exclude_type_checking_imports=False)
    assert circles({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}) == set()


def test_a_circle_is_reported():
    imports = {"top": {"a"}, "a": {"b"}, "b": {"c", "end"}, "c": {"a"}, "end": set()}
    assert circles(imports) == {"a", "b", "c"}
    assert circles(imports | {"c": {"end"}}) == set()
