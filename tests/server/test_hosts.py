"""Whom a server answers for: what DNS rebinding asks is refused."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.errors import ConfigError
from kg.server import Settings, make_app
from kg.server.hosts import allowed_hosts, read_host
from tests.graphs import sample_graph


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("hosts") / "g"
    sample_graph().save(place)
    return place


def answered(bound, given, *named):
    host = read_host(given)
    return host is not None and allowed_hosts([bound], named).allow(host)


@pytest.mark.parametrize(
    "given", ["localhost", "LOCALHOST", "localhost.", "localhost:8000", "127.0.0.1:1", "[::1]", "[0:0::1]:80", "[::ffff:127.0.0.1]"]
)
@pytest.mark.parametrize("bound", ["127.0.0.1", "localhost", "::1"])
def test_who_listens_on_loopback_answers_to_the_names_of_this_machine(bound, given):
    assert answered(bound, given)


@pytest.mark.parametrize(
    "given",
    [
        "evil.example",
        "localhost.evil.example",
        "evil-localhost",
        "127.0.0.1.evil.example",
        "0.0.0.0",
        "192.168.0.1",
        "[::2]",
        "127.1",
    ],
)
@pytest.mark.parametrize("bound", ["127.0.0.1", "localhost", "::1"])
def test_who_listens_on_loopback_answers_to_no_other(bound, given):
    assert read_host(given) is not None
    assert not answered(bound, given)


@pytest.mark.parametrize(
    "given",
    [
        "",
        " ",
        "a b",
        "user@localhost",
        "localhost:80:80",
        "localhost:x",
        "localhost:99999",
        "[::1",
        "::1",
        "[localhost]",
        "é",
        "a/b",
        ".",
    ],
)
def test_what_is_no_host_is_not_read_as_one(given):
    assert read_host(given) is None


@pytest.mark.parametrize("bound", ["0.0.0.0", "::", ""])
def test_who_listens_everywhere_answers_to_addresses_but_not_to_names(bound):
    assert all(answered(bound, given) for given in ("192.168.0.7:8000", "[2001:db8::1]", "127.0.0.1", "localhost"))
    assert not answered(bound, "evil.example")
    assert answered(bound, "box.example", "box.example")


def test_who_listens_on_one_address_answers_to_that_alone():
    assert answered("192.168.0.7", "192.168.0.7:8000")
    assert not answered("192.168.0.7", "192.168.0.8")
    assert not answered("192.168.0.7", "localhost")


def test_name_may_be_given_with_and_without_a_port():
    assert answered("127.0.0.1", "box:1", "BOX.")
    assert answered("127.0.0.1", "box:8443", "box:8443")
    assert not answered("127.0.0.1", "box:8444", "box:8443")
    assert answered("127.0.0.1", "xn--bcher-kva.example", "bücher.example")
    assert answered("127.0.0.1", "[2001:db8::1]:80", "2001:db8::1")


@pytest.mark.parametrize("named", ["*", "http://box", "box/", "", "a..é", "user@box"])
def test_what_is_no_name_of_a_host_is_not_allowed_as_one(named):
    with pytest.raises(ConfigError, match="no name of a host: give a name as browsers send it"):
        allowed_hosts([], [named])


@pytest.mark.parametrize(
    ("headers", "status", "said"),
    [
        ([("host", "evil.example")], 421, "--allow-host evil.example"),
        ([("host", "evil.example:80")], 421, "(port 80)"),
        ([("host", "localhost"), ("host", "evil.example")], 400, "2 came"),
        ([("host", "local host")], 400, "'local host' is not one"),
        ([("host", "kg.example")], 200, ""),
    ],
)
@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%7B%7D", "/query.js", "/nonsense"])
def test_every_address_asks_for_the_host(folder, path, headers, status, said):
    with TestClient(make_app(folder, Settings(hosts=("kg.example",)))) as client:
        answer = client.get(path, headers=headers)
    assert answer.status_code == (404 if (status, path) == (200, "/nonsense") else status)
    assert said in answer.text
    assert answer.headers["cache-control"] == "no-store"
