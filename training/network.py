"""The multi-task network: MiniLM-L6 read word by word, with one head a task.

Encoder: MiniLM (Wang et al. 2020) as published in sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), plus a shape
embedding because it is uncased. Parser: deep biaffine attention (Dozat & Manning 2017). To add a head: a line in
`TOKEN_HEADS`, its targets in `training.batches`; export and run time carry every head by its name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.models.pieces import ENCODER_LIMIT, SHAPES

TOKEN_HEADS = {"xpos": 0.5, "morphology": 0.5, "sentence_start": 0.5, "entity": 1.0}
"""The heads that classify a word by its vector alone, with the weight of each one's loss."""

NO_ATTENTION = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSize:
    """The shape of MiniLM-L6."""

    vocabulary: int = 30522
    hidden: int = 384
    layers: int = 6
    inner: int = 1536
    heads: int = 12


class FastDropout(nn.Module):
    """Dropout whose mask comes from random bytes: PyTorch draws it on one thread, an eighth of a training step.

    The rate is rounded to 1/256. The bytes come from PyTorch's own generator, so one seed still decides everything.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.least = round(256 * rate)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        seed = int(torch.randint(2**62, ()))
        drawn = np.random.Generator(np.random.SFC64(seed)).integers(0, 256, x.shape, np.uint8)
        mask = (torch.from_numpy(drawn) >= self.least).to(x.dtype) * (256 / (256 - self.least))
        return x * mask


class EncoderLayer(nn.Module):
    """One post-norm transformer layer, its query, key and value projections in one matrix."""

    def __init__(self, size: EncoderSize, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.query_key_value = nn.Linear(size.hidden, 3 * size.hidden)
        self.output = nn.Linear(size.hidden, size.hidden)
        self.attention_norm = nn.LayerNorm(size.hidden, 1e-12)
        self.widen = nn.Linear(size.hidden, size.inner)
        self.narrow = nn.Linear(size.inner, size.hidden)
        self.output_norm = nn.LayerNorm(size.hidden, 1e-12)
        self.dropout = FastDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, hidden = x.shape
        split = self.query_key_value(x).view(rows, length, 3, self.heads, hidden // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        weights = torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(hidden // self.heads) + bias
        mixed = torch.matmul(weights.softmax(-1), value).transpose(1, 2).reshape(rows, length, hidden)
        x = self.attention_norm(x + self.dropout(self.output(mixed)))
        return self.output_norm(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))  # type: ignore[no-any-return]  # torch


class WordEncoder(nn.Module):
    """Word pieces in, one vector a word out: the vector of the word's first piece."""

    def __init__(self, size: EncoderSize, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(size.vocabulary, size.hidden)
        self.positions = nn.Embedding(ENCODER_LIMIT, size.hidden)
        self.segment = nn.Parameter(torch.zeros(size.hidden))
        self.shapes = nn.Embedding(SHAPES, size.hidden)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(size.hidden, 1e-12)
        self.layers = nn.ModuleList(EncoderLayer(size, dropout) for _ in range(size.layers))
        self.dropout = FastDropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.segment + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = (1 - mask.float())[:, None, None, :] * NO_ATTENTION
        for layer in self.layers:
            x = layer(x, bias)
        return x.gather(1, first[:, :, None].expand(-1, -1, x.shape[2]))

    def load_pretrained(self, path: Path) -> None:
        """Take the weights of a BERT-shaped safetensors file."""
        from safetensors.torch import load_file

        weights = load_file(path)
        state = {
            "pieces.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"],
            "segment": weights["embeddings.token_type_embeddings.weight"][0],
            "shapes.weight": self.shapes.weight.data,
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        renamed = {
            "output": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "output_norm": "output.LayerNorm",
        }
        for number in range(len(self.layers)):
            ours, theirs = f"layers.{number}.", f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                state[f"{ours}query_key_value.{kind}"] = torch.cat(
                    [weights[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                )
                for new, old in renamed.items():
                    state[f"{ours}{new}.{kind}"] = weights[f"{theirs}{old}.{kind}"]
        self.load_state_dict(state)


class RelationScorer(nn.Module):
    """Score the label of each word's arc to its head: a biaffine product of the two, with a bias to each."""

    def __init__(self, labels: int, width: int) -> None:
        super().__init__()
        self.labels, self.width = labels, width
        self.product = nn.Linear(width + 1, labels * (width + 1), bias=False)
        nn.init.normal_(self.product.weight, std=0.02)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        one = torch.ones_like(dependents[..., :1])
        left = self.product(torch.cat([dependents, one], -1)).view(*dependents.shape[:-1], self.labels, self.width + 1)
        return torch.matmul(left, torch.cat([heads, one], -1)[..., None])[..., 0]


class MultiTaskNetwork(nn.Module):
    """Encoder and heads. `forward` gives every head's scores by name, and the word vectors as "vectors"."""

    def __init__(self, classes: dict[str, int], relations: int, *, arc_width: int = 192, relation_width: int = 96) -> None:
        super().__init__()
        size = EncoderSize()
        self.encoder = WordEncoder(size)
        self.token_heads = nn.ModuleDict({name: nn.Linear(size.hidden, classes[name]) for name in TOKEN_HEADS})
        self.root = nn.Parameter(torch.zeros(size.hidden))
        self.arc_head = nn.Linear(size.hidden, arc_width)
        self.arc_dependent = nn.Linear(size.hidden, arc_width)
        self.relation_head = nn.Linear(size.hidden, relation_width)
        self.relation_dependent = nn.Linear(size.hidden, relation_width)
        self.arc_product = nn.Linear(arc_width + 1, arc_width, bias=False)
        nn.init.normal_(self.arc_product.weight, std=0.02)
        self.relation_scorer = RelationScorer(relations, relation_width)
        self.dropout = FastDropout(0.2)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        vectors = self.encoder(ids, shapes, mask, first)
        words = self.dropout(vectors)
        with_root = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        scores = {name: head(words) for name, head in self.token_heads.items()}
        arc_dependent = self.dropout(F.gelu(self.arc_dependent(words)))
        arc_head = self.dropout(F.gelu(self.arc_head(with_root)))
        one = torch.ones_like(arc_dependent[:, :, :1])
        scores["arcs"] = torch.matmul(self.arc_product(torch.cat([arc_dependent, one], 2)), arc_head.transpose(1, 2))
        scores["relation_heads"] = self.dropout(F.gelu(self.relation_head(with_root)))
        scores["relation_dependents"] = self.dropout(F.gelu(self.relation_dependent(words)))
        scores["vectors"] = vectors
        return scores

    def score_entities(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Run the encoder and the entity head alone."""
        return self.token_heads["entity"](self.dropout(self.encoder(ids, shapes, mask, first)))  # type: ignore[no-any-return]  # torch

    def score_relations(self, scores: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Score the labels of the arcs from each word to the given heads (0 is the root)."""
        picked = scores["relation_heads"].gather(1, heads[:, :, None].expand(-1, -1, scores["relation_heads"].shape[2]))
        return self.relation_scorer(scores["relation_dependents"], picked)  # type: ignore[no-any-return]  # torch
