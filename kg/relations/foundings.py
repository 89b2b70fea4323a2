"""When something was founded: "Ann founded Acme in 1998", "since its founding in 1998".

In: a clause of founding with what it founds, or a `DocumentReading`. Out: the dates of what is founded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.english import lives, nouns, pronouns, verbs
from kg.english.classes import ORGANIZATIONS
from kg.model import Relation, ValueKind
from kg.relations.arguments import value_argument
from kg.relations.reading import ClauseReading, DocumentReading
from kg.relations.role_phrases import as_described

RANGE = "/"
"""In the normal form of a time that begins and ends."""


def founding_date(clause: ClauseReading, patients: Sequence[int]) -> Iterator[Relation]:
    """Yield when something was founded, from who founded it; what is formed or created is so where it is an organization with a name."""
    reading = clause.reading
    if clause.lemma in verbs.founding_bodies:
        patients = [p for p in patients if reading.is_named(p) and reading.mention(p).label in ORGANIZATIONS]
    elif clause.lemma not in verbs.founding:
        return
    for oblique in clause.obliques:
        value = reading.values.at(oblique.head)
        if value is not None and value.kind is ValueKind.DATE:
            preposition = oblique.preposition or "in"
            phrase = f"was {clause.tree.words[clause.predicate].lower()} {preposition}"
            for patient in patients:
                yield clause.verb_group.relation(
                    patient, f"be founded {preposition}", oblique.head, rule="verbal/founded", phrase=phrase
                )
            return


def find_foundings(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the date behind the noun: "since its founding in 1998", "the formation of Acme in 1998"."""
    tree = reading.tree
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in nouns.foundings or tree.entity[i] >= 0:
            continue
        owners = tree.exact_kids(i, "nmod:poss") or [c for c in tree.exact_kids(i, "nmod") if tree.preposition(c) == "of"]
        if not owners or not _may_be_founded(reading, owners[0]):
            continue
        of_one = owners[0] < i or len(tree.conjuncts(owners[0])) == 1
        before = tree.names[tree.entity[owners[0]]].end if owners[0] > i and tree.entity[owners[0]] >= 0 else i + 1
        value = reading.values.at(before + 1) if of_one and before + 1 < len(tree.words) else None
        if value is None or value.kind is not ValueKind.DATE or tree.words[before].lower() not in lives.before_dates:
            continue
        # "Hailed the formation of Acme in 1998" may tell when it hailed that, "in 1972 until 1990" tells of years.
        is_of_verb = tree.bases[i] == "obj" and tree.heads[before + 1] == tree.heads[i]
        if not is_of_verb and RANGE not in value.normal:
            predicate = f"{nouns.foundings[lemma]} {tree.words[before].lower()}"
            phrase = predicate.replace("be", "was", 1)
            trigger = as_described(reading.trigger(i), i)
            yield trigger.relation(owners[0], predicate, value_argument(value), rule="founding", phrase=phrase)


def _may_be_founded(reading: DocumentReading, owner: int) -> bool:
    """Tell whether whose founding it is is an organization with a name, or "its"."""
    is_body = reading.is_named(owner) and reading.mention(owner).label in ORGANIZATIONS
    return is_body or reading.tree.words[owner].lower() in pronouns.of_organizations
