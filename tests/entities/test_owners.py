"""Whose things are, in the labels of what has no name."""

from __future__ import annotations

import pytest

from kg.entities import resolve_entities
from kg.relations import extract_relations
from tests import parses
from tests.entities.test_who_is_meant import labels_of


@pytest.mark.parametrize(
    ("rows", "words", "label"),
    [
        pytest.param(
            parses.OW_EMBASSY, "its embassy", "the United States' embassy", id="a possessive, with the article of the name"
        ),
        pytest.param(
            parses.OW_WARRANT, "a request for his arrest", "a request for Karl Voss's arrest", id="a possessive further inside"
        ),
        pytest.param(parses.OW_COUNTRY, "the country's army", "Norway's army", id="a definite noun that means a name"),
        pytest.param(parses.OW_CAREER, "Lee's third win in her career", "Lee's third win in her career", id="named in the phrase"),
        pytest.param(parses.OW_MAN, "a man with his dog", "a man with his dog", id="who the phrase itself means"),
        pytest.param(parses.OW_NOBODY, "a request for his arrest", "a request for his arrest", id="nobody who has a name"),
    ],
)
def test_owner_in_label(rows, words, label):
    assert labels_of(rows, words) == [label]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param(parses.OW_NOBODY, ["his"], id="nobody is told"),
        pytest.param(parses.OW_WARRANT, [], id="whose it is"),
        pytest.param(parses.OW_MAN, [], id="told in the phrase"),
    ],
)
def test_nameless_pronouns_inside(rows, words):
    reading = parses.reading_of(rows)
    resolution = resolve_entities(reading, extract_relations(reading), "https://kg.example.org/")
    assert [reading.tree.source[span.start : span.end] for span in resolution.nameless] == words
