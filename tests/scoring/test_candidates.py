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
