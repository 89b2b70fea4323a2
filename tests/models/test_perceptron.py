"""Perceptrons over word vectors: what a file keeps of one, and what its scores depend on."""

from __future__ import annotations

import numpy as np
import pytest

from kg.config import ACCURATE_MODEL, SHIPPED_MODEL
from kg.models.perceptron import Perceptron, load_perceptron, mean_of
from kg.models.weights import classes_path, judgement_path, senses_path
from kg.statements.judgement import PARTS

WIDTHS = {SHIPPED_MODEL: 384, ACCURATE_MODEL: 768}


@pytest.fixture
def perceptron() -> Perceptron:
    chance = np.random.default_rng(0)
    return Perceptron(
        hidden=chance.normal(size=(6, 5)),
        hidden_bias=chance.normal(size=5),
        output=chance.normal(size=(5, 2)),
        output_bias=chance.normal(size=2),
        classes=("Company", "City"),
        inputs=("capitals",),
    )


def test_scores_are_those_of_one_hidden_layer():
    small = Perceptron(
        hidden=np.array([[1.0, -1.0]]),
        hidden_bias=np.array([0.0, 1.0]),
        output=np.array([[2.0], [3.0]]),
        output_bias=np.array([0.5]),
        classes=("right",),
    )
    assert small(np.array([[2.0], [-2.0]])).tolist() == [[4.5], [9.5]]


def test_a_file_keeps_names_and_nearly_the_same_scores(perceptron, tmp_path):
    perceptron.save(tmp_path / "p.npz")
    read = load_perceptron(tmp_path / "p.npz")
    rows = np.random.default_rng(1).normal(size=(50, 6))
    assert (read.classes, read.inputs) == (perceptron.classes, perceptron.inputs)
    assert np.abs(read(rows) - perceptron(rows)).max() < 0.2
    assert np.corrcoef(read(rows)[:, 0], perceptron(rows)[:, 0])[0, 1] > 0.999


def test_a_score_does_not_depend_on_other_rows(perceptron):
    rows = np.random.default_rng(1).normal(size=(200, 6)).astype(np.float32)
    together = perceptron(rows)
    assert all(np.array_equal(perceptron(row[None])[0], scores) for row, scores in zip(rows, together, strict=True))


def test_rows_of_another_width_are_refused(perceptron):
    with pytest.raises(ValueError, match="5 inputs, and weights for 6"):
        perceptron(np.zeros((1, 5)))


def test_no_rows_have_no_scores(perceptron):
    assert perceptron(np.zeros((0, 6))).shape == (0, 2)


def test_named_inputs_are_ones_where_they_hold(perceptron):
    vectors = np.arange(5, dtype=np.float32)
    assert np.allclose(perceptron.scores(vectors, ["capitals", "unknown"]), perceptron(np.array([[0, 1, 2, 3, 4, 1.0]]))[0])
    assert np.allclose(perceptron.scores(vectors), perceptron(np.array([[0, 1, 2, 3, 4, 0.0]]))[0])
    with pytest.raises(ValueError, match="6 inputs, and weights for 5"):
        perceptron.scores(np.zeros(6))


@pytest.mark.parametrize("model", [SHIPPED_MODEL, ACCURATE_MODEL])
def test_what_ships_fits_the_vectors_of_its_pipeline(model):
    judgement, classes, senses = (load_perceptron(path(model)) for path in (judgement_path, classes_path, senses_path))
    assert len(judgement.hidden) == PARTS * WIDTHS[model]
    assert len(classes.hidden) == 3 * WIDTHS[model] + len(classes.inputs)
    assert len(senses.hidden) == PARTS * WIDTHS[model] + len(senses.inputs)
    assert {"Company", "GovernmentBody", "City"} <= set(classes.classes)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40])
def test_a_mean_is_to_the_bit_that_of_numpy(count):
    rows = np.random.default_rng(count).normal(size=(count, 384)).astype(np.float32)
    assert mean_of(rows).tobytes() == rows.mean(axis=0).tobytes()
