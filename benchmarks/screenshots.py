"""Take pictures of everything that people look at, to be looked at: the explorer of several sizes and all pages of the server.

    python -m benchmarks.screenshots FOLDER [--sizes 15 300 7000 20000] [--only explorer server]

Each on a desk, on a phone and in the dark, and the pages of the server on paper, too. The explorer draws synthetic graphs and
that of `data/`; the server has that of `data/`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import kg
from benchmarks.explorer import FLAGS, make

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCREENS: dict[str, dict[str, object]] = {
    "desk": {"viewport": {"width": 1400, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1400, "height": 900}, "color_scheme": "dark"},
}
PAPER: dict[str, object] = {"viewport": {"width": 720, "height": 1018}}
TOKEN = "screenshots"  # noqa: S105  # of a server that ends with this program
PAGES = {
    "home": "/",
    "documents": "/documents",
    "search": "/search?q=m",
    "search-nothing": "/search?q=micorsoft",
    "entity": "/entity/Microsoft",
    "document": "/document/microsoft-japan",
    "ask": "/ask/who-invests-in?where=Japan",
    "query": "/query",
    "decisions": "/decisions",
    "missing": "/entity/Nobody",
    "ontology": "/ontology",
    "explorer": "/explore#focus=Microsoft&hops=1",
    "story": "/explore#path=Sony+DeepMind",
}
TRIPLES = """SELECT ?who ?does ?whom ?day WHERE {
  ?fact owl:annotatedSource ?who ; owl:annotatedProperty ?does ; owl:annotatedTarget ?whom ; kgo:firstReported ?day .
  ?whom rdfs:label ?name . FILTER(?who = kge:Microsoft || ?who = kge:OpenAI)
}"""


def main() -> None:
    """Take the pictures."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[15, 300, 7000, 20_000])
    parser.add_argument("--only", nargs="+", default=["explorer", "server"])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS[:1])
        graph = kg.build("data/articles.jsonl")
        graph.save(Path(name) / "graph")
        if "explorer" in options.only:
            graph.explore(Path(name) / "data.html", title="kg: nine sample articles")
            take_explorers(browser, [Path(name) / "data.html", *(make(Path(name), n)[0] for n in options.sizes)], options.folder)
        if "server" in options.only:
            with _served(Path(name) / "graph") as url:
                take_server(browser, url, options.folder)
        browser.close()


def take_explorers(browser: Browser, paths: list[Path], folder: Path) -> None:
    """Take explorers as they open, with an entity selected, its lanes and their panels."""
    for path in paths:
        for screen, options in SCREENS.items():
            page = browser.new_page(**options)
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-ready]", state="attached", timeout=120_000)
            page.wait_for_timeout(300)
            page.screenshot(path=folder / f"explorer-{path.stem}-{screen}.png")
            page.keyboard.press("/")
            page.keyboard.type("o")
            page.keyboard.press("Enter")
            page.wait_for_timeout(300)
            page.screenshot(path=folder / f"explorer-{path.stem}-{screen}-selected.png")
            page.click("#as-lanes")
            page.screenshot(path=folder / f"explorer-{path.stem}-{screen}-lanes.png")
            page.click("#as-lanes")
            take_panels(page, folder / f"explorer-{path.stem}-{screen}")
            page.close()


def take_panels(page: Page, path: Path) -> None:
    """Take the panels of an explorer in which an entity is selected: entities, texts, two compared, the filter, and all on paper."""
    for name in ("list", "reader"):
        page.click(f"#tab-{name}")
        page.screenshot(path=path.with_name(f"{path.name}-{name}.png"))
    page.click("#tab-list")
    for number in (1, 2):
        page.click(f"#entities button:nth-child({number})")
        page.click("#card .actions >> text=Select")
        if number == 1:
            page.click("#tab-list")
    page.click("#card >> text=Compare")
    page.screenshot(path=path.with_name(f"{path.name}-compared.png"))
    if page.is_visible("#panel-filters"):
        page.click("#panel-filters")
        page.screenshot(path=path.with_name(f"{path.name}-filter.png"))
        page.click("#filters .close")
    page.emulate_media(media="print")
    page.screenshot(path=path.with_name(f"{path.name}-paper.png"), full_page=True)
    page.emulate_media(media="screen")


def take_server(browser: Browser, url: str, folder: Path) -> None:
    """Take all pages of a server, whole."""
    for screen, options in (SCREENS | {"paper": PAPER}).items():
        page = browser.new_page(**options)
        page.goto(url)
        page.screenshot(path=folder / f"server-sign-in-{screen}.png")
        page.fill("main [name=name]", "Ann")
        page.fill("main [name=token]", TOKEN)
        page.click("main button")
        for name, address in PAGES.items():
            page.goto(url + address)
            if address.startswith("/explore"):
                page.wait_for_selector("html[data-ready]", state="attached")
            _take(page, folder / f"server-{name}-{screen}.png")
        page.goto(f"{url}/query")
        page.click("#run")
        page.wait_for_selector("#rows td")
        _take(page, folder / f"server-query-rows-{screen}.png")
        page.fill("#text", TRIPLES)
        page.click("#run")
        for view in ("graph", "timeline"):
            page.wait_for_selector(f"#as-{view}:enabled")
            page.click(f"#as-{view}")
            _take(page, folder / f"server-query-{view}-{screen}.png")
        page.goto(f"{url}/entity/Microsoft")
        page.click(".claim a[href*='/fact/'], blockquote cite a[href*='/statement/']")
        _take(page, folder / f"server-fact-{screen}.png")
        page.click("blockquote a[href*='/statement/']")
        _take(page, folder / f"server-statement-{screen}.png")
        page.goto(f"{url}/entity/Microsoft")
        page.click("summary:has-text('Decide')")
        _take(page, folder / f"server-decide-{screen}.png")
        page.fill("form:has([value=rename]) [name=label]", f"Microsoft ({screen})")
        page.click("form:has([value=rename]) button")
        page.goto(f"{url}/decisions")
        _take(page, folder / f"server-decided-{screen}.png")
        page.close()


def _take(page: Page, path: Path) -> None:
    page.emulate_media(media="print" if path.stem.endswith("-paper") else "screen")
    page.wait_for_timeout(150)
    page.screenshot(path=path, full_page=True)
    page.emulate_media(media="screen")


@contextmanager
def _served(graph: Path) -> Iterator[str]:
    options = f"--port 0 --edit --token {TOKEN} --title kg:samples".split()
    command = [sys.executable, "-m", "kg", "serve", str(graph), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own command
        try:
            line = process.stderr.readline() if process.stderr else ""
            yield re.findall(r"http://\S+:\d+", line)[0]
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
