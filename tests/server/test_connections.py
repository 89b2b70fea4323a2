"""Connections that do not get on are closed, and those who ask are answered all the while."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack

import pytest

from kg.server import Settings
from tests.graphs import sample_graph
from tests.servers import read_answer, received, serving_with

HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
LIMITS = Settings(most_connections=20, head_time=0.6, body_time=0.8, idle_time=1, stall_time=1, timeout=20)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    place = tmp_path_factory.mktemp("connections") / "g"
    sample_graph().save(place)
    with serving_with(place, LIMITS) as running:
        yield running
    assert "Traceback" not in running.said
    assert "Exception" not in running.said


def connect(server):
    return socket.create_connection(("127.0.0.1", server.port), timeout=20)


def drip(connection, pieces, every=0.1):
    """Send one piece after the other until the connection is closed; return what came back and how long that took."""
    began = time.monotonic()
    connection.settimeout(every)
    for piece in pieces:
        try:
            connection.sendall(piece)
            if part := connection.recv(1 << 16):
                connection.settimeout(20)
                return part + received(connection), time.monotonic() - began
            return b"", time.monotonic() - began
        except TimeoutError:
            continue
        except ConnectionError:
            return b"", time.monotonic() - began
    raise AssertionError("the server never closed the connection")


def test_headers_that_come_a_byte_at_a_time_are_not_waited_for(server):
    with connect(server) as connection:
        answer, took = drip(connection, (HEAD[n % len(HEAD) : n % len(HEAD) + 1] for n in range(200)))
    status, headers, content = read_answer(answer)
    assert (status, headers["cache-control"]) == (408, "no-store")
    assert b"headers of the request took too long" in content
    assert 0.5 < took < 5


def test_headers_of_a_second_request_are_not_waited_for_either(server):
    with connect(server) as connection:
        connection.sendall(HEAD + b"\r\n")
        assert b"200 OK" in connection.recv(1 << 16)
        answer, took = drip(connection, (b"G" for _ in range(100)))
    assert took < 5
    assert b"408" in answer or b"400" in answer or answer == b""


def test_body_that_comes_a_byte_at_a_time_is_not_waited_for(server):
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 1000\r\n\r\n"
    with connect(server) as connection:
        connection.sendall(head)
        answer, took = drip(connection, (b"x" for _ in range(200)))
    status, _, content = read_answer(answer)
    assert status == 408
    assert b"body of the request took too long" in content
    assert took < 5


NOTHING_TO_COME = [
    ("a body that nobody reads", HEAD + b"Content-Length: 1000\r\n\r\n", b"200 OK", 5),
    ("not used", b"", b"", 5),
    ("not used again", HEAD + b"\r\n", b"200 OK", 6),
]


@pytest.mark.parametrize(
    ("request_", "answer", "seconds"), [row[1:] for row in NOTHING_TO_COME], ids=[row[0] for row in NOTHING_TO_COME]
)
def test_connection_on_which_nothing_comes_is_closed(server, request_, answer, seconds):
    with connect(server) as connection:
        connection.sendall(request_)
        began = time.monotonic()
        content = received(connection)
        assert answer in content if answer else content == b""
        assert time.monotonic() - began < seconds


@pytest.mark.slow
def test_who_takes_no_answer_is_let_go(server):
    query = b"SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 25000"
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: %d\r\n\r\n"
        % len(query)
    )
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(20)
        connection.connect(("127.0.0.1", server.port))
        connection.sendall(head + query)
        assert connection.recv(10)
        time.sleep(4)
        part = received(connection)
    assert b'"head"' in part
    assert not part.rstrip().endswith(b"]}}")


def test_half_open_connections_keep_nobody_out(server):
    with ExitStack() as stack:
        held = []
        for _ in range(60):
            held.append(stack.enter_context(connect(server)))
            held[-1].sendall(HEAD)
        began = time.monotonic()
        assert server.get("/")[0] == 200
        assert time.monotonic() - began < 5
    assert server.get("/")[0] == 200


def test_requests_one_behind_the_other_are_answered_in_order(server):
    with connect(server) as connection:
        connection.sendall(HEAD + b"\r\n" + HEAD.replace(b"/ ", b"/nonsense ") + b"\r\n" + HEAD + b"Connection: close\r\n\r\n")
        answer = received(connection)
    assert [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]] == [200, 404, 200]


@pytest.mark.parametrize(
    "text",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        HEAD + b"Host: localhost\r\n\r\n",
        HEAD + b"X: " + b"a" * 140_000 + b"\r\n\r\n",
        HEAD + b"X: \x00\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["no host", "TLS", "two hosts", "long", "zero", "chunk"],
)
def test_what_is_not_http_is_refused_in_a_sentence(server, text):
    status, headers, content = read_answer(server.send(text))
    assert status == 400
    assert content.startswith(b"not a request of HTTP/1.1, or one whose headers are longer than 65,536 bytes")
    assert "default-src 'none'" in headers["content-security-policy"]


def test_who_hangs_up_in_the_middle_disturbs_nobody(server):
    for text in (
        HEAD,
        HEAD + b"\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\nASK",
    ):
        with connect(server) as connection:
            connection.sendall(text)
    assert server.get("/")[0] == 200
