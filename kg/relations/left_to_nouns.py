"""Which qualifiers say nothing of a relation but only of a noun in it, or of one that is listed beside its subject or object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.english import nouns, prepositions, signs, verbs
from kg.english.classes import HAPPENING, class_of_noun
from kg.model import Argument, MentionKind, Qualifier, QualifierKind, TextSpan
from kg.parsing.trees import Tree

COMPLETING = frozenset({QualifierKind.OTHER, QualifierKind.PURPOSE, QualifierKind.TOPIC})
"""What completes a noun that it stands in, and says nothing of what is done with it: "claimed responsibility for the blast"."""

WHERE = frozenset({QualifierKind.FROM, QualifierKind.PLACE})
"""What says where something is, or where it comes from."""

OF_ONE = frozenset({QualifierKind.COMPLEMENT, QualifierKind.COUNT, QualifierKind.PURPOSE})
"""What is said of that one of several listed nouns that it hangs on."""


def without_those_of_nouns(
    tree: Tree, verb: str, qualifiers: Iterable[Qualifier], arguments: Sequence[Argument], heads: Sequence[int]
) -> Iterator[Qualifier]:
    """Yield the qualifiers of a relation between arguments with these heads, without what is said of their nouns alone."""
    for qualifier in qualifiers:
        is_inside = (
            (qualifier.kind in COMPLETING and any(_stands_in(qualifier.span, argument.span) for argument in arguments))
            or (qualifier.kind is QualifierKind.OTHER and _stands_in(arguments[-1].span, qualifier.span))
            or (_is_of_nobody(qualifier) and _stands_in(qualifier.span, arguments[-1].span))
            or _counts_one(qualifier, arguments)
            or _counts_those_named(tree, qualifier, arguments[0], heads[0])
            or (qualifier.kind is QualifierKind.TIME and _is_date_of(tree, qualifier, arguments[-1], verb))
            or _is_same_date(qualifier, arguments[-1])
            or (qualifier.kind in WHERE and _is_where_of(tree, qualifier, verb, heads[-1]))
            or (qualifier.kind is QualifierKind.TIME and _ends_span(tree, arguments[-1].span, qualifier.span))
            or (qualifier.kind is QualifierKind.TIME and _is_of_inner_event(tree, qualifier.span, arguments[-1], heads[-1]))
        )
        if not is_inside and not (qualifier.kind in OF_ONE and _is_of_another(tree, qualifier, heads)):
            yield qualifier


def _is_same_date(time: Qualifier, object_: Argument) -> bool:
    """Tell whether a time is the object itself: "was born circa 1540" says no more when."""
    is_within = time.normal.isdigit() and _stands_in(object_.span, time.span)
    return time.kind is QualifierKind.TIME and (time.span == object_.span or is_within)


def _ends_span(tree: Tree, first: TextSpan, last: TextSpan) -> bool:
    """Tell whether a dash joins one time to another: "born in Bonn (26 May 1888 – 8 March 1944)" was born on the first alone."""
    dash = tree.places(last.start, last.end).start - 1
    if dash < 1 or tree.words[dash] not in signs.dashes:
        return False
    return first.start <= tree.starts[dash - 1] < first.end and tree.words[dash - 1].isdigit()


def _is_of_inner_event(tree: Tree, time: TextSpan, object_: Argument, head: int) -> bool:
    """Tell whether a bare date stands before another noun in an object: "serves a sentence for the 1968 murder"."""
    if not _stands_in(time, object_.span):
        return False
    date = tree.head_of(tree.places(time.start, time.end))
    noun = tree.heads[date]
    is_before = date < noun != head and tree.bases[date] in ("nummod", "compound", "amod", "nmod") and not tree.preposition(date)
    preposition = tree.preposition(noun)
    is_aim = prepositions.qualifier_kinds.get(preposition) == QualifierKind.PURPOSE
    is_aim |= preposition == "of" and tree.heads[noun] == head and tree.lemmas[head] in nouns.of_dated
    is_event = class_of_noun(tree.lemmas[noun], counted=False, plural=False) in HAPPENING
    return is_before and is_event and (is_aim or preposition in prepositions.apart)


def _is_of_nobody(qualifier: Qualifier) -> bool:
    """Tell whether a qualifier says what a noun is of, by no name: "a head of state"."""
    return qualifier.kind is QualifierKind.OF and qualifier.mention is None


def _counts_one(qualifier: Qualifier, arguments: Sequence[Argument]) -> bool:
    """Tell whether a number before a person's name counts the kind that the person is of: "spoke to one of the four candidates, Karl Voss"."""
    first, last = arguments[0], arguments[-1]
    is_person = last.mention.kind is MentionKind.NAME and last.mention.label == "Person"
    is_between = first.span.end <= qualifier.span.start and qualifier.span.end <= last.span.start
    return qualifier.kind is QualifierKind.COUNT and is_person and is_between


