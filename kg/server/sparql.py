"""The SPARQL endpoint, and the page that asks it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.server import description
from kg.server.answers import FORMATS, accept, page, served_by
from kg.server.pool import Pool
from kg.server.protocol import ProtocolError, media_type, read_operation, to_request
from kg.server.settings import Settings
from kg.server.state import Served

EVERYTHING_SAID = """SELECT ?property ?object ?sentence WHERE {{
  ?statement rdf:subject <{entity}> ; rdf:predicate ?property ; rdf:object ?object ;
      prov:wasDerivedFrom/nif:anchorOf ?sentence .
}}"""
ALL_OF_EACH_CLASS = """SELECT ?class (COUNT(?entity) AS ?entities) WHERE {
  GRAPH kgg:facts { ?entity a ?class ; rdfs:label ?label }
} GROUP BY ?class ORDER BY DESC(?entities)"""
MOST_REPORTED = """SELECT ?subject ?property ?object ?sources WHERE {
  ?fact kgo:sourceCount ?sources ; owl:annotatedSource ?subject ; owl:annotatedProperty ?property ; owl:annotatedTarget ?object .
} ORDER BY DESC(?sources) LIMIT 50"""


async def sparql(request: Request) -> Response:
    """Answer a request of the SPARQL Protocol."""
    settings: Settings = request.app.state.settings
    pool: Pool = request.app.state.pool
    if request.method in ("GET", "HEAD") and not _query_string(request):
        return description.service(request) or RedirectResponse(f"{settings.root_path}/query", 303)
    body = await body_of(request, settings.most_body)
    if body is None:
        return PlainTextResponse(f"at most {settings.most_body:,} bytes are read\n", 413)
    wanted = request.query_params.get("format", "")
    try:
        operation = read_operation(
            request.method.replace("HEAD", "GET"), request.headers.get("content-type", ""), _query_string(request), body
        )
        query = to_request(operation, FORMATS.get(wanted, wanted) or accept(request), settings.most_bytes)
    except ProtocolError as error:
        return PlainTextResponse(f"{error}\n", error.status)
    served = served_by(request)
    _check_graphs(served.graph, [*operation.default_graphs, *operation.named_graphs])
    answer = await pool.ask(query, served.version)
    return Response(answer.content, media_type=media_type(answer.format), headers={"Vary": "Accept"})


def _query_string(request: Request) -> str:
    text: bytes = request.scope["query_string"]
    return text.decode("latin-1")


async def body_of(request: Request, most: int) -> bytes | None:
    """Return the body, or None where it is larger than allowed, whatever its headers say."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            return None
        parts.append(part)
    return b"".join(parts)


def _check_graphs(graph: KnowledgeGraph, names: list[str]) -> None:
    for name in names:
        if not graph.stored.has_graph(name):
            raise QueryError(f"not allowed: <{name}> is no graph of this dataset", remedy="GRAPH ?g { ... } names the graphs in it")


async def query_page(request: Request) -> Response:
    """Show the page that asks in SPARQL."""
    served, settings = served_by(request), request.app.state.settings
    examples = _examples(served)
    text = request.query_params.get("query", "") or examples[0][1]
    fields = {"examples": examples, "stored": served.pages.questions, "text": text, "timeout": settings.timeout}
    return page(request, "query", **fields)


def _examples(served: Served) -> list[tuple[str, str]]:
    """Return queries to begin with: what they ask, and their text."""
    entries = served.pages.names.entries[:1]
    said = [(f"What is said of {entry.label}", EVERYTHING_SAID.format(entity=entry.iri)) for entry in entries]
    return [
        *said,
        ("What most sources tell", MOST_REPORTED),
        ("How many entities there are of each class", ALL_OF_EACH_CLASS),
    ]
