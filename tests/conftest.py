from __future__ import annotations

import gc
import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
HEAVY = frozenset(
    {
        "queries/test_worker.py",
        "queries/test_wall.py",
        "queries/test_guard.py",
        "server/test_server.py",
        "server/test_deciding.py",
        "server/test_connections.py",
        "dataset/test_renewal.py",
        "dataset/test_staging.py",
        "dataset/test_damage.py",
        "dataset/test_folder.py",
        "dataset/test_foreign_folder.py",
        "exports/test_unicode.py",
        "resolution/test_decisions.py",
        "resolution/test_laws.py",
        "resolution/test_growth_of_names.py",
        "spark/test_derivation.py",
        "spark/test_rows.py",
        "test_cli.py",
        "test_editing.py",
        "test_help.py",
        "test_signals.py",
        "test_terminal.py",
        "test_upgrading.py",
        "test_watching.py",
        "test_benchmarks.py",
    }
)
"""Modules whose tests start processes, kill them, or build a graph each: half the time of all tests that are not slow."""


@pytest.fixture(scope="session")
def start_browser():
    """Return a function that starts Chromium with arguments; the driver can run once a process, so all tests share it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield lambda *arguments: playwright.chromium.launch(executable_path=chromium, args=[*arguments])


@pytest.fixture(scope="session")
def graph():
    from tests.graphs import sample_graph  # spaCy, which the process that only hands out the tests needs not

    return sample_graph()


@pytest.fixture(scope="session")
def articles() -> Path:
    return DATA / "articles.jsonl"


@pytest.fixture(scope="session")
def nlp():
    from kg.parsing import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def built(articles):
    """The graph of the sample articles, by the shipped pipeline."""
    import kg

    return kg.build(articles)


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Leave what is there after the collection, some million objects that stay, out of all that is collected later: a tenth of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items):
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if {"nlp", "built"} & fixtures:
            item.add_marker(pytest.mark.model)
        if item.path.relative_to(DATA.parent / "tests").as_posix() in HEAVY:
            item.add_marker(pytest.mark.heavy)
        if "browser" in fixtures:  # a browser takes two seconds a page
            item.add_marker(pytest.mark.slow)
