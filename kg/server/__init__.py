"""Serve a graph over HTTP: a SPARQL 1.1 Protocol endpoint, pages of entities and documents, search, the explorer.

In: a graph's folder. Out: an ASGI application (Starlette) that reads a snapshot and never writes; a build may go on beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.server.app import make_app
from kg.server.settings import Settings

__all__ = ["Settings", "make_app", "run_server"]


def run_server(folder: Path, host: str, port: int, settings: Settings, say: Callable[[str], None]) -> None:
    """Serve a graph until interrupted; `say` is told where, once that is reached.

    Raises:
        DatasetError: there is no graph, or nobody can listen there.
    """
    import uvicorn

    from kg.errors import DatasetError

    app = make_app(folder, settings)
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2
    )
    try:
        listener = config.bind_socket()
        listener.listen()
    except (OSError, SystemExit) as error:
        raise DatasetError(
            f"{host}:{port}: nobody can listen there", remedy="choose another --port, or stop who listens"
        ) from error
    say(f"serving {folder} at http://{host}:{listener.getsockname()[1]}/ (Ctrl+C ends it)")
    uvicorn.Server(config).run(sockets=[listener])
