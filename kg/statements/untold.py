"""Tell which ends of a fact leave out what they are of, or say again what the other end does: "a half share", "took 731", "a ceremony in Leeds" in Leeds.

In: a statement with its two arguments. Out: what holds it back from the facts, as reasons in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import adjectives, determiners, nouns, numbers, times, verbs
from kg.model import Argument, MentionKind, QualifierKind, Relation, Statement, Value, ValueKind

OF_WHAT = "{} does not tell of what it is"
WHEN = "{} says when only to who reads its text"
AGAIN = "{} says so itself"

WHOSE = frozenset({QualifierKind.OF, QualifierKind.OTHER, QualifierKind.TOPIC, QualifierKind.COMPLEMENT})
"""What may tell of what something is a share, and what a text is about."""

DATES = frozenset({"dateFounded", "dateOfBirth", "dateOfDeath"})
"""Properties that say nothing without the date itself."""

LONGEST = 4
"""Words of a phrase that leaves out what it is of."""

FILLERS = determiners.articles | adjectives.of_news | numbers.ordinals
"""What says nothing of the text that it stands before."""

NUMBERED = frozenset({ValueKind.COUNT, ValueKind.PERCENT})


def reasons_of_ends(statement: Statement) -> Iterator[str]:
    """Yield what holds a statement back, as its ends say too little."""
    relation = statement.relation
    for argument in (relation.subject, relation.object):
        if _is_share_of_nothing(relation, argument):
            yield OF_WHAT.format(repr(argument.text))
    if statement.property is None and (_is_text_of_nothing(relation) or _is_number_of_nothing(relation)):
        yield OF_WHAT.format(repr(relation.object.text))
    if statement.property in DATES and _is_span_of_its_text(relation.object.value):
        yield WHEN.format(repr(relation.object.text))
    if _says_place_itself(statement):
        yield AGAIN.format(repr(relation.subject.text))


def _is_span_of_its_text(value: Value | None) -> bool:
    """Tell whether a time is a whole week or year that only who reads the text can tell: "last week"; "on Tuesday" is at least a day."""
    return value is not None and not value.normal and value.text.split()[-1].lower() in times.units


def _is_share_of_nothing(relation: Relation, argument: Argument) -> bool:
    """Tell whether a share does not say of what: "bought a half share", "sold its remaining stake"; not "Ann's shares", "a stake in Acme"."""
    mention, words = argument.mention, argument.text.lower().split()
    if mention.kind is not MentionKind.NOMINAL or mention.head not in nouns.stakes or mention.plural:
        return False
    is_any = words[0] in determiners.indefinite_articles or words[0] in determiners.possessive
    return is_any and words[-1] == mention.head and _tells_no_more(relation)


def _is_text_of_nothing(relation: Relation) -> bool:
    """Tell whether somebody published a text, and not which: "issued a report", "released a new study"; not "sent a letter to Ann"."""
    mention, words = relation.object.mention, relation.object.text.lower().split()
    if mention.kind is not MentionKind.NOMINAL or mention.head not in nouns.written or len(words) > LONGEST:
        return False
    is_any = words[0] in determiners.indefinite_articles and words[-1] == mention.head
    is_sent = any(q.kind is QualifierKind.RECIPIENT for q in relation.qualifiers)
    return is_any and FILLERS.issuperset(words[:-1]) and not is_sent and _tells_no_more(relation)


def _is_number_of_nothing(relation: Relation) -> bool:
    """Tell whether somebody has but a number, or a share, of what is told elsewhere: "Ann took 731", "Acme represented 12%"; not "fell 12%"."""
    value, predicate = relation.object.value, relation.predicate
    if value is None or value.kind not in NUMBERED or relation.object.text != value.text or not _tells_no_more(relation):
        return False
    is_person = relation.subject.mention.label == "Person" and " " not in predicate and relation.evidence.rule == "verbal/svo"
    return predicate in verbs.of_shares or (value.kind is ValueKind.COUNT and is_person)


def _tells_no_more(relation: Relation) -> bool:
    return all(q.kind not in WHOSE for q in relation.qualifiers)


def _says_place_itself(statement: Statement) -> bool:
    """Tell whether what is somewhere is but anything there, by its own words: "a ceremony in Leeds", "a Leeds-born man"."""
    subject, place = statement.relation.subject.mention, statement.relation.object.mention
    if subject.kind is not MentionKind.NOMINAL:
        return False
    is_inside = subject.span.start <= place.span.start and place.span.end <= subject.span.end
    if statement.property == "bornIn":
        return is_inside
    return statement.property == "locatedIn" and is_inside and subject.head in nouns.of_any_happenings
