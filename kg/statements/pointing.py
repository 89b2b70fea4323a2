"""Tell which phrases end or open with what only their text tells: "stories on the incident", "the country's largest lender", "officials there".

In: the words that a thing is told by, with names where the text gives them. Out: whether its last noun or its owner points at something that has
no name, which are not those of which there is one: "the world's tallest mountain".
"""

from __future__ import annotations

from kg.english import determiners, nouns, prepositions, pronouns, signs
from kg.english.classes import class_of_noun

SHORTEST = 3
"""Words of a phrase with an end of its own."""

LONGEST = 9
"""Words of a phrase that tells too little without what it ends in."""


TERMED = frozenset({"City", "Company", "NonProfit", "Organization"})
"""Classes of nouns that a text may write with a capital and mean its own: "the Company", "the City", "the Society"."""


def points_inside(words: str) -> bool:
    """Tell whether a phrase hangs on a definite noun of one word, as its owner or at its end, or on a place told before."""
    parts = words.split()
    if len(parts) < SHORTEST:
        return False
    return parts[-1].lower() in pronouns.of_places or _ends_so(parts) or _opens_so(parts)


def _ends_so(parts: list[str]) -> bool:
    """Tell whether a phrase ends in a definite noun; of boards and forces each has its own."""
    preposition, determiner, noun = parts[-SHORTEST:]
    if len(parts) > LONGEST or preposition not in prepositions.qualifier_kinds or not (noun.isalpha() and noun.islower()):
        return False
    is_pointing = determiner in determiners.definite and determiner not in determiners.possessive
    return is_pointing and noun not in nouns.unique and noun not in nouns.bodies and noun not in nouns.staffs


def _opens_so(parts: list[str]) -> bool:
    """Tell whether a phrase opens with a definite owner of one word: "the country's", "the ministry's", "the Company's"."""
    if parts[0].lower() not in determiners.definite - determiners.possessive:
        return False
    owner = next((parts[1].removesuffix(sign) for sign in signs.possessive if parts[1].endswith(sign)), "")
    owner = owner or (parts[1] if parts[2] in signs.possessive else "")
    is_noun = owner.islower() or class_of_noun(owner.lower(), counted=False, plural=False) in TERMED
    return bool(owner) and is_noun and owner.rstrip("'’") not in nouns.unique
