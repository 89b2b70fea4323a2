"""Leave to each of what is listed the time, place and sum that stand behind it: "bought Bolt in 2004 and Coil in 2006"."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.english import prepositions
from kg.english.classes import PLACES
from kg.model import Qualifier, QualifierKind, Relation, TextSpan, ValueKind
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

KINDS = {ValueKind.DATE: QualifierKind.TIME, ValueKind.MONEY: QualifierKind.AMOUNT}
"""The kinds of values that each of what is listed may have behind it, and what kind of qualifier they are."""

NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed, and what is told of it before the last.

    Attributes:
        starts: the characters where each starts.
        ends: the characters where the words of each end.
        firsts: with which each is joined by nothing but "and": "president and chairman of Acme until 1990, mayor of Bonn until 1995".
        own_kinds: the kinds of what stands behind one before the last.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    firsts: tuple[int, ...]
    own_kinds: frozenset[QualifierKind]

    def members(self, *spans: TextSpan) -> set[int]:
        """Return the numbers of what is listed that spans stand in."""
        places = ((bisect_right(self.starts, span.start) - 1, span.start) for span in spans)
        return {n for n, start in places if n >= 0 and start < self.ends[n]}


def part_members(reading: DocumentReading, relations: Iterable[Relation]) -> Iterator[Relation]:
    """Yield relations without what is said of others than their own arguments in a list."""
    listings = _listings(reading)
    for relation in relations:
        kept = relation
        for listing in listings.get(relation.evidence.span, ()) if relation.qualifiers else ():
            kept = _parted(kept, listing)
        yield kept


def _listings(reading: DocumentReading) -> dict[TextSpan, list[Listing]]:
    """Return the lists of each sentence that have a date, a sum or a place behind one before the last."""
    tree = reading.tree
    listings: dict[TextSpan, list[Listing]] = defaultdict(list)
    for i in dict.fromkeys(tree.heads[c] for c, label in enumerate(tree.labels) if label == "conj"):
        if tree.pos[i] not in NOUNS or tree.bases[i] == "conj" or reading.values.at(i) is not None:
            continue
        members = sorted(m for m in tree.conjuncts(i) if tree.pos[m] in NOUNS)
        if i < tree.heads[i] < members[-1]:
            continue  # "Ann came in May along with Karl"
        values = [(start, value) for start, _, value in reading.values.places if i < start < members[-1] and value.kind in KINDS]
        inside = {c for m in members for c in (m, *_before(reading, m))} if values else set()
        behind = {KINDS[value.kind] for start, value in values if start not in inside}
        if any(_is_placed(reading, *pair) for pair in pairwise(members)):
            behind.add(QualifierKind.PLACE)
        if behind:
            starts = tuple(min(tree.starts[m], reading.argument(m).mention.span.start) for m in members)
            ends_of = [*(min(tree.subtree(m)) for m in members[1:]), len(tree.words)]
            lasts = [max(w for w in tree.subtree(m) if w < max(end, m + 1)) for m, end in zip(members, ends_of, strict=True)]
            firsts = _firsts(tree, members, lasts)
            ends = tuple(tree.ends[last] for last in lasts)
            listings[reading.sentence_span(i)].append(Listing(starts, ends, firsts, frozenset(behind)))
    return listings


def _is_placed(reading: DocumentReading, noun: int, following: int) -> bool:
    """Tell whether a place stands behind a noun before the next of a list, on it or on the verb: "a bombing in Bonn and a riot in Kiel"."""
    tree = reading.tree
    near = (*tree.exact_kids(noun, "nmod"), *tree.exact_kids(tree.heads[noun], "obl"))
    behind = (c for c in near if noun < c < following and tree.preposition(c) in prepositions.place)
    return tree.pos[noun] == "NOUN" and any(reading.mention(c).label in PLACES for c in behind)


def _before(reading: DocumentReading, noun: int) -> Iterator[int]:
    """Yield the words before a noun that belong to it: "a $3 billion plan" is no plan and a sum behind it."""
    for c in reading.tree.children[noun]:
        if c < noun:
            yield from reading.tree.subtree(c)


def _firsts(tree: Tree, members: list[int], lasts: list[int]) -> tuple[int, ...]:
    """Return for each of what is listed, but for the last, the first of those that are joined with it by "and" alone."""
    firsts = [0]
    for n, member in enumerate(members[1:], 1):
        joint = next((c for c in tree.children[member] if c < member and tree.labels[c] == "cc"), -1)
        firsts.append(firsts[-1] if joint == lasts[n - 1] + 1 and n < len(members) - 1 else n)
    return tuple(firsts)


def _parted(relation: Relation, listing: Listing) -> Relation:
    """Return a relation without what stands behind others of a list; what stands behind the last is said of all where no other has its like."""
    own = listing.members(relation.subject.mention.span, relation.object.mention.span)
    if len(own) != 1:
        return relation
    (number,) = own
    places = [bisect_right(listing.starts, q.span.start) - 1 for q in relation.qualifiers]
    own_kinds = {q.kind for q, place in zip(relation.qualifiers, places, strict=True) if place == number} | listing.own_kinds

    def is_kept(qualifier: Qualifier, place: int) -> bool:
        is_shared = place == len(listing.starts) - 1 and qualifier.kind not in own_kinds
        return place < 0 or listing.firsts[place] <= number <= place or is_shared

    kept = (q for q, place in zip(relation.qualifiers, places, strict=True) if is_kept(q, place))
    return replace(relation, qualifiers=tuple(kept))
