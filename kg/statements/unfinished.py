"""Tell which statements say little because what they hang on is not told: "quoted a minister", "is the capital".

In: a statement with its arguments. Out: whether its verb wants the clause behind it, or a complement that it lacks, and whether its class
is one only of something.
"""

from __future__ import annotations

from kg.english import adjectives, conjunctions, determiners, factuality, nouns, numbers, verbs
from kg.english.classes import HAPPENING, ORGANIZATIONS, PLACES, class_of_noun
from kg.mentions.names import adjectives_of_countries
from kg.model import Argument, Entity, MentionKind, QualifierKind, Relation, Statement, ValueKind
from kg.relations.completions import WITH_CONTENTS

PEOPLE = frozenset({"Group", "Person"})
"""Classes of who is cited for what they say; a law or a report may be cited for itself."""

COMPLETING = frozenset(
    {
        QualifierKind.CAUSE,
        QualifierKind.COMPLEMENT,
        QualifierKind.OF,
        QualifierKind.OTHER,
        QualifierKind.PURPOSE,
        QualifierKind.ROLE,
        QualifierKind.TOPIC,
    }
)
"""What may tell of what somebody is accused, as what something is described: not when, where or how many."""

KINDS = frozenset({"holdsRole", "instanceOf"})
"""Properties that say what something is."""

PLACING = COMPLETING - {QualifierKind.COMPLEMENT}
"""What tells a kind of the most general sort from others: "a region of Norway", not "a region known for its wine"."""

SINGLING_OUT = COMPLETING | {QualifierKind.PLACE}
"""What may tell of which several something is one: "the largest employer north of Leeds"."""

TELLING_ROLES = COMPLETING | {QualifierKind.RECIPIENT}
"""What may tell which role somebody was given: "elected to the council in 2015"."""

POINTED_AT = ORGANIZATIONS | HAPPENING | {"CreativeWork", "Facility", "Person"}
"""Classes of what a description may be of, "the bank" or "the race"; a country or a region is mostly the one that all is about."""

FILLERS = determiners.articles | adjectives.former | numbers.ordinals
"""What says nothing of the kind that it stands before."""

IN_CHARGE = ["in", "charge"]
"""What ends a description that does not tell of what: "the officer in charge"."""

LONGEST_POINTER = 3
"""Words of a noun phrase that only points at what its text tells elsewhere."""


def governs(relation: Relation) -> bool:
    """Tell whether a verb says little of its object without the clause that it governs: "caused houses to collapse", "forbade her to leave".

    "Refused a request to leave" says what was refused: the clause is that of the noun.
    """
    if relation.predicate.partition(" ")[0] not in factuality.governing_verbs or relation.object.mention.head in WITH_CONTENTS:
        return False
    complements = (q for q in relation.qualifiers if q.kind is QualifierKind.COMPLEMENT)
    return any(q.text.partition(" ")[0].lower() in conjunctions.of_demands for q in complements)


def lacks_complement(relation: Relation, entity: Entity | None) -> bool:
    """Tell whether a verb says little without a complement that is not told: "quoted Ann", "compared the plan", "cited two ministers".

    Args:
        relation: what the statement says.
        entity: that of its object.
    """
    verb = relation.predicate
    classes = (relation.object.mention.label, *(entity.types if entity is not None else ()))
    is_wanting = verb in verbs.wanting_more or (verb in verbs.quoting and not PEOPLE.isdisjoint(classes)) or _is_ranked(verb)
    return is_wanting and all(q.kind not in COMPLETING for q in relation.qualifiers)


def _is_ranked(predicate: str) -> bool:
    """Tell whether something is said to be but the third of several: "is the third of five towns", of which the clause behind tells what they share."""
    words = predicate.split()
    return len(words) == 3 and words[0] == "be" and words[1] in numbers.ordinals and words[2] == "of"


def is_named_so(kind: Argument, name: Argument) -> bool:
    """Tell whether a bare kind is the last word of the name that it is said of: the Falk Prize is a prize."""
    words = name.text.lower().split()
    return len(words) > 1 and _without_fillers(kind.text) == words[-1]


def is_of_nothing(statement: Statement, kind: Argument) -> bool:
    """Tell whether something is said to be what one is only of something that is not told: "is the capital", "is the largest division"."""
    relation = statement.relation
    if not _tells_kind(statement) or kind.mention.kind is not MentionKind.NOMINAL:
        return False
    given = {q.kind for q in relation.qualifiers}
    first, _, rest = kind.text.lower().partition(" ")
    if (rest in nouns.mere_kinds and first in determiners.articles) or _is_mere_body(kind.text):
        return given.isdisjoint(PLACING)
    if _is_of_event(kind.text) or (
        _is_only(kind.text) and (statement.property == "holdsRole" or QualifierKind.COMPLEMENT in given)
    ):
        return True
    word = _without_fillers(kind.text)
    is_of_another = word in nouns.of_something or word in nouns.mere_people or _is_tie(kind.text)
    return (is_of_another and given.isdisjoint(COMPLETING)) or (_is_one_of_several(kind.text) and given.isdisjoint(SINGLING_OUT))


