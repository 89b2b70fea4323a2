"""A network with signs at its weights is the same network: as a file, in its scores, and only where the processor sums right."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from kg.models import network, signed
from kg.models.pieces import pad_windows
from kg.models.signed import sums_signed_products, with_signs
from kg.parsing.pipelines import SHIPPED_FOLDER

GRAPHS = sorted(SHIPPED_FOLDER.rglob("*.onnx"))
SENTENCES = (
    "Microsoft bought GitHub for $ 7.5 billion .",
    "He said that it will not .",
    "Yes",
    "The president , who was born in Osaka in 1961 , is to meet the prime minister in Washington on Tuesday .",
)
WINDOWS = [sentence.split() for sentence in SENTENCES]


@pytest.mark.parametrize("path", GRAPHS, ids=[path.stem for path in GRAPHS])
def test_only_weights_and_zero_points_of_products_change(path):
    before, after = onnx.load(path), onnx.load_from_string(with_signs(path.read_bytes()))
    products = {name for node in before.graph.node if node.op_type == "MatMulInteger" for name in (node.input[1], node.input[3])}
    assert len(products) >= 2
    assert [node.SerializeToString() for node in before.graph.node] == [node.SerializeToString() for node in after.graph.node]
    for old, new in zip(before.graph.initializer, after.graph.initializer, strict=True):
        if old.name in products:
            assert (old.data_type, new.data_type) == (TensorProto.UINT8, TensorProto.INT8)
            assert (numpy_helper.to_array(old).astype(int) - 128 == numpy_helper.to_array(new)).all()
        else:
            assert old == new
    onnx.checker.check_model(after)


@pytest.mark.skipif(not sums_signed_products(), reason="this processor overflows: the network is run without signs")
def test_scores_are_the_same_to_the_bit():
    path = SHIPPED_FOLDER / "kg_multitask/network.onnx"
    pieces = network.Network(path.parent, threads=1).pieces
    forms = [
        onnxruntime.InferenceSession(form, providers=["CPUExecutionProvider"])
        for form in (str(path), with_signs(path.read_bytes()))
    ]
    for words in WINDOWS:
        feed = pad_windows([pieces.encode(words)]).as_feed()
        without, with_ = (session.run(None, feed) for session in forms)
        assert all(np.array_equal(first, second) for first, second in zip(without, with_, strict=True))


def test_processor_that_overflows_gets_no_signs(monkeypatch):
    monkeypatch.setattr(network, "sums_signed_products", lambda: False)
    monkeypatch.setattr(network, "with_signs", lambda model: pytest.fail("signs"))
    folder = SHIPPED_FOLDER / "kg_multitask"
    unsigned = network.Network(folder, threads=1)
    monkeypatch.undo()
    assert [unsigned.analyse(words).heads for words in WINDOWS] == [
        network.Network(folder, threads=1).analyse(w).heads for w in WINDOWS
    ]


def test_sums_that_overflow_are_seen(monkeypatch):
    class Overflowing:
        def __init__(self, *_, **__):
            pass

        def run(self, _, feed):
            return [np.minimum(feed["values"].astype(int) @ feed["weights"].astype(int), 64 // 2 * 32767)]

    monkeypatch.setattr(onnxruntime, "InferenceSession", Overflowing)
    assert not sums_signed_products.__wrapped__()


@pytest.mark.parametrize(
    "content", [b"\xff" * 20, b"\x3a\x7fshort", b"\x0b"], ids=["no end of a number", "cut off", "no kind of field"]
)
def test_what_is_no_network_is_told(content):
    with pytest.raises(ValueError, match="not a network in the ONNX format"):
        with_signs(content)


def test_numbers_are_written_as_they_are_read():
    for number in (0, 1, 127, 128, 300, 1 << 40):
        written = signed._varint(number)
        assert signed._read_varint(written, 0) == (number, len(written))


@pytest.mark.parametrize(
    ("products", "changed"),
    [
        ([("v", "w1", "v0", "z"), ("v", "w2", "v0", "z")], {"w1", "w2", "z"}),
        ([("v", "w1", "v0", "z"), ("v", "w1", "v0", "w0")], {"w1", "z", "w0"}),
        ([("v", "w1", "z", "z"), ("v", "w2", "v0", "w0")], {"w2", "w0"}),
        ([("v", "w1", "v0", "z"), ("v", "given", "v0", "z"), ("v", "w2", "v0", "w0")], {"w2", "w0"}),
        ([("v", "w1"), ("v", "w1", "v0", "z"), ("v", "w2", "v0", "z")], set()),
    ],
    ids=["a zero point of two", "weights of two", "of the values, too", "one of them not kept", "one without zero point"],
)
def test_what_products_share_is_changed_with_all_of_them_or_not_at_all(products, changed):
    kept = [helper.make_tensor(name, TensorProto.UINT8, [2, 2], [100, 128, 0, 255]) for name in ("w1", "w2")]
    kept += [helper.make_tensor(name, TensorProto.UINT8, [], [128]) for name in ("v0", "w0", "z")]
    nodes = [helper.make_node("MatMulInteger", names, [f"sums{n}"]) for n, names in enumerate(products)]
    graph = helper.make_graph(nodes, "products", [], [], [numpy_helper.from_array(numpy_helper.to_array(t), t.name) for t in kept])
    after = onnx.load_from_string(with_signs(helper.make_model(graph).SerializeToString())).graph.initializer
    assert {tensor.name for tensor in after if tensor.data_type == TensorProto.INT8} == changed
    for old, new in zip(kept, after, strict=True):
        offset = 128 if new.name in changed else 0
        assert (numpy_helper.to_array(old).astype(int) - offset == numpy_helper.to_array(new)).all()
