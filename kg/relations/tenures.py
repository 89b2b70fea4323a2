"""Roles that the noun of an office held tells with "as": "her tenure as mayor of Oslo", "the appointment of Ann Lee as chairman".

Who holds it is the noun's possessor or, of what somebody is given, stands behind "of". What was so during a past clause may be over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.english import determiners, nouns, pronouns, verbs
from kg.model import Modality, Relation
from kg.relations.noun_qualifiers import noun_qualifiers
from kg.relations.noun_status import is_former, noun_status
from kg.relations.reading import DocumentReading
from kg.relations.role_phrases import as_described, find_role, nouns_after_as, role_relations

TENSELESS = frozenset({"TO", "VB", "VBG", "VBN"})
"""Tags of verbs without a tense of their own."""


def find_tenures(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the roles that nouns of offices held, or of coming to them, tell of their possessors."""
    tree = reading.tree
    for noun, lemma in enumerate(tree.lemmas):
        is_coming = lemma in nouns.appointments
        is_career = lemma in nouns.careers
        if tree.pos[noun] != "NOUN" or not (is_coming or is_career or lemma in nouns.tenures):
            continue
        offices = nouns_after_as(tree, noun)
        if not offices:
            continue
        beside = [c for c in tree.exact_kids(noun, "nmod") if is_coming and tree.preposition(c) == "of" and c < offices[0]]
        holders = [i for i in (tree.exact_kids(noun, "nmod:poss") or beside) if _is_somebody(reading, i)]
        trigger = reading.trigger(noun, noun_status(reading, noun)) if is_coming else as_described(reading.trigger(noun), noun)
        if not is_coming and (is_former(tree, noun) or _is_told_in_past(reading, noun)):
            trigger = trigger.of_former()
        clause = reading.clause_of.get(tree.heads[noun])
        if is_coming and clause is not None and noun in clause.objects and clause.lemma not in verbs.saying:
            trigger = replace(trigger, status=trigger.status.under(Modality.POSSIBLE))  # "opposed her appointment as judge"
        used = [*offices, *beside]
        for office in tree.conjuncts(offices[0]):
            role = find_role(reading, office)
            is_one = any(determiners.kinds.get(tree.words[c].lower()) == "indefinite" for c in tree.kids(office, "det"))
            if role is None or (is_one and not is_career):  # "her role as a nurse" may be one on the stage
                continue
            for holder in (_subject_behind(reading, noun, i) for i in holders[:1]):
                when = noun_qualifiers(reading, noun, used=used) if is_coming else ()
                yield from role_relations(trigger, holder, role, rule="nominal/role", qualifiers=when)


def _is_somebody(reading: DocumentReading, holder: int) -> bool:
    return reading.is_person(holder) or reading.tree.words[holder].lower() in pronouns.of_kin


def _subject_behind(reading: DocumentReading, noun: int, holder: int) -> int:
    """Return who holds an office: of "during her tenure as mayor, Ann Lee" the person whom the clause behind it is about."""
    clause = reading.clause_of.get(reading.tree.heads[noun])
    if reading.tree.pos[holder] != "PRON" or clause is None or reading.tree.bases[noun] != "obl":
        return holder
    named = [i for i in clause.subjects if i > noun and reading.is_named(i) and reading.is_person(i)]
    return named[0] if len(named) == 1 == len(clause.subjects) else holder


def _is_told_in_past(reading: DocumentReading, noun: int) -> bool:
    """Tell whether the clause around a noun is in the past: "during her tenure she built" tells of one that may be over.

    What has no tense of its own is told in that of the clause above it: "was convicted of graft, stemming from his years as mayor".
    """
    tree, above = reading.tree, noun
    while tree.heads[above] != above:
        above = tree.heads[above]
        if above in reading.clause_of:
            tags = {tree.tags[i] for i in (above, *tree.kids(above, "aux", "cop"))}
            if "VBD" in tags or not tags <= TENSELESS:
                return "VBD" in tags
    return False
