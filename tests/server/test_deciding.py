"""Decisions from the pages: off by default, for who is signed in, from our own forms alone, with who and when, and taken back."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from kg.editing import edit
from kg.opening import open_graph
from kg.server import Settings, deciding, make_app
from kg.server.sessions import COOKIE, Sessions
from tests.contributions import saved, telling
from tests.graphs import copy_of

HTML = {"accept": "text/html"}
BASE = "https://kg.example.org/entity/"
TOKEN = "secret"
CLAIMS = [
    telling("a", ("Acme:Company", "acquires", "Bolt:Company"), ("Acme:Company", "investsIn", "Japan:Country")),
    telling("b", ("Crux:Company", "acquires", "Dart:Company"), ("Acme:Company", "acquires", "Dart:Company")),
]


@contextmanager
def client_of(place, **settings):
    with TestClient(make_app(place, Settings(**settings)), base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("kept") / "g", *CLAIMS)


@pytest.fixture
def place(kept, tmp_path):
    return copy_of(kept, tmp_path / "g")


@pytest.fixture
def client(place):
    with client_of(place, token=TOKEN, edit=True) as client:
        assert client.post("/sign-in", data={"name": " Ann  Lee ", "token": TOKEN}).status_code == 303
        yield client


def form_key(client):
    return re.search('name="key" value="(.*?)"', client.get("/entity/Acme", headers=HTML).text)[1]


def send(client, **fields):
    return client.post("/decide", data={"key": form_key(client), **fields})


def decided(place):
    path = place / "decisions.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


# Signing in.


def test_browser_without_a_token_is_led_to_a_form_and_nothing_of_the_graph_is_shown(place):
    with client_of(place, token=TOKEN) as client:
        assert client.get("/entity/Acme", headers=HTML).headers["location"] == "/sign-in"
        assert client.get("/entity/Acme").status_code == 401
        page = client.get("/sign-in", headers=HTML)
        assert (page.status_code, "Acme" in page.text) == (200, False)
        assert client.get("/style.css").status_code == 200


@pytest.mark.parametrize(
    "fields", [{"name": "Ann", "token": "wrong"}, {"name": " ", "token": TOKEN}, {"name": "a" * 101, "token": TOKEN}, {}]
)
def test_who_has_no_token_or_no_name_is_not_signed_in(place, fields, monkeypatch):
    monkeypatch.setattr("kg.server.deciding.DELAY", 0.05)
    with client_of(place, token=TOKEN) as client:
        answer = client.post("/sign-in", data=fields)
        assert (answer.status_code, answer.headers.get("set-cookie")) == (403, None)


def test_cookie_is_kept_from_scripts_and_from_other_sites(client):
    cookie = client.post("/sign-in", data={"name": "Ann", "token": TOKEN}).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert "Signed in as Ann" in client.get("/", headers=HTML).text
    client.post("/sign-out")
    assert client.get("/", headers=HTML).status_code == 303


@pytest.mark.parametrize("value", ["", "a", "a.b", "....", "MTo=.x", "\u00e9", f"{'9' * 20}:Ann"])
def test_forged_cookie_is_nobodys(value):
    assert Sessions(TOKEN).name_in(f"{COOKIE}={value}") == ""


def test_session_is_worth_nothing_to_another_server_or_when_it_is_over(monkeypatch):
    sessions = Sessions(TOKEN)
    cookie = f"{COOKIE}={sessions.begin('Ann')}"
    assert sessions.name_in(cookie) == "Ann"
    assert Sessions(TOKEN).name_in(cookie) == ""
    monkeypatch.setattr("kg.server.sessions.time.time", lambda: 9e9)
    assert sessions.name_in(cookie) == ""


# Off by default, and only from our own forms.


@pytest.mark.parametrize("settings", [{}, {"token": TOKEN}, {"edit": True}])
def test_nothing_can_be_decided_where_it_is_not_let(place, settings):
    with client_of(place, **settings) as client:
        bearer = {"authorization": f"Bearer {TOKEN}"}
        for path in ("/decide", "/decisions"):
            assert client.post(path, data={"do": "rename", "name": f"{BASE}Acme", "label": "X"}, headers=bearer).status_code in (
                404,
                405,
            )
        assert "Decide" not in client.get("/entity/Acme", headers=bearer | HTML).text
    assert decided(place) == []


@pytest.mark.parametrize(
    ("key", "headers"),
    [
        ("", {}),
        ("0" * 64, {}),
        (None, {"sec-fetch-site": "cross-site"}),
        (None, {"sec-fetch-site": "same-site"}),
        (None, {"origin": "http://evil.example"}),
        ("", {"origin": "null"}),
    ],
)  # a form of another page, or of another site
def test_form_of_another_site_decides_nothing(client, place, key, headers):
    fields = {"key": form_key(client) if key is None else key, "do": "rename", "name": f"{BASE}Acme", "label": "X"}
    assert client.post("/decide", data=fields, headers=headers).status_code == 403
    assert decided(place) == []


def test_nobody_decides_by_a_link(client, place):
    assert (
        client.get("/decide", params={"do": "rename", "name": f"{BASE}Acme", "label": "X", "key": form_key(client)}).status_code
        == 405
    )
    assert decided(place) == []


# Deciding.


def test_decision_is_kept_with_who_and_when_and_shown_at_once(client, place):
    answer = send(client, do="rename", name=f"{BASE}Acme", label="Acme <b>Ltd</b>")
    assert (answer.status_code, answer.headers["location"]) == (303, "/entity/Acme")
    assert "<h1>Acme &lt;b&gt;Ltd&lt;/b&gt;</h1>" in client.get("/entity/Acme", headers=HTML).text
    (line,) = decided(place)
    assert (line["do"], line["label"], line["by"]) == ("rename", "Acme <b>Ltd</b>", "Ann Lee")
    assert datetime.fromisoformat(line["at"])
    log = client.get("/decisions", headers=HTML).text
    assert "rename: Acme" in log
    assert re.search(r"Ann Lee · \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d UTC", log)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-28T17:39:23+00:00", "28 November 2026, 17:39 UTC"),
        ("2026-11-28T23:39:23-05:00", "29 November 2026, 04:39 UTC"),
        ("2026-11-28 17:39", "28 November 2026, 17:39"),
        ("2026-11-28", "28 November 2026"),
        ("2026-11", "November 2026"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
        ("9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59-01:00"),
        ("some time in the autumn", "some time in the autumn"),
        ("", ""),
    ],
)
def test_moment_is_told_as_exactly_as_it_is_known(at, words):
    assert deciding._moment(at) == words


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"do": "merge", "name": f"{BASE}Acme", "other": "Crux"}, "merge"),
        ({"do": "split", "name": f"{BASE}Acme", "other": f"{BASE}Crux"}, "split"),
        ({"do": "split", "name": f"{BASE}Acme", "document": "b", "label": "Acme of B"}, "split"),
        ({"do": "retype", "name": f"{BASE}Acme", "class": "Organization"}, "retype"),
        (
            {
                "do": "reject",
                "name": f"{BASE}Acme",
                "property": "https://kg.example.org/ontology#acquires",
                "object": f"{BASE}Bolt",
            },
            "reject",
        ),
    ],
)  # each kind once
def test_every_decision_is_made_and_taken_back_to_the_same_graph(client, place, fields, kind):
    before = open_graph(place)
    assert send(client, **fields).status_code == 303
    assert decided(place)[0]["do"] == kind
    for _ in decided(place):  # a part with a name of its own is two decisions
        key = re.search('name="decision" value="(.*?)"', client.get("/decisions", headers=HTML).text)[1]
        assert send(client, do="undo", decision=key).headers["location"] == "/decisions"
    assert decided(place) == []
    after = open_graph(place)
    assert after.manifest.hash == before.manifest.hash
    before.close()
    after.close()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"do": "merge", "name": f"{BASE}Acme", "other": "Nobody"}, "no entity named"),
        ({"do": "retype", "name": f"{BASE}Acme", "class": "Nonsense"}, "no class named"),
        ({"do": "destroy"}, "no decision"),
        ({}, "no decision"),
        ({"do": "undo", "decision": "x"}, "nothing new"),
        ({"do": "rename", "name": f"{BASE}Acme", "label": "  "}, "no decision"),
    ],
)  # what cannot be decided
def test_what_cannot_be_decided_is_said(client, place, fields, words):
    answer = send(client, **fields)
    assert answer.status_code == 400
    assert words in answer.text
    assert decided(place) == []


def test_another_writer_is_waited_for_by_who_decides(client, place):
    with edit(place):
        assert send(client, do="rename", name=f"{BASE}Acme", label="X").status_code == 503
    assert send(client, do="rename", name=f"{BASE}Acme", label="X").status_code == 303


def test_program_decides_with_the_token(place):
    with client_of(place, token=TOKEN, edit=True) as client:
        fields = {"do": "rename", "name": f"{BASE}Acme", "label": "X", "by": "a script"}
        assert client.post("/decide", data=fields).status_code == 401
        assert client.post("/decide", data=fields, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 303
    assert decided(place)[0]["by"] == "a script"


# Within one document.


@pytest.fixture
def nadella(tmp_path):
    claims = (
        ("Satya Nadella:Person", "leads", "Acme:Company"),
        ("Satya Nadella written Nadella:Person", "visits", "Japan:Country"),
    )
    place = saved(tmp_path / "n", telling("both", *claims))
    with client_of(place, token=TOKEN, edit=True) as client:
        client.post("/sign-in", data={"name": "Ann", "token": TOKEN})
        yield client, place


def test_written_name_is_told_with_its_reason_and_taken_apart_from_the_page(nadella):
    client, place = nadella
    page = client.get("/entity/Satya_Nadella", headers=HTML).text
    assert "“Nadella” in" in page
    assert "as the test has it (score 0.80)" in page
    name = f"{BASE}Satya_Nadella"
    key = re.search('name="key" value="(.*?)"', page)[1]
    assert (
        client.post("/decide", data={"key": key, "do": "split", "name": name, "form": "Nadella", "document": "both"}).status_code
        == 303
    )
    (line,) = decided(place)
    assert (line["do"], line["forms"], line["documents"], line["by"]) == ("split", ["Nadella"], ["both"], "Ann")
    assert "“Nadella” in" not in client.get("/entity/Satya_Nadella", headers=HTML).text
    assert "Japan" in client.get("/entity/Nadella_both", headers=HTML).text


@pytest.mark.parametrize("action", ["merge", "split"])
def test_doubtful_written_name_is_decided_from_the_list(nadella, action):
    client, place = nadella
    page = client.get("/decisions", headers=HTML).text
    assert "“Nadella” in both" in page
    key = re.search('name="key" value="(.*?)"', page)[1]
    fields = {"name": f"{BASE}Satya_Nadella", "form": "Nadella", "document": "both"}
    assert all(f'name="{name}" value="{value}"' in page for name, value in fields.items())
    assert client.post("/decide", data={"key": key, "do": action, **fields}).status_code == 303
    assert [line["do"] for line in decided(place)] == [action]
    assert "“Nadella” in both" not in client.get("/decisions", headers=HTML).text
