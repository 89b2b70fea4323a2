"""Learn a lexicon from examples: sentences with the triples that they state.

Each triple is found in its sentence; what stands between and beside its two ends is evidence for the property. The weight of
evidence is that of a logistic regression a property (L2, Adagrad, full batch), so the same examples give the same table; precision and
count of each row are written beside it, for people to judge and change it. No prompt, no black box.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from kg.learning.alignment import align, learn_forms, learn_names
from kg.learning.examples import Example, read_examples, squash
from kg.mentions import find_values
from kg.model import Document
from kg.ontology import Learned, Lexicon, Ontology
from kg.ontology.forms import NO_ARTICLE, PERSONS, write_name, write_value
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations.learned import Guess, guess
from kg.relations.pairs import PRONOUNS, Thing
from kg.relations.reading import Reading

__all__ = ["Example", "Report", "cross_validate", "learn", "learn_lexicon", "parse_examples", "read_examples"]

Floats = NDArray[np.float64]

RAREST, STRENGTH, STEPS, RATE, FOLDS = 2, 1.0, 200, 0.5, 5
GENERAL = ("any", "kinds ", "Y is ", "X first", "X later", "X before", "Y before", "near ")
"""How evidence begins that any pair has: alone it makes no pair worth a look."""

SMOOTHING = 1.0
"""Added to the counts behind a precision, once right and once wrong (Laplace)."""

LOWEST, LOWEST_PARTIAL, LOWEST_BESIDE = -2.0, -6.0, -1.0
"""The lowest threshold tried; with partial examples; and beside a lexicon that people wrote, which reads much of the sure things already."""

TINY = 0.005
"""What a weight must be above the threshold."""

EXCEPTION = 0.1
"""Share of a property's pairs below which a kind is an exception."""


