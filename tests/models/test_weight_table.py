"""Sums of weights: of one class, and of many at once."""

from __future__ import annotations

import math

import pytest

from kg.models.loglinear import WeightTable, probability, score

TABLE = WeightTable.of({"path": {"author": 1.5, "editor": -0.25}, "near": {"editor": 0.5}}, {"near": 0.125, "any": -1.0})


def test_a_score_is_the_sum_of_what_is_known():
    weights = {"any": -1.0, "path": 0.25}
    assert score(["any", "path", "path", "unknown"], weights) == -0.5
    assert score([], weights) == 0
    assert probability(math.log(3)) == pytest.approx(0.75)


def test_a_table_sums_all_classes_at_once_and_says_what_they_share():
    scores, shared = TABLE.sums(["any", "path", "near", "unknown"])
    assert (TABLE.classes, scores.tolist(), shared) == (("author", "editor"), [625, -625], -875)
    assert TABLE.shared(["near", "any", "unknown"]) == -875


@pytest.mark.parametrize(
    ("feature", "name", "weight"),
    [
        ("path", "author", 1.5),
        ("near", "editor", 0.625),
        ("near", "author", 0.125),
        ("near", "of no example", 0.125),
        ("x", "author", 0.0),
    ],
)
def test_a_weight_has_what_all_classes_share_in_it(feature, name, weight):
    assert TABLE.weight(feature, name) == weight
