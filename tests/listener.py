"""A server on loopback that nobody should reach: it keeps what is sent to it, and answers as a SPARQL endpoint does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWER = b'{"head": {"vars": ["leak"]}, "results": {"bindings": [{"leak": {"type": "literal", "value": "leaked"}}]}}'


class Listener(ThreadingHTTPServer):
    """The server, with its address and the connections that were made to it."""

    def __init__(self) -> None:
        self.connections: list[object] = []
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/sparql"

    def process_request(self, request, client_address):
        """Keep the connection, whatever is sent by it."""
        self.connections.append(client_address)
        super().process_request(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    do_POST = do_GET  # noqa: N815  # the name that is called

    def log_message(self, *arguments):
        """Say nothing."""


@contextmanager
def listening() -> Iterator[Listener]:
    """Run a listener."""
    with Listener() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
