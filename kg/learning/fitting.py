"""Learn the weights, names and forms of a lexicon from examples and their parses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.learning.alignment import align
from kg.learning.examples import Example
from kg.learning.groups import groups_of
from kg.learning.names import LearnedNames
from kg.learning.regression import TrainingPairs, fit
from kg.learning.writing import learn_forms, learn_person_forms
from kg.model import Document
from kg.ontology import LearnedLexicon
from kg.ontology.labels import LabelWords
from kg.ontology.learned import ArgumentKinds, KeptExample, most_telling
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations.reading import DocumentReading
from kg.scoring.delexicalised import delexicalised_features
from kg.scoring.pairs import CandidatePair

EXCEPTION = 0.1
"""Share of a property's pairs below which a class is an exception, and not shown as its subject or object."""


@dataclass(slots=True)
class _KindCounts:
    """How often the subjects and the objects of a property are of each kind."""

    subjects: Counter[str] = field(default_factory=Counter)
    objects: Counter[str] = field(default_factory=Counter)

    def usual(self) -> ArgumentKinds:
        """Return the classes that are no exceptions."""
        return ArgumentKinds(subjects=_usual_classes(self.subjects), objects=_usual_classes(self.objects))


def _usual_classes(counts: Counter[str]) -> frozenset[str]:
    return frozenset(kind for kind, times in counts.items() if kind[:1].isupper() and times >= max(1, EXCEPTION * counts.total()))


def parse_examples(examples: Sequence[Example], model: str) -> list[DocumentReading]:
    """Return the parse of each example."""
    documents = [Document(id=str(n), text=e.text) for n, e in enumerate(examples)]
    return [DocumentReading(document, Tree(doc)) for document, doc in iter_parses(documents, load_pipeline(model))]


def learn(
    examples: Sequence[Example], readings: Sequence[DocumentReading], *, labels: Mapping[str, str], partial: bool = False
) -> LearnedLexicon:
    """Return what the examples teach.

    Args:
        examples: texts with their triples.
        readings: their parses.
        labels: property -> its label in plain words.
        partial: an example names only some of what its text states, so that it says nothing against a property it does not name.
    """
    groups = groups_of(examples)
    learned_names = LearnedNames(examples, readings, groups)
    names = learned_names.hints
    label_words = LabelWords(labels)
    training = TrainingPairs()
    kinds: dict[str, _KindCounts] = defaultdict(_KindCounts)
    stating: list[tuple[Example, CandidatePair, str]] = []
    for example, reading, group in zip(examples, readings, groups, strict=True):
        alignment = align(example, reading, names, learned_names.without(group))
        judged = example.judged_properties(partial=partial)
        for pair, stated in zip(alignment.pairs, alignment.stated, strict=True):
            _count_kinds(kinds, pair, stated)
            stating += ((example, pair, prop) for prop in sorted(stated))
            training.add(pair.features, stated, judged, delexicalised_features(pair, label_words))
    fitted = fit(training)
    learned = LearnedLexicon(
        weights=fitted.weights,
        shared_weights=fitted.shared_weights,
        figures=fitted.figures,
        names=names,
        forms=learn_forms(examples, readings, names),
        person_forms=learn_person_forms(examples, readings),
        kinds={prop: counts.usual() for prop, counts in kinds.items()},
        labels=labels,
    )
    return replace(learned, examples=_kept_examples(stating, learned))


def _kept_examples(
    stating: Iterable[tuple[Example, CandidatePair, str]], learned: LearnedLexicon
) -> dict[str, tuple[KeptExample, ...]]:
    """Return by property where its examples were read and what tells of it there; of several pairs of an example, the one that tells most."""
    kept: dict[str, dict[str, tuple[float, tuple[str, ...]]]] = defaultdict(dict)
    for example, pair, prop in stating:
        features = (*pair.features, *delexicalised_features(pair, learned.label_words).get(prop, ()))
        weights = {feature: learned.table.weight(feature, prop) for feature in features}
        telling = most_telling(weights)
        total = sum(weights[feature] for feature in telling)
        place = example.place or example.id
        if total > kept[prop].get(place, (-1.0, ()))[0]:
            kept[prop][place] = total, telling
    return {
        prop: tuple(KeptExample(place, features) for place, (_, features) in by_place.items()) for prop, by_place in kept.items()
    }


def _count_kinds(kinds: dict[str, _KindCounts], pair: CandidatePair, stated: Iterable[str]) -> None:
    for prop in stated:
        kinds[prop].subjects[pair.subject.kind] += 1
        kinds[prop].objects[pair.object.kind] += 1
