"""The application: addresses and what answers them, with the limits of `Settings`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import DatasetError, KgError, QueryStoppedError
from kg.server import browsing, deciding, description, questions, sparql
from kg.server.answers import Handler, make_templates, validated
from kg.server.gate import Gate
from kg.server.hosts import allowed_hosts
from kg.server.pool import BusyError, Pool
from kg.server.sessions import Sessions
from kg.server.settings import Settings
from kg.server.state import Newest
from kg.views.explorer import PARTS

KINDS = ("entity", "document", "statement", "value", "relation", "fact")
OWN = Path(__file__).parent / "templates"
FILES = {
    "query.js": (OWN, "text/javascript"),
    "rows.js": (OWN, "text/javascript"),
    "springs.js": (PARTS, "text/javascript"),
    "days.js": (PARTS, "text/javascript"),
    "style.css": (OWN, "text/css"),
    "icon.svg": (OWN, "image/svg+xml"),
}
"""The files that pages load: where each stands, and its media type."""


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
    newest = Newest(folder, settings)
    pool, sessions = Pool(folder, settings), Sessions(settings.token)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        yield
        pool.close()
        newest.close()

    handlers = {KgError: _failed, ClientDisconnect: _gone}
    app = Starlette(routes=_routes(settings), lifespan=lifespan, exception_handlers=handlers)
    app.router.redirect_slashes = False  # it would redirect to the host that the request names
    app.state.newest, app.state.pool, app.state.settings = newest, pool, settings
    app.state.templates = make_templates(settings)
    app.state.folder, app.state.sessions, app.state.writing = folder, sessions, asyncio.Lock()
    return Gate(app, settings, hosts, sessions, pool.close)


def _routes(settings: Settings) -> list[Route]:
    of_graph: dict[str, Handler] = {
        "/": browsing.home,
        "/search": browsing.search,
        "/documents": browsing.documents,
        "/explore": browsing.explore,
        "/query": sparql.query_page,
        "/ask/{name}": questions.ask,
        "/named": browsing.named,
        "/void": description.void,
        "/ontology": description.ontology,
        "/context.jsonld": description.context_file,
        **{f"/{kind}/{{name:path}}": browsing.described for kind in KINDS},
    }
    signing = [
        Route("/sign-in", deciding.sign_in, methods=["GET", "POST"]),
        Route("/sign-out", deciding.sign_out, methods=["POST"]),
    ]
    editing = [Route("/decisions", deciding.decisions), Route("/decide", deciding.decide, methods=["POST"])]
    return [
        *(signing if settings.token else []),
        *(editing if settings.token and settings.edit else []),
        Route("/sparql", sparql.sparql, methods=["GET", "POST"]),
        Route("/health", description.health),
        Route("/robots.txt", description.robots),
        Route("/.well-known/void", description.well_known),
        *(Route(f"/{name}", _file) for name in FILES),
        *(Route(path, validated(handler)) for path, handler in of_graph.items()),
    ]


async def _failed(request: Request, error: Exception) -> Response:
    del request
    status = 503 if isinstance(error, BusyError | QueryStoppedError | DatasetError) else 400
    headers = {"Retry-After": "5"} if isinstance(error, BusyError) else {}
    return PlainTextResponse(f"{error}\n", status, headers)


async def _gone(request: Request, error: Exception) -> Response:
    """Return what nobody reads: who asked has gone."""
    del request, error
    return Response(status_code=400)


async def _file(request: Request) -> Response:
    """Give a file of the pages."""
    name = request.url.path.rpartition("/")[2]
    folder, media = FILES[name]
    return Response((folder / name).read_text(encoding="utf-8"), media_type=media)
