"""The tables of names and nouns that the component `kg_entity_types` goes by, for whoever needs them without spaCy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent / "tables"
PLACE_KINDS = {"COUNTRY", "CITY", "REGION"}


def read_table(name: str) -> list[list[str]]:
    """Return the rows of a table, comments left out."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


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
        for code, name, aliases, adjectives, *short in read_table("countries.tsv")
    )


@cache
def country_names() -> frozenset[str]:
    """Return every name of every country, as written."""
    return frozenset(name for country in read_countries() for name in (country.name, *country.aliases))


@cache
def read_nouns() -> dict[str, str]:
    """Read the common nouns that tell what a thing is: noun -> subtype (the first that lists it)."""
    nouns: dict[str, str] = {}
    for subtype, words in read_table("nouns.tsv"):
        for word in words.split("|"):
            nouns.setdefault(word, subtype)
    return nouns


@cache
def place_kinds() -> dict[str, str]:
    """Return the kind of each place of the gazetteers: COUNTRY, REGION, CITY."""
    places = {name: kind for kind, names in read_table("places.tsv") for name in names.split("|")}
    return {**places, **dict.fromkeys(country_names(), "COUNTRY")}
