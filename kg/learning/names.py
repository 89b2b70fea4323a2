"""Learn the names of examples: how they are written, their roles, and words of the texts that mean them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.english import pronouns
from kg.learning.alignment import comparable_variants
from kg.learning.examples import Example, same_letters, squash
from kg.ontology import NameHint, NameHints, NameRole
from kg.ontology.learned import LowerWords
from kg.parsing import Tree
from kg.relations.reading import DocumentReading
from kg.scoring.arguments import LONGEST_NAME, lower_words

ALIAS_SHARE, ALIAS_TIMES = 0.5, 2
"""Of the sentences with a word, the share and the number that have a name which their text does not spell, for the word to mean it."""


@dataclass(slots=True)
class _NameCounts:
    """What the examples write for a name, and its roles, by the groups of examples that tell it."""

    written: Counter[tuple[int, str]] = field(default_factory=Counter)
    roles: set[tuple[int, NameRole]] = field(default_factory=set)

    def hint(self, without: int | None = None) -> NameHint | None:
        """Return how most examples write the name, and its roles; None where none does, but those of the group that is left out."""
        written: Counter[str] = Counter()
        for (group, name), times in self.written.items():
            if group != without:
                written[name] += times
        if not written:
            return None
        name, _ = min(written.items(), key=lambda item: (-item[1], item[0]))
        return NameHint(name, tuple(sorted({role for group, role in self.roles if group != without}, key=str)))


class LearnedNames:
    """The names of examples.

    Args:
        examples: texts with their triples.
        readings: their parses.
        groups: the group of each example, as `groups.py` says it.
    """

    def __init__(self, examples: Sequence[Example], readings: Sequence[DocumentReading], groups: Sequence[int]) -> None:
        self._counts: dict[LowerWords, _NameCounts] = defaultdict(_NameCounts)
        self._words_of_group: dict[int, set[LowerWords]] = defaultdict(set)
        self._words_of_subjects: list[set[LowerWords]] = []
        # An object that its text does not spell -> the words of those texts; a word -> the number of texts that have it.
        self._unspelled: dict[str, Counter[str]] = defaultdict(Counter)
        self._occurrences: Counter[str] = Counter()
        for example, reading, group in zip(examples, readings, groups, strict=True):
            self._words_of_subjects.append(set())
            self._add_example(example, reading, group)
        self._add_aliases(examples, groups)
        self.hints: NameHints = {words: hint for words, counts in self._counts.items() if (hint := counts.hint()) is not None}
        """What the examples know of each name: how they write it most often, and its roles."""

    def without(self, group: int) -> dict[LowerWords, NameHint]:
        """Return what the examples of all other groups know of each name.

        What is known of a name must come from elsewhere than from the examples that it is weighed on: of a name that is new nothing is known.
        """
        hints = dict(self.hints)
        for words in self._words_of_group[group]:
            hint = self._counts[words].hint(without=group)
            if hint is None:
                del hints[words]
            else:
                hints[words] = hint
        return hints

    def known_to(self, number: int, group: int) -> NameHints:
        """Return what an example may be read by: what other groups know of names, and nothing of its subjects, as of those of a new text.

        Args:
            number: the place of the example.
            group: its group.
        """
        hints = self.without(group)
        return {words: hint for words, hint in hints.items() if words not in self._words_of_subjects[number]}

    def _add_example(self, example: Example, reading: DocumentReading, group: int) -> None:
        tree = reading.tree
        words = {w.lower() for w, pos in zip(tree.words, tree.pos, strict=True) if pos in ("ADJ", "NOUN", "PROPN")}
        self._occurrences.update(words)
        for name, role in _names_with_roles(example):
            place = _find_name(tree, comparable_variants(name) - {""}) if name.strip('"') else None
            if place is not None:
                self._add_name(reading, place, name.strip('"'), role, group)
                if role.is_subject:
                    self._words_of_subjects[-1].add(lower_words(tree, *place))
            elif not role.is_subject and any(c.isalpha() for c in name):
                self._unspelled[name.strip('"')].update(words)

    def _add_name(self, reading: DocumentReading, place: tuple[int, int], name: str, role: NameRole, group: int) -> None:
        start, end = place
        is_value = reading.values.at(start) is not None and reading.values.at(end - 1) is not None
        words = lower_words(reading.tree, start, end)
        if not is_value and any(c.isalpha() for c in "".join(words)):
            self._count(words, name, role, group)

    def _count(self, words: LowerWords, name: str, role: NameRole, group: int) -> None:
        self._counts[words].written[group, name] += 1
        self._counts[words].roles.add((group, role))
        self._words_of_group[group].add(words)

    def _add_aliases(self, examples: Sequence[Example], groups: Sequence[int]) -> None:
        """Add the words that mostly come with a name which their texts do not spell: "American" for United States."""
        for name, words in sorted(self._unspelled.items()):
            alias, times = min(words.items(), key=lambda item: (-item[1] / self._occurrences[item[0]], -item[1], item[0]))
            is_telling = times >= ALIAS_TIMES and times / self._occurrences[alias] >= ALIAS_SHARE
            if is_telling and (alias,) not in self._counts:
                for example, group in zip(examples, groups, strict=True):
                    for triple in example.triples:
                        if triple.object.strip('"') == name:
                            self._count((alias,), name, NameRole(triple.property), group)


def _names_with_roles(example: Example) -> Iterator[tuple[str, NameRole]]:
    for triple in example.triples:
        for name, role in (
            (triple.subject, NameRole(triple.property, is_subject=True)),
            (triple.object, NameRole(triple.property)),
        ):
            if name.lower() not in pronouns.candidates:
                yield name, role


def _find_name(tree: Tree, names: set[str]) -> tuple[int, int] | None:
    """Return the first words of a text that spell one of some names, by their letters."""
    longest = max(map(len, names), default=0)
    squashed = [squash(word) for word in tree.words]
    for start, first in enumerate(squashed):
        joined = ""
        for end in range(start, min(len(squashed), start + LONGEST_NAME) if any(map(str.isalnum, first)) else start):
            joined += squashed[end]
            letters = same_letters(joined)
            if letters in names:
                return start, end + 1
            if len(letters) > longest:
                break
    return None
