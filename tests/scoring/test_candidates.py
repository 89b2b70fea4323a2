"""Candidate arguments and pairs of texts that the shipped pipeline parses."""

from __future__ import annotations

import kg
from kg.learning import Example, parse_examples
from kg.scoring.candidates import find_candidate_arguments
from kg.scoring.pairs import iter_candidate_pairs


def test_longer_readings_of_the_same_words_are_candidates_too():
    text = "Bujar Nishani served as President of Albania from 2012."
    (reading,) = parse_examples([Example("1", text, ())], kg.Config().model)
    candidates = find_candidate_arguments(reading, {})
    by_text = {reading.tree.text(c.start, c.end): c for c in candidates}
    assert {"Albania", "President of Albania", "Bujar Nishani"} <= by_text.keys()
    assert by_text["Albania"].inside == "long run"
    assert not any(p.subject.overlaps(p.object) for p in iter_candidate_pairs(reading, candidates))


def texts_of(text: str) -> set[str]:
    """Return the candidate arguments of a text by their words."""
    (reading,) = parse_examples([Example("1", text, ())], kg.Config().model)
    return {reading.tree.text(c.start, c.end) for c in find_candidate_arguments(reading, {})}


def test_a_name_may_begin_with_a_number_where_the_text_begins():
    assert "14 Harbour Yard" in texts_of("14 Harbour Yard in Leeds was completed in 1985.")
    assert "14 Harbour" not in texts_of("14 people died in Harbour Yard.")


def test_commas_join_the_parts_of_an_address():
    text = "The car is assembled in Kingsport, Marshshire, England."
    assert {"Kingsport, Marshshire", "Kingsport, Marshshire, England"} <= texts_of(text)


def test_a_name_is_a_candidate_with_the_words_of_its_phrase():
    assert "Sopa castellana" in texts_of("Onions are one of the ingredients in Sopa castellana, which is typical Spanish cuisine.")
