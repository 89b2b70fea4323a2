"""The multi-task network: an encoder of `training.encoders` read word by word, with one head a task.

Encoder: MiniLM (Wang et al. 2020) or MPNet (Song et al. 2020), plus a shape embedding because both are uncased. Parser: deep
biaffine attention (Dozat & Manning 2017). To add a head: a line in `TOKEN_HEADS`, its targets in `training.batches`; export
and run time carry every head by its name.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.models.pieces import ENCODER_LIMIT, SHAPES
from training.encoders import EncoderSize

TOKEN_HEADS = {"xpos": 0.5, "morphology": 0.5, "sentence_start": 0.5, "entity": 1.0}
"""The heads that classify a word by its vector alone, with the weight of each one's loss."""

NO_ATTENTION = -1e4

FARTHEST = 128
"""From how many pieces apart on all distances share the last bucket of relative positions."""


class FastDropout(nn.Module):
    """Dropout whose mask comes from random bytes: PyTorch draws it on one thread, an eighth of a training step.

    The rate is rounded to 1/256. The bytes come from PyTorch's own generator, so one seed still decides everything. A GPU
    draws its masks itself.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate, self.least = rate, round(256 * rate)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or x.is_cuda:
            return F.dropout(x, self.rate, self.training)
        seed = int(torch.randint(2**62, ()))
        drawn = np.random.Generator(np.random.SFC64(seed)).integers(0, 256, x.shape, np.uint8)
        mask = (torch.from_numpy(drawn) >= self.least).to(x.dtype) * (256 / (256 - self.least))
        return x * mask


def relative_buckets(buckets: int) -> Tensor:
    """Return the bucket of each distance from -(ENCODER_LIMIT - 1) to ENCODER_LIMIT - 1 between a piece and one it looks at.

    Half of the buckets are for what stands after; half of each side for single distances, the rest grow like logarithms up
    to `FARTHEST` (Raffel et al. 2020, section 2.1).
    """
    apart = torch.arange(1 - ENCODER_LIMIT, ENCODER_LIMIT)
    side, single = buckets // 2, buckets // 4
    far = single + (torch.log(apart.abs().clamp(min=1) / single) / math.log(FARTHEST / single) * (side - single)).long()
    return torch.where(apart.abs() < single, apart.abs(), far.clamp(max=side - 1)) + side * (apart > 0)


class RelativePositions(nn.Module):
    """A bias of each attention head to pieces at a distance, shared by all layers."""

    def __init__(self, buckets: int, heads: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(buckets, heads))
        self.register_buffer("buckets", relative_buckets(buckets), persistent=False)

    def forward(self, places: Tensor) -> Tensor:
        apart = places[None, :] - places[:, None] + (ENCODER_LIMIT - 1)
        return F.embedding(self.buckets[apart], self.weight).permute(2, 0, 1)[None]  # type: ignore[index]  # a buffer


class EncoderLayer(nn.Module):
    """One post-norm transformer layer, its query, key and value projections in one matrix."""

    def __init__(self, size: EncoderSize, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.query_key_value = nn.Linear(size.hidden, 3 * size.hidden)
        self.output = nn.Linear(size.hidden, size.hidden)
        self.attention_norm = nn.LayerNorm(size.hidden, size.norm_epsilon)
        self.widen = nn.Linear(size.hidden, size.inner)
        self.narrow = nn.Linear(size.inner, size.hidden)
        self.output_norm = nn.LayerNorm(size.hidden, size.norm_epsilon)
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
        self.shapes = nn.Embedding(SHAPES, size.hidden)
        nn.init.zeros_(self.shapes.weight)
        self.relative = RelativePositions(size.relative_buckets, size.heads) if size.relative_buckets else None
        self.norm = nn.LayerNorm(size.hidden, size.norm_epsilon)
        self.layers = nn.ModuleList(EncoderLayer(size, dropout) for _ in range(size.layers))
        self.dropout = FastDropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = (1 - mask.float())[:, None, None, :] * NO_ATTENTION
        if self.relative is not None:
            bias = bias + self.relative(torch.arange(ids.shape[1], device=ids.device))
        for layer in self.layers:
            x = layer(x, bias)
        return x.gather(1, first[:, :, None].expand(-1, -1, x.shape[2]))

    def load_pretrained(self, weights: dict[str, Tensor]) -> None:
        """Take what `training.encoders.read_pretrained` read; the shape embedding is our own."""
        self.load_state_dict({**weights, "shapes.weight": self.shapes.weight.data})


class RelationScorer(nn.Module):
    """Score the label of each word's arc to its head: a biaffine product of the two, with a bias to each."""

    def __init__(self, labels: int, width: int) -> None:
        super().__init__()
        self.labels, self.width = labels, width
        self.product = nn.Linear(width + 1, labels * (width + 1), bias=False)
        nn.init.normal_(self.product.weight, std=0.02)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        ones = torch.ones_like(dependents[..., :1])
        left = self.product(torch.cat([dependents, ones], -1)).view(*dependents.shape[:-1], self.labels, self.width + 1)
        return torch.matmul(left, torch.cat([heads, ones], -1)[..., None])[..., 0]


class MultiTaskNetwork(nn.Module):
    """Encoder and heads. `forward` gives every head's scores by name, and the word vectors as "vectors"."""

    def __init__(
        self,
        size: EncoderSize,
        classes: dict[str, int],
        relations: int,
        *,
        dropout: float = 0.1,
        arc_width: int = 192,
        relation_width: int = 96,
    ) -> None:
        super().__init__()
        self.encoder = WordEncoder(size, dropout)
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
        ones = torch.ones_like(arc_dependent[:, :, :1])
        scores["arcs"] = torch.matmul(self.arc_product(torch.cat([arc_dependent, ones], 2)), arc_head.transpose(1, 2))
        scores["relation_heads"] = self.dropout(F.gelu(self.relation_head(with_root)))
        scores["relation_dependents"] = self.dropout(F.gelu(self.relation_dependent(words)))
        scores["vectors"] = vectors
        return scores

    def score_words(self, heads: Iterable[str], ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Run the encoder and the given heads of single words alone."""
        words = self.dropout(self.encoder(ids, shapes, mask, first))
        return {name: self.token_heads[name](words) for name in heads}

    def score_relations(self, scores: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Score the labels of the arcs from each word to the given heads (0 is the root)."""
        picked = scores["relation_heads"].gather(1, heads[:, :, None].expand(-1, -1, scores["relation_heads"].shape[2]))
        return self.relation_scorer(scores["relation_dependents"], picked)  # type: ignore[no-any-return]  # torch
