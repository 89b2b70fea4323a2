"""The log of requests: a line for each, without what is secret in it."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from starlette.types import Message, Scope

access = logging.getLogger("kg.server.access")

LONGEST_TARGET = 500
"""Characters of an address in the log."""


class AccessEntry:
    """A request, and what was answered, as it comes.

    >>> entry = AccessEntry({"method": "GET", "path": "/a", "query_string": b"q=b", "client": ("127.0.0.1", 5000)})
    >>> entry.note({"type": "http.response.start", "status": 200})
    >>> entry.note({"type": "http.response.body", "body": b"abc"})
    >>> str(entry).partition(" ")[2].rpartition(" ")[0]
    '127.0.0.1 "GET /a?q=b" 200 3'
    """

    def __init__(self, scope: Scope) -> None:
        self._began = time.monotonic()
        client: tuple[str, int] | None = scope.get("client")
        self._client = client[0] if client else "-"
        query = scope.get("query_string", b"").decode("latin-1")
        target = f"{scope['path']}?{query}" if query else scope["path"]
        shown = f"{scope['method']} {target[:LONGEST_TARGET]}"
        self._request = ascii(shown)[1:-1].replace('"', "%22")
        self._status, self._bytes = 0, 0

    def note(self, message: Message | Mapping[str, Any]) -> None:
        """Take notice of a part of the answer."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
        else:
            self._bytes += len(message.get("body", b""))

    @property
    def has_begun(self) -> bool:
        """Whether an answer has begun."""
        return bool(self._status)

    def __str__(self) -> str:
        took = round(1000 * (time.monotonic() - self._began))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return f'{now} {self._client} "{self._request}" {self._status} {self._bytes} {took}ms'
