"""Run the exported network: words of a window in, scores of every head out.

Each window is run alone. Dynamic 8-bit quantisation scales activations over whatever shares a run, so batching windows
would let one document change the scores of another; alone, a window's scores depend on its words only, and on two CPU
cores it is no slower (nothing is padded).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .decoding import bio_transitions, decode_bio, decode_tree, outside_names
from .pieces import WordPieces, pad_windows
from .signed import sums_signed_products, with_signs

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]

FILES = ("network.onnx", "relations.onnx", "tokenizer.json", "labels.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The classes of each head, in the order of its scores."""

    heads: dict[str, list[str]]
    relations: list[str]

    @classmethod
    def read(cls, path: Path) -> Labels:
        """Read what the trainer wrote: `{"heads": {name: [class]}, "relations": [label]}`."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(heads=raw["heads"], relations=raw["relations"])


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowAnalysis:
    """What the network says of the words of one window; `heads` are 0 for a root, else 1 + the head's place."""

    xpos: list[str]
    morphology: list[str]
    starts: list[int]
    heads: list[int]
    relations: list[str]
    entities: list[tuple[int, int, str]]
    vectors: Floats


class Network:
    """The ONNX network with its labels and word pieces."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        from tokenizers import Tokenizer

        self.labels = Labels.read(folder / "labels.json")
        self.pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
        self._network = _session(folder / "network.onnx", threads)
        self._relations = _session(folder / "relations.onnx", threads)
        self._outputs = [output.name for output in self._network.get_outputs()]
        self._transitions = bio_transitions(self.labels.heads["entity"])
        # The root relation is not scored: the tree says which word is the root.
        self._root_label = self.labels.relations.index("root")

    def analyse(self, words: Sequence[str]) -> WindowAnalysis:
        """Analyse one window of words."""
        batch = pad_windows([self.pieces.encode(words)])
        outputs = self._network.run(self._outputs, batch.as_feed())
        scores = {name: output[0] for name, output in zip(self._outputs, outputs, strict=True)}
        starts = [0, *(int(i) for i in np.flatnonzero(scores["sentence_start"][1:].argmax(1)) + 1)]
        starts = outside_names(starts, [self.labels.heads["entity"][i] for i in scores["entity"].argmax(1)])
        heads: list[int] = []
        entities: list[tuple[int, int, str]] = []
        for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
            columns = np.concatenate(([0], np.arange(start, end) + 1))
            tree = decode_tree(scores["arcs"][start:end, columns])
            heads += [start + head if head else 0 for head in tree]
            spans = decode_bio(scores["entity"][start:end], self.labels.heads["entity"], self._transitions)
            entities += [(start + a, start + b, label) for a, b, label in spans]
        return WindowAnalysis(
            xpos=self._classes("xpos", scores),
            morphology=self._classes("morphology", scores),
            starts=starts,
            heads=heads,
            relations=self._score_relations(scores, heads),
            entities=entities,
            vectors=scores["vectors"],
        )

    def _classes(self, head: str, scores: dict[str, Floats]) -> list[str]:
        names = self.labels.heads[head]
        return [names[i] for i in scores[head].argmax(1)]

    def _score_relations(self, scores: dict[str, Floats], heads: Sequence[int]) -> list[str]:
        feed = {"dependents": scores["relation_dependents"], "heads": scores["relation_heads"][list(heads)]}
        (labels,) = self._relations.run(None, feed)
        labels[:, self._root_label] = -np.inf
        best = labels.argmax(1)
        return [self.labels.relations[i] if head else "root" for i, head in zip(best, heads, strict=True)]


def _session(path: Path, threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    model = with_signs(path.read_bytes()) if sums_signed_products() else str(path)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
