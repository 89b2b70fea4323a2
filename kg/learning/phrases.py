"""Judge the phrases that an ontology's labels suggested by examples: what mostly reads wrongly is left out of the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.config import Config
from kg.entities import resolve_entities
from kg.learning.alignment import Names, variants
from kg.learning.examples import Example, squash
from kg.model import Argument, Entity, Statement
from kg.ontology import LexiconEntry, Ontology
from kg.ontology.forms import VALUE_FORMS
from kg.relations import extract_relations
from kg.relations.reading import DocumentReading
from kg.statements import ground, sides

LEAST = 0.5
"""Share of what a phrase reads that is to be right, a reading that is right and one that is wrong added."""

MANY = 10
"""Triples of a property after which what did not read one of them is no way to say it."""

Counts = dict[LexiconEntry, tuple[int, int]]
"""Entry -> how often it read a triple of the examples, and how often it read at all."""


def judge_phrases(
    examples: Sequence[Example], readings: Sequence[DocumentReading], names: Names, ontology: Ontology, *, partial: bool = False
) -> Counts:
    """Count what each phrase of the ontology's lexicon reads in the examples.

    Args:
        examples: texts with their triples.
        readings: their parses.
        names: what the examples call things.
        ontology: whose lexicon is judged.
        partial: an example says nothing against a property that it does not name.
    """
    written = {squash("".join(words)): squash(hint.written) for words, hint in names.items()}
    counts: dict[LexiconEntry, list[int]] = defaultdict(lambda: [0, 0])
    for example, reading in zip(examples, readings, strict=True):
        about = {p for _, p, _ in example.triples} if partial else example.about
        stated = [(p, {squash(v) for v in variants(s)}, {squash(v) for v in variants(o)}) for s, p, o in example.triples]
        for entry, firsts, seconds in _read(reading, ontology, written):
            if about is None or entry.property in about:
                hit = any(p == entry.property and s & firsts and o & seconds for p, s, o in stated)
                counts[entry][0] += hit
                counts[entry][1] += 1
    return {entry: (counts[entry][0], counts[entry][1]) for entry in ontology.lexicon.entries}


def is_contradicted(right: int, read: int, stated: int) -> bool:
    """Tell whether a phrase is wrong more often than right, or never reads a property that the examples state many times."""
    return (right + 1) / (read + 2) < LEAST or (right == 0 and stated >= MANY)


def _read(
    reading: DocumentReading, ontology: Ontology, written: Mapping[str, str]
) -> list[tuple[LexiconEntry, set[str], set[str]]]:
    """Return what the phrases read in a text: the entry, and the ways its subject and its object may be written."""
    relations = extract_relations(reading, own_names=True)
    found = resolve_entities(reading, relations, Config().base)
    read = []
    for result in ground(relations, found.entities, found.entity_of, ontology):
        if isinstance(result, Statement) and result.property is not None and not result.relation.factuality.negated:
            entry = next(e for e in ontology.lexicon.find(result.relation.predicate) if e.property == result.property)
            first, second = (
                _ways(argument, entity, written) for argument, entity in sides(result, found.entities, found.entity_of)
            )
            read.append((entry, first, second))
    return read


def _ways(argument: Argument, entity: Entity | None, written: Mapping[str, str]) -> set[str]:
    """Return the ways a side may be written, squashed."""
    ways = {squash(argument.text), squash(argument.mention.text)}
    if entity is not None:
        ways |= {squash(name) for name in (entity.label, *entity.aliases)}
    if argument.value is not None:
        ways |= {squash(form(argument.value)) for form in VALUE_FORMS.values()}
    return (ways | {written[way] for way in ways if way in written}) - {""}
