"""Fit the weights of the confidence: `python -m training.confidence FACTS [--silver FILE] [--benchmarks DATA] [--model PIPELINE] [--output FOLDER]`.

In: passages that people annotated exhaustively (`facts.py`) and texts of which they judged the facts (`judged.py`), read by a pipeline
of kg's own, and the development parts of KnowledgeNet and CaRB as for `python -m benchmarks`, read by the shipped one; `python -m
training.senses` comes before. Out: `confidence.tsv`, logistic regression with an L2 penalty (Platt 1999), full batch, so that the same data
give the same weights; and `judgement-PIPELINE.npz`, a perceptron over the pipeline's word vectors, fitted on what the table leaves open of the
passages it did not see. The table is one for all pipelines: with another one than the shipped, only the perceptron is written. Prints the
reliability of five-fold cross-validation on the passages and on the judged texts, in which no triple is judged by a table that its passage
fitted, nor by a perceptron that saw it. What the settings should be is told by the judged texts: rules were written with the passages at
hand, so that too much of what they read there is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import carb, knowledgenet
from benchmarks.gold import read_gold
from benchmarks.reading import read
from kg.analysis import contribution_of, load_learned
from kg.config import SHIPPED_MODEL, Config
from kg.errors import ConfigError
from kg.learning import perceptrons
from kg.learning.loglinear import Ascent, fit_binary, frequent, named, rows_of
from kg.learning.perceptrons import Fit, Floats
from kg.model import Document, Statement
from kg.models.loglinear import probability, score
from kg.models.perceptron import Perceptron
from kg.models.weights import CONFIDENCE, judgement_path, read_weights
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading
from kg.statements.confidence import iter_features
from kg.statements.contract import Contribution, in_order
from kg.statements.judgement import inputs_of
from kg.statements.telling import tells_whole
from training import senses
from training.facts import Json, Judge, read_passages
from training.judged import iter_judged_texts, read_verdicts, verdict_on
from training.options import ending_on_bad_data, parser_of

RAREST, STRENGTH = 8, 3.0
"""Times that a feature is seen, and the weight of the L2 penalty. Cross-validated on 1,078 passages: 4, and 1.5 or 6, rank no better."""

BASES = frozenset({"any", "part"})
"""What all statements have, and all parts of fuller ones: not held back."""

STEPS, RATE, FOLDS = 300, 0.3, 5
OPEN = 0.3
"""What an open statement counts beside a typed one, whose confidence decides what is a fact; 0 and 1 rank typed ones less well."""

HOW = Fit(units=64, epochs=8)
"""Cross-validated on 1,078 passages: 15 passes over them, or 128 units, rank no better."""

BELIEF = 0.7
"""What of the perceptron's log odds is believed: cross-validated, the loss is lowest so; the whole of them is too sure of itself."""

PRECISION, OPEN_PRECISION = 0.85, 0.82
"""The share of the direct triples that shall be right: of those with a property or that tell a fact whole, and of the others."""

ANNOTATED = 0.8
"""What a triple of the annotated passages counts beside one of the judged texts: with them at hand rules were written. Typed triples of the judged
texts rank with AUC .754 so, those of the annotated ones with .768 (cross-validated); with .55 they do with .759 and .762, with 1.1 with .749 and .772."""

SHARES = ((knowledgenet.BENCHMARK, 0.3), (carb.BENCHMARK, 0.2))
"""What a triple of each benchmark counts beside one of the passages: with them typed triples of facts dev rank with AUC .77, without .75."""


@dataclass(frozen=True, slots=True)
class Example:
    """A statement as its features, with its verdict.

    Attributes:
        features: what its confidence depends on.
        right: whether the annotation has it.
        typed: whether it has a property.
        grounded: whether a phrase of the lexicon gives it one, or it tells a fact whole without.
        is_fact: whether the annotation states it as a fact.
        may_stand: whether nothing but its confidence holds it back from standing as a fact.
        passage: the number of its passage; -1 for what only adds to the fit.
        share: what it counts.
        vectors: what the perceptron sees of it; nothing of what only adds to the fit of the table.
    """

    features: list[str]
    right: bool
    typed: bool
    grounded: bool = False
    is_fact: bool = False
    may_stand: bool = False
    passage: int = -1
    share: float = 1.0
    vectors: NDArray[np.float32] | None = None

    @property
    def weight(self) -> float:
        """What it counts in a fit."""
        return self.share * (1.0 if self.typed else OPEN)


def features_of(statement: Statement, contribution: Contribution) -> list[str]:
    """Return what the confidence of a statement depends on."""
    relation = statement.relation
    subject = contribution.entities[contribution.entity_of[relation.subject.mention.span]]
    object_ = (
        None if relation.object.value is not None else contribution.entities[contribution.entity_of[relation.object.mention.span]]
    )
    return list(iter_features(relation, subject, object_, statement.property, statement.sense))


