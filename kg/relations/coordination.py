"""Pairs of coordinated words: what "A, B and C met D and E" says of whom, never more than a clause can bear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from math import isqrt

from kg.model import Qualifier, QualifierKind
from kg.parsing.trees import Tree
from kg.relations.noun_qualifiers import times_after
from kg.relations.reading import DocumentReading

MOST_PAIRS = 400
"""Pairs of coordinated arguments that one clause relates: in 1,138 texts (news, reports, novels) none had more than 40."""


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


def are_alternatives(tree: Tree, noun: int, name: int) -> bool:
    """Tell whether "or" lists a noun with others before a name: of "the King or Queen, currently Margaret" she is but one."""
    first = noun
    while tree.labels[first] == "conj":
        first = tree.heads[first]
    return any(tree.words[c].lower() == "or" for i in tree.conjuncts(first)[1:] if i < name for c in tree.kids(i, "cc"))


def own_times(reading: DocumentReading, noun: int, nouns_listed: Sequence[int], shared: list[Qualifier]) -> list[Qualifier]:
    """Return what qualifies one of a verb's nouns, but the first when it says itself: "mayor in 2010 and senator in 2014"."""
    own = times_after(reading, noun) if noun != nouns_listed[0] else []
    return [*(q for q in shared if q.kind is not QualifierKind.TIME), *own] if own else shared
