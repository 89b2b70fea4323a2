"""Measure how well what examples teach predicts examples that were not learned from, and choose the threshold by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.english import pronouns
from kg.learning.examples import Example, Triple, squash
from kg.learning.fitting import PreparedExamples
from kg.ontology import LearnedLexicon
from kg.ontology.forms import PersonForm, WritingForm, is_shortened, write_name, write_value
from kg.parsing import Tree
from kg.scoring.arguments import CandidateArgument
from kg.scoring.lexicon import Prediction, Score, choose, score_pairs

FOLDS = 5
"""Parts, each read by what the others teach. Not measured: five, as is usual."""


LOWEST, LOWEST_PARTIAL = -2.0, -4.5
"""The lowest threshold tried, in log odds; with partial examples."""

SHARES = (0.0, 0.25, 0.5, 0.75)
"""Of the log odds that word vectors give a pair, the parts that are tried: both know much of the same, so that the whole says some of it twice."""

TINY = 0.005
"""What a threshold is below the score that it lets pass: half a step of its two digits."""


@dataclass(slots=True)
class PropertyReport:
    """How a property was learned: its triples, those found in their texts, what was predicted in cross-validation and what of it was right."""

    triples: int = 0
    aligned: int = 0
    right: int = 0
    predicted: int = 0


PropertyReports = dict[str, PropertyReport]
"""Property -> how it was learned."""

_ExampleTriple = tuple[int, Triple]
"""The number of an example, and one of its triples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A prediction of cross-validation.

    Attributes:
        highest_threshold: the threshold, in log odds, below which it is predicted.
        property: the property.
        example: the number of the example.
        matches: the triples of the example that it states; none where it is wrong.
    """

    highest_threshold: float
    property: str
    example: int
    matches: frozenset[_ExampleTriple]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What cross-validation chose.

    Attributes:
        threshold: the threshold, in log odds, that predicts unseen examples best.
        share: what part of the log odds that the vectors give is added; 0 where they make nothing better.
    """

    threshold: float
    share: float = 0.0


def cross_validate(prepared: PreparedExamples, *, lowest: float = LOWEST) -> tuple[Choice, PropertyReports]:
    """Return what predicts unseen examples best, and how each property is predicted by it.

    Five folds: each example is read by what was learned from others, none of which speaks of the same entity. With partial examples only
    the properties that an example names are judged. The least share of the vectors that is as good as any other is chosen.
    """
    examples, partial = prepared.examples, prepared.partial
    judgements: dict[float, list[Judgement]] = {share: [] for share in (SHARES if prepared.pipeline is not None else SHARES[:1])}
    folds = _folds(prepared.groups)
    for fold in range(FOLDS):
        learned = prepared.learn_from([n for n, of_example in enumerate(folds) if of_example != fold])
        learned = replace(learned, threshold=LOWEST_PARTIAL if partial else LOWEST)
        for n in (n for n, of_example in enumerate(folds) if of_example == fold):
            scores = score_pairs(prepared.readings[n], learned, prepared.names_for(n))
            for share in judgements:
                judgements[share] += _judge(n, examples[n], scores, with_share(learned, share), partial=partial)
    named = [_named_triples(example) for example in examples]
    wanted = [len(set(triples)) for triples in named]
    best = {share: best_threshold(of_share, wanted, mean_of_examples=partial) for share, of_share in judgements.items()}
    share = max(best, key=lambda share: (best[share].f1, -share))
    choice = Choice(threshold=max(lowest, best[share].threshold), share=share)
    reports: PropertyReports = {}
    for triples in named:
        for triple in set(triples):
            reports.setdefault(triple.property, PropertyReport()).triples += 1
    _count_predictions(reports, judgements[share], choice.threshold)
    return choice, reports


def with_share(learned: LearnedLexicon, share: float) -> LearnedLexicon:
    """Return what was learned with this share of what the vectors give; without them where it is nothing."""
    head = replace(learned.head, share=share) if learned.head is not None and share else None
    return replace(learned, head=head)


def _folds(groups: Sequence[int]) -> list[int]:
    """Return the fold of each example: groups, the largest first, go where the fewest examples are.

    Where there are fewer groups than folds, examples of one may stand in several: one learns nothing from what all speak of alone.
    """
    if len(set(groups)) < FOLDS:
        groups = range(len(groups))
    sizes = [0] * FOLDS
    fold_of: dict[int, int] = {}
    for group, size in sorted(Counter(groups).items(), key=lambda item: (-item[1], item[0])):
        fold_of[group] = min(range(FOLDS), key=lambda fold: (sizes[fold], fold))
        sizes[fold_of[group]] += size
    return [fold_of[group] for group in groups]


