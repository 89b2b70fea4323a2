"""Perceptrons learn what is in their examples, and the same from the same ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kg.learning.perceptrons import Fit, fit_binary, fit_classes
from kg.models.perceptron import load_perceptron

ROWS = np.random.default_rng(3).normal(5, 2, size=(600, 6)).astype(np.float32)
HOW = Fit(units=16, epochs=30, batch=32, dropout=0.1, input_dropout=0.0, weight_decay=0.01, rate=1e-2)


def scores_of(perceptron, rows):
    """Return the scores of rows, whose last numbers are the named inputs."""
    dense = replace(perceptron, inputs=())
    return np.stack([dense.scores(row) for row in rows])


def test_what_is_right_is_learned_beside_the_offsets():
    right = (ROWS[:, 0] > 5) != (ROWS[:, 1] > 5)  # no line parts the two
    perceptron = fit_binary(ROWS, right.tolist(), np.ones(600, np.float32), np.zeros(600, np.float32), HOW)
    assert np.mean((scores_of(perceptron, ROWS)[:, 0] > 0) == right) > 0.9
    known = np.where(right, 6, -6).astype(np.float32)
    idle = fit_binary(ROWS, right.tolist(), np.ones(600, np.float32), known, HOW)
    assert np.abs(scores_of(idle, ROWS)).mean() < np.abs(scores_of(perceptron, ROWS)).mean()  # the offsets leave little to learn


def test_classes_are_learned_and_named():
    labels = np.array(["low", "middle", "high"])[np.digitize(ROWS[:, 2], [4, 6])]
    perceptron = fit_classes(ROWS, labels.tolist(), ["size"], HOW)
    assert (perceptron.classes, perceptron.inputs) == (("high", "low", "middle"), ("size",))
    best = [perceptron.classes[i] for i in scores_of(perceptron, ROWS).argmax(axis=1)]
    assert np.mean(np.array(best) == labels) > 0.85


def test_an_input_that_hardly_varies_leaves_the_others_their_digits(tmp_path):
    rows = np.hstack([ROWS, 5 + ROWS[:, :1] * np.float32(1e-4)])
    labels = np.where(rows[:, 2] > 5, "high", "low")
    perceptron = fit_classes(rows, labels.tolist(), [], HOW)
    perceptron.save(tmp_path / "p.npz")
    read = load_perceptron(tmp_path / "p.npz")
    assert np.allclose(scores_of(read, rows), scores_of(perceptron, rows), atol=1e-3)
    best = [read.classes[i] for i in scores_of(read, rows).argmax(axis=1)]
    assert np.mean(np.array(best) == labels) > 0.9


def test_one_seed_gives_the_same_weights():
    first, second = (fit_classes(ROWS, ["a", "b"] * 300, [], HOW) for _ in range(2))
    assert np.array_equal(first.hidden, second.hidden)
    assert np.array_equal(first.output, second.output)
