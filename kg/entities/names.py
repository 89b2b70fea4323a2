"""Compare names: which of two mentions may name the same entity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import islice

from kg.english import name_parts, nouns
from kg.english.classes import class_of_noun, family
from kg.mentions.names import country_name, normalize

TELLING_NO_KIND = frozenset({"", "Group", "Person", "Product"})
"""Classes of words that may stand in the names of people."""

MISREAD = frozenset({"Organization", "Place"})
"""Classes of no known kind, which a person's last name alone may be read as."""

MOST_INITIALS = 6
"""Letters of initials: of 319 names in capitals among 15,000 entities of 2,371 texts, 3 have more."""

MOST_ALIKE = 40
"""Entities whose names share a word that are compared with a new name, the latest. Chosen by hand."""

MOST_NAMES = 40
"""Names of one entity that are compared with a new name, the latest: in 1,138 texts (news, reports, novels) nothing had more than 7."""


@lru_cache(maxsize=1 << 13)
def without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave the legal form off a company's name, never the whole name."""
    while len(words) > 1 and words[-1] in name_parts.legal_forms:
        words = words[:-1]
    return words


def is_short_for(short: tuple[str, ...], full: tuple[str, ...], *, person: bool, facility: bool = False) -> bool:
    """Tell whether a name is a shorter form of another.

    >>> is_short_for(("smith",), ("brad", "smith"), person=True), is_short_for(("softbank",), ("softbank", "group"), person=False)
    (True, True)
    """
    if not short or len(short) >= len(full):
        return False
    if not person and (
        full[-1][:1].isdigit()
        or full[-1] in name_parts.numbered
        or (not facility and class_of_noun(full[-1], counted=False, plural=False) == "Facility")
    ):
        return False  # "Brazil Flight 12" is not Brazil, nor Palma airport Palma; a firm called so is Palma House
    if person:
        return short == full[-len(short) :] or (len(short) == 1 and short[0] in (full[0], full[-1]))
    return short == full[: len(short)] or short == without_suffix(full)


def is_initials(short: str, full: str) -> bool:
    """Tell whether a name is the initials of another ("WHO", "World Health Organization"); well-known ones are of what is known by them."""
    letters = short.replace(".", "")
    if known := country_name(short) or name_parts.abbreviations.get(letters, ""):
        return normalize(full) == normalize(known) or country_name(full) == known
    return 2 <= len(letters) <= MOST_INITIALS and letters.isupper() and letters == initials(full)


