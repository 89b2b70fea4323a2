"""Which candidate pairs a triple means, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.learning import Example, Triple
from kg.learning.alignment import align
from kg.learning.groups import groups_of
from kg.learning.names import LearnedNames
from tests import parses


@pytest.mark.parametrize("written", ["Fiat", "F.I.A.T.", "Fiat_(company)", '"Fiat"', "fi-at"])
def test_marks_and_brackets_make_no_other_name(written):
    reading = parses.reading_of(parses.BOUGHT_BY)
    assert align(Example("", "", (Triple(written, "acquires", "Opel"),)), reading, {}).is_aligned == (True,)


def test_letters_make_another_name():
    reading = parses.reading_of(parses.BOUGHT_BY)
    assert align(Example("", "", (Triple("Fiats", "acquires", "Opel"),)), reading, {}).is_aligned == (False,)


def test_a_name_with_marks_is_known_by_the_words_of_the_text():
    reading = parses.reading_of(parses.BOUGHT_BY)
    names = LearnedNames([Example("", "", (Triple("F.I.A.T.", "acquires", "Opel"),))], [reading], [0])
    assert names.hints["fiat",].written == "F.I.A.T."


def test_an_example_is_read_as_if_its_subjects_were_new():
    reading = parses.reading_of(parses.BOUGHT_BY)
    examples = [
        Example("1", "", (Triple("Fiat", "acquires", "Opel"),)),
        Example("2", "", (Triple("Opel", "ownedBy", "Fiat"), Triple("Opel", "rivalOf", "Fiat"), Triple("Fiat", "owns", "Opel"))),
    ]
    names = LearnedNames(examples, [reading] * 2, groups_of(examples))
    assert groups_of(examples) == [0, 1]
    assert set(names.without(1)) == {("fiat",), ("opel",)}
    assert set(names.known_to(1, 1)) == set(), "both are subjects there"
    assert set(names.known_to(0, 0)) == {("opel",)}