def _is_one_of_several(kind: str) -> bool:
    """Tell whether a kind only says which of several that are not told: "the largest division", "a second company", "one customer"."""
    words = kind.lower().split()
    if not 1 < len(words) <= LONGEST_POINTER:
        return False
    first, before, noun = words[0], words[1:-1], words[-1]
    if first in determiners.of_one:
        return True
    if first in determiners.indefinite_articles:
        is_another = not numbers.ordinals.isdisjoint(before) and class_of_noun(noun, counted=True, plural=False) in ORGANIZATIONS
        return is_another or not determiners.of_one.isdisjoint(before)
    return first in determiners.articles and any(word.rpartition("-")[2] in adjectives.of_extremes for word in before)


def _is_mere_body(kind: str) -> bool:
    """Tell whether a kind without an article is the most general of bodies: "the groups Falk and Norda"; that a name is a country says what it is."""
    return kind in nouns.mere_kinds and class_of_noun(kind, counted=False, plural=False) not in PLACES


def _is_tie(kind: str) -> bool:
    """Tell whether a kind of several words is still a tie to somebody, who is not told: "training partner", "long-time ally"; not "Acme partner"."""
    *before, last = _but_fillers(kind)
    return last in nouns.of_ties and all(word.islower() and "'" not in word for word in before)


def _is_of_event(kind: str) -> bool:
    """Tell whether somebody is told by a part in what the text tells elsewhere: "the motorist", "the officer in charge"."""
    words = kind.lower().split()
    is_in_event = words[-2:] == IN_CHARGE or (len(words) == 2 and words[-1] in nouns.in_events)
    return is_in_event and words[0] in determiners.definite


def _is_only(kind: str) -> bool:
    """Tell whether a kind is what one alone is of those in a case that is told elsewhere: "the only officer facing charges"."""
    return kind.lower().split()[:2] == ["the", "only"]


def is_mere_workplace(statement: Statement, place: Argument) -> bool:
    """Tell whether somebody is said to work for a body of a kind alone: "works for a newspaper", "teaches at a school"."""
    words = place.text.lower().split()
    is_bare = len(words) == 2 and words[0] in determiners.indefinite_articles and place.mention.kind is MentionKind.NOMINAL
    return is_bare and statement.property == "employeeOrMemberOf"


def _tells_kind(statement: Statement) -> bool:
    return statement.property in KINDS or (statement.property is None and statement.relation.predicate == "be")


def _without_fillers(kind: str) -> str:
    return " ".join(_but_fillers(kind)).lower()


def _but_fillers(kind: str) -> list[str]:
    """Return the words of a description but for its article, its place in an order, a nationality and what says that it is over."""
    words = kind.split()
    while len(words) > 1 and (words[0].lower() in FILLERS or words[0] in adjectives_of_countries()):
        del words[0]
    return words


def is_compared(statement: Statement, kind: Argument) -> bool:
    """Tell whether a kind only sets something beside what was told before: "is the same party", "is an earlier mission"."""
    described = kind.text.lower().partition(" of ")[0]
    words = (word.removesuffix("'s") for word in described.split())
    return statement.property == "instanceOf" and not determiners.of_comparison.isdisjoint(words)


def is_of_pointer(statement: Statement, role: Argument) -> bool:
    """Tell whether somebody is said to be what one is of something that only its own text tells: "president of the bank", "winner of the race"."""
    if not _tells_kind(statement):
        return False
    owners = [q.text for q in statement.relation.qualifiers if q.kind is QualifierKind.OF]
    owners += [owner] if (owner := role.text.rpartition(" of ")[2]) != role.text else []
    return bool(owners) and all(map(_only_points, owners))


def _only_points(owner: str) -> bool:
    """Tell whether words only point at something, "the bank"; of boards and forces each has its own."""
    words = owner.lower().split()
    is_named = any(word[0].isupper() for word in owner.split()[1:-1])  # "the Falk bank"
    is_pointing = words[0] in determiners.definite and len(words) <= LONGEST_POINTER and not is_named
    is_of_another = words[-1] in nouns.bodies or words[-1] in nouns.staffs
    return is_pointing and not is_of_another and class_of_noun(words[-1], counted=False, plural=False) in POINTED_AT


def lacks_role(relation: Relation) -> bool:
    """Tell whether somebody is said to be given a role on a date, and not which: "was appointed in 2015"."""
    value = relation.object.value
    is_given = not verbs.given_roles.isdisjoint(relation.predicate.split()[1:2])
    is_dated = is_given and value is not None and value.kind is ValueKind.DATE
    return is_dated and all(q.kind not in TELLING_ROLES for q in relation.qualifiers)