@lru_cache(maxsize=1 << 13)
def initials(name: str) -> str:
    """Return the capitals that start the words of a name, "" for a single word."""
    capitals = [w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


def are_relatives(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether two names of persons share the last word, and have first ones that are none of each other's.

    >>> are_relatives(("bill", "harrow"), ("susan", "harrow")), are_relatives(("b", "harrow"), ("bill", "harrow"))
    (True, False)
    """
    return (
        min(len(first), len(second)) > 1
        and first[-1] == second[-1]
        and not (first[0].startswith(second[0]) or second[0].startswith(first[0]))
        and first[0] not in second
        and second[0] not in first
    )


def have_other_names(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether two whole names of persons differ at both ends.

    >>> have_other_names(("ann", "holm"), ("eva", "berg")), have_other_names(("eva", "holm", "berg"), ("eva", "holm"))
    (True, False)
    """
    return min(len(first), len(second)) > 1 and first[-1] != second[-1] and first[0] != second[0]


def is_person(class_name: str) -> bool:
    """Tell whether a class is that of persons."""
    return class_name == "Person"


def _are_homonyms(first: str, second: str) -> bool:
    """Tell whether a name is that of two entities: a man and a city; a person and a company are more often one entity misread."""
    return {family(first), family(second)} == {"person", "place"}


def _tells_kind(words: tuple[str, ...]) -> bool:
    """Tell whether a name says what has it, and is nobody's: "Falk Prize for Chemistry"."""
    return any(class_of_noun(word, counted=False, plural=False) not in TELLING_NO_KIND for word in words[1:])


class NameIndex:
    """Find the entity that a name means among those named before, without comparing it with all of them.

    Entities are known by their numbers; of several that fit, the one with the highest number, the latest, is meant.
    """

    def __init__(self) -> None:
        self._names: dict[int, dict[str, None]] = defaultdict(dict)
        self._class_of: dict[int, str] = {}
        self._exact: dict[tuple[tuple[str, ...], bool], list[int]] = defaultdict(list)
        self._countries: dict[str, list[int]] = defaultdict(list)
        self._by_key: dict[str, list[int]] = defaultdict(list)

    def add(self, name: str, number: int, class_name: str) -> None:
        """Add a name of an entity, with the class that the entity has by now."""
        self._class_of[number] = class_name
        if name in self._names[number]:
            return
        self._names[number][name] = None
        words = normalize(name)
        self._exact[words, is_person(class_name)].append(number)
        if country := country_name(name):
            self._countries[country].append(number)
        for key in self._keys(name, words):
            if not self._by_key[key] or self._by_key[key][-1] != number:
                self._by_key[key].append(number)

    def find(
        self,
        name: str,
        class_name: str,
        fits: Callable[[int], bool] = lambda _: True,
        last_of: Callable[[int], int] = lambda number: number,
    ) -> int | None:
        """Return the number of the entity with the same name, else one with a longer or shorter form of it, or None.

        Args:
            name: as the text has it.
            class_name: of the mention.
            fits: whether the mention may mean the entity with a number, whatever the names.
            last_of: where the entity with a number was last spoken of, by whatever words: a last name alone means who was so as the latest.
        """
        words, person = normalize(name), is_person(class_name)
        latest = last_of if person and len(words) == 1 else int
        same = filter(fits, self._exact.get((words, person), [])[-MOST_ALIKE:])
        named_as_country = self._countries.get(country_name(name) or "-", [])[-MOST_ALIKE:]
        number = max((*same, *(() if person else filter(fits, named_as_country))), key=latest, default=None)
        if number is not None or (person and named_as_country):
            return number
        numbers = {n for key in self._keys(name, words) for n in self._by_key.get(key, ())[-MOST_ALIKE:]}
        if (
            len(words) == 1
            and words[0] in nouns.called_alone
            and (whole := self._only_one_called(words[0], numbers, fits)) is not None
        ):
            return whole
        alike = [n for n in sorted(numbers, key=latest, reverse=True) if fits(n) and self._alike(name, words, class_name, n)]
        of_one_kind = [n for n in alike if family(class_name) == family(self._class_of[n])]
        # Where a firm is called Falk for short, Mr Falk is Tom Falk; and Falk Group is sooner called so than Falk Bank.
        if of_one_kind:
            return next((n for n in of_one_kind if not person and self._is_but_for_form(words, n)), of_one_kind[0])
        of_another_kind = filter(fits, self._exact.get((words, not person), [])[-MOST_ALIKE:])
        number = max((n for n in of_another_kind if not _are_homonyms(class_name, self._class_of[n])), default=None)
        return number if number is not None else next(iter(alike), None)

    @staticmethod
    def _keys(name: str, words: tuple[str, ...]) -> set[str]:
        """Return what names of one entity share: the first word or the last, a noun that bodies are called by, or the initials."""
        ends = {words[0], words[-1], *nouns.called_alone.intersection(words)} if words else set()
        letters = {initials(name), name.replace(".", "") if name.isupper() else ""} - {""}
        return ends | {f"initials {letter}" for letter in letters}

    def _has_last_name(self, words: tuple[str, ...], number: int) -> bool:
        """Tell whether one word is the last of a person's full name: a body of no known kind called so is that person misread."""
        names = map(normalize, islice(reversed(self._names[number]), MOST_NAMES))
        return len(words) == 1 and any(len(full) > 1 and words == full[-1:] for full in names)

    def _only_one_called(self, noun: str, numbers: Iterable[int], fits: Callable[[int], bool]) -> int | None:
        """Return the one body with a noun in its name where that ends so: the State Department for "Department"; None beside a further one."""
        bodies = [n for n in numbers if fits(n) and family(self._class_of[n]) == "organization"]
        names = {n: [normalize(name) for name in islice(reversed(self._names[n]), MOST_NAMES)] for n in bodies}
        called = [n for n in bodies if any(noun in name for name in names[n])]
        return called[0] if len(called) == 1 and any(name[-1:] == (noun,) for name in names[called[0]]) else None

    def _is_last_name_of(self, words: tuple[str, ...], number: int) -> bool:
        """Tell whether a place that no table knows is called by the last name of a person, and by nothing else: that person misread."""
        return len(words) > 1 and {normalize(name) for name in self._names[number]} == {words[-1:]}

    def _is_but_for_form(self, words: tuple[str, ...], number: int) -> bool:
        """Tell whether a name is one of an entity's without its legal form."""
        names = map(normalize, islice(reversed(self._names[number]), MOST_NAMES))
        return any(without_suffix(words) == without_suffix(full) for full in names)

    def _alike(self, name: str, words: tuple[str, ...], class_name: str, number: int) -> bool:
        kind, theirs = family(class_name), family(self._class_of[number])
        if theirs != kind and theirs and kind:
            if theirs == "person":
                return class_name in MISREAD and self._has_last_name(words, number)
            return class_name == "Person" and self._class_of[number] == "Place" and self._is_last_name_of(words, number)
        person = "person" in (kind, theirs)
        latest = [(known, normalize(known)) for known in islice(reversed(self._names[number]), MOST_NAMES)]
        if person and (country_name(name) or any(are_relatives(words, full) for _, full in latest)):
            return any(country_name(name) and words == full[-1:] for _, full in latest)
        for known, full in latest:
            # A name is shortened once it has been given in full; given longer, it may be another's ("Microsoft Foundry").
            is_house = kind == theirs and (kind == "organization" or class_name == self._class_of[number] == "Facility")
            is_short = is_short_for(words, full, person=person, facility=is_house)
            if is_short and (person or kind in ("organization", "place")):
                return True
            if person and is_short_for(full, words, person=True) and (kind or not _tells_kind(words)):
                return not any(have_other_names(words, whole) for _, whole in latest)  # no Ann Holm is "Eva Berg (née Holm)"
            if kind == "organization" and without_suffix(words) == without_suffix(full):
                return True
            if is_initials(name, known):
                return True
            if is_initials(known, name) and not any(is_initials(known, full_name) for full_name, _ in latest):
                return True  # initials that stand for a name already stand for no other
        return False