@dataclass(slots=True)
class PropertyReport:
    """How a property was learned: triples, those found in their sentences, and the cross-validated right, guessed and wanted."""

    triples: int = 0
    aligned: int = 0
    right: int = 0
    guessed: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What was learned, a property at a time."""

    properties: dict[str, PropertyReport] = field(default_factory=dict)

    def total(self) -> PropertyReport:
        """Return the sums over all properties."""
        of = self.properties.values()
        return PropertyReport(
            sum(r.triples for r in of), sum(r.aligned for r in of), sum(r.right for r in of), sum(r.guessed for r in of)
        )


def parse_examples(examples: Sequence[Example], model: str) -> list[Reading]:
    """Return the parse of each example."""
    documents = [Document(id=str(n), text=e.text) for n, e in enumerate(examples)]
    return [
        Reading(document, tree, find_values(document, tree))
        for document, doc in iter_parses(documents, load_pipeline(model))
        for tree in [Tree(doc)]
    ]


def _is_general(evidence: str) -> bool:
    return evidence.startswith(GENERAL)


@dataclass(frozen=True, slots=True)
class Rows:
    """Pairs as evidence, with the properties stated of each and those that its example says anything about (None: all)."""

    evidence: list[tuple[str, ...]]
    stated: list[frozenset[str]]
    about: list[frozenset[str] | None]


def fit(rows: Rows, prop: str) -> tuple[dict[str, float], dict[str, tuple[float, int]]]:
    """Return the weights of the evidence for a property, and the precision and count of each."""
    right = [n for n, stated in enumerate(rows.stated) if prop in stated]
    counts = Counter(e for n in right for e in rows.evidence[n])
    rarest = RAREST if len(right) >= 2 * RAREST else 1
    chosen = {e for e, n in counts.items() if n >= rarest}
    telling = {e for e in chosen if not _is_general(e)}
    kept = [
        n
        for n, evidence in enumerate(rows.evidence)
        if (prop in rows.stated[n])
        or ((rows.about[n] is None or prop in (rows.about[n] or ()) or rows.stated[n]) and not telling.isdisjoint(evidence))
    ]
    names = sorted(chosen)
    place = {e: i for i, e in enumerate(names)}
    known = [[place[e] for e in rows.evidence[n] if e in place] for n in kept]
    of_row, of_feature = (
        np.repeat(np.arange(len(kept)), [len(k) for k in known]),
        np.array([f for k in known for f in k], dtype=np.int64),
    )
    target = np.array([prop in rows.stated[n] for n in kept], dtype=float)
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(STEPS):
        odds = np.bincount(of_row, weights[of_feature], len(kept))
        gradient = np.bincount(of_feature, (target - 1 / (1 + np.exp(-odds)))[of_row], len(names)) - STRENGTH * weights
        squares += gradient**2
        weights += RATE * gradient / np.sqrt(squares)
    seen = np.bincount(of_feature, minlength=len(names))
    hits = np.bincount(of_feature, target[of_row], len(names))
    figures = {e: (float((hits[i] + SMOOTHING) / (seen[i] + 2 * SMOOTHING)), int(seen[i])) for i, e in enumerate(names)}
    return {e: float(weights[i]) for i, e in enumerate(names)}, figures


def learn(examples: Sequence[Example], readings: Sequence[Reading], *, partial: bool = False) -> Learned:
    """Return what the examples teach.

    Args:
        examples: texts with their triples.
        readings: their parses.
        partial: an example names only some of what its text states, so that it says nothing against a property it does not name.
    """
    names = learn_names(examples, readings)
    rows = Rows([], [], [])
    kinds: dict[str, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for example, reading in zip(examples, readings, strict=True):
        pairs, stated, _ = align(example, reading, names)
        about = frozenset(p for _, p, _ in example.triples) if partial else example.about
        for pair, properties in zip(pairs, stated, strict=True):
            for prop in properties:
                for side, thing in zip(kinds[prop], (pair.subject, pair.object), strict=True):
                    side[thing.kind] += 1
        rows.evidence.extend(p.evidence for p in pairs)
        rows.stated.extend(stated)
        rows.about.extend([about] * len(pairs))
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    figures: dict[tuple[str, str], tuple[float, int]] = {}
    for prop in sorted({p for s in rows.stated for p in s}):
        of_property, told = fit(rows, prop)
        for evidence, weight in of_property.items():
            if abs(weight) >= 0.01:
                weights[evidence][prop] = round(weight, 3)
                figures[evidence, prop] = told[evidence]
    usual = {prop: (_usual(subjects), _usual(objects)) for prop, (subjects, objects) in kinds.items()}
    return Learned(dict(weights), names, learn_forms(examples, readings, names), usual, figures=figures)


def _usual(kinds: Counter[str]) -> frozenset[str]:
    """Return the classes among the kinds that are no rare exception."""
    return frozenset(kind for kind, n in kinds.items() if kind[:1].isupper() and n >= max(1, EXCEPTION * kinds.total()))


def as_triple(one: Guess, learned: Learned) -> tuple[str, str, str]:
    """Return a guess as the examples would write it."""
    tree, short = one.pair.reading.tree, PERSONS in learned.forms
    forms = learned.forms.get(one.property, frozenset())
    return (
        written(one.pair.subject, tree, forms, short=short, subject=True),
        one.property,
        written(one.pair.object, tree, forms, short=short),
    )


def written(thing: Thing, tree: Tree, forms: frozenset[str], *, short: bool, subject: bool = False) -> str:
    """Return a thing as the examples would write it."""
    if thing.means is not None:
        return written(thing.means, tree, forms, short=short, subject=subject)
    if thing.value is not None and thing.hint is None:
        return write_value(thing.value, forms)
    if thing.hint is not None:
        return write_name(thing.hint.written, "", forms - {NO_ARTICLE}, short=short, subject=subject)
    return write_name(tree.text(thing.start, thing.end), thing.kind, forms, short=short, subject=subject)


def _lowest(ontology: Ontology, *, partial: bool) -> float:
    if partial:
        return LOWEST_PARTIAL
    return LOWEST if ontology.lexicon.path is None else LOWEST_BESIDE


def cross_validate(
    examples: Sequence[Example], readings: Sequence[Reading], *, partial: bool = False, lowest: float = LOWEST
) -> tuple[float, Report]:
    """Return the threshold that reads unseen examples best, and how each property is read at it.

    Five folds: each example is read by what was learned from the others. With `partial` examples only the properties that an example
    names are judged.
    """
    guesses: list[_Judged] = []
    report = Report()
    for fold in range(FOLDS):
        kept = [n for n in range(len(examples)) if n % FOLDS != fold]
        learned = replace(
            learn([examples[n] for n in kept], [readings[n] for n in kept], partial=partial),
            threshold=LOWEST_PARTIAL if partial else LOWEST,
        )
        for n in range(fold, len(examples), FOLDS):
            about = {p for _, p, _ in examples[n].triples} if partial else examples[n].about
            for _, prop, _ in set(_named(examples[n])):
                report.properties.setdefault(prop, PropertyReport()).triples += 1
            guesses += [
                _Judged(one.weight, one.property, _matched(one, n, examples[n], learned))
                for one in guess(readings[n], learned)
                if about is None or one.property in about
            ]
    threshold = max(lowest, _best_threshold(guesses, sum(r.triples for r in report.properties.values())))
    found: set[tuple[int, tuple[str, str, str]]] = set()
    for judged in sorted(guesses, key=lambda g: -g.weight):
        if judged.weight > threshold:
            of_property = report.properties.setdefault(judged.property, PropertyReport())
            of_property.right += len(judged.matched - found)
            of_property.guessed += len(judged.matched - found) or not judged.matched
            found |= judged.matched
    return threshold, report


def _named(example: Example) -> list[tuple[str, str, str]]:
    """Return the triples between names, all where there are none: those of pronouns are the same facts again."""
    named = [t for t in example.triples if t[0].lower() not in PRONOUNS and t[2].lower() not in PRONOUNS]
    return named or list(example.triples)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A guess of cross-validation, with the triples it states, each with its example."""

    weight: float
    property: str
    matched: frozenset[tuple[int, tuple[str, str, str]]]


