"""Which obliques of a verb without an object stand as its object: "invested in Acme", "launched from Leeds", "fell over the period"."""

from __future__ import annotations

from kg.clauses import Oblique
from kg.english import nouns, prepositions, verbs
from kg.english.classes import HAPPENING, PLACES
from kg.relations.amounts import is_date, is_time
from kg.relations.qualifiers import bounds_time
from kg.relations.reading import ClauseReading, DocumentReading
from kg.relations.role_phrases import find_role, nouns_after_as

FURTHER = 2
"""Names after other prepositions that make relations of their own: "launched via Falcon 9 from Cape Canaveral"."""


def choose_obliques(clause: ClauseReading) -> list[Oblique]:
    """Return the obliques that stand as object of a verb without one: all with the preposition of the first that is no time."""
    reading = clause.reading
    if clause.lemma == "have":
        return []  # "under the law the firm has until May to pay"
    if clause.lemma in verbs.convicting and (
        terms := [o for o in clause.obliques if o.preposition == "to" and is_time(reading, o)]
    ):
        return terms[:1]  # "was sentenced in her absence to ten years for fraud"
    candidates = [
        o
        for o in clause.obliques
        if not is_time(reading, o)
        and not _bounds_event(reading, o)
        and o.preposition not in prepositions.circumstances
        and not (o.preposition == "by" and clause.passive)  # "sent by post": how, where it is not by whom
        and not (o.preposition == "as" and clause.lemma in verbs.serving | verbs.taking_up and find_role(reading, o.head))
        # "was founded with Ann Lee as chairman" tells who is there, not with whom it was done.
        and not (o.preposition == "with" and nouns_after_as(clause.tree, o.head))
        # "As a result, she is known" and "works as part of a team" say not what she is.
        and not (o.preposition == "as" and (o.head < clause.predicate or clause.tree.lemmas[o.head] in nouns.circumstances))
    ]
    dates = [o for o in clause.obliques if is_date(reading, o)]
    if not candidates:
        return dates[:1] or _periods(clause)
    candidates = _without_setting(clause, candidates)
    named = [o for o in candidates if reading.is_named(o.head)]
    first = candidates[0] if candidates[0].preposition != "as" or not named else named[0]
    same = [o for o in candidates if o.preposition == first.preposition]
    chosen = [Oblique(o.preposition, i) for o in same for i in reading.instances(o.head)]
    further = [o for o in named if o.preposition not in ("", first.preposition, *prepositions.not_further)]
    if first.preposition in ("", "from", *prepositions.of_frames):
        further += [o for o in candidates if o not in named and o.preposition in prepositions.of_complements - {first.preposition}]
    further = [] if clause.lemma in verbs.of_seats else further  # "is based in Leeds, with offices in Bonn"
    dates = dates[:1] if clause.lemma in verbs.dated else []
    return [*chosen, *further[:FURTHER], *dates]


def _without_setting(clause: ClauseReading, candidates: list[Oblique]) -> list[Oblique]:
    """Return obliques without an event on which the others are told: "arrived in Bonn in her first visit", "called in a speech for talks"."""
    reading = clause.reading
    occasions = [o for o in candidates if o.preposition in prepositions.of_frames and _is_unnamed_event(reading, o.head)]
    remaining = [o for o in candidates if o not in occasions]
    if not occasions or not remaining:
        return candidates
    if clause.lemma in verbs.advocating:
        return remaining if remaining[0].preposition in prepositions.of_complements else candidates
    is_there = reading.mention(remaining[0].head).label in PLACES
    return [o for o in candidates if not (is_there and o in occasions and clause.tree.exact_kids(o.head, "nmod:poss"))]


def _is_unnamed_event(reading: DocumentReading, noun: int) -> bool:
    return reading.mention(noun).label in HAPPENING and not reading.is_named(noun)


def _bounds_event(reading: DocumentReading, oblique: Oblique) -> bool:
    """Tell whether what looks like a place is where an event or a period begins or ends: "was dismissed near the end of the war"."""
    tree = reading.tree
    whole = [c for c in tree.exact_kids(oblique.head, "nmod") if tree.preposition(c) == "of"]
    is_timed = any(tree.lemmas[c] in nouns.time or reading.mention(c).label in HAPPENING for c in whole)
    is_beside = oblique.preposition in (*prepositions.sites_of_nouns, *prepositions.of_nearness)
    return is_beside and is_timed and tree.lemmas[oblique.head] in nouns.bounds and bounds_time(reading, oblique)


def listed_with(clause: ClauseReading, chosen: list[Oblique], oblique: Oblique) -> list[int]:
    """Return the places of what is listed with an oblique, or said by it in another way, and does not qualify it.

    What is a fact of its own still qualifies the others: "died on Monday at home", "was found in a box in Leeds".
    """
    tree, first = clause.tree, oblique.head
    while tree.labels[first] == "conj":
        first = tree.heads[first]
    listed = [i for i in tree.conjuncts(first) if i == oblique.head or not is_time(clause.reading, Oblique(oblique.preposition, i))]
    kinds = [o.head for o in clause.obliques if oblique.head in clause.reading.instances(o.head)]
    kinds += [o.head for o in clause.obliques if o.preposition == oblique.preposition == "as"]  # "as a cook, as a guide"
    return [*(o.head for o in chosen if o.head in listed), *kinds]


def beside_others(clause: ClauseReading, oblique: Oblique) -> list[int]:
    """Return the obliques beside others of the list that an oblique is in: of "for Acme in May and for Bolt in June" May is that of Acme."""
    tree, first = clause.tree, oblique.head
    while tree.labels[first] == "conj":
        first = tree.heads[first]
    listed = sorted(tree.conjuncts(first))
    if len(listed) < 2 or not any(tree.kids(c, "case") for c in listed[1:]):  # a list has two
        return []
    behind = {o.head: max((c for c in listed if c < o.head), default=-1) for o in clause.obliques if o.head not in listed}
    is_parted = any(first <= c < listed[-1] for c in behind.values())
    return [head for head, c in behind.items() if c >= 0 and c != oblique.head] if is_parted else []


def _periods(clause: ClauseReading) -> list[Oblique]:
    """Return the first time after a verb that is no date: "prices fell over the period"; "over time" names none."""
    tree = clause.tree
    if tree.labels[clause.predicate] == "acl" and not tree.kids(clause.predicate, "nsubj"):
        return []  # "gains seen over the period" are told of by the verb above
    times = [o for o in clause.obliques if o.head > clause.predicate and o.preposition and is_time(clause.reading, o)]
    return [o for o in times if any(tree.labels[c] != "case" for c in tree.children[o.head])][:1]
