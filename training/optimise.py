"""The training loop: one parse batch and one entity batch a step, AdamW, one linear schedule.

Word-piece embeddings stay frozen (they are most of the weights and the corpora see a fraction of them); the encoder
learns slowly, the heads fast. bf16 autocast trains three to four times faster than fp32 on recent CPUs; weights stay fp32.
"""

from __future__ import annotations

import logging
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import IGNORED, Example, ParseExamples, arc_mask, group_batches, inputs_of, targets_of, with_case_noise
from training.network import NO_ATTENTION, TOKEN_HEADS, MultiTaskNetwork

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What decides the weights, beside the data and the code."""

    epochs: int = 11
    seed: int = 0
    pieces_a_batch: int = 1500
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: int = 80
    weight_decay: float = 0.01
    clip: float = 1.0
    threads: int = 2
    steps: int | None = None
    """Stop after so many steps (for tests); None trains all epochs."""


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), ignore_index=IGNORED)


def parse_losses(network: MultiTaskNetwork, batch: Sequence[Example]) -> dict[str, Tensor]:
    """Return the weighted losses of every head but the entities' on one batch of treebank windows."""
    scores = network(**inputs_of(batch))
    heads = targets_of(batch, "heads")
    arcs = scores["arcs"].float().masked_fill(~arc_mask(batch)[:, None, :], NO_ATTENTION)
    losses = {
        "arcs": _cross_entropy(arcs, heads),
        "relations": _cross_entropy(network.score_relations(scores, heads.clamp(min=0)), targets_of(batch, "relations")),
    }
    for name, weight in TOKEN_HEADS.items():
        if name != "entity":
            losses[name] = weight * _cross_entropy(scores[name], targets_of(batch, name))
    return losses


def entity_loss(network: MultiTaskNetwork, batch: Sequence[Example]) -> Tensor:
    """Return the weighted loss of the entity head on one batch of tagged texts."""
    scores = network.score_entities(**inputs_of(batch))
    return TOKEN_HEADS["entity"] * _cross_entropy(scores, targets_of(batch, "entity"))


def _endless(examples: Sequence[Example], pieces: int, rng: random.Random) -> Iterator[list[Example]]:
    while True:
        yield from group_batches(examples, pieces, rng)


def _optimiser(network: MultiTaskNetwork, recipe: Recipe) -> torch.optim.AdamW:
    network.encoder.pieces.weight.requires_grad_(False)
    slow = [p for p in network.encoder.parameters() if p.requires_grad and p is not network.encoder.shapes.weight]
    known = {id(p) for p in slow}
    fast = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": slow, "lr": recipe.encoder_rate}, {"params": fast, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, betas=(0.9, 0.98))


def train(
    network: MultiTaskNetwork,
    parses: ParseExamples,
    entities: Sequence[Example],
    recipe: Recipe,
    after_epoch: Callable[[MultiTaskNetwork], None],
) -> None:
    """Train the network in place; deterministic for one seed, thread count and kind of CPU.

    Args:
        network: what to train.
        parses: treebank windows.
        entities: tagged texts.
        recipe: how.
        after_epoch: called after each pass over the treebanks, the last included (to keep the weights, say).
    """
    torch.set_num_threads(recipe.threads)
    rng = random.Random(recipe.seed)
    entity_batches = _endless(entities, recipe.pieces_a_batch, rng)
    optimiser = _optimiser(network, recipe)
    steps_an_epoch = len(group_batches(parses.draw(random.Random(recipe.seed)), recipe.pieces_a_batch, rng))
    total = recipe.steps or recipe.epochs * steps_an_epoch
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: max(0.0, min(1.0, (step + 1) / recipe.warm_up) * (1 - step / total))
    )
    log.info("%d steps of about %d an epoch", total, steps_an_epoch)
    network.train()
    step, began, sums = 0, time.monotonic(), Counter[str]()
    while step < total:
        for batch in group_batches(parses.draw(rng), recipe.pieces_a_batch, rng):
            with torch.autocast("cpu", torch.bfloat16):
                losses = parse_losses(network, with_case_noise(batch, rng))
                sum(losses.values()).backward()  # type: ignore[union-attr]  # a Tensor: there is at least one loss
                losses["entity"] = entity_loss(network, with_case_noise(next(entity_batches), rng))
                losses["entity"].backward()
            nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            sums.update({name: loss.item() for name, loss in losses.items()})
            if step % 50 == 0 or step == total:
                means = ", ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
                log.info("step %d of %d, %.0f s: %s", step, total, time.monotonic() - began, means)
                sums.clear()
            if step == total:
                break
        after_epoch(network)
