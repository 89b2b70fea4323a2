"""Compare names across documents: which may mean one thing, and how sure that is.

In: what is known of each name over all documents (`Profile`). Out: keys to block by (Christen 2012, Data Matching, 4), and a
`Match` with its reason and score for a pair. Within a document the text itself shows who is meant (kg.entities); across
documents there are only the names, what else the texts call their bearers, what they take them for, and whom they meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kg.english import name_parts
from kg.english.classes import family
from kg.entities.names import initials, is_initials, without_suffix
from kg.mentions.names import normalize
from kg.namespaces import local_name

SURE, LIKELY = 0.9, 0.5
"""From `SURE` on names are taken for one; from `LIKELY` on they are shown to a person, who decides."""

ALIKE = 94.0
"""The least similarity (0 to 100) of two spellings of one name."""

LAST_NAME = "last:"
"""What the keys of persons by their last names begin with."""

ACRONYM, INITIALS = "acronym:", "initials:"

SHORTEST_ALIKE = 8
"""Letters below which two spellings are not compared: short names differ by a letter and mean different things."""


@dataclass(frozen=True)
class Profile:
    """What is known of a name: how often, in how many documents, it is called and taken for what.

    Args:
        iri: the entity's IRI as the name makes it.
        labels: full names, and how often mentioned.
        aliases: whatever its bearer is called, and in how many documents.
        classes: IRIs of classes, and the mentions that tell them.
        documents: how many speak of it.
        named: in how many of them it has a name, not only a description.
    """

    iri: str
    labels: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    named: int = 0

    def __hash__(self) -> int:
        return hash(self.iri)

    @cached_property
    def label(self) -> str:
        """The full name most mentions give, the first by alphabet among equals."""
        return min(self.labels.items(), key=lambda item: (-item[1], item[0]))[0] if self.labels else ""

    @cached_property
    def class_iri(self) -> str:
        """The class most mentions tell, the first by alphabet among equals; "" where none does."""
        return min(self.classes.items(), key=lambda item: (-item[1], item[0]))[0] if self.classes else ""

    @cached_property
    def class_name(self) -> str:
        """The local name of its class."""
        return local_name(self.class_iri) if self.class_iri else ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the label in lower case, without articles and titles."""
        return normalize(self.label)

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The words without the legal form of a company, or what tells father from son."""
        if not self.is_person:
            return without_suffix(self.words)
        names = tuple(word for word in self.words if not _is_number(word))
        return names or self.words

    @property
    def looks(self) -> tuple[object, ...]:
        """All by which it is compared with others; how often it is mentioned is not among it."""
        return self.label, self.class_iri, bool(self.named), frozenset(self.aliases)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the name, which tell apart what else is named alike ("Falcon 9", "World War II", "Ken Griffey Jr")."""
        return tuple(word for word in self.words if _is_number(word))

    @property
    def is_person(self) -> bool:
        """Whether it is taken for a person."""
        return self.class_name == "Person"

    @cached_property
    def kind(self) -> str:
        """The broad kind, which must agree; "" where nothing tells it."""
        return "" if self.class_name in ("", "Entity", "Agent", "Topic") else family(self.class_name)


@dataclass(frozen=True, slots=True)
class Match:
    """Two names that may mean one thing: why, how sure (0 to 1), and whether shared company would make it sure."""

    reason: str
    score: float
    needs_context: bool = False


def keys(profile: Profile) -> frozenset[str]:
    """Return the keys by which a name is found by those it may mean the same as.

    >>> sorted(keys(Profile("i", labels=Counter({"SoftBank Group": 1}), named=1)))
    ['core:softbank', 'initials:sg', 'spelling:soft-softb']
    """
    if not profile.named or not profile.core:
        return frozenset()
    core = profile.core
    found = {f"core:{' '.join(core)}"}
    if profile.is_person:
        found.add(f"{LAST_NAME}{core[-1]}")
    else:
        found |= {f"{kind}{name.replace('.', '').lower()}" for kind, name in _short_forms(profile.label) if _is_acronym(name)}
    if len("".join(core)) >= SHORTEST_ALIKE or len(core) < len(profile.words):
        found.add(f"spelling:{core[0][:4]}-{core[-1][:5]}")
    return frozenset(found)