def _judge(
    number: int, example: Example, scores: Sequence[Score], learned: LearnedLexicon, *, partial: bool
) -> Iterator[Judgement]:
    """Yield the predictions for an example that it says anything about."""
    judged = example.judged_properties(partial=partial)
    for prediction in choose(scores, learned):
        if judged is None or prediction.property in judged:
            yield Judgement(
                highest_threshold=prediction.highest_threshold,
                property=prediction.property,
                example=number,
                matches=frozenset((number, triple) for triple in _matching_triples(prediction, example, learned)),
            )


def _count_predictions(reports: PropertyReports, judgements: Sequence[Judgement], threshold: float) -> None:
    """Add to each report what is predicted at a threshold, and what of it is right; a triple counts once."""
    stated: set[_ExampleTriple] = set()
    for judgement in _by_threshold(judgements):
        if judgement.highest_threshold > threshold:
            report = reports.setdefault(judgement.property, PropertyReport())
            new = len(judgement.matches - stated)
            report.right += new
            report.predicted += new or not judgement.matches
            stated |= judgement.matches


def _by_threshold(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return judgements from the likeliest."""
    return sorted(judgements, key=lambda j: -j.highest_threshold)


def _named_triples(example: Example) -> list[Triple]:
    """Return the triples between names, all where there are none: those of pronouns are the same facts again."""
    named = [
        t for t in example.triples if t.subject.lower() not in pronouns.candidates and t.object.lower() not in pronouns.candidates
    ]
    return named or list(example.triples)


def _matching_triples(prediction: Prediction, example: Example, learned: LearnedLexicon) -> Iterator[Triple]:
    """Yield the triples of an example that a prediction states: an argument is right as it is written, or as a pronoun by itself."""
    written = as_triple(prediction, learned)
    subjects = {squash(written.subject), *_own_words(prediction.pair.subject)}
    objects = {squash(written.object), *_own_words(prediction.pair.object)}
    for triple in _named_triples(example):
        if triple.property == written.property and squash(triple.subject) in subjects and squash(triple.object) in objects:
            yield triple


def _own_words(argument: CandidateArgument) -> tuple[str, ...]:
    return argument.words if argument.antecedent is not None else ()


def as_triple(prediction: Prediction, learned: LearnedLexicon) -> Triple:
    """Return a prediction as the examples would write it."""
    tree, form, pair = prediction.pair.reading.tree, learned.form(prediction.property), prediction.pair
    return Triple(
        _as_written(pair.subject, tree, form, learned.person_forms, subject=True),
        prediction.property,
        _as_written(pair.object, tree, form, learned.person_forms),
    )


def _as_written(
    argument: CandidateArgument, tree: Tree, form: WritingForm, persons: frozenset[PersonForm], *, subject: bool = False
) -> str:
    """Return a candidate argument as the examples would write it."""
    if argument.antecedent is not None:
        return _as_written(argument.antecedent, tree, form, persons, subject=subject)
    short = is_shortened(persons, tree.words[argument.end] if argument.end < len(tree.words) else "")
    if argument.value is not None and argument.hint is None:
        return write_value(argument.value, form)
    if argument.hint is not None:
        return write_name(argument.hint.written, "", replace(form, without_article=False), short=short, subject=subject)
    return write_name(tree.text(argument.start, argument.end), argument.kind, form, short=short, subject=subject)


class BestThreshold(NamedTuple):
    """The threshold with the best F1, and this."""

    threshold: float
    f1: float


def best_threshold(judgements: Sequence[Judgement], wanted: Sequence[int], *, mean_of_examples: bool) -> BestThreshold:
    """Return the threshold with the best F1, of those with equal F1 the highest.

    Args:
        judgements: what was predicted at the lowest threshold.
        wanted: the number of triples of each example.
        mean_of_examples: take the mean of the examples' F1 (of the facts that partial examples name, one read wrongly is no worse than one
            not read), else the F1 over all.
    """
    best, threshold, sum_of_f1 = 0.0, 0.0, 0.0
    right, predicted = Counter[int](), Counter[int]()
    stated: set[_ExampleTriple] = set()
    wanted_and_predicted = sum(wanted)

    def f1_of(example: int) -> float:
        return 2 * right[example] / max(1, predicted[example] + wanted[example])

    for judgement in _by_threshold(judgements):
        n = judgement.example
        before = f1_of(n)
        new = len(judgement.matches - stated)
        stated |= judgement.matches
        right[n] += new
        predicted[n] += new or not judgement.matches
        wanted_and_predicted += new or not judgement.matches
        sum_of_f1 += f1_of(n) - before
        f1 = sum_of_f1 / len(wanted) if mean_of_examples else 2 * len(stated) / wanted_and_predicted
        if f1 > best:
            best, threshold = f1, judgement.highest_threshold - TINY
    return BestThreshold(round(min(threshold, 0.0), 2), best)
