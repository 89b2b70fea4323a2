"""When something befell a person, as a noun tells: "her death in 1981", "the murder of Ann Lee in May", "until his arrest on 3 June"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.clauses import Status
from kg.english import factuality, lives
from kg.model import Modality, Relation, Value, ValueKind
from kg.relations.arguments import value_argument
from kg.relations.noun_status import noun_status
from kg.relations.reading import DocumentReading

FARTHEST_DATE = 9
"""Words from an event to its date, with cause and place between. Chosen by hand."""


def when_it_was(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield the date of a birth, of a death or of what else befalls a person once, and whose it is."""
    tree = reading.tree
    of = [c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "of"]
    owners = of or tree.exact_kids(noun, "nmod:poss")  # "Karl's murder of Ann"
    people = [o for o in owners if reading.is_person(o) or tree.words[o].lower() in lives.owners]
    dated = _dated(reading, noun, people[0]) if people else None
    if dated is None:
        return
    value, preposition = dated
    date, trigger = value_argument(value), reading.trigger(noun, _status(reading, noun))
    predicate = lives.nouns.get(tree.lemmas[noun])
    if predicate is not None:
        yield trigger.relation(people[0], predicate, date, rule="life/noun", phrase=lives.past_forms[predicate])
    else:
        predicate = f"{lives.events[tree.lemmas[noun]]} {preposition}".strip()
        yield trigger.relation(people[0], predicate, date, rule="life/noun", phrase=_in_the_past(predicate))


def _status(reading: DocumentReading, noun: int) -> Status:
    """Return the status of an event: not denied by what is denied of something else, "did not speak until her release", nor done where it is ordered."""
    tree, status = reading.tree, noun_status(reading, noun)
    if tree.bases[noun] == "obl":
        return replace(status, negated=False)
    is_ordered = factuality.governing_verbs.get(tree.lemmas[tree.heads[noun]]) == "obligatory"
    return status.under(Modality.POSSIBLE) if tree.bases[noun] == "obj" and is_ordered else status


def _in_the_past(predicate: str) -> str:
    """Return what an event of the table is in the past: "was arrested on", "retired in"."""
    verb, _, rest = predicate.partition(" ")
    past = "was" if verb == "be" else f"{verb.removesuffix('e')}ed"
    return f"{past} {rest}".strip()


def _dated(reading: DocumentReading, noun: int, person: int) -> tuple[Value, str] | None:
    """Return the date of an event with its preposition: before whose it is, "the death on 30 May of Ann Lee", or behind both."""
    tree = reading.tree
    for c in tree.exact_kids(noun, "nmod", "nmod:unmarked"):
        value = reading.values.at(c)
        if noun < c < person and value is not None and value.kind is ValueKind.DATE:
            return value, tree.preposition(c)
    last = max([noun, *tree.subtree(person)]) if person > noun else noun
    if any(tree.entity[c] < 0 for c in tree.exact_kids(person, "appos") if c > noun) and tree.words[last] != ",":
        return None  # "the death of Ann Lee, mayor from 1960 to 1970" tells when she was mayor
    for i in _behind(reading, noun, last):
        value = reading.values.at(i)
        if value is not None and value.kind is ValueKind.DATE:
            before = tree.words[i - 1].lower()
            return value, before if before in lives.before_dates else ""
    return None


def _behind(reading: DocumentReading, noun: int, last: int) -> Iterator[int]:
    """Yield where the date of an event may stand: right behind it, else behind its place or its cause, "his death from cancer in 1986"."""
    tree = reading.tree
    end = tree.sentence_extents[tree.sentence[noun]][1]
    for i in range(last + 1, min(end, last + FARTHEST_DATE)):
        word = tree.words[i].lower()
        if i == last + 1 and tree.pos[i] != "ADP" and reading.values.at(i) is not None:
            yield i
        elif word in lives.before_dates and i + 1 < end and reading.values.at(i + 1) is not None:
            yield i + 1
        elif tree.pos[i] not in ("ADP", "ADV", "ADJ", "DET", "NOUN", "PROPN") and word not in lives.before_places:
            return
