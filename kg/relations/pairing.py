"""Pair what "respectively" pairs: "sales were $4 million and $3 million in 2024 and 2023, respectively" gives each year its sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from kg.model import Qualifier, QualifierKind, Relation, TextSpan
from kg.relations.qualifiers import value_qualifier
from kg.relations.reading import DocumentReading

PAIRING = "respectively"

OF_NOUNS = frozenset({"apposition", "title"})
"""Rules of what names are by the nouns beside them, whatever their sentence pairs."""

Members = tuple[Qualifier, ...]
"""What is listed, in order, each member as it would qualify a relation."""


def pair_members(reading: DocumentReading, relations: Iterable[Relation]) -> Iterator[Relation]:
    """Yield relations without those of members that go with foreign, and each with what goes with its own arguments alone."""
    paired = _paired_lists(reading)
    for relation in relations:
        kept: Relation | None = relation
        for lists in paired.get(relation.evidence.span, ()):
            kept = _paired(kept, lists) if kept is not None else None
        if kept is not None:
            yield kept


def _paired_lists(reading: DocumentReading) -> dict[TextSpan, list[list[Members]]]:
    """Return the lists that sentences pair, those of one length together; what says "respectively" twice pairs we cannot tell what."""
    tree = reading.tree
    sentences = [tree.sentence[i] for i, word in enumerate(tree.words) if word.lower() == PAIRING]
    paired: dict[TextSpan, list[list[Members]]] = {}
    for number in (number for number in sentences if sentences.count(number) == 1):
        start, end = tree.sentence_extents[number]
        lists = [*_lists_of_values(reading, start, end), *_lists_of_names(reading, start, end)]
        by_length = groupby(sorted(lists, key=len), key=len)
        groups = [list(group) for length, group in by_length if length > 1]
        paired[reading.span(start, end)] = [group for group in groups if len(group) > 1]
    return paired


def _lists_of_values(reading: DocumentReading, start: int, end: int) -> Iterator[Members]:
    """Yield the values of one kind that nothing but commas and conjunctions stand between."""
    places = [place for place in reading.values.places if start <= place[0] < end]
    members: list[Qualifier] = []
    for n, (_, after, value) in enumerate(places):
        members.append(value_qualifier(value))
        following = places[n + 1] if n + 1 < len(places) else (end, end, value)
        between = reading.tree.pos[after : following[0]]
        if following[0] == end or following[2].kind is not value.kind or not {"CCONJ", "PUNCT"}.issuperset(between):
            yield tuple(members)
            members = []


def _lists_of_names(reading: DocumentReading, start: int, end: int) -> Iterator[Members]:
    """Yield the names that are coordinated."""
    tree = reading.tree
    for name in (name for name in tree.names if start <= name.start < end and tree.bases[name.root] != "conj"):
        conjuncts = tree.conjuncts(name.root)
        if all(tree.entity[i] >= 0 for i in conjuncts):
            mentions = [reading.mention(i) for i in conjuncts]
            yield tuple(Qualifier(kind=QualifierKind.OTHER, text=m.text, span=m.span, mention=m) for m in mentions)


def _paired(relation: Relation, lists: list[Members]) -> Relation | None:
    """Return a relation with what goes with its arguments, None where they do not go with one another."""
    numbers = {n for part in (relation.subject, relation.object) for members in lists if len(n := _inside(part.span, members)) == 1}
    if len(numbers) != 1:
        return None if numbers else relation
    (number,) = numbers
    whole = [members for members in lists if len(_inside(relation.object.span, members)) == len(members)]
    places = [q.span for q in relation.qualifiers]
    if relation.object.value is None and any(not any(_inside(span, members) for span in places) for members in whole):
        return None  # "held hearings on Acme and Bolt, respectively": each held one
    qualifiers = list(relation.qualifiers)
    arguments = (relation.subject.span, relation.object.span)
    for members in lists:
        foreign = [q for q in qualifiers if _inside(q.span, members) - number]
        qualifiers = [q for q in qualifiers if q not in foreign]
        (meant,) = (members[n] for n in number)
        is_argument = any(len(_inside(span, members)) == 1 for span in arguments)
        is_missing = not is_argument and not any(_inside(q.span, members) for q in qualifiers)
        is_missing &= relation.evidence.rule.partition("/")[0] not in OF_NOUNS  # a kind of shops is so on no day
        if is_missing and (foreign or meant.kind is QualifierKind.TIME):
            qualifiers.append(replace(meant, kind=foreign[0].kind if foreign else meant.kind))
    return replace(relation, qualifiers=tuple(qualifiers))


def _inside(span: TextSpan, members: Members) -> frozenset[int]:
    """Return the numbers of the members that a span has words of."""
    return frozenset(n for n, member in enumerate(members) if member.span.start < span.end and span.start < member.span.end)
