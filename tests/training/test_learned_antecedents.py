"""The network that ranks what pronouns mean is learned by gradients that are right, and from one seed."""

from __future__ import annotations

import numpy as np
import pytest

from training import antecedents
from training.antecedents import PronounChoice, fit, initial_weights, lay_out, loss_and_gradients

WIDTH = 8


def choice(draw, row, words, right):
    options = [np.zeros((0, WIDTH)), *(draw.normal(size=(number, WIDTH)) for number in words)]
    return PronounChoice(row, draw.normal(size=WIDTH), options, list(draw.normal(size=len(options))), right)


@pytest.mark.parametrize("name", initial_weights(WIDTH, np.random.default_rng(0)))
def test_gradient_is_the_slope_of_the_loss(name):
    draw = np.random.default_rng(0)
    batch = lay_out([choice(draw, 0, [1, 3], [1]), choice(draw, 1, [2, 1, 1], [0]), choice(draw, 1, [1], [1])])
    weights = {key: values + 0.1 * draw.normal(size=values.shape) for key, values in initial_weights(WIDTH, draw).items()}
    _, gradients = loss_and_gradients(weights, batch, None)
    place = np.unravel_index(np.abs(gradients[name]).argmax(), gradients[name].shape)

    def loss(by):
        moved = weights[name].copy()
        moved[place] += by
        return loss_and_gradients(weights | {name: moved}, batch, None)[0]

    assert gradients[name][place] == pytest.approx((loss(1e-6) - loss(-1e-6)) / 2e-6, rel=1e-4)


def test_right_antecedent_is_learned_and_again_the_same(monkeypatch):
    monkeypatch.setattr(antecedents, "RATE", 1e-2)
    draw = np.random.default_rng(3)
    sign = np.zeros(WIDTH)
    sign[2] = 4.0
    choices = []
    for number in range(96):
        example = choice(draw, number % 2, [1, 1, 1], [1 + number % 3])
        example.options[1 + number % 3][0] += sign
        choices.append(example)
    weights = fit(choices, passes=10)
    before, after = (loss_and_gradients(w, lay_out(choices), None)[0] for w in (initial_weights(WIDTH, draw), weights))
    assert after < before / 3
    assert all(
        np.array_equal(values, again) for values, again in zip(weights.values(), fit(choices, passes=10).values(), strict=True)
    )


def test_links_weigh_more():
    draw = np.random.default_rng(1)
    batch = lay_out([choice(draw, 0, [1], [1]), choice(draw, 0, [1], [0])])
    assert batch.stakes[0] / batch.stakes[1] == antecedents.WEIGHT_OF_LINKS
