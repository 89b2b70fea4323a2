"""What people come for, done in a real browser with every click counted: the table of docs/explorer.md, none over four."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.contributions import graph_of, telling
from tests.servers import serving

PAGE = (Path(__file__).parents[2] / "docs" / "explorer.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if re.match(r"\| .* \| \d+ \|$", line)]
CLICKS = {task: int(clicks) for task, _, clicks in ROWS}
CARD = "#card"


class Hand:
    """A hand on a page: it clicks and chooses, which counts, and types, which does not."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, selector):
        self.page.locator(selector).first.click()
        self.clicks += 1

    def choose(self, selector, value):
        self.page.select_option(selector, value)
        self.clicks += 1

    def pick(self, name):
        """Take the first name that a search finds."""
        self.page.fill("#search", name)
        self.click("#found li")

    def read(self, selector=CARD):
        return self.page.inner_text(selector)


def how_sure(hand):
    hand.pick("Japan")
    assert "Microsoft invests in Japan" in hand.read()
    assert "confidence 0." in hand.read()


def sentence_and_document(hand):
    hand.pick("Japan")
    assert "it will invest $2.9 billion in Japan" in hand.read()
    hand.click(f"{CARD} .claim:has-text('invests in') .soft .link")
    assert hand.read("#text").startswith("Microsoft said on Tuesday")


def what_somebody_said(hand):
    hand.pick("Microsoft")
    assert "Japan" in hand.read().split("Says")[1]


def since_a_date(hand):
    hand.click("#since")
    hand.page.fill("#since", "2024-06-01")
    hand.click("#tab-list")
    assert "Northwind Foods" in hand.read("#entities")
    assert "OpenAI" not in hand.read("#entities")


def who_contradicts_whom(hand):
    hand.click("#tab-list")
    hand.choose("#order", "contradictions")
    hand.click("#entities button")
    assert hand.page.locator(f"{CARD} .beside .claim").count() == 2


def deals(hand):
    hand.click("summary:has-text('Deals over')")
    hand.page.fill("details[open] input[name=least]", "1000000000")
    hand.click("details[open] button")
    assert "Activision" in hand.read("main table")
    assert "for $69 billion" in hand.read("main table")


def how_connected(hand):
    hand.pick("Sony")
    hand.click("text=Path to …")
    hand.pick("OpenAI")
    assert hand.page.locator(".story blockquote").count() >= 2


def all_of_a_document(hand):
    hand.click("#tab-reader")
    hand.choose("#document", "3")
    assert hand.page.locator("#text mark").count() > 3


def mark_wrong(hand):
    hand.pick("SoftBank")
    hand.click(f"{CARD} >> text=wrong")
    with hand.page.expect_download():
        hand.click("#jsonl")


def take_along(hand):
    hand.click("#address")
    assert hand.page.evaluate("document.documentElement.dataset.copied").startswith("file:")


TASKS = {
    "who invests in Japan, and how sure is it": how_sure,
    "the sentence behind it, and its document": sentence_and_document,
    "what somebody said of something": what_somebody_said,
    "what is told since a date": since_a_date,
    "who contradicts whom": who_contradicts_whom,
    "all deals over $1 billion, with their sentences": deals,
    "how two are connected, with the sentences": how_connected,
    "everything of one document": all_of_a_document,
    "mark a fact as wrong, and take that along": mark_wrong,
    "take a view to a colleague": take_along,
}


@pytest.fixture
def opened(built, open_page, start_browser, tmp_path):
    """Return a function that opens what a task begins on: the page of the sample articles, of a graph with a denial, or a server's first page."""
    with ExitStack() as stack:

        def open_for(task):
            if task is who_contradicts_whom:
                deal = ("Fiat:Company", "acquires", "Opel:Company")
                return open_page(graph_of(telling("a", deal), telling("b", deal, negated=True)))
            if task is not deals:
                return open_page(built)
            built.save(tmp_path / "graph")
            server = stack.enter_context(serving(tmp_path / "graph"))
            page = stack.enter_context(start_browser("--no-sandbox")).new_page()
            page.goto(server.url)
            return page

        yield open_for


@pytest.mark.parametrize("name", TASKS)
def test_task_takes_the_clicks_that_the_documentation_says(opened, name):
    hand = Hand(opened(TASKS[name]))
    TASKS[name](hand)
    assert hand.clicks == CLICKS[name] <= 4


def test_all_ten_tasks_are_in_the_table():
    assert CLICKS.keys() == TASKS.keys()
