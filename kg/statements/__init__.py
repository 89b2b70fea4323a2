"""Ground relations in an ontology: relation + entities + lexicon -> `Statement`, or a `Rejection` with its reason.

A property is taken when the conditions of its phrase hold and its domain and range admit both entities; of several, the one with the
highest priority in the lexicon, then the one whose classes fit most closely. A relation for which the lexicon has no property is kept as an
open one, under its lemma; one for which it has, but none that the types admit, is rejected as a claim in the ontology's terms and kept as an open relation too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.english import phrases, verbs
from kg.model import Argument, Entity, Literal, MentionKind, Rejection, Relation, Statement, TextSpan, ValueKind
from kg.ontology import LexiconEntry, Ontology, Property
from kg.ontology.conditions import prepositions_of, traits_of, words_of
from kg.statements.attempts import is_attempt
from kg.statements.confidence import confidence
from kg.statements.judgement import unjudged
from kg.statements.over import tells_end

__all__ = ["arguments_of", "entities_of", "ground", "typed"]

CLOSEST = 4
"""What an entity's very class counts; one step above it is one less."""

PERSON_ONLY = frozenset({"Person"})
VAGUE = frozenset({"Topic", "Event", "Product", "CreativeWork", "Role", "Entity"})
"""Classes that a noun phrase without a telling noun may well be of."""


StatementArguments = tuple[str, str | Literal]
"""The subject and the object of a statement."""


@dataclass(frozen=True, slots=True)
class ResolvedRelation:
    """A relation with the entities of its arguments and of who says it.

    Attributes:
        relation: what the text says.
        subject: the entity of its subject.
        object: the entity of its object; None for a value.
        attributed_to: the IRI of who says it; None: the document itself.
        judged: log odds that its words add to its confidence.
    """

    relation: Relation
    subject: Entity
    object: Entity | None
    attributed_to: str | None
    judged: float

    def in_order(self, entry: LexiconEntry) -> tuple[Entity | None, Entity | None]:
        """Return subject and object of the property that a lexicon entry reads, which may exchange the two."""
        return (self.object, self.subject) if entry.inverse else (self.subject, self.object)

    def meets(self, entry: LexiconEntry, ontology: Ontology) -> bool:
        """Tell whether the conditions hold under which a phrase of the lexicon means its property."""
        relation = self.relation
        traits: dict[str, frozenset[str]] = {}
        for condition in entry.conditions:
            if condition.place not in traits:
                traits |= {
                    "subject": _traits(relation.subject, self.subject, ontology),
                    "object": _traits(relation.object, self.object, ontology),
                    "preposition": prepositions_of(relation.qualifiers),
                    "word": words_of(relation.phrase),
                }
            if not condition.holds(traits[condition.place]):
                return False
        return True

    def statement(self, subject: str, prop: str | None, object_: str | Literal, sense: float | None = None) -> Statement:
        """Return the statement that says the relation with a property, or None for an open one.

        Args:
            subject: its subject.
            prop: its property.
            object_: its object.
            sense: how likely the property is where it was learned; None where the lexicon says it.
        """
        return Statement(
            subject=subject,
            predicate=self.relation.predicate,
            property=prop,
            object=object_,
            relation=self.relation,
            attributed_to=self.attributed_to,
            confidence=confidence(self.relation, self.subject, self.object, prop, sense, self.judged),
            sense=sense,
            tells_end=tells_end(self.relation, prop),
        )


def _traits(argument: Argument, entity: Entity | None, ontology: Ontology) -> frozenset[str]:
    """Return what conditions may ask of an argument."""
    known = (*(entity.types if entity is not None else ()), argument.mention.label)
    classes = (name for kind in known for t in ontology.types_of(kind) for name in ontology.ancestors(t))
    return traits_of(argument, classes, named=entity is not None and entity.named)


def ground(
    relations: Sequence[Relation],
    entities: Sequence[Entity],
    entity_of: Mapping[TextSpan, int],
    ontology: Ontology,
    judge: Callable[[Relation], float] = unjudged,
) -> Iterator[Statement | Rejection]:
    """Yield what each relation becomes; a relation of an entity with itself becomes nothing (an alias is one)."""
    for relation in relations:
        subject, object_ = entities_of(relation, entities, entity_of)
        if subject is None or (object_ is None and relation.object.value is None):
            continue
        if object_ and subject.iri == object_.iri and relation.predicate not in phrases.said_aliases:
            continue
        source = relation.factuality.attribution
        place = entity_of.get(source.span) if source is not None else None
        resolved = ResolvedRelation(
            relation,
            subject,
            object_,
            entities[place].iri if place is not None else None,
            0.0 if relation.evidence.score is not None else judge(relation),
        )
        results = _ground_one(resolved, ontology)
        if _is_unresolved(relation.subject, subject) or (object_ is not None and _is_unresolved(relation.object, object_)):
            yield Rejection(relation=relation, stage="entities", reason="a pronoun without an antecedent")
            yield from (replace(result, resolved=False) for result in results if isinstance(result, Statement))
        else:
            yield from results


