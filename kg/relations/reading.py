"""What the constructions share: the text being read, and how arguments, qualifiers and relations are made from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, islice
from math import isqrt

from kg.clauses import Clause, Oblique, Status, iter_clauses
from kg.english import factuality, nouns, prepositions
from kg.mentions import ValueIndex, find_values, make_argument, make_mention, named_head
from kg.model import (
    Argument,
    Document,
    Evidence,
    Factuality,
    Mention,
    Qualifier,
    Relation,
    TextSpan,
    Value,
    ValueKind,
)
from kg.parsing.trees import Tree

PLAIN_AFTER = frozenset(["to", "will", "would", "shall", "should", "may", "might", "can", "could", "must", "'ll", "’ll"])
"""After these a verb stands in its plain form."""

NEAREST_INCLUDING = 2
"""Words from a noun to its "including": further off it belongs to the noun between."""

MOST_PAIRS = 400
"""Pairs of coordinated arguments that one clause relates: in 1,138 texts (news, reports, novels) none had more than 40."""

LONGEST_CHAIN = 4
"""Verbs that govern one another at most in one verb group."""


@dataclass(frozen=True, eq=False)
class DocumentReading:
    """One document with its parse; its values and clauses are found once, when they are first asked for."""

    document: Document
    tree: Tree

    @cached_property
    def values(self) -> ValueIndex:
        """The numbers, amounts of money, dates and durations of the text."""
        return find_values(self.document, self.tree)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in the order of their predicates, each with the places that hang on its dates."""
        return tuple(self._with_places_of_dates(clause) for clause in iter_clauses(self.tree))

    @cached_property
    def clause_of(self) -> dict[int, Clause]:
        """The clauses by the place of their predicate."""
        return {clause.predicate: clause for clause in self.clauses}

    def argument(self, head: int, clause: int = -1) -> Argument:
        """Return the argument with this head word; of the predicate at `clause`, which is no part of it."""
        return make_argument(self.tree, self.document.id, head, self.value_of(head), without=clause)

    def mention(self, head: int) -> Mention:
        """Return the mention with this head word."""
        return make_mention(self.tree, self.document.id, head)

    def value_of(self, head: int) -> Value | None:
        """Return the value a word stands for: one it is part of, where nothing but the value is counted or measured."""
        value = self.values.at(head)
        if (
            value is not None
            and value.kind is ValueKind.DURATION
            and any(self.tree.preposition(c) == "of" for c in self.tree.kids(head, "nmod"))
        ):
            return None  # "three days of mourning" are mourned, not counted
        if (
            value is not None
            and value.kind is ValueKind.COUNT
            and any(self.tree.preposition(c) == "of" for c in self.tree.kids(head, "nmod"))
        ):
            return None  # "one of the best" is somebody, "four of five trains" are trains
        if value is None and self.tree.lemmas[head] in nouns.money:
            value = next((v for c in self.tree.children[head] if (v := self.values.at(c)) and v.kind is ValueKind.MONEY), None)
        return value

    def is_named(self, head: int) -> bool:
        """Tell whether a word is part of a name that is no adjective ("Japan", not "Japanese")."""
        number = self.tree.entity[named_head(self.tree, head)]
        return number >= 0 and self.tree.names[number].label != "NORP"

    def is_person(self, head: int) -> bool:
        """Tell whether a word names a person or is a pronoun for one."""
        return self.mention(head).label == "Person" or self.tree.words[head].lower() in ("he", "she", "who")

    def may_be_person(self, head: int) -> bool:
        """Tell whether a word may mean a person: no thing's pronoun, no name or noun of another kind."""
        return self.mention(head).label in ("Person", "Group", "Role", "") and self.tree.words[head].lower() not in (
            "it",
            "this",
            "that",
        )

    def span(self, start: int, end: int) -> TextSpan:
        """Return the span of the words from `start` to before `end`."""
        return TextSpan(self.document.id, self.tree.starts[start], self.tree.ends[end - 1])

    def sentence_span(self, i: int) -> TextSpan:
        """Return the span of the sentence a word stands in, without white space around it."""
        tree = self.tree
        start, end = tree.sentence_extents[tree.sentence[i]]
        while start < i and tree.pos[start] == "SPACE":
            start += 1
        while end - 1 > i and tree.pos[end - 1] == "SPACE":
            end -= 1
        return self.span(start, end)

    def factuality(self, status: Status) -> Factuality:
        """Return a status with its source as a mention."""
        source = None if status.source is None else self.mention(status.source)
        return Factuality(negated=status.negated, modality=status.modality, attribution=source)

    def _with_places_of_dates(self, clause: Clause) -> Clause:
        """Return a clause with the places that hang on its dates: "born on Monday in Oslo" is born in Oslo."""
        tree = self.tree
        beside = [
            Oblique(preposition, c)
            for subject in clause.subjects
            for c in tree.kids(subject, "nmod")
            if (preposition := tree.preposition(c)) and (v := self.values.at(c)) and v.kind is ValueKind.DATE
        ]  # "parliament on Thursday rejected": when it was rejected
        dates = [o.head for o in clause.obliques if (v := self.values.at(o.head)) and v.kind is ValueKind.DATE]
        places = [
            Oblique(preposition, conjunct)
            for date in dates
            for c in tree.kids(date, "nmod", "obl", "appos")
            if (preposition := tree.preposition(c)) in prepositions.place and not self.values.at(c)
            for conjunct in tree.conjuncts(c)
        ]
        return replace(clause, obliques=(*clause.obliques, *places, *beside)) if places or beside else clause

    def enclosing(self, place: int) -> list[int]:
        """Return the places around one, as commas tell: of Nara in "Nara, Japan" Japan; nothing in a list of places."""
        tree = self.tree
        number = tree.entity[place]
        if number < 0:
            return []
        found: list[int] = []
        end = tree.names[number].end
        while end + 1 < len(tree.words) and tree.words[end] == "," and tree.entity[end + 1] >= 0:
            name = tree.names[tree.entity[end + 1]]
            if name.start != end + 1 or name.label not in ("GPE", "LOC") or len(found) > 2:
                break
            found.append(name.root)
            end = name.end
        listed = end < len(tree.words) and (tree.words[end].lower() in ("and", "or", "&"))
        known = bool(found) and self.mention(found[-1]).label in ("Country", "Region")
        return found if known and not listed and self.mention(place).label != "Country" else []

    def instances(self, head: int) -> list[int]:
        """Return the named instances of a noun ("companies such as A and B"), or the noun itself."""
        tree = self.tree
        named = [
            conjunct
            for c in tree.kids(head, "nmod", "appos", "obl")
            if (preposition := tree.preposition(c)) in prepositions.instances
            and (preposition != "including" or min(tree.subtree(c)) - head <= NEAREST_INCLUDING)
            for conjunct in tree.conjuncts(c)
            if self.is_named(conjunct)
        ]
        return named or [head]


