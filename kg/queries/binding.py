"""Bind variables of a query to terms: a VALUES block in each group that names the variable."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from rdflib import Literal, URIRef

from kg.dataset.quads import term_line
from kg.errors import unknown_name
from kg.queries.tokens import Token, iter_tokens


def bind(text: str, bindings: Mapping[str, URIRef | Literal]) -> str:
    r"""Return a query that was written anew, with values for its variables.

    The values are written as terms of the grammar, so whatever they hold stays one value.

    >>> print(bind("SELECT * { ?s ?p ?o }", {"o": Literal('x" } #')}))
    SELECT * { VALUES ?o { "x\" } #" } ?s ?p ?o }

    Raises:
        ConfigError: the query has no such variable.
    """
    if not bindings:
        return text
    tokens = list(iter_tokens(text))
    variables = {token.text[1:] for token in tokens if token.kind == "variable"}
    for name in bindings:
        if name not in variables:
            raise unknown_name("variable of the query", name, variables)
    groups = _groups(tokens)
    if not groups:
        return f"{text} WHERE {{{_values(bindings, bindings)} }}"
    for group in sorted(groups, key=lambda group: -group.start):
        if not group.is_data:
            text = text[: group.start] + _values(bindings, group.variables) + text[group.start :]
    return text


@dataclass(slots=True)
class _Group:
    """A group of a query: where it begins, the variables it names, and whether it is data or a template."""

    start: int
    variables: set[str]
    is_data: bool
    is_template: bool


def _groups(tokens: list[Token]) -> list[_Group]:
    """Return the groups of a query that end, each with the variables that it names itself."""
    ended: list[_Group] = []
    within: list[_Group] = []
    word = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.text == "{":
            is_data = word in ("VALUES", "CONSTRUCT") or (bool(within) and within[-1].is_template)
            within.append(_Group(token.start + 1, set(), is_data, is_data))
            word = ""
        elif token.text == "}" and within:
            ended.append(within.pop())
            word = ""
        elif token.kind == "word":
            word = token.text.upper()
            if word == "SELECT" and within and before is not None and before.text == "{":
                within[-1].is_data = True  # a group that is a subquery holds nothing else; its own group gets the values
        elif token.kind == "variable" and within:
            within[-1].variables.add(token.text[1:])
    return ended


def _values(bindings: Mapping[str, URIRef | Literal], names: Container[str]) -> str:
    return "".join(f" VALUES ?{name} {{ {term_line(value)} }}" for name, value in bindings.items() if name in names)
