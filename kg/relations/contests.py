"""Who meets whom in a contest, by the word between their names: "Leeds United versus Hull City", "Norway v Chad"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import prepositions
from kg.english.classes import PLACES
from kg.model import Relation
from kg.parsing.trees import Tree
from kg.relations.coordination import iter_pairs
from kg.relations.noun_status import noun_status
from kg.relations.reading import DocumentReading

CONTENDERS = PLACES | {"Person", "SportsTeam"}
"""Classes of those who contend; firms that stand so are parties to a case."""


def find_contests(reading: DocumentReading) -> Iterator[Relation]:
    """Yield whom somebody competes with."""
    tree = reading.tree
    paired: set[int] = set()
    for i, word in enumerate(tree.words):
        if word.lower() not in prepositions.of_contests or not 0 < i < len(tree.words) - 1:
            continue
        left = [n for n in _before(tree, i) if n not in paired]
        right = _behind(tree, i + 1)
        paired.update(left, right)
        first, second = [tree.names[n].root for n in left], [tree.names[n].root for n in right]
        kinds = CONTENDERS - {"Person"} if word.lower() in prepositions.of_cases else CONTENDERS  # "Smith v. Jones" is a case
        if not first or not all(reading.mention(j).label in kinds for j in (*first, *second)):
            continue
        trigger = reading.trigger(i, noun_status(reading, first[-1]))
        for subject, object_ in iter_pairs(first, second):
            yield trigger.relation(subject, "compete with", object_, rule="nominal/between")


def _before(tree: Tree, end: int) -> list[int]:
    """Return the numbers of the name that ends before a word, and of the one coordinated with it."""
    last = tree.entity[end - 1]
    if last < 0:
        return []
    start = tree.names[last].start
    before = tree.entity[start - 2] if start > 1 and tree.pos[start - 1] == "CCONJ" else -1
    return [n for n in (before, last) if n >= 0]


def _behind(tree: Tree, start: int) -> list[int]:
    """Return the numbers of the name at a word, behind its article or title, and of the one coordinated with it, if that meets nobody else."""
    while start < len(tree.words) - 1 and tree.entity[start] < 0 and tree.bases[start] in ("det", "nmod"):
        start += 1
    first = tree.entity[start]
    if first < 0:
        return []
    end = tree.names[first].end
    is_joined = end + 1 < len(tree.words) and tree.pos[end] == "CCONJ" and tree.entity[end + 1] >= 0
    if not is_joined:
        return [first]
    after = tree.names[tree.entity[end + 1]].end
    meets_another = after < len(tree.words) and tree.words[after].lower() in prepositions.of_contests
    return [first] if meets_another else [first, tree.entity[end + 1]]
