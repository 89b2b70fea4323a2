"""The training loop: one batch of each task a step, AdamW, one linear schedule.

Word-piece embeddings stay frozen (they are most of the weights and the corpora see a fraction of them); the encoder
learns slowly, the heads fast. Matrix products are in bf16 where the processor has instructions for it: three to four times
faster than fp32 on such CPUs, more on GPUs (a CPU without them is dozens of times slower so). Weights stay fp32.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing

import torch
from torch import Tensor, nn

from training.batches import Source
from training.checkpoints import Progress, resume_checkpoint, write_checkpoint
from training.network import MultiTaskNetwork
from training.recipe import Recipe, Run
from training.streams import Ahead, Item, Place, batches_of_first_pass, iter_batches
from training.tasks import task_of

log = logging.getLogger(__name__)

STEPS_BETWEEN_LINES = 50


def build_optimiser(network: MultiTaskNetwork, recipe: Recipe, device: torch.device) -> torch.optim.AdamW:
    """Freeze the word-piece embeddings; give the encoder one rate and all else another."""
    network.encoder.pieces.weight.requires_grad_(False)
    slow = [p for p in network.encoder.parameters() if p.requires_grad and p is not network.encoder.shapes.weight]
    known = {id(p) for p in slow}
    fast = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": slow, "lr": recipe.encoder_rate}, {"params": fast, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, betas=(0.9, 0.98), fused=device.type == "cuda")


def multiplies_bf16(device: torch.device) -> bool:
    """Tell whether the device has instructions for products in bf16."""
    return device.type != "cpu" or torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()


def share_done(progress: Progress, total: int, minutes: float | None) -> float:
    """Return how much of a training is done: of its steps or, where that is more, of its time."""
    by_time = progress.seconds / (60 * minutes) if minutes else 0.0
    return max(progress.step / total, by_time)


def _set_rates(optimiser: torch.optim.Optimizer, recipe: Recipe, step: int, done: float) -> None:
    factor = min(1.0, (step + 1) / recipe.warm_up) * (1 - done)
    for group, rate in zip(optimiser.param_groups, (recipe.encoder_rate, recipe.head_rate), strict=True):
        group["lr"] = rate * factor


def train(network: MultiTaskNetwork, sources: Mapping[str, Source], recipe: Recipe, run: Run, data: str = "") -> None:
    """Train the network in place; deterministic for one seed, thread count and kind of CPU.

    A run that was resumed ends on the same weights as one that was never stopped.

    Args:
        network: what to train.
        sources: the examples of each task of the recipe.
        recipe: what decides the weights.
        run: how it is carried out.
        data: the fingerprint of what the sources were made of.
    """
    torch.set_num_threads(run.threads)
    device = torch.device(run.device)
    network.to(device).train()
    optimiser = build_optimiser(network, recipe, device)
    first = recipe.tasks[0]
    total = recipe.steps or recipe.epochs * batches_of_first_pass(first, sources[first], recipe)
    progress = Progress(places={task: Place() for task in recipe.tasks})
    if run.resume and run.checkpoint is not None:
        progress = resume_checkpoint(run.checkpoint, network, optimiser, recipe, data)
        log.info("go on after step %d of %d", progress.step, total)
    with ExitStack() as stack:
        streams: dict[str, Iterator[Item]] = {}
        for task in recipe.tasks:
            batches = iter_batches(task, sources[task], recipe, progress.places[task])
            streams[task] = stack.enter_context(closing(Ahead(batches))) if run.ahead else batches
        _run_steps(network, optimiser, streams, progress, total, recipe, run, data)


def _run_steps(
    network: MultiTaskNetwork,
    optimiser: torch.optim.Optimizer,
    streams: Mapping[str, Iterator[Item]],
    progress: Progress,
    total: int,
    recipe: Recipe,
    run: Run,
    data: str,
) -> None:
    device = torch.device(run.device)
    began = time.monotonic() - progress.seconds
    written, sums, counted = time.monotonic(), dict[str, Tensor](), 0
    while (done := share_done(progress, total, run.minutes)) < 1:
        _set_rates(optimiser, recipe, progress.step, done)
        losses = _learn_step(network, streams, progress, device)
        nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        progress.step += 1
        progress.seconds = time.monotonic() - began
        sums = {name: sums.get(name, 0) + loss for name, loss in losses.items()}
        counted += 1
        if counted == STEPS_BETWEEN_LINES or share_done(progress, total, run.minutes) >= 1:
            means = ", ".join(f"{name} {float(value) / counted:.3f}" for name, value in sums.items())
            log.info("step %d of %d, %.0f s: %s", progress.step, total, progress.seconds, means)
            sums, counted = {}, 0
        if run.checkpoint is not None and time.monotonic() - written >= run.seconds_between:
            write_checkpoint(run.checkpoint, network, optimiser, progress, recipe, data)
            written = time.monotonic()
    if run.checkpoint is not None:
        write_checkpoint(run.checkpoint, network, optimiser, progress, recipe, data)


def _learn_step(
    network: MultiTaskNetwork, streams: Mapping[str, Iterator[Item]], progress: Progress, device: torch.device
) -> dict[str, Tensor]:
    """Add up the gradients of one batch of each task; return the losses, detached."""
    lost: dict[str, Tensor] = {}
    with torch.autocast(device.type, torch.bfloat16, enabled=multiplies_bf16(device)):
        for name, stream in streams.items():
            progress.places[name], batch = next(stream)
            losses = task_of(name).losses(network, batch, device)
            torch.stack(list(losses.values())).sum().backward()
            lost |= {f"{name} {head}": loss.detach() for head, loss in losses.items()}
    return lost
