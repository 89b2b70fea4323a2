"""What a perceptron learned from: which examples something is like, and that what ships belongs to the weights that ship."""

from __future__ import annotations

import numpy as np
import pytest

from kg.config import ACCURATE_MODEL, SHIPPED_MODEL
from kg.models.examples import NEAREST, hash_of, load_examples, make_examples
from kg.models.perceptron import load_perceptron
from kg.models.weights import examples_path, senses_path

ROWS = [np.array(row, dtype=float) for row in ([1, 0, 0], [0.9, 0.1, 0], [0, 3, 0], [0, 3, 0.2], [0, 0, 0.01], [0, 0, 0])]


@pytest.fixture
def examples(tmp_path):
    weights = tmp_path / "weights.npz"
    weights.write_bytes(b"weights")
    classes = ["uses", "uses", "uses", "owns", "uses", "uses"]
    return make_examples(ROWS, classes, [f"p#{n}" for n in range(6)], ["news, a", "", "news, a", "", "", ""], weights)


def test_the_likest_examples_of_a_class_come_first(examples):
    nearest = examples.nearest(np.array([0.0, 2.0, 0.0]), "uses")
    assert len(nearest) == NEAREST
    assert (nearest[0].id, nearest[0].source, nearest[0].likeness) == ("p#2", "news, a", 1.0)
    assert nearest[1].id == "p#1"
    assert 0 < nearest[1].likeness < 0.2
    assert [e.id for e in examples.nearest(np.array([0.0, 2.0, 0.0]), "owns")] == ["p#3"]
    assert examples.nearest(np.array([0.0, 2.0, 0.0]), "leads") == []


def test_of_equally_like_ones_the_first_id_comes_first(examples):
    assert [e.id for e in examples.nearest(np.zeros(3), "uses")] == ["p#0", "p#1", "p#2"]


def test_an_example_is_written_with_its_likeness_and_source(examples):
    first, second, _ = examples.nearest(np.array([0.0, 2.0, 0.0]), "uses")
    assert str(first) == "p#2 (1.00, news, a)"
    assert str(second).startswith("p#1 (0.1")


def test_a_file_keeps_them_and_is_the_same_again(examples, tmp_path):
    for name in ("a.npz", "b.npz"):
        examples.save(tmp_path / name)
    read = load_examples(tmp_path / "a.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert [a.tolist() for a in (read.units, read.classes, read.ids, read.sources)] == [
        a.tolist() for a in (examples.units, examples.classes, examples.ids, examples.sources)
    ]
    assert read.weights == examples.weights == hash_of(tmp_path / "weights.npz")


@pytest.mark.parametrize("model", [SHIPPED_MODEL, ACCURATE_MODEL])
def test_what_ships_belongs_to_the_weights_that_ship(model):
    examples, perceptron = load_examples(examples_path(model)), load_perceptron(senses_path(model))
    assert examples.weights == hash_of(senses_path(model)), "run `python -m training.senses FACTS` again"
    assert examples.units.shape == (len(examples.ids), perceptron.hidden.shape[1])
    assert set(examples.classes.tolist()) <= set(perceptron.classes)
    assert len(examples.ids) > 3000
    assert examples_path(model).stat().st_size < 400_000
