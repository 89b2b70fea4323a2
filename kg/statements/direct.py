"""Decide which statements stand as direct triples: those that a reader would sign, of somebody or something that is told apart.

In: statements with their entities. Out: the statements, each with what holds it back from the facts. One of its arguments must have a name,
here or elsewhere in the document, or hold one ("Brazil's president"), or what befalls so many a named place; the other must, too, or be a
value, a role, a class, or described by more than a bare word, "that letter", "the letter", "our business" or "paragraph 12"; nothing may be
missing without which it says little (`unfinished.py`); and it must be as likely right as the configuration asks for, one that no phrase of the
lexicon gives a property surer than the others, unless it tells a fact whole (`telling.py`). What its clause says of its status (denied,
possible, said by others) is asked apart: `Statement.is_claimed`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from kg.english import determiners, nouns, numbers, pronouns, roles
from kg.english.classes import HAPPENING
from kg.mentions.names import adjectives_of_countries
from kg.model import Argument, Entity, MentionKind, Qualifier, QualifierKind, Rejection, Statement, TextSpan, ValueKind
from kg.statements import arguments_of
from kg.statements.pointing import points_inside
from kg.statements.telling import tells_kind, tells_whole
from kg.statements.unfinished import (
    LONGEST_POINTER,
    governs,
    is_compared,
    is_mere_workplace,
    is_named_so,
    is_of_nothing,
    is_of_pointer,
    lacks_complement,
    lacks_role,
)
from kg.statements.untold import reasons_of_ends

NAMELESS = "neither subject nor object has a name"
BARE = "{} is a bare word, which tells nothing apart"
POINTER = "{} tells only its own text which one is meant"
UNSURE = "its confidence {:.2f} is below {:.2f}"
CUT = "{} opens or closes a bracket alone"
PART = "{} is a share of what it leaves out"
NOTHING = "{} says what there is not"
SAME = "{} is said to be nothing but itself"
REPEATED = "{} tells it already"
UNFINISHED = "what is done to {} is told by the clause behind it"
LACKING = "{} says little without what it hangs on"
OWN_CASE = "{} is a party to the case that says so"
ROLES_BESIDE_NAMES = frozenset({"apposition/noun", "copular/noun", "modifier/noun"})
"""Rules that read what somebody is by a noun beside the name."""

PERSONS = frozenset({"Person", "Group"})
"""Classes of who is told by whose they are: "his wife", "her parents"."""

BRACKETS = (("[", "]"), ("(", ")"))

OF_PHRASES = frozenset({"alsoKnownAs", "authorOf", "headquarteredIn"})
"""Properties that are nothing new of what the phrase says itself: "the book by Ann Lee" is by Ann Lee."""

NO_SUBJECTS = frozenset({ValueKind.COUNT, ValueKind.DATE})
"""Values that stand for something that has been counted or dated before: "14 was in India", "yesterday was a holiday"."""

TOLD_APART = frozenset({"Role", "Award"})
"""Classes whose members one word tells apart: "chairman"."""

TERM = ("article", "noun")
"""What a term is made of that a text has defined elsewhere."""

MOST_NAMES_INSIDE = 8
"""Names inside a phrase that are asked whether a pronoun stands before them. Chosen by hand."""

FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
"""A day with its month and year."""

start_of = attrgetter("start")
Side = tuple[Argument, Entity | None]


def hold_back(
    results: Sequence[Statement | Rejection],
    entities: Sequence[Entity],
    entity_of: Mapping[TextSpan, int],
    least: float,
    least_open: float,
    nameless: Collection[TextSpan] = (),
    parties: Container[str] = frozenset(),
) -> list[Statement | Rejection]:
    """Return statements with all that holds each back from standing as a direct triple, and rejections as they are.

    Args:
        results: what is read.
        entities: of the document.
        entity_of: which of them is meant at a place.
        least: how likely right a statement with a property must be.
        least_open: how likely one without must be.
        nameless: the pronouns inside phrases that mean nobody with a name.
        parties: of a case; what one of them says of itself is its own case, and no more.
    """
    names = sorted(mention for entity in entities if entity.named for mention in entity.mentions)
    open_ends = sorted(nameless)

    def with_reasons(statement: Statement) -> Statement:
        is_surer = statement.is_grounded() or (statement.property is None and tells_whole(statement.relation))
        sides = arguments_of(statement, entities, entity_of)
        unfit = _reasons(statement, sides, names, least if is_surer else least_open)
        reasons = (*unfit, *_reasons_of_nameless(sides, open_ends, entity_of, names), *reasons_of_ends(statement))
        if statement.attributed_to is not None and statement.attributed_to in parties:
            reasons = (*reasons, OWN_CASE.format(repr(statement.relation.subject.text[:40])))
        return replace(statement, held_back=tuple(dict.fromkeys(reasons))) if reasons else statement

    return [with_reasons(result) if isinstance(result, Statement) else result for result in results]


def _reasons(statement: Statement, sides: tuple[Side, Side], names: Sequence[TextSpan], least: float) -> Iterator[str]:
    if not any(_is_named(side, names) for side in sides) and not _is_at_named_place(statement, names):
        yield NAMELESS
    for place, side in enumerate(sides):
        is_class = place == 1 and (_is_kind(statement, side[0]) or (statement.property is None and tells_kind(statement.relation)))
        if not is_class and not _is_told_apart(side):
            yield BARE.format(repr(side[0].text[:40]))
        elif (
            _hangs_on_antecedent(side[0])
            or (place == 0 and _is_of_somebody(side))
            or (not _has_name(side) and side[0].value is None and points_inside(side[1].label if side[1] else side[0].text))
            or _points_at_text(side, is_known=(is_known := _has_name(sides[1 - place]) and _names_speaker(side[0], names)))
            or _is_pointer(
                side,
                is_object=place == 1,
                is_kind=is_class and not _stands_apart(side[0], sides[0][0]),
                owned=_is_owner_open(statement, place, side, is_known=is_known),
            )
        ):
            yield POINTER.format(repr(side[0].text[:40]))
        if any(side[0].text.count(opening) != side[0].text.count(closing) for opening, closing in BRACKETS):
            yield CUT.format(repr(side[0].text[:40]))
        if _is_part(side[0]):
            yield PART.format(repr(side[0].text[:40]))
        if side[0].text.partition(" ")[0].lower() in determiners.negative and not _has_name(side):
            yield NOTHING.format(repr(side[0].text[:40]))
    yield from _reasons_of_both(statement, *sides)
    if not determiners.of_speakers.isdisjoint(statement.relation.phrase.lower().split()):
        yield POINTER.format(repr(statement.relation.phrase[:40]))
    if statement.confidence < least:
        yield UNSURE.format(statement.confidence, least)


def _reasons_of_nameless(
    sides: tuple[Side, Side], nameless: Sequence[TextSpan], entity_of: Mapping[TextSpan, int], names: Sequence[TextSpan]
) -> Iterator[str]:
    """Yield what holds back a phrase with a pronoun that means nobody with a name, nor the other side: "a warrant for his arrest".

    What has a name itself is told apart: "his Falk franchise".
    """
    for (argument, _), (other, _) in (sides, sides[::-1]):
        span, meant = argument.mention.span, entity_of.get(other.mention.span)
        inside = nameless[bisect_left(nameless, span.start, key=start_of) : bisect_left(nameless, span.end, key=start_of)]
        open_ends = [p for p in inside if p != span and (meant is None or entity_of.get(p) != meant)]
        starts = {name.start for name in names[bisect_left(names, span.start, key=start_of) :][:MOST_NAMES_INSIDE]}
        if any(pronoun.end + 1 not in starts for pronoun in open_ends):
            yield POINTER.format(repr(argument.text[:40]))


def _reasons_of_both(statement: Statement, first: Side, second: Side) -> Iterator[str]:
    if (value := first[0].value) is not None and value.kind in NO_SUBJECTS and not _has_name(first):
        yield BARE.format(repr(first[0].text[:40]))
    if first[0].text.lower() == second[0].text.lower():
        yield SAME.format(repr(first[0].text[:40]))
    for side, other in ((first, second), (second, first)):
        is_one = statement.property == "employeeOrMemberOf" and _is_said_by_noun(side[0])
        if (is_one or statement.property in OF_PHRASES) and _says(side, other[0]):
            yield REPEATED.format(repr(side[0].text[:40]))
    if statement.property is None and governs(statement.relation):
        yield UNFINISHED.format(repr(second[0].text[:40]))
    if lacks_complement(statement.relation, second[1]):
        yield LACKING.format(repr(statement.relation.phrase[:40]))
    if is_of_nothing(statement, second[0]) or lacks_role(statement.relation) or is_mere_workplace(statement, second[0]):
        yield LACKING.format(repr(second[0].text[:40]))
    if is_compared(statement, second[0]) or is_of_pointer(statement, second[0]):
        yield POINTER.format(repr(second[0].text[:40]))
    if statement.property == "locatedIn" and _is_bare_beside(first, second[0]):
        yield REPEATED.format(repr(first[0].text[:40]))
    if statement.property == "instanceOf" and is_named_so(second[0], first[0]):
        yield REPEATED.format(repr(first[0].text[:40]))


def _says(side: Side, other: Argument) -> bool:
    """Tell whether a phrase that is no name holds the other argument: "an editor at Acme" is at Acme."""
    around, inside = side[0].mention, other.mention.span
    return (
        around.kind is MentionKind.NOMINAL
        and around.span.start <= inside.start <= inside.end <= around.span.end
        and not _has_name(side)
    )


def _is_said_by_noun(argument: Argument) -> bool:
    """Tell whether whoever is at a body is nobody told apart, "an editor at Acme", or there by the very noun, "officials from Acme"."""
    return not argument.mention.plural or argument.mention.head in nouns.belonging


def _is_bare_beside(side: Side, place: Argument) -> bool:
    """Tell whether what stands somewhere is but a noun beside that place, which tells nothing new: "a military hospital in Leeds", "attacks in Leeds"."""
    argument = side[0]
    words = argument.text[: place.span.start - argument.span.start].lower().split()
    if words and determiners.kinds.get(words[0]) == "indefinite":
        return argument.mention.label not in HAPPENING and _says(side, place)  # "a rally in Leeds" is news
    is_bare = len(words) == 2 and words[0] not in determiners.kinds and not any(map(str.isdigit, words[0]))
    return is_bare and _says(side, place) and argument.span.end == place.span.end


def _is_kind(statement: Statement, argument: Argument) -> bool:
    """Tell whether an object is a class, or a role that one noun tells: "is a carmaker", "the potter Ann Lee"; not "is the head", of what?"""
    if statement.property != "holdsRole" or statement.relation.evidence.rule not in ROLES_BESIDE_NAMES:
        return statement.property == "instanceOf"
    is_known = determiners.kinds.get(argument.text.partition(" ")[0].lower()) == "definite"
    is_before_name = argument.span.end + 1 == statement.relation.subject.span.start
    return argument.mention.head not in nouns.relational and (is_before_name or not is_known)


def _is_at_named_place(statement: Statement, names: Sequence[TextSpan]) -> bool:
    """Tell whether something done to so many has a named place or a day with its year: "a bomb wounded six people in Baghdad's Adhamiya district"."""
    qualifiers = statement.relation.qualifiers
    is_counted = statement.property is not None and any(q.kind is QualifierKind.COUNT and q.normal for q in qualifiers)
    return is_counted and any(_is_on_a_day(q) or (q.kind is QualifierKind.PLACE and _holds_name(q.span, names)) for q in qualifiers)


def _is_on_a_day(qualifier: Qualifier) -> bool:
    """Tell whether a time is a day whose year the text says: "on 23 October 1917"; not "on Monday"."""
    is_day = qualifier.kind is QualifierKind.TIME and FULL_DATE.fullmatch(qualifier.normal) is not None
    return is_day and qualifier.normal[:4] in qualifier.text


def _holds_name(span: TextSpan, names: Sequence[TextSpan]) -> bool:
    inside = names[bisect_left(names, span.start, key=start_of) : bisect_left(names, span.end, key=start_of)]
    return any(name.end <= span.end for name in inside)


def _is_named(side: Side, names: Sequence[TextSpan]) -> bool:
    """Tell whether an argument has a name, or holds one, here or where it is told first: "Brazil's president", "Indian officials"."""
    argument, entity = side
    if _has_name(side):
        return True
    spans = (argument.mention.span, *(entity.mentions[:1] if entity is not None else ()))
    words = argument.mention.text.split()
    return any(_holds_name(span, names) for span in spans) or not adjectives_of_countries().keys().isdisjoint(words)


def _has_name(side: Side) -> bool:
    return side[1] is not None and side[1].named


def _is_part(argument: Argument) -> bool:
    """Tell whether a share has lost what it is of: "31% of its sales"."""
    value = argument.value
    return value is not None and value.kind is ValueKind.PERCENT and argument.text.partition(value.text)[2].startswith(" of ")


def _is_told_apart(side: Side) -> bool:
    """Tell whether an argument is a value, a named thing, a role, or a thing described by more than a bare word."""
    argument, entity = side
    if argument.value is not None or entity is None:
        return True
    if entity.named:
        return (
            "Person" not in entity.types or entity.label.lower() not in roles.kinds
        )  # of "Indian Minister" a parser may name the last
    if not TOLD_APART.isdisjoint((argument.mention.label, *entity.types)):
        return True
    words = entity.label if argument.mention.kind is MentionKind.PRONOUN else argument.text
    return " " in words.strip()


def _hangs_on_antecedent(argument: Argument) -> bool:
    """Tell whether an argument begins with a relative pronoun: "whose brother" is somebody's, but the words do not say whose."""
    return argument.mention.kind is MentionKind.NOMINAL and argument.text.partition(" ")[0].lower() in pronouns.relative


