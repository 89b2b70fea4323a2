"""What a property is called, as evidence for it: "the parent company of X is Y" tells of parentCompany, of which no example was seen.

The evidence of a pair is read once more for each property whose label has a word of the text, with `LABEL` for the words of a label that
the sentence has in full, `PART` for those of one that it has in part. What such evidence weighs is the same for all properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.ontology.labels import LabelWords
from kg.relations.pairs import Pair

FULL, PART = "LABEL", "PART"


def label_evidence(pair: Pair, labels: LabelWords) -> dict[str, tuple[str, ...]]:
    """Return for each property that the text has a word of what the evidence says with that word left open."""
    openings = _openings(labels, pair.content)
    found: dict[str, dict[str, None]] = {}
    for evidence in pair.evidence:
        for name, opened in openings.of(evidence):
            found.setdefault(name, {})[opened] = None
    for side, thing in (("X", pair.subject), ("Y", pair.object)):
        for known in thing.hint.known if thing.hint is not None else ():
            name = known.removeprefix("subject of ")
            if name == known or side == "X":
                found.setdefault(name, {})[f"{side} known as {known[: -len(name)]}{FULL}"] = None
    return {name: tuple(opened) for name, opened in found.items()}


@lru_cache(maxsize=64)
def _openings(labels: LabelWords, content: tuple[str, ...]) -> _Openings:
    return _Openings(labels, content)


class _Openings:
    """The evidence of one sentence with the words of labels left open, each worked out once."""

    def __init__(self, labels: LabelWords, content: tuple[str, ...]) -> None:
        matched: dict[str, dict[str, str]] = {}
        for lemma in content:
            for name, word in labels.matches(lemma):
                matched.setdefault(name, {})[lemma] = word
        self._marks = {
            name: dict.fromkeys(words, FULL if set(words.values()) >= set(labels.words[name]) else PART)
            for name, words in matched.items()
        }
        self._names: dict[str, list[str]] = {}
        for name, marks in self._marks.items():
            for lemma in marks:
                self._names.setdefault(lemma, []).append(name)
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}

    def of(self, evidence: str) -> tuple[tuple[str, str], ...]:
        """Return the properties whose label has a word of some evidence, each with the evidence that is open there."""
        if evidence not in self._known:
            tokens = evidence.replace(",", " ,").split()
            names = dict.fromkeys(name for token in tokens for name in self._names.get(token, ()))
            self._known[evidence] = tuple((name, _opened(tokens, self._marks[name])) for name in names)
        return self._known[evidence]


def _opened(tokens: Iterable[str], marks: Mapping[str, str]) -> str:
    opened: list[str] = []
    for token in tokens:
        written = marks.get(token, token)
        if not (opened and written in (FULL, PART) and opened[-1] == written):
            opened.append(written)
    return " ".join(opened)
