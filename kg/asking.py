"""Ask a graph in SPARQL, ad hoc or by the name of a stored query, with values for variables given as names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg.dataset.quads import term_line
from kg.errors import QueryError, unknown_name
from kg.foreign import ontology_of
from kg.lookup import find_class, find_entity, find_property, to_term
from kg.namespaces import local_name
from kg.ontology import find_ontology, is_shipped
from kg.queries import Rows, find_stored_query, run_query
from kg.queries.stored import HELD_BACK
from kg.queries.worker import Request, Worker
from kg.stored import StoredGraph

if TYPE_CHECKING:
    from kg.views import Choice, Selection


def ask(
    graph: StoredGraph, text: str, values: Mapping[str, str], *, limit: int | None = None, timeout: float | None = None
) -> Rows:
    """Run a query.

    Args:
        graph: what is asked.
        text: SPARQL, or the name of a stored query.
        values: values for variables of the query: names, prefixed names, IRIs or texts.
        limit: rows at most.
        timeout: seconds after which the query is stopped: it then runs in a process of its own.

    Raises:
        QueryError: it is not SPARQL, asks for what is not allowed, or took too long (a `QueryStoppedError`).
    """
    terms = {name: to_term(graph, value) for name, value in values.items()}
    text, known = _query_text(graph, text, terms), _known_properties(graph)
    rows = _answer(graph, text, terms, limit, timeout, known)
    if rows.truncated or HELD_BACK in terms or f"BOUND(?{HELD_BACK})" not in text:
        return rows
    left_out = len(_answer(graph, text, terms | {HELD_BACK: Literal("true")}, None, timeout, known)) - len(rows)
    note = f"rows of statements held back from the facts: {left_out} (to see them: --all, or {HELD_BACK}=true)"
    return replace(rows, notes=(*rows.notes, note)) if left_out else rows


def _answer(
    graph: StoredGraph,
    text: str,
    terms: Mapping[str, URIRef | Literal],
    limit: int | None,
    timeout: float | None,
    known: tuple[str, ...],
) -> Rows:
    if timeout is None:
        return run_query(graph.engine, text, graph.prefixes, terms, limit=limit, known=known)
    if graph.folder is None:
        raise QueryError(
            "only a graph in a folder is asked with a time limit", remedy="leave it out; a server has limits of its own"
        )
    worker = Worker(graph.folder)
    lines = {name: term_line(term) for name, term in terms.items()}
    try:
        answer = worker.ask(Request(text=text, bindings=lines, limit=limit, known=known), timeout)
    finally:
        worker.stop()
    assert isinstance(answer, Rows), "without formats the answer is rows"
    return answer


def entities_in_answer(graph: StoredGraph, text: str) -> frozenset[str]:
    """Return the IRIs of the entities in the rows of an answer.

    Raises:
        QueryError: there are none.
    """
    namespace = graph.prefixes["kge"]
    terms = (term for row in ask(graph, text, {}).rows for term in row)
    entities = frozenset(str(term) for term in terms if isinstance(term, URIRef) and term.startswith(namespace))
    if not entities:
        raise QueryError("the query gives no entity", remedy="SELECT the variables that stand for entities, not their labels")
    return entities


def choice_of(graph: StoredGraph, part: Selection, *, focus: str, hops: int, max_nodes: int) -> Choice:
    """Return what the page of a graph opens on and carries, in the graph's own terms.

    Raises:
        DatasetError: there is no entity, class or property of a name.
        QueryError: the selection's query is none of entities.
    """
    from kg.views import Choice

    return Choice(
        focus=str(find_entity(graph, focus)) if focus else "",
        hops=hops,
        only=entities_in_answer(graph, part.where) if part.where else None,
        since=part.since,
        until=part.until,
        classes=frozenset(local_name(find_class(graph, name)) for name in part.classes),
        properties=frozenset(local_name(find_property(graph, name)) for name in part.properties),
        most_nodes=max_nodes,
    )


def _query_text(graph: StoredGraph, text: str, names: Iterable[str]) -> str:
    """Return SPARQL as it is, and the text of a stored query for its name.

    Raises:
        ConfigError: there is no such query, or it has neither a parameter nor a variable of one of the names.
    """
    if not text.strip() or " " in text.strip() or "{" in text:
        return text
    ontology, _ = ontology_of(graph.manifest.settings, graph.given)
    query = find_stored_query(find_ontology(ontology).parent, text.strip())
    for name in names:
        if name not in query.parameters and not re.search(rf"\?{re.escape(name)}\b", query.text):
            raise unknown_name(f"parameter of {query.name}", name, query.parameters)
    return query.text


def _known_properties(graph: StoredGraph) -> tuple[str, ...]:
    """Return the IRIs of the ontology's properties, which show a typo in a query; none of an ontology that nobody has named."""
    if not graph.given.ontology and not is_shipped(str(graph.manifest.settings.get("ontology"))):
        return ()
    return tuple(prop.iri for prop in graph.ontology.properties.values())
