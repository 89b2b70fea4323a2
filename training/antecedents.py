"""Learn the network that ranks what "it" and "they" mean: `python -m training.antecedents DATA [--output WEIGHTS]`.

In: what `training.coreference` learns from, its table of weights, and the word vectors of the shipped pipeline, frozen. Out:
`kg/models/weights/antecedents.npz`. What the network says is added to the sum of the table's features; it maximises the likelihood of the right
choice. All is numpy on one thread, and drawn from one seed: the same data give the same weights on the same kind of processor.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import kg.models
from kg.entities.antecedents import KINDS
from kg.entities.candidates import Candidate
from kg.entities.clusters import Option
from kg.entities.ranking import score
from kg.learning.loglinear import shares_of_choices
from kg.models.weights import ANTECEDENTS
from kg.parsing import Tree
from training.coreference import DATA, WEIGHT_OF_LINKS, Choice, iter_documents, visit_choices
from training.options import ending_on_bad_data, parser_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Weights = dict[str, Floats]

NARROW, HIDDEN = 32, 64
"""To how many numbers a word vector is brought, and the width of the hidden layer. 64 and 96 rank held-out documents no better."""

DROPOUT = 0.4
"""Of word vectors, of what they are brought to, and of the hidden layer."""

NETWORK = Path(kg.models.__file__).parent / "en_kg_news" / "kg_multitask" / "network.onnx"
"""What gives the vectors: the weights fit no other network, and a test compares its hash with the one they keep."""

DECAY, RATE, PASSES, BATCH, SEED = 1e-2, 1e-3, 24, 64, 1


@dataclass(frozen=True, slots=True)
class PronounChoice:
    """What a pronoun could mean: options[0] is something new and has no words; `scores` is what the features say of each."""

    row: int
    pronoun: Floats
    options: list[Floats]
    scores: list[float]
    right: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Choices laid out flat: `of_option` tells of each word which option it is of, `of_choice` of each option which choice."""

    rows: Ints
    pronouns: Floats
    words: Floats
    of_option: Ints
    of_choice: Ints
    scores: Floats
    right: NDArray[np.bool_]
    stakes: Floats

    @property
    def new(self) -> Ints:
        """Of each choice the place of the option that is something new."""
        return np.searchsorted(self.of_choice, np.arange(len(self.rows)))


def collect(data: Path) -> list[PronounChoice]:
    """Return the choices of all pronouns that the network scores."""
    choices: list[PronounChoice] = []

    def visit(tree: Tree, candidate: Candidate, options: list[Option], choice: Choice) -> None:
        if candidate.pronoun is None or candidate.pronoun.kind not in KINDS:
            return
        vectors = tree.vectors.astype(np.float64)
        words = [vectors[cluster.telling_heads] for cluster, _ in options]
        choices.append(
            PronounChoice(
                KINDS.index(candidate.pronoun.kind),
                vectors[candidate.head],
                [vectors[:0], *words],
                [score(features) for features in choice.options],
                choice.right,
            )
        )

    visit_choices(list(iter_documents(data)), visit)
    return choices


def lay_out(choices: list[PronounChoice]) -> Batch:
    """Return choices as one batch."""
    sizes = [len(choice.options) for choice in choices]
    options = [option for choice in choices for option in choice.options]
    stakes = np.array([1.0 if choice.right == [0] else WEIGHT_OF_LINKS for choice in choices])
    return Batch(
        rows=np.array([choice.row for choice in choices]),
        pronouns=np.stack([choice.pronoun for choice in choices]),
        words=np.concatenate(options),
        of_option=np.repeat(np.arange(len(options)), [len(option) for option in options]),
        of_choice=np.repeat(np.arange(len(choices)), sizes),
        scores=np.array([value for choice in choices for value in choice.scores]),
        right=np.array([place in choice.right for choice in choices for place in range(len(choice.options))]),
        stakes=stakes / stakes.sum(),
    )


def initial_weights(width: int, draw: np.random.Generator) -> Weights:
    """Return random weights, in the range that keeps the sums of a layer as wide as what goes in; biases are zero."""

    def layer(into: int, out: int) -> Floats:
        return draw.uniform(-1, 1, (into, out)) / np.sqrt(out)

    return {
        "of pronoun": layer(NARROW, width),
        "of pronoun, bias": np.zeros(NARROW),
        "of antecedent": layer(NARROW, width),
        "of antecedent, bias": np.zeros(NARROW),
        "pronoun": layer(HIDDEN, NARROW),
        "antecedent": layer(HIDDEN, NARROW),
        "product": layer(HIDDEN, NARROW),
        "of kind": np.zeros((len(KINDS), HIDDEN)),
        "sum": layer(1, HIDDEN)[0],
        "new": layer(HIDDEN, NARROW),
        "new, of kind": np.zeros((len(KINDS), HIDDEN)),
        "new, sum": layer(1, HIDDEN)[0],
    }


