"""The explorer in a real browser, with the network off."""

from __future__ import annotations

import base64
import gzip
import itertools
import json
import re
import time
import zlib
from xml.etree import ElementTree

import networkx
import pytest

from benchmarks.explorer import make
from kg.editing import edit
from kg.errors import DatasetError, QueryError
from kg.resolution import Merge, Reject, Rename
from kg.resolution.decision_file import read_decisions
from kg.views import Selection
from kg.views.explorer import PARTS, SCRIPTS, STYLES
from kg.views.layout import LEAST_SHAPE, lay_out
from kg.views.packing import ENTITY_COLUMNS, FAMILIES, STATEMENT_COLUMNS
from kg.views.packing import STYLES as FAMILY_STYLES
from tests.contributions import graph_of, telling
from tests.graphs import sample_graph

CARD, SHOWN = "#card", "#shown"
SVG = "{http://www.w3.org/2000/svg}"


def click_canvas_at(page, name):
    """Click where an entity is drawn."""
    page.fill("#search", name)
    page.keyboard.press("Enter")


def test_page_is_self_contained(graph):
    html = graph.explore().html
    assert "default-src 'none'; script-src 'sha256-" in html
    assert "unsafe-eval" not in html.partition("</head>")[0]
    assert not re.findall(r"<(?:link|script|img|iframe)[^>]+(?:src|href)=", html)


def test_scripts_name_the_columns_that_are_packed_and_keep_to_their_width():
    assert {path.name for path in PARTS.iterdir()} == {*(f"{name}.js" for name in SCRIPTS), *(f"{name}.css" for name in STYLES)}
    for path in PARTS.iterdir():
        script = path.read_text(encoding="utf-8")
        assert set(re.findall(r"\bstatement\.(\w+)\[", script)) <= set(STATEMENT_COLUMNS)
        assert set(re.findall(r"\bentity\.(\w+)\[", script)) <= set(ENTITY_COLUMNS)
        assert max(map(len, script.splitlines())) <= 120, path.name


