"""What words before a name say of it: "Tokyo-based X", "Japanese carmaker Y", "France's Total", "X's AI division"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.clauses import Clause
from kg.mentions.classes import PLACES
from kg.model import Argument, Mention, MentionKind, Relation, Value, ValueKind
from kg.models.entity_types import read_nouns
from kg.relations.reading import Reading, relation
from kg.relations.roles import POSSESSIVE, argument_of_place, kind_label, role_words
from kg.words import word_set

OLDEST = 125
LONGEST_LIFE = 16
"""Words in parentheses that may be the dates of a life."""

BASED_AT_HOME = frozenset({"Organization", "Company", "MediaOutlet", "SportsTeam", "EducationalInstitution"})


def find_modifiers(reading: Reading, clauses: Sequence[Clause]) -> Iterator[Relation]:
    """Yield what the words before each name say of it."""
    del clauses
    for entity in reading.tree.names:
        if entity.label == "NORP":
            continue
        head = entity.root
        yield from _based(reading, head, entity.start)
        yield from _described(reading, head, entity.start)
        yield from _located(reading, head)
        if entity.label == "PERSON":
            yield from _aged(reading, head, entity.end)
            yield from _life(reading, head, entity.end)
    yield from _possessed(reading)


def _located(reading: Reading, head: int) -> Iterator[Relation]:
    """Find "the Kennedy Space Center at Cape Canaveral": a name with a place of its own."""
    tree = reading.tree
    if reading.mention(head).label == "Person":
        return
    for c in tree.kids(head, "nmod"):
        if (
            tree.labels[c] == "nmod"
            and tree.preposition(c) in ("in", "at", "on", "near")
            and reading.is_named(c)
            and reading.mention(c).label in PLACES
        ):
            yield relation(
                reading, reading.argument(head), "be located in", reading.argument(c), at=head, rule="modifier/place", score=0.75
            )


def _life(reading: Reading, head: int, end: int) -> Iterator[Relation]:
    """Find "Ada Lovelace (10 December 1815 – 27 November 1852)": the dates of a life in parentheses."""
    tree = reading.tree
    if end >= len(tree.words) or tree.words[end] != "(":
        return
    close = next((i for i in range(end, min(end + LONGEST_LIFE, len(tree.words))) if tree.words[i] == ")"), end)
    inside = dict.fromkeys(v for i in range(end + 1, close) if (v := reading.values.at(i)) and v.kind is ValueKind.DATE)
    dates = [half for value in inside for half in _halves(value)]
    if len(dates) != 2:  # a birth and a death
        return
    for predicate, value in zip(("be born on", "die on"), dates, strict=True):
        mention = Mention(span=value.span, text=value.text, kind=MentionKind.NOMINAL, label="", head=value.text)
        date = Argument(text=value.text, span=value.span, mention=mention, value=value)
        yield relation(reading, reading.argument(head), predicate, date, at=head, rule="modifier/life", score=0.85)


def _halves(value: Value) -> list[Value]:
    """Return the two years of a span such as "1815–1852", or the value itself."""
    years = re.fullmatch(r"(\d{4})(\W{1,3})(\d{4})", value.text)
    if years is None:
        return [value]
    start = value.span.start
    first = replace(value, text=years[1], normal=years[1], span=replace(value.span, end=start + 4))
    last = replace(value, text=years[3], normal=years[3], span=replace(value.span, start=start + years.start(3)))
    return [first, last]


def is_age(reading: Reading, i: int) -> bool:
    """Tell whether a word is a number that may be an age, or counts years."""
    value = reading.values.at(i)
    return value is not None and value.kind is ValueKind.COUNT and value.normal.isdigit() and 0 < int(value.normal) < OLDEST


def _aged(reading: Reading, head: int, end: int) -> Iterator[Relation]:
    """Find "Robert Mugabe, 95,": the age of a person between commas; "died aged 79" and "at age 65" of a subject."""
    tree = reading.tree
    words = tree.words
    if end + 2 < len(words) and words[end] == "," and words[end + 2] in (",", ".") and is_age(reading, end + 1):
        yield relation(
            reading, reading.argument(head), "be of age", reading.argument(end + 1), at=head, rule="modifier/age", score=0.85
        )
    if tree.label(head) != "nsubj":
        return
    for i in tree.subtree(tree.heads[head]):
        if words[i].lower() in ("age", "aged") and i + 1 < len(words):
            after = i + 2 if words[i + 1].lower() == "of" else i + 1
            if after < len(words) and is_age(reading, after):
                yield relation(
                    reading, reading.argument(head), "be of age", reading.argument(after), at=head, rule="modifier/age", score=0.8
                )
                return


def _based(reading: Reading, head: int, start: int) -> Iterator[Relation]:
    """Find "Tokyo-based Acme": three words before the name, or the words before "company Acme"."""
    words = reading.tree.words
    for based in range(start - 1, max(start - 5, 1), -1):
        if (
            words[based].lower() == "based"
            and words[based - 1] == "-"
            and reading.tree.sentence[based] == reading.tree.sentence[head]
        ):
            place = argument_of_place(reading, based - 2)
            if place is not None:
                yield relation(reading, reading.argument(head), "be based in", place, at=head, rule="modifier/-based", score=0.9)
            return


def _described(reading: Reading, head: int, start: int) -> Iterator[Relation]:
    """Find "Italian car company Fiat": what it is, and where from."""
    tree = reading.tree
    name = reading.argument(head)
    i = start - 1
    nouns: list[int] = []
    while (
        i >= 0
        and tree.pos[i] in ("NOUN", "ADJ")
        and tree.entity[i] < 0
        and tree.heads[i] in (head, *nouns, i + 1, *range(start, head + 1))
    ):
        if tree.words[i].lower() in role_words():
            return
        if tree.pos[i] == "NOUN" or nouns:
            nouns.append(i)
        i -= 1
    if nouns and tree.lemmas[nouns[0]] in read_nouns() and tree.pos[nouns[0]] == "NOUN":
        first = min(nouns)
        span, text = reading.span(first, nouns[0] + 1), tree.text(first, nouns[0] + 1)
        mention = Mention(
            span=span, text=text, kind=MentionKind.NOMINAL, label=kind_label(tree.lemmas[nouns[0]]), head=tree.lemmas[nouns[0]]
        )
        kind = Argument(text=text, span=span, mention=mention)
        yield relation(reading, name, "be", kind, at=head, rule="modifier/noun", score=0.8)
    if i < 0 or tree.words[i] == "-":
        return
    possessive = tree.words[i] in POSSESSIVE and not nouns
    origin = argument_of_place(reading, i - 1 if possessive else i)
    if origin is None or origin.mention.label not in ("Country", "Region", "City") or origin.text == name.text:
        return
    if not (possessive or tree.pos[i] == "ADJ" or (tree.entity[i] >= 0 and tree.heads[i] != i)):
        return
    adjacent = possessive or nouns or tree.tags[i] == "JJ"
    if adjacent and name.mention.label in BASED_AT_HOME and "of" not in name.text.split():
        yield relation(reading, name, "be from", origin, at=head, rule="modifier/origin", score=0.75)
    elif adjacent and name.mention.label == "Person" and not possessive:
        yield relation(reading, name, "be from", origin, at=head, rule="modifier/nationality", score=0.75)


def _possessed(reading: Reading) -> Iterator[Relation]:
    """Find "Microsoft's AI division" is a division of Microsoft; "his wife, Ann" is his wife."""
    tree = reading.tree
    for i in range(len(tree.words)):
        lemma = tree.lemmas[i]
        if lemma not in word_set("unit nouns") and lemma not in word_set("kinship nouns"):
            continue
        for owner in tree.exact_kids(i, "nmod:poss"):
            if lemma in word_set("unit nouns") and reading.is_named(owner) and tree.entity[i] < 0:
                yield _owned(reading, i, owner, lemma, with_owner=True)
            elif lemma in word_set("kinship nouns"):
                beside = (tree.heads[i],) if tree.label(i) in ("appos", "compound", "nmod") else ()
                for named in (*tree.kids(i, "appos", "flat"), *beside):
                    if tree.entity[named] >= 0 and reading.is_named(named):
                        yield _owned(reading, named, owner, lemma, with_owner=False)
        if lemma in word_set("kinship nouns") and tree.labels[i] in ("nmod:desc", "compound") and tree.entity[tree.heads[i]] >= 0:
            for owner in tree.exact_kids(tree.heads[i], "nmod:poss"):
                yield _owned(reading, tree.heads[i], owner, lemma, with_owner=False)


def _owned(reading: Reading, i: int, owner: int, lemma: str, *, with_owner: bool) -> Relation:
    rule = "possessive/unit" if with_owner else "possessive/kin"
    return relation(reading, reading.argument(i), f"be {lemma} of", reading.argument(owner), at=i, rule=rule, score=0.85)
