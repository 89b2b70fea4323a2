"""Stored queries as questions: a form for each, with its parameters, and the answer as a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from rdflib import Literal, URIRef
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kg.dataset.quads import term_line
from kg.errors import KgError, nearest_name
from kg.lookup import to_term
from kg.queries.stored import HELD_BACK, StoredQuery
from kg.queries.wording import literal_words, money_words
from kg.queries.worker import Request as Query
from kg.queries.worker import Response as Answer
from kg.server.answers import media_wanted, page, served_by
from kg.server.lines import Link
from kg.server.pool import Pool
from kg.server.settings import Settings
from kg.server.state import Served

OFFERED = ("text/html", "text/csv", "application/sparql-results+json", "application/json")
MOST_ROWS = 500
"""Rows on a page; the CSV has all."""


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: its columns, and as many rows as a page shows of all that there are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    total: int


async def ask(request: Request) -> Response:
    """Answer a question by the name of its query, with values for its parameters; without any, show its form."""
    served = served_by(request)
    name = unquote(request.path_params["name"])
    question = next((q for q in served.pages.questions if q.name == name), None)
    media = media_wanted(request, OFFERED)
    if question is None:
        return page(request, "missing", status=404, asked=name[:200])
    if media is None:
        return Response("the formats are html, csv and json\n", 406, media_type="text/plain")
    values = {key: value for key in question.parameters if (value := request.query_params.get(key, "").strip())}
    is_asked = bool(request.query_params.keys() & {*question.parameters, "ask"}) or media != "text/html"
    table, error = None, ""
    if is_asked:
        try:
            answer = await _answer(request, served, question, values, "csv" if media == "text/csv" else "json")
        except KgError as failure:
            if media != "text/html":
                raise
            error = str(failure)
        else:
            if media != "text/html":
                return Response(answer.content, media_type=media, headers={"Vary": "Accept"})
            table = await run_in_threadpool(_table, served, answer.content)
    near = await run_in_threadpool(_near, served, values) if table is not None and not table.total else {}
    return page(
        request,
        "answer",
        200 if not error else 400,
        question=question,
        values=values,
        table=table,
        error=error,
        near=near,
        held_back=HELD_BACK,
    )


async def _answer(request: Request, served: Served, question: StoredQuery, values: Mapping[str, str], form: str) -> Answer:
    settings: Settings = request.app.state.settings
    pool: Pool = request.app.state.pool
    bindings = await run_in_threadpool(lambda: {key: term_line(to_term(served.graph.stored, v)) for key, v in values.items()})
    query = Query(text=question.text, bindings=bindings, formats={"SELECT": form, "ASK": form}, most_bytes=settings.most_bytes)
    return await pool.ask(query, served.version)


def _table(served: Served, content: bytes) -> Table:
    answer = json.loads(content)
    if "boolean" in answer:
        return Table(("answer",), ((Link("yes" if answer["boolean"] else "no"),),), 1)
    columns, rows = answer["head"]["vars"], answer["results"]["bindings"]
    shown = tuple(tuple(_cell(served, row.get(name)) for name in columns) for row in rows[:MOST_ROWS])
    return Table(tuple(columns), shown, len(rows))


def _cell(served: Served, term: Mapping[str, str] | None) -> Link:
    if term is None:
        return Link("")
    text = term["value"]
    if term["type"] == "uri":
        return Link(served.pages.lines.label(URIRef(text)), served.pages.path(text))
    words = literal_words(Literal(text, datatype=URIRef(kind))) if (kind := term.get("datatype")) else money_words(text)
    return Link(words, served.pages.names.address_called(text))


def _near(served: Served, values: Mapping[str, str]) -> dict[str, str]:
    """Return the questions whether other names were meant, where nothing is called as was asked."""
    names, kinds = served.pages.names, (HELD_BACK,)
    unknown = {key: text for key, text in values.items() if key not in kinds and not names.address_called(text)}
    labels = [entry.label for entry in names.entries if entry.named]
    return {key: near for key, text in unknown.items() if (near := nearest_name(text, labels))}
