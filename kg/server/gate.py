"""What every request goes through before the application, and every answer after it.

A request is looked at by its target, its host, its token and its size; whatever answers it, also an error of the application, carries
the headers that tell browsers what they may do with it. Nothing is to be kept by who asked (`no-store`): a document that is
taken out of the graph shall not live on in a cache.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.server.access import AccessEntry, access
from kg.server.hosts import Hosts, read_host
from kg.server.sessions import Sessions
from kg.server.settings import Settings

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
POLICY_OF_DATA = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
ON_EVERY_ANSWER = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {"Access-Control-Allow-Headers": "Authorization, Content-Type", "Access-Control-Allow-Methods": "GET, POST"}
ABSOLUTE = re.compile(rb"https?://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
WITHOUT_TOKEN = frozenset({"/sign-in", "/style.css", "/icon.svg", "/health"})
"""What who has no token yet is shown: nothing of the graph."""

LONGEST_NUMBER = 18
"""Digits of a length that is worth reading as a number."""


class Gate:
    """An ASGI application that stands before another.

    Args:
        app: the application.
        settings: the limits.
        hosts: whom the server answers for.
        sessions: who is signed in, where a token is asked for.
        close: called once no request will be answered any more.
    """

    def __init__(self, app: ASGIApp, settings: Settings, hosts: Hosts, sessions: Sessions, close: Callable[[], None]) -> None:
        self.app, self.close = app, close
        self._settings, self._hosts, self._sessions = settings, hosts, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        entry = AccessEntry(scope)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(message)
            entry.note(message)
            await send(message)

        answer: ASGIApp = self._refusal(scope) or self.app
        try:
            await answer(scope, receive, send_guarded)
        except asyncio.CancelledError:  # the server ends, and waits for this no longer
            if entry.has_begun:
                raise
            await PlainTextResponse("the server is being stopped\n", 503)(scope, receive, send_guarded)
        finally:
            if self._settings.access_log:
                access.info("%s", entry)

    def _refusal(self, scope: MutableMapping[str, Any]) -> Response | None:
        """Return the answer where the application is not to be asked; else leave the target as a path alone."""
        headers = Headers(scope=scope)
        return (
            _wrong_target(scope, self._hosts, self._settings.root_path)
            or _wrong_host(headers.getlist("host"), self._hosts)
            or self._preflight(scope["method"])
            or self._wrong_token(scope, headers)
            or self._too_large(headers)
        )

    def _preflight(self, method: str) -> Response | None:
        return Response(status_code=204, headers=PREFLIGHT) if method == "OPTIONS" and self._settings.cors else None

    def _wrong_token(self, scope: MutableMapping[str, Any], headers: Headers) -> Response | None:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if (
            not self._settings.token
            or scope["path"] in WITHOUT_TOKEN
            or (scheme.lower() == "bearer" and self._sessions.is_token(given.strip().encode("latin-1")))
            or self._sessions.name_in(headers.get("cookie", ""))
        ):
            return None
        if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
            return RedirectResponse(f"{self._settings.root_path}/sign-in", 303)
        return PlainTextResponse("a token is wanted: Authorization: Bearer TOKEN\n", 401, {"WWW-Authenticate": "Bearer"})

    def _too_large(self, headers: Headers) -> Response | None:
        length, most = headers.get("content-length", "0"), self._settings.most_body
        if not length.isascii() or not length.isdigit():
            return PlainTextResponse("Content-Length is a number\n", 400)
        if len(length) > LONGEST_NUMBER or int(length) > most:
            return PlainTextResponse(f"at most {most:,} bytes are read\n", 413)
        return None

    def _add_headers(self, message: Message) -> None:
        headers = MutableHeaders(raw=list(message.get("headers", ())))
        headers.update(ON_EVERY_ANSWER)
        is_page = headers.get("content-type", "").startswith("text/html")
        headers.setdefault("Content-Security-Policy", POLICY if is_page else POLICY_OF_DATA)
        if self._settings.cors:
            headers["Access-Control-Allow-Origin"] = self._settings.cors
            headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Retry-After, X-Total-Count"
            headers.add_vary_header("Origin")
        message["headers"] = headers.raw


def _wrong_target(scope: MutableMapping[str, Any], hosts: Hosts, root: str) -> Response | None:
    """Return the refusal of a request's target (RFC 9112, 3.2); that of a proxy becomes a path, its host being allowed.

    What a proxy has put before our addresses is taken off, where the proxy has not done so.
    """
    raw = scope.get("raw_path") or scope["path"].encode("ascii", errors="replace")
    absolute = ABSOLUTE.fullmatch(raw)
    if absolute is not None:
        refusal = _wrong_host([absolute[1].decode("latin-1")], hosts)
        if refusal is not None:
            return refusal
        raw = absolute[2] or b"/"
    path = raw.partition(b"?")[0].decode("latin-1")
    if not path.startswith("/"):
        return PlainTextResponse("the target of a request is a path such as /sparql\n", 400)
    if root and (path == root or path.startswith(f"{root}/")):
        path = path.removeprefix(root) or "/"
    # As it was sent: two addresses that differ in an escaped slash are two.
    scope["path"], scope["raw_path"] = path, path.encode("latin-1")
    return None


def _wrong_host(given: list[str], hosts: Hosts) -> Response | None:
    host = read_host(given[0].strip()) if len(given) == 1 else None
    if host is None:
        what = f"{len(given)} came" if len(given) != 1 else f"{given[0][:100]!a} is not one"
        return PlainTextResponse(f"one Host is wanted, a name or an address with or without a port: {what}\n", 400)
    if not hosts.allow(host):
        name = host.name if host.port is None else f"{host.name} (port {host.port})"
        return PlainTextResponse(
            f"this server does not answer for {name[:300]}: open it at the address that it listens on, or start it with "
            f"--allow-host {host.name[:300]}\n",
            421,
        )
    return None
