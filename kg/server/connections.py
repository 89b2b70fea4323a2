"""HTTP connections that cannot be held open for ever, and a server that ends with all it has started.

uvicorn waits without limit for the headers and the body of a request and for who takes an answer; here each has its time, and there
are only so many connections: the one that has kept us waiting longest makes room.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.server.gate import ON_EVERY_ANSWER, POLICY_OF_DATA
from kg.server.settings import Settings

LEAST_RATE = 1000
"""Bytes a second that whoever is sent an answer must take; who takes less holds a connection."""


class Connection(H11Protocol):
    """A connection.

    Args:
        settings: its limits.
        given: what uvicorn gives each connection.
    """

    def __init__(self, *, settings: Settings, **given: Any) -> None:  # Any: what it gives is uvicorn's own
        super().__init__(**given)
        self.settings = settings

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for a request, where there is room."""
        self._stage: tuple[str, object] = ("new", None)
        self.since = self.loop.time()
        self._deadline: asyncio.TimerHandle | None = None
        self._unsent = 0
        super().connection_made(transport)
        self._flow_check: asyncio.TimerHandle = self.loop.call_later(self.settings.stall_time, self._check_flow)
        if self._has_room():
            self._look()
        else:
            self.refuse(503, "too many connections: try again in a while")

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._flow_check.cancel()
        self._wait(None)
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Read what has come, and see what is to be waited for now."""
        super().handle_events()
        self._look()

    def on_response_complete(self) -> None:
        """See what is to be waited for after an answer."""
        super().on_response_complete()
        self._look()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP."""
        del msg
        self.refuse(400, f"not a request of HTTP/1.1, or one whose headers are longer than {self.settings.most_head:,} bytes")

    def refuse(self, status: int, text: str) -> None:
        """Answer what cannot be answered by the application, where that can still be done, and close the connection."""
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE) and not self.transport.is_closing():
            content = f"{text}\n".encode()
            headers = ON_EVERY_ANSWER | {
                "Content-Type": "text/plain; charset=utf-8",
                "Content-Length": str(len(content)),
                "Content-Security-Policy": POLICY_OF_DATA,
                "Connection": "close",
            }
            answer = h11.Response(status_code=status, reason=HTTPStatus(status).phrase, headers=list(headers.items()))
            for event in (answer, h11.Data(data=content), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    @property
    def is_waiting(self) -> bool:
        """Whether the other side is to send something: nothing of ours would be lost with this connection."""
        return self._stage[0] in ("head", "body", "idle") and not self.transport.is_closing()

    @property
    def is_idle(self) -> bool:
        """Whether nothing has come since the last answer."""
        return self._stage[0] == "idle"

    def _has_room(self) -> bool:
        """Tell whether one more connection can be had, closing the one that has kept us waiting longest where that is needed."""
        open_ones = [c for c in self.connections if isinstance(c, Connection) and c is not self and not c.transport.is_closing()]
        if len(open_ones) < self.settings.most_connections:
            return True
        waiting = [c for c in open_ones if c.is_waiting]
        if waiting:
            min(waiting, key=lambda c: c.since).transport.abort()
        return bool(waiting)

    def _look(self) -> None:
        """Set the time until which the next part of a request must have come."""
        stage = (self._stage_now(), self.cycle)
        if stage == self._stage:
            return
        self._stage, self.since, self._unsent = stage, self.loop.time(), 0
        self._wait({"head": self.settings.head_time, "body": self.settings.body_time}.get(stage[0]))

    def _stage_now(self) -> str:
        if self.conn.their_state is h11.IDLE:
            return "head" if self.cycle is None or self.conn.trailing_data[0] else "idle"
        return "body" if self.conn.their_state is h11.SEND_BODY else "answer"

    def _wait(self, seconds: float | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None if seconds is None else self.loop.call_later(seconds, self._give_up)

    def _give_up(self) -> None:
        what = {"head": "headers", "body": "body"}[self._stage[0]]
        if self._stage[0] == "head" and not self.conn.trailing_data[0]:
            self.transport.close()  # it was opened and never used
        else:
            self.refuse(408, f"the {what} of the request took too long")

    def _check_flow(self) -> None:
        """Close the connection of who does not take the answer; look again later."""
        left, before = self.transport.get_write_buffer_size(), self._unsent
        if left and before and left > before - LEAST_RATE * self.settings.stall_time:
            self.transport.abort()
            return
        self._unsent = left
        self._flow_check = self.loop.call_later(self.settings.stall_time, self._check_flow)


class Server(uvicorn.Server):
    """A server that ends on a hang-up, too, and does not wait for queries that run, nor for requests that do not come.

    Args:
        config: what to serve, and how.
        close: called when the server begins to end.
    """

    def __init__(self, config: uvicorn.Config, close: Callable[[], None]) -> None:
        super().__init__(config)
        self._close = close

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of what is waited for, then end as uvicorn does."""
        self._close()
        for connection in list(self.server_state.connections):
            if isinstance(connection, Connection) and connection.is_waiting and not connection.is_idle:
                connection.refuse(503, "the server is being stopped")
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take a hang-up (SIGHUP) for what SIGTERM is, where it is not ignored as `nohup` wants it."""
        hang_up: Any = getattr(signal, "SIGHUP", None)
        is_ours = hang_up is not None and threading.current_thread() is threading.main_thread()
        before = signal.getsignal(hang_up) if is_ours else signal.SIG_IGN
        with super().capture_signals():
            if before is signal.SIG_IGN:
                yield
                return
            signal.signal(hang_up, self.handle_exit)
            try:
                yield
            finally:
                signal.signal(hang_up, before)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; on `::` it is reached by IPv4, too, where the system can do that.

    Raises:
        OSError: nobody can listen there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    return socket.create_server((host, port), family=family, backlog=2048, dualstack_ipv6=both)
