"""Conditions of a lexicon's row: what else must hold where its phrase is said, for the phrase to mean its property.

A cell such as `object=Award|medal preposition!=from` holds conditions, all of which must hold. Each names a place (`subject` and `object`
as the phrase has them, `preposition`: one that begins a qualifier, or `word`: one of the relation as the text has it), `=` or `!=`, and
alternatives between bars:

- a class of the ontology ("Award"): the argument is of it, or of a class below it;
- a noun in lower case ("medal"): it is the head of the argument's phrase; for `preposition`, a preposition; for `word`, a word ("verbally");
- a set of nouns of `kg/english` ("nouns.deeds"): one of them is the head;
- a kind of argument: `@name` (it has a name, here or elsewhere in the document), `@noun`, `@pronoun`, `@value`, or `@person`: a noun that
  ends as those for persons do ("footballer").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.english import nouns
from kg.model import Argument, MentionKind, Qualifier

PLACES = ("subject", "object", "preposition", "word")
KINDS = {MentionKind.NAME: "@name", MentionKind.NOMINAL: "@noun", MentionKind.PRONOUN: "@pronoun"}
VALUE, PERSON = "@value", "@person"
SETS = "nouns."


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold at a place: one of the alternatives does, or none of them (`admits` is false).

    Attributes:
        text: as the table has it.
        place: "subject", "object", "preposition" or "word".
        admits: whether one of the alternatives must hold.
        alternatives: as written, sets of nouns as their nouns.
    """

    text: str
    place: str
    admits: bool
    alternatives: frozenset[str] = field(repr=False)

    @property
    def classes(self) -> frozenset[str]:
        """The classes among the alternatives."""
        return frozenset(name for name in self.alternatives if name[:1].isupper())

    def holds(self, traits: frozenset[str]) -> bool:
        """Tell whether it holds of what has these traits (see `traits_of`, `prepositions_of` and `words_of`)."""
        return self.admits != self.alternatives.isdisjoint(traits)


def read_conditions(cell: str) -> tuple[Condition, ...]:
    """Return the conditions of a cell.

    >>> [c.place for c in read_conditions("object=Award|medal preposition!=from")]
    ['object', 'preposition']

    Raises:
        ValueError: one of them is no condition.
    """
    return tuple(map(_read, cell.split()))


def _read(text: str) -> Condition:
    name, equals, written = text.partition("=")
    place, alternatives = name.removesuffix("!"), written.split("|")
    if place not in PLACES or not equals or not all(alternatives):
        raise ValueError(text)
    words = frozenset(word for alternative in alternatives for word in _words(alternative))
    return Condition(text, place, not name.endswith("!"), words)


def _words(alternative: str) -> Iterable[str]:
    if alternative.startswith(SETS):
        section = alternative.removeprefix(SETS)
        if not isinstance(words := getattr(nouns, section, None), frozenset):
            raise ValueError(alternative)
        return words
    if alternative.startswith("@") and alternative not in (*KINDS.values(), VALUE, PERSON):
        raise ValueError(alternative)
    return (alternative,)


def traits_of(argument: Argument, classes: Iterable[str], *, named: bool) -> frozenset[str]:
    """Return what conditions may ask of an argument: its classes, the head of its phrase, its kind."""
    mention = argument.mention
    if argument.value is not None:
        return frozenset({*classes, VALUE})
    if mention.kind is MentionKind.NOMINAL and not named:
        person = [PERSON] if mention.head.endswith(tuple(nouns.person_endings)) else []
        return frozenset({*classes, mention.head, KINDS[mention.kind], *person})
    return frozenset({*classes, "@name" if named else KINDS[mention.kind]})


def prepositions_of(qualifiers: Iterable[Qualifier]) -> frozenset[str]:
    """Return the prepositions that qualifiers begin with, and the "to" of infinitives."""
    return frozenset(words[0].lower() for q in qualifiers if len(words := (q.phrase or q.text).split()) > 1)


def words_of(phrase: str) -> frozenset[str]:
    """Return the words by which a relation is told, its adverbs among them, in lower case."""
    return frozenset(phrase.lower().split())
