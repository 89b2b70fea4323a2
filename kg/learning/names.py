"""Learn the names of examples: how they are written, their roles, and words of the texts that mean them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.english import pronouns
from kg.learning.alignment import squashed_variants
from kg.learning.examples import Example, squash
from kg.ontology import NameHint, NameHints, NameRole
from kg.ontology.learned import LowerWords
from kg.parsing import Tree
from kg.relations.reading import DocumentReading
from kg.scoring.arguments import LONGEST_NAME, lower_words

ALIAS_SHARE, ALIAS_TIMES = 0.5, 2
"""Of the sentences with a word, the share and the number that have a name which their text does not spell, for the word to mean it."""


@dataclass(slots=True)
class _NameCounts:
    """What the examples write for the names of their texts."""

    written: dict[LowerWords, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Words of a name -> how the examples write it."""
    roles: dict[LowerWords, set[NameRole]] = field(default_factory=lambda: defaultdict(set))
    """Words of a name -> its roles."""
    unspelled: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Object that its text does not spell -> the words of those texts."""
    occurrences: Counter[str] = field(default_factory=Counter)
    """Word -> the number of texts that have it."""

    def add_example(self, example: Example, reading: DocumentReading) -> None:
        """Count the names of an example."""
        tree = reading.tree
        words = {w.lower() for w, pos in zip(tree.words, tree.pos, strict=True) if pos in ("ADJ", "NOUN", "PROPN")}
        self.occurrences.update(words)
        for name, role in _names_with_roles(example):
            place = _find_name(tree, squashed_variants(name) - {""}) if name.strip('"') else None
            if place is not None:
                self._add_name(reading, place, name.strip('"'), role)
            elif not role.is_subject and any(c.isalpha() for c in name):
                self.unspelled[name.strip('"')].update(words)

    def _add_name(self, reading: DocumentReading, place: tuple[int, int], name: str, role: NameRole) -> None:
        start, end = place
        is_value = reading.values.at(start) is not None and reading.values.at(end - 1) is not None
        words = lower_words(reading.tree, start, end)
        if not is_value and any(c.isalpha() for c in "".join(words)):
            self.written[words][name] += 1
            self.roles[words].add(role)

    def add_aliases(self, examples: Sequence[Example]) -> None:
        """Add the words that mostly come with a name which their texts do not spell: "American" for United States."""
        for name, words in sorted(self.unspelled.items()):
            alias, times = min(words.items(), key=lambda item: (-item[1] / self.occurrences[item[0]], -item[1], item[0]))
            is_telling = times >= ALIAS_TIMES and times / self.occurrences[alias] >= ALIAS_SHARE
            if is_telling and (alias,) not in self.written:
                self.written[alias,][name] += times
                self.roles[alias,].update(NameRole(t.property) for e in examples for t in e.triples if t.object.strip('"') == name)

    def hints(self) -> NameHints:
        """Return for each name how the examples write it most often, and its roles."""
        return {
            words: NameHint(min(c.items(), key=lambda item: (-item[1], item[0]))[0], tuple(sorted(self.roles[words], key=str)))
            for words, c in self.written.items()
        }


def learn_names(examples: Sequence[Example], readings: Sequence[DocumentReading]) -> NameHints:
    """Return how the examples write the names of their texts, and the roles of each name."""
    counts = _NameCounts()
    for example, reading in zip(examples, readings, strict=True):
        counts.add_example(example, reading)
    counts.add_aliases(examples)
    return counts.hints()


def _names_with_roles(example: Example) -> Iterator[tuple[str, NameRole]]:
    for triple in example.triples:
        for name, role in (
            (triple.subject, NameRole(triple.property, is_subject=True)),
            (triple.object, NameRole(triple.property)),
        ):
            if name.lower() not in pronouns.candidates:
                yield name, role


def _find_name(tree: Tree, names: set[str]) -> tuple[int, int] | None:
    """Return the first words of a text that spell one of some names, which are squashed."""
    longest = max(map(len, names), default=0)
    for start in range(len(tree.words)):
        joined = ""
        for end in range(start, min(len(tree.words), start + LONGEST_NAME)):
            joined += squash(tree.words[end])
            if joined in names:
                return start, end + 1
            if len(joined) > longest:
                break
    return None
