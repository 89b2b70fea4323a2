"""Fit the weights of the confidence: `python -m benchmarks.calibrate DATA [--output TABLE]`.

In: the development parts of knowledgenet and carb, as for `python -m benchmarks`. Out: `kg/models/weights/confidence.tsv`. Logistic regression
with an L2 penalty (Platt 1999), each benchmark with the same weight, full batch, so that the same data give the same weights.
Prints the reliability of five-fold cross-validation, in which no triple is judged by weights that its sentence fitted.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from benchmarks import carb, knowledgenet
from benchmarks.gold import read_gold
from benchmarks.reading import Reading, read
from benchmarks.reliability import reliability_table
from kg.config import Config
from kg.models.weights import CONFIDENCE
from kg.statements.confidence import iter_features
from kg.statements.contract import Contribution, in_order

USED = (knowledgenet.BENCHMARK, carb.BENCHMARK)
RAREST, STRENGTH, STEPS, RATE, FOLDS = 15, 6.0, 600, 0.3, 5

Floats = NDArray[np.float64]


def features_of(contribution: Contribution) -> list[list[str]]:
    """Return the features of each statement, in the order of the contract's triples."""
    entities, entity_of = contribution.entities, contribution.entity_of
    features = []
    for statement in in_order(contribution):
        relation = statement.relation
        subject = entities[entity_of[relation.subject.mention.span]]
        place = entity_of.get(relation.object.mention.span) if relation.object.value is None else None
        features.append(list(iter_features(relation, subject, None if place is None else entities[place], statement.property)))
    return features


class Examples:
    """Statements as rows of features, with their verdicts and the input each is from."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.right: list[bool] = []
        self.source: list[int] = []
        self.inputs = 0
        self.of: list[str] = []

    def add(self, name: str, golds: list[dict[str, object]], reading: Reading) -> None:
        """Take in the judged triples of a benchmark."""
        judge = next(b.judge for b in USED if b.name == name)
        assert judge is not None
        for gold, prediction, contribution in zip(golds, reading.predictions, reading.contributions, strict=True):
            self.inputs += 1
            for row, right in zip(features_of(contribution), judge(gold, prediction), strict=True):
                if right is not None:
                    self.rows.append(row)
                    self.right.append(right)
                    self.source.append(self.inputs)
                    self.of.append(name)


def fit(rows: list[list[str]], right: Floats, shares: Floats) -> dict[str, float]:
    """Return the weights of features that make the verdicts likeliest, by Adagrad over all of them at once."""
    counts = Counter(f for row in rows for f in row)
    names = sorted(f for f, n in counts.items() if n >= RAREST)
    place = {f: i for i, f in enumerate(names)}
    known = [[place[f] for f in row if f in place] for row in rows]
    of_row, of_feature = np.repeat(np.arange(len(rows)), [len(r) for r in known]), np.array([f for row in known for f in row])
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-8)
    free = np.array([name == "any" for name in names])
    for _ in range(STEPS):
        odds = np.bincount(of_row, weights[of_feature], len(rows))
        gradient = np.bincount(of_feature, (shares * (right - 1 / (1 + np.exp(-odds))))[of_row], len(names))
        gradient -= np.where(free, 0.0, STRENGTH * weights)
        squares += gradient**2
        weights += RATE * gradient / np.sqrt(squares)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.0005}


def probability(row: list[str], weights: dict[str, float]) -> float:
    """Return the probability that a statement with these features is right."""
    return float(1 / (1 + np.exp(-sum(weights.get(f, 0.0) for f in row))))


def main() -> None:
    """Fit, cross-validate, write the table."""
    arguments = argparse.ArgumentParser(prog="benchmarks.calibrate", description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--output", type=Path, default=CONFIDENCE)
    options = arguments.parse_args()
    examples = Examples()
    for benchmark in USED:
        golds = read_gold(options.data / benchmark.name)
        if golds is None:
            raise SystemExit(f"calibrate: no gold in {options.data / benchmark.name}: see benchmarks/README.md")
        examples.add(benchmark.name, golds, read(golds, Config(complements=benchmark.complements), keep=True))
    right, source = np.array(examples.right, dtype=float), np.array(examples.source)
    sizes = Counter(examples.of)
    shares = np.array([len(right) / (len(sizes) * sizes[name]) for name in examples.of])
    console = Console()
    verdicts = []
    for fold in range(FOLDS):
        kept = np.flatnonzero(source % FOLDS != fold)
        weights = fit([examples.rows[i] for i in kept], right[kept], shares[kept])
        verdicts += [
            (probability(examples.rows[i], weights), bool(right[i]), examples.of[i]) for i in np.flatnonzero(source % FOLDS == fold)
        ]
    for name in sizes:
        console.print(reliability_table(f"{name}, cross-validated", [(c, r) for c, r, of in verdicts if of == name]))
    weights = fit(examples.rows, right, shares)
    lines = [
        "# Weights of features that tell how likely a statement is right, in log odds: feature, weight. Fitted by benchmarks/calibrate.py.",
        *(f"{feature}\t{weight}" for feature, weight in sorted(weights.items())),
    ]
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
