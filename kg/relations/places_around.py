"""The larger place that a comma sets behind a place: "Athens, Texas", "Peckham, London", "New College, Oxford"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.english import signs
from kg.english.classes import PLACES
from kg.model import Relation
from kg.models.gazetteer import place_kinds
from kg.parsing.repairs import Name
from kg.relations.reading import DocumentReading

SIZES = {"EducationalInstitution": 0, "Facility": 0, "NaturalFeature": 0, "Place": 1, "City": 1, "Region": 2, "Country": 3}
"""Classes of what lies in a larger place, which has a larger number."""

BESIDE = frozenset({"appos", "nmod", "nmod:unmarked"})
"""What a parser takes a larger place for behind a comma; only the last is no other name of the same."""


def find_places_around(reading: DocumentReading) -> Iterator[Relation]:
    """Yield be located in(place, larger place)."""
    tree = reading.tree
    for inner, outer in pairwise(tree.names):
        is_behind = outer.start == inner.end + 1 and tree.words[inner.end] == "," and tree.heads[outer.root] == inner.root
        if is_behind and tree.labels[outer.root] in BESIDE and _is_larger(reading, inner, outer):
            yield reading.trigger(inner.root).relation(inner.root, "be located in", outer.root, rule="place/comma")


def _is_larger(reading: DocumentReading, inner: Name, outer: Name) -> bool:
    """Tell whether the second of two places is the larger one, and no third is listed with them: "Leeds, Norway and Chad".

    Behind a school that is called by a place stands a part of its name: "University of Texas, Dallas".
    """
    tree = reading.tree
    place, around = reading.mention(inner.root).label, reading.mention(outer.root).label
    if place not in SIZES or around not in PLACES or around not in SIZES:
        return False
    behind = tree.words[outer.end].lower() if outer.end < len(tree.words) else ""
    is_campus = place == "EducationalInstitution" and any(tree.words[i] in place_kinds() for i in range(inner.start, inner.end))
    is_listed = any(tree.labels[c] in ("conj", "cc", "case") for c in tree.children[outer.root])
    is_listed |= any(inner.end < c and tree.labels[c] == "appos" and c != outer.root for c in tree.children[inner.root])
    if is_campus or is_listed or behind in signs.possessive:
        return False
    return SIZES[place] < SIZES[around] or (SIZES[place] == SIZES[around] and tree.labels[outer.root] == "nmod:unmarked")
