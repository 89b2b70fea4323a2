"""The threshold that reads best what was not learned from."""

from __future__ import annotations

import pytest

from kg.learning import Triple
from kg.learning.crossvalidation import Judgement, best_threshold


def judgements(*rows):
    """Return judgements of predictions: the highest threshold, the example, and whether it is right."""
    triple = Triple("a", "p", "b")
    return [
        Judgement(
            highest_threshold=highest,
            property="p",
            example=example,
            matches=frozenset({(example, triple)} if is_right else ()),
        )
        for highest, example, is_right in rows
    ]


def test_threshold_is_that_of_the_best_reading():
    of_all = judgements((2.0, 0, True), (-1.0, 1, True), (-2.0, 0, False), (-2.1, 0, False), (-2.2, 0, False), (-3.0, 2, True))
    assert best_threshold(of_all, [1, 1, 1], mean_of_examples=False).threshold == pytest.approx(-1.0, abs=0.01)
    of_each = judgements((2.0, 0, True), (-1.0, 1, False), (-3.0, 2, True))
    assert best_threshold(of_each, [1, 1, 1], mean_of_examples=True).threshold < -2.9
