"""Perceptrons over word vectors: what a file keeps of one, and what its scores depend on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kg.config import ACCURATE_MODEL, SHIPPED_MODEL
from kg.entities.classes import PARTS as PARTS_OF_NAMES
from kg.models.perceptron import Perceptron, load_perceptron, mean_of
from kg.models.weights import classes_path, judgement_path, senses_path
from kg.parsing.vectors import PARTS

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
    assert [small.scores(np.array([number])).tolist() for number in (2.0, -2.0)] == [[4.5], [9.5]]
    assert small.units(np.array([2.0])).tolist() == [2.0, 0.0]


def test_a_file_keeps_names_and_nearly_the_same_scores(perceptron, tmp_path):
    perceptron.save(tmp_path / "p.npz")
    read = load_perceptron(tmp_path / "p.npz")
    rows = np.random.default_rng(1).normal(size=(50, 5))
    assert (read.classes, read.inputs) == (perceptron.classes, perceptron.inputs)
    scores, kept = (np.stack([p.scores(row, ["capitals"]) for row in rows]) for p in (perceptron, read))
    assert np.abs(kept - scores).max() < 0.2
    assert np.corrcoef(kept[:, 0], scores[:, 0])[0, 1] > 0.999


def test_probabilities_add_up_to_one_and_the_likeliest_scores_highest(perceptron):
    vectors = np.arange(5, dtype=np.float32)
    likely = perceptron.likely(vectors, ["capitals"])
    assert likely.sum() == pytest.approx(1)
    assert likely.argmax() == perceptron.scores(vectors, ["capitals"]).argmax()


def test_named_inputs_are_ones_where_they_hold(perceptron):
    vectors = np.arange(5, dtype=np.float32)
    dense = replace(perceptron, inputs=())
    assert np.allclose(perceptron.scores(vectors, ["capitals", "unknown"]), dense.scores(np.array([0, 1, 2, 3, 4, 1.0])))
    assert np.allclose(perceptron.scores(vectors), dense.scores(np.array([0, 1, 2, 3, 4, 0.0])))
    assert (perceptron.width, dense.width) == (5, 6)
    with pytest.raises(ValueError, match="6 inputs, and weights for 5"):
        perceptron.scores(np.zeros(6))


@pytest.mark.parametrize("model", [SHIPPED_MODEL, ACCURATE_MODEL])
def test_what_ships_fits_the_vectors_of_its_pipeline(model):
    judgement, classes, senses = (load_perceptron(path(model)) for path in (judgement_path, classes_path, senses_path))
    assert [judgement.width, senses.width, classes.width] == [parts * WIDTHS[model] for parts in (PARTS, PARTS, PARTS_OF_NAMES)]
    assert {"Company", "GovernmentBody", "City"} <= set(classes.classes)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40])
def test_a_mean_is_to_the_bit_that_of_numpy(count):
    rows = np.random.default_rng(count).normal(size=(count, 384)).astype(np.float32)
    assert mean_of(rows).tobytes() == rows.mean(axis=0).tobytes()
