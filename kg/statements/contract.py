"""Write a contribution as the extraction contract: one JSON object a document (`kg extract --format jsonl`)."""

from __future__ import annotations

from kg.model import Argument, Contribution, Entity, Literal, MentionKind, Modality, Relation, Statement
from kg.ontology import Ontology

Json = dict[str, object]
Side = tuple[Argument, Entity | None]

NEAREST_MODALITY = {Modality.OBLIGATORY: Modality.PLANNED}
"""Finer readings as the contract's five."""


def to_contract(contribution: Contribution, ontology: Ontology) -> Json:
    """Return the contract's object for one document: entities, coreference chains, triples."""
    by_iri = {entity.iri: entity for entity in contribution.entities}
    document = contribution.document
    return {
        "id": document.id,
        "text": document.text,
        "entities": [_entity(entity, ontology) for entity in contribution.entities],
        "clusters": [[[s.start, s.end] for s in chain] for chain in contribution.chains],
        "triples": [_triple(statement, by_iri, contribution, ontology) for statement in in_order(contribution)],
    }


def in_order(contribution: Contribution) -> list[Statement]:
    """Return all statements by their place in the text, those about unresolved pronouns too."""
    return sorted((*contribution.statements, *contribution.unresolved), key=_place)


def _place(statement: Statement) -> tuple[object, ...]:
    relation = statement.relation
    return relation.evidence.span, relation.subject.span, relation.object.span, relation.predicate


def _compact(iri: str) -> str:
    return "kge:" + iri.rpartition("/")[2]


def _type(entity: Entity | None, ontology: Ontology) -> str | None:
    if entity is None or not entity.types:
        return None
    return f"kgo:{entity.types[0]}" if ontology.is_native else entity.types[0]


def _entity(entity: Entity, ontology: Ontology) -> Json:
    return {
        "id": _compact(entity.iri),
        "name": entity.label,
        "type": _type(entity, ontology),
        "aliases": list(entity.aliases),
        "mentions": [[span.start, span.end] for span in entity.mentions],
    }


def _triple(statement: Statement, by_iri: dict[str, Entity], contribution: Contribution, ontology: Ontology) -> Json:
    relation = statement.relation
    entities, entity_of = contribution.entities, contribution.entity_of
    subject = entities[entity_of[relation.subject.mention.span]]
    place = entity_of.get(relation.object.mention.span)
    object_ = entities[place] if place is not None and relation.object.value is None else None
    # A property read the other way round ("X groups Y": Y is member of X) exchanges the two sides.
    swapped = not isinstance(statement.object, Literal) and statement.subject != subject.iri
    first: Side = (relation.subject, subject)
    second: Side = (relation.object, object_)
    if swapped:
        first, second = second, first
    # An open relation reads as the text does; one with a property reads as the property does, from who does it.
    passive = relation.passive if statement.property is None else ""
    if passive:
        first, second = second, first
    qualifiers, values = _qualifiers(relation)
    return {
        "subject": _words(*first),
        "subject_span": [first[0].mention.span.start, first[0].mention.span.end],
        "subject_id": _compact(first[1].iri) if first[1] else None,
        "subject_type": _type(first[1], ontology),
        "relation": passive or relation.phrase,
        "predicate": f"be {' '.join(passive.split()[-2:])}" if passive else relation.predicate,
        "property": statement.property,
        "object": _words(*second),
        "object_span": [second[0].mention.span.start, second[0].mention.span.end],
        "object_id": _compact(second[1].iri) if second[1] else None,
        "object_type": _type(second[1], ontology),
        "arguments": _arguments(relation),
        "qualifiers": qualifiers,
        "values": values,
        "negated": relation.factuality.negated,
        "modality": NEAREST_MODALITY.get(relation.factuality.modality, relation.factuality.modality).value,
        "attributed_to": by_iri[statement.attributed_to].label if statement.attributed_to in by_iri else None,
        "evidence": [relation.evidence.span.start, relation.evidence.span.end],
        "rule": relation.evidence.rule,
        "confidence": statement.confidence,
    }


def _words(argument: Argument, entity: Entity | None) -> str:
    """Return the words of an argument; a pronoun gives way to the name of what it means."""
    if argument.mention.kind is MentionKind.PRONOUN and entity is not None:
        return entity.label
    return argument.value.text if argument.value is not None else argument.text


def _arguments(relation: Relation) -> list[str]:
    """Return the qualifiers in the words of the text, without those that stand inside the subject or object."""
    sides = (relation.subject.span, relation.object.span)
    return [
        q.phrase or q.text for q in relation.qualifiers if not any(s.start <= q.span.start and q.span.end <= s.end for s in sides)
    ]


def _qualifiers(relation: Relation) -> tuple[Json, Json]:
    words: dict[str, list[str]] = {}
    values: dict[str, object] = {}
    for qualifier in relation.qualifiers:
        words.setdefault(qualifier.kind.value, []).append(qualifier.text)
        if qualifier.normal:
            values.setdefault(qualifier.kind.value, qualifier.normal)
    return {kind: found[0] if len(found) == 1 else found for kind, found in words.items()}, values
