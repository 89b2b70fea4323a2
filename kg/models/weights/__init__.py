"""Learned weights: tables of feature and weight, in log odds, which a person can read; of small networks over word vectors arrays.

| file | learned by | read by |
|---|---|---|
| `coreference.tsv` | `python -m training.coreference` | `kg/entities/ranking.py` |
| `antecedents.npz` | `python -m training.antecedents` | `kg/entities/antecedents.py` |
| `confidence.tsv` | `python -m training.confidence` | `kg/statements/confidence.py` |
| `judgement-PIPELINE.npz` | the same | `kg/statements/judgement.py` |
| `senses-PIPELINE.npz` | `python -m training.senses` | `kg/statements/senses.py` |
| `examples-PIPELINE.npz` | the same | `kg/statements/reasons.py` |
| `classes-PIPELINE.npz` | `python -m training.classes` | `kg/entities/classes.py` |
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.models.loglinear import FeatureWeights

COREFERENCE = Path(__file__).parent / "coreference.tsv"
CONFIDENCE = Path(__file__).parent / "confidence.tsv"
ANTECEDENTS = Path(__file__).parent / "antecedents.npz"


def judgement_path(pipeline: str) -> Path:
    """Return the file of what was learned from the vectors of a pipeline about relations."""
    return Path(__file__).parent / f"judgement-{pipeline}.npz"


def classes_path(pipeline: str) -> Path:
    """Return the file of what was learned from the vectors of a pipeline about the classes of names."""
    return Path(__file__).parent / f"classes-{pipeline}.npz"


def senses_path(pipeline: str) -> Path:
    """Return the file of what was learned from the vectors of a pipeline about the properties of relations."""
    return Path(__file__).parent / f"senses-{pipeline}.npz"


def examples_path(pipeline: str) -> Path:
    """Return the file of the examples that the properties of relations were learned from: ids, sources, and what the perceptron makes of them."""
    return Path(__file__).parent / f"examples-{pipeline}.npz"


@cache
def read_weights(path: Path) -> FeatureWeights:
    """Return the weights of a table; lines that start with "#" explain it.

    >>> read_weights(CONFIDENCE)["grounded True"] > 0
    True
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {feature: float(weight) for feature, weight in rows}


@cache
def read_arrays(path: Path) -> Mapping[str, NDArray[np.float64]]:
    """Return the arrays of a small network, which are kept in 16 bits.

    >>> read_arrays(ANTECEDENTS)["of pronoun"].shape[1]  # the width of the word vectors of the shipped pipeline
    384
    """
    with np.load(path, allow_pickle=False) as arrays:
        return {name: arrays[name].astype(np.float64) for name in arrays.files if arrays[name].dtype == np.float16}