def relation(
    reading: DocumentReading,
    subject: Argument,
    predicate: str,
    object_: Argument,
    *,
    at: int,
    rule: str,
    status: Status | Factuality = Status(),  # noqa: B008  # frozen
    phrase: str = "",
    qualifiers: Iterable[Qualifier] = (),
    passive: str = "",
    score: float | None = None,
) -> Relation:
    """Make a relation; its evidence is the sentence of the word `at`. Without a verb of its own ("be of") its phrase is in the present."""
    return Relation(
        subject=subject,
        phrase=phrase or re.sub(r"^be\b", "is", predicate),
        predicate=predicate,
        object=object_,
        qualifiers=tuple(qualifiers),
        factuality=status if isinstance(status, Factuality) else reading.factuality(status),
        evidence=Evidence(span=reading.sentence_span(at), rule=rule, score=score),
        passive=passive,
    )


def verb_phrase(reading: DocumentReading, clause: Clause, preposition: str = "") -> str:
    """Return the words of the verb group, and the preposition of the object: "has not agreed to invest in".

    Auxiliaries that a coordinated verb shares ("was built and sold") and governing verbs ("agreed to") are part of it.
    """
    tree = reading.tree
    group = sorted(_verb_group(tree, clause.predicate, clause.copular))
    return " ".join([*(tree.words[p] for p in group), *filter(None, [preposition])])


def active_phrase(reading: DocumentReading, clause: Clause) -> str:
    """Return the words of a passive verb group said of the agent: "acquired" for "was acquired by", "will acquire"."""
    tree = reading.tree
    everything = _verb_group(tree, clause.predicate, clause.copular)
    if any(tree.heads[p] != clause.predicate for p in everything if tree.labels[p] == "aux:pass"):
        return tree.words[clause.predicate]  # "was shown to be overstretched by": nobody shows it in the active
    group = [p for p in sorted(everything) if tree.labels[p] != "aux:pass"]
    words = [tree.words[p] for p in group]
    before = words[group.index(clause.predicate) - 1].lower() if group[0] != clause.predicate else ""
    if before in PLAIN_AFTER:
        words[group.index(clause.predicate)] = tree.lemmas[clause.predicate]
    return " ".join(words)


def _verb_group(tree: Tree, i: int, copular: bool, depth: int = 0) -> set[int]:
    own = {*tree.kids(i, "aux"), *tree.exact_kids(i, "compound:prt")}
    own |= set(tree.kids(i, "cop")) if copular else {i}
    own |= {
        c for c in tree.kids(i, "advmod") if tree.words[c].lower() in factuality.negations or (c == i - 1 and not tree.children[c])
    }
    head = tree.heads[i]
    if head == i or depth >= LONGEST_CHAIN:
        return own
    if tree.label(i) == "xcomp" and not tree.kids(head, "obj", "iobj"):
        marks = {c for c in tree.kids(i, "mark") if tree.words[c].lower() == "to"}
        return own | marks | _verb_group(tree, head, bool(tree.kids(head, "cop")), depth + 1) | {head}
    if tree.label(i) == "conj" and tree.tags[i] == tree.tags[head] and not tree.kids(i, "aux", "nsubj", "cop"):
        return own | {
            c for c in _verb_group(tree, head, copular, depth + 1) if c < i and c != head and tree.labels[c] != "compound:prt"
        }
    return own


def iter_pairs(firsts: Iterable[int], seconds: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield every pair of different words, of long lists those of the first words."""
    few, several = few_pairs(list(firsts), list(seconds))
    return ((first, second) for first in few for second in several if first != second)


def few_pairs(firsts: Sequence[int], seconds: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Return two lists of words, both cut where they make more than `MOST_PAIRS` pairs; a short one keeps all it has.

    >>> [len(side) for side in few_pairs(range(3), range(300))], [len(side) for side in few_pairs(range(100), range(90))]
    ([3, 133], [20, 20])
    """
    if len(firsts) * len(seconds) <= MOST_PAIRS:
        return firsts, seconds
    fewer = min(len(firsts), len(seconds), isqrt(MOST_PAIRS))
    several = MOST_PAIRS // fewer
    return (firsts[:fewer], seconds[:several]) if len(firsts) <= len(seconds) else (firsts[:several], seconds[:fewer])


def pairs_among(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of words of one list, in order, `MOST_PAIRS` at most."""
    return islice(combinations(words, 2), MOST_PAIRS)
