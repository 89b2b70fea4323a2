"""Extract relations: one file a construction.

In: a `DocumentReading`. Out: `Relation` records in the order of the text, each with its evidence.

Shared by the constructions: `reading` (document, clause, trigger), `arguments`, `coordination`, `verb_groups`, `qualifiers`; what a
noun says of an entity (`kinds`) and which role it names (`role_phrases`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.english import phrases
from kg.model import MentionKind, Relation, TextSpan
from kg.relations.affiliations import find_affiliations
from kg.relations.apposition import find_appositions, find_instances
from kg.relations.bracketed import find_bracketed_names
from kg.relations.casualties import find_casualties
from kg.relations.complements import as_part, find_complements
from kg.relations.contests import find_contests
from kg.relations.copular import find_copular
from kg.relations.counsel import find_counsel
from kg.relations.foundings import find_foundings
from kg.relations.gapped import find_gapped
from kg.relations.listing import part_members
from kg.relations.lives import find_lives
from kg.relations.modifiers import find_modifiers
from kg.relations.nominal import find_nominal
from kg.relations.of_names import find_of_names
from kg.relations.office_lists import find_office_lists
from kg.relations.owned import find_owned
from kg.relations.pairing import pair_members
from kg.relations.places_around import find_places_around
from kg.relations.reading import DocumentReading
from kg.relations.resignations import find_resignations
from kg.relations.results import find_results
from kg.relations.roles import find_appositive_roles, find_counterparts, find_titles
from kg.relations.sales import find_sales
from kg.relations.signatures import find_signatures
from kg.relations.suits import find_suits
from kg.relations.tenures import find_tenures
from kg.relations.tickets import find_tickets
from kg.relations.verbal import find_verbal

__all__ = ["PATTERNS", "DocumentReading", "extract_relations", "in_text_order", "iter_relations", "relation_key"]

Pattern = Callable[[DocumentReading], Iterator[Relation]]
RelationKey = tuple[TextSpan, str, TextSpan]

PATTERNS: dict[str, Pattern] = {
    "verbal": find_verbal,
    "copular": find_copular,
    "title": find_titles,
    "counterpart": find_counterparts,
    "owned": find_owned,
    "apposition/role": find_appositive_roles,
    "apposition": find_appositions,
    "bracket": find_bracketed_names,
    "instance": find_instances,
    "modifier": find_modifiers,
    "of name": find_of_names,
    "place around": find_places_around,
    "affiliation": find_affiliations,
    "ticket": find_tickets,
    "life": find_lives,
    "founding": find_foundings,
    "nominal": find_nominal,
    "sale": find_sales,
    "gapped": find_gapped,
    "contest": find_contests,
    "casualty": find_casualties,
    "resignation": find_resignations,
    "tenure": find_tenures,
    "counsel": find_counsel,
    "list": find_office_lists,
    "suit": find_suits,
    "signature": find_signatures,
    "result": find_results,
}
"""The constructions, in the order that decides which of two equal relations is kept."""


def iter_relations(reading: DocumentReading) -> Iterator[Relation]:
    """Yield every relation that a construction finds, duplicates included."""
    read = (relation for find in PATTERNS.values() for relation in find(reading))
    for relation in part_members(reading, pair_members(reading, read)):
        yield relation
        if relation.predicate in phrases.reciprocal:
            predicate = phrases.reciprocal[relation.predicate]
            phrase = f"is {predicate.removeprefix('be ')}"
            yield replace(relation, subject=relation.object, object=relation.subject, predicate=predicate, phrase=phrase)


def extract_relations(reading: DocumentReading, *, complements: bool = False) -> list[Relation]:
    """Return the relations of a document, each once, by the place of their evidence and arguments.

    Args:
        reading: the document with its parse.
        complements: give each complement of a clause as a relation of its own, too, where none says it yet.
    """
    kept: dict[RelationKey, Relation] = {}
    for relation in iter_relations(reading):
        subject, object_ = relation.subject, relation.object
        same_text = subject.mention.span == object_.mention.span or (
            subject.mention.kind is MentionKind.NAME and subject.mention.text == object_.mention.text
        )
        if not same_text and reading.starts_of_terms.isdisjoint((subject.mention.span.start, object_.mention.span.start)):
            kept.setdefault(relation_key(relation), relation)
    if complements:
        said = {(first, second) for first, _, second in kept}
        of_sentence: dict[TextSpan, list[Relation]] = defaultdict(list)
        for relation in kept.values():
            of_sentence[relation.evidence.span].append(relation)
        for relation in find_complements(reading):
            first, second = relation.subject.mention.span, relation.object.mention.span
            if first != second and (first, second) not in said:
                kept.setdefault(relation_key(relation), as_part(relation, of_sentence[relation.evidence.span]))
    return in_text_order(kept.values())


def relation_key(relation: Relation) -> RelationKey:
    """Return what makes two relations of a document one: the mentions of their arguments, and the predicate."""
    return relation.subject.mention.span, relation.predicate, relation.object.mention.span


def in_text_order(relations: Iterable[Relation]) -> list[Relation]:
    """Return relations by the place of their evidence and arguments."""
    return sorted(relations, key=lambda r: (r.evidence.span, r.subject.span, r.object.span, r.predicate))
