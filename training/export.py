"""Export the trained network: two 8-bit ONNX graphs, their labels, and the spaCy pipeline folder around them.

Weights are quantised per output channel: per tensor costs about one point of LAS and two to three of NER. They are unsigned
with zero point 128: products of unsigned activations with *signed* weights are summed in saturating 16-bit
registers by CPUs without VNNI instructions, so that these CPUs would compute other numbers. The relation scorer is a graph of
its own because it needs the heads, which the tree decoder chooses outside the network.
"""

from __future__ import annotations

import json
import logging
import math
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

import kg.models.component
import kg.models.entity_types  # noqa: F401  # registers the factories
from training.batches import Labels
from training.corpora import ENTITY_TAGS
from training.network import MultiTaskNetwork
from training.tokenizer import blank_english

log = logging.getLogger(__name__)

OPSET = 17
LEAST_TABLE = 100_000
"""Numbers in a table of embeddings that is worth 8 bits; smaller ones (shapes, relative positions) stay exact."""

META = {
    "lang": "en",
    "version": "0.1.0",
    "author": "The kg authors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8,<4.0",
}
DESCRIPTION = "English for kg: tags, morphology, lemmas, Universal Dependencies, named entities; {}, 8-bit ONNX."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """What a pipeline calls itself, and its model card."""

    name: str
    network: str
    card: Path


HERE = Path(__file__).parent
NEWS = Pipeline(name="kg_news", network="MiniLM-L6", card=HERE / "MODEL_CARD.md")
PIPELINES = {
    "default": NEWS,
    "further": NEWS,
    "accurate": Pipeline(
        name="kg_news_accurate", network="six layers of MPNet base", card=HERE.parent / "packages/accurate/MODEL_CARD.md"
    ),
}
"""The pipelines by their recipes."""


class _Outputs(nn.Module):
    """The network with its outputs in a fixed order, as ONNX wants them."""

    def __init__(self, network: MultiTaskNetwork, names: list[str]) -> None:
        super().__init__()
        self.network, self.names = network, names

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, first: torch.Tensor) -> tuple[torch.Tensor, ...]:
        scores = self.network(ids, shapes, mask, first)
        return tuple(scores[name] for name in self.names)


def export_pipeline(
    network: MultiTaskNetwork,
    labels: Labels,
    lemmas: dict[str, dict[str, object]],
    tokenizer: str,
    folder: Path,
    pipeline: Pipeline = NEWS,
) -> None:
    """Write a folder that `spacy.load` loads.

    Args:
        network: the trained network.
        labels: the classes of its heads.
        lemmas: what `training.lemma_rules` learned.
        tokenizer: the text of its encoder's tokenizer.json.
        folder: where to; what is there is replaced.
        pipeline: what it calls itself.
    """
    with tempfile.TemporaryDirectory() as scratch:
        weights = Path(scratch)
        _export_network(network.eval(), weights)
        (weights / "labels.json").write_text(_to_json(_label_table(labels)), encoding="utf-8")
        (weights / "lemmas.json").write_text(_to_json(lemmas), encoding="utf-8")
        (weights / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
        nlp = blank_english(cut_after_dots=True)
        nlp.meta.update(META | {"name": pipeline.name, "description": DESCRIPTION.format(pipeline.network)})
        nlp.add_pipe("kg_multitask").from_disk(weights)  # type: ignore[attr-defined]  # spaCy types components as callables
        nlp.add_pipe("kg_entity_types")
        shutil.rmtree(folder, ignore_errors=True)
        nlp.to_disk(folder, exclude=["vocab"])
        shutil.copyfile(pipeline.card, folder / "README.md")
    log.info("%s: %.1f MB", folder, sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6)


def _to_json(table: object) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _label_table(labels: Labels) -> dict[str, object]:
    heads = {"xpos": labels.xpos, "morphology": labels.morphology, "sentence_start": ["no", "yes"], "entity": ENTITY_TAGS}
    return {"heads": heads, "relations": labels.relations}


def _export_network(network: MultiTaskNetwork, folder: Path) -> None:
    """Write network.onnx and relations.onnx, quantised."""
    ids = torch.randint(network.encoder.pieces.num_embeddings, (1, 20))
    example = (ids, torch.ones_like(ids), torch.ones(1, 20), torch.arange(1, 16)[None])
    names = list(network(*example))
    batch_words = {0: "windows", 1: "words"}
    axes = {
        **{name: {0: "windows", 1: "pieces"} for name in ("ids", "shapes", "mask")},
        "first": batch_words,
        **dict.fromkeys(names, batch_words),
    }
    axes["relation_heads"] = {0: "windows", 1: "words_and_root"}
    inputs = ["ids", "shapes", "mask", "first"]
    # The exporter gives a module its mode back: the wrapper must not bring one of its own.
    outputs = _Outputs(network, names).eval()
    _export(outputs, example, inputs, names, axes, folder / "network.onnx")
    width = network.relation_scorer.width
    pair = (torch.randn(15, width), torch.randn(15, width))
    words = {0: "words"}
    axes = {"dependents": words, "heads": words, "scores": words}
    _export(network.relation_scorer, pair, ["dependents", "heads"], ["scores"], axes, folder / "relations.onnx")


def _export(
    module: nn.Module,
    example: tuple[torch.Tensor, ...],
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
) -> None:
    exact = path.with_suffix(".fp32.onnx")
    torch.onnx.export(
        module, example, str(exact), input_names=inputs, output_names=outputs, dynamic_axes=axes, opset_version=OPSET, dynamo=False
    )
    quantize_dynamic(
        exact,
        path,
        weight_type=QuantType.QUInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        nodes_to_exclude=_small_tables(exact),
        per_channel=True,
        extra_options={"WeightSymmetric": True},
    )
    exact.unlink()
    _keep_raw(path)


def _keep_raw(path: Path) -> None:
    """Write all weights as raw bytes, where `kg.models.signed` looks for them; which of two ways onnxruntime chooses depends on its version."""
    model = onnx.load(path)
    for tensor in model.graph.initializer:
        if not tensor.raw_data:
            tensor.CopyFrom(onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(tensor), tensor.name))
    onnx.save(model, path)


def _small_tables(path: Path) -> list[str]:
    """Return the nodes of a graph that look up embeddings in a small table."""
    graph = onnx.load(path).graph
    sizes = {tensor.name: math.prod(tensor.dims) for tensor in graph.initializer}
    return [node.name for node in graph.node if node.op_type == "Gather" and sizes.get(node.input[0], LEAST_TABLE) < LEAST_TABLE]
