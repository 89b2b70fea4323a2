"""When and where a clause is by words that hang on something beside it, and when it is not: dates, what its victims were doing, events in it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.clauses import Oblique, is_the_first_to
from kg.english import adjectives, nouns, prepositions, times, verbs
from kg.english.classes import HAPPENING, PLACES
from kg.model import Qualifier, QualifierKind, ValueKind
from kg.parsing.trees import Tree
from kg.relations.qualifiers import qualify, value_qualifier
from kg.relations.reading import ClauseReading, DocumentReading


def stray_times(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield the date of a clause that hangs on a noun in it, on the clause that it stands before, or on the one that it stands behind."""
    yield from _behind_subject(clause)
    yield from _before_participle(clause)
    yield from _behind_clause(clause)


def _behind_subject(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield a bare day between subject and verb: "the council Friday set a date"; not "the vote Friday"."""
    reading, tree = clause.reading, clause.tree
    for noun in clause.subjects[-1:]:
        day = next((c for c in tree.exact_kids(noun, "nmod:unmarked") if c > noun), -1)
        if day < 0 or (tree.words[day].lower() not in times.weekdays and tree.words[day].lower() not in times.days):
            continue
        is_of_noun = reading.mention(noun).label in HAPPENING or tree.lemmas[noun] in nouns.speech_acts | nouns.remarks
        if not is_of_noun:
            yield from (value_qualifier(v) for v in (reading.values.at(day),) if v is not None and v.kind is ValueKind.DATE)


def _before_participle(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield the date before the comma of a participle, which it hangs on: "attacked a camp Saturday, killing four"."""
    reading, tree, i = clause.reading, clause.tree, clause.predicate
    for participle in (c for c in tree.kids(i, "advcl") if c > i and tree.tags[c] == "VBG"):
        for c in tree.kids(participle, "obl"):
            value = reading.values.at(c)
            if c < participle and tree.words[c + 1] == "," and value is not None and value.kind is ValueKind.DATE:
                yield from (q for q in (qualify(reading, Oblique(tree.preposition(c), c)),) if q is not None)


def _behind_clause(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield the date behind a clause with a conjunction, which hangs on the verb above: "they fled after men shot at the camp Saturday"."""
    reading, tree, i = clause.reading, clause.tree, clause.predicate
    if tree.bases[i] != "advcl" or not tree.kids(i, "mark") or tree.heads[i] > i:
        return
    end = tree.subtree(i)[-1] + 1
    for c in tree.kids(tree.heads[i], "obl"):
        value = reading.values.at(c)
        if c >= end and tree.subtree(c)[0] == end and value is not None and value.kind is ValueKind.DATE:
            yield from (q for q in (qualify(reading, Oblique(tree.preposition(c), c)),) if q is not None)


def places_of_victims(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield where people are harmed, by what they are doing: "killed six people protesting in Leeds"."""
    reading, tree = clause.reading, clause.tree
    if clause.lemma not in verbs.harming:
        return
    later = [o for c in tree.exact_kids(clause.predicate, "conj") if tree.lemmas[c] in verbs.harming for o in tree.kids(c, "obj")]
    counted = [c for o in (*clause.objects, *later) if tree.lemmas[o] in nouns.quantities for c in tree.exact_kids(o, "nmod")]
    for doing in (c for o in (*clause.objects, *later, *counted) for c in tree.exact_kids(o, "acl") if tree.tags[c] == "VBG"):
        beside = [*tree.kids(doing, "obl"), *(n for o in tree.kids(doing, "obj") for n in tree.exact_kids(o, "nmod"))]
        for c in beside:
            qualifier = qualify(reading, Oblique(tree.preposition(c), c)) if reading.mention(c).label in PLACES else None
            if qualifier is not None and qualifier.kind is QualifierKind.PLACE:
                yield qualifier


def places_of_occasions(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield where the event is in which something is done: "killed two in separate attacks in Leeds"; nobody is charged where a crime was."""
    reading, tree = clause.reading, clause.tree
    if clause.copular or any(clause.lemma in words for words in (verbs.blaming, verbs.convicting, verbs.of_views)):
        return
    for oblique in clause.obliques:
        head = oblique.head
        if oblique.preposition not in prepositions.of_occasions or tree.entity[head] >= 0:
            continue
        counted = [
            c for c in tree.exact_kids(head, "nmod") if tree.preposition(c) == "of" and tree.lemmas[head] in nouns.quantities
        ]
        for event in (e for e in (head, *counted) if reading.mention(e).label in HAPPENING):
            sites = tree.exact_kids(event, "nmod")
            sites += [
                n for c in sites if tree.entity[c] < 0 and reading.mention(c).label in PLACES for n in tree.exact_kids(c, "nmod")
            ]
            for c in (c for c in sites if reading.is_named(c) and tree.preposition(c) in prepositions.place):
                qualifier = qualify(reading, Oblique(tree.preposition(c), c))
                if qualifier is not None and qualifier.kind is QualifierKind.PLACE and reading.mention(c).label in PLACES:
                    yield qualifier


def is_of_deed_above(clause: ClauseReading, oblique: Oblique) -> bool:
    """Tell whether an event is that in which people are harmed, and not what they are doing: "killed two guarding a camp in a similar attack"."""
    tree, i = clause.tree, clause.predicate
    above = tree.heads[tree.heads[i]]
    is_doing = tree.labels[i] == "acl" and tree.tags[i] == "VBG" and tree.lemmas[above] in verbs.harming
    return is_doing and oblique.preposition == "in" and clause.reading.mention(oblique.head).label in HAPPENING


def is_since_when(tree: Tree, oblique: Oblique) -> bool:
    """Tell whether a duration says how long something has not been: "for the first time in ten years", "the worst storm in a decade"."""
    case = next(iter(tree.exact_kids(oblique.head, "case")), 0)
    if oblique.preposition != "in" or tree.lemmas[oblique.head] not in nouns.time or not case:
        return False
    before, above = case - 1, tree.heads[oblique.head]
    ranks = (c for noun in (before, tree.heads[before], above) for c in tree.kids(noun, "amod"))
    return (
        tree.lemmas[before] == "time"
        or (is_the_first_to(tree, above) and not tree.kids(oblique.head, "amod"))  # "the first to visit Bonn in four decades"
        or any(tree.words[c].lower() in adjectives.rank or tree.tags[c] == "JJS" for c in ranks)
    )


def is_told_by(reading: DocumentReading, noun: int, predicate: int) -> bool:
    """Tell whether a time is told by nothing but the clause that it is the time of: "the day on which she left", not "the May of 1998"."""
    tree = reading.tree
    if not noun < predicate or tree.lemmas[noun] not in nouns.time or predicate not in tree.subtree(noun):
        return False
    return all(reading.values.at(c) is None for c in (noun, *tree.kids(noun, "nmod", "nummod")))
