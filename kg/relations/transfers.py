"""Where what a verb passes on goes: to whom ("exports soybeans to China"), through whom ("sells its phones through shops"), and who gets a prize."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.english import lives, nouns, prepositions, verbs
from kg.english.classes import HAPPENING, ORGANIZATIONS, PLACES
from kg.model import QualifierKind, Relation
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.noun_qualifiers import noun_qualifiers
from kg.relations.qualifiers import merge_qualifiers
from kg.relations.reading import ClauseReading, DocumentReading

NO_SUPPLIES = ORGANIZATIONS | PLACES | {"Facility"}
"""Classes of what is sold once, and supplied to nobody."""


def to_recipients(clause: ClauseReading, actor: int, patient: int) -> Iterator[Relation]:
    """Yield to whom something goes, where it has a name: "Brazil exports soybeans to China"."""
    reading = clause.reading
    if clause.passive or clause.lemma not in verbs.transfer or reading.is_named(patient) or reading.tree.pos[patient] == "PRON":
        return  # who got "it" may have bought a firm
    parts = reading.tree.conjuncts(patient)
    if any(reading.mention(i).label in NO_SUPPLIES or reading.tree.lemmas[i] in nouns.stakes | nouns.of_owners for i in parts):
        return  # who buys "its unit" or "its plant" is the recipient of a sale, and supplied with nothing
    if _parts_with(clause, patient):
        return
    recipients = [o.head for o in clause.obliques if o.preposition == "to" and reading.is_named(o.head)]
    for recipient in (*recipients, *(i for i in clause.indirect if reading.is_named(i))):
        if recipient != actor:
            phrase = f"{clause.verb_phrase()} {reading.argument(patient).text} to"
            amounts = [q for q in noun_qualifiers(clause.reading, patient) if q.kind is QualifierKind.AMOUNT]
            qualifiers = merge_qualifiers(amounts, clause_qualifiers(replace(clause, indirect=()), used=[recipient]))
            predicate = f"{clause.lemma} to"
            yield clause.verb_group.relation(
                actor, predicate, recipient, rule="verbal/recipient", phrase=phrase, qualifiers=qualifiers
            )


def _parts_with(clause: ClauseReading, patient: int) -> bool:
    """Tell whether somebody sold what was theirs, once: "sold its 12 stores to Bolt"; who "sells its phones to Bolt" supplies it."""
    tree = clause.tree
    is_once = clause.lemma in verbs.selling and tree.tags[clause.predicate] in ("VBD", "VBN")
    return is_once and bool(tree.exact_kids(patient, "nmod:poss")) and tree.lemmas[patient] in nouns.premises


def sold_through(clause: ClauseReading, patient: int) -> Iterator[Relation]:
    """Yield through whom something comes to buyers, as a habit: "sells its phones through shops"; what was sold once is there no more."""
    reading, tree = clause.reading, clause.tree
    participle = verbs.selling.get(clause.lemma)
    is_habit = tree.tags[clause.predicate] in ("VBZ", "VBP") and tree.lemmas[patient] not in nouns.stakes
    is_ware = tree.tags[patient] == "NNS" or reading.is_named(patient)
    if participle is None or clause.passive or not is_habit or not is_ware or reading.value_of(patient) is not None:
        return
    for oblique in clause.obliques:
        if oblique.preposition == "through" and oblique.head > patient and _may_sell(reading, oblique.head):
            yield clause.trigger.relation(
                patient,
                f"be {participle} through",
                oblique.head,
                rule="verbal/through",
                qualifiers=clause_qualifiers(clause, used=[o.head for o in clause.obliques if o.preposition == "through"]),
            )


def _may_sell(reading: DocumentReading, noun: int) -> bool:
    """Tell whether a noun behind "through" is one that passes things on: no time, region, campaign or fear does."""
    label = reading.mention(noun).label
    is_known = bool(label) or reading.is_named(noun)
    return is_known and reading.value_of(noun) is None and (label == "Facility" or label not in HAPPENING | set(PLACES))


def winners(clause: ClauseReading, patient: int) -> Iterator[Relation]:
    """Yield who got a prize that was given: "awarded Ann Lee the Falk Medal", "conferred it on Ann Lee", "presented Ann Lee with the medal"."""
    reading = clause.reading
    if clause.lemma not in verbs.giving_prizes:
        return
    if _is_prize(reading, patient):
        behind = [o.head for o in clause.obliques if o.preposition in prepositions.to_winners]
        pairs = [(who, patient) for who in (*clause.indirect, *behind)]
    else:
        behind = [o.head for o in clause.obliques if o.preposition == "with" and _is_prize(reading, o.head)]
        pairs = [(patient, prize) for prize in behind]
    for who, prize in pairs:
        if reading.is_named(who):
            qualifiers = clause_qualifiers(replace(clause, indirect=()), used=behind)
            yield clause.verb_group.relation(
                who, "be awarded", prize, rule="verbal/prize", phrase="was awarded", qualifiers=qualifiers
            )


def _is_prize(reading: DocumentReading, noun: int) -> bool:
    """Tell whether a noun names a prize that is given for the first time: "the Falk Medal"; who gives "her medal" has won it before."""
    tree = reading.tree
    if any(tree.lemmas[c] in lives.owners for c in tree.exact_kids(noun, "nmod:poss")):
        return False
    return tree.lemmas[noun] in nouns.prizes or (reading.is_named(noun) and reading.mention(noun).label == "Award")
