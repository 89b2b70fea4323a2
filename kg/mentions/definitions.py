"""Find the terms that a text gives a name in brackets: `Acme, Inc. (the "Company", "we")`, `Orin Bank plc ("the Bank")`.

In: a `Tree`. Out: `Definition` records. From there on the term means the name, in the whole document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.english import determiners, pronouns, signs
from kg.english import nouns as noun_tables
from kg.english.classes import class_of_entity, class_of_noun, family
from kg.mentions.names import normalize
from kg.parsing.trees import Tree

LONGEST_TERM = 5
"""Words of a term."""

AGENTS = frozenset({"group", "organization", "person", "role"})
"""Families of those who do something: a firm may be "the Manager"."""

SMALL_WORD = 3
"""Letters of a word that needs no capital: "of"."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand for a name, and their places; `definite` where an article is part of them ("the Bank"), so that they are no name."""

    text: str
    definite: bool
    start: int
    end: int

    @property
    def is_speaker(self) -> bool:
        """Whether it is a pronoun of those who speak: "we"."""
        return any(word == self.text.lower() and kind == "speakers" for word, kind, _ in pronouns.personal)


@dataclass(frozen=True, slots=True)
class Definition:
    """The terms of a name: `bearer` is the place of its head, or -1 where what is called so has no name."""

    bearer: int
    terms: tuple[Term, ...]


def find_definitions(tree: Tree) -> Iterator[Definition]:
    """Yield the definitions of a text, in its order."""
    for start, word in enumerate(tree.words):
        if word == "(" and start:
            terms = tuple(_terms(tree, start + 1, tree.closing_bracket(start)))
            if terms:
                yield Definition(_bearer(tree, start, terms), terms)


def _terms(tree: Tree, start: int, end: int) -> Iterator[Term]:
    """Yield what stands in quotation marks between two places: capitalised words, or pronouns of the speaker."""
    opening = -1
    for i in range(start, end):
        if opening >= 0 and tree.words[i] in signs.quotes_after:
            words = [word for word in tree.words[opening + 1 : i] if word[:1].isalnum()]
            first = opening - (tree.words[opening - 1].lower() in determiners.articles)
            inside = bool(words) and words[0].lower() in determiners.articles
            term = Term(" ".join(words[inside:]), first < opening or inside, first, i + 1)
            all_capital = all(word[:1].isupper() or len(word) <= SMALL_WORD for word in words[inside:])
            if term.is_speaker or (
                any(word[:1].isupper() for word in words[inside:]) and all_capital and len(words) <= LONGEST_TERM
            ):
                yield term
            opening = -1
        elif opening < 0 and tree.words[i] in signs.quotes_before:
            opening = i


def _bearer(tree: Tree, bracket: int, terms: tuple[Term, ...]) -> int:
    """Return the head of what the terms before a bracket stand for: the nearest name that may be called so, a noun that is, or -1."""
    start = tree.sentence_extents[tree.sentence[bracket - 1]][0]
    if tree.lemmas[bracket - 1] in noun_tables.sides and tree.entity[bracket - 1] < 0:
        return bracket - 1  # "the Claimant ("Acme")"
    before = [tree.names[n] for n in dict.fromkeys(tree.entity[start:bracket][::-1]) if n >= 0]
    nouns = {words[-1] for term in terms if (words := normalize(term.text)) and not term.is_speaker}
    kinds = {family(kind) for noun in nouns if (kind := class_of_noun(noun, counted=False, plural=False))}
    for name in before:
        kind = family(class_of_entity(name.label, name.subtype))
        if kind in kinds or nouns & set(normalize(name.text)) or (name.end == bracket and (not kinds or not kind)):
            return name.root
    if tree.lemmas[bracket - 1] in nouns:
        return bracket - 1
    agents = (n.root for n in before if family(class_of_entity(n.label, n.subtype)) in AGENTS)
    return next(agents, -1) if kinds & AGENTS else -1
