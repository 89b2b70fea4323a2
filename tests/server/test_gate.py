"""What every answer carries, whoever gives it."""

from __future__ import annotations

import asyncio

import pytest
from starlette.testclient import TestClient

from kg.server import Settings, make_app
from tests.graphs import sample_graph


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("gate") / "g"
    sample_graph().save(place)
    return place


@pytest.fixture(scope="module")
def client(folder):
    with TestClient(
        make_app(folder, Settings(most_body=1000)), base_url="http://localhost", raise_server_exceptions=False
    ) as client:
        yield client


def fail(*_):
    raise RuntimeError("a fault of ours")


CASES = [
    ("GET", "/", {}, 200),
    ("GET", "/entity/Microsoft", {}, 200),
    ("GET", "/entity/Microsoft", {"accept": "text/turtle"}, 200),
    ("GET", "/entity/Nobody", {}, 404),
    ("GET", "/entity/Japan", {"accept": "image/png"}, 406),
    ("GET", "/document/invest", {}, 200),
    ("GET", "/search?q=a", {}, 200),
    ("GET", "/search?q=a", {"accept": "application/json"}, 200),
    ("GET", "/query", {}, 200),
    ("GET", "/query.js", {}, 200),
    ("GET", "/explore", {}, 200),
    ("GET", "/nonsense", {}, 404),
    ("PUT", "/", {}, 405),
    ("HEAD", "/", {}, 200),
    ("GET", "/sparql", {}, 303),
    ("GET", "/sparql?query=ASK%7B%7D", {}, 200),
    ("GET", "/sparql?query=x", {}, 400),
    ("POST", "/sparql", {"content-length": "2000"}, 413),
    ("POST", "/sparql", {"content-length": "9" * 5000}, 413),
    ("POST", "/sparql", {"content-length": "²"}, 400),
    ("GET", "/", {"host": "evil.example"}, 421),
]


def check(answer):
    headers = answer.headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    for wanted in ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action"):
        assert wanted in policy


@pytest.mark.parametrize(("method", "path", "headers", "status"), CASES, ids=lambda value: str(value)[:40])
def test_every_answer_says_what_browsers_may_do_with_it(client, method, path, headers, status):
    given = {name: value.encode("latin-1") for name, value in headers.items()}
    answer = client.request(method, path, headers=given, follow_redirects=False)
    assert answer.status_code == status
    check(answer)


def test_fault_of_the_application_does_so_too_and_tells_nothing(client, monkeypatch):
    monkeypatch.setattr("kg.server.names.NameIndex.search", fail)
    answer = client.get("/search?q=a")
    assert answer.status_code == 500
    assert "fault" not in answer.text
    check(answer)


def test_request_that_is_cut_off_as_the_server_ends_is_told_so(client, monkeypatch):
    def cut_off(*_):
        raise asyncio.CancelledError

    monkeypatch.setattr("kg.server.browsing.page_number", cut_off)
    answer = client.get("/documents")
    assert (answer.status_code, answer.text) == (503, "the server is being stopped\n")
    check(answer)


def test_answers_of_the_gate_itself_do_so_too(folder):
    with TestClient(make_app(folder, Settings(token="secret", cors="http://e.org")), base_url="http://localhost") as client:
        for answer, status in ((client.get("/"), 401), (client.options("/sparql"), 204)):
            assert answer.status_code == status
            check(answer)
            assert answer.headers["access-control-allow-origin"] == "http://e.org"
        answer = client.get("/entity/Japan", headers={"authorization": "Bearer secret"})
        assert {part.strip() for part in answer.headers["vary"].split(",")} == {"Accept", "Origin"}


def test_token_may_have_letters_outside_ascii(folder):
    with TestClient(make_app(folder, Settings(token="schlüssel")), base_url="http://localhost") as client:
        assert client.get("/", headers={"authorization": "Bearer schlüssel".encode()}).status_code == 200
        assert client.get("/", headers={"authorization": "Bearer schlussel"}).status_code == 401


def test_formats_in_several_headers_are_one_list(client):
    answer = client.get("/entity/Japan", headers=[("accept", "image/png"), ("accept", "text/turtle")])
    assert answer.headers["content-type"].startswith("text/turtle")
