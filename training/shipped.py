"""Read the weights of an exported pipeline back, so that a training can go on from them.

What comes back is what the pipeline computes with: 8-bit weights times their scales, up to half a step from those that were
trained. The classes of the heads are brought into the order of the new training by their names; one that the pipeline does
not know starts as the network does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import GraphProto, NodeProto, numpy_helper
from torch import Tensor

from kg.errors import ConfigError
from training.batches import Labels
from training.network import TOKEN_HEADS, MultiTaskNetwork

COMPONENT = "kg_multitask"
PRODUCT = "relation_scorer.product.weight"


def take_weights(network: MultiTaskNetwork, labels: Labels, pipeline: Path) -> None:
    """Give a network the weights of a pipeline folder that `training.export` wrote; the frozen word pieces keep theirs.

    Args:
        network: one of the same encoder and widths.
        labels: the classes of its heads.
        pipeline: the folder.

    Raises:
        ConfigError: there is no pipeline, or it is another network's.
    """
    folder = pipeline / COMPONENT
    if not (folder / "network.onnx").is_file():
        raise ConfigError(f"there is no pipeline of kg at {pipeline}", remedy=f"name a folder that holds {COMPONENT}")
    state = network.state_dict()
    weights = _weights_of(onnx.load(folder / "network.onnx").graph) | _weights_of(onnx.load(folder / "relations.onnx").graph)
    del weights["encoder.pieces.weight"]
    known = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    if weights.keys() - state.keys() or any(weights[name].shape[-1] != state[name].shape[-1] for name in weights):
        raise ConfigError(f"{pipeline} holds another network", remedy="name the recipe that it was trained with")
    for head, names in {"xpos": labels.xpos, "morphology": labels.morphology}.items():
        for name in (f"token_heads.{head}.weight", f"token_heads.{head}.bias"):
            weights[name] = _reordered(weights[name], known["heads"][head], state[name], names)
    apart = (-1, network.relation_scorer.width + 1, network.relation_scorer.width + 1)
    product = _reordered(weights[PRODUCT].view(apart), known["relations"], state[PRODUCT].view(apart), labels.relations)
    weights[PRODUCT] = product.view_as(state[PRODUCT])
    network.load_state_dict(state | weights)


def _reordered(weights: Tensor, known: Sequence[str], start: Tensor, wanted: Sequence[str]) -> Tensor:
    """Return one row a wanted class: the pipeline's where it knows the class, else that of the start."""
    places = {name: place for place, name in enumerate(known)}
    return torch.stack([weights[places[name]] if name in places else start[row] for row, name in enumerate(wanted)])


def _weights_of(graph: GraphProto) -> dict[str, Tensor]:
    """Return the weights of an exported graph by their names in `MultiTaskNetwork`."""
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    exact = {name.removeprefix("network."): array for name, array in arrays.items() if name.endswith((".weight", ".bias", ".root"))}
    for node in graph.node:
        for table in (name for name in node.input if name in arrays and name.endswith("_quantized")):
            stem = table.removesuffix("_quantized")
            steps = arrays[table].astype(np.float32) - arrays[f"{stem}_zero_point"].astype(np.float32)
            name, weights = _name_of(node, stem), steps * arrays[f"{stem}_scale"]
            exact[name] = weights.T if node.op_type == "MatMulInteger" else weights
    # Graphs of an earlier export have the embedding of the first segment, which every piece gets, as a table of its own.
    if (segment := arrays.get("network.encoder.segment")) is not None:
        exact["encoder.positions.weight"] = exact["encoder.positions.weight"] + segment
    return {name: torch.tensor(array) for name, array in exact.items()}


def _name_of(node: NodeProto, stem: str) -> str:
    """Name the weights of a node: a table by its tensor, a product (whose tensor has a number) by the module that it stands for."""
    if node.op_type == "Gather":
        return stem.removeprefix("network.")
    module = node.name.removeprefix("/network").strip("/").removesuffix("/MatMul_quant").replace("/", ".")
    if module in TOKEN_HEADS:
        return f"token_heads.{module}.weight"
    return PRODUCT if module == "product" else f"{module}.weight"