def _is_of_somebody(side: Side) -> bool:
    """Tell whether whoever does something is told by a pronoun alone: "his secretary", "gunmen loyal to him"."""
    argument, entity = side
    if argument.mention.kind is not MentionKind.NOMINAL or (entity is not None and (entity.named or entity.label != argument.text)):
        return False
    first, *rest = argument.text.lower().split()
    is_theirs = first in determiners.possessive and argument.mention.head not in nouns.kinship
    return (is_theirs and argument.mention.label in ("Person", "Role")) or not pronouns.of_third_persons.isdisjoint(rest[-1:])


def _names_speaker(argument: Argument, names: Sequence[TextSpan]) -> bool:
    """Tell whether the text names whose "our" an argument opens with: of a report in which "we" are the Acme Group."""
    place = bisect_left(names, argument.span.start, key=start_of)
    opening = argument.text.partition(" ")[0]
    is_theirs = (
        place < len(names) and names[place].end - argument.span.start == len(opening) and names[place].start == argument.span.start
    )
    return is_theirs and opening.lower() in determiners.of_speakers


def _points_at_text(side: Side, *, is_known: bool) -> bool:
    """Tell whether an argument is somebody's who speaks ("our business"), or a place in its own text ("the table below", "paragraph 12").

    What is a speaker's is no such thing where `is_known` whose it is, beside a name.
    """
    argument, entity = side
    if argument.mention.kind is not MentionKind.NOMINAL or (entity is not None and entity.named):
        return False
    words = argument.text.lower().split()[is_known:]
    is_of_text = argument.mention.head in nouns.parts_of_texts or not determiners.of_places_in_texts.isdisjoint(
        (words[-1], *words[:2])
    )
    return is_of_text or not determiners.of_speakers.isdisjoint(words)


