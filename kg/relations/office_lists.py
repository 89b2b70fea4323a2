"""Who held an office when, by a list below its name: "Presidents" above "Ann Lee (1917–1938)" and "Bo Ek (1938–1964)", a line each or behind a colon.

What stands in the brackets of such a list is a term of office and no life. Whose office it is the heading says ("Presidents of the Norda
Club"), else it is that of the body that the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.english import roles
from kg.model import Qualifier, QualifierKind, Relation, Value, ValueKind
from kg.parsing.lines import lines_of
from kg.relations.reading import DocumentReading
from kg.relations.role_phrases import Role, find_role, role_relations
from kg.relations.role_words import kind_of_role, role_before, text_of_role
from kg.relations.unsaid_owners import of_text

RULE = "list/office"

MOST_BEFORE = 3
"""Words before the office in a heading: "List of past presidents"."""

MOST_BEHIND = 8
"""Words behind it: "Presidents of the Norda Rowing Club (since 1948)"."""

LONGEST_TERM = 50
"""Years that somebody holds an office; a list with more is one of lives."""

YEARS = re.compile(r"(?:since |from )?(\d{4})(?: ?[–—-] ?(\d{2,4}|[a-z]*))?")
"""A term of office: "1917–1938", "since 2018", "2018–present"."""


@dataclass(frozen=True, slots=True)
class Term:
    """Who held an office, -1 where no person's name is read, and the places of the words that say when."""

    holder: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OfficeList:
    """The head of the office's name in a heading, and the terms below it."""

    office: int
    terms: tuple[Term, ...]


def office_lists(reading: DocumentReading) -> tuple[OfficeList, ...]:
    """Return the lists of those who held an office; kept with the reading."""
    if "office lists" not in reading.memo:
        reading.memo["office lists"] = tuple(_find_lists(reading))
    lists: tuple[OfficeList, ...] = reading.memo["office lists"]
    return lists


def opens_term(reading: DocumentReading, bracket: int) -> bool:
    """Tell whether a bracket holds a term of office in a list of them."""
    return any(term.start == bracket + 1 for listed in office_lists(reading) for term in listed.terms)


def find_office_lists(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the roles that lists of office holders tell, each with its term."""
    for listed in office_lists(reading):
        role = find_role(reading, listed.office, of_each=True)
        if role is not None:
            held = of_text(reading, Role(role.start, role.end, role.owners, former=False))
            for term in listed.terms:
                when = _when(reading, term)
                for relation in role_relations(reading.trigger(term.holder), term.holder, held, rule=RULE):
                    beside = (q for q in relation.qualifiers if q.kind is not QualifierKind.TIME)  # "Presidents (since 1948)"
                    yield replace(relation, qualifiers=(*beside, when))


def _when(reading: DocumentReading, term: Term) -> Qualifier:
    value = next((v for i in range(term.start, term.end) if (v := _date_at(reading, i))), None)
    text, span = reading.tree.text(term.start, term.end), reading.span(term.start, term.end)
    return Qualifier(kind=QualifierKind.TIME, text=text, span=span, normal=value.normal if value else "")


def _date_at(reading: DocumentReading, i: int) -> Value | None:
    value = reading.values.at(i)
    return value if value is not None and value.kind is ValueKind.DATE else None


def _find_lists(reading: DocumentReading) -> Iterator[OfficeList]:
    tree, lines = reading.tree, lines_of(reading.tree)
    for number, line in enumerate(lines):
        start, office = _heading_in(reading, line)
        if office < 0:
            continue
        colon = next((i for i in range(start, line.stop) if tree.words[i] == ":"), line[-1])
        terms = list(_terms_in(reading, range(colon + 1, line.stop)))
        for below in lines[number + 1 :]:
            listed = list(_terms_in(reading, below))
            if not listed:
                break
            terms += listed
        if all(_years(reading, term) <= LONGEST_TERM for term in terms):
            yield OfficeList(office, tuple(term for term in terms if term.holder >= 0))


def _heading_in(reading: DocumentReading, line: range) -> tuple[int, int]:
    """Return where a heading begins in a line, and the office that it names, -1 without one: the line itself, or what a sentence in it has before a colon."""
    tree = reading.tree
    for start in line:
        is_opening = start == line.start or (
            tree.sentence[start] != tree.sentence[start - 1] and ":" in tree.words[start : line.stop]
        )
        if is_opening and (office := _office_in_heading(reading, range(start, line.stop))) >= 0:
            return start, office
    return line.start, -1


def _office_in_heading(reading: DocumentReading, line: range) -> int:
    """Return the office that a line of a few words names in the plural, alone or before a colon; -1 for any other line."""
    tree = reading.tree
    for i in line[: MOST_BEFORE + 1]:
        if tree.tags[i] != "NNS" or role_before(reading, i + 1, of_each=True) is None:
            continue
        word = text_of_role(tree, i, i + 1).lower()
        is_office = kind_of_role(word) == "head" or word in roles.of_meetings | roles.of_issuers | roles.of_places
        rest = line[line.index(i) + 1 :]
        colon = next((k for k in rest if tree.words[k] == ":"), line.stop)
        is_heading = len([k for k in rest if k < colon]) <= MOST_BEHIND
        is_heading &= not any(tree.pos[k] in ("VERB", "AUX") or tree.words[k] in (".", ";") for k in line if k < colon)
        return i if is_office and is_heading else -1
    return -1


def _terms_in(reading: DocumentReading, line: range) -> Iterator[Term]:
    """Yield the terms of a line: the first person named since the one before, and the years in brackets behind; or years and a person behind."""
    tree = reading.tree
    first = next((i for i in line if tree.words[i][:1].isalnum()), -1)
    if first >= 0 and _date_at(reading, first) and (years := YEARS.match(tree.source.lower(), tree.starts[first])):
        end = next((i for i in range(first, line.stop) if tree.starts[i] >= years.end()), line.stop)
        yield Term(_person_in(reading, range(end, line.stop)), first, end)
        return
    start = line.start
    for bracket in line:
        close = tree.closing_bracket(bracket) if tree.words[bracket] == "(" else bracket
        if close > bracket + 1 and YEARS.fullmatch(tree.text(bracket + 1, close).lower()):
            yield Term(_person_in(reading, range(start, bracket)), bracket + 1, close)
            start = close + 1


def _person_in(reading: DocumentReading, places: range) -> int:
    """Return the head of the first person's name in some words, -1 without one."""
    tree = reading.tree
    named = (tree.names[tree.entity[i]] for i in places if tree.entity[i] >= 0)
    return next((name.root for name in named if name.label == "PERSON"), -1)


def _years(reading: DocumentReading, term: Term) -> int:
    """Return how many years a term lasts, 0 where its end is not told."""
    match = YEARS.search(reading.tree.text(term.start, term.end).lower())
    if match is None or not (match[2] or "").isdigit():
        return 0
    first, last = match[1], match[2]
    return int(first[: -len(last)] + last if len(last) < len(first) else last) - int(first)
