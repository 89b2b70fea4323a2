"""The terms of an ontology: classes and properties by short names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyTerm:
    """What classes and properties have in common: a short name, an IRI, and words."""

    name: str
    iri: str
    label: str
    comment: str = ""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyClass(OntologyTerm):
    """A class. `parents` are the classes right above it; `disjoint` those that share no member with it."""

    parents: frozenset[str] = frozenset()
    disjoint: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Property(OntologyTerm):
    """A property: the classes it admits (none: any), or the datatype of its values.

    `datatype` is the local name of an XML Schema datatype, or "string" for other literals; empty for an object property.
    """

    domain: frozenset[str] = frozenset()
    range: frozenset[str] = frozenset()
    datatype: str = ""
    symmetric: bool = False
    transitive: bool = False
    functional: bool = False
    parents: frozenset[str] = frozenset()
    inverse: str = ""
    equivalents: tuple[str, ...] = ()
    """IRIs of properties elsewhere that are aligned with it."""


def plain(label: str) -> str:
    """Return a label as plain words: camel case, underscores and hyphens apart, lower case.

    >>> plain("ComicsCharacter"), plain("place_of birth"), plain("NASAMission")
    ('comics character', 'place of birth', 'nasa mission')
    """
    spaced = []
    for i, c in enumerate(label):
        before, after = label[i - 1 : i], label[i + 1 : i + 2]
        if c.isupper() and (before.islower() or before.isdigit() or (before.isupper() and after.islower())):
            spaced.append(" ")
        spaced.append(" " if c in "_-/" else c.lower())
    return " ".join("".join(spaced).split())