def _is_their_own(side: Side) -> bool:
    """Tell whether an argument is a bare noun, of nobody, whose owner the text has told: "its brands"; not "his wife"."""
    argument, entity = side
    is_owned = argument.text.partition(" ")[0].lower() in determiners.possessive
    return is_owned and entity is not None and PERSONS.isdisjoint((argument.mention.label, *entity.types))


def _is_owner_open(statement: Statement, place: int, side: Side, *, is_known: bool) -> bool:
    """Tell whether "its" before the argument at a place (0: the subject, 1: the object) leaves open whose it is: "its staff welcomed Norway".

    With a property, an object is mostly the subject's: "Acme sells its plant".
    """
    return statement.property is None if place == 1 else not is_known and _is_their_own(side)


def _stands_apart(kind: Argument, named: Argument) -> bool:
    """Tell whether a kind of two words stands apart from its name: "the capital, Kathmandu" (of what?); not "the journal Falk"."""
    return kind.text.count(" ") == 1 and kind.span.end + 1 != named.span.start


def _is_pointer(side: Side, *, is_object: bool, is_kind: bool, owned: bool) -> bool:
    """Tell whether an argument only points at something that its text tells elsewhere: "that letter", "the first", "the storm".

    What is told as a kind does so by a place in an order alone, "the second town", and where `owned` says so "its offer" does. Of 61 facts
    with a "the storm" of two words that readers judged strictly, one was right.
    """
    argument, entity = side
    if (
        argument.value is not None
        or entity is None
        or argument.mention.kind is not MentionKind.NOMINAL
        or entity.named
        or (is_object and not TOLD_APART.isdisjoint((argument.mention.label, *entity.types)))
    ):
        return False
    return all(_is_bare_pointer(text, is_kind=is_kind, owned=owned) for text in (argument.text, entity.label))


def _is_bare_pointer(text: str, *, is_kind: bool, owned: bool) -> bool:
    """Tell whether words only point at something, as the argument has them, and as it is told first: "the king" that is but "the monarch" there."""
    words = text.lower().split()
    kind = determiners.kinds.get(words[0], "")
    nounless = kind == "definite" and (words[-1] in numbers.ordinals or determiners.kinds.get(words[-1]) == "demonstrative")
    is_of_text = not is_kind or not numbers.ordinals.isdisjoint(words[1:2])
    is_definite = (is_of_text and kind == "definite") or (owned and words[0] in determiners.possessive)
    is_same = kind == "definite" and not determiners.of_comparison.isdisjoint(words[1:2])  # "the same park"
    is_beside = kind == "demonstrative" or words[0] in determiners.of_others or is_same
    is_term = len(words) == len(TERM)  # "the Company", which nothing defines
    points = is_beside or nounless or (is_definite and (is_term or text[1:].islower()))
    is_bare = is_beside or len(words) <= LONGEST_POINTER
    return points and is_bare and not any(map(str.isdigit, text))