def loss_and_gradients(weights: Weights, batch: Batch, draw: np.random.Generator | None) -> tuple[float, Weights]:
    """Return how unlikely the right options are, and the gradient of each weight; with `draw` numbers are dropped out."""

    def masked(values: Floats) -> tuple[Floats, Floats]:
        mask = np.ones_like(values) if draw is None else (draw.random(values.shape) >= DROPOUT) / (1 - DROPOUT)
        return values * mask, mask

    pronouns, _ = masked(batch.pronouns)
    words, _ = masked(batch.words)
    bent_pronoun = np.tanh(pronouns @ weights["of pronoun"].T + weights["of pronoun, bias"])
    bent_word = np.tanh(words @ weights["of antecedent"].T + weights["of antecedent, bias"])
    of_pronoun, pronoun_mask = masked(bent_pronoun)
    of_word, word_mask = masked(bent_word)
    of_choice = batch.of_choice[batch.of_option]
    beside, rows = of_pronoun[of_choice], batch.rows[of_choice]
    product = beside * of_word
    hidden, hidden_mask = masked(
        np.maximum(
            beside @ weights["pronoun"].T
            + of_word @ weights["antecedent"].T
            + product @ weights["product"].T
            + weights["of kind"][rows],
            0,
        )
    )
    new, new_mask = masked(np.maximum(of_pronoun @ weights["new"].T + weights["new, of kind"][batch.rows], 0))
    sizes = np.maximum(np.bincount(batch.of_option, minlength=len(batch.of_choice)), 1)
    scores = batch.scores + np.bincount(batch.of_option, hidden @ weights["sum"], len(batch.of_choice)) / sizes
    scores[batch.new] += new @ weights["new, sum"]

    given = shares_of_choices(scores, batch.of_choice)
    likely = np.bincount(batch.of_choice, given * batch.right)
    wanted = given * batch.right / likely[batch.of_choice]
    back = (given - wanted) * batch.stakes[batch.of_choice]

    of_pairs = (back / sizes)[batch.of_option][:, None]
    back_hidden = of_pairs * weights["sum"] * hidden_mask * (hidden > 0)
    of_new = back[batch.new][:, None]
    back_new = of_new * weights["new, sum"] * new_mask * (new > 0)
    back_product = back_hidden @ weights["product"]
    back_word = (back_hidden @ weights["antecedent"] + back_product * beside) * word_mask * (1 - bent_word**2)
    back_beside = back_hidden @ weights["pronoun"] + back_product * of_word
    back_pronoun = back_new @ weights["new"]
    np.add.at(back_pronoun, of_choice, back_beside)
    back_pronoun = back_pronoun * pronoun_mask * (1 - bent_pronoun**2)
    of_kind, new_of_kind = np.zeros_like(weights["of kind"]), np.zeros_like(weights["new, of kind"])
    np.add.at(of_kind, rows, back_hidden)
    np.add.at(new_of_kind, batch.rows, back_new)
    return float(-np.log(likely) @ batch.stakes), {
        "of pronoun": back_pronoun.T @ pronouns,
        "of pronoun, bias": back_pronoun.sum(0),
        "of antecedent": back_word.T @ words,
        "of antecedent, bias": back_word.sum(0),
        "pronoun": back_hidden.T @ beside,
        "antecedent": back_hidden.T @ of_word,
        "product": back_hidden.T @ product,
        "of kind": of_kind,
        "sum": (of_pairs * hidden).sum(0),
        "new": back_new.T @ of_pronoun,
        "new, of kind": new_of_kind,
        "new, sum": (of_new * new).sum(0),
    }


def _batches(choices: list[PronounChoice], draw: np.random.Generator) -> Iterator[Batch]:
    order = draw.permutation(len(choices))
    for start in range(0, len(order), BATCH):
        yield lay_out([choices[i] for i in order[start : start + BATCH]])


def fit(choices: list[PronounChoice], passes: int = PASSES) -> Weights:
    """Return the weights after some passes: AdamW (Loshchilov & Hutter 2019), the rate falling to zero."""
    draw = np.random.default_rng(SEED)
    weights = initial_weights(len(choices[0].pronoun), draw)
    means, squares = ({name: np.zeros_like(values) for name, values in weights.items()} for _ in range(2))
    steps = passes * -(-len(choices) // BATCH)
    step = 0
    for number in range(1, passes + 1):
        losses = []
        for batch in _batches(choices, draw):
            rate, step = RATE * (1 - step / steps), step + 1
            loss, gradients = loss_and_gradients(weights, batch, draw)
            losses.append(loss)
            for name, gradient in gradients.items():
                means[name] = 0.9 * means[name] + 0.1 * gradient
                squares[name] = 0.999 * squares[name] + 0.001 * gradient**2
                move = means[name] / (1 - 0.9**step) / (np.sqrt(squares[name] / (1 - 0.999**step)) + 1e-8)
                weights[name] = weights[name] * (1 - rate * DECAY) - rate * move
        print(f"pass {number}: loss {np.mean(losses):.4f}")  # a script
    return weights


def main() -> None:
    """Learn the weights and write them."""
    options = parser_of("antecedents", __doc__, data=DATA, output=ANTECEDENTS, models=False).parse_args()
    with ending_on_bad_data():
        choices = collect(options.data)
    print(f"{len(choices)} pronouns")
    arrays = {name: values.astype(np.float16) for name, values in fit(choices).items()}
    network = hashlib.sha256(NETWORK.read_bytes()).hexdigest()
    np.savez(options.output, network=np.array(network), **arrays)


if __name__ == "__main__":
    main()
