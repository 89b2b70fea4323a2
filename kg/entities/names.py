"""Compare names: which of two mentions may name the same entity."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import islice

from kg.english import name_parts
from kg.english.classes import family
from kg.mentions.names import country_name, normalize

MOST_INITIALS = 6
"""Letters of initials: of 319 names in capitals among 15,000 entities of 2,371 texts, 3 have more."""

MOST_ALIKE = 40
"""Entities whose names share a word that are compared with a new name, the latest. Chosen by hand."""

MOST_NAMES = 40
"""Names of one entity that are compared with a new name, the latest: in 1,138 texts (news, reports, novels) nothing had more than 7."""


@cache
def without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave the legal form off a company's name, never the whole name."""
    while len(words) > 1 and words[-1] in name_parts.legal_forms:
        words = words[:-1]
    return words


def is_short_for(short: tuple[str, ...], full: tuple[str, ...], *, person: bool) -> bool:
    """Tell whether a name is a shorter form of another.

    >>> is_short_for(("smith",), ("brad", "smith"), person=True), is_short_for(("softbank",), ("softbank", "group"), person=False)
    (True, True)
    """
    if not short or len(short) >= len(full):
        return False
    if person:
        return short == full[-len(short) :] or (len(short) == 1 and short[0] in (full[0], full[-1]))
    return short == full[: len(short)] or short == without_suffix(full)


def is_initials(short: str, full: str) -> bool:
    """Tell whether a name is the initials of another ("WHO", "World Health Organization")."""
    letters = short.replace(".", "")
    return 2 <= len(letters) <= MOST_INITIALS and letters.isupper() and letters == initials(full)


@cache
def initials(name: str) -> str:
    """Return the capitals that start the words of a name, "" for a single word."""
    capitals = [w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


def is_person(class_name: str) -> bool:
    """Tell whether a class is that of persons."""
    return class_name == "Person"


def _are_homonyms(first: str, second: str) -> bool:
    """Tell whether a name is that of two entities: a man and a city; a person and a company are more often one entity misread."""
    return {family(first), family(second)} == {"person", "place"}


class NameIndex:
    """Find the entity that a name means among those named before, without comparing it with all of them.

    Entities are known by their numbers; of several that fit, the one with the highest number, the latest, is meant.
    """

    def __init__(self) -> None:
        self._names: dict[int, dict[str, None]] = defaultdict(dict)
        self._class_of: dict[int, str] = {}
        self._exact: dict[tuple[tuple[str, ...], bool], int] = {}
        self._countries: dict[str, int] = {}
        self._by_key: dict[str, list[int]] = defaultdict(list)

    def add(self, name: str, number: int, class_name: str) -> None:
        """Add a name of an entity, with the class that the entity has by now."""
        self._class_of[number] = class_name
        if name in self._names[number]:
            return
        self._names[number][name] = None
        words = normalize(name)
        exact = (words, is_person(class_name))
        self._exact[exact] = max(number, self._exact.get(exact, -1))
        if country := country_name(name):
            self._countries[country] = max(number, self._countries.get(country, -1))
        for key in self._keys(name, words):
            if not self._by_key[key] or self._by_key[key][-1] != number:
                self._by_key[key].append(number)

    def find(self, name: str, class_name: str) -> int | None:
        """Return the number of the entity with the same name, else one with a longer or shorter form of it, or None."""
        words = normalize(name)
        same = [
            n
            for n in (self._exact.get((words, is_person(class_name))), self._countries.get(country_name(name) or "-"))
            if n is not None
        ]
        if same and not is_person(class_name):
            return max(same)
        if same:
            return self._exact.get((words, True))
        number = self._exact.get((words, not is_person(class_name)))
        if number is not None and not _are_homonyms(class_name, self._class_of[number]):
            return number
        numbers = {n for key in self._keys(name, words) for n in self._by_key.get(key, ())[-MOST_ALIKE:]}
        return next((n for n in sorted(numbers, reverse=True) if self._alike(name, words, class_name, n)), None)

    @staticmethod
    def _keys(name: str, words: tuple[str, ...]) -> set[str]:
        """Return what names of one entity share: the first word or the last, or the initials."""
        ends = {words[0], words[-1]} if words else set()
        letters = {initials(name), name.replace(".", "") if name.isupper() else ""} - {""}
        return ends | {f"initials {letter}" for letter in letters}

    def _alike(self, name: str, words: tuple[str, ...], class_name: str, number: int) -> bool:
        kind, theirs = family(class_name), family(self._class_of[number])
        if theirs != kind and theirs and kind:
            return False
        person = "person" in (kind, theirs)
        for known in islice(reversed(self._names[number]), MOST_NAMES):
            full = normalize(known)
            # A name is shortened once it has been given in full; given longer, it may be another's ("Microsoft Foundry").
            if is_short_for(words, full, person=person) and (person or kind in ("organization", "place")):
                return True
            if person and is_short_for(full, words, person=True):
                return True
            if kind == "organization" and without_suffix(words) == without_suffix(full):
                return True
            if is_initials(name, known) or is_initials(known, name):
                return True
        return False
