"""Run read-only SPARQL 1.1 queries over a dataset, and give their answers in the forms that W3C defines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from typing import BinaryIO

import pyoxigraph
from rdflib import Literal, URIRef
from rdflib.term import Node

from kg.dataset.failures import reading
from kg.dataset.quads import Term
from kg.dataset.remote import RemoteStore
from kg.dataset.store import Engine, from_oxigraph
from kg.errors import QueryError, unknown_name
from kg.namespaces import local_name
from kg.queries.binding import bind
from kg.queries.guard import Query, check_query
from kg.queries.wall import run_walled

RESULT_FORMATS = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
}
"""The W3C's formats for the answers of SELECT and ASK."""

TRIPLE_FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}
"""RDF syntaxes for the answers of CONSTRUCT and DESCRIBE."""


SHOWN = 20
"""Rows shown of an answer where it is only looked at."""


@dataclass(frozen=True, repr=False)
class Rows:
    """The answer of a query: names of columns, and rows of terms (None where unbound).

    ASK gives one row with `answer`; CONSTRUCT and DESCRIBE give their triples.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[object, ...], ...]
    prefixes: Mapping[str, str]
    form: str = "SELECT"
    truncated: bool = False
    notes: tuple[str, ...] = field(default=())
    """What may be wrong with the query, such as a property that nothing has."""

    @cached_property
    def rows(self) -> tuple[tuple[Node | None, ...], ...]:
        """The rows as rdflib terms."""
        return tuple(tuple(_to_node(term) for term in row) for row in self.terms)

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Yield each row as column -> short text."""
        for row in self.rows:
            yield {name: self.short(node) for name, node in zip(self.columns, row, strict=True)}

    def __len__(self) -> int:
        return len(self.terms)

    def short(self, node: Node | None) -> str:
        """Return a term as people read it: a literal's text, an IRI with its prefix."""
        return "" if node is None else shorten(node, self.prefixes)

    def table(self) -> str:
        """Return the rows as a table in plain text."""
        body = [list(self.columns), *([self.short(node) for node in row] for row in self.rows)]
        widths = [max(len(row[i]) for row in body) for i in range(len(self.columns))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in body]
        return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])

    def to_csv(self) -> str:
        """Return the rows as CSV (SPARQL 1.1 Query Results CSV: plain lexical forms, CRLF)."""
        return self.serialize("csv")

    def serialize(self, format_name: str) -> str:
        """Return the answer in a format: json, xml, csv, tsv; or turtle, ntriples, jsonld, rdfxml for triples.

        Raises:
            ConfigError: there is no such format for this form of query.
        """
        if self.form in ("CONSTRUCT", "DESCRIBE"):
            if format_name not in TRIPLE_FORMATS:
                raise unknown_name(f"format for {self.form}", format_name, TRIPLE_FORMATS)
            triples = (pyoxigraph.Triple(*row) for row in self.terms)  # type: ignore[arg-type]  # terms of Oxigraph
            text = pyoxigraph.serialize(triples, format=TRIPLE_FORMATS[format_name], prefixes=dict(self.prefixes))
            assert text is not None
            return text.decode()
        if format_name not in RESULT_FORMATS:
            raise unknown_name(f"format for {self.form}", format_name, RESULT_FORMATS)
        truth = str(bool(self.terms[0][0])).lower() if self.form == "ASK" else ""
        result = pyoxigraph.Store().query(f"ASK {{ FILTER({truth}) }}" if truth else self._as_values())
        assert not isinstance(result, pyoxigraph.QueryTriples)
        content = result.serialize(format=RESULT_FORMATS[format_name])
        assert content is not None
        return content.decode()

    def _as_values(self) -> str:
        """Return the rows as a query that gives them: the writers of answers take nothing else."""
        names = " ".join(f"?{name}" for name in self.columns)
        rows = "\n".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in self.terms)
        return f"SELECT {names} WHERE {{ VALUES ({names}) {{ {rows} }} }}"

    def to_records(self) -> list[dict[str, str]]:
        """Return the rows as dictionaries of full IRIs and lexical forms."""
        return [{c: "" if n is None else str(n) for c, n in zip(self.columns, row, strict=True)} for row in self.rows]

    def to_pandas(self) -> object:
        """Return the rows as a pandas data frame; numbers, dates and truth values as such.

        Raises:
            ConfigError: pandas is not installed.
        """
        from kg.errors import ConfigError

        try:
            import pandas
        except ImportError as error:
            raise ConfigError("pandas is not installed", remedy="python -m pip install pandas") from error
        return pandas.DataFrame([list(map(self._value, row)) for row in self.rows], columns=list(self.columns))

    def _value(self, node: Node | None) -> object:
        value = node.toPython() if isinstance(node, Literal) else None if node is None else self.short(node)
        return float(value) if isinstance(value, Decimal) else value

    def __repr__(self) -> str:
        return "\n".join(filter(None, [replace(self, terms=self.terms[:SHOWN]).table(), self._rest()]))

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(c)}</th>" for c in self.columns)
        rows = ([self.short(node) for node in row] for row in self.rows[:SHOWN])
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        return f"<table><tr>{head}</tr>{body}</table>{self._rest()}"

    def _rest(self) -> str:
        return f"… {len(self) - SHOWN} rows more" if len(self) > SHOWN else ""


