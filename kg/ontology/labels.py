"""The words of a property's label, and which words of a text are kin to them."""

from __future__ import annotations

from collections.abc import Mapping

from kg.english import labels as label_words

SHORTEST_STEM, STEM_SHARE = 4, 0.75
"""Letters that two words begin with, and their share of the shorter, for one to be derived from the other: "locate", "location"."""


def _is_kin(first: str, second: str) -> bool:
    """Tell whether two words are one, or one is derived from the other.

    >>> _is_kin("locate", "location"), _is_kin("found", "founding"), _is_kin("car", "cartoon")
    (True, True, False)
    """
    if first == second:
        return True
    shorter = min(len(first), len(second))
    shared = next((i for i in range(shorter) if first[i] != second[i]), shorter)
    return shared >= max(SHORTEST_STEM, STEM_SHARE * shorter)


class LabelWords:
    """The words of labels, and which of them a word of a text matches.

    Args:
        labels: property -> its label in plain words.
    """

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.words = {
            name: tuple(w for w in dict.fromkeys(label.split()) if w not in label_words.empty) for name, label in labels.items()
        }
        # Words are one, or begin with the same letters: only those that begin as a lemma does are compared with it.
        self._by_beginning: dict[str, list[tuple[str, str]]] = {}
        for name, words in self.words.items():
            for word in words:
                self._by_beginning.setdefault(word[:SHORTEST_STEM], []).append((name, word))
        self._matches: dict[str, tuple[tuple[str, str], ...]] = {}

    def matches(self, lemma: str) -> tuple[tuple[str, str], ...]:
        """Return the properties that have a word kin to a lemma in their label, each with that word."""
        if lemma not in self._matches:
            word = lemma.lower()
            similar = self._by_beginning.get(word[:SHORTEST_STEM], ())
            self._matches[lemma] = tuple((name, w) for name, w in similar if _is_kin(word, w))
        return self._matches[lemma]
