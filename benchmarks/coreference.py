"""Coreference chains: mean F1 of MUC, B³ and CEAF-e, as CoNLL 2012 has it (Pradhan et al. 2014)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold import Benchmark, Json, f1

Chain = set[tuple[int, int]]


def _muc(chains: list[Chain], reference: list[Chain]) -> tuple[float, float]:
    chain_of = {mention: i for i, chain in enumerate(reference) for mention in chain}
    kept = sum(len(c) - len({chain_of.get(m, ("alone", m)) for m in c}) for c in chains)
    return kept, sum(len(c) - 1 for c in chains)


def _b_cubed(chains: list[Chain], reference: list[Chain]) -> tuple[float, float]:
    chain_of = {mention: i for i, chain in enumerate(reference) for mention in chain}
    kept = sum(n * n / len(c) for c in chains for n in Counter(chain_of[m] for m in c if m in chain_of).values())
    return kept, sum(map(len, chains))


def best_pairing(similarity: NDArray[np.float64]) -> float:
    """Return the greatest sum of similarities of a one-to-one pairing (Kuhn 1955, by shortest augmenting paths)."""
    if similarity.shape[0] > similarity.shape[1]:
        similarity = similarity.T
    rows, columns = similarity.shape
    over_row, over_column = np.zeros(rows + 1), np.zeros(columns + 1)
    row_of = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        least, came = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while row_of[column]:
            used[column] = True
            here = row_of[column]
            cost = -similarity[here - 1] - over_row[here] - over_column[1:]
            better = ~used[1:] & (cost < least[1:])
            least[1:][better], came[1:][better] = cost[better], column
            free = np.where(used, np.inf, least)
            free[0] = np.inf
            column = int(free.argmin())
            step = free[column]
            over_row[row_of[used]] += step
            over_column[used] -= step
            least[~used] -= step
        while column:
            row_of[column] = row_of[came[column]]
            column = int(came[column])
    return float(sum(similarity[row_of[c] - 1, c - 1] for c in range(1, columns + 1) if row_of[c]))


def score(golds: Sequence[Json], predictions: Sequence[Json]) -> dict[str, float]:
    """Return the F1 of the three metrics over all documents, and their mean."""
    totals = {name: np.zeros(4) for name in ("MUC", "B3", "CEAFe")}
    for gold, prediction in zip(golds, predictions, strict=True):
        key = [{(s, e) for s, e in chain} for chain in gold["clusters"]]
        said = [chain for c in prediction["clusters"] if len(chain := {(s, e) for s, e in c}) > 1]
        totals["MUC"] += [*_muc(said, key), *_muc(key, said)]
        totals["B3"] += [*_b_cubed(said, key), *_b_cubed(key, said)]
        similar = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in said] for a in key]).reshape(len(key), len(said))
        same = best_pairing(similar) if similar.size else 0.0
        totals["CEAFe"] += [same, len(said), same, len(key)]
    each = {name: f1(t[0] / max(t[1], 1), t[2] / max(t[3], 1)) for name, t in totals.items()}
    return {**each, "F1": sum(each.values()) / len(each)}


BENCHMARK = Benchmark("coref", "coreference chains", score, None)
