"""The tables of names and nouns that the component `kg_entity_types` goes by, for whoever needs them without spaCy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.models.word_files import read_sections

TABLES = Path(__file__).parent / "tables"
PLACE_KINDS = {"COUNTRY", "CITY", "REGION"}


def read_words(name: str) -> dict[str, frozenset[str]]:
    """Return the words of each section of a file of `tables/`, in the order of the sections."""
    return {section: frozenset(word for (word,) in rows) for section, rows in read_sections(TABLES / f"{name}.txt").items()}


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the gazetteer; historical ones and parts of the United Kingdom have no code."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    short_name: str
    """The name one says beside the adjective: "British", "Britain"."""


@cache
def read_countries() -> tuple[Country, ...]:
    """Read the gazetteer of countries."""

    def split(cell: str) -> tuple[str, ...]:
        return tuple(part for part in cell.split("|") if part)

    return tuple(
        Country(code, name, split(aliases), split(adjectives), "".join(short) or name)
        for code, name, aliases, adjectives, *short in read_sections(TABLES / "countries.txt")["countries"]
    )


@cache
def country_names() -> frozenset[str]:
    """Return every name of every country, as written."""
    return frozenset(name for country in read_countries() for name in (country.name, *country.aliases))


@cache
def read_nouns() -> dict[str, str]:
    """Read the common nouns that tell what a thing is: noun -> subtype."""
    return {noun: subtype for subtype, nouns in read_words("nouns").items() for noun in nouns}


@cache
def words_of_no_firms() -> frozenset[str]:
    """Return the words before "group" or "unit" that tell it does no business."""
    return read_words("adjectives")["of_no_firms"]


@cache
def place_kinds() -> dict[str, str]:
    """Return the kind of each place of the gazetteers: COUNTRY, REGION, CITY; what belongs to a country is a region, though it has a code."""
    places = {name: kind for kind, names in read_words("places").items() for name in names}
    return {**dict.fromkeys(country_names(), "COUNTRY"), **places}


@cache
def known_names() -> dict[str, tuple[str, str]]:
    """Return the label and the subtype of each name of the table that is none of a person or a place, as written."""
    known: dict[str, tuple[str, str]] = {}
    for rule, names in read_words("entity_types").items():
        learned, where, label, subtype = rule.split()
        if where == "name" and not {"ORG", "MISC"}.isdisjoint(learned.split("|")):
            for name in names:
                known.setdefault(name, (label, subtype))
    return known
