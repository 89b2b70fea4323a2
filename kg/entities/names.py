"""Compare names: which of two mentions may name the same thing."""

from __future__ import annotations

import re
from functools import cache

from kg.words import word_set

MOST_INITIALS = 6


@cache
def without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave the legal form off a company's name, never the whole name."""
    while len(words) > 1 and words[-1] in word_set("legal forms"):
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
    capitals = [w[0] for w in re.split(r"[\s-]+", full) if w[:1].isupper()]
    return 2 <= len(letters) <= MOST_INITIALS and letters.isupper() and len(capitals) > 1 and letters == "".join(capitals)
