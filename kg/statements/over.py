"""Tell which statements say themselves that what they tell is over: "is a former footballer", "is a retired nurse".

In: a relation with its property. Out: yes or no. Such a statement is true now, so that it may be a fact; "was the mayor" is not, without its time.
"""

from __future__ import annotations

from kg.english import adjectives
from kg.model import Modality, Relation
from kg.statements.unfinished import KINDS

FIRST_WORDS = 3
"""Words of an object among which the one stands that says so: "Acme's former chief"."""


def tells_end(relation: Relation, prop: str | None) -> bool:
    """Tell whether the object of a past statement of what something is says that it is over."""
    if prop not in KINDS or relation.factuality.modality is not Modality.PAST:
        return False
    first = relation.object.text.lower().split()[:FIRST_WORDS]
    return any(word in adjectives.former or word.startswith("ex-") for word in first)