def luminance(color):
    """Return the relative luminance of a colour as WCAG defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_families_differ_in_shape_and_stand_out_from_light_and_dark():
    assert len({shape for _, shape in FAMILY_STYLES.values()}) == len(FAMILY_STYLES)
    for color, _ in FAMILY_STYLES.values():
        for paper in ("#ffffff", "#0d1117"):
            lighter, darker = sorted((luminance(color), luminance(paper)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 3, color


def test_page_is_the_same_each_time(graph):
    assert graph.explore().html == graph.explore().html


def test_page_opens_without_network_or_console(built, open_page):
    page = open_page(built, title="Nine & articles")
    assert page.title() == "Nine & articles"
    assert re.match(
        r"\d+ of \d+ entities drawn, \d+ relations among them; in all \d+ statements in 9 texts", page.inner_text(SHOWN)
    )
    assert page.locator("#canvas canvas").count() == 1


def test_page_says_in_words_what_its_numbers_count_and_its_statuses_mean(graph):
    html = graph.explore().html
    counts, meanings = (re.search(rf'<details id="{name}">(.*?)</details>', html, re.S)[1] for name in ("counts", "meanings"))
    assert re.findall("<dt>(.*?)</dt>", counts) == [
        "entities drawn",
        "relations among them",
        "statements in texts",
        "without a name",
        "(in brackets)",
    ]
    names = json.loads(re.search(r"const STATUS = (\[.*?\]);", html)[1])
    assert re.findall("<dt>(.*?)</dt>", meanings) == names


def test_search_finds_by_name_and_alias_and_shows_the_proof(built, open_page):
    page = open_page(built)
    page.fill("#search", "softb")
    assert page.inner_text("#found li >> nth=0").startswith("SoftBank")
    page.keyboard.press("Enter")
    assert page.inner_text(f"{CARD} h2") == "SoftBank"
    assert "will also partner with" in page.inner_text(CARD)
    assert page.locator(f"{CARD} blockquote mark").all_inner_texts() == ["Microsoft", "SoftBank"]
    page.fill("#search", "xyzzy")
    assert page.inner_text("#found") == "no such name"


def test_edge_shows_its_sentences_with_subject_and_object_marked(built, open_page):
    page = open_page(built, "#edge=Microsoft+SoftBank")
    assert page.inner_text(f"{CARD} h2") in ("Microsoft – SoftBank", "SoftBank – Microsoft")
    assert page.locator(f"{CARD} blockquote").first.inner_text() == (
        "Microsoft will also partner with SoftBank to bring artificial intelligence to call centres."
    )
    assert page.locator(f"{CARD} mark").all_inner_texts() == ["Microsoft", "SoftBank"]
    assert "10 April 2024" in page.inner_text(CARD)


def test_parallel_relations_unfold(built, open_page):
    page = open_page(built, "#edge=Microsoft+OpenAI")
    before = page.inner_text(f"{CARD}")
    page.click("text=Unfold")
    assert page.locator("text=Fold").count() == 1
    page.click("text=Fold")
    assert page.inner_text(f"{CARD}") == before


def test_filters_hide_and_bring_back(built, open_page):
    page = open_page(built)
    before = page.inner_text(SHOWN)
    page.click("#classes label:has-text('Person') input")
    assert page.inner_text(SHOWN) != before
    page.click("#classes label:has-text('Person') input")
    assert page.inner_text(SHOWN) == before
    page.fill("#confidence", "0.95")
    assert page.inner_text("#confidence-value") == "0.95"
    fewer = int(page.inner_text(SHOWN).split(", ")[1].split()[0])
    assert fewer < int(before.split(", ")[1].split()[0])


@pytest.fixture(scope="session")
def pure(browser):
    """Return a function that runs an expression over the parts of the script that need no page."""
    page = browser.new_page()
    parts = ("words", "days", "springs", "arranging", "labels", "regions", "facts", "shapes")
    nothing = "const opening = { regions: [] }, entity = { class: [] }, classes = [], families = [];"
    script = nothing + "\n".join((PARTS / f"{name}.js").read_text(encoding="utf-8") for name in parts)
    yield lambda expression: page.evaluate(f"(() => {{ {script}; return {expression}; }})()")
    page.close()


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("short('abcdefgh', 6) + short('abcdef', 6)", "abcde…abcdef"),
        ("short('abc \U0001f3e2\U0001f3e2\U0001f3e2', 6)", "abc \U0001f3e2…"),
        ("short('abcd\U0001f3e2\U0001f3e2', 6)", "abcd\U0001f3e2\U0001f3e2"),
        ("distance('micrsoft', 'microsoft', 2)", 1),
        ("distance('mircosoft', 'microsoft', 2)", 1),
        ("distance('apple', 'orange', 2)", 3),
        ("nearness('sonny', 'sony group') < Infinity", True),
        ("nearness('ibm', 'imb') < Infinity", False),
        ("nearness('kishada', 'fumio kishida') < Infinity", True),
        ("origin('https://www.example.org/a?b')", "example.org"),
        ("origin('an interview')", "an interview"),
        ("origin('')", "no source"),
        ("dayWords('2024-04-10')", "10 April 2024"),
        ("dayWords('2024-04')", "April 2024"),
        ("dayWords('2024')", "2024"),
        ("dayWords('soon')", "soon"),
        ("quoted('a \"b\"')", r'"a \"b\""'),
        ("cell('=1+1')", '"\'=1+1"'),
        ("jsonTerm('<a:b>')", {"@id": "a:b"}),
        ("jsonTerm('\"2024\"^^<x:y>')", {"@value": "2024", "@type": "x:y"}),
        ("jsonTerm('\"a\"@en')", {"@value": "a", "@language": "en"}),
        ("areApart(['1990', '1991'])", True),
        ("areApart(['1990', '1 May 1990'])", False),
        ("daysOf('2024').join()", "2024-01-01,2024-12-31"),
        ("daysOf('2024-02').join()", "2024-02-01,2024-02-29"),
        (
            "arrange([{of: 1, w: 9, h: 9, places: [[0, 0]]}, {of: 2, w: 9, h: 9, places: [[5, 5], [20, 5]]}], new Squares(), V).map(b => b.x).join()",
            "0,20",
        ),
        ("arrange([{of: 1, w: 9, h: 9, places: [[0, 0]]}], new Squares([{of: 2, x: 0, y: 0, w: 9, h: 9}]), V).length", 0),
        (
            "arrange([{of: 1, w: 9, h: 9, places: [[0, 0]], isNeeded: true}], new Squares([{of: 2, x: 0, y: 0, w: 9, h: 9}]), V).length",
            1,
        ),
        ("arrange([{of: 1, w: 9, h: 9, places: [[95, 0]]}], new Squares(), V).length", 0),
        (
            "arrange([{of: 1, w: 9, h: 9, places: [[0, 0], [5, 0]], isNeeded: true}], new Squares([0, 1, 6].map((x) => ({x, y: 0, w: 3, h: 9}))), V)[0].x",
            5,
        ),
        # a name that must be read and finds no room beside its entity stands apart, with a line to it
        (
            "arrange([{of: 1, w: 4, h: 4, places: [[0, 0], [40, 0]], isNeeded: true, entity: S}], new Squares([{of: 2, ...S}]), V)[0].lead.join()",
            "4,2,40,2",
        ),
        ("leadTo({x: 5, y: 0, w: 9, h: 4}, S)", None),
        ("arrange([{of: 1, w: 9, h: 9, places: [[200, 0]], isNeeded: true, entity: S}], new Squares(), V).length", 0),
        # where lines can be kept clear of, they are
        ("arrange([{of: 1, w: 9, h: 9, places: [[0, 0], [20, 0]]}], new Squares(), V, [], [[5, -5, 5, 20]])[0].x", 20),
        ("new Squares([{x: 70, y: 0, w: 90, h: 4}, {x: -9, y: -9, w: 10, h: 10}]).count({x: 0, y: 0, w: 99, h: 9}, 9, always)", 2),
        ("cuts([0, 0, 10, 10], {x: 4, y: 4, w: 2, h: 2})", True),
        ("cuts([0, 0, 10, 10], {x: 7, y: 0, w: 2, h: 2})", False),
        ("cuts([0, 0, 3, 3], {x: 4, y: 4, w: 2, h: 2})", False),
        ("cuts([5, 0, 5, 10], {x: 4, y: 4, w: 2, h: 2})", True),
        ("cuts([8, 0, 8, 10], {x: 4, y: 4, w: 2, h: 2})", False),
        ("hull([[0, 0], [4, 0], [2, 1], [4, 4], [0, 4], [2, 0]]).join(' ')", "0,0 4,0 4,4 0,4"),
        ("hull([[1, 1]]).length", 0),
        ("new Set(Array.from({length: 60}, (_, rank) => JSON.stringify(signOf(rank)))).size", 60),
        (
            "new Set(Array.from({length: 60}, (_, k) => JSON.stringify(partsOf({shape: 'dot', color: 'c', ...signOf(k)}, 9, 'p')))).size",
            60,
        ),
        ("spring([[0, 0], [500, 0]], [[0, 1]], [true, false]) ?? 'moved'", "moved"),
    ],
)
def test_pure_parts(pure, expression, value):
    view, shape = "{x: 0, y: 0, w: 100, h: 100}", "{x: 0, y: 0, w: 4, h: 4}"
    assert pure(f"((V, S) => {expression})({view}, {shape})") == value


def relations_drawn(shown):
    """Return how many relations are drawn."""
    return int(re.search(r"(\d+) relations?", shown)[1])


def test_filters_say_how_many_they_hide(built, open_page):
    page = open_page(built)
    assert re.search(r"Named things only \(\d+ without a name\)", page.inner_text("#names"))
    before = page.inner_text(SHOWN)
    page.click("#names input")
    assert int(page.inner_text(SHOWN).split()[0]) > int(before.split()[0])
    page.click("#names input")
    assert page.inner_text(SHOWN) == before
    assert re.fullmatch(r"written for kg: .* \(\d+\)", page.locator("#sources label").first.inner_text().strip())
    page.locator("#sources input").first.click()
    assert relations_drawn(page.inner_text(SHOWN)) < relations_drawn(before)
    page.locator("#sources input").first.click()
    page.select_option("#year", "2024")
    assert page.input_value("#until") == "2024-12-31"
    page.select_option("#year", "")
    assert page.inner_text(SHOWN) == before


def test_entities_are_sorted_as_asked(built, open_page):
    page = open_page(built)
    page.click("#tab-list")
    rows = page.locator("#entities button")
    facts = [int(re.search(r"(\d+) fact", row)[1]) for row in rows.all_inner_texts()]
    assert facts == sorted(facts, reverse=True)
    assert len(facts) > int(page.inner_text(SHOWN).split()[0])
    page.select_option("#order", "documents")
    texts = [int(re.search(r"(\d+) text", row)[1]) for row in rows.all_inner_texts()]
    assert texts == sorted(texts, reverse=True)
    page.select_option("#order", "class")
    classes = [text.split(" · ")[0] for text in page.locator("#entities button .soft").all_inner_texts()]
    assert classes == sorted(classes, key=str.lower)
    assert "Government body" in classes


def test_card_says_values_in_words_and_groups_by_property(built, open_page):
    page = open_page(built, "#node=Microsoft")
    card = page.inner_text(CARD)
    assert "US$2.9 billion" in card
    assert "2 years" in card
    assert "invests in" in page.locator(f"{CARD} h4").all_inner_texts()
    assert "… leads this" in page.locator(f"{CARD} h4").all_inner_texts()
    assert page.locator(f"{CARD} blockquote").count() == 0
    why = page.locator(f"{CARD} .claim", has_text="partners with SoftBank").locator("text=why")
    why.click()
    assert page.locator(f"{CARD} blockquote").inner_text().startswith("Microsoft will also partner")
    page.click(f"{CARD} .cite >> text=Markdown")
    copied = page.evaluate("document.documentElement.dataset.copied")
    assert copied.startswith("> Microsoft will also partner with SoftBank")
    assert copied.endswith("some details invented, 10 April 2024\n")
    why.click()
    assert page.locator(f"{CARD} blockquote").count() == 0


def test_contradictions_stand_side_by_side(open_page):
    claim = ("Fiat:Company", "acquires", "Opel:Company")
    births = [("Ada Agnelli:Person", "dateOfBirth", day) for day in ("1899-01-02", "1901-05-06")]
    page = open_page(graph_of(telling("a", claim, births[0]), telling("b", claim, negated=True), telling("c", births[1])))
    click_canvas_at(page, "Fiat")
    beside = page.locator(f"{CARD} .beside")
    assert beside.locator(".claim .status").all_inner_texts() == ["(denied)"]
    assert beside.locator(".claim").count() == 2
    click_canvas_at(page, "Ada Agnelli")
    assert "2 January 1899" in beside.inner_text()
    assert "6 May 1901" in beside.inner_text()
    click_canvas_at(page, "Opel")
    assert beside.locator(".claim").count() == 2


def test_decisions_are_taken_along_as_kg_reads_them(open_page, tmp_path):
    graph = graph_of(
        telling("a", ("Fiat:Company", "acquires", "Opel:Company")),
        telling("b", ("Lancia:Company", "sells", "Saab:Company")),
    )
    page = open_page(graph, "#node=Fiat")
    assert page.is_disabled("#jsonl")
    page.click(f"{CARD} >> text=wrong")
    assert page.locator(f"{CARD} .claim.wrong").count() == 1
    page.click(f"{CARD} >> text=Rename …")
    page.fill(f"{CARD} input", "Fiat Group")
    page.click(f"{CARD} >> text=/^Rename$/")
    page.click(f"{CARD} >> text=/^Select$/")
    click_canvas_at(page, "Lancia")
    page.click(f"{CARD} >> text=/^Select$/")
    page.click("text=Same thing")
    page.click(f"{CARD} >> text=Compare")
    assert page.locator(f"{CARD} table tr").count() == 3
    with page.expect_download() as download:
        page.click("#jsonl")
    kinds = [type(decision) for decision in read_decisions(download.value.path()).records]
    assert kinds == [Reject, Rename, Merge]
    with edit(graph) as editor:
        assert len(editor.decide(*read_decisions(download.value.path()).records)) == 3
        assert editor.graph.find_entity("Fiat Group")
    for name, start in (("svg", b"<svg"), ("turtle", b"@prefix")):
        with page.expect_download() as download:
            page.click(f"#{name}")
        assert download.value.path().read_bytes().startswith(start)


def test_steps_are_gone_back_by_name(built, open_page):
    page = open_page(built)
    for name in ("Sony", "OpenAI", "Japan"):
        click_canvas_at(page, name)
    assert page.inner_text(".crumbs") == "Sony › OpenAI ›"
    page.click(".crumbs >> text=Sony")
    assert page.inner_text(f"{CARD} h2") == "Sony"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_knows_no_barrier(built, open_page, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(built, "#node=Microsoft")
    page.emulate_media(color_scheme=scheme)
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    for tab in ("card", "list", "reader"):
        page.click(f"#tab-{tab}")
        broken = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:100]) for v in broken if v["impact"] in ("serious", "critical")] == []


def test_search_asks_what_was_meant(built, open_page):
    page = open_page(built)
    page.fill("#search", "micorsoft")
    assert page.inner_text("#found li >> nth=0") == "no such name; did you mean"
    page.keyboard.press("Enter")
    assert page.inner_text(f"{CARD} h2") == "Microsoft"


def test_what_is_denied_is_off_until_it_is_ticked(open_page):
    graph = graph_of(
        telling("a", ("Fiat:Company", "acquires", "Opel:Company"), negated=True),
        telling("b", ("Fiat:Company", "sells", "Saab:Company")),
    )
    page = open_page(graph)
    assert "2 of 3 entities drawn, 1 relation among" in page.inner_text(SHOWN)
    page.click("#statuses label:has-text('denied') input")
    click_canvas_at(page, "Opel")
    assert "(denied)" in page.inner_text(CARD)


def test_timeline_narrows_to_a_span(built, open_page):
    page = open_page(built)
    before = page.inner_text(SHOWN)
    page.locator("#timeline button[aria-label^='2024']").click()
    assert page.input_value("#since").startswith("2024")
    assert page.inner_text(SHOWN) != before
    page.locator("#timeline button[aria-pressed=true]").click()
    assert page.inner_text(SHOWN) == before


def test_address_restores_and_back_goes_back(built, open_page):
    page = open_page(built)
    for name in ("Sony", "OpenAI"):
        click_canvas_at(page, name)
    page.click("button:has-text('Focus')")
    address = page.evaluate("location.hash")
    assert address == "#focus=OpenAI&hops=1&node=OpenAI"
    shown = page.inner_text(SHOWN)
    page.click("#back")
    page.wait_for_timeout(300)
    assert page.evaluate("location.hash") == "#node=OpenAI"
    page.click("#back")
    page.wait_for_timeout(300)
    assert page.inner_text(f"{CARD} h2") == "Sony"
    again = open_page(built, address)
    assert again.inner_text(SHOWN) == shown
    assert again.inner_text(f"{CARD} h2") == "OpenAI"


def test_path_between_two(built, open_page):
    page = open_page(built)
    click_canvas_at(page, "Sony")
    page.click("text=Path to …")
    page.fill("#search", "OpenAI")
    page.keyboard.press("Enter")
    assert page.inner_text(SHOWN).startswith("3 of ")
    assert page.evaluate("location.hash").startswith("#path=Sony+OpenAI")
    assert page.inner_text(f"{CARD} h2") == "From Sony to OpenAI"
    assert page.locator(".story h3").all_inner_texts() == ["Sony – Microsoft", "Microsoft – OpenAI"]
    assert "Microsoft competes with Sony and Nintendo." in page.locator(".story blockquote").all_inner_texts()
    page.click("text=Copy as text")
    assert page.evaluate("document.documentElement.dataset.copied").count("“") == 2
    click_canvas_at(page, "Santa Monica")


def test_address_carries_the_view_with_its_filters(built, open_page):
    page = open_page(built)
    page.click("#classes label:has-text('Person') input")
    page.click("#statuses label:has-text('denied') input")
    page.click("#names input")
    page.fill("#since", "2023-01-01")
    click_canvas_at(page, "Microsoft")
    page.click("text=Neighbours")
    page.click("#address")
    address = page.evaluate("location.hash")
    assert page.evaluate("document.documentElement.dataset.copied").endswith(address)
    again = open_page(built, address)
    assert again.evaluate("location.hash") == address
    assert again.inner_text(SHOWN) == page.inner_text(SHOWN)
    assert not again.is_checked("#classes label:has-text('Person') input")
    assert again.is_checked("#statuses label:has-text('denied') input")
    assert again.input_value("#since") == "2023-01-01"
    hostile = open_page(built, "#since=<b>&confidence=7&said=x&without-class=nonsense&also=nobody")
    assert hostile.input_value("#confidence") == "0.95"
    assert hostile.input_value("#since") == ""


def test_lanes_are_properties_of_what_is_selected_else_the_most_important(built, open_page):
    page = open_page(built)
    page.click("#as-lanes")
    assert page.locator("#lanes th[scope=row]").first.inner_text() == "Microsoft"
    click_canvas_at(page, "Microsoft")
    lanes = page.locator("#lanes th[scope=row]").all_inner_texts()
    assert "invests in" in lanes
    page.click("#lanes button[aria-label^='invests in']")
    assert page.inner_text(f"{CARD} h2").startswith("invests in, ")
    assert page.locator(f"{CARD} blockquote").count() >= 1
    page.click("#as-lanes")
    assert not page.is_visible("#lanes")


def test_every_class_has_a_sign_of_its_own_and_its_name_in_words(open_page):
    kinds = FAMILIES["Organization"].split()
    claims = [(f"Firm {kind}:{kind}", "acquires", "Opel:Company") for kind in kinds]
    page = open_page(graph_of(telling("a", *claims)))
    signs = page.eval_on_selector_all("#classes .swatch", "signs => signs.map((sign) => sign.innerHTML)")
    assert len(set(signs)) == len(signs) == len(kinds)
    assert "Educational institution" in page.inner_text("#classes")
    assert "EducationalInstitution" not in page.inner_text("body")


def test_card_has_what_somebody_says(built, open_page):
    page = open_page(built, "#node=Microsoft")
    assert page.locator(f"{CARD} h3", has_text="Says").count() == 1


TEXT_DRAWN = """
const drawn = [], shapes = [], paper = CanvasRenderingContext2D.prototype, { fill, fillText, clearRect } = paper;
Object.assign(document, { drawn, shapes });
paper.clearRect = function (...box) { drawn.length = shapes.length = 0; clearRect.apply(this, box); };
paper.fill = function (...path) {
  const { a, e, f } = this.getTransform();
  if (path[0] instanceof Path2D && this.fillStyle !== "#f0f3f6") shapes.push({ x: e - 2, y: f - 2, w: 4, h: 4 }); // no region
  fill.apply(this, path);
};
paper.fillText = function (text, x, y) {
  const { a, e, f } = this.getTransform(), size = parseFloat(this.font.match(/([0-9.]+)px/)[1]);
  const [w, h] = [this.measureText(text).width, size * 0.9];
  drawn.push({ text, size: size, x: x + e / a, y: y + f / a - h / 2, w, h });
  fillText.call(this, text, x, y);
};"""


def text_drawn(page):
    """Return what is written into the picture, with its boxes in pixels."""
    page.wait_for_timeout(200)
    return page.evaluate("document.drawn")


def overlaps(boxes, shapes=()):
    """Return the pairs of boxes that meet, of one list or of two."""
    pairs = list(itertools.product(boxes, shapes) if shapes else itertools.combinations(boxes, 2))
    meet = [abs(a[c] + a[s] / 2 - b[c] - b[s] / 2) < (a[s] + b[s]) / 2 for a, b in pairs for c, s in ("xw", "yh")]
    return [both for both in zip(meet[::2], meet[1::2], strict=True) if all(both)]


@pytest.fixture(scope="session")
def crowd(tmp_path_factory):
    return make(tmp_path_factory.mktemp("crowd"), 300)[0]


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)], ids=["desk", "phone"])
def test_names_are_legible_and_apart_at_300_entities(crowd, open_file, size):
    page = open_file(crowd, size=size, script=TEXT_DRAWN)
    written = text_drawn(page)
    assert len(written) > size[0] / 40
    assert min(label["size"] for label in written) >= 11
    assert len(overlaps(written)) <= 0.02 * len(written)
    assert all(label["x"] >= 0 and label["x"] + label["w"] <= size[0] for label in written)
    shapes = page.evaluate("document.shapes")
    assert len(shapes) >= 300
    assert len(overlaps(written, shapes)) <= 0.02 * len(written)
    for key in "+++":
        page.keyboard.press(key)
    assert len(overlaps(text_drawn(page))) <= 0.02 * len(written)


def test_words_of_lines_stand_after_a_step_to_another_view(built, open_page):
    page = open_page(built, "#focus=Microsoft&hops=1", script=TEXT_DRAWN)
    page.evaluate("location.hash = '#path=Sony+DeepMind'")
    page.wait_for_selector(f"{CARD} .story")
    assert {"competes with", "owns"} <= {label["text"] for label in text_drawn(page)}


def test_words_of_a_line_stand_where_it_is_selected(crowd, open_file):
    page = open_file(crowd, script=TEXT_DRAWN)
    relations = {"acquires", "invests in", "partners with", "competes with", "leads", "headquartered in"}
    assert not relations & {label["text"].partition(" +")[0] for label in text_drawn(page)}
    page.keyboard.press("/")
    page.keyboard.type("0")
    page.keyboard.press("Enter")
    assert relations & {label["text"].partition(" +")[0] for label in text_drawn(page)}


def test_drawn_entities_hang_together(crowd, open_file, built):
    for html in (crowd.read_text(encoding="utf-8"), built.explore().html):
        page = carried(html)
        drawn, statement = set(page["opening"]["entities"]), page["statement"]
        ends = [pair for pair in zip(statement["subject"], statement["object"], strict=True) if drawn.issuperset(pair)]
        assert len(drawn & {n for pair in ends for n in pair}) >= 0.9 * len(drawn)


def carried(html):
    """Return what a page carries."""
    return json.loads(gzip.decompress(base64.b64decode(re.search(r'<script id="data"[^>]*>([^<]*)<', html)[1])))


def test_keyboard_alone_is_enough(built, open_page):
    page = open_page(built)
    page.keyboard.press("/")
    page.keyboard.type("micros")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.inner_text(f"{CARD} h2") == "Microsoft"
    page.focus("#tab-list")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.inner_text(f"{CARD} h2")
    page.focus("#tab-card")
    page.keyboard.press("f")
    assert "focus=" in page.evaluate("location.hash")
    assert page.get_attribute("#search", "role") == "combobox"


def test_reader_shows_the_text_with_its_mentions(built, open_page):
    page = open_page(built, "#edge=Microsoft+SoftBank")
    page.click(f"{CARD} .claim .soft .link")
    text = page.inner_text("#text")
    assert text.startswith("Microsoft said on Tuesday that it will invest $2.9 billion in Japan")
    page.locator("#text mark:has-text('SoftBank')").first.click()
    assert page.evaluate("location.hash") == "#node=SoftBank"
    assert page.locator("#text mark.hot").first.inner_text() == "SoftBank"


def test_reader_finds_texts_by_their_words(built, open_page):
    page = open_page(built)
    page.click("#tab-reader")
    page.fill("#words", "harbour pact")
    assert page.inner_text("#fitting") == "1 text"
    assert "harbour" in page.inner_text("#text")
    page.fill("#words", "laboratory TOKYO")
    assert page.inner_text("#text").startswith("Microsoft said on Tuesday")
    page.fill("#words", "xyzzy")
    assert page.inner_text("#fitting") == "0 texts"
    click_canvas_at(page, "SoftBank")
    page.click(f"{CARD} .claim .soft .link")
    assert page.inner_text("#fitting") == "9 texts"


def test_marks_stand_right_behind_characters_of_two_units(open_page):
    graph = graph_of(telling("a", ("🚀 Rockets:Company", "acquires", "Opel:Company")))
    page = open_page(graph, "#node=Opel")
    assert page.locator(f"{CARD} mark").all_inner_texts() == ["🚀 Rockets", "Opel"]


def test_what_is_seen_is_taken_along(built, open_page):
    page = open_page(built, "#focus=OpenAI&hops=1")
    with page.expect_download() as download:
        page.click("#csv")
    rows = download.value.path().read_text(encoding="utf-8").splitlines()
    assert rows[0] == "subject,property,object,status,confidence,date,document,sentence"
    assert any(row.startswith('"Microsoft","invests in","OpenAI","stated"') for row in rows)
    with page.expect_download() as download:
        page.click("#jsonld")
    nodes = json.loads(download.value.path().read_text(encoding="utf-8"))["@graph"]
    assert "https://kg.example.org/entity/OpenAI" in {n["@id"] for n in nodes}
    assert opacity_of_corner(picture(page, "png")) == 255
    drawn = ElementTree.fromstring(picture(page, "svg"))
    inks = {text.text: text.get("fill") for text in drawn.iter(f"{SVG}text")}
    assert (inks["Microsoft"], inks["develops"]) == ("#1b1f24", "#57606a")
    relations = relations_drawn(page.inner_text(SHOWN))
    lines = [path for path in drawn.iter(f"{SVG}path") if path.get("fill") == "none"]
    assert len(lines) == relations
    assert {float(line.get("stroke-width")) > 0 for line in lines} == {True}
    heads = [part for part in drawn.iter(f"{SVG}g") if len(part) > 1 and part[0].get("fill") == "none"]
    assert relations / 2 < len(heads) <= relations
    select(page, "Microsoft", "Japan")
    drawn = ElementTree.fromstring(picture(page, "svg"))
    assert {text.text for text in drawn.iter(f"{SVG}text")} == {"Microsoft", "Japan", "invests in"}
    assert size_of(picture(page, "png")) == pytest.approx((float(drawn.get("width")), float(drawn.get("height"))), abs=1)
    page.click("text=Clear")
    click_canvas_at(page, "OpenAI")
    page.click("text=Copy as Turtle")
    from rdflib import Graph

    copied = page.evaluate("document.documentElement.dataset.copied")
    assert len(Graph().parse(data=copied, format="turtle")) > 4


def picture(page, kind):
    """Return the bytes of the picture that is taken along."""
    with page.expect_download() as download:
        page.click(f"#{kind}")
    return download.value.path().read_bytes()


def size_of(png):
    return tuple(int.from_bytes(png[at : at + 4]) for at in (16, 20))


def select(page, *names):
    for name in names:
        click_canvas_at(page, name)
        page.click(f"{CARD} >> text=/^Select$/")


def test_picture_of_a_crowd_is_taken_along(open_file, tmp_path):
    page = open_file(make(tmp_path, 1000)[0])
    drawn = ElementTree.fromstring(picture(page, "svg"))
    _, _, kept, among, *_ = map(int, re.findall(r"\d+", page.inner_text(SHOWN).replace(",", "")))
    lines = [path for path in drawn.iter(f"{SVG}path") if path.get("fill") == "none"]
    assert among > 450
    assert len(lines) == kept
    assert all(line.get("stroke").startswith("#") and float(line.get("stroke-width")) > 0 for line in lines)
    assert opacity_of_corner(picture(page, "png")) == 255


def test_picture_is_of_all_where_what_is_selected_is_hidden(built, open_page):
    page = open_page(built)
    whole = size_of(picture(page, "png"))
    select(page, "Microsoft", "OpenAI")
    assert size_of(picture(page, "png")) != whole
    while page.locator("#classes input:checked").count():
        page.locator("#classes input:checked").first.uncheck()
    assert page.inner_text(SHOWN).startswith("0 of")
    drawn = ElementTree.fromstring(picture(page, "svg"))
    assert (float(drawn.get("width")), float(drawn.get("height"))) == pytest.approx(whole, abs=1)
    assert size_of(picture(page, "png")) == whole


def test_picture_of_what_is_far_apart_is_as_fine_as_can_be_drawn(crowd, open_file):
    page = open_file(crowd)
    names = [text for text in ElementTree.fromstring(picture(page, "svg")).iter(f"{SVG}text") if text.text[-1].isdigit()]
    names.sort(key=lambda text: float(text.get("x")))
    select(page, names[0].text, names[-1].text)
    page.locator("#search").blur()
    for key in 30 * "+":
        page.keyboard.press(key)
    drawn = ElementTree.fromstring(picture(page, "svg"))
    size = [float(drawn.get(side)) for side in ("width", "height")]
    assert max(size) > 65_535
    png = picture(page, "png")
    assert opacity_of_corner(png) == 255
    width, height = size_of(png)
    assert (max(width, height) <= 2**14, width * height <= 2**24) == (True, True)
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


def test_names_are_cut_between_characters(open_page):
    name = "Firm of 24 letters long " + "\U0001f3e2" * 20
    page = open_page(graph_of(telling("a", (f"{name}:Company", "acquires", "Opel:Company"))))
    drawn = ElementTree.fromstring(picture(page, "svg"))
    assert name[:25] + "…" in {text.text for text in drawn.iter(f"{SVG}text")}
    assert opacity_of_corner(picture(page, "png")) == 255


def opacity_of_corner(png):
    """Return how opaque the first pixel of a picture with four bytes a pixel is: what comes before it is nothing, whatever the filter."""
    assert png.startswith(b"\x89PNG")
    assert png[24:26] == bytes([8, 6])
    chunks, at = b"", 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        chunks += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += size + 12
    return zlib.decompress(chunks)[4]


HOSTILE = [
    "<script>document.title='owned'</script>",
    '"><img src=x onerror=document.title="owned">',
    "</script><script>document.title='owned'</script>",
    "{{7*7}}${7*7}",
    "\u202egnp.exe",
    "javascript:alert(1)",
    "x" * 500,
]


def test_hostile_names_and_sources_are_only_text(open_page):
    claims = [(f"{name}:Company", "acquires", "Opel:Company") for name in HOSTILE if ":" not in name]
    graph = graph_of(telling("</script><b>", *claims), telling("x", ("javascript alert:Company", "acquires", "Opel:Company")))
    page = open_page(graph, title="</title><script>document.title='owned'</script>")
    assert page.title() == "</title><script>document.title='owned'</script>"
    click_canvas_at(page, "Opel")
    page.click("#tab-reader")
    page.click("#tab-list")
    assert page.locator("#card img, #list img, #text img, #found img, main img").count() == 0
    assert page.locator("script").count() == 2
    assert page.locator("a[href^='javascript']").count() == 0


def test_page_of_odd_graphs_is_sensible(open_page):
    assert open_page(graph_of()).inner_text("#empty") == "Nothing to draw with these filters."
    drawn = open_page(graph_of(telling("a", ("Acme:Company", "dateFounded", "1990"))))
    assert drawn.inner_text(SHOWN).startswith("1 of 1 entity ")
    star = open_page(
        graph_of(*(telling(f"d{n}", (f"Firm {n} Works:Company", "acquires", "Hub:Company")) for n in range(400))), max_nodes=100
    )
    assert star.inner_text(SHOWN).startswith("100 of 401 entities")
    click_canvas_at(star, "Hub")
    assert "400 statements" in star.inner_text(CARD)
    assert star.locator(f"{CARD} .claim").count() == 60


SMALL_SCREENS = pytest.mark.parametrize("size", [(390, 844), (768, 1024)], ids=["phone", "tablet"])
TOO_SMALL = """() => [...document.querySelectorAll('button, select, input, fieldset label, [role=option]')].filter((e) => {
  const box = e.getBoundingClientRect(), isPart = e.matches('.claim .link') || e.type === 'checkbox' || e.matches('.inline');
  return box.width && !isPart && (box.height < 43.5 || box.width < 43.5);
}).map((e) => e.outerHTML.slice(0, 80))"""


@SMALL_SCREENS
def test_panels_of_a_small_screen_can_be_closed(built, open_page, size):
    page = open_page(built, size=size)
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    assert not page.is_visible("#filters")
    assert not page.is_visible("#side")
    page.click("#panel-filters")
    assert page.is_visible("#classes")
    page.click("#filters .close")
    assert not page.is_visible("#filters")
    page.click("#panel-filters")
    page.keyboard.press("Escape")
    assert not page.is_visible("#filters")
    page.click("#panel-side")
    page.click("#tab-list")
    page.locator("#entities button").first.click()
    assert page.is_visible(f"{CARD} h2")
    page.click("#side .close")
    assert not page.is_visible("#side")


@SMALL_SCREENS
def test_card_is_a_sheet_under_the_picture(built, open_page, size):
    page = open_page(built, size=size)
    click_canvas_at(page, "SoftBank")
    sheet, canvas = page.locator("#side").bounding_box(), page.locator("#canvas").bounding_box()
    assert sheet["y"] + sheet["height"] == size[1]
    assert canvas["y"] + canvas["height"] <= sheet["y"] + 1
    assert canvas["height"] > 200
    page.click("#taller")
    assert page.locator("#side").bounding_box()["height"] > 0.75 * size[1]


def test_two_fingers_make_the_picture_larger_and_not_the_page(built, browser, tmp_path):
    built.explore(tmp_path / "graph.html")
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.add_init_script(TEXT_DRAWN)
    page.goto((tmp_path / "graph.html").as_uri())
    page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
    # What leaves the screen is not drawn: the nearest two shapes tell how large the picture is, not the farthest.
    pairs = "document.shapes.flatMap((a, i) => document.shapes.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)))"
    nearest = f"Math.min(...{pairs}.filter((apart) => apart > 1))"
    assert text_drawn(page)
    before = page.evaluate(nearest)
    session = context.new_cdp_session(page)
    for kind, apart in (("touchStart", 20), ("touchMove", 40), ("touchMove", 60), ("touchEnd", 0)):
        points = [{"x": 195 + side * apart, "y": 450, "id": i} for i, side in enumerate((-1, 1)) if apart]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(50)
    deadline = time.monotonic() + 20
    while page.evaluate(nearest) <= 1.2 * before and time.monotonic() < deadline:  # the page's policy lets nothing wait in it
        page.wait_for_timeout(50)
    assert page.evaluate(nearest) > 1.2 * before
    assert page.evaluate("visualViewport.scale") == 1
    context.close()


@SMALL_SCREENS
def test_targets_are_large_enough_for_a_finger(built, open_page, size):
    page = open_page(built, size=size)
    click_canvas_at(page, "SoftBank")
    assert page.evaluate(TOO_SMALL) == []
    for name in ("list", "reader"):
        page.click(f"#tab-{name}")
        assert page.evaluate(TOO_SMALL) == []
    page.fill("#search", "o")
    assert page.evaluate(TOO_SMALL) == []
    page.keyboard.press("Escape")
    page.click("#panel-filters")
    assert page.evaluate(TOO_SMALL) == []


def test_options_choose_what_the_page_carries(graph, built):
    assert graph.explore(only=Selection(classes=["Company"])).total_nodes == 6
    assert graph.explore(only=Selection(properties=["investsIn"])).edges == 1
    assert graph.explore(only=Selection(where="SELECT ?a ?b { ?a kgo:investsIn ?b }")).total_nodes == 2
    assert graph.explore(only=Selection(until="1900")).edges == 0
    assert built.explore(max_nodes=10).nodes <= 10
    with pytest.raises(QueryError, match="gives no entity"):
        graph.explore(only=Selection(where="SELECT ?l { ?s rdfs:label ?l }"))
    with pytest.raises(DatasetError, match="did you mean"):
        graph.explore(focus="Microsft")


def test_page_opens_on_its_focus(built, open_page):
    page = open_page(built, focus="OpenAI", hops=1)
    assert not page.inner_text(SHOWN).startswith(open_page(built).inner_text(SHOWN)[:6])


def test_notebook_shows_it_in_a_frame(graph):
    html = graph.explore()._repr_html_()
    assert html.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts allow-downloads"' in html


def test_layout_keeps_labels_apart():
    star = networkx.star_graph(25)
    graph = networkx.relabel_nodes(star, {i: f"node {i}" for i in star})
    places = list(lay_out(graph, dict.fromkeys(graph, 150.0)).values())
    assert len(places) == 26
    for i, (x, y) in enumerate(places):
        for a, b in places[:i]:
            assert abs(x - a) > 150 or abs(y - b) > 50


def test_layout_sets_communities_apart():
    graph = networkx.relabel_nodes(networkx.connected_caveman_graph(5, 16), str)
    places = lay_out(graph, dict.fromkeys(graph, 80.0))
    centres = [[sum(places[str(n)][axis] for n in range(c * 16, c * 16 + 16)) / 16 for axis in (0, 1)] for c in range(5)]
    for n in range(80):
        distances = [(places[str(n)][0] - x) ** 2 + (places[str(n)][1] - y) ** 2 for x, y in centres]
        assert distances.index(min(distances)) == n // 16


def test_layout_gives_each_of_a_dense_community_its_room():
    graph = networkx.relabel_nodes(networkx.barabasi_albert_graph(120, 6, seed=3), str)
    places = list(lay_out(graph, dict.fromkeys(graph, 80.0)).values())
    near = [
        (a, b) for a, b in itertools.combinations(places, 2) if abs(a[0] - b[0]) < LEAST_SHAPE and abs(a[1] - b[1]) < LEAST_SHAPE
    ]
    assert near == []


def test_layout_of_an_empty_graph_is_empty():
    assert lay_out(networkx.Graph(), {}) == {}


def test_sample_page_counts(graph):
    page = sample_graph("invest").explore()
    assert (page.nodes, page.edges, page.total_nodes) == (2, 1, 2)


def test_page_works_in_the_frame_of_a_notebook(built, browser, tmp_path):
    said = []
    (tmp_path / "notebook.html").write_text(f"<!doctype html><meta charset=utf-8>{built.explore()._repr_html_()}", encoding="utf-8")
    page = browser.new_page()
    page.on("console", lambda m: said.append(m.text))
    page.on("pageerror", lambda e: said.append(str(e)))
    page.goto((tmp_path / "notebook.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached", timeout=20_000)
    frame.locator("#search").fill("softb")
    frame.locator("#search").press("Enter")
    assert frame.locator("#card h2").inner_text() == "SoftBank"
    frame.locator("#card .link", has_text="Microsoft").first.click()
    frame.locator("#back").click()
    assert frame.locator("#card h2").inner_text() == "SoftBank"
    page.close()
    assert said == []


def test_theme_changes_the_picture_too(built, open_page):
    page = open_page(built)
    picture = "document.querySelector('#canvas canvas').toDataURL()"
    light = page.evaluate(picture)
    page.click("#theme")
    page.wait_for_timeout(200)
    assert page.evaluate(picture) != light
