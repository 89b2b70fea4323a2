"""When and where a clause is by the clause that it stands in, where that is no verb which governs it: clefts, companions, parts of what is told, events."""

from __future__ import annotations

from collections.abc import Iterator

from kg.clauses import Oblique
from kg.english import prepositions, pronouns, verbs
from kg.english.classes import HAPPENING
from kg.model import Qualifier, QualifierKind, ValueKind
from kg.relations.noun_qualifiers import noun_qualifiers
from kg.relations.qualifiers import qualify
from kg.relations.reading import ClauseReading, DocumentReading

NEAREST_PART = 2
"""Words between a relative pronoun after "of" and the predicate of its clause: "of which two thirds of the shares were sold"."""


def from_embedding(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield when and where a clause is by what it stands in."""
    tree, i = clause.tree, clause.predicate
    base = tree.bases[i]
    if base in ("acl", "csubj", "ccomp"):
        yield from _of_cleft(clause)
    if tree.labels[i] == "acl:relcl":
        yield from _of_whole(clause)
        yield from _of_told_event(clause)
    elif base in ("acl", "advcl") and tree.tags[i] in ("VBG", "VBN"):
        yield from _of_companion(clause)
        yield from _of_event_done(clause) if base == "acl" else _of_stay(clause)


def _of_cleft(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield what a cleft puts before its clause: "it was in Leeds in 1999 that she met him", "it was not until 2005 that it opened"."""
    tree, noun = clause.tree, clause.tree.heads[clause.predicate]
    value = clause.reading.values.at(noun)
    is_date = value is not None and value.kind is ValueKind.DATE  # "it was last year that Acme bought Bolt"
    its = [c for c in tree.kids(noun, "nsubj", "expl") if tree.words[c].lower() == "it" and (is_date or tree.bases[c] == "expl")]
    if noun > clause.predicate or not its or not tree.kids(noun, "cop"):
        return
    said = list(_said(clause.reading, Oblique(tree.preposition(noun), noun)))
    if any(q.kind in (QualifierKind.TIME, QualifierKind.PLACE) for q in said):
        yield from said
        for c in tree.kids(noun, "obl"):
            yield from _said(clause.reading, Oblique(tree.preposition(c), c))


def _of_whole(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield the date of what something is a part of, told in the same tense: "as of May we had 300 staff, of whom 200 were women"."""
    reading, tree, i = clause.reading, clause.tree, clause.predicate
    relative = next((c for c in tree.subtree(i) if tree.words[c].lower() in pronouns.relative_mentions), -1)
    if relative < 0 or tree.preposition(relative) != "of" or i not in (tree.heads[relative], tree.heads[tree.heads[relative]]):
        return
    above = tree.heads[i]
    for _ in range(NEAREST_PART):
        if above not in reading.clause_of:
            above = tree.heads[above]
    main = reading.clause_of.get(above)
    if main is None or _tense(main) != _tense(clause):
        return
    for oblique in main.obliques:
        value = reading.values.at(oblique.head)
        if value is not None and value.kind is ValueKind.DATE:
            yield from _said(reading, oblique)


def _tense(clause: ClauseReading) -> str:
    """Return the tense of a clause as the tag of its finite verb, that of the present without its person."""
    tree, i = clause.tree, clause.predicate
    finite = next(iter(tree.kids(i, "aux", "cop")), i)
    return tree.tags[finite].replace("VBZ", "VBP")


def _of_told_event(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield when and where an event was in which something happened: "a raid in Bonn on 23 July where two died", "a rally at which he spoke"."""
    reading, tree, i = clause.reading, clause.tree, clause.predicate
    event = tree.heads[i]
    if reading.mention(event).label not in HAPPENING:
        return
    is_inside = any(tree.words[c].lower() in pronouns.relative_adverbs for c in tree.kids(i, "advmod")) or any(
        tree.words[c].lower() in pronouns.relative_mentions and tree.preposition(c) for c in tree.kids(i, "obl")
    )
    if is_inside:
        yield from noun_qualifiers(reading, event)
        if tree.kids(tree.heads[event], "expl"):  # "there was a raid on Monday where two died"
            yield from _around(reading, tree.heads[event])


def _of_companion(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield when and where somebody is accompanied, by what they do then: "on Monday Karl, accompanied by Ann, met the mayor"."""
    tree, i = clause.tree, clause.predicate
    if not clause.passive or tree.lemmas[i] not in verbs.accompanying or tree.kids(i, "aux"):
        return
    above = tree.heads[i]
    if tree.bases[i] == "acl":
        while tree.bases[above] == "conj":
            above = tree.heads[above]
        if tree.bases[above] != "nsubj":
            return
        above = tree.heads[above]
    yield from _around(clause.reading, above)


def _of_event_done(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield when and where an event is held, by who holds it: "carried out a raid killing six on Monday", "met in Bonn for a rally held by Acme"."""
    reading, tree, i = clause.reading, clause.tree, clause.predicate
    event = tree.heads[i]
    verb = tree.heads[event]
    if reading.mention(event).label not in HAPPENING or verb not in reading.clause_of:
        return
    is_held = tree.bases[event] == "obj" and (
        reading.clause_of[verb].lemma in verbs.during_events or tree.lemmas[verb] in verbs.during_events
    )
    is_site = tree.preposition(event) == "for" or tree.preposition(event) in prepositions.sites_of_nouns
    is_visited = tree.bases[event] == "obl" and is_site and tree.lemmas[verb] in verbs.gathering
    if is_held or is_visited:
        yield from _around(reading, verb)


def _of_stay(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield where somebody is while they do something there: "was in Leeds visiting Ann", "is at home writing a book"."""
    tree, i = clause.tree, clause.predicate
    place = tree.heads[i]
    if tree.tags[i] != "VBG" or i < place or tree.kids(i, "mark", "nsubj") or not tree.kids(place, "cop"):
        return
    if tree.preposition(place):
        said = list(_said(clause.reading, Oblique(tree.preposition(place), place)))
        if any(q.kind is QualifierKind.PLACE for q in said):
            yield from (*said, *_around(clause.reading, place))


def _around(reading: DocumentReading, verb: int) -> Iterator[Qualifier]:
    """Yield what the obliques of a clause say of it."""
    main = reading.clause_of.get(verb)
    for oblique in main.obliques if main is not None else ():
        yield from _said(reading, oblique)


def _said(reading: DocumentReading, oblique: Oblique) -> Iterator[Qualifier]:
    qualifier = qualify(reading, oblique)
    if qualifier is not None:
        yield qualifier
