"""The shipped network computes the same sums on every CPU: no kernel may saturate."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from kg.parsing.pipelines import SHIPPED_FOLDER

GRAPHS = sorted(SHIPPED_FOLDER.rglob("*.onnx"))
LENGTH = 64
"""Products in a sum: 64 x 255 x 127 does not fit the 16 bits in which CPUs without VNNI sum signed weights."""


def weights_of(path):
    """Return the weights of each 8-bit product of a graph, with their zero points, by the node's name."""
    graph = onnx.load(path).graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMulInteger"]
    return {node.name: (tensors[node.input[1]], tensors[node.input[3]]) for node in products}


@pytest.mark.parametrize("path", GRAPHS, ids=[path.stem for path in GRAPHS])
def test_products_of_the_shipped_kind_do_not_saturate(path):
    kinds = {(weight.data_type, zero.data_type) for weight, zero in weights_of(path).values()}
    assert len(kinds) == 1
    ((kind, zero_kind),) = kinds
    zero = {TensorProto.UINT8: 128, TensorProto.INT8: 0}[zero_kind]
    numbers = helper.tensor_dtype_to_np_dtype(kind)
    weights = np.full((LENGTH, 16), zero + 127, numbers)
    zeros = np.full(16, zero, numbers)
    node = helper.make_node("MatMulInteger", ["values", "weights", "", "zeros"], ["sums"])
    graph = helper.make_graph(
        [node],
        "product",
        [helper.make_tensor_value_info("values", TensorProto.UINT8, [1, LENGTH])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, [1, 16])],
        [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(zeros, "zeros")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (sums,) = session.run(None, {"values": np.full((1, LENGTH), 255, np.uint8)})
    assert set(sums.ravel().tolist()) == {LENGTH * 255 * 127}


@pytest.mark.parametrize("path", GRAPHS, ids=[path.stem for path in GRAPHS])
def test_weights_are_unsigned_around_128(path):
    for name, (weight, zero) in weights_of(path).items():
        assert weight.data_type == zero.data_type == TensorProto.UINT8, name
        assert set(numpy_helper.to_array(zero).ravel().tolist()) == {128}, name


def test_both_graphs_are_there():
    assert [path.name for path in GRAPHS] == ["network.onnx", "relations.onnx"]