def collect(passages: list[Json], model: str) -> list[Example]:
    """Return all statements that a pipeline reads in annotated passages, judged."""
    config = Config(model=model, direct_confidence=0.0, open_confidence=0.0)
    learned = load_learned(config)
    # Properties that were learned are judged as those of unseen passages: by a perceptron that did not see theirs.
    unseen = [replace(learned, senses=perceptron) for perceptron in senses.cross_fitted(senses.collect(passages, model))]
    documents = [Document(id=str(p["id"]), text=p["text"], date=p.get("date") or "") for p in passages]
    examples: list[Example] = []
    for number, (document, doc) in enumerate(iter_parses(documents, load_pipeline(config.model))):
        tree = Tree(doc)
        contribution = contribution_of(DocumentReading(document, tree), config, unseen[number % senses.FOLDS])
        judge = Judge(passages[number], learned.ontology)
        for statement, triple in zip(in_order(contribution), contribution.to_dict()["triples"], strict=True):  # type: ignore[call-overload]  # a list
            right, is_fact = judge.is_right(triple), judge.is_fact(triple)
            examples.append(_example(statement, contribution, tree, triple, right=right, is_fact=is_fact, passage=number))
    return examples


def collect_judged(path: Path, model: str, first: int) -> list[Example]:
    """Return the statements that a pipeline reads in silver texts and in documents of our own, and that people judged.

    Args:
        path: silver trees, CoNLL-U, compressed.
        model: the pipeline.
        first: the number of the first text, as those of passages go on.

    Raises:
        ConfigError: the file is not there, or a verdict is none.
    """
    verdicts = read_verdicts()
    config = Config(model=model, direct_confidence=0.0, open_confidence=0.0)
    learned = load_learned(config)
    examples: list[Example] = []
    for number, (document, doc) in enumerate(
        iter_parses(iter_judged_texts(path, verdicts), load_pipeline(config.model)), start=first
    ):
        tree = Tree(doc)
        contribution = contribution_of(DocumentReading(document, tree), config, learned)
        for statement, triple in zip(in_order(contribution), contribution.to_dict()["triples"], strict=True):  # type: ignore[call-overload]  # a list
            right = verdict_on(triple, verdicts[document.id])
            if right is not None:
                examples.append(_example(statement, contribution, tree, triple, right=right, is_fact=right, passage=number))
    return examples


def _example(
    statement: Statement, contribution: Contribution, tree: Tree, triple: Json, *, right: bool, is_fact: bool, passage: int
) -> Example:
    return Example(
        features_of(statement, contribution),
        right=right,
        typed=statement.property is not None,
        grounded=statement.is_grounded() or (statement.property is None and tells_whole(statement.relation)),
        is_fact=is_fact,
        may_stand=triple["direct"],
        passage=passage,
        vectors=inputs_of(tree, statement.relation.subject.mention.span, statement.relation.object.mention.span),
    )


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
                    examples.append(Example(features, right, typed=statement.property is not None, share=share))
    return examples


def fit(examples: list[Example]) -> dict[str, float]:
    """Return the weights of features that make the verdicts likeliest; `BASES` are not held back."""
    names = frequent((f for example in examples for f in example.features), RAREST)
    rows = rows_of([example.features for example in examples], names)
    right = np.array([example.right for example in examples], dtype=float)
    shares = np.array([example.weight for example in examples])
    strength = np.array([0.0 if name in BASES else STRENGTH for name in names])
    return named(fit_binary(rows, right, shares, Ascent(strength=strength, steps=STEPS, rate=RATE)), names)


def cross_validated_odds(examples: list[Example]) -> Floats:
    """Return the log odds of each example of a passage by a table that its passage did not fit, in order."""
    tables = [fit([e for e in examples if e.passage < 0 or e.passage % FOLDS != fold]) for fold in range(FOLDS)]
    return np.array([score(e.features, tables[e.passage % FOLDS]) for e in examples if e.passage >= 0], dtype=np.float32)


def fit_perceptron(examples: list[Example], offsets: Floats) -> Perceptron:
    """Return the perceptron that adds to the log odds of a table what the words tell."""
    rows = np.stack([e.vectors for e in examples if e.vectors is not None])
    shares = np.array([e.weight for e in examples], dtype=np.float32)
    perceptron = perceptrons.fit_binary(rows, [e.right for e in examples], shares, offsets, HOW)
    return replace(perceptron, output=perceptron.output * BELIEF, output_bias=perceptron.output_bias * BELIEF)


