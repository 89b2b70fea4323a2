"""Give a network its weights with signs, where the processor multiplies these sooner and gives the same sums.

Weights are kept as 8-bit numbers around 128, without signs: every processor sums their products right. Around 0 they are the same numbers.
A processor that sums products of 8-bit numbers in 32 bits (VNNI or AMX on Intel and AMD, ARM) takes two thirds of the time for them; one that
does it in 16 bits (AVX2 alone) overflows. So the processor is asked first, with the greatest numbers there are.

In: the bytes of a network in the ONNX format (https://onnx.ai/onnx/repo-docs/IR.html), which is written in Protocol Buffers
(https://protobuf.dev/programming-guides/encoding/). Out: as many bytes, of which types and top bits of weights are others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

import numpy as np

PRODUCT = b"MatMulInteger"
UINT8, INT8, INT32 = 2, 3, 6
"""Types of numbers, as ONNX counts them."""

TOP_BIT = 0x80
"""What a number around 128 and the same one around 0 differ in."""

LENGTH, SIDE = 64, 32
"""Products in a sum by which a processor is tried, whose sum does not fit 16 bits, and sums a side."""

VARINT, FIXED_64, DELIMITED, FIXED_32 = 0, 1, 2, 5
"""How the value of a field is written."""

GRAPH, NODE, TENSOR = 7, 1, 5
"""Numbers of the fields that are read: of a model, and of its graph."""

NODE_INPUT, NODE_OUTPUT, NODE_KIND = 1, 2, 4
"""Those of a node."""

TENSOR_TYPE, TENSOR_NAME, TENSOR_CONTENT = 2, 8, 9
"""Those of a tensor."""


class _Field(NamedTuple):
    """A field of a message: its number, and where its value stands."""

    number: int
    start: int
    end: int


@cache
def sums_signed_products() -> bool:
    """Tell whether this processor sums products of numbers without and with signs right, however great they are."""
    from onnxruntime import InferenceSession

    values, weights = np.full((SIDE, LENGTH), 255, np.uint8), np.full((LENGTH, SIDE), 127, np.int8)
    session = InferenceSession(_one_product(), providers=["CPUExecutionProvider"])
    (sums,) = session.run(None, {"values": values, "weights": weights})
    return bool((sums == LENGTH * 255 * 127).all())


def with_signs(model: bytes) -> bytes:
    """Return a network with signs at the weights of its 8-bit products; what else it holds stays as it is."""
    nodes = [_read_node(model, node) for graph in _children(model, GRAPH) for node in _children(model, NODE, graph)]
    elsewhere = {name for kind, inputs in nodes for name in (inputs if kind != PRODUCT else inputs[::2])}
    tensors = {name: tensor for graph in _children(model, GRAPH) for name, tensor in _iter_tensors(model, graph)}
    changed = bytearray(model)
    numbers = np.frombuffer(changed, np.uint8)
    for name in _names_in_pairs([tuple(inputs[1::2]) for kind, inputs in nodes if kind == PRODUCT], tensors.keys() - elsewhere):
        kind, content = tensors[name]
        numbers[content.start : content.end] ^= TOP_BIT
        numbers[kind.start] = INT8
    return bytes(changed)


def _names_in_pairs(products: Sequence[tuple[bytes, ...]], names: Set[bytes]) -> Set[bytes]:
    """Return those of some names of which each product has both weights and zero point among them."""
    while True:
        kept = names - {name for pair in products if len(pair) != 2 or set(pair) - names for name in pair}
        if kept == names:
            return names & {name for pair in products for name in pair}
        names = kept


def _read_node(model: bytes, node: _Field) -> tuple[bytes, list[bytes]]:
    """Return the kind of a node and the names of its inputs."""
    kind = b"".join(model[f.start : f.end] for f in _children(model, NODE_KIND, node))
    return kind, [model[f.start : f.end] for f in _children(model, NODE_INPUT, node)]


def _iter_tensors(model: bytes, graph: _Field) -> Iterator[tuple[bytes, tuple[_Field, _Field]]]:
    """Yield the names of a graph's tensors of 8-bit numbers without signs, with where their types and their numbers stand."""
    for tensor in _children(model, TENSOR, graph):
        fields = {field.number: field for field in _fields(model, tensor.start, tensor.end)}
        kind, name, content = (fields.get(number) for number in (TENSOR_TYPE, TENSOR_NAME, TENSOR_CONTENT))
        if kind is not None and name is not None and content is not None and model[kind.start] == UINT8:
            yield model[name.start : name.end], (kind, content)


def _children(model: bytes, number: int, parent: _Field | None = None) -> Iterator[_Field]:
    """Yield the fields with a number in a message; without a parent, in the whole."""
    start, end = (parent.start, parent.end) if parent is not None else (0, len(model))
    return (field for field in _fields(model, start, end) if field.number == number)


def _fields(content: bytes, start: int, end: int) -> Iterator[_Field]:
    """Yield the fields of a message.

    Raises:
        ValueError: it is none.
    """
    while start < end:
        tag, start = _read_varint(content, start)
        size = {FIXED_64: 8, FIXED_32: 4}.get(tag & 7)
        if tag & 7 == DELIMITED:
            size, start = _read_varint(content, start)
        elif tag & 7 == VARINT:
            size = _read_varint(content, start)[1] - start
        if size is None or start + size > end:
            raise ValueError(f"not a network in the ONNX format: no field can stand at byte {start}")
        yield _Field(tag >> 3, start, start + size)
        start += size


def _read_varint(content: bytes, place: int) -> tuple[int, int]:
    """Return a number in groups of seven bits, the lowest first, and the place after it."""
    value = shift = 0
    for byte in content[place : place + 10]:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, place + shift // 7
    raise ValueError(f"not a network in the ONNX format: no number stands at byte {place}")


def _one_product() -> bytes:
    """Return a network that is one product of values without signs and weights with them."""
    node = _message([(NODE_INPUT, b"values"), (NODE_INPUT, b"weights"), (NODE_OUTPUT, b"sums"), (NODE_KIND, PRODUCT)])
    ends = [(11, b"values", UINT8), (11, b"weights", INT8), (12, b"sums", INT32)]
    values = [(number, _message([(1, name), (2, _message([(1, _message([(1, kind)]))]))])) for number, name, kind in ends]
    graph = _message([(NODE, node), (2, b"product"), *values])
    return _message([(1, 8), (8, _message([(2, 17)])), (GRAPH, graph)])  # the versions of the format and of its operators


def _message(fields: Sequence[tuple[int, bytes | int]]) -> bytes:
    """Return a message of fields: texts, messages and small numbers."""
    parts = []
    for number, value in fields:
        if isinstance(value, int):
            parts += [_varint(number << 3 | VARINT), _varint(value)]
        else:
            parts += [_varint(number << 3 | DELIMITED), _varint(len(value)), value]
    return b"".join(parts)


def _varint(number: int) -> bytes:
    groups = []
    while number > 0x7F:
        groups.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*groups, number])
