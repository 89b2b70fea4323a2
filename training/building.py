"""Build what a training starts with: labels, word pieces, the network with its pretrained encoder, the tasks' examples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from kg.errors import ConfigError
from kg.models.pieces import WordPieces
from training.batches import Labels, Source
from training.checkpoints import trained_state
from training.corpora import ENTITY_TAGS
from training.encoders import WORD_PIECES, encoder_of, read_pretrained, size_with_layers
from training.network import MultiTaskNetwork
from training.prepared import Corpora
from training.recipe import Recipe
from training.tasks import task_of


@dataclass(frozen=True, slots=True)
class Start:
    """What a network is built from."""

    labels: Labels
    weights: dict[str, Tensor]
    tokenizer: str
    """The text of the encoder's tokenizer.json."""

    @classmethod
    def read(cls, corpora: Corpora, recipe: Recipe, folder: Path) -> Start:
        """Read the folder of a pretrained encoder, and collect the labels of the corpora."""
        weights = read_pretrained(encoder_of(recipe.encoder), folder, recipe.layers)
        labels = Labels.of([*corpora.treebanks, *corpora.silver])
        return cls(labels, weights, (folder / WORD_PIECES).read_text(encoding="utf-8"))


def build_network(start: Start, recipe: Recipe) -> MultiTaskNetwork:
    """Return an untrained network of the right size, its encoder pretrained, its word-piece embeddings frozen."""
    classes = {
        "xpos": len(start.labels.xpos),
        "morphology": len(start.labels.morphology),
        "sentence_start": 2,
        "entity": len(ENTITY_TAGS),
    }
    size = size_with_layers(encoder_of(recipe.encoder), recipe.layers)
    network = MultiTaskNetwork(size, classes, len(start.labels.relations), dropout=recipe.dropout)
    network.encoder.load_pretrained(start.weights)
    network.encoder.pieces.weight.requires_grad_(False)
    return network


def load_trained(network: MultiTaskNetwork, path: Path) -> None:
    """Take the trained weights of a file; the frozen ones are the pretrained encoder's.

    Raises:
        ConfigError: there is no such file, or it is another network's.
    """
    if not path.is_file():
        raise ConfigError(f"there are no trained weights at {path}", remedy="train first, without --export-only")
    weights = torch.load(path, map_location="cpu", weights_only=True)
    expected = {name: tuple(tensor.shape) for name, tensor in trained_state(network).items()}
    if {name: tuple(tensor.shape) for name, tensor in weights.items()} != expected:
        raise ConfigError(f"{path} holds the weights of another network", remedy="name the recipe and the data it was trained with")
    network.load_state_dict({**network.state_dict(), **weights})


def build_sources(corpora: Corpora, start: Start, recipe: Recipe) -> dict[str, Source]:
    """Return the examples of each task of the recipe.

    Raises:
        ConfigError: the data has none for a task.
    """
    pieces = WordPieces(Tokenizer.from_str(start.tokenizer))
    wanted = {"trees": corpora.treebanks, "entities": corpora.texts, "silver": corpora.silver}
    for task in recipe.tasks:
        if not wanted.get(task, True):
            raise ConfigError(f"the data has nothing for the task {task!r}", remedy="add its corpus (training/README.md)")
    return {task: task_of(task).examples(corpora, start.labels, pieces) for task in recipe.tasks}
