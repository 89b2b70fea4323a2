"""Normalise names, and know those of countries."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.english import determiners, name_parts
from kg.identifiers import slug
from kg.models.gazetteer import place_kinds, read_countries

NICKNAME = re.compile(r"(?<=\w )[\"“‘'(](\w[\w ]*)[\"”’')] (?=\w)")


@lru_cache(maxsize=1 << 13)
def normalize(name: str) -> tuple[str, ...]:
    """Return the words of a name, lower case, without article, titles, nickname in the middle, dots and possessive.

    >>> normalize("The U.S. Federal Reserve"), normalize('William "Bill" Bush'), normalize("Microsoft’s")
    (('us', 'federal', 'reserve'), ('william', 'bush'), ('microsoft',))
    """
    plain = re.sub(r"[’']s?$", "", NICKNAME.sub("", name).replace("’", "'")).lower().replace(".", "")
    words = re.findall(r"[\w&'+-]+", plain)
    while len(words) > 1 and (words[0] in determiners.articles or words[0] in name_parts.titles):
        words = words[1:]
    return tuple(words)


@lru_cache(maxsize=1 << 13)
def name_key(name: str) -> str:
    """Return what all spellings of one written name share, as the last part of an IRI has it.

    >>> name_key("Mr. Nadella’s"), name_key("NADELLA"), name_key("Satya Nadella")
    ('nadella', 'nadella', 'satya_nadella')
    """
    return slug(" ".join(normalize(name)) or name)


def with_nickname(name: str) -> str:
    """Return the name that a nickname in the middle gives with what follows it, "" without one.

    >>> with_nickname('William "Bill" Harrow')
    'Bill Harrow'
    """
    match = NICKNAME.search(name)
    return f"{match[1]} {name[match.end() :]}" if match else ""


@cache
def _country_keys() -> dict[tuple[str, ...], str]:
    return {normalize(name): country.name for country in read_countries() for name in (country.name, *country.aliases)}


def country_name(name: str) -> str:
    """Return the usual name of a country, or "" for what is none.

    >>> country_name("U.S."), country_name("Paris"), country_name("us")
    ('United States', '', '')
    """
    return "" if name in ("us", "Us") else _country_keys().get(normalize(name), "")


@cache
def adjectives_of_countries() -> dict[str, str]:
    """Return the country that each adjective names ("Japanese": "Japan")."""
    return {adjective: country.short_name for country in read_countries() for adjective in country.adjectives}


@cache
def class_of_country(name: str) -> str:
    """Return the class of what an adjective of a country names: a part of a country, as Chechnya is, has no code of its own."""
    codes = {country.short_name: country.code for country in read_countries()}
    return "Region" if not codes.get(name) and place_kinds().get(name) == "REGION" else "Country"