def arguments_of(
    statement: Statement, entities: Sequence[Entity], entity_of: Mapping[TextSpan, int]
) -> tuple[tuple[Argument, Entity | None], tuple[Argument, Entity | None]]:
    """Return the arguments of a statement's relation as its subject and its object, each with its entity, or None for a value.

    A property that is read the other way round ("X groups Y": Y is member of X) exchanges the two.
    """
    relation = statement.relation
    first, second = zip((relation.subject, relation.object), entities_of(relation, entities, entity_of), strict=True)
    turned = isinstance(statement.object, str) and second[1] is not None and second[1].iri == statement.subject
    return (second, first) if turned else (first, second)


def entities_of(
    relation: Relation, entities: Sequence[Entity], entity_of: Mapping[TextSpan, int]
) -> tuple[Entity | None, Entity | None]:
    """Return the entities of a relation's subject and object; None for a value."""
    return entity_at(relation.subject, entities, entity_of), entity_at(relation.object, entities, entity_of)


def entity_at(argument: Argument, entities: Sequence[Entity], entity_of: Mapping[TextSpan, int]) -> Entity | None:
    """Return the entity that an argument means; None for a value."""
    place = entity_of.get(argument.mention.span)
    return None if place is None else entities[place]


def _is_unresolved(argument: Argument, entity: Entity) -> bool:
    return argument.mention.kind is MentionKind.PRONOUN and not entity.described


def _ground_one(resolved: ResolvedRelation, ontology: Ontology) -> Iterator[Statement | Rejection]:
    relation = resolved.relation
    candidates = [entry for entry in _entries(relation, ontology) if resolved.meets(entry, ontology)]
    clashes = []
    admitted: list[tuple[int, int, int, LexiconEntry, StatementArguments]] = []
    for entry in candidates:
        arguments = arguments_of_property(entry, resolved, ontology)
        if isinstance(arguments, str):
            clashes.append(arguments)
        else:
            admitted.append((-entry.priority, -_specificity(entry, resolved, ontology), len(admitted), entry, arguments))
    if admitted:
        *_, entry, (first, second) = min(admitted)
        yield resolved.statement(first, entry.property, second)
        return
    if clashes:
        tried = {entry.property for entry in candidates}
        nearest = nearest_readings(resolved, tried, ontology)
        reason = "; ".join(clashes) + (f"; nearest that would be admitted: {', '.join(nearest)}" if nearest else "")
        yield Rejection(relation=relation, stage="grounding", reason=reason)
    value = relation.object.value
    literal = Literal(value=value.normal or value.text if value else "")
    yield resolved.statement(resolved.subject.iri, None, resolved.object.iri if resolved.object is not None else literal)


def _entries(relation: Relation, ontology: Ontology) -> list[LexiconEntry]:
    """Return how a relation may be read: as the property that a learned scorer says, else by the phrases of the lexicon; not what was only tried."""
    if relation.property is not None:
        return [LexiconEntry(relation.predicate, relation.property, inverse=False)]
    return [] if is_attempt(relation.phrase) else ontology.lexicon.find(relation.predicate)


