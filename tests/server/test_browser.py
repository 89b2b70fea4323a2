"""The pages in a real browser: nothing runs that a text says, nothing is asked of another site, nothing is cut off on a phone; people ask and decide."""

from __future__ import annotations

import pytest

from kg.server import Settings
from tests.contributions import graph_of, telling
from tests.servers import serving_with

HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "'-alert(1)-'"]
LONG = "Wirtschaftswissenschaftlichkeitsgesellschaftsunternehmensverband"
TOKEN = "secret"
ADDRESSES = [
    "/",
    "/documents",
    "/search?q=a",
    "/query",
    "/decisions",
    "/ask/who-invests-in?where=Japan",
    "/entity/Acme",
    "/document/a",
    "/ontology",
]


@pytest.fixture(scope="module")
def browser(start_browser):
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # of all the network, this machine
    with start_browser("--no-sandbox", rules) as browser:
        yield browser


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    claims = [("Acme:Company", "acquires", f"{name}:Company") for name in (*(h.replace(":", " ") for h in HOSTILE), LONG)]
    place = tmp_path_factory.mktemp("browsed") / "g"
    graph_of(telling("a", ("Acme:Company", "investsIn", "Japan:Country"), *claims, source=HOSTILE[1], date="2024-05-02")).save(
        place
    )
    with serving_with(place, Settings(token=TOKEN, edit=True, title=HOSTILE[0])) as running:
        yield running


@pytest.fixture
def page(browser, server):
    """Return a page of somebody who has signed in, on a phone; a dialog, an error or a request elsewhere fails the test."""
    said = []
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.on("console", lambda m: said.append(m.text) if m.type == "error" and "status of 4" not in m.text else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    page.on("dialog", lambda d: said.append(f"dialog {d.message}") or d.dismiss())
    page.on("request", lambda r: said.append(f"request {r.url}") if not r.url.startswith(server.url) else None)
    page.goto(server.url)
    page.fill("main [name=name]", "Ann")
    page.fill("main [name=token]", TOKEN)
    page.click("main button")
    yield page
    context.close()
    assert said == []


def test_pages_run_nothing_ask_nobody_else_and_fit_a_phone(page, server):
    for address in ADDRESSES:
        page.goto(server.url + address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    page.goto(f"{server.url}/entity/Acme")
    for link in page.eval_on_selector_all(".claim a", "links => links.map((link) => link.href)"):
        page.goto(link)
        assert page.title()


def test_query_page_shows_rows_and_clears_them_where_the_next_query_is_wrong(page, server):
    page.goto(f"{server.url}/query")
    page.fill("#text", "SELECT ?bought ?name WHERE { kge:Acme kgo:acquires ?bought . ?bought rdfs:label ?name }")
    page.click("#run")
    page.wait_for_selector("#rows tbody tr")
    assert page.is_visible("#csv")
    page.fill("#text", "SELECT nonsense")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#said.bad")
    assert "not SPARQL" in page.inner_text("#said")
    assert page.query_selector("#rows tr") is None
    assert not page.is_visible("#csv")
    page.fill("#text", "ASK { kge:Acme kgo:investsIn kge:Japan }")
    page.click("#run")
    page.wait_for_selector("#said:text('yes')")


def test_person_decides_and_takes_it_back(page, server):
    page.goto(f"{server.url}/entity/Acme")
    page.click("summary")
    page.fill("[name=label] >> nth=0", "Acme Ltd")
    page.click("text=Rename")
    assert page.inner_text("h1") == "Acme Ltd"
    page.click("text=Decisions")
    assert "rename: Acme, Acme Ltd Ann" in page.inner_text("main")
    page.click("text=Take back")
    assert "Nothing was decided yet" in page.inner_text("main")
