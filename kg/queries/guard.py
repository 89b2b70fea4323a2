"""Look at a query before it runs: what it reads, and that it reads nothing outside the dataset and writes nothing.

What could reach outside is refused by its parsed form, not by matching text: updates, SERVICE, and FROM with a graph that the
dataset has not. rdflib's grammar of SPARQL 1.1 reads it; Oxigraph, which runs it, has no switch for SERVICE.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from pyparsing.exceptions import ParseException
from rdflib import Literal, URIRef
from rdflib.plugins.sparql.algebra import translateQuery, traverse
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.dataset.quads import term_line
from kg.errors import QueryError

LONGEST_QUERY = 100_000
"""Characters of a query: longer ones are data in disguise, and parsing them takes minutes."""

DEEPEST = 200
"""Brackets inside brackets; deeper ones exhaust the stack of parsers."""

FORMS = {"SelectQuery": "SELECT", "AskQuery": "ASK", "ConstructQuery": "CONSTRUCT", "DescribeQuery": "DESCRIBE"}
TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''|\"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")
  | (?P<variable>[?$]\w+)
  | (?P<word>\w+)
  | (?P<open>\{) | (?P<close>\})
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may run.

    Attributes:
        text: as it was given.
        form: SELECT, ASK, CONSTRUCT or DESCRIBE.
        ordered: whether it says in which order its rows come.
        predicates: the IRIs it asks for as properties.
        default_graphs: the graphs it names by FROM.
        named_graphs: the graphs it names by FROM NAMED.
    """

    text: str
    form: str
    ordered: bool
    predicates: tuple[str, ...]
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


def check_query(text: str, prefixes: Mapping[str, str]) -> Query:
    """Parse a query and refuse what could reach outside or write.

    Raises:
        QueryError: it is not SPARQL, too long, or asks for what is not allowed.
    """
    return _check(text, tuple(prefixes.items()))


@lru_cache(maxsize=256)
def _check(text: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    if len(text) > LONGEST_QUERY:
        raise QueryError(f"a query of {len(text):,} characters", remedy=f"at most {LONGEST_QUERY:,} are read")
    if _depth(text) > DEEPEST:
        raise QueryError("a query with too many brackets inside brackets", remedy=f"at most {DEEPEST} are read")
    known = dict(prefixes)
    try:
        parsed = parseQuery(text)
        algebra = translateQuery(parsed, initNs=known).algebra
    except ParseException as error:
        raise _syntax_error(text, error) from error
    except RecursionError as error:
        raise QueryError("the query is nested too deep to be read", remedy="write it flatter") from error
    except Exception as error:  # rdflib raises a bare Exception for an unknown prefix and for what the grammar cannot tell
        raise _prefix_error(error, known) from error
    found = list(_nodes(parsed))
    if any(node.name == "ServiceGraphPattern" for node in [*found, *_nodes(algebra)]):
        raise QueryError("not allowed: SERVICE asks another server", remedy="ask only this graph")
    return Query(
        text=text,
        form=FORMS[algebra.name],
        ordered=any(node.name == "OrderBy" for node in _nodes(algebra)),
        predicates=tuple(dict.fromkeys(_predicates(algebra))),
        default_graphs=_graphs_of(algebra, "default"),
        named_graphs=_graphs_of(algebra, "named"),
    )


def _depth(text: str) -> int:
    """Return how deep brackets stand inside brackets, those in strings and IRIs left out."""
    plain = TOKEN.sub(lambda m: m.group() if m.lastgroup in ("open", "close") else " ", text)
    deepest = depth = 0
    for character in plain:
        if character in "{([":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "})]":
            depth -= 1
    return deepest


def _nodes(tree: object) -> Iterator[CompValue]:
    found: list[CompValue] = []

    def visit(node: object) -> None:
        if isinstance(node, CompValue):
            found.append(node)

    traverse(tree, visitPre=visit)
    return iter(found)


def _graphs_of(algebra: CompValue, kind: str) -> tuple[str, ...]:
    clauses = dict(algebra).get("datasetClause") or ()  # `get` of the node itself gives the key for what is not there
    return tuple(str(clause[kind]) for clause in clauses if kind in clause)


def _predicates(algebra: object) -> Iterator[str]:
    for node in _nodes(algebra):
        if node.name == "BGP":
            for _, predicate, _ in node.triples:
                if isinstance(predicate, URIRef):
                    yield str(predicate)
                elif hasattr(predicate, "args") or hasattr(predicate, "arg"):
                    yield from (str(p) for p in _path_parts(predicate))


def _path_parts(path: object) -> Iterator[URIRef]:
    if isinstance(path, URIRef):
        yield path
        return
    for part in getattr(path, "args", None) or [
        p for p in (getattr(path, "path", None), getattr(path, "arg", None)) if p is not None
    ]:
        yield from _path_parts(part)


def _syntax_error(text: str, error: ParseException) -> QueryError:
    try:
        parseUpdate(text)
    except (ParseException, RecursionError):
        place = f"line {error.lineno}, column {error.column}"
        return QueryError(f"not SPARQL at {place}: {error.line.strip()[:80]!r}", remedy="check the syntax there")
    return QueryError("this is an update", remedy="a graph is only read here; kg add, kg remove and kg merge change it")


def _prefix_error(error: Exception, prefixes: Mapping[str, str]) -> QueryError:
    if "Unknown namespace prefix" not in str(error):
        return QueryError(f"not SPARQL: {error}", remedy="check the query")
    prefix = str(error).rpartition(":")[2].strip()
    near = get_close_matches(prefix, prefixes, n=1)
    hint = f"did you mean {near[0]}:? " if near else ""
    return QueryError(f"unknown prefix {prefix}:", remedy=f"{hint}Known: {', '.join(sorted(prefixes))}; or declare it with PREFIX")


def bind(text: str, bindings: Mapping[str, URIRef | Literal]) -> str:
    r"""Return a query with values for its variables: a VALUES block in each group that names the variable.

    The values are written as terms of the grammar, so whatever they hold stays one value.

    >>> print(bind("SELECT * { ?s ?p ?o }", {"o": Literal('x" } #')}))
    SELECT * { VALUES ?o { "x\" } #" } ?s ?p ?o }
    """
    if not bindings:
        return text
    places: list[_Group] = []
    within: list[_Group] = []
    last = ""
    for token in TOKEN.finditer(text):
        kind, found = token.lastgroup, token.group()
        if kind == "open":
            data = last in ("VALUES", "CONSTRUCT") or (bool(within) and within[-1].template)
            within.append(_Group(token.end(), set(), data, template=data))
            last = ""
        elif kind == "close" and within:
            places.append(within.pop())
            last = ""
        elif kind == "word":
            last = found.upper()
            if last == "SELECT" and within and not text[within[-1].start : token.start()].strip():
                within[-1].data = True  # a group that is a subquery holds nothing else; its own group gets the values
        elif kind == "variable" and within:
            within[-1].variables.add(found[1:])
    if not places:
        return f"{text} WHERE {{{_values(bindings, bindings)} }}"
    for group in sorted(places, key=lambda g: -g.start):
        if not group.data:
            text = text[: group.start] + _values(bindings, group.variables) + text[group.start :]
    return text


@dataclass(slots=True)
class _Group:
    """A group of a query: where it begins, the variables it names, and whether it is data or a template."""

    start: int
    variables: set[str]
    data: bool
    template: bool


def _values(bindings: Mapping[str, URIRef | Literal], names: Container[str]) -> str:
    return "".join(f" VALUES ?{name} {{ {term_line(value)} }}" for name, value in bindings.items() if name in names)
