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
        pytest.param(parses.SAYER_IT, "it", ["Falk"], id="who says so"),
        pytest.param(parses.WE_ARE, "We", ["Falk Limited", "Falk Limited"], id="who we say we are"),
        pytest.param(parses.WE_ARE.replace("ORG:COMPANY", "NORP"), "We", ["We", "We"], id="where we say we are from"),
        pytest.param(parses.WHO_MAUD, "She", ["Maud Ellery"], id="a given name of women"),
        pytest.param(parses.WHO_MAUD, "He", ["Piet Corvane"], id="a given name of men"),
        pytest.param(parses.WHO_JAMES, "James", ["Angela James"], id="the last name of a woman"),
        pytest.param(parses.WHO_SCOTT, "Scott", ["Scott", "Scott"], id="a last name tells no gender"),
    ],
)
def test_gender_of_names(rows, word, labels):
    assert labels_of(rows, word) == labels


@pytest.mark.parametrize(
    ("rows", "word", "label"),
    [
        pytest.param(parses.WHO_SHIP, "She", "HMS Falk", id="a ship"),
        pytest.param(parses.WHO_SHIP, "It", "HMS Falk", id="a ship that was she"),
        pytest.param(parses.WHO_SHIP.replace("HMS", "The"), "She", "The Falk", id="what is called one"),
        pytest.param(parses.WHO_SHIP.replace("frigate", "novel"), "She", "HMS Falk", id="what has its name"),
        pytest.param(parses.WHO_SHIP.replace("frigate", "novel").replace("HMS", "The"), "She", "She", id="no other thing"),
    ],
)
def test_ship_is_she_and_it(rows, word, label):
    assert labels_of(rows, word) == [label]


@pytest.mark.parametrize(
    ("rows", "word", "labels"),
    [
        pytest.param(parses.WHO_BARE_NAME, "He", ["Ludvig Tarr"], id="whose relative the verb of a pronoun governs"),
        pytest.param(parses.WHO_IN_HER_SPEECH, "her", ["Ann Lee"], id="the subject behind what stands in front"),
        pytest.param(parses.WHO_AHEAD_NEW, "her", ["Mary Falk"], id="a subject that is named for the first time"),
        pytest.param(parses.WHO_ABSENCE, "her", ["Eva Pike"], id="not who acts in somebody's absence"),
        pytest.param(parses.WHO_WHILE_NAMED, "her", ["Eva Pike"], id="not behind a clause that names somebody"),
        pytest.param(parses.WHO_WHEN_SHE, "she", ["Eva Pike"], id="no subject named for the first time by a subject"),
    ],
)
def test_who_is_meant_by_place(rows, word, labels):
    assert labels_of(rows, word) == labels
