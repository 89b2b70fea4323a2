"""What a lexicon has learned from examples: weights of features, names, and how the examples write names and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.models.examples import NEAREST, LikeExample
from kg.models.loglinear import FeatureWeights, WeightTable
from kg.ontology.forms import PersonForm, WritingForm
from kg.ontology.labels import LabelWords
from kg.ontology.learned_head import LearnedHead

SUBJECT_OF = "subject of "
"""Begins the role of a name that is the subject of a property, as a table and a feature write it."""

TELLING, MOST_FEATURES = 0.1, 8
"""Log odds that a feature weighs at least to tell of a property, and how many are kept of an example. Not measured: they only say what is alike."""

LowerWords = tuple[str, ...]
"""The words of a name in lower case."""

Weights = Mapping[str, FeatureWeights]
"""Feature -> property -> weight in log odds."""


@dataclass(frozen=True, slots=True)
class NameRole:
    """Of which property the examples have a name as subject or as object."""

    property: str
    is_subject: bool = False

    def __str__(self) -> str:
        return f"{SUBJECT_OF}{self.property}" if self.is_subject else self.property

    @classmethod
    def read(cls, text: str) -> NameRole:
        """Return the role that a table names.

        >>> NameRole.read("subject of author"), NameRole.read("author")
        (NameRole(property='author', is_subject=True), NameRole(property='author', is_subject=False))
        """
        prop = text.removeprefix(SUBJECT_OF)
        return cls(prop, is_subject=prop != text)


@dataclass(frozen=True, slots=True)
class NameHint:
    """What the examples know of a name: how they write it, and its roles in the order of their text."""

    written: str
    roles: tuple[NameRole, ...] = ()


NameHints = Mapping[LowerWords, NameHint]
"""Words of a name -> what the examples know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentKinds:
    """The classes that the extraction takes the subjects and the objects of a property for, in the examples."""

    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureFigures:
    """How often a feature was seen with pairs of which the examples say something, and the share that had the property.

    Both are estimates where one pair stands for many. They are written for people to judge a row by; nothing reads them.
    """

    precision: float = 0.0
    times: int = 0


@dataclass(frozen=True, slots=True)
class KeptExample:
    """An example of a property, for saying what a prediction is like.

    Attributes:
        place: the file and line that it was read from.
        features: what tells of the property there, the most telling first.
    """

    place: str
    features: tuple[str, ...]


def most_telling(weights: FeatureWeights) -> tuple[str, ...]:
    """Return the features that weigh most for a property, the most telling first; none that speaks against it.

    >>> most_telling({"path X <nsubj buy >obj Y": 1.5, "X first": -0.5, "Y as obj": 0.5})
    ('path X <nsubj buy >obj Y', 'Y as obj')
    """
    telling = sorted((-weight, feature) for feature, weight in weights.items() if weight >= TELLING)
    return tuple(feature for _, feature in telling[:MOST_FEATURES])


@dataclass(frozen=True, kw_only=True)
class LearnedLexicon:
    """The part of a lexicon that was learned from examples.

    Attributes:
        weights: the weight of each feature for each property.
        shared_weights: the weight of each feature for every property; delexicalised features have only this.
        figures: (feature, property) -> how often it was seen and right.
        threshold: the score, in log odds, above which a property is predicted.
        names: what the examples know of each name.
        forms: property -> how the examples write its arguments.
        person_forms: where the examples shorten names of persons.
        kinds: property -> the classes of its arguments.
        labels: property -> its label in plain words.
        examples: property -> its examples, by what tells of it in each.
        head: what the word vectors add; None where that is nothing.
    """

    weights: Weights = field(default_factory=dict)
    shared_weights: FeatureWeights = field(default_factory=dict)
    figures: Mapping[tuple[str, str], FeatureFigures] = field(default_factory=dict)
    threshold: float = 0.0
    names: NameHints = field(default_factory=dict)
    forms: Mapping[str, WritingForm] = field(default_factory=dict)
    person_forms: frozenset[PersonForm] = frozenset()
    kinds: Mapping[str, ArgumentKinds] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    examples: Mapping[str, tuple[KeptExample, ...]] = field(default_factory=dict)
    head: LearnedHead | None = None

    @property
    def properties(self) -> frozenset[str]:
        """The properties that have a weight of their own."""
        return frozenset(self.table.classes)

    def hint(self, text: str) -> NameHint | None:
        """Return what the examples know of a name, whatever white space it is written with."""
        return self._by_text.get("".join(text.lower().split()))

    def nearest(self, weights: FeatureWeights, prop: str) -> list[LikeExample]:
        """Return the examples of a property that have most of what tells of it in a pair, by weight, the likest first.

        Args:
            weights: the features of the pair, with what each weighs for the property.
            prop: the property.
        """
        telling = most_telling(weights)

        def weight_of(features: Iterable[str]) -> float:
            return sum(max(0.0, self.table.weight(feature, prop)) for feature in sorted(features))

        like = []
        for example in self.examples.get(prop, ()):
            shared = weight_of(set(telling) & set(example.features))
            like.append(LikeExample(example.place, "", round(shared / (weight_of({*telling, *example.features}) or 1.0), 4)))
        return sorted(like, key=lambda e: (-e.likeness, e.id))[:NEAREST]

    def form(self, prop: str) -> WritingForm:
        """Return how the examples write the arguments of a property."""
        return self.forms.get(prop, WritingForm())

    @cached_property
    def label_words(self) -> LabelWords:
        """The words of the labels, for finding them in texts."""
        return LabelWords(self.labels)

    @cached_property
    def _by_text(self) -> dict[str, NameHint]:
        return {"".join(words): hint for words, hint in self.names.items()}

    @cached_property
    def table(self) -> WeightTable:
        """The weights as a table, for adding many at once."""
        return WeightTable.of(self.weights, self.shared_weights)
