"""Whom and what pronouns, short names and descriptions mean in texts of a few sentences."""

from __future__ import annotations

import pytest

from kg.entities import resolve_entities
from kg.relations import extract_relations
from tests import parses


def labels_of(rows, word):
    """Return the labels of what each mention with these words means, in the order of the text; "" for what is no entity."""
    reading = parses.reading_of(rows)
    resolution = resolve_entities(reading, extract_relations(reading), "https://kg.example.org/")
    source = reading.tree.source
    spans = sorted(span for span in resolution.entity_of if source[span.start : span.end] == word)
    return [resolution.entities[resolution.entity_of[span]].label for span in spans]


@pytest.mark.parametrize(
    ("rows", "word", "labels"),
    [
        pytest.param(parses.WHO_BILL, "It", ["The bill"], id="a bill is no man"),
        pytest.param(parses.WHO_GRACE, "It", ["Grace Holdings"], id="a firm is no woman"),
        pytest.param(parses.WHO_MAUD, "She", ["Maud Ellery"], id="a given name of women"),
        pytest.param(parses.WHO_MAUD, "He", ["Piet Corvane"], id="a given name of men"),
        pytest.param(parses.WHO_JAMES, "James", ["Angela James"], id="the last name of a woman"),
        pytest.param(parses.WHO_SCOTT, "Scott", ["Scott", "Scott"], id="a last name tells no gender"),
    ],
)
def test_gender_of_names(rows, word, labels):
    assert labels_of(rows, word) == labels
