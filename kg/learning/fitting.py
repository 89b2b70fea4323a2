"""Learn the weights, names and forms of a lexicon from examples and their parses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.learning.alignment import align
from kg.learning.examples import Example
from kg.learning.groups import groups_of
from kg.learning.heads import VectorExamples
from kg.learning.names import LearnedNames
from kg.learning.regression import fit
from kg.learning.training_pairs import TrainingPairs
from kg.learning.writing import learn_forms, learn_person_forms
from kg.model import Document
from kg.ontology import LearnedHead, LearnedLexicon, NameHints
from kg.ontology.labels import LabelWords
from kg.ontology.learned import ArgumentKinds, KeptExample, most_telling
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.parsing.vectors import PARTS
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

    def add(self, pair: CandidatePair) -> None:
        """Count a pair that has the property."""
        self.subjects[pair.subject.kind] += 1
        self.objects[pair.object.kind] += 1

    def usual(self) -> ArgumentKinds:
        """Return the classes that are no exceptions."""
        return ArgumentKinds(subjects=_usual_classes(self.subjects), objects=_usual_classes(self.objects))


def _usual_classes(counts: Counter[str]) -> frozenset[str]:
    return frozenset(kind for kind, times in counts.items() if kind[:1].isupper() and times >= max(1, EXCEPTION * counts.total()))


def parse_examples(examples: Sequence[Example], model: str) -> list[DocumentReading]:
    """Return the parse of each example."""
    documents = [Document(id=str(n), text=e.text) for n, e in enumerate(examples)]
    return [DocumentReading(document, Tree(doc)) for document, doc in iter_parses(documents, load_pipeline(model))]


class PreparedExamples:
    """Examples as candidate pairs: aligned, and their features numbered, once for all that is learned from them or from some of them.

    Args:
        examples: texts with their triples.
        readings: their parses.
        labels: property -> its label in plain words.
        partial: an example names only some of what its text states, so that it says nothing against a property it does not name.
        pipeline: identifies the pipeline that parsed them, for what its vectors teach; None: nothing is learned from these.
    """

    def __init__(
        self,
        examples: Sequence[Example],
        readings: Sequence[DocumentReading],
        *,
        labels: Mapping[str, str],
        partial: bool = False,
        pipeline: str | None = None,
    ) -> None:
        self.examples, self.readings, self.partial, self.pipeline = examples, readings, partial, pipeline
        self._labels, label_words = labels, LabelWords(labels)
        self.groups = groups_of(examples)
        self._names = LearnedNames(examples, readings, self.groups)
        self.is_aligned: list[tuple[bool, ...]] = []
        self._training, self._vectors = TrainingPairs(), VectorExamples()
        self._stating: list[tuple[Example, CandidatePair, str]] = []
        for number, (example, reading) in enumerate(zip(examples, readings, strict=True)):
            alignment = align(example, reading, self._names.hints, self._names.without(self.groups[number]))
            self.is_aligned.append(alignment.is_aligned)
            judged = example.judged_properties(partial=partial)
            if pipeline is not None:
                self._vectors.add(number, alignment, judged)
            for pair, stated in zip(alignment.pairs, alignment.stated, strict=True):
                self._stating += ((example, pair, prop) for prop in sorted(stated))
                self._training.add(pair.parts, stated, judged, delexicalised_features(pair, label_words), number)

    def names_for(self, number: int) -> NameHints:
        """Return what is known of names where an example is read as if it were new, by what was learned from others."""
        return self._names.known_to(number, self.groups[number])

    def learn(self, *, with_vectors: bool = True) -> LearnedLexicon:
        """Return what all examples teach, also by their vectors or by rows alone."""
        learned = self.learn_from(range(len(self.examples)), with_vectors=with_vectors)
        kinds: dict[str, _KindCounts] = defaultdict(_KindCounts)
        for _, pair, prop in self._stating:
            kinds[prop].add(pair)
        learned = replace(learned, kinds={prop: counts.usual() for prop, counts in kinds.items()})
        return replace(learned, examples=_kept_examples(self._stating, learned))

    def learn_from(self, numbers: Sequence[int], *, with_vectors: bool = True) -> LearnedLexicon:
        """Return what some of the examples teach, as reading others by it needs it; of names it has what all tell."""
        examples, readings = [self.examples[n] for n in numbers], [self.readings[n] for n in numbers]
        fitted = fit(self._training, numbers)
        head = None
        if with_vectors and self.pipeline is not None and (perceptron := self._vectors.fit(numbers)) is not None:
            head = LearnedHead.of(perceptron, pipeline=self.pipeline, values=perceptron.width // PARTS)
        return LearnedLexicon(
            weights=fitted.weights,
            shared_weights=fitted.shared_weights,
            figures=fitted.figures,
            names=self._names.hints,
            forms=learn_forms(examples, readings, self._names.hints),
            person_forms=learn_person_forms(examples, readings),
            labels=self._labels,
            head=head,
        )


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
