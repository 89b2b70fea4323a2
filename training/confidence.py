"""Fit the weights of the confidence: `python -m training.confidence FACTS [--benchmarks DATA] [--output TABLE]`.

In: passages that people annotated exhaustively (`facts.py`), and the development parts of KnowledgeNet and CaRB as for `python -m benchmarks`,
read by the shipped pipeline. Out: `kg/models/weights/confidence.tsv`. Logistic regression with an L2 penalty (Platt 1999), full batch, so that
the same data give the same weights. Prints the reliability of five-fold cross-validation on the passages, in which no triple is judged by
weights that its passage fitted.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import carb, knowledgenet
from benchmarks.gold import read_gold
from benchmarks.reading import read
from kg.analysis import contribution_of
from kg.config import Config
from kg.errors import ConfigError, KgError
from kg.model import Document, Statement
from kg.models.weights import CONFIDENCE
from kg.ontology import load_ontology
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading
from kg.statements.confidence import iter_features
from kg.statements.contract import Contribution, in_order
from training.facts import Json, Judge, read_passages

RAREST, STRENGTH = 8, 3.0
"""Times that a feature is seen, and the weight of the L2 penalty. Cross-validated on 1,078 passages: 4, and 1.5 or 6, rank no better."""

STEPS, RATE, FOLDS = 300, 0.3, 5
OPEN = 0.3
"""What an open statement counts beside a typed one, whose confidence decides what is a fact; 0 and 1 rank typed ones less well."""

SHARES = ((knowledgenet.BENCHMARK, 0.3), (carb.BENCHMARK, 0.2))
"""What a triple of each benchmark counts beside one of the passages: with them typed triples of facts dev rank with AUC .77, without .75."""


@dataclass(frozen=True, slots=True)
class Example:
    """A statement as its features, with its verdict.

    Attributes:
        features: what its confidence depends on.
        right: whether the annotation has it.
        typed: whether it has a property.
        passage: the number of its passage; -1 for what only adds to the fit.
        share: what it counts.
    """

    features: list[str]
    right: bool
    typed: bool
    passage: int = -1
    share: float = 1.0


def features_of(statement: Statement, contribution: Contribution) -> list[str]:
    """Return what the confidence of a statement depends on."""
    relation = statement.relation
    subject = contribution.entities[contribution.entity_of[relation.subject.mention.span]]
    object_ = (
        None if relation.object.value is not None else contribution.entities[contribution.entity_of[relation.object.mention.span]]
    )
    return list(iter_features(relation, subject, object_, statement.property))


def collect(passages: list[Json]) -> list[Example]:
    """Return all statements that the shipped pipeline reads in annotated passages, judged."""
    config = Config(min_confidence=0.0)
    ontology = load_ontology(config.ontology, config.lexicon)
    documents = [Document(id=str(p["id"]), text=p["text"], date=p.get("date") or "") for p in passages]
    examples: list[Example] = []
    for number, (document, doc) in enumerate(iter_parses(documents, load_pipeline(config.model))):
        contribution = contribution_of(DocumentReading(document, Tree(doc)), config)
        judge = Judge(passages[number], ontology)
        for statement, triple in zip(in_order(contribution), contribution.to_dict()["triples"], strict=True):  # type: ignore[call-overload]  # a list
            features = features_of(statement, contribution)
            examples.append(Example(features, judge.is_right(triple), statement.property is not None, number))
    return examples


def collect_benchmarks(data: Path) -> list[Example]:
    """Return the statements that benchmarks judge.

    Raises:
        ConfigError: one of them is not there.
    """
    examples: list[Example] = []
    for benchmark, share in SHARES:
        golds, judge = read_gold(data / benchmark.name), benchmark.judge
        if golds is None or judge is None:
            raise ConfigError(f"no gold in {data / benchmark.name}", remedy="see benchmarks/README.md")
        reading = read(golds, Config(complements=benchmark.complements, min_confidence=0.0), keep=True)
        for gold, prediction, contribution in zip(golds, reading.predictions, reading.contributions, strict=True):
            for statement, right in zip(in_order(contribution), judge(gold, prediction), strict=True):
                if right is not None:
                    features = features_of(statement, contribution)
                    examples.append(Example(features, right, statement.property is not None, share=share))
    return examples


def fit(examples: list[Example]) -> dict[str, float]:
    """Return the weights of features that make the verdicts likeliest, by Adagrad over all of them at once."""
    counts = Counter(f for example in examples for f in example.features)
    names = sorted(f for f, n in counts.items() if n >= RAREST)
    place = {f: i for i, f in enumerate(names)}
    known = [[place[f] for f in example.features if f in place] for example in examples]
    of_row, of_feature = np.repeat(np.arange(len(known)), [len(r) for r in known]), np.array([f for row in known for f in row])
    right = np.array([example.right for example in examples], dtype=float)
    shares = np.array([example.share * (1.0 if example.typed else OPEN) for example in examples])
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-8)
    free = np.array([name == "any" for name in names])
    for _ in range(STEPS):
        odds = np.bincount(of_row, weights[of_feature], len(known))
        gradient = np.bincount(of_feature, (shares * (right - 1 / (1 + np.exp(-odds))))[of_row], len(names))
        gradient -= np.where(free, 0.0, STRENGTH * weights)
        squares += gradient**2
        weights += RATE * gradient / np.sqrt(squares)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.0005}


def probability(features: list[str], weights: dict[str, float]) -> float:
    """Return the probability that a statement with these features is right."""
    return float(1 / (1 + np.exp(-sum(weights.get(f, 0.0) for f in features))))


def cross_validated(examples: list[Example]) -> list[tuple[float, Example]]:
    """Return each example with the probability that weights of other passages give it."""
    judged = []
    for fold in range(FOLDS):
        inside = [e for e in examples if e.passage >= 0 and e.passage % FOLDS == fold]
        weights = fit([e for e in examples if e.passage < 0 or e.passage % FOLDS != fold])
        judged += [(probability(e.features, weights), e) for e in inside]
    return judged


def report(judged: list[tuple[float, Example]]) -> None:
    """Print how far the probabilities can be trusted: calibration error, and how well they rank."""
    for typed in (True, False):
        scores = [(p, e.right) for p, e in judged if e.typed == typed]
        bins = [[(p, right) for p, right in scores if min(9, int(p * 10)) == n] for n in range(10)]
        error = sum(abs(sum(p - right for p, right in inside)) for inside in bins) / max(1, len(scores))
        right, wrong = ([p for p, is_right in scores if is_right == wanted] for wanted in (True, False))
        above = sum(np.sum(p > np.array(wrong)) + 0.5 * np.sum(p == np.array(wrong)) for p in right)
        name = "typed" if typed else "open"
        print(
            f"{name}: {len(right)} of {len(scores)} right, calibration error {error:.3f}, AUC {above / (len(right) * len(wrong)):.3f}"
        )


def main() -> None:
    """Fit, cross-validate, write the table."""
    arguments = argparse.ArgumentParser(prog="python -m training.confidence", description=__doc__)
    arguments.add_argument("facts", type=Path, help="annotated passages, JSON Lines")
    arguments.add_argument("--benchmarks", type=Path, help="folder with the gold of knowledgenet and carb")
    arguments.add_argument("--output", type=Path, default=CONFIDENCE)
    options = arguments.parse_args()
    try:
        examples = collect(read_passages(options.facts))
        if options.benchmarks is not None:
            examples += collect_benchmarks(options.benchmarks)
    except (KgError, OSError) as error:
        sys.exit(f"error: {error}")
    report(cross_validated(examples))
    lines = [
        "# Weights of features that tell how likely a statement is right, in log odds: feature, weight. Fitted by training/confidence.py.",
        *(f"{feature}\t{weight}" for feature, weight in sorted(fit(examples).items())),
    ]
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
