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
TRAINING = PACKAGE.parent / "training"
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


def is_number(value):
    """Tell whether an expression is a number, one computed of numbers, or a tuple of those."""
    if isinstance(value, ast.Tuple):
        return bool(value.elts) and all(map(is_number, value.elts))
    if isinstance(value, ast.BinOp):
        return is_number(value.left) and is_number(value.right)
    value = value.operand if isinstance(value, ast.UnaryOp) else value
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def is_docstring(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def unexplained_numbers(text):
    """Yield the numbers of a module of which neither a docstring after them nor a comment in their line says what they count."""
    lines = text.splitlines()
    for node, following in pairwise([*ast.parse(text).body, ast.Pass()]):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None or not is_number(node.value):
            continue
        if not is_docstring(following) and "#" not in lines[node.end_lineno - 1]:
            yield ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)


def test_files_classes_and_signatures_are_short():
    lines = {name: path.read_text(encoding="utf-8").count("\n") for name, path in PATHS.items()}
    assert [fault for name, path in PATHS.items() for fault in large(name, parsed(path), lines[name])] == []


def test_numbers_say_what_they_count():
    texts = {name: path.read_text(encoding="utf-8") for name, path in PATHS.items()}
    assert [f"{name}: {number}" for name, text in texts.items() for number in unexplained_numbers(text)] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('A = 1\n"""Years."""\n', []),
        ("A = 1  # years\n", []),
        ('A = 1\nB = 2\n"""Years."""\n', ["A"]),
        ("A = 1\nprint(A)\n", ["A"]),
        ("A: int = 1\n", ["A"]),
        ("A = -1\nB = 10 * 1024\n", ["A", "B"]),
        ("D, E = 3, 4\n", ["(D, E)"]),
        ('F = "5"\nG = ()\nH = True\n', []),
    ],
)
def test_a_number_that_says_nothing_is_reported(text, names):
    assert list(unexplained_numbers(text)) == names


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


def inherited_behaviour(trees):
    """Yield the classes that inherit methods of another class of ours: errors and protocols aside, behaviour is put together."""
    classes = {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    for name, node in classes.items():
        for base in (ast.unparse(base).partition("[")[0] for base in node.bases):
            is_ours = base in classes and not base.endswith("Error")
            if is_ours and any(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in classes[base].body):
                yield f"{name}({base})"


def test_no_class_inherits_what_another_does():
    classes = list(inherited_behaviour(map(parsed, [*PATHS.values(), *sorted(TRAINING.rglob("*.py"))])))
    assert classes == ["KnowledgeGraph(_Kept)"], (
        "one that would be too large with the properties of what it is made of, and no other"
    )


def test_a_class_that_inherits_is_reported():
    text = "class A:\n    x: int\nclass B(A):\n    def f(self): ...\nclass C(B): ...\nclass D(B[int], list): ...\nclass E(Handler): ...\n"
    assert list(inherited_behaviour([ast.parse(text)])) == ["C(B)", "D(B)"]


def test_the_formatter_is_rarely_kept_out():
    assert sum(len(re.findall(r"# fmt: (?:skip|off)", path.read_text(encoding="utf-8"))) for path in PATHS.values()) <= 10


def test_no_module_needs_one_that_needs_it_imports_for_types_included():
    graph = grimp.build_graph("kg", cache_dir=None, exclude_type_checking_imports=False)
    assert circles({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}) == set()


def test_a_circle_is_reported():
    imports = {"top": {"a"}, "a": {"b"}, "b": {"c", "end"}, "c": {"a"}, "end": set()}
    assert circles(imports) == {"a", "b", "c"}
    assert circles(imports | {"c": {"end"}}) == set()
