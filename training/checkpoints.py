"""Checkpoints: all that a training needs to go on as if it had never stopped, in one file.

Frozen weights are left out, since they are the pretrained encoder's own; what remains is about twelve bytes a trained weight
(the weight and the optimiser's two means of it).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from kg.errors import ConfigError
from training.recipe import Recipe
from training.streams import Place

FORMAT = 1


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far a training is: steps, seconds of all its sittings, and each task's place in its examples."""

    step: int = 0
    seconds: float = 0.0
    places: dict[str, Place] = field(default_factory=dict)


def trained_state(network: nn.Module) -> dict[str, Tensor]:
    """Return the weights of a network without the frozen ones."""
    frozen = {name for name, weight in network.named_parameters() if not weight.requires_grad}
    return {name: tensor for name, tensor in network.state_dict().items() if name not in frozen}


def write_checkpoint(
    path: Path, network: nn.Module, optimiser: torch.optim.Optimizer, progress: Progress, recipe: Recipe, data: str
) -> None:
    """Replace the file in one move, so that a stop at any moment leaves a whole one."""
    state = {
        "format": FORMAT,
        "recipe": asdict(recipe),
        "data": data,
        "progress": asdict(progress),
        "network": trained_state(network),
        "optimiser": optimiser.state_dict(),
        "random": torch.get_rng_state(),
        "random_cuda": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [],
    }
    unfinished = path.with_suffix(".unfinished")
    torch.save(state, unfinished)
    unfinished.replace(path)


def resume_checkpoint(path: Path, network: nn.Module, optimiser: torch.optim.Optimizer, recipe: Recipe, data: str) -> Progress:
    """Bring network, optimiser and random numbers to where the checkpoint left them, and say where that is.

    Raises:
        ConfigError: the file is no checkpoint, or one of another recipe or other data.
    """
    state = _read(path)
    _compare(path, state, recipe, data)
    network.load_state_dict({**network.state_dict(), **state["network"]})
    optimiser.load_state_dict(state["optimiser"])
    torch.set_rng_state(state["random"])
    if state["random_cuda"] and torch.cuda.is_available():
        torch.cuda.set_rng_state_all(state["random_cuda"])
    progress = state["progress"]
    places = {task: Place(**place) for task, place in progress["places"].items()}
    return Progress(step=progress["step"], seconds=progress["seconds"], places=places)


def _read(path: Path) -> dict[str, Any]:
    remedy = f"start anew without --resume, or put the checkpoint back at {path}"
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise ConfigError(f"there is no checkpoint at {path}", remedy=remedy) from error
    except Exception as error:  # torch raises what its unpickler does; the file is named, the cause kept
        raise ConfigError(f"{path} cannot be read as a checkpoint", remedy=remedy) from error
    if not isinstance(state, dict) or state.get("format") != FORMAT:
        raise ConfigError(f"{path} is no checkpoint of this trainer's format {FORMAT}", remedy=remedy)
    return state


def _compare(path: Path, state: dict[str, Any], recipe: Recipe, data: str) -> None:
    wanted = asdict(recipe)
    differing = [
        f"{name} {state['recipe'].get(name)!r} there, {wanted[name]!r} here"
        for name in wanted
        if state["recipe"].get(name) != wanted[name]
    ]
    if differing:
        raise ConfigError(
            f"the checkpoint {path} is of another recipe: {'; '.join(differing)}",
            remedy="use its recipe, or start anew without --resume",
        )
    if state["data"] != data:
        raise ConfigError(
            f"the checkpoint {path} was trained on other data ({state['data']}, here {data})",
            remedy="use the corpora it was trained on, or start anew without --resume",
        )
