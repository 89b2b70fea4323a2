"""Delexicalise features: with the words of a property's label left open, what is learned of one property tells of another.

"The parent company of X is Y" tells of the property "parent company", of which no example was seen: its feature
`over company to group Y` becomes `over LABEL to group Y`. `LABEL` stands for the words of a label that the sentence has in full, `PART`
for those of a label that it has in part. A delexicalised feature has one weight for all properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from kg.ontology.labels import LabelWords
from kg.scoring.pairs import CandidatePair

FULL, PART = "LABEL", "PART"

FeaturesByProperty = dict[str, tuple[str, ...]]
"""Property -> its delexicalised features."""


def delexicalised_features(pair: CandidatePair, labels: LabelWords) -> FeaturesByProperty:
    """Return the delexicalised features of a pair for each property of whose label the sentence has a word."""
    sentence = _sentence_labels(labels, pair.content)
    features: dict[str, dict[str, None]] = {}
    for feature in pair.features:
        for prop, delexicalised in sentence.delexicalise(feature):
            features.setdefault(prop, {})[delexicalised] = None
    for role in pair.subject.roles:
        features.setdefault(role.property, {})[f"X known as {replace(role, property=FULL)}"] = None
    for role in pair.object.roles:
        if not role.is_subject:
            features.setdefault(role.property, {})[f"Y known as {FULL}"] = None
    return {prop: tuple(delexicalised) for prop, delexicalised in features.items()}


@lru_cache(maxsize=64)
def _sentence_labels(labels: LabelWords, content: tuple[str, ...]) -> _SentenceLabels:
    return _SentenceLabels(labels, content)


class _SentenceLabels:
    """The labels of which one sentence has words; each of its features is delexicalised once."""

    def __init__(self, labels: LabelWords, content: tuple[str, ...]) -> None:
        matches: dict[str, dict[str, str]] = {}
        for lemma in content:
            for prop, word in labels.matches(lemma):
                matches.setdefault(prop, {})[lemma] = word
        self._marks = {
            prop: dict.fromkeys(words, FULL if set(words.values()) >= set(labels.words[prop]) else PART)
            for prop, words in matches.items()
        }
        self._properties: dict[str, list[str]] = {}
        for prop, marks in self._marks.items():
            for lemma in marks:
                self._properties.setdefault(lemma, []).append(prop)
        self._delexicalised: dict[str, tuple[tuple[str, str], ...]] = {}

    def delexicalise(self, feature: str) -> tuple[tuple[str, str], ...]:
        """Return the properties whose label has a word of a feature, each with the feature as it is delexicalised for it."""
        if feature not in self._delexicalised:
            tokens = feature.replace(",", " ,").split()
            properties = dict.fromkeys(prop for token in tokens for prop in self._properties.get(token, ()))
            self._delexicalised[feature] = tuple((prop, _with_marks(tokens, self._marks[prop])) for prop in properties)
        return self._delexicalised[feature]


def _with_marks(tokens: Iterable[str], marks: Mapping[str, str]) -> str:
    """Return tokens with the words of a label replaced by its mark, once for words that follow one another."""
    written: list[str] = []
    for token in tokens:
        mark = marks.get(token, token)
        if not (written and mark in (FULL, PART) and written[-1] == mark):
            written.append(mark)
    return " ".join(written)
