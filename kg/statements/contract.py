"""What one document gives to a graph, and how it is written: the extraction contract, one JSON object a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from kg.model import Argument, Document, Entity, Literal, MentionKind, Modality, Rejection, Relation, Statement, TextSpan
from kg.ontology import LearnedLexicon, Ontology
from kg.ontology.forms import PersonForm, WritingForm, is_shortened, write_name, write_value
from kg.statements import arguments_of

Json = dict[str, object]

NEAREST_MODALITY = {Modality.OBLIGATORY: Modality.PLANNED}
"""Finer readings as the contract's five."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """All that one document gives to a graph.

    >>> (contribution,) = kg.extract(Document(id="a", text="Microsoft will invest $10 billion in Japan."))
    >>> [statement.property for statement in contribution.statements], [entity.label for entity in contribution.entities]
    (['investsIn'], ['Microsoft', 'Japan'])
    >>> sorted(contribution.to_dict())
    ['clusters', 'entities', 'id', 'text', 'triples']

    Attributes:
        document: the text, with its id.
        entities: whom and what it speaks of, each under the name it has in this document.
        entity_of: which of the entities, by number, is meant at a place.
        statements: what it says, in the ontology's terms, or under a lemma where the ontology has no property for it.
        rejections: what it does not say after all, each with the stage and the reason.
        chains: the phrases that mean one entity, also of entities that no statement speaks of.
        unresolved: statements about a pronoun without an antecedent: shown by the extraction, kept out of the graph.
        as_worded: give an open relation said in the passive in its own words ("X, was hit by, Y"), as open information extraction is read.
        class_prefix: what the names of classes are written after in the contract; nothing where the ontology is not our own.
        lines: its document's graph as lines of N-Quads, on the way from the process that made it to the one that stores it.
    """

    document: Document
    entities: tuple[Entity, ...]
    entity_of: Mapping[TextSpan, int]
    statements: tuple[Statement, ...]
    rejections: tuple[Rejection, ...]
    chains: tuple[tuple[TextSpan, ...], ...] = ()
    unresolved: tuple[Statement, ...] = ()
    class_prefix: str = "kgo:"
    as_worded: bool = False
    lines: list[str] | None = field(default=None, compare=False, repr=False)

    def to_dict(self) -> Json:
        """Return it as the extraction contract has it, ready for JSON: id and text, entities, coreference clusters, triples.

        It is what `kg extract` writes, one object a line; CONTRIBUTING.md describes each field.
        """
        by_iri = {entity.iri: entity for entity in self.entities}
        return {
            "id": self.document.id,
            "text": self.document.text,
            "entities": [_entity(entity, self.class_prefix) for entity in self.entities],
            "clusters": [[[span.start, span.end] for span in chain] for chain in self.chains],
            "triples": [_triple(statement, by_iri, self) for statement in in_order(self)],
        }


def in_order(contribution: Contribution) -> list[Statement]:
    """Return all statements by their place in the text, those about unresolved pronouns too."""
    return sorted((*contribution.statements, *contribution.unresolved), key=_place)


def _place(statement: Statement) -> tuple[object, ...]:
    relation = statement.relation
    return relation.evidence.span, relation.subject.span, relation.object.span, relation.predicate


def _compact(iri: str) -> str:
    return "kge:" + iri.rpartition("/")[2]


def _type(entity: Entity | None, prefix: str) -> str | None:
    return f"{prefix}{entity.types[0]}" if entity is not None and entity.types else None


def _entity(entity: Entity, class_prefix: str) -> Json:
    return {
        "id": _compact(entity.iri),
        "name": entity.label,
        "type": _type(entity, class_prefix),
        "aliases": list(entity.aliases),
        "mentions": [[span.start, span.end] for span in entity.mentions],
        "forms": [
            {
                "name": form.name,
                "reason": form.reason,
                "score": form.score,
                "mentions": [[span.start, span.end] for span in form.mentions],
            }
            for form in entity.forms
        ],
        "links": [
            {"mention": [link.span.start, link.span.end], "reason": link.reason, "score": link.score} for link in entity.links
        ],
    }


def _triple(statement: Statement, by_iri: dict[str, Entity], contribution: Contribution) -> Json:
    relation = statement.relation
    first, second = (
        (argument, entity if argument.value is None or argument is relation.subject else None)
        for argument, entity in arguments_of(statement, contribution.entities, contribution.entity_of)
    )
    passive = relation.passive if contribution.as_worded else ""
    if passive:
        first, second = second, first
    qualifiers, values = _qualifiers(relation)
    return {
        "subject": _words(*first),
        "subject_span": [first[0].mention.span.start, first[0].mention.span.end],
        "subject_id": _compact(first[1].iri) if first[1] else None,
        "subject_type": _type(first[1], contribution.class_prefix),
        "relation": passive or _relation_words(statement, turned=first[0] is relation.object),
        "predicate": f"be {' '.join(passive.split()[-2:])}" if passive else relation.predicate,
        "property": None if passive else statement.property,  # it is said of who does it, not of whom it is done to
        "object": _words(*second),
        "object_span": [second[0].mention.span.start, second[0].mention.span.end],
        "object_id": _compact(second[1].iri) if second[1] else None,
        "object_type": _type(second[1], contribution.class_prefix),
        "arguments": _arguments(relation),
        "qualifiers": qualifiers,
        "values": values,
        "negated": relation.factuality.negated,
        "modality": _modality_of(relation),
        "attributed_to": by_iri[statement.attributed_to].label if statement.attributed_to in by_iri else None,
        "attributed_to_id": _compact(statement.attributed_to) if statement.attributed_to in by_iri else None,
        "direct": statement.is_fact(),
        "evidence": [relation.evidence.span.start, relation.evidence.span.end],
        "rule": statement.rule(),
        "confidence": statement.confidence,
    }


def _relation_words(statement: Statement, *, turned: bool) -> str:
    """Return the words of a relation; where the property is said of its object, those of the property: "child of" for "is the mother of"."""
    if not turned or statement.property is None:
        return statement.relation.phrase
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", statement.property).lower()
    return f"is {words}" if words.endswith(" of") else words


def _words(argument: Argument, entity: Entity | None) -> str:
    """Return the words of an argument; a pronoun gives way to the name of what it means."""
    if argument.mention.kind is MentionKind.PRONOUN and entity is not None:
        return entity.label
    return argument.value.text if argument.value is not None else argument.text


def _arguments(relation: Relation) -> list[str]:
    """Return the qualifiers in the words of the text, without those that stand inside the subject or object."""
    spans = (relation.subject.span, relation.object.span)
    return [
        q.phrase or q.text for q in relation.qualifiers if not any(s.start <= q.span.start and q.span.end <= s.end for s in spans)
    ]


def _qualifiers(relation: Relation) -> tuple[Json, Json]:
    words: dict[str, list[str]] = {}
    values: dict[str, object] = {}
    for qualifier in relation.qualifiers:
        words.setdefault(qualifier.kind.value, []).append(qualifier.text)
        if qualifier.normal:
            values.setdefault(qualifier.kind.value, qualifier.normal)
    return {kind: texts[0] if len(texts) == 1 else texts for kind, texts in words.items()}, values


def to_terms(contribution: Contribution, ontology: Ontology) -> Json:
    """Return what one document says in the terms of the ontology alone.

    Each triple has the label of its property for its relation; names and values are written as the examples of a learned lexicon do. What is
    denied is left out, and the modality tells what is planned, possible or conditional.
    """
    by_iri = {entity.iri: entity for entity in contribution.entities}
    learned = ontology.lexicon.learned
    triples: dict[tuple[str, str, str], Json] = {}
    for statement in in_order(contribution):
        if statement.property is None or statement.relation.factuality.negated:
            continue
        prop = ontology.properties[statement.property]
        form = learned.form(prop.name) if learned is not None else WritingForm()
        persons = learned.person_forms if learned is not None else frozenset()
        first, second = (argument for argument, _ in arguments_of(statement, contribution.entities, contribution.entity_of))
        short = partial(_is_shortened, text=contribution.document.text, persons=persons)
        subject = _written(first, by_iri[statement.subject], learned, form, short=short(first), subject=True)
        entity = by_iri[statement.object] if isinstance(statement.object, str) else None
        if isinstance(statement.object, Literal) and second.value is not None and statement.object.datatype != "string":
            object_ = write_value(second.value, form)
        else:
            object_ = _written(second, entity, learned, form, short=short(second), subject=False)
        evidence = statement.relation.evidence
        triple: Json = {
            "subject": subject,
            "relation": prop.label,
            "object": object_,
            "property": prop.name,
            "subject_type": _type_in(prop.domain, by_iri[statement.subject], ontology),
            "object_type": _type_in(prop.range, entity, ontology) if entity is not None else None,
            "evidence": [evidence.span.start, evidence.span.end],
            "rule": statement.rule(),
            "modality": _modality_of(statement.relation),
            "confidence": statement.confidence,
        }
        triples.setdefault((subject, prop.label, object_), triple)
    return {"id": contribution.document.id, "text": contribution.document.text, "triples": list(triples.values())}


def _modality_of(relation: Relation) -> str:
    return NEAREST_MODALITY.get(relation.factuality.modality, relation.factuality.modality).value


def _type_in(classes: frozenset[str], entity: Entity, ontology: Ontology) -> str | None:
    """Return the class of an entity that a property admits, else its first."""
    return next((t for t in entity.types if ontology.admits(classes, [t])), next(iter(entity.types), None))


def _is_shortened(argument: Argument, text: str, persons: frozenset[PersonForm]) -> bool:
    return is_shortened(persons, text[argument.mention.span.end :])


def _written(
    argument: Argument, entity: Entity | None, learned: LearnedLexicon | None, form: WritingForm, *, short: bool, subject: bool
) -> str:
    """Return a side of a statement as the examples write it: by its name there, else as the text names it where that is in full."""
    label = entity.label if entity is not None else argument.text
    own = argument.mention.text
    for text in (own, label):
        hint = learned.hint(text) if learned is not None else None
        if hint is not None:
            return write_name(hint.written, "", replace(form, without_article=False), short=False, subject=subject)
    kind = entity.types[0] if entity is not None and entity.types else argument.mention.label
    nested = entity is not None and any(_is_inside(argument.mention.span, mention) for mention in entity.mentions)
    full = own if label in own or nested else label
    return write_name(full, argument.mention.label or kind, form, short=short, subject=subject)


def _is_inside(span: TextSpan, outer: TextSpan) -> bool:
    return span != outer and outer.start <= span.start and span.end <= outer.end
