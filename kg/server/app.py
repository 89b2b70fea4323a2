"""The application: addresses and what answers them, with the limits of `Settings`."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.dataset.folder import MANIFEST
from kg.errors import DatasetError, KgError, QueryError
from kg.graph import KnowledgeGraph
from kg.opening import open_graph
from kg.queries.worker import QueryStoppedError
from kg.server.pages import Pages
from kg.server.pool import BusyError, Pool
from kg.server.protocol import ProtocolError, accepted, media_type, read_operation, to_request
from kg.server.settings import Settings

KINDS = ("entity", "document", "statement", "value", "relation", "fact")
OFFERED = ("text/html", "text/turtle", "application/ld+json")
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Served:
    """One state of the graph as it is served; it stays open as long as a request that began with it goes on."""

    def __init__(self, folder: Path, version: object) -> None:
        self.version = version
        self.graph: KnowledgeGraph = open_graph(folder)
        self.pages = Pages(self.graph)
        self.explorer = ""


class Newest:
    """The newest state of a folder: opened again when a writer has published another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._served = Served(folder, self._seen())

    def _seen(self) -> object:
        try:
            status = (self._folder / MANIFEST).stat()
        except OSError as error:
            raise DatasetError(
                f"{self._folder}: {error.strerror or error}", remedy="the graph was taken away; put it back"
            ) from error
        return status.st_mtime_ns, status.st_ino

    def get(self) -> Served:
        """Return the newest state; the one before is let go of when the last request has ended that reads it."""
        seen = self._seen()
        if seen != self._served.version:
            self._served = Served(self._folder, seen)
        return self._served


