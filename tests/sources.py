"""Python files of the repository, parsed once for all tests that look at them."""

from __future__ import annotations

import ast
from functools import cache


@cache
def parsed(path):
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))
