"""What all answers share: the format that a client wants, the state they are made of, templates, and whether the client has it already."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from email.utils import formatdate, parsedate_to_datetime
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.counting import count_words
from kg.identifiers import digest
from kg.ontology.terms import plain
from kg.queries.wording import money_words
from kg.server.protocol import MEDIA_TYPES, accepted
from kg.server.sessions import Sessions
from kg.server.settings import Settings
from kg.server.state import Newest, Served
from kg.version import VERSION

Handler = Callable[[Request], Awaitable[Response]]
FORMATS = {**MEDIA_TYPES, "html": "text/html", "json": "application/json"}
"""The names that `?format=` takes."""


def make_templates(settings: Settings) -> Environment:
    """Return the templates of a server."""
    environment = Environment(loader=PackageLoader("kg", "server/templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"counted": count_words, "plain": plain, "money": money_words, "query": urlencode}
    environment.globals |= {"root": settings.root_path, "site": settings.title}
    return environment


def accept(request: Request) -> str:
    """Return what a client accepts."""
    return ", ".join(request.headers.getlist("accept"))


def media_wanted(request: Request, offered: Sequence[str]) -> str | None:
    """Return the media type that a client wants, by `?format=` in the address or else by its headers; None where it is not offered."""
    name = request.query_params.get("format", "")
    if not name:
        return accepted(accept(request), offered)
    media = FORMATS.get(name.lower(), name)
    return media if media in offered else None


def page_number(request: Request) -> int:
    """Return the number of the page that is asked for."""
    text = request.query_params.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def served_by(request: Request) -> Served:
    """Return the state that a request is answered from."""
    if not hasattr(request.state, "served"):
        newest: Newest = request.app.state.newest
        request.state.served = newest.get()
    served: Served = request.state.served
    return served


def page(request: Request, name: str, status: int = 200, **fields: object) -> HTMLResponse:
    """Return a page made from a template."""
    templates: Environment = request.app.state.templates
    settings: Settings = request.app.state.settings
    user, key = _session(request)
    shared = {"prefixes": served_by(request).graph.prefixes, "user": user, "key": key, "may_edit": settings.edit and bool(user)}
    return HTMLResponse(templates.get_template(f"{name}.html.j2").render({**shared, **fields}), status)


def _session(request: Request) -> tuple[str, str]:
    """Return who is signed in, and what forms must bring; empty for nobody."""
    sessions: Sessions = request.app.state.sessions
    cookies = request.headers.get("cookie", "")
    user = sessions.name_in(cookies)
    return user, sessions.form_key(cookies) if user else ""


def validated(handler: Handler) -> Handler:
    """Let clients keep what a handler gives, and ask whether it is still so (RFC 9110, 13): it is while the graph's hash is."""

    async def answer(request: Request) -> Response:
        served, settings = served_by(request), request.app.state.settings
        made_of = (served.graph.manifest.hash, VERSION, settings.title, settings.root_path, str(settings.given), *_session(request))
        tag = f'W/"{digest(*made_of, request.url.path, request.url.query, accept(request))}"'
        headers = {"ETag": tag, "Last-Modified": formatdate(served.changed, usegmt=True)}
        if request.method in ("GET", "HEAD") and _is_known(request, tag, served.changed):
            response = Response(status_code=304)
        else:
            response = await handler(request)
        if response.status_code in (200, 304):
            response.headers.update(headers)
            response.headers.add_vary_header("Accept")
        return response

    return answer


def _is_known(request: Request, tag: str, changed: float) -> bool:
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or tag in (part.strip() for part in tags.split(","))
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
        return int(changed) <= since.timestamp()
    except (TypeError, ValueError, OverflowError):
        return False
