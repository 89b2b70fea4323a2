"""Serve a graph over HTTP: a SPARQL 1.1 Protocol endpoint, pages of entities and documents, search, the explorer.

In: a graph's folder. Out: an ASGI application (Starlette) that reads a snapshot and never writes; a build may go on beside it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from ipaddress import ip_address
from pathlib import Path

from kg.server.app import make_app
from kg.server.settings import Settings

__all__ = ["Settings", "make_app", "run_server"]


def run_server(folder: Path, host: str, port: int, settings: Settings, say: Callable[[str], None]) -> None:
    """Serve a graph until interrupted; `say` is told where, once that is reached.

    Raises:
        ConfigError: the settings name a host that is none.
        DatasetError: there is no graph, or nobody can listen there.
    """
    import uvicorn

    from kg.errors import DatasetError
    from kg.server.access import access
    from kg.server.connections import Connection, Server, listen

    try:
        listener = listen(host, port)
    except OSError as error:
        raise DatasetError(
            f"{host}:{port}: nobody can listen there", remedy="choose another --port, or stop who listens"
        ) from error
    with listener:
        address, port = listener.getsockname()[:2]
        app = make_app(folder, settings, (host, address))
        config = uvicorn.Config(
            app,
            http=partial(Connection, settings=settings),  # type: ignore[arg-type]  # uvicorn asks for a class, and only calls it
            ws="none",
            h11_max_incomplete_event_size=settings.most_head,
            timeout_keep_alive=round(settings.idle_time),
            timeout_graceful_shutdown=2,
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
        )
        shown = f"[{host}]" if ":" in host else host
        say(f"serving {folder} at http://{shown}:{port}/ (Ctrl+C ends it)")
        if not ip_address(address).is_loopback and not settings.token:
            say("kg: other machines can reach it, and nobody is asked for a token: --token asks for one")
        if settings.access_log:
            access.setLevel(logging.INFO)
        Server(config, app.close).run(sockets=[listener])