def _short_forms(label: str) -> tuple[tuple[str, str], ...]:
    return (ACRONYM, label), (INITIALS, initials(label))


def sought_by(key: str) -> str:
    """Return the key by which a name with a key seeks others: an acronym seeks what has these initials, not other acronyms.

    >>> sought_by("acronym:imf"), sought_by("initials:imf"), sought_by("last:cook")
    ('initials:imf', 'acronym:imf', 'last:cook')
    """
    for one, other in ((ACRONYM, INITIALS), (INITIALS, ACRONYM)):
        if key.startswith(one):
            return other + key.removeprefix(one)
    return key


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 6


def compare(one: Profile, other: Profile) -> Match | None:
    """Return why two names may mean one thing, or None where nothing speaks for it or their kinds speak against it."""
    if not one.kind or not other.kind or one.kind == other.kind:
        for match in _matches(one, other):
            return match
    return None


def _matches(one: Profile, other: Profile) -> Iterator[Match]:
    """Yield the reasons for a pair, the surest first."""
    if one.numbers != other.numbers:
        return
    if one.core == other.core:
        known = bool(one.kind and other.kind)
        reason = "the same name" if one.words == other.words else "the same name but for the legal form"
        yield Match(reason, 0.97 if known else 0.92)
    if one.is_person and other.is_person:
        yield from _persons(one, other)
        return
    for short, full in ((one, other), (other, one)) if one.kind and other.kind else ():
        if _is_acronym(short.label) and is_initials(short.label, full.label):
            told = full.aliases[short.label] or short.aliases[full.label]
            yield Match("initials, and a document tells so", 0.95) if told else Match("initials", 0.6, needs_context=True)
    if not one.is_person and not other.is_person:
        yield from _spellings(one, other)


def _persons(one: Profile, other: Profile) -> Iterator[Match]:
    """Yield the reasons for two persons: middle names left out, initials, a last name alone."""
    short, full = sorted((one.core, other.core), key=lambda words: (len(words), words))
    if short[-1] != full[-1]:
        yield from _spellings(one, other)
        return
    if len(short) == 1:
        if len(full) > 1:
            yield Match("the last name alone", 0.55, needs_context=True)
        return
    if short[0] == full[0]:
        middles = (short[1:-1], full[1:-1])
        if not middles[0] or not middles[1] or _agree(*middles):
            yield Match("the same first and last name", 0.93)
    elif min(len(short[0]), len(full[0])) == 1 and short[0][0] == full[0][0]:
        yield Match("an initial and the last name", 0.6, needs_context=True)
    else:
        yield from _spellings(one, other)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether middle names agree, initials counting for the names they begin."""
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=False))


def _spellings(one: Profile, other: Profile) -> Iterator[Match]:
    from rapidfuzz import fuzz

    a, b = " ".join(one.core), " ".join(other.core)
    if a == b or a[0] != b[0] or min(len(a), len(b)) < SHORTEST_ALIKE:
        return
    similarity = fuzz.ratio(a, b)
    if similarity >= ALIKE:
        yield Match(f"spelled alike ({similarity:.0f} of 100)", round(0.55 + (similarity - ALIKE) / 100, 2), needs_context=True)


def _is_number(word: str) -> bool:
    """Tell whether a word counts: digits, a Roman numeral above I, or junior and senior.

    >>> _is_number("9"), _is_number("iii"), _is_number("jr"), _is_number("mix")
    (True, True, True, False)
    """
    return any(c.isdigit() for c in word) or word in name_parts.roman_numerals or word in name_parts.generations


def preference(profile: Profile) -> tuple[object, ...]:
    """Order names of one thing by which names it best: the fullest, mixed case, no legal form, the shortest.

    It hangs on the names alone, so that one more document does not rename what is known.

    >>> names = [Profile(n, labels=Counter({n: 1})) for n in ("SoftBank Group", "SOFTBANK", "SoftBank")]
    >>> min(names, key=preference).label
    'SoftBank'
    """
    label = profile.label
    return (-len(profile.core), label.isupper(), len(profile.words), len(label), label, profile.iri)
