"""What a text says of a life: births and deaths beside a name, ages, kin (`kin.py`), degrees.

"Ada Lovelace (10 December 1815 – 27 November 1852)", "(born 1 May 1961)", "Robert Mugabe, 95,",
"his wife, Ann", "a degree in law from Yale".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.english import lives, name_parts, nouns, roles
from kg.english.classes import ORGANIZATIONS, PLACES
from kg.model import Argument, Relation, Value, ValueKind
from kg.parsing.trees import Tree
from kg.relations.arguments import is_definite, kind_label, value_argument
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.happenings import when_it_was
from kg.relations.kin import find_kin, means_people
from kg.relations.office_lists import opens_term
from kg.relations.reading import DocumentReading

OLDEST = 125
"""Years: nobody is known to have lived longer than 122."""

YOUNGEST = 20
"""Years between two in parentheses that are a life; less is a time at school or in office: "Louis Deacon (1991–1995), a pupil". Chosen by hand."""

LONGEST_LIFE = 30
"""Words in parentheses that may be the dates of a life, with places: "10 May 1827, Saugerties, New York – 22 June 1886, Bonn, Germany"."""


def find_lives(reading: DocumentReading) -> Iterator[Relation]:
    """Yield births, deaths, ages, kin and degrees."""
    tree = reading.tree
    for entity in tree.names:
        if entity.label == "PERSON":
            yield from _aged(reading, entity.root, entity.end)
            yield from _life(reading, entity.root, entity.end)
    for i, lemma in enumerate(tree.lemmas):
        if lemma in lives.nouns or lemma in lives.events:
            yield from when_it_was(reading, i)
        elif lemma in lives.mutual or lemma in nouns.kinship:
            yield from find_kin(reading, i)
        elif lemma == "old":
            yield from _years_old(reading, i)
        elif lemma in nouns.degrees and tree.pos[i] in ("NOUN", "PROPN"):
            yield from _degree(reading, i)


def _life(reading: DocumentReading, head: int, end: int) -> Iterator[Relation]:
    """Find the dates of a life in parentheses: both, or one with "born" or "died"."""
    tree = reading.tree
    end = _opening_of_dates(reading, end)
    if end < 0 or opens_term(reading, end):
        return
    close = tree.closing_bracket(end, LONGEST_LIFE)
    inside = dict.fromkeys(v for i in range(end + 1, close) if (v := reading.values.at(i)) and v.kind is ValueKind.DATE)
    dates = [half for value in inside for half in _halves(value)]
    words = {tree.words[i].lower() for i in range(end + 1, close)}
    if len(dates) == 2 and _is_short(*dates) and not words & (lives.born | lives.died):
        return
    if len(dates) == 2:  # a birth and a death
        events = list(zip(("be born", "die"), dates, strict=True))
    elif len(dates) == 1 and words & (lives.born | lives.died):
        events = [(_event_before(reading, end, dates[0]), dates[0])]
    else:
        return
    trigger = reading.trigger(head)
    for predicate, value in events:
        yield trigger.relation(head, predicate, value_argument(value), rule="life/dates", phrase=lives.past_forms[predicate])
    if len(dates) == 1:
        yield from _place_after(reading, head, dates[0], close, events[0][0])


def _opening_of_dates(reading: DocumentReading, end: int) -> int:
    """Return where brackets open behind a name, its honours and another bracket: "Ann Lee FRS (LEE) (1815–1852)"; -1 where none do."""
    tree = reading.tree
    last = len(tree.words)
    while end < last and (
        tree.words[end] == ","
        or (tree.words[end].isupper() and len(tree.words[end]) > 1 and tree.words[end].lower() not in roles.kinds)
        or tree.words[end].rstrip(".") in name_parts.generations
    ):
        end += 1
    if end >= last or tree.words[end] != "(":
        return -1
    close = tree.closing_bracket(end, LONGEST_LIFE)
    # "Ann Lee (Labour) (1974–1992)" sat in parliament for them.
    is_undated = all(reading.values.at(i) is None and not _is_of_party(tree, i) for i in range(end, close))
    return close + 1 if is_undated and close + 1 < last and tree.words[close + 1] == "(" else end


def _is_of_party(tree: Tree, i: int) -> bool:
    """Tell whether a word is of the name of an organization or a people, and not of its initials."""
    label = tree.names[tree.entity[i]].label if tree.entity[i] >= 0 else ""
    return label in ("ORG", "NORP") and not tree.words[i].isupper()


def _is_short(first: Value, last: Value) -> bool:
    """Tell whether two bare years are too near one another for a life."""
    return first.normal.isdigit() and last.normal.isdigit() and int(last.normal) - int(first.normal) < YOUNGEST


def _event_before(reading: DocumentReading, opening: int, date: Value) -> str:
    """Return what a date in parentheses is of by the word nearest before it, or, where none is, anywhere: "born in Bonn, died in Kiel 1823"."""
    tree = reading.tree
    close = tree.closing_bracket(opening, LONGEST_LIFE)
    said = [i for i in range(opening, close) if tree.words[i].lower() in lives.born | lives.died]
    before = [i for i in said if tree.starts[i] < date.span.start]
    return "be born" if tree.words[max(before, default=said[0])].lower() in lives.born else "die"


def _place_after(reading: DocumentReading, head: int, date: Value, close: int, predicate: str) -> Iterator[Relation]:
    """Find the place after a date of birth: "born 4 August 1953, Kharkiv", "born 1 May 1961 in Oslo, Norway"."""
    tree = reading.tree
    start = next((i for i in range(head, close) if tree.starts[i] >= date.span.end), close)
    while start < close and tree.words[start].lower() in lives.before_places:
        start += 1
    if start < close and tree.entity[start] >= 0 and tree.names[tree.entity[start]].start == start:
        for place in (start, *reading.enclosing(start)):
            if reading.mention(place).label in PLACES:
                phrase = f"{lives.past_forms[predicate]} in"
                yield reading.trigger(head).relation(head, f"{predicate} in", place, rule="life/place", phrase=phrase)


def _halves(value: Value) -> list[Value]:
    """Return the two years of a span such as "1815–1852" and "c. 1815 – 1852", or the value itself."""
    years = re.fullmatch(r"((?:[a-z.]+ ?)?(\d{4}))(?: ?[-–—/] ?)((?:[a-z.]+ ?)?(\d{4}))", value.text)
    if years is None:
        return [value]
    start = value.span.start
    first = replace(value, text=years[1], normal=years[2], span=value.span._replace(end=start + years.end(1)))
    last = replace(value, text=years[3], normal=years[4], span=value.span._replace(start=start + years.start(3)))
    return [first, last]


def is_age(reading: DocumentReading, i: int) -> bool:
    """Tell whether a word is a number that may be an age, or counts years; "2:05:46" is a time."""
    value = reading.value_of(i) if ":" not in reading.tree.words[i] else None
    return value is not None and value.kind is ValueKind.COUNT and value.normal.isdigit() and 0 < int(value.normal) < OLDEST


def _aged(reading: DocumentReading, head: int, end: int) -> Iterator[Relation]:
    """Find "Robert Mugabe, 95,": the age of a person between commas; "died aged 79" and "at age 65" of a subject."""
    tree = reading.tree
    words, trigger = tree.words, reading.trigger(head)
    if end + 2 < len(words) and words[end] == "," and words[end + 2] in (",", ".") and is_age(reading, end + 1):
        yield trigger.relation(head, "be of age", end + 1, rule="life/age")
    if end + 1 < len(words) and words[end].lower() in lives.ages and is_age(reading, end + 1):
        yield trigger.relation(head, "be of age", end + 1, rule="life/age")
        return
    if tree.bases[head] != "nsubj":
        return
    for i in tree.subtree(tree.heads[head]):
        is_of_another = i > 0 and tree.entity[i - 1] not in (-1, tree.entity[head])  # "Ann Lee and her son Karl aged 13 left"
        is_of_another |= _is_limit(tree, i) or (tree.bases[i] in ("acl", "amod") and means_people(tree, tree.heads[i]))
        if words[i].lower() in lives.ages and i + 1 < len(words) and not is_of_another:
            after = i + 2 if words[i + 1].lower() == "of" else i + 1
            if after < len(words) and is_age(reading, after):
                yield trigger.relation(head, "be of age", after, rule="life/age")
                return


def _is_limit(tree: Tree, i: int) -> bool:
    """Tell whether a word for an age gives one that others are under or over: "hired girls under the age of 16", not "died at the age of 16"."""
    return tree.pos[i] == "NOUN" and tree.preposition(i) not in ("", "at")


def _years_old(reading: DocumentReading, old: int) -> Iterator[Relation]:
    """Find "35-year-old Andre Agassi", "Andre Agassi, 35 years old," and "the 64-year-old mayor": the age of somebody told apart."""
    tree, head = reading.tree, reading.tree.heads[old]
    years = [c for c in tree.exact_kids(old, "obl:unmarked") if tree.lemmas[c] == "year" and reading.value_of(c) is not None]
    is_named = reading.is_named(head) and reading.is_person(head)
    is_told = kind_label(tree.lemmas[head]) == "Role" and is_definite(tree, head)
    if years and tree.bases[old] in ("amod", "acl", "appos") and (is_named or is_told):
        age = _number_before(reading, years[0])
        yield reading.trigger(head).relation(head, "be of age", years[0] if age is None else age, rule="life/age")


def _number_before(reading: DocumentReading, year: int) -> Argument | None:
    """Return the number alone of what hyphens join, "35" of "the 35-year-old mayor"; None of "35 years old"."""
    tree, number = reading.tree, year - 2
    value = reading.value_of(number) if tree.words[year - 1] == "-" else None
    return None if value is None else value_argument(replace(value, text=tree.words[number], span=reading.span(number, number + 1)))


def _degree(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Find who has a degree from a school: "earned a bachelor's degree in history at Yale"."""
    tree = reading.tree
    if tree.labels[noun] == "nmod:desc":
        return  # "Ms Lee" has no master's degree
    top = noun
    while tree.bases[top] in ("conj", "nmod", "compound", "appos") and tree.pos[tree.heads[top]] in ("NOUN", "PROPN"):
        top = tree.heads[top]
    clause = reading.clause_of.get(tree.heads[top])
    if clause is None or tree.bases[top] not in ("obj", "obl", "nsubj", "root"):
        return
    schools = [c for c in tree.kids(noun, "nmod") if tree.preposition(c) in lives.schools]
    if tree.bases[top] != "nsubj":  # "Ann Lee, PhD, joined a school at Yale": it is not from there
        schools += [o.head for o in clause.obliques if o.preposition in lives.schools and o.head > noun]
    for school in dict.fromkeys(i for s in schools for i in tree.conjuncts(s)):
        if reading.mention(school).label in ORGANIZATIONS:
            phrase = f"{tree.words[clause.predicate]} {tree.words[noun]} from"
            qualifiers = clause_qualifiers(clause, used=[school])
            for person in clause.subjects:
                yield clause.trigger.relation(
                    person, "graduate from", school, rule="life/degree", phrase=phrase, qualifiers=qualifiers
                )
