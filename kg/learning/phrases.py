"""Judge the phrases that an ontology's labels suggested by examples: what mostly reads wrongly is left out of the lexicon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.config import Config
from kg.entities import resolve_entities
from kg.learning.alignment import comparable_variants
from kg.learning.examples import Example, same_letters
from kg.model import Argument, Entity, Statement
from kg.ontology import LexiconEntry, NameHints, Ontology
from kg.ontology.forms import VALUE_FORMS
from kg.relations import extract_relations
from kg.relations.reading import DocumentReading
from kg.statements import arguments_of, ground

LEAST = 0.5
"""Share of what a phrase reads that must be right, when one reading that is right and one that is wrong are added."""

MANY = 10
"""Triples of a property after which a phrase that read none of them is no way to state it."""


@dataclass(frozen=True, slots=True)
class PhraseCount:
    """How often a phrase read a triple of the examples, and how often it read at all."""

    right: int
    read: int

    def is_contradicted(self, stated: int) -> bool:
        """Tell whether the phrase is wrong more often than right, or never reads a property that has many triples.

        Args:
            stated: the triples of its property.
        """
        return (self.right + 1) / (self.read + 2) < LEAST or (self.right == 0 and stated >= MANY)


PhraseCounts = Mapping[LexiconEntry, PhraseCount]
"""Phrase -> how often it was right."""


@dataclass(frozen=True, slots=True)
class _PhraseReading:
    """What a phrase reads in a text: the ways the examples may write its subject and its object, as they are compared."""

    entry: LexiconEntry
    subjects: set[str]
    objects: set[str]

    def is_stated(self, example: Example) -> bool:
        """Tell whether an example has a triple of this property between the two."""
        return any(
            t.property == self.entry.property
            and comparable_variants(t.subject) & self.subjects
            and comparable_variants(t.object) & self.objects
            for t in example.triples
        )


def judge_phrases(
    examples: Sequence[Example],
    readings: Sequence[DocumentReading],
    names: NameHints,
    ontology: Ontology,
    *,
    partial: bool = False,
) -> PhraseCounts:
    """Count what each phrase of the ontology's lexicon reads in the examples.

    Args:
        examples: texts with their triples.
        readings: their parses.
        names: how the examples write names.
        ontology: whose lexicon is judged.
        partial: an example says nothing against a property that it does not name.
    """
    written = {same_letters("".join(words)): same_letters(hint.written) for words, hint in names.items()}
    right, read = Counter[LexiconEntry](), Counter[LexiconEntry]()
    for example, reading in zip(examples, readings, strict=True):
        judged = example.judged_properties(partial=partial)
        for phrase in _read(reading, ontology, written):
            if judged is None or phrase.entry.property in judged:
                right[phrase.entry] += phrase.is_stated(example)
                read[phrase.entry] += 1
    return {entry: PhraseCount(right[entry], read[entry]) for entry in ontology.lexicon.entries}


def _read(reading: DocumentReading, ontology: Ontology, written: Mapping[str, str]) -> list[_PhraseReading]:
    """Return what the phrases of a lexicon read in a text."""
    relations = extract_relations(reading)
    resolution = resolve_entities(reading, relations, Config().base)
    readings = []
    for result in ground(relations, resolution.entities, resolution.entity_of, ontology):
        if isinstance(result, Statement) and result.property is not None and not result.relation.factuality.negated:
            entry = next(e for e in ontology.lexicon.find(result.relation.predicate) if e.property == result.property)
            subjects, objects = (
                _comparable_names(argument, entity, written)
                for argument, entity in arguments_of(result, resolution.entities, resolution.entity_of)
            )
            readings.append(_PhraseReading(entry, subjects, objects))
    return readings


def _comparable_names(argument: Argument, entity: Entity | None, written: Mapping[str, str]) -> set[str]:
    """Return the ways the examples may write an argument, as they are compared."""
    names = {same_letters(argument.text), same_letters(argument.mention.text)}
    if entity is not None:
        names |= {same_letters(name) for name in (entity.label, *entity.aliases)}
    if argument.value is not None:
        names |= {same_letters(write(argument.value)) for write in VALUE_FORMS.values()}
    return (names | {written[name] for name in names if name in written}) - {""}
