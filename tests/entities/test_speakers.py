"""Who speaks behind a label, and whom an editor's brackets mean, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.entities.speakers import label_before, speaker_labels
from tests import parses
from tests.entities.test_who_is_meant import labels_of


@pytest.mark.parametrize(
    ("rows", "word", "labels"),
    [
        pytest.param(parses.WHO_LABELS, "I", ["Ann Lee"], id="who is named in two brackets"),
        pytest.param(parses.WHO_LABELS, "She", ["She"], id="who speaks is nobody that she tells of"),
        pytest.param(parses.WHO_COLON, "I", ["Karl Voss"], id="whose name and colon open a line"),
        pytest.param(parses.WHO_COLON.replace("Mr PROPN", "says VERB"), "I", ["I"], id="not a colon inside of a line"),
        pytest.param(parses.WHO_BRACKETS, "She", ["Eva Berg"], id="whom the brackets name"),
        pytest.param(parses.WHO_WE, "We", ["Acme"], id="whose text it is by the line above"),
        pytest.param(parses.WHO_WE.replace("Minutes", "Interview"), "We", ["Acme"], id="an interview with nobody"),
        pytest.param(
            parses.WHO_WE.replace("Minutes", "Interview").replace("of ADP", "with ADP"), "We", ["We"], id="who is interviewed"
        ),
        pytest.param(
            parses.WHO_BRACKETS.replace("Eva PROPN NNP 6 appos PERSON", "the DET DT 9 det").replace(
                "Berg_ PROPN NNP 8 flat +", "nurse_ NOUN NN 6 appos"
            ),
            "She",
            ["She"],
            id="nobody named before, where the brackets name nobody",
        ),
    ],
)
def test_who_is_meant_by_labels_and_brackets(rows, word, labels):
    assert labels_of(rows, word) == labels


@pytest.mark.parametrize(("speaker", "is_label"), [("I PRON PRP", True), ("She PRON PRP", False)])
def test_what_is_told_of_a_person_behind_a_colon_is_not_what_that_person_says(speaker, is_label):
    tree = parses.reading_of(parses.WHO_COLON.replace("I PRON PRP", speaker)).tree
    assert (label_before(tuple(speaker_labels(tree)), 5) is not None) is is_label
