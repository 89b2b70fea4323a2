"""Learn a lexicon from examples: sentences with the triples that they state.

Each triple is found in its sentence; what stands between and beside its two ends is evidence for the property. One logistic regression
weighs it (`regression.py`), so the same examples give the same table; precision and count of each row are written beside it, for people
to judge and change it. No prompt, no black box.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.learning.alignment import align, learn_forms, learn_names
from kg.learning.examples import Example, read_examples, squash
from kg.learning.phrases import Counts, is_contradicted, judge_phrases
from kg.learning.regression import Rows, fit
from kg.model import Document
from kg.ontology import Learned, Lexicon, Ontology
from kg.ontology.forms import NO_ARTICLE, PERSONS, is_shortened, write_name, write_value
from kg.ontology.labels import LabelWords
from kg.ontology.terms import plain
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations.labels import label_evidence
from kg.relations.learned import Guess, guess
from kg.relations.reading import DocumentReading
from kg.relations.things import PRONOUNS, Thing

__all__ = ["Example", "Report", "cross_validate", "learn", "learn_lexicon", "parse_examples", "read_examples"]

FOLDS = 5

LOWEST, LOWEST_PARTIAL, LOWEST_BESIDE = -2.0, -4.5, -1.0
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
    contradicted: Counts = field(default_factory=dict)
    """Phrases that the examples contradict and the lexicon is without: how often each was right, and how often it read."""

    def total(self) -> PropertyReport:
        """Return the sums over all properties."""
        of = self.properties.values()
        return PropertyReport(
            sum(r.triples for r in of), sum(r.aligned for r in of), sum(r.right for r in of), sum(r.guessed for r in of)
        )


def parse_examples(examples: Sequence[Example], model: str) -> list[DocumentReading]:
    """Return the parse of each example."""
    documents = [Document(id=str(n), text=e.text) for n, e in enumerate(examples)]
    return [DocumentReading(document, Tree(doc)) for document, doc in iter_parses(documents, load_pipeline(model))]


def learn(
    examples: Sequence[Example], readings: Sequence[DocumentReading], *, labels: Mapping[str, str], partial: bool = False
) -> Learned:
    """Return what the examples teach.

    Args:
        examples: texts with their triples.
        readings: their parses.
        labels: what each property is called, in plain words.
        partial: an example names only some of what its text states, so that it says nothing against a property it does not name.
    """
    names = learn_names(examples, readings)
    rows = Rows()
    words = LabelWords(labels)
    kinds: dict[str, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for example, reading in zip(examples, readings, strict=True):
        pairs, stated, _ = align(example, reading, names)
        about = frozenset(p for _, p, _ in example.triples) if partial else example.about
        for pair, properties in zip(pairs, stated, strict=True):
            for prop in properties:
                for side, thing in zip(kinds[prop], (pair.subject, pair.object), strict=True):
                    side[thing.kind] += 1
            rows.add(pair.evidence, properties, about, label_evidence(pair, words))
    weights, figures, general = fit(rows)
    usual = {prop: (_usual(subjects), _usual(objects)) for prop, (subjects, objects) in kinds.items()}
    forms = learn_forms(examples, readings, names)
    return Learned(weights, names, forms, usual, figures=figures, general=general, labels=labels)


def _usual(kinds: Counter[str]) -> frozenset[str]:
    """Return the classes among the kinds that are no rare exception."""
    return frozenset(kind for kind, n in kinds.items() if kind[:1].isupper() and n >= max(1, EXCEPTION * kinds.total()))


def as_triple(one: Guess, learned: Learned) -> tuple[str, str, str]:
    """Return a guess as the examples would write it."""
    tree, persons = one.pair.reading.tree, learned.forms.get(PERSONS, frozenset())
    forms = learned.forms.get(one.property, frozenset())
    return (
        written(one.pair.subject, tree, forms, persons=persons, subject=True),
        one.property,
        written(one.pair.object, tree, forms, persons=persons),
    )


def written(thing: Thing, tree: Tree, forms: frozenset[str], *, persons: frozenset[str], subject: bool = False) -> str:
    """Return a thing as the examples would write it."""
    if thing.means is not None:
        return written(thing.means, tree, forms, persons=persons, subject=subject)
    short = is_shortened(persons, tree.words[thing.end] if thing.end < len(tree.words) else "")
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
    examples: Sequence[Example],
    readings: Sequence[DocumentReading],
    *,
    labels: Mapping[str, str],
    partial: bool = False,
    lowest: float = LOWEST,
) -> tuple[float, Report]:
    """Return the threshold that reads unseen examples best, and how each property is read at it.

    Five folds: each example is read by what was learned from the others. With `partial` examples only the properties that an example
    names are judged.
    """
    guesses: list[_Judged] = []
    report = Report()
    wanted = [len(set(_named(example))) for example in examples]
    for fold in range(FOLDS):
        kept = [n for n in range(len(examples)) if n % FOLDS != fold]
        learned = replace(
            learn([examples[n] for n in kept], [readings[n] for n in kept], labels=labels, partial=partial),
            threshold=LOWEST_PARTIAL if partial else LOWEST,
        )
        for n in range(fold, len(examples), FOLDS):
            about = {p for _, p, _ in examples[n].triples} if partial else examples[n].about
            for _, prop, _ in set(_named(examples[n])):
                report.properties.setdefault(prop, PropertyReport()).triples += 1
            guesses += [
                _Judged(one.score, one.property, n, _matched(one, n, examples[n], learned))
                for one in guess(readings[n], learned)
                if about is None or one.property in about
            ]
    threshold = max(lowest, _best_threshold(guesses, wanted, each=partial))
    found: set[tuple[int, tuple[str, str, str]]] = set()
    for judged in sorted(guesses, key=lambda g: -g.score):
        if judged.score > threshold:
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

    score: float
    property: str
    example: int
    matched: frozenset[tuple[int, tuple[str, str, str]]]


def _matched(one: Guess, number: int, example: Example, learned: Learned) -> frozenset[tuple[int, tuple[str, str, str]]]:
    """Return the triples of an example that a guess states: an end is right by how it is written, or as a pronoun by itself."""
    subject, prop, other = as_triple(one, learned)
    firsts, seconds = (
        {squash(text), *(w for w in thing.words if thing.means)}
        for text, thing in ((subject, one.pair.subject), (other, one.pair.object))
    )
    return frozenset((number, t) for t in _named(example) if t[1] == prop and squash(t[0]) in firsts and squash(t[2]) in seconds)


def _best_threshold(guesses: Sequence[_Judged], wanted: Sequence[int], *, each: bool) -> float:
    """Return the threshold with the best F1, of those with equal F1 the highest.

    Args:
        guesses: what was read at the lowest threshold.
        wanted: the triples of each example.
        each: take the mean over the examples (of the facts that partial examples name, one read wrongly is no worse than one not read),
            else the F1 over all.
    """
    best, threshold, total = 0.0, 0.0, 0.0
    right, read = Counter[int](), Counter[int]()
    found: set[tuple[int, tuple[str, str, str]]] = set()
    overall = sum(wanted)
    for one in sorted(guesses, key=lambda g: -g.score):
        n = one.example
        before = 2 * right[n] / max(1, read[n] + wanted[n])
        new = len(one.matched - found)
        found |= one.matched
        right[n] += new
        read[n] += new or not one.matched
        overall += new or not one.matched
        total += 2 * right[n] / max(1, read[n] + wanted[n]) - before
        score = total / len(wanted) if each else 2 * len(found) / overall
        if score > best:
            best, threshold = score, one.score - TINY
    return round(min(threshold, 0.0), 2)


def learn_lexicon(
    examples: Sequence[Example], ontology: Ontology, *, model: str, partial: bool = False, report: Callable[[str], object] = str
) -> tuple[Lexicon, Report]:
    """Return the ontology's lexicon with what the examples teach added, and how well they are read.

    Phrases that were only proposed, and that the examples contradict, are left out.

    Args:
        examples: texts with their triples, in the ontology's properties.
        ontology: what is learned for; its own phrases are kept.
        model: the spaCy pipeline that parses the examples.
        partial: an example names only some of what its text states.
        report: told what is being done.
    """
    report(f"parsing {len(examples)} examples")
    readings = parse_examples(examples, model)
    labels = {name: plain(p.label) for name, p in ontology.properties.items()}
    report(f"learning in {FOLDS} folds")
    threshold, told = cross_validate(examples, readings, labels=labels, partial=partial, lowest=_lowest(ontology, partial=partial))
    learned = learn(examples, readings, labels=labels, partial=partial)
    for example, reading in zip(examples, readings, strict=True):
        _, _, found = align(example, reading, learned.names)
        for (_, prop, _), hit in zip(example.triples, found, strict=True):
            told.properties.setdefault(prop, PropertyReport()).aligned += hit
    entries = ontology.lexicon.entries
    if ontology.lexicon.path is None:  # proposed from the labels: nobody's decision yet
        counts = judge_phrases(examples, readings, learned.names, ontology, partial=partial)
        stated = Counter(p for example in examples for _, p, _ in example.triples)
        told.contradicted.update({e: c for e, c in counts.items() if is_contradicted(*c, stated[e.property])})
        entries = tuple(e for e in entries if e not in told.contradicted)
    return Lexicon(entries, learned=replace(learned, threshold=threshold)), told
