"""Fit a perceptron of one hidden layer: inputs and targets in, a `kg.models.perceptron.Perceptron` out.

AdamW (Loshchilov & Hutter 2019) over shuffled batches, with dropout on the inputs and the hidden units (Srivastava et al. 2014); the rate falls
to nothing in a straight line. In NumPy: so small a network takes seconds, and one seed gives the same weights wherever sums are taken in the
same order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kg.models.perceptron import Perceptron, in_8_bits

Floats = NDArray[np.float32]
Gradient = Callable[[Floats, NDArray[np.int64]], Floats]
"""Of the loss by the scores of some examples, given the scores and the places of the examples."""

LEAST_DEVIATION = 0.1
"""Of an input, as a share of the median of all: what hardly varies would get weights so large that 8 bits leave nothing of the others."""

LEAST_SHARE = 1e-5
"""Added to the rows that have a property, so that its log odds are finite."""

MOMENTA, TINY = (0.9, 0.999), 1e-8
"""Of AdamW, as its paper has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a perceptron is fitted; the defaults were chosen by cross-validation on annotated passages.

    Attributes:
        units: hidden units.
        epochs: passes over the examples.
        batch: examples a step.
        rate: the learning rate at the start.
        dropout: the share of hidden units that a step leaves out.
        input_dropout: the share of inputs that a step leaves out.
        weight_decay: of AdamW.
        seed: decides first weights, order and dropout.
    """

    units: int = 64
    epochs: int = 15
    batch: int = 128
    rate: float = 1e-3
    dropout: float = 0.6
    input_dropout: float = 0.3
    weight_decay: float = 0.1
    seed: int = 0


def fit_binary(rows: Floats, right: Sequence[bool], shares: Floats, offsets: Floats, how: Fit) -> Perceptron:
    """Return the perceptron whose score, added to each row's offset, is the log odds that the row is right."""
    targets = np.asarray(right, dtype=np.float32)

    def gradient(scores: Floats, places: NDArray[np.int64]) -> Floats:
        odds = scores[:, 0] + offsets[places]
        of_scores: Floats = ((1 / (1 + np.exp(-odds)) - targets[places]) * shares[places] / how.batch)[:, None]
        return of_scores

    return _fit(rows, ("right",), (), gradient, how)


def fit_classes(rows: Floats, labels: Sequence[str], inputs: Sequence[str], how: Fit) -> Perceptron:
    """Return the perceptron whose scores are the log odds of each row's class; `inputs` names the inputs after the vectors."""
    classes = tuple(sorted(set(labels)))
    targets = np.array([classes.index(label) for label in labels])

    def gradient(scores: Floats, places: NDArray[np.int64]) -> Floats:
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        likely[np.arange(len(places)), targets[places]] -= 1
        of_scores: Floats = likely / how.batch
        return of_scores

    return _fit(rows, classes, tuple(inputs), gradient, how)


def fit_properties(
    rows: Floats, properties: Sequence[str], *, stated: Floats, judged: Floats, times: Floats, inputs: Sequence[str], how: Fit
) -> Perceptron:
    """Return the perceptron whose scores say by how many log odds each property is likelier of a row than of all.

    Args:
        rows: vectors, and the named inputs after them.
        properties: what the scores are of.
        stated: rows × properties: 1 where the row has it.
        judged: rows × properties: 1 where it is known whether the row has it.
        times: how many each row stands for.
        inputs: names the inputs after the vectors.
        how: how it is fitted.
    """
    counted = judged * times[:, None]
    share = ((stated * counted).sum(axis=0) + LEAST_SHARE) / (counted.sum(axis=0) + 1)
    odds = np.log(share / (1 - share)).astype(np.float32)

    def gradient(scores: Floats, places: NDArray[np.int64]) -> Floats:
        likely = 1 / (1 + np.exp(-scores))
        return ((likely - stated[places]) * counted[places] / how.batch).astype(np.float32)

    fitted = _fit(rows, tuple(properties), tuple(inputs), gradient, how, odds)
    return replace(fitted, output_bias=fitted.output_bias - odds)


def _fit(
    rows: Floats, classes: tuple[str, ...], inputs: tuple[str, ...], gradient: Gradient, how: Fit, odds: Floats | None = None
) -> Perceptron:
    chance = np.random.default_rng(how.seed)
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    deviation = np.maximum(deviation, LEAST_DEVIATION * np.median(deviation))
    examples = (rows - mean) / deviation
    hidden, hidden_bias = _first_weights(chance, rows.shape[1], how.units)
    output, output_bias = _first_weights(chance, how.units, len(classes))
    if odds is not None:
        output_bias = odds.copy()
    descent = _Descent([hidden, hidden_bias, output, output_bias], how, steps=how.epochs * -(-len(rows) // how.batch))
    for _ in range(how.epochs):
        order = chance.permutation(len(rows))
        for start in range(0, len(rows), how.batch):
            places = order[start : start + how.batch]
            seen = examples[places] * _kept(chance, (len(places), rows.shape[1]), how.input_dropout)
            active = seen @ hidden + hidden_bias
            kept = _kept(chance, active.shape, how.dropout) * (active > 0)
            units = active * kept
            of_scores = gradient(units @ output + output_bias, places)
            of_units = of_scores @ output.T * kept
            descent.step([seen.T @ of_units, of_units.sum(axis=0), units.T @ of_scores, of_scores.sum(axis=0)])
    # The means and deviations of the inputs go into the weights, so that it takes vectors as they are; rounded as they will be kept.
    steps, scales = in_8_bits(hidden.astype(np.float64) / deviation[:, None])
    weights = steps.astype(np.float64) * scales.astype(np.float64)
    return Perceptron(
        hidden=weights,
        hidden_bias=hidden_bias - mean @ weights,
        output=output.astype(np.float64),
        output_bias=output_bias.astype(np.float64),
        classes=classes,
        inputs=inputs,
    )


def _first_weights(chance: np.random.Generator, width: int, units: int) -> tuple[Floats, Floats]:
    bound = width**-0.5
    return (
        chance.uniform(-bound, bound, (width, units)).astype(np.float32),
        chance.uniform(-bound, bound, units).astype(np.float32),
    )


def _kept(chance: np.random.Generator, shape: tuple[int, ...], dropout: float) -> Floats:
    """Return what each number counts while some are left out: nothing, or so much more that the sum stays what it was."""
    return (chance.random(shape, dtype=np.float32) >= dropout).astype(np.float32) / np.float32(1 - dropout)


class _Descent:
    """AdamW on some arrays, which it changes in place."""

    def __init__(self, arrays: Sequence[Floats], how: Fit, steps: int) -> None:
        self._arrays, self._how, self._steps, self._done = arrays, how, steps, 0
        self._means = [np.zeros_like(array) for array in arrays]
        self._squares = [np.zeros_like(array) for array in arrays]

    def step(self, gradients: Sequence[Floats]) -> None:
        """Change the arrays by one step against their gradients."""
        rate = self._how.rate * (1 - self._done / self._steps)
        self._done += 1
        first, second = MOMENTA
        for array, mean, square, gradient in zip(self._arrays, self._means, self._squares, gradients, strict=True):
            np.add(mean, (1 - first) * (gradient - mean), out=mean)
            np.add(square, (1 - second) * (gradient**2 - square), out=square)
            move = mean / (1 - first**self._done) / (np.sqrt(square / (1 - second**self._done)) + TINY)
            np.subtract(array, np.float32(rate) * (move + np.float32(self._how.weight_decay) * array), out=array)
