"""Servers to talk to over a socket, and the talking."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.server import Settings

PROGRAM = """
import json, sys
from pathlib import Path
from kg.foreign import Given
from kg.server import Settings, run_server
settings = json.loads(sys.argv[3])
settings["given"] = Given(**settings["given"])
run_server(Path(sys.argv[1]), sys.argv[2], 0, Settings(**settings), lambda said: print(said, file=sys.stderr, flush=True))
"""


@dataclass
class Running:
    """A server that runs: its process, its port, and once it has ended what it said."""

    process: subprocess.Popen[str]
    port: int
    said: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(self, *parts: bytes, seconds: float = 30) -> bytes:
        """Return all that comes back for some bytes, until the server closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            for part in parts:
                connection.sendall(part)
            return received(connection)

    def get(self, target: str, *headers: str, host: str = "localhost", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and content of the answer to a request whose target is sent as it is."""
        lines = [f"{method} {target} HTTP/1.1", f"Host: {host}", "Connection: close", *headers, "", ""]
        return read_answer(self.send("\r\n".join(lines).encode("latin-1")))


def received(connection: socket.socket) -> bytes:
    """Return what comes until the connection is closed."""
    parts = []
    try:
        while part := connection.recv(1 << 16):
            parts.append(part)
    except ConnectionError:
        pass
    return b"".join(parts)


def read_answer(answer: bytes) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers (by names in lower case) and content of an answer."""
    head, _, content = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return int(first.split(" ")[1]), headers, content


@contextmanager
def serving(place: Path, *options: str) -> Iterator[Running]:
    """Run `kg serve` over a graph's folder, on a port of its own."""
    with _running([sys.executable, "-m", "kg", "serve", str(place), "--port", "0", *options]) as server:
        yield server


@contextmanager
def serving_with(place: Path, settings: Settings, host: str = "127.0.0.1") -> Iterator[Running]:
    """Run a server with settings for which the command has no options."""
    with _running([sys.executable, "-c", PROGRAM, str(place), host, json.dumps(asdict(settings))]) as server:
        yield server


@contextmanager
def _running(command: list[str]) -> Iterator[Running]:
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline()
        assert " at http://" in line, line + process.stderr.read()
        server = Running(process, int(line.split(" at ")[1].split("/ ")[0].rpartition(":")[2]))
        yield server
    finally:
        process.terminate()
        try:
            _, rest = process.communicate(timeout=20)
        finally:
            process.kill()
    server.said = line + rest
