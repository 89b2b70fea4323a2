"""Attacks on a server that runs: hosts, paths, headers, bodies, connections, queries. It answers all, and normally afterwards."""

from __future__ import annotations

import random
import socket
import string
import time
from contextlib import ExitStack
from urllib.parse import quote

import pytest

from kg.server import Settings
from tests.attack.scale import share
from tests.contributions import graph_of, telling
from tests.servers import read_answer, received, serving_with

pytestmark = pytest.mark.slow
LIMITS = Settings(
    most_connections=100, head_time=1, body_time=1, idle_time=1, stall_time=3, timeout=2, most_body=100_000, most_bytes=1_000_000
)
NAMES = ["Nestlé", "São Paulo", "a%20b", "..", "a/b", "C#", "two\nlines", "😀", "محمد", "e\u0301", "Ab", "aB", "100%"]
FINE = {200, 301, 303, 400, 404, 405, 406}
PIECES = [
    "%",
    "%%",
    "%0",
    "%zz",
    "%00",
    "%0a",
    "%0d%0a",
    "%2f",
    "%2F..",
    "%2e%2e",
    "%25",
    "%2500",
    "%ff",
    "%c3%28",
    "%ed%a0%80",
    "%f4%90%80%80",
    "%EF%BF%BE",
    "%F0%9F%98%80",
    "..",
    ".",
    "/",
    "//",
    "\\",
    "<",
    ">",
    '"',
    "'",
    "|",
    "^",
    "`",
    "{",
    "}",
    "[",
    "]",
    "?",
    "#",
    "&",
    "=",
    ";",
    ",",
    ":",
    "@",
    "!",
    "$",
    "(",
    ")",
    "*",
    "+",
    "~",
    "Nestl%C3%A9",
    "Nestl%25C3%25A9",
    "a" * 3000,
    "%41" * 2000,
    "entity",
    "document",
    "iri=",
    "javascript:alert(1)",
    "\x7f",
]
KINDS = ["entity", "document", "statement", "value", "relation", "fact", "named?iri=", "search?q=", "sparql?query=", "nonsense", ""]
HOSTS = [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.nip.example",
    "LOCALHOST.evil",
    "localhost@evil.example",
    "evil.example:80",
    "[::2]",
    "[::1",
    "0.0.0.0",
    "2130706433",
    "0x7f.1",
    "127.1",
    "localhost:99999",
    "localhost:-1",
    "localhost:x",
    "a b",
    "",
    ".",
    "localhost..",
    "*",
    "\xe9",
    "[fe80::1%25a]",
    "localhost\tevil",
    "localhost,evil.example",
    "x" * 5000,
    "evil.example#localhost",
    "evil.example/localhost",
    "evil.example?localhost",
]
GET, POST = (b"%s HTTP/1.1\r\nHost: localhost\r\n" % start for start in (b"GET /", b"POST /sparql"))
RAW = [
    b"",
    b"\r\n",
    b"\r\n\r\n",
    b"\x00",
    b"\x16\x03\x01\x02\x00\x01",
    b"GET\r\n\r\n",
    b"GET /\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\nHost: localhost\n\n",
    b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
    b"GET  /  HTTP/1.1\r\nHost: localhost\r\n\r\n",
    GET + b" folded\r\n\r\n",
    GET + b"Host: evil\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    GET + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
    GET + b"X: a\r\n" * 9000 + b"\r\n",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    GET + b"Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    POST + b"Content-Length: -1\r\n\r\n",
    POST + b"Content-Length: " + b"9" * 6000 + b"\r\n\r\n",
    POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
    POST + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n",
    POST + b"Transfer-Encoding: chunked\r\n\r\n5;" + b"x" * 200_000,
    POST + b"Transfer-Encoding: gzip\r\n\r\n",
    POST + b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n",
    GET + b"Transfer-Encoding: chunked\r\n\r\n" + b"5\r\naaaaa\r\n" * 20_000,
    (GET + b"\r\n") * 300,
]
TYPES = [
    "",
    "text/plain",
    "application/json",
    "application/sparql-update",
    "application/sparql-query; charset=utf-16",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=latin-1",
    "application/sparql-query;charset=\xe9",
    ";",
    "a" * 3000,
    "application/xml",
]
QUERY_TYPES = ["application/sparql-query", "application/x-www-form-urlencoded"]
ACCEPTS = [
    "*/*",
    "",
    "text/html",
    "text/turtle",
    "image/png",
    "q=1",
    ";;;,,,",
    "*/*;q=nan",
    "text/html;q=1e999",
    "text/*;q=-1",
    "a/b," * 900,
    "\xe9",
]
QUERIES = [
    b"",
    b"\x00",
    b"\xff\xfe",
    b"ASK {}" + b" " * 99_000,
    b"ASK " + b"{" * 90_000,
    b"SELECT * {" + b"?a ?b ?c . " * 9000,
    b"x" * 200_000,
    b"SELECT * { FILTER(" + b"!" * 90_000 + b"true) }",
    b"SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g",
    b"DROP ALL",
    b"LOAD <file:///etc/passwd>",
    b"SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    b"query=" + b"%41" * 30_000,
    b"query=ASK%7B%7D&" * 5000,
    b"&" * 90_000,
    b"query=%ff",
    b"update=DROP+ALL",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    place = tmp_path_factory.mktemp("attacked") / "g"
    graph_of(*(telling(name, (f"{name} Inc:Company", "investsIn", "Japan:Country")) for name in NAMES)).save(place)
    with serving_with(place, LIMITS) as running:
        yield running
        answers_normally(running)
    assert running.process.returncode in (0, -15), "the server had fallen over"
    for sign in ("Traceback", "Exception", "Error"):
        assert sign not in running.said, running.said[-3000:]


def answers_normally(server):
    status, headers, content = server.get("/entity/Nestl%C3%A9_Inc", "Accept: text/html")
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert "Nestlé Inc" in content.decode()


def check(answer, allowed=FINE):
    status, headers, content = read_answer(answer)
    assert status in allowed, (status, content[:300])
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    location = headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith("//")
    return status


def test_hosts(server):
    for host in HOSTS:
        for target in ("/", "/entity/Nestl%C3%A9_Inc", "/sparql?query=ASK%7B%7D", "/query.js", "/search/"):
            request = f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("latin-1")
            check(server.send(request), {400, 421})
    answers_normally(server)


def test_paths(server):
    rng = random.Random(14)
    for _ in range(share(5000, 500)):
        local = "".join(
            rng.choice([*PIECES, rng.choice(string.printable), quote(chr(rng.randrange(0x20, 0x3000)))])
            for _ in range(rng.randrange(1, 6))
        )
        target = f"/{rng.choice(KINDS)}/{local}".replace("=/", "=")
        if rng.random() < 0.1:
            target = rng.choice(["", "http://localhost", "//evil.example", "http://localhost:1"]) + target.lstrip(
                "/" if rng.random() < 0.3 else ""
            )
        request = f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAccept: {rng.choice(ACCEPTS[:5])}\r\nConnection: close\r\n\r\n"
        check(server.send(request.encode("latin-1", errors="replace")), FINE | {421, 503})
    answers_normally(server)


def test_what_is_no_request(server):
    for raw in RAW:
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
            try:
                connection.sendall(raw)
            except ConnectionError:
                continue  # it had seen enough
            answer = received(connection)
        if answer and b"100 Continue" not in answer:
            check(answer, FINE | {408, 413, 415, 421})
    answers_normally(server)


def test_content_types_and_formats(server):
    for kind in TYPES:
        head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: 6\r\nConnection: close\r\n\r\n"
        check(server.send(head.encode("latin-1"), b"ASK {}"), {400, 403, 415})
    for accept in ACCEPTS:
        for target in ("/", "/entity/Japan", "/document/a%2520b", "/search?q=a", "/sparql?query=ASK%7B%7D", "/nonsense"):
            check(
                server.send(
                    f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\nConnection: close\r\n\r\n".encode("latin-1")
                )
            )
    answers_normally(server)


def test_queries(server):
    for query in QUERIES[: share(len(QUERIES), len(QUERIES))]:
        for kind in QUERY_TYPES:
            head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {len(query)}\r\nConnection: close\r\n\r\n"
            check(server.send(head.encode(), query), {200, 400, 403, 413, 503})
    answers_normally(server)


def test_queries_in_the_address_that_are_too_long(server):
    for length in (1000, 16_000, 60_000, 70_000, 2_000_000):
        target = "/sparql?query=" + quote("ASK {} #" + "x" * length)
        answer = server.send(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        status = check(answer)
        assert status == 200 if length <= 60_000 else status in {200, 400}  # what comes in one piece may be longer
    answers_normally(server)


def test_connections_that_are_never_finished(server):
    starts = [
        b"",
        b"G",
        b"GET / HTTP/1.1\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nA",
    ]
    with ExitStack() as stack:
        held = []
        for n in range(share(400, 300)):
            held.append(stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=30)))
            held[-1].sendall(starts[n % len(starts)])
            if n % 50 == 49:
                answers_normally(server)
        began = time.monotonic()
        for connection in held:
            received(connection)  # ends when the server has closed it
        assert time.monotonic() - began < 15
    answers_normally(server)


def test_headers_dripped_over_many_connections(server):
    with ExitStack() as stack:
        held = [stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=30)) for _ in range(80)]
        for n in range(40):
            for connection in held:
                try:
                    connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: aaaaaaaa"[n : n + 1])
                except ConnectionError:
                    continue  # it was closed: that is what is wanted
            time.sleep(0.1)
        answers_normally(server)
        assert all(b"200 OK" not in received(connection) for connection in held)


def test_who_asks_and_goes(server):
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 60\r\n\r\n"
    for n in range(share(400, 100)):
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
            connection.sendall(
                [
                    b"GET /explore HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    head + b"ASK",
                    head,
                    b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                ][n % 4]
            )
    answers_normally(server)
