"""The pages in a real browser: nothing runs that a text says, nothing is asked of another site, nothing is cut off on a phone; people ask and decide."""

from __future__ import annotations

import pytest

from kg.server import Settings
from tests.contributions import graph_of, telling
from tests.servers import serving_with

HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "'-alert(1)-'"]
LONG = "Wirtschaftswissenschaftlichkeitsgesellschaftsunternehmensverband"
TOKEN = "secret"
MEETING = """() => {
  const boxes = [...document.querySelectorAll(".rows-graph .box, .rows-graph .said")].map((part) => part.getBoundingClientRect());
  return boxes.flatMap((a, i) => boxes.slice(0, i).filter((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1));
}"""
"""What is drawn over each other in the graph of an answer."""
ADDRESSES = [
    "/",
    "/documents",
    "/search?q=a",
    "/query",
    "/decisions",
    "/ask/who-invests-in?where=Japan",
    "/entity/Acme",
    "/entity/Ada_Agnelli",
    "/entity/Nobody",
    "/document/a",
    "/statement/none",
    "/ontology",
    "/sign-in",
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
    births = [telling(day, ("Ada Agnelli:Person", "dateOfBirth", day)) for day in ("1899-01-02", "1901-05-06")]
    deals = telling("a", ("Acme:Company", "investsIn", "Japan:Country"), *claims, source=HOSTILE[1], date="2024-05-02")
    graph_of(deals, *births).save(place)
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
    right = "boxes => Math.max(...boxes.map((box) => box.getBoundingClientRect().right))"
    assert 0 < page.eval_on_selector_all(".neighbourhood .box", right) <= 390
    for link in page.eval_on_selector_all(".claim a", "links => links.map((link) => link.href)"):
        page.goto(link)
        assert page.title()


def test_axe_knows_no_barrier_on_any_page(page, server):
    from axe_playwright_python.sync_playwright import Axe

    page.goto(f"{server.url}/entity/Acme")
    details = page.eval_on_selector_all(".claim a, blockquote a", "links => links.map((link) => link.href)")
    facts = [next(link for link in details if f"/{kind}/" in link) for kind in ("fact", "statement")]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for address in [*(server.url + address for address in ADDRESSES), *facts]:
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
            broken = [v for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
            assert [(v["id"], v["nodes"][0]["html"][:100]) for v in broken] == [], address


def test_answer_is_seen_as_a_graph_and_by_its_dates(page, server):
    page.goto(f"{server.url}/query")
    asked = "?fact owl:annotatedSource ?who ; owl:annotatedProperty ?does ; owl:annotatedTarget ?whom ; kgo:firstReported ?day"
    page.fill("#text", f"SELECT ?who ?does ?whom ?day WHERE {{ {asked} }}")
    page.click("#run")
    page.wait_for_selector("#rows tbody td")
    assert "2 May 2024" in page.locator("#rows tbody td").all_inner_texts()
    page.click("#as-graph")
    assert not page.is_visible("#rows")
    assert page.locator(".rows-graph a").count() == 7
    assert "invests in" in page.locator(".rows-graph .said").all_text_contents()
    assert page.eval_on_selector("#drawn", "box => box.scrollWidth") <= 390
    names = page.locator(".rows-graph a")
    shown, whole = (names.locator(part).all_text_contents() for part in ("text", "title"))
    assert LONG[:60] in whole  # as its IRI has it
    assert LONG[:60] not in shown
    assert any(name.endswith("…") and LONG.startswith(name[:-1]) for name in shown)
    assert page.evaluate(MEETING) == []
    page.click("#as-timeline")
    assert page.inner_text(".years h2") == "2024"
    page.click("#as-table")
    assert page.locator("#rows tbody tr").count() == 6
    page.fill("#text", "SELECT ?name WHERE { kge:Acme rdfs:label ?name }")
    page.click("#run")
    page.wait_for_selector("#rows tbody tr >> text=Acme")
    assert page.is_disabled("#as-graph")
    assert page.is_disabled("#as-timeline")


def test_answers_of_questions_have_no_cell_beyond_the_edge_of_a_phone(page, server):
    page.goto(f"{server.url}/ask/who-invests-in?where=Japan")
    cells = page.eval_on_selector_all("td", "cells => cells.map((cell) => [cell.dataset.name, cell.getBoundingClientRect().right])")
    assert {"investor", "target", "sentence"} <= {name for name, _ in cells}
    assert max(right for _, right in cells) <= 390


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
