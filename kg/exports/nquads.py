"""N-Quads: every graph by its name, sorted, the canonical form (https://www.w3.org/TR/n-quads/)."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Dataset

from kg.dataset import to_nquads


def to_sorted_nquads(dataset: Dataset, prefixes: Mapping[str, str]) -> str:
    """Return a dataset as sorted N-Quads; prefixes have no place in it."""
    del prefixes
    return to_nquads((s, p, o, g) for s, p, o, g in dataset.quads())  # type: ignore[misc]  # a dataset of ours holds IRIs and literals only
