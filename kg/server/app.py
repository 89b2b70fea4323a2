"""The application: addresses and what answers them, with the limits of `Settings`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.dataset.folder import MANIFEST
from kg.errors import DatasetError, KgError, QueryError, QueryStoppedError
from kg.foreign import Given
from kg.graph import KnowledgeGraph
from kg.opening import open_graph
from kg.server.addresses import is_path
from kg.server.gate import Gate
from kg.server.hosts import allowed_hosts
from kg.server.pages import Pages
from kg.server.pool import BusyError, Pool
from kg.server.protocol import ProtocolError, accepted, media_type, read_operation, to_request
from kg.server.settings import Settings

KINDS = ("entity", "document", "statement", "value", "relation", "fact")
OFFERED = ("text/html", "text/turtle", "application/ld+json")
POLICY_OF_EXPLORER = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


LONGEST_NAME = 200
"""Characters of a name that is not there, as its page repeats it."""


class Served:
    """One state of the graph as it is served; it stays open as long as a request that began with it goes on."""

    def __init__(self, folder: Path, version: object, given: Given) -> None:
        self.version = version
        self.graph: KnowledgeGraph = open_graph(folder, ontology=given.ontology, lexicon=given.lexicon)
        self.ontology = self.graph.ontology  # told now where nobody has named it, and not page by page
        self.pages = Pages(self.graph)
        self.explorer = ""


class Newest:
    """The newest state of a folder: opened again when a writer has published another."""

    def __init__(self, folder: Path, given: Given) -> None:
        self._folder, self._given = folder, given
        self._served = Served(folder, self._seen(), given)

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
            self._served = Served(self._folder, seen, self._given)
        return self._served

    def close(self) -> None:
        """Let the state go that is held: it may be an old one, which would be left behind."""
        self._served.graph.close()


def make_app(folder: Path, settings: Settings, bound: Iterable[str] = ("127.0.0.1",)) -> Gate:
    """Return the application that serves a graph's folder.

    Args:
        folder: the graph.
        settings: the limits.
        bound: what it is listening on, names or addresses.

    Raises:
        ConfigError: the settings name a host that is none.
        DatasetError: there is no graph.
    """
    hosts = allowed_hosts(bound, settings.hosts)
    newest = Newest(folder, settings.given)
    pool = Pool(folder, settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        yield
        pool.close()
        newest.close()

    routes = [
        Route("/", _home),
        Route("/search", _search),
        Route("/sparql", _sparql, methods=["GET", "POST"]),
        Route("/query", _query_page),
        Route("/query.js", _query_script),
        Route("/explore", _explore),
        Route("/named", _named),
        *(Route(f"/{kind}/{{name:path}}", _described) for kind in KINDS),
    ]
    handlers = {KgError: _failed, ClientDisconnect: _gone}
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)
    app.router.redirect_slashes = False  # it would redirect to the host that the request names
    app.state.newest, app.state.pool, app.state.settings = newest, pool, settings
    return Gate(app, settings, hosts, pool.close)


async def _failed(request: Request, error: Exception) -> Response:
    del request
    status = 503 if isinstance(error, BusyError | QueryStoppedError | DatasetError) else 400
    headers = {"Retry-After": "5"} if isinstance(error, BusyError) else {}
    return PlainTextResponse(f"{error}\n", status, headers)


async def _gone(request: Request, error: Exception) -> Response:
    """Return what nobody reads: who asked has gone."""
    del request, error
    return Response(status_code=400)


def _accept(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))


def _query_string(request: Request) -> str:
    text: bytes = request.scope["query_string"]
    return text.decode("latin-1")


def _served(request: Request) -> Served:
    newest: Newest = request.app.state.newest
    return newest.get()


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(loader=PackageLoader("kg", "server/templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _page(name: str, served: Served, status: int = 200, **fields: object) -> HTMLResponse:
    return HTMLResponse(_templates().get_template(name).render(prefixes=served.graph.prefixes, **fields), status)


async def _home(request: Request) -> Response:
    served = _served(request)
    overview = await run_in_threadpool(served.pages.overview)
    return _page("home.html.j2", served, overview=overview)


async def _search(request: Request) -> Response:
    served = _served(request)
    words = request.query_params.get("q", "").strip()
    matches = await run_in_threadpool(served.pages.search, words) if words else []
    if accepted(_accept(request), ["text/html", "application/json"]) == "application/json":
        return JSONResponse(matches, headers={"Vary": "Accept"})
    return _page("search.html.j2", served, words=words, matches=matches)


async def _sparql(request: Request) -> Response:
    settings: Settings = request.app.state.settings
    pool: Pool = request.app.state.pool
    if request.method in ("GET", "HEAD") and not _query_string(request):
        return RedirectResponse("/query", 303)
    body = await _body(request, settings.most_body)
    if body is None:
        return PlainTextResponse(f"at most {settings.most_body:,} bytes are read\n", 413)
    try:
        operation = read_operation(
            request.method.replace("HEAD", "GET"), request.headers.get("content-type", ""), _query_string(request), body
        )
        wanted = to_request(operation, _accept(request), settings.most_bytes)
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
        if not graph.stored.has_graph(name):
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
    return HTMLResponse(served.explorer, headers={"Content-Security-Policy": POLICY_OF_EXPLORER})


async def _described(request: Request) -> Response:
    """Answer for the thing whose IRI is the graph's base and the path."""
    path: str = request.scope["path"]
    if not is_path(path):
        return PlainTextResponse("the address is not well formed: letters outside ASCII and signs are escaped, % is %25\n", 400)
    served = _served(request)
    iri = await run_in_threadpool(served.pages.iri_at, path)
    return await _negotiated(request, served, iri, unquote(path.removeprefix("/")))


async def _named(request: Request) -> Response:
    """Answer for the thing whose IRI is given, whatever is in it."""
    served, iri = _served(request), request.query_params.get("iri", "")
    known = await run_in_threadpool(served.pages.knows, iri)
    return await _negotiated(request, served, iri if known else "", iri)


async def _negotiated(request: Request, served: Served, iri: str, asked: str) -> Response:
    """Answer for a thing in the format that the client accepts; what was asked for is named where there is none."""
    media = accepted(_accept(request), OFFERED)
    if media is None:
        answer: Response = PlainTextResponse(f"the formats are {', '.join(OFFERED)}\n", 406)
    elif not iri and media == "text/html":
        answer = _page("missing.html.j2", served, status=404, asked=asked[:LONGEST_NAME])
    elif not iri:
        answer = PlainTextResponse("nothing of that name is in this graph\n", 404)
    elif media == "text/html":
        answer = await run_in_threadpool(_html_of, served, iri)
    else:
        answer = Response(await run_in_threadpool(_rdf_of, served, iri, media), media_type=media)
    answer.headers.add_vary_header("Accept")
    return answer


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
    rows: list[Mapping[str, object]] = [
        {"property": served.pages.link(q[1]), "value": served.pages.link(q[2])} for q in quads if str(q[0]) == iri
    ]
    return _page("thing.html.j2", served, iri=iri, rows=rows)


def _rdf_of(served: Served, iri: str, media: str) -> bytes:
    from kg.dataset import EmbeddedStore
    from kg.exports import write_export

    part = EmbeddedStore()
    part.commit(served.pages.describe(iri))
    with TemporaryDirectory() as folder:
        (path,) = write_export(
            part, served.graph.prefixes, Path(folder) / "thing", "turtle" if media == "text/turtle" else "jsonld"
        )
        return path.read_bytes()