def shorten(node: object, prefixes: Mapping[str, str]) -> str:
    """Return an IRI with its prefix, or the text of a literal.

    >>> shorten(URIRef("http://e.org/a"), {"e": "http://e.org/"})
    'e:a'
    """
    text = str(node)
    if isinstance(node, URIRef):
        fits = [(len(ns), prefix, ns) for prefix, ns in prefixes.items() if text.startswith(ns)]
        if fits:
            _, prefix, namespace = max(fits)
            return f"{prefix}:{text[len(namespace) :]}"
    return text


def _to_node(term: object) -> Node | None:
    if term is None:
        return None
    if isinstance(term, bool):
        return Literal(term)
    if isinstance(term, pyoxigraph.BlankNode):
        from rdflib import BNode

        return BNode(term.value)
    if isinstance(term, pyoxigraph.Triple):
        return Literal(str(term))
    return from_oxigraph(term)


def run_query(
    engine: Engine,
    text: str,
    prefixes: Mapping[str, str],
    bindings: Mapping[str, Term] | None = None,
    *,
    limit: int | None = None,
    known: Iterable[str] = (),
) -> Rows:
    """Run a query.

    Args:
        engine: what is asked; its default graph is the union of its graphs.
        text: SELECT, ASK, CONSTRUCT or DESCRIBE (the last two give their triples as rows).
        prefixes: known without declaring them.
        bindings: values for variables of the query, bound as terms, never pasted into the text.
        limit: rows to give at most; more are left out, which `truncated` then says.
        known: IRIs of properties, to tell a typo by where nothing is found.

    Raises:
        QueryError: it is not SPARQL, or asks for what is not allowed.
    """
    query = check_query(text, prefixes)
    check_graphs(engine, query)
    text = bind(query.text, bindings or {})
    if isinstance(engine, RemoteStore):  # its query is a request; what the server may reach is the server's
        columns, rows = _fetch(engine, query, text, limit)
    else:
        columns, rows = run_walled(lambda: _fetch(engine, query, text, limit))
    cut = rows[:limit]
    if not query.ordered:
        cut.sort(key=lambda row: [str(term or "") for term in row])
    notes = () if rows else typos(engine, query, prefixes, known)
    return Rows(columns, tuple(cut), prefixes, query.form, len(rows) > len(cut), notes)


def _fetch(engine: Engine, query: Query, text: str, limit: int | None) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Return the columns and rows of an answer, one more than the limit where there are more.

    A function of its own: an answer of Oxigraph may only be let go in its own thread.
    """
    answer = engine.query(text, {}, default_graphs=query.default_graphs, named_graphs=query.named_graphs)
    most = None if limit is None else limit + 1
    with reading(engine):
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return ("answer",), [(bool(answer),)]
        if isinstance(answer, pyoxigraph.QuerySolutions):
            return tuple(variable.value for variable in answer.variables), [tuple(row) for row in islice(answer, most)]
        return ("subject", "predicate", "object"), list(dict.fromkeys(tuple(triple) for triple in islice(answer, most)))


def check_graphs(engine: Engine, query: Query) -> None:
    """Refuse FROM with a graph that the dataset has not.

    Raises:
        QueryError: there is one.
    """
    for graph in (*query.default_graphs, *query.named_graphs):
        if next(engine.find(graph=URIRef(graph)), None) is None:
            raise QueryError(
                f"not allowed: FROM <{graph}> names a graph outside this dataset", remedy="GRAPH ?g { ... } names the graphs in it"
            )


def typos(engine: Engine, query: Query, prefixes: Mapping[str, str], known: Iterable[str]) -> tuple[str, ...]:
    """Return what may be wrong with a query that found nothing: properties that nothing has, and what is written alike."""
    names = {shorten(URIRef(iri), prefixes): iri for iri in known}
    ours = tuple(prefixes[p] for p in ("kgo", "kgr"))
    notes = []
    for predicate in query.predicates:
        foreign = not predicate.startswith(ours) and local_name(predicate) not in map(local_name, known)
        if foreign or predicate in names.values() or next(engine.find(predicate=URIRef(predicate)), None) is not None:
            continue
        short = shorten(URIRef(predicate), prefixes)
        near = get_close_matches(short, names, n=1) or get_close_matches(local_name(predicate), map(local_name, known), n=1)
        notes.append(f"nothing has the property {short}" + (f": did you mean {near[0]}?" if near else ""))
    return tuple(notes)


class LimitedOutput:
    """A stream that refuses to grow over a size."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._left, self._most = stream, most, most

    def write(self, content: bytes) -> int:
        """Write, or raise.

        Raises:
            QueryError: the answer is larger than allowed.
        """
        self._left -= len(content)
        if self._left < 0:
            raise QueryError(f"the answer is larger than {self._most:,} bytes", remedy="ask for less, or with LIMIT")
        return self._stream.write(content)

    def flush(self) -> None:
        """Pass on what was written."""
        self._stream.flush()
