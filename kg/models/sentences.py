"""Find sentences that begin after an abbreviation ("bought Zed Corp. Orin Group sued"), where the network sees none.

In: the words of a window with their tags and the starts that the network found. Out: the starts that it missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.models.gazetteer import read_nouns, read_words

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
OBJECTS = frozenset({"CD", "DT", "NNP", "NNPS", "PRP", "PRP$"})
"""What begins an object: a participle before it may be a past."""

IN_NAMES = frozenset({"NNP", "NNPS", "CC", "&", "POS"})


@cache
def _abbreviations() -> frozenset[str]:
    return read_words("names")["that_end_sentences"]


@cache
def _states() -> frozenset[str]:
    """Return how states are written behind their towns: of others the same word may begin a name ("the D.C. Council")."""
    return read_words("names")["states_that_end_sentences"]


def missed_starts(words: Sequence[str], tags: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Return where a clause begins after an abbreviation that ends one, and no sentence yet.

    >>> missed_starts("He runs Zed Inc. Ann left .".split(), "PRP VBZ NNP NNP NNP VBD .".split(), [0])
    [4]
    """
    missed: list[int] = []
    for place, word in enumerate(words[:-1]):
        if place + 1 not in starts and (word in _abbreviations() or (word in _states() and words[place - 1] == ",")):
            start = max(s for s in (*starts, *missed) if s <= place)
            if any(tag in FINITE or tag == "VBN" for tag in tags[start:place]) and _is_clause(words, tags, place + 1):
                missed.append(place + 1)
    return missed


def _is_clause(words: Sequence[str], tags: Sequence[str], start: int) -> bool:
    """Tell whether a name with its finite verb begins here: no title or other noun of the name before."""
    place = start
    while place < len(words) and tags[place] in IN_NAMES:
        place += 1
    if place == start or tags[start] == "CC" or words[start].lower() in read_nouns():
        return False
    while place < len(words) and tags[place] == "RB":
        place += 1
    verb, after = [*tags[place : place + 2], "", ""][:2]
    return (
        verb in FINITE
        or (verb == "VBN" and after in OBJECTS)
        or (verb == "NNS" and after == "PRP" and not _is_verbal(tags, place + 2))
    )


def _is_verbal(tags: Sequence[str], place: int) -> bool:
    """Tell whether a verb stands at a place: what comes before it is its subject ("the shares it issued"), and no object ("chairs it")."""
    return place < len(tags) and tags[place][:2] in ("VB", "MD", "RB")
