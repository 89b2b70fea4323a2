"""What decides the weights, and how a run is carried out: two records, since only the first binds a checkpoint."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What decides the weights, beside the data and the code.

    Attributes:
        encoder: a name of `training.encoders.ENCODERS`.
        layers: which of its layers, in order; none named means all.
        tasks: names of `training.tasks.TASKS`; a step learns from one batch of each. The first one counts the epochs.
        epochs: passes over the first task's examples.
        seed: decides first weights, order, windows, noise and dropout.
        pieces_a_batch: word pieces in a batch, padding included.
        encoder_rate: the highest learning rate of the pretrained weights.
        head_rate: the highest learning rate of all others.
        dropout: the share of the encoder's values that a step leaves out.
        warm_up: steps in which the rates rise.
        weight_decay: of AdamW.
        clip: the longest gradient.
        steps: stop after so many steps, instead of `epochs`.
    """

    encoder: str = "minilm"
    layers: tuple[int, ...] = ()
    tasks: tuple[str, ...] = ("trees", "entities", "silver")
    epochs: int = 24
    seed: int = 0
    pieces_a_batch: int = 4000
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    dropout: float = 0.1
    warm_up: int = 80
    weight_decay: float = 0.01
    clip: float = 1.0
    steps: int | None = None


RECIPES = {
    "default": Recipe(epochs=44, dropout=0.17, seed=2),
    "further": Recipe(encoder_rate=2e-4, head_rate=5e-4, dropout=0.15, seed=3),
    "accurate": Recipe(encoder="mpnet", layers=(0, 2, 4, 6, 8, 10), epochs=26, encoder_rate=1.5e-4),
}
"""The recipes of the pipelines that kg ships and offers; "further" is for a start from the weights of the default one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a training is carried out.

    Attributes:
        device: "cpu" or "cuda".
        threads: CPU threads; sums depend on it in their last bits.
        ahead: prepare batches in processes of their own.
        checkpoint: the file that is rewritten while training; None keeps nothing.
        seconds_between: how long from one checkpoint to the next.
        resume: go on from the checkpoint, if it is there.
        minutes: end within so many; the rates then fall with the clock where the steps would not end in time.
    """

    device: str = "cpu"
    threads: int = 2
    ahead: bool = False
    checkpoint: Path | None = None
    seconds_between: float = 240
    resume: bool = False
    minutes: float | None = None
