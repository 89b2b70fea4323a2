"""What is known of a name over all documents, and the keys by which names that may mean one thing are brought together.

In: local entities, each with what its document calls it and takes it for. Out: a `Profile`, which is the sum over the bearers of
a name, and its blocking keys (Christen 2012, Data Matching, chapter 4).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rdflib import RDF, Literal

from kg.english import name_parts
from kg.english.classes import kind_of
from kg.entities.names import initials, without_suffix
from kg.mentions.names import normalize
from kg.namespaces import local_name

LAST_NAME = "last:"
"""What the blocking keys of persons by their last names begin with."""

ACRONYM, INITIALS = "acronym:", "initials:"

SHORTEST_SPELLING = 8
"""Letters below which two spellings are not compared: short names differ by a letter and mean different things. Chosen by hand."""


@dataclass(frozen=True)
class Profile:
    """What is known of a name: how often, in how many documents, it is called and taken for what.

    Args:
        iri: the entity's IRI as the name makes it.
        labels: full names, and how often mentioned.
        aliases: whatever its bearer is called, and in how many documents.
        classes: IRIs of classes, and the mentions that speak for them.
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

    def __add__(self, profile: Profile) -> Profile:
        """Return what is known of a name with further bearers.

        >>> a = Profile("i", labels=Counter({"A": 2}), documents=2, named=2)
        >>> a + a - a == a
        True
        """
        return self._with((profile,), 1)

    def plus(self, profiles: Sequence[Profile]) -> Profile:
        """Return what is known of a name with the bearers of several profiles: their sum, each counted once."""
        return self._with(profiles, 1) if profiles else self

    def __sub__(self, profile: Profile) -> Profile:
        """Return what is known of a name without some of its bearers."""
        return self._with((profile,), -1)

    def _with(self, profiles: Sequence[Profile], sign: int) -> Profile:
        return Profile(
            iri=self.iri,
            labels=_sum(self.labels, [profile.labels for profile in profiles], sign),
            aliases=_sum(self.aliases, [profile.aliases for profile in profiles], sign),
            classes=_sum(self.classes, [profile.classes for profile in profiles], sign),
            documents=self.documents + sign * sum(profile.documents for profile in profiles),
            named=self.named + sign * sum(profile.named for profile in profiles),
        )

    @cached_property
    def label(self) -> str:
        """The full name that most mentions give, the first by alphabet among equals."""
        return min(self.labels.items(), key=lambda item: (-item[1], item[0]))[0] if self.labels else ""

    @cached_property
    def class_iri(self) -> str:
        """The class that most mentions speak for, the first by alphabet among equals; "" where none does."""
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
        """The words without the legal form of a company, or what sets son and father apart."""
        if not self.is_person:
            return without_suffix(self.words)
        names = tuple(word for word in self.words if not _is_number(word))
        return names or self.words

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the name, which set apart what is else named alike ("Falcon 9", "World War II", "Ken Griffey Jr")."""
        return tuple(word for word in self.words if _is_number(word))

    @property
    def comparable(self) -> tuple[object, ...]:
        """All by which it is compared with others; how often it is mentioned is not among it."""
        return self.label, self.class_iri, bool(self.named), frozenset(self.aliases)

    @property
    def is_person(self) -> bool:
        """Whether it is taken for a person."""
        return self.class_name == "Person"

    @cached_property
    def kind(self) -> str:
        """The broad kind, which must agree; "" where nothing speaks for any."""
        return kind_of(self.class_name)


def _sum(counts: Counter[str], changes: Iterable[Counter[str]], sign: int) -> Counter[str]:
    total = dict(counts)
    for change in changes:
        for key, count in change.items():
            total[key] = total.get(key, 0) + sign * count
    return Counter({key: count for key, count in total.items() if count})


def blocking_keys(profile: Profile) -> frozenset[str]:
    """Return the keys under which a name stands, so that it is compared with those it may mean the same as.

    >>> sorted(blocking_keys(Profile("i", labels=Counter({"SoftBank Group": 1}), named=1)))
    ['core:softbank', 'initials:sg', 'spelling:soft-softb']
    """
    if not profile.named or not profile.core:
        return frozenset()
    core = profile.core
    keys = {f"core:{' '.join(core)}"}
    if profile.is_person:
        keys.add(f"{LAST_NAME}{core[-1]}")
    else:
        keys |= {f"{kind}{name.replace('.', '').lower()}" for kind, name in _short_forms(profile.label) if is_acronym(name)}
    if len("".join(core)) >= SHORTEST_SPELLING or len(core) < len(profile.words):
        keys.add(f"spelling:{core[0][:4]}-{core[-1][:5]}")
    return frozenset(keys)


def _short_forms(label: str) -> tuple[tuple[str, str], ...]:
    return (ACRONYM, label), (INITIALS, initials(label))


def partner_key(key: str) -> str:
    """Return the blocking key of the names to compare with: an acronym goes with what has these initials, not with acronyms.

    >>> partner_key("acronym:imf"), partner_key("initials:imf"), partner_key("last:cook")
    ('initials:imf', 'acronym:imf', 'last:cook')
    """
    for prefix, partner in ((ACRONYM, INITIALS), (INITIALS, ACRONYM)):
        if key.startswith(prefix):
            return partner + key.removeprefix(prefix)
    return key


def is_acronym(name: str) -> bool:
    """Tell whether a name is two to six capital letters, with or without full stops."""
    letters = name.replace(".", "")
    return letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 6


def _is_number(word: str) -> bool:
    """Tell whether a word counts: digits, a Roman numeral above I, or junior and senior.

    >>> _is_number("9"), _is_number("iii"), _is_number("jr"), _is_number("mix")
    (True, True, True, False)
    """
    return any(c.isdigit() for c in word) or word in name_parts.roman_numerals or word in name_parts.generations


def preference(profile: Profile) -> tuple[object, ...]:
    """Order names of one thing by which names it best: the fullest, mixed case, no legal form, the shortest.

    It depends on the names alone, so that one more document does not rename what is known.

    >>> names = [Profile(n, labels=Counter({n: 1})) for n in ("SoftBank Group", "SOFTBANK", "SoftBank")]
    >>> min(names, key=preference).label
    'SoftBank'
    """
    label = profile.label
    return (-len(profile.core), label.isupper(), len(profile.words), len(label), label, profile.iri)


def profile_literal(profile: Profile) -> Literal:
    """Return a profile as a JSON literal, the same for the same profile."""
    fields = {
        "labels": dict(sorted(profile.labels.items())),
        "aliases": dict(sorted(profile.aliases.items())),
        "classes": dict(sorted(profile.classes.items())),
        "documents": profile.documents,
        "named": profile.named,
    }
    return Literal(json.dumps(fields, ensure_ascii=False, separators=(",", ":")), datatype=RDF.JSON, normalize=False)


@lru_cache(maxsize=1 << 11)
def read_profile(iri: str, text: str) -> Profile:
    """Return a profile from its JSON literal; of names of the news it is read with every batch of documents."""
    fields = json.loads(text)
    counters = {name: Counter(fields[name]) for name in ("labels", "aliases", "classes")}
    return Profile(iri=iri, documents=fields["documents"], named=fields["named"], **counters)