def cross_validated(examples: list[Example], offsets: Floats) -> list[tuple[float, Example]]:
    """Return each example with the probability that a table and a perceptron of other passages give it."""
    judged = []
    folds = np.array([e.passage % FOLDS for e in examples])
    for fold in range(FOLDS):
        outside, inside = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        perceptron = fit_perceptron([examples[i] for i in outside], offsets[outside])
        for example, offset in ((examples[i], offsets[i]) for i in inside):
            assert example.vectors is not None, "a passage's examples have vectors"
            judged.append((probability(offset + perceptron.scores(example.vectors)[0]), example))
    return judged


def report(judged: list[tuple[float, Example]], title: str) -> None:
    """Print how far the probabilities can be trusted, where there are any: calibration error, and how well they rank."""
    for typed in (True, False):
        scores = [(p, e.right) for p, e in judged if e.typed == typed]
        if not scores:
            continue
        bins = [[(p, right) for p, right in scores if min(9, int(p * 10)) == n] for n in range(10)]
        error = sum(abs(sum(p - right for p, right in inside)) for inside in bins) / max(1, len(scores))
        right, wrong = ([p for p, is_right in scores if is_right == wanted] for wanted in (True, False))
        above = sum(np.sum(p > np.array(wrong)) + 0.5 * np.sum(p == np.array(wrong)) for p in right)
        name = f"{title}, {'typed' if typed else 'open'}"
        print(
            f"{name}: {len(right)} of {len(scores)} right, calibration error {error:.3f}, AUC {above / (len(right) * len(wrong)):.3f}"
        )


def least_confidence(verdicts: Iterable[tuple[float, bool]], precision: float) -> float:
    """Return the least confidence from which the share of right ones is the precision; 1 where none is.

    >>> least_confidence([(0.4, False), (0.6, True), (0.8, True)], 0.9)
    0.6
    """
    best, right = 1.0, 0
    ordered = sorted(verdicts, reverse=True)
    for number, (confidence, is_right) in enumerate(ordered, start=1):
        right += is_right
        ends = number == len(ordered) or ordered[number][0] < confidence
        if ends and right >= precision * number:
            best = confidence
    return best


def report_settings(judged: list[tuple[float, Example]]) -> None:
    """Print from which confidence on enough of what may stand as a fact is one."""
    for name, grounded, precision in (("direct_confidence", True, PRECISION), ("open_confidence", False, OPEN_PRECISION)):
        verdicts = [(round(p, 2), e.is_fact) for p, e in judged if e.may_stand and e.grounded == grounded]
        least = least_confidence(verdicts, precision)
        kept = [is_fact for p, is_fact in verdicts if p >= least]
        print(f"{name} {least:.2f}: {sum(kept)} of {len(kept)} right, of {sum(is_fact for _, is_fact in verdicts)}")


def main() -> None:
    """Fit, cross-validate, write the weights."""
    arguments = parser_of("confidence", __doc__, data="FACTS: annotated passages, JSON Lines")
    arguments.add_argument("--silver", type=Path, help="silver trees, of whose texts facts were judged")
    arguments.add_argument("--benchmarks", type=Path, help="folder with the gold of knowledgenet and carb")
    options = arguments.parse_args()
    with ending_on_bad_data():
        annotated = read_passages(options.data)
        passages = collect(annotated, options.model)
        if options.silver is not None:
            passages = [replace(example, share=ANNOTATED) for example in passages]
            passages += collect_judged(options.silver, options.model, len(annotated))
        fits_table = options.benchmarks is not None and options.model == SHIPPED_MODEL
        benchmarks = collect_benchmarks(options.benchmarks) if fits_table else []
    if options.model == SHIPPED_MODEL:
        offsets = cross_validated_odds(passages + benchmarks)
    else:  # the table that is there: it is one for all pipelines
        table = dict(read_weights(CONFIDENCE))
        offsets = np.array([score(e.features, table) for e in passages], dtype=np.float32)
    by_table = [(probability(o), e) for o, e in zip(offsets.tolist(), passages, strict=True)]
    judged = cross_validated(passages, offsets)
    for title, probabilities in (("table", by_table), ("with the perceptron", judged)):
        report([(p, e) for p, e in probabilities if e.passage < len(annotated)], f"annotated, {title}")
        report([(p, e) for p, e in probabilities if e.passage >= len(annotated)], f"judged, {title}")
    if options.silver is not None:
        report_settings([(p, e) for p, e in judged if e.passage >= len(annotated)])
    fit_perceptron(passages, offsets).save(options.output / judgement_path(options.model).name)
    if options.model == SHIPPED_MODEL:
        lines = [
            "# Weights of features that tell how likely a statement is right, in log odds: feature, weight. Fitted by training/confidence.py.",
            *(f"{feature}\t{weight}" for feature, weight in sorted(fit(passages + benchmarks).items())),
        ]
        (options.output / CONFIDENCE.name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