def arguments_of_property(
    entry: LexiconEntry, resolved: ResolvedRelation, ontology: Ontology, *, learned: bool = False
) -> StatementArguments | str:
    """Return subject and object of the property, or why it does not fit.

    Args:
        entry: the property, and which side of the relation is its subject.
        resolved: the relation.
        ontology: what the property admits.
        learned: whether the property was learned from examples, which weighed that an argument has no class.
    """
    relation, subject = resolved.relation, resolved.subject
    prop = ontology.properties[entry.property]
    value = relation.object.value
    if relation.property is not None and not ontology.is_native:
        return _learned_arguments(prop, resolved, ontology)
    if prop.datatype:
        literal = _literal(prop.datatype, relation)
        if literal is None:
            return f"{prop.name} wants a {prop.datatype}"
        if not _admits(prop, 0, subject, ontology) or (not learned and _is_too_vague(prop.domain, subject)):
            return f"{prop.name} does not admit {subject.label!r} ({', '.join(subject.types) or 'untyped'}) as subject"
        return subject.iri, literal
    first, second = resolved.in_order(entry)
    if first is None or second is None:
        if (
            value is not None
            and value.kind is ValueKind.MONEY
            and "MonetaryAmount" in prop.range
            and value.normal
            and _admits(prop, 0, subject, ontology)
        ):
            return subject.iri, Literal(value=value.normal, datatype="money")
        return f"{prop.name} wants an entity"
    if not _admits(prop, 0, first, ontology) or (not learned and prop.domain == PERSON_ONLY and _is_too_vague(prop.domain, first)):
        return f"{prop.name} does not admit {first.label!r} ({', '.join(first.types) or 'untyped'}) as subject"
    if not _admits(prop, 1, second, ontology) or (not learned and _is_too_vague(prop.range, second)):
        return f"{prop.name} does not admit {second.label!r} ({', '.join(second.types) or 'untyped'}) as object"
    return first.iri, second.iri


def _learned_arguments(prop: Property, resolved: ResolvedRelation, ontology: Ontology) -> StatementArguments | str:
    """Return subject and object of what learned evidence reads in the terms of somebody's own ontology.

    What the two are taken for has been weighed with the rest of the evidence; a property has values where the ontology says so, or where
    the examples write a date or a number: many an ontology has no range there, or a class "Year".
    """
    relation, subject, object_ = resolved.relation, resolved.subject, resolved.object
    if prop.datatype and (literal := _literal(prop.datatype, relation)) is not None:
        return subject.iri, literal
    if object_ is not None and not prop.datatype:
        return subject.iri, object_.iri
    learned, value = ontology.lexicon.learned, relation.object.value
    if learned is None or value is None or not learned.form(prop.name).values:
        return f"{prop.name} wants {'a ' + prop.datatype if prop.datatype else 'an entity'}"
    datatype = {ValueKind.DATE: "date", ValueKind.DURATION: "duration"}.get(value.kind, "decimal")
    return subject.iri, _literal(datatype, relation) or Literal(value=value.normal or value.text)


def _specificity(entry: LexiconEntry, resolved: ResolvedRelation, ontology: Ontology) -> int:
    """Say how closely a property's domain and range fit: more the fewer steps a class is above an entity's, 0 for a guess."""
    prop = ontology.properties[entry.property]
    return sum(
        _closeness(classes, entity, ontology)
        for classes, entity in zip((prop.domain, prop.range), resolved.in_order(entry), strict=True)
        if entity is not None
    )


def _closeness(classes: frozenset[str], entity: Entity, ontology: Ontology) -> int:
    types = entity.types if ontology.is_native else [t for kind in entity.types for t in ontology.types_of(kind)]
    steps = [s for t in types if (s := ontology.steps_up(t, classes)) is not None]
    return max(1, CLOSEST - min(steps)) if steps else 0


def _is_too_vague(classes: frozenset[str], entity: Entity) -> bool:
    """Tell whether an entity without name and class is asked to be an agent or a place: "started his career" founds nothing."""
    return entity.described and not entity.types and not entity.named and bool(classes) and classes.isdisjoint(VAGUE)


MOST_READINGS = 3
"""Properties named beside one that was rejected. Not measured: what somebody compares."""


def nearest_readings(resolved: ResolvedRelation, tried: set[str], ontology: Ontology) -> list[str]:
    """Return the properties that admit both arguments and have a phrase nearest to the predicate in words, the nearest first."""
    words = set(resolved.relation.predicate.split()) - verbs.bare
    scores: dict[str, float] = {}
    has_classes = resolved.object is not None and resolved.subject.types and resolved.object.types
    for entry in ontology.lexicon.sharing(words) if has_classes else ():
        prop = ontology.properties[entry.property]
        first, second = resolved.in_order(entry)
        if entry.property in tried or prop.datatype or first is None or second is None:
            continue
        if _admits(prop, 0, first, ontology) and _admits(prop, 1, second, ontology):
            phrase = set(entry.phrase.split())
            scores[entry.property] = max(len(words & phrase) / len(words | phrase), scores.get(entry.property, 0.0))
    return sorted(scores, key=lambda name: (-scores[name], name))[:MOST_READINGS]


