"""The one fit of log-linear models: of what is right, and of the right one of several."""

from __future__ import annotations

import numpy as np
import pytest

from kg.learning.loglinear import Ascent, Rows, fit_binary, fit_choices, frequent, named, rows_of, shares_of_choices

HOW = Ascent(strength=0.01, steps=400, rate=0.3)


def test_features_that_are_there_often_enough_are_columns():
    assert frequent(["b", "a", "b", "c", "a"], 2) == ["a", "b"]
    rows = rows_of([["a", "unknown"], [], ["b", "a"]], ["a", "b"])
    assert rows.width == 2
    assert rows.sums(np.array([1.0, 10.0])).tolist() == [1.0, 0.0, 11.0]
    assert rows.gradient(np.array([1.0, 2.0, 4.0])).tolist() == [5.0, 4.0]


def test_what_rows_share_is_summed_once():
    cells = np.array([[0, 0], [1, 1], [2, 2], [2, 3], [3, 0]]).T
    rows = Rows(*cells, 4, 5, parts=np.array([[2, 2], [3, 2]]))
    assert rows.sums(np.array([1.0, 10.0, 100.0, 1000.0, 5.0])).tolist() == [1102.0, 2210.0]
    assert rows.gradient(np.array([1.0, 10.0])).tolist() == [2.0, 10.0, 21.0, 21.0, 0.0]


def test_a_regression_finds_the_odds_of_what_was_seen():
    rows = rows_of([["any"]] * 30 + [["any", "good"]] * 50, ["any", "good"])
    right = np.array([1.0] * 10 + [0.0] * 20 + [1.0] * 40 + [0.0] * 10)
    weights = fit_binary(rows, right, np.ones(80), HOW)
    assert weights == pytest.approx([np.log(10 / 20), np.log(40 / 10) - np.log(10 / 20)], abs=0.02)
    counted_twice = fit_binary(rows, right, np.where(right > 0, 2.0, 1.0), HOW)
    assert counted_twice[0] == pytest.approx(np.log(20 / 20), abs=0.02)


def test_a_penalty_holds_back_the_weights_that_have_one():
    rows = rows_of([["any", "good"]] * 9 + [["any"]], ["any", "good"])
    right = np.array([1.0] * 9 + [0.0])
    both, free = (
        fit_binary(rows, right, np.ones(10), Ascent(strength=s, steps=400, rate=0.3)) for s in (5.0, np.array([0.0, 5.0]))
    )
    assert free[0] > both[0] > 0
    assert abs(free[1]) < 0.5


def test_the_right_option_of_each_choice_is_made_likeliest():
    options = [["new"], ["link", "near"], ["link", "far"]] * 20
    of_choice = np.repeat(np.arange(20), 3)
    right = np.array([0.0, 1.0, 0.0] * 15 + [1.0, 0.0, 0.0] * 5)
    rows = rows_of(options, ["far", "link", "near", "new"])
    weights = fit_choices(rows, of_choice, right, np.ones(60), HOW)
    shares = shares_of_choices(rows.sums(weights), of_choice)
    assert shares[:3] == pytest.approx([0.25, 0.75, 0.0], abs=0.03)
    assert shares.reshape(20, 3).sum(axis=1) == pytest.approx(np.ones(20))


def test_weights_are_kept_to_three_digits_and_nothing_is_not_kept():
    assert named(np.array([0.12345, 0.0004, -0.0006]), ["a", "b", "c"]) == {"a": 0.123, "c": -0.001}