def make_app(folder: Path, settings: Settings) -> Starlette:
    """Return the application that serves a graph's folder.

    Raises:
        DatasetError: there is no graph.
    """
    newest = Newest(folder)
    pool = Pool(folder, settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        yield
        pool.close()

    routes = [
        Route("/", _home),
        Route("/search", _search),
        Route("/sparql", _sparql, methods=["GET", "POST"]),
        Route("/query", _query_page),
        Route("/query.js", _query_script),
        Route("/explore", _explore),
        *(Route(f"/{kind}/{{name:path}}", _thing) for kind in KINDS),
    ]
    middleware = [Middleware(BaseHTTPMiddleware, dispatch=_guard(settings))]
    app = Starlette(routes=routes, middleware=middleware, lifespan=lifespan, exception_handlers={KgError: _failed})
    app.state.newest, app.state.pool, app.state.settings = newest, pool, settings
    return app


Next = Callable[[Request], Awaitable[Response]]


def _guard(settings: Settings) -> Callable[[Request, Next], Awaitable[Response]]:
    """Return what every request goes through: the token, the size, the headers of the answer."""

    async def dispatch(request: Request, call_next: Next) -> Response:
        if request.method == "OPTIONS" and settings.cors:
            return Response(
                status_code=204,
                headers=_cors(settings)
                | {"Access-Control-Allow-Headers": "Authorization, Content-Type", "Access-Control-Allow-Methods": "GET, POST"},
            )
        if settings.token and not _brings(request, settings.token):
            return PlainTextResponse("a token is wanted: Authorization: Bearer TOKEN\n", 401, {"WWW-Authenticate": "Bearer"})
        length = request.headers.get("content-length", "0")
        if length.isdigit() and int(length) > settings.most_body:
            return PlainTextResponse(f"at most {settings.most_body:,} bytes are read\n", 413)
        response = await call_next(request)
        response.headers.update(_cors(settings) | {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"})
        if response.headers.get("content-type", "").startswith("text/html"):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return dispatch


def _brings(request: Request, token: str) -> bool:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())


def _cors(settings: Settings) -> dict[str, str]:
    return {"Access-Control-Allow-Origin": settings.cors, "Vary": "Origin"} if settings.cors else {}


async def _failed(request: Request, error: Exception) -> Response:
    del request
    status = 503 if isinstance(error, BusyError | QueryStoppedError | DatasetError) else 400
    headers = {"Retry-After": "5"} if isinstance(error, BusyError) else {}
    return PlainTextResponse(f"{error}\n", status, headers)


def _served(request: Request) -> Served:
    newest: Newest = request.app.state.newest
    return newest.get()


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(loader=PackageLoader("kg", "server/templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _page(name: str, served: Served, **fields: object) -> HTMLResponse:
    return HTMLResponse(_templates().get_template(name).render(prefixes=served.graph.prefixes, **fields))


async def _home(request: Request) -> Response:
    served = _served(request)
    overview = await run_in_threadpool(served.pages.overview)
    return _page("home.html.j2", served, overview=overview)


async def _search(request: Request) -> Response:
    served = _served(request)
    words = request.query_params.get("q", "").strip()
    found = await run_in_threadpool(served.pages.search, words) if words else []
    if accepted(request.headers.get("accept", ""), ["text/html", "application/json"]) == "application/json":
        return JSONResponse(found)
    return _page("search.html.j2", served, words=words, found=found)


async def _sparql(request: Request) -> Response:
    settings: Settings = request.app.state.settings
    pool: Pool = request.app.state.pool
    if request.method in ("GET", "HEAD") and not request.url.query:
        return RedirectResponse("/query", 303)
    body = await _body(request, settings.most_body)
    if body is None:
        return PlainTextResponse(f"at most {settings.most_body:,} bytes are read\n", 413)
    try:
        operation = read_operation(
            request.method.replace("HEAD", "GET"), request.headers.get("content-type", ""), request.url.query, body
        )
        wanted = to_request(operation, request.headers.get("accept", ""), settings.most_bytes)
    except ProtocolError as error:
        return PlainTextResponse(f"{error}\n", error.status)
    served = _served(request)
    _check_graphs(served.graph, [*operation.default_graphs, *operation.named_graphs])
    answer = await pool.ask(wanted, served.version)
    return Response(answer.content, media_type=media_type(answer.format), headers={"Vary": "Accept"})


async def _body(request: Request, most: int) -> bytes | None:
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
        if not graph.has_graph(name):
            raise QueryError(f"not allowed: <{name}> is no graph of this dataset", remedy="GRAPH ?g { ... } names the graphs in it")


async def _query_page(request: Request) -> Response:
    served = _served(request)
    from kg.queries import list_stored_queries

    stored = list_stored_queries(served.graph.ontology.folder)
    return _page("query.html.j2", served, stored=stored)


async def _query_script(request: Request) -> Response:
    del request
    source = (Path(__file__).parent / "templates" / "query.js").read_text(encoding="utf-8")
    return Response(source, media_type="text/javascript")


async def _explore(request: Request) -> Response:
    served = _served(request)
    if not served.explorer:
        page = await run_in_threadpool(served.graph.explore)
        served.explorer = page.html
    policy = (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; frame-ancestors 'none'"
    )
    return HTMLResponse(served.explorer, headers={"Content-Security-Policy": policy})


async def _thing(request: Request) -> Response:
    served = _served(request)
    raw = request.scope.get("raw_path") or quote(request.url.path).encode()
    iri = served.graph.base + raw.decode().partition("?")[0].lstrip("/")
    media = accepted(request.headers.get("accept", ""), OFFERED)
    if media is None:
        return PlainTextResponse(f"the formats are {', '.join(OFFERED)}\n", 406)
    if media == "text/html":
        return await run_in_threadpool(_html_of, served, iri)
    content = await run_in_threadpool(_rdf_of, served, iri, media)
    if not content:
        return PlainTextResponse("nothing of that name is in this graph\n", 404)
    return Response(content, media_type=media, headers={"Vary": "Accept"})


def _html_of(served: Served, iri: str) -> Response:
    page = served.pages.entity(iri) if iri.startswith(served.graph.prefixes["kge"]) else None
    if page is not None and page.iri != iri:
        return RedirectResponse(served.pages.path(page.iri), 301)
    if page is not None:
        return _page("entity.html.j2", served, page=page)
    document = served.pages.document(iri)
    if document is not None:
        return _page("document.html.j2", served, document=document)
    quads = served.pages.describe(iri)
    if not quads:
        return HTMLResponse(_templates().get_template("missing.html.j2").render(iri=iri), 404)
    rows: list[Mapping[str, object]] = [
        {"property": served.pages.link(q[1]), "value": served.pages.link(q[2])} for q in quads if str(q[0]) == iri
    ]
    return _page("thing.html.j2", served, iri=iri, rows=rows)


def _rdf_of(served: Served, iri: str, media: str) -> bytes:
    from kg.dataset import EmbeddedStore
    from kg.exports import write_export

    quads = served.pages.describe(iri)
    if not quads:
        return b""
    part = EmbeddedStore()
    part.commit(quads)
    with TemporaryDirectory() as folder:
        (path,) = write_export(
            part, served.graph.prefixes, Path(folder) / "thing", "turtle" if media == "text/turtle" else "jsonld"
        )
        return path.read_bytes()
