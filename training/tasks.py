"""The tasks a recipe can mix, in one table: what each learns from, and what it loses on a batch.

A step learns from one batch of each task of its recipe. To add a task (pairs of mentions, coreference): a line in `TASKS`,
its corpus in `training.prepared.Corpora`, and the losses of its head.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from kg.errors import unknown_name
from kg.models.pieces import WordPieces
from training.batches import IGNORED, Batch, Labels, ParseExamples, Source, TextExamples
from training.network import NO_ATTENTION, TOKEN_HEADS, MultiTaskNetwork
from training.prepared import Corpora


@dataclass(frozen=True, slots=True)
class Task:
    """A task: the examples it draws, and its weighted losses by the names of the heads."""

    examples: Callable[[Corpora, Labels, WordPieces], Source]
    losses: Callable[[MultiTaskNetwork, Batch, torch.device], dict[str, Tensor]]


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    """Average over the targets that are known; 0 where none is."""
    known = (targets != IGNORED).sum().clamp(min=1)
    return F.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), ignore_index=IGNORED, reduction="sum") / known


def _on(device: torch.device, batch: Batch) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    def move(arrays: dict[str, object]) -> dict[str, Tensor]:
        return {name: torch.as_tensor(array).to(device, non_blocking=True) for name, array in arrays.items()}

    return move(dict(batch.inputs)), move(dict(batch.targets))


def tree_losses(network: MultiTaskNetwork, batch: Batch, device: torch.device) -> dict[str, Tensor]:
    """Return the losses of arcs, relations and every head of single words that the batch has targets for."""
    inputs, targets = _on(device, batch)
    scores = network(**inputs)
    words_and_root = torch.as_tensor(batch.arcs).to(device, non_blocking=True)
    arcs = scores["arcs"].float().masked_fill(~words_and_root[:, None, :], NO_ATTENTION)
    relations = network.score_relations(scores, targets["heads"].clamp(min=0))
    # A relation is that of an arc: where the head is open, so is what it would be called.
    known = targets["relations"].masked_fill(targets["heads"] == IGNORED, IGNORED)
    losses = {"arcs": _cross_entropy(arcs, targets["heads"]), "relations": _cross_entropy(relations, known)}
    return losses | _word_losses(scores, targets)


def word_losses(network: MultiTaskNetwork, batch: Batch, device: torch.device) -> dict[str, Tensor]:
    """Return the losses of the heads of single words alone."""
    inputs, targets = _on(device, batch)
    return _word_losses(network.score_words(targets, **inputs), targets)


def _word_losses(scores: dict[str, Tensor], targets: dict[str, Tensor]) -> dict[str, Tensor]:
    heads = {name: weight for name, weight in TOKEN_HEADS.items() if name in targets}
    return {name: weight * _cross_entropy(scores[name], targets[name]) for name, weight in heads.items()}


TASKS = {
    "trees": Task(lambda corpora, labels, pieces: ParseExamples(corpora.treebanks, labels, pieces), tree_losses),
    "entities": Task(lambda corpora, _, pieces: TextExamples(corpora.texts, pieces), word_losses),
    "silver": Task(lambda corpora, labels, pieces: ParseExamples(corpora.silver, labels, pieces), tree_losses),
}


def task_of(name: str) -> Task:
    """Return the task of that name.

    Raises:
        ConfigError: there is none.
    """
    if name not in TASKS:
        raise unknown_name("task", name, TASKS)
    return TASKS[name]
