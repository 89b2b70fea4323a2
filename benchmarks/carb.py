"""CaRB: open facts by the words they share with the gold (Bhardwaj et al. 2019): F1 at the best threshold, area under the curve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.gold import Benchmark, Json, f1

FORMS_OF_BE = frozenset({"be", "is", "am", "are", "was", "were", "been", "being"})
SAID = ("said", "told", "added", "adds", "says")
Words = list[str]
Match = tuple[float, float]

RIGHT = 0.5
"""Share of words that precision and recall of a triple must reach to be judged right."""


def _shared_words(first: Words, second: Words) -> int:
    return sum((Counter(first) & Counter(second)).values())


def _overlap(gold: tuple[Words, list[Words]], said: tuple[Words, list[Words]]) -> Match:
    hits = _shared_words(gold[0], said[0])
    if "be" in (Counter(said[0]) - Counter(gold[0])) and not FORMS_OF_BE.isdisjoint(gold[0]):
        hits += 1
    if not hits or len(gold[1]) > len(said[1]):
        return 0.0, 0.0
    hits += sum(_shared_words(g, s) for g, s in zip(gold[1], said[1], strict=False))
    counted = zip(gold[1], said[1], strict=False)
    return hits / (len(said[0]) + sum(len(s) for _, s in counted)), hits / (len(gold[0]) + sum(map(len, gold[1])))


def _parts(relation: str, arguments: Sequence[str]) -> tuple[Words, list[Words]]:
    first, *rest = arguments
    return relation.split(), [first.split(), *([" ".join(rest).split()] if rest else [])]


def match(gold: Json, triple: Json) -> Match:
    """Return the share of a triple's words that are the gold's, and of the gold's that are the triple's."""
    wanted = _parts(gold["relation"], gold["args"])
    relation, arguments = _parts(triple["relation"], [triple["subject"], triple["object"], *triple["arguments"]])
    straight = _overlap(wanted, (relation, arguments))
    if not any(word in gold["relation"] for word in SAID):
        return straight
    return max(straight, _overlap(wanted, (relation, arguments[::-1])))


def _cells(gold: Json, prediction: Json) -> list[list[Match]]:
    """Return how each fact matches each triple."""
    return [[match(extraction, triple) for triple in prediction["triples"]] for extraction in gold["extractions"]]


def _pairs(cells: list[list[Match]], kept: list[int]) -> list[tuple[int, int]]:
    """Return the one-to-one pairing of facts and triples, the pair with the best precision first."""
    pairs, rows, columns = list[tuple[int, int]](), set[int](), set[int]()
    for _, i, j in sorted((-row[j][0], i, j) for i, row in enumerate(cells) for j in kept):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            pairs.append((i, j))
    return pairs


def score(golds: Sequence[Json], predictions: Sequence[Json]) -> dict[str, float]:
    """Return precision, recall and F1 at the threshold with the best F1, and the area under the precision-recall curve."""
    wanted = sum(len(gold["extractions"]) for gold in golds)
    cells = [_cells(gold, prediction) for gold, prediction in zip(golds, predictions, strict=True)]
    thresholds = sorted({t["confidence"] for p in predictions for t in p["triples"]})
    curve = []
    for threshold in thresholds:
        precision = recall = 0.0
        counted = 0
        for cell, prediction in zip(cells, predictions, strict=True):
            kept = [j for j, triple in enumerate(prediction["triples"]) if triple["confidence"] >= threshold]
            if kept:
                precision += sum(cell[i][j][0] for i, j in _pairs(cell, kept))
                recall += sum(max(row[j][1] for j in kept) for row in cell)
                counted += len(kept)
        curve.append((precision / counted if counted else 1.0, recall / wanted if wanted else 0.0))
    best = max(curve, key=lambda point: f1(*point), default=(0.0, 0.0))
    points = [*curve, (1.0, 0.0)]
    area = sum((b[1] - a[1]) * (a[0] + b[0]) / 2 for a, b in zip(points[1:], points, strict=False))
    return {"precision": best[0], "recall": best[1], "F1": f1(*best), "area": area}


def judge(gold: Json, prediction: Json) -> list[bool | None]:
    """Return whether each triple is the one that says a gold fact, sharing at least half its words with it, and half the fact's.

    As precision counts: of two triples that say one fact, one is right; the other, which says less of it, adds nothing.
    """
    cells = _cells(gold, prediction)
    right = {j for i, j in _pairs(cells, list(range(len(prediction["triples"])))) if min(cells[i][j]) >= RIGHT}
    return [j in right for j in range(len(prediction["triples"]))]


BENCHMARK = Benchmark("carb", "open facts, by shared words", score, judge, complements=True)
