"""Learned weights of log-linear models: tables of feature and weight, in log odds, which a person can read.

| file | learned by | read by |
|---|---|---|
| `coreference.tsv` | `python -m training.coreference` | `kg/entities/ranking.py` |
| `confidence.tsv` | `python -m training.confidence` | `kg/statements/confidence.py` |
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

COREFERENCE = Path(__file__).parent / "coreference.tsv"
CONFIDENCE = Path(__file__).parent / "confidence.tsv"

Weights = Mapping[str, float]
"""Feature -> weight, in log odds."""


@cache
def read_weights(path: Path) -> Weights:
    """Return the weights of a table; lines that start with "#" explain it.

    >>> read_weights(CONFIDENCE)["grounded True"] > 0
    True
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {feature: float(weight) for feature, weight in rows}