def _matched(one: Guess, number: int, example: Example, learned: Learned) -> frozenset[tuple[int, tuple[str, str, str]]]:
    """Return the triples of an example that a guess states: an end is right by how it is written, or as a pronoun by itself."""
    subject, prop, other = as_triple(one, learned)
    firsts, seconds = (
        {squash(text), *(w for w in thing.words if thing.means)}
        for text, thing in ((subject, one.pair.subject), (other, one.pair.object))
    )
    return frozenset((number, t) for t in _named(example) if t[1] == prop and squash(t[0]) in firsts and squash(t[2]) in seconds)


def _best_threshold(guesses: Sequence[_Judged], wanted: int) -> float:
    """Return the threshold with the best F1 over all properties, of those with equal F1 the highest."""
    best, threshold, wrong = 0.0, 0.0, 0
    found: set[tuple[int, tuple[str, str, str]]] = set()
    for one in sorted(guesses, key=lambda g: -g.weight):
        found |= one.matched
        wrong += not one.matched
        score = 2 * len(found) / (len(found) + wrong + wanted)
        if score > best:
            best, threshold = score, one.weight - TINY
    return round(min(threshold, 0.0), 2)


def learn_lexicon(
    examples: Sequence[Example], ontology: Ontology, *, model: str, partial: bool = False, report: Callable[[str], object] = str
) -> tuple[Lexicon, Report]:
    """Return the ontology's lexicon with what the examples teach added, and how well they are read.

    Args:
        examples: texts with their triples, in the ontology's properties.
        ontology: what is learned for; its own phrases are kept.
        model: the spaCy pipeline that parses the examples.
        partial: an example names only some of what its text states.
        report: told what is being done.
    """
    report(f"parsing {len(examples)} examples")
    readings = parse_examples(examples, model)
    report(f"learning in {FOLDS} folds")
    threshold, told = cross_validate(examples, readings, partial=partial, lowest=_lowest(ontology, partial=partial))
    learned = learn(examples, readings, partial=partial)
    for example, reading in zip(examples, readings, strict=True):
        _, _, found = align(example, reading, learned.names)
        for (_, prop, _), hit in zip(example.triples, found, strict=True):
            told.properties.setdefault(prop, PropertyReport()).aligned += hit
    return Lexicon(ontology.lexicon.entries, learned=replace(learned, threshold=threshold)), told
