"""Tell which statements say little because what they hang on is not told: "quoted a minister", "is the capital".

In: a statement with its arguments. Out: whether its verb wants the clause behind it, or a complement that it lacks, and whether its class
is one only of something.
"""

from __future__ import annotations

from kg.english import conjunctions, determiners, factuality, nouns, verbs
from kg.model import Argument, Entity, MentionKind, QualifierKind, Relation, Statement
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
    is_wanting = verb in verbs.wanting_more or (verb in verbs.quoting and not PEOPLE.isdisjoint(classes))
    return is_wanting and all(q.kind not in COMPLETING for q in relation.qualifiers)


def is_of_nothing(statement: Statement, kind: Argument) -> bool:
    """Tell whether something is said to be what one is only of something that is not told: "is the capital", "is a critic"."""
    if statement.property not in KINDS or kind.mention.kind is not MentionKind.NOMINAL:
        return False
    first, _, rest = kind.text.lower().partition(" ")
    word = rest if first in determiners.articles else kind.text.lower()
    return word in nouns.of_something and all(q.kind not in COMPLETING for q in statement.relation.qualifiers)
