from __future__ import annotations

from pathlib import Path

import pytest

from tests.graphs import sample_graph

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="session")
def graph():
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


def pytest_collection_modifyitems(items):
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if {"nlp", "built"} & fixtures:
            item.add_marker(pytest.mark.model)
        if "browser" in fixtures:  # a browser takes two seconds a page
            item.add_marker(pytest.mark.slow)
