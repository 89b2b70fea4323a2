"""Look at a query before it runs: what it reads, and that it reads nothing outside the dataset and writes nothing.

What runs is not the text as it was given but the text written anew from its tokens (`kg.queries.spelling`): there is one reading
of it, so what rdflib's grammar reads here is what Oxigraph, or a server, reads later. Updates, SERVICE and FROM with a graph that
the dataset has not are refused by their tokens. Behind this stands a second wall, `kg.queries.wall`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyparsing.exceptions import ParseException
from rdflib import URIRef
from rdflib.plugins.sparql import parser
from rdflib.plugins.sparql.algebra import translateQuery, traverse
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from kg.queries.spelling import Written, write_anew
from kg.queries.tokens import syntax_error
from kg.queries.wall import run_walled

LONGEST_QUERY = 100_000
"""Characters of a query: longer ones are data in disguise, and parsing them takes minutes."""

FORMS = {"SelectQuery": "SELECT", "AskQuery": "ASK", "ConstructQuery": "CONSTRUCT", "DescribeQuery": "DESCRIBE"}


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may run.

    Attributes:
        text: written anew, with its IRIs in full: what may be bound and run.
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
    """Write a query anew, parse it, and refuse what could reach outside or write.

    Raises:
        QueryError: it is not SPARQL, too long, or asks for what is not allowed.
    """
    return _check(text, tuple(prefixes.items()))


@lru_cache(maxsize=256)
def _check(text: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    if len(text) > LONGEST_QUERY:
        raise QueryError(f"a query of {len(text):,} characters", remedy=f"at most {LONGEST_QUERY:,} are read")
    written = write_anew(text, dict(prefixes))
    try:
        # In a thread of its own: the parser leaves errors behind that hold the frames of its callers until they are collected.
        return run_walled(lambda: _parse(written))
    except ParseException as error:
        raise syntax_error(text, written.original(error.loc)) from error
    except RecursionError as error:
        raise QueryError("the query is too long or nested too deep to be parsed", remedy="write it shorter or flatter") from error
    except Exception as error:  # rdflib raises whatever it runs into for what its grammar lets pass
        raise QueryError(f"not SPARQL: {str(error)[:200] or type(error).__name__}", remedy="check the query") from error


def _parse(written: Written) -> Query:
    # The grammar itself: `parseQuery` would resolve codepoint escapes once more.
    algebra = translateQuery(parser.Query.parse_string(written.text, parse_all=True)).algebra
    return Query(
        text=written.text,
        form=FORMS[algebra.name],
        ordered=any(node.name == "OrderBy" for node in _nodes(algebra)),
        predicates=tuple(dict.fromkeys(_predicates(algebra))),
        default_graphs=tuple(graph for graph, is_named in written.graphs if not is_named),
        named_graphs=tuple(graph for graph, is_named in written.graphs if is_named),
    )


def _nodes(tree: object) -> Iterator[CompValue]:
    nodes: list[CompValue] = []

    def visit(node: object) -> None:
        if isinstance(node, CompValue):
            nodes.append(node)

    traverse(tree, visitPre=visit)
    return iter(nodes)


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
