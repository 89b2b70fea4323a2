"""Run read-only SPARQL 1.1 queries over a dataset.

What could reach outside the dataset is refused by its parsed form, not by matching text: updates, SERVICE, and FROM
(rdflib answers `FROM <file:...>` by reading the file).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pyparsing.exceptions import ParseException
from rdflib import Dataset, Literal, URIRef
from rdflib.plugins.sparql.algebra import translateQuery, traverse
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import ResultRow
from rdflib.term import Identifier, Node

from kg.errors import QueryError

REFUSED = {"ServiceGraphPattern": "SERVICE asks another server", "DatasetClause": "FROM names a graph outside this one"}


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer of a SELECT or ASK query: variable names, and rows of terms (None where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]
    prefixes: Mapping[str, str]

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Yield each row as column -> short text."""
        for row in self.rows:
            yield {name: self.short(node) for name, node in zip(self.columns, row, strict=True)}

    def __len__(self) -> int:
        return len(self.rows)

    def short(self, node: Node | None) -> str:
        """Return a term as people read it: a literal's text, an IRI with its prefix."""
        if node is None:
            return ""
        text = str(node)
        if isinstance(node, URIRef):
            fits = [(len(ns), prefix, ns) for prefix, ns in self.prefixes.items() if text.startswith(ns)]
            if fits:
                _, prefix, namespace = max(fits)
                return f"{prefix}:{text[len(namespace) :]}"
        return text

    def table(self) -> str:
        """Return the rows as a table in plain text."""
        body = [list(self.columns), *([self.short(node) for node in row] for row in self.rows)]
        widths = [max(len(row[i]) for row in body) for i in range(len(self.columns))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in body]
        return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])

    def to_csv(self) -> str:
        """Return the rows as CSV (SPARQL 1.1 Query Results CSV: plain lexical forms, CRLF)."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows(["" if node is None else str(node) for node in row] for row in self.rows)
        return out.getvalue()

    def to_records(self) -> list[dict[str, str]]:
        """Return the rows as dictionaries of full IRIs and lexical forms."""
        return [{c: "" if n is None else str(n) for c, n in zip(self.columns, row, strict=True)} for row in self.rows]

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(c)}</th>" for c in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(v)}</td>" for v in row.values()) + "</tr>" for row in self)
        return f"<table><tr>{head}</tr>{body}</table>"


def run_query(dataset: Dataset, text: str, prefixes: Mapping[str, str], bindings: Mapping[str, Identifier] | None = None) -> Rows:
    """Run a query.

    Args:
        dataset: what is asked; its default graph is the union of its graphs.
        text: SELECT, ASK, CONSTRUCT or DESCRIBE (the last two give their triples as rows).
        prefixes: known without declaring them.
        bindings: values for variables of the query, bound as terms, never pasted into the text.

    Raises:
        QueryError: it is not SPARQL, or asks for what is not allowed.
    """
    query = _prepare(text, prefixes)
    result = dataset.query(query, initBindings=dict(bindings or {}))
    if result.type == "ASK":
        return Rows(("answer",), ((Literal(result.askAnswer),),), prefixes)
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        triples = sorted(result.graph) if result.graph is not None else []
        return Rows(("subject", "predicate", "object"), tuple(triples), prefixes)
    columns = tuple(str(v) for v in result.vars or ())
    rows = tuple(tuple(row) for row in result if isinstance(row, ResultRow))
    ordered = rows if "order by" in text.lower() else tuple(sorted(rows, key=lambda row: [str(node or "") for node in row]))
    return Rows(columns, ordered, prefixes)


def _prepare(text: str, prefixes: Mapping[str, str]) -> Query:
    """Parse a query and refuse what could reach outside."""
    try:
        parsed = parseQuery(text)
        query = translateQuery(parsed, initNs=dict(prefixes))
    except ParseException as error:
        if text.lstrip().split(None, 1)[:1] and text.lstrip().split(None, 1)[0].upper() in (
            "INSERT",
            "DELETE",
            "LOAD",
            "CLEAR",
            "DROP",
            "CREATE",
        ):
            raise QueryError("this is an update", remedy="a graph is only read here; build it again to change it") from error
        place = f"line {error.lineno}, column {error.column}"
        raise QueryError(f"not SPARQL at {place}: {error.line.strip()[:80]!r}", remedy="check the syntax there") from error
    except Exception as error:  # rdflib raises a bare Exception for an unknown prefix
        if "Unknown namespace prefix" not in str(error):
            raise
        prefix = str(error).rpartition(":")[2].strip()
        near = get_close_matches(prefix, prefixes, n=1)
        hint = f"did you mean {near[0]}:? " if near else ""
        raise QueryError(
            f"unknown prefix {prefix}:", remedy=f"{hint}Known: {', '.join(sorted(prefixes))}; or declare it with PREFIX"
        ) from error
    _refuse_outside(parsed)
    _refuse_outside(query.algebra)
    return query


def _refuse_outside(tree: object) -> None:
    found: list[str] = []

    def visit(node: object) -> None:
        if isinstance(node, CompValue) and (node.name in REFUSED):
            found.append(node.name)

    traverse(tree, visitPre=visit)
    if found:
        raise QueryError(f"not allowed: {REFUSED[found[0]]}", remedy="ask only this graph; GRAPH ?g { ... } names the graphs in it")
