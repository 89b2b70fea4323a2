"""Pages of the explorer in a real browser."""

from __future__ import annotations

import pytest

from benchmarks.explorer import FLAGS


@pytest.fixture(scope="session")
def browser(start_browser):
    with start_browser(*FLAGS) as browser:
        yield browser


@pytest.fixture
def open_page(open_file, tmp_path):
    """Return a function that opens a graph's page."""
    pages = []

    def open_it(graph, fragment="", size=(1400, 900), script="", **options):
        path = tmp_path / f"graph{len(pages)}.html"
        pages.append(path)
        graph.explore(path, **options)
        return open_file(path, fragment, size, script)

    return open_it


@pytest.fixture
def open_file(browser):
    """Return a function that opens a page, and fails the test on a request, a dialog or a word on the console."""
    pages, said = [], []

    def open_it(path, fragment="", size=(1400, 900), script=""):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        page = context.new_page()
        page.add_init_script(script)
        page.on("console", lambda m: said.append(m.text))
        page.on("pageerror", lambda e: said.append(str(e)))
        page.on("dialog", lambda d: said.append(f"dialog {d.message}") or d.dismiss())
        page.on("request", lambda r: said.append(f"request {r.url}") if not r.url.startswith(("file:", "blob:", "data:")) else None)
        pages.append(context)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
        return page

    yield open_it
    for context in pages:
        context.close()
    assert said == []
