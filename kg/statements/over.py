"""Tell which statements of what is over say so themselves: "is a former footballer", "served as mayor of Lund from 1999 to 2004".

In: a relation with its property, if it has one. Out: yes or no. Such a statement is true whenever it is read, so that it may be a fact; "was the mayor" is not,
without its time.
"""

from __future__ import annotations

from kg.english import adjectives, factuality, prepositions, verbs
from kg.model import Modality, Qualifier, QualifierKind, Relation
from kg.statements.unfinished import KINDS

FIRST_WORDS = 3
"""Words of an object among which the one stands that says so: "Acme's former chief"."""

OFFICES = KINDS | {"employeeOrMemberOf"}
"""Properties of what somebody is for some time, which a date beside it tells; who led something must not answer who leads it."""

YEAR, DAY = 4, 10
"""Letters of the normal form of a time that is a year, and a day: on a day somebody is born, or gets an office."""


def tells_end(relation: Relation, prop: str | None) -> bool:
    """Tell whether a past statement says when it was so, or its object what somebody or something is no longer, or its verb what made an end."""
    if relation.factuality.modality is not Modality.PAST:
        return False
    if prop is None:
        return relation.predicate.partition(" ")[0] in verbs.ending  # "severed ties with Norland"
    if prop not in OFFICES:
        return False
    first = relation.object.text.lower().split()[:FIRST_WORDS] if prop in KINDS else []
    is_former = any(word in adjectives.former or word.startswith("ex-") for word in first)
    return is_former or any(_is_dated(q) or _is_over(q) for q in relation.qualifiers)


def _is_over(qualifier: Qualifier) -> bool:
    """Tell whether a time says that it is over: "previously", "until October 2018"; not "until May"."""
    first, *rest = qualifier.text.lower().split()
    is_past = first in factuality.adverbs_of_the_past and not rest
    is_ended = first in prepositions.of_ends and any(len(word) == YEAR and word.isdigit() for word in rest)
    return qualifier.kind is QualifierKind.TIME and (is_past or is_ended)


def _is_dated(qualifier: Qualifier) -> bool:
    """Tell whether a time has its year, and is no single day: "in 1948", "from 1999 to 2004"; not "previously", "until May"."""
    if qualifier.kind is not QualifierKind.TIME or not qualifier.normal[:YEAR].isdigit():
        return False
    return len(qualifier.normal) < DAY or "/" in qualifier.normal
