"""The candidate argument: words of a text that may be the subject or the object of a relation."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Value
from kg.ontology import NameHint, NameRole
from kg.parsing.trees import Tree

LONGEST_NAME = 12
"""Words of a name at most: of 1,426 arguments in examples (Text2KGBench: written works, sport; KnowledgeNet) the longest has 11."""


@dataclass(frozen=True, kw_only=True)
class CandidateArgument:
    """A candidate for the subject or the object of a relation: the words `[start, end)` of a text, and their head.

    Attributes:
        start: place of the first word.
        end: place after the last word.
        head: place of the head word.
        kind: the class of a name ("Person"), or how the words were found ("title", "noun", "date", "pronoun" …).
        words: the words in lower case.
        value: the number, amount, date or duration that they are.
        hint: what a learned lexicon knows of this name.
        antecedent: what a pronoun most likely stands for.
        inside: kind of the longest candidate around this one, "" where there is none.
    """

    start: int
    end: int
    head: int
    kind: str
    words: tuple[str, ...]
    value: Value | None = None
    hint: NameHint | None = None
    antecedent: CandidateArgument | None = None
    inside: str = ""

    @property
    def roles(self) -> tuple[NameRole, ...]:
        """What a learned lexicon knows this name as."""
        return self.hint.roles if self.hint is not None else ()

    @property
    def identity(self) -> str | tuple[str, ...]:
        """What tells whether two candidates name the same: how the examples write the name, else the words."""
        if self.antecedent is not None:
            return self.antecedent.identity
        return self.hint.written if self.hint is not None else self.words

    def overlaps(self, candidate: CandidateArgument) -> bool:
        """Tell whether two candidates share a word."""
        return self.start < candidate.end and candidate.start < self.end

    def contains(self, candidate: CandidateArgument) -> bool:
        """Tell whether this candidate has all words of a shorter one."""
        is_longer = self.end - self.start > candidate.end - candidate.start
        return is_longer and self.start <= candidate.start and candidate.end <= self.end


def lower_words(tree: Tree, start: int, end: int) -> tuple[str, ...]:
    """Return the words `[start, end)` in lower case."""
    return tuple(tree.words[i].lower() for i in range(start, end))


def is_capital(tree: Tree, i: int) -> bool:
    """Tell whether a word is written like part of a name: with a capital, or as a number, at the start of the text before a capital alone."""
    word = tree.words[i]
    return word[0].isupper() or (word[0].isdigit() and (i > 0 or any(after[0].isupper() for after in tree.words[1:2])))
