"""Say why a mention means what others of its document do, in words, and how sure that is.

In: a mention, and what it was joined with. Out: a `Reason`. A name has that of the rule by which names are compared (`names`), a pronoun or
a description that of its ranking (`ranking`), with the probability, or of the rule that went before.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from kg.entities.names import is_initials, is_person, without_suffix
from kg.mentions.names import country_name, normalize, with_nickname


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a mention means what others do, in words, and how sure that is, from 0 to 1."""

    words: str
    score: float


NAMED = Reason("the same name", 1.0)
TERM = Reason("a term that the text defines", 1.0)
LEGAL_FORM = Reason("the same name but for the legal form", 1.0)
NICKNAME = Reason("the nickname of a name in the document", 1.0)
RELATIVE = Reason("what its clause hangs on", 1.0)
COUNTRY = Reason("another name of the same country", 0.96)
SPEAKER = Reason("who speaks", 0.93)
ALIAS = Reason("the text gives it as another name", 0.92)
LAST_NAME = Reason("the last name of one person in the document", 0.90)
INITIALS = Reason("the initials of a name in the document", 0.89)
SHORTENED = Reason("short for a name in the document", 0.86)
FIRST_NAME = Reason("the first name of a person in the document", 0.79)
AHEAD = Reason("the subject of the sentence that it stands in front of", 0.69)
JOINED = Reason("what it is joined to", 0.9)
BY_LIFE = Reason("whose life the text tells", 0.9)
BY_EPITHET = Reason("what the sentence before is about", 0.85)
SAYER = Reason("what says so", 0.95)
BY_PORTRAIT = Reason("the only person just named of whom an age or a nationality is told", 0.9)
BY_ROLE = Reason("the only one near whom the text calls so", 0.9)
BY_CLASS = Reason("of those it may describe the one spoken of most", 0.94)
LAST_NAME_OF_SEVERAL = Reason("the last name of several persons in the document, of this one as the latest", 0.69)
ALIKE = Reason("named alike", 0.5)
"""The reasons of rules, each with the share of the written names (or of the pronouns and descriptions) that it is right of in the documents of
OntoGUM that the ranking learns from: `python -m training.reasons DATA`. Those of 1 have no examples there, or two, and are so by what the text
says or by grammar; that of names which no rule compares has none either, and is set by hand so that a person is asked; those of `JOINED`, `BY_LIFE`,
`BY_EPITHET` and `SAYER` are set by hand."""

OF_NAMES = (LEGAL_FORM, NICKNAME, COUNTRY, LAST_NAME, INITIALS, SHORTENED, FIRST_NAME, LAST_NAME_OF_SEVERAL, ALIKE)
"""The reasons of written names that are compared by rules, the surest first."""


def likeliest(probability: float) -> Reason:
    """Return the reason of a mention that was ranked."""
    return Reason("the likeliest of what was spoken of", round(probability, 2))


def reason_of_name(name: str, names: Iterable[str], class_name: str, families: Container[str] = ()) -> Reason:
    """Return why a name of an entity means the same as others of its names, by the surest of the rules that says so.

    Args:
        name: a written name.
        names: other names of its entity.
        class_name: of the entity.
        families: the last names that several persons of the document have.
    """
    reason = min((_reason(name, known, class_name) for known in names), key=OF_NAMES.index, default=ALIKE)
    return LAST_NAME_OF_SEVERAL if reason is LAST_NAME and normalize(name)[-1] in families else reason


def _reason(name: str, known: str, class_name: str) -> Reason:
    """Return why two names mean the same."""
    words, full = sorted((normalize(name), normalize(known)), key=len)
    if country_name(name) and country_name(name) == country_name(known):
        return COUNTRY
    if normalize(with_nickname(known)) == normalize(name) or normalize(with_nickname(name)) == normalize(known):
        return NICKNAME
    if not is_person(class_name) and without_suffix(words) == without_suffix(full):
        return LEGAL_FORM
    if is_initials(name, known) or is_initials(known, name):
        return INITIALS
    if is_person(class_name) and len(words) == 1 and words[0] in (full[:1] + full[-1:]):
        return LAST_NAME if words == full[-1:] else FIRST_NAME
    return SHORTENED if words in (full[: len(words)], full[len(full) - len(words) :]) else ALIKE