def _admits(prop: Property, position: int, entity: Entity, ontology: Ontology) -> bool:
    """Tell whether an entity may be the subject (position 0) or the object (1) of a property.

    What examples show as subject or object of a property of somebody's own ontology may be one, whatever the ontology declares.
    """
    learned = ontology.lexicon.learned
    shown = learned.kinds.get(prop.name) if learned is not None and not ontology.is_native else None
    if shown is not None and not (shown.subjects, shown.objects)[position].isdisjoint(entity.types):
        return True
    classes = (prop.domain, prop.range)[position]
    if not entity.types and classes and all("Value" in ontology.ancestors(c) for c in classes):
        return False  # what has no class may be anything but a number
    return ontology.may_be(classes, entity.types)


NUMERIC = (ValueKind.COUNT, ValueKind.MONEY, ValueKind.PERCENT)


def _literal(datatype: str, relation: Relation) -> Literal | None:
    value = relation.object.value
    if datatype == "decimal":
        number = value.normal.rpartition(" ")[2] if value is not None and value.kind in NUMERIC else ""
        return Literal(value=number, datatype="decimal") if number and "/" not in number and ":" not in number else None
    if datatype == "duration":
        return Literal(value=value.normal, datatype="duration") if value is not None and value.kind is ValueKind.DURATION else None
    if datatype == "date":
        if value is None or value.kind is not ValueKind.DATE:
            return None
        if not value.normal[:1].isdigit() or "/" in value.normal or "W" in value.normal:
            return Literal(value=value.normal or value.text)  # "Monday", of a document without a date
        return Literal(value=value.normal, datatype=("gYear", "gYearMonth", "date")[value.normal.count("-")])
    return Literal(value=relation.object.text, datatype="string")


SURE = 0.3
"""The probability from which on the likeliest class of a name goes before a vague one that it is not below: "Place" becomes Company. On 1,078
passages, cross-validated, .3 and .5 do as well as each other, and better than never."""

Likely = Callable[[Entity], Sequence[tuple[str, float]]]
"""The classes that something may have, the likeliest first, each with its probability."""


def typed(
    entities: Sequence[Entity],
    results: Sequence[Statement | Rejection],
    ontology: Ontology,
    likely: Likely = lambda _: (),
) -> tuple[Entity, ...]:
    """Return the entities with their classes in the terms of the ontology.

    A class that extraction left open is the one that the entity's properties ask for, where they ask for one and nothing contradicts it;
    in the shipped ontology a vague one gives way to the likeliest that they admit.
    """
    asked: dict[str, dict[frozenset[str], None]] = {}
    for result in results:
        if isinstance(result, Statement) and result.property is not None and not result.relation.factuality.negated:
            prop = ontology.properties[result.property]
            for iri, classes in ((result.subject, prop.domain), (result.object, prop.range)):
                if isinstance(iri, str) and classes:
                    asked.setdefault(iri, {}).setdefault(classes)
    of_entities = [(entity, tuple(asked.get(entity.iri, ()))) for entity in entities]
    if not ontology.is_native:
        return tuple(_typed(entity, _single(wanted), ontology) for entity, wanted in of_entities)
    return tuple(_typed_natively(entity, wanted, ontology, likely(entity)) for entity, wanted in of_entities)


def _single(asked: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """Return the classes that are asked for without an alternative."""
    return tuple(name for classes in asked if len(classes) == 1 for name in classes)


def _typed_natively(
    entity: Entity, asked: Sequence[frozenset[str]], ontology: Ontology, likely: Sequence[tuple[str, float]]
) -> Entity:
    """Return an entity with the likeliest class that all its properties admit, where that is below what is known, or likely enough."""
    for name, probability in likely:
        above = ontology.ancestors(name) if name in ontology.classes else frozenset()
        if above and not any(classes.isdisjoint(above) for classes in asked):
            if probability >= SURE or above.issuperset(entity.types):
                return replace(entity, types=(name,))
            break
    single = _single(asked)
    return replace(entity, types=single) if not entity.types and entity.named and len(single) == 1 else entity


def _typed(entity: Entity, asked: tuple[str, ...], ontology: Ontology) -> Entity:
    wanted = frozenset(asked)  # what a property asks for goes before what the extraction took it for, unless that is more exact
    known = tuple(
        t
        for kind in entity.types
        for t in ontology.types_of(kind)
        if not asked or ontology.could_be_kind(wanted, kind) or ontology.could_be(wanted, [t])
    )
    kept: list[str] = []
    for name in (*asked, *known):
        if name not in kept and not any(ontology.is_disjoint(name, known) for known in kept):
            kept.append(name)
    most_specific = tuple(
        name for name in kept if not any(name != narrower and name in ontology.ancestors(narrower) for narrower in kept)
    )
    return replace(entity, types=most_specific)