def _counts_those_named(tree: Tree, qualifier: Qualifier, subject: Argument, head: int) -> bool:
    """Tell whether a number is of several that are named before it, each of whom is told alone: "Ann and Bo, the only two people born in Bonn"."""
    if qualifier.kind is not QualifierKind.COUNT or subject.mention.kind is not MentionKind.NAME:
        return False
    number = tree.head_of(tree.places(qualifier.span.start, qualifier.span.end))
    return tree.heads[number] == head and not subject.span.start <= tree.starts[head] < subject.span.end


def _stands_in(inner: TextSpan, outer: TextSpan) -> bool:
    """Tell whether words have others among them."""
    return outer.start <= inner.start and inner.end <= outer.end


def _is_date_of(tree: Tree, time: Qualifier, object_: Argument, verb: str) -> bool:
    """Tell whether a time inside an object is that of an event which the verb tells no part of: "condemned Friday's attack in Leeds".

    A date that ends the object may be that of the verb: "condemned the attack on Friday".
    """
    if not _stands_in(time.span, object_.span):
        return False
    noun = tree.head_of(tree.places(time.span.start, time.span.end))
    is_date = tree.pos[noun] in ("NUM", "PROPN") or tree.lemmas[noun] in nouns.time
    is_apart = any(
        verb in words for words in (verbs.of_events_apart, verbs.judging_plans, verbs.saying, verbs.accusing, verbs.convicting)
    )
    if not is_date:  # "a role in the 2001 killing"
        return is_apart and class_of_noun(tree.lemmas[noun], counted=False, plural=False) in HAPPENING
    return verb in verbs.of_sequence or (is_apart and time.span.end < object_.span.end)


def _is_where_of(tree: Tree, place: Qualifier, verb: str, object_: int) -> bool:
    """Tell whether a place inside an object is that of its noun, which the verb only says something of: "praised schools in Leeds".

    So is that of another noun listed beside it: "urged Norway and its envoys in Chad". Nothing but a noun is from where a verb of having or saying tells.
    """
    words = verbs.of_views if place.kind is QualifierKind.PLACE else verbs.of_views | verbs.of_having | verbs.of_parts
    if verb not in words:
        return False
    first = object_
    while tree.labels[first] == "conj":
        first = tree.heads[first]
    said = tree.head_of(tree.places(place.span.start, place.span.end))
    return said != first and said in tree.subtree(first)


def _is_of_another(tree: Tree, qualifier: Qualifier, heads: Sequence[int]) -> bool:
    """Tell whether a number or a clause is of what is listed beside an argument: "ten guards and a nurse were hurt" hurts no ten nurses."""
    said = tree.head_of(tree.places(qualifier.span.start, qualifier.span.end))
    nouns_of_it = {said, tree.heads[said]}
    for head in heads:
        first = head
        while tree.labels[first] == "conj":
            first = tree.heads[first]
        listed = tree.conjuncts(first)
        if len(listed) > 1 and head not in nouns_of_it and not nouns_of_it.isdisjoint(listed):
            return True
    return False
