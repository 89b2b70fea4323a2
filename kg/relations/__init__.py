"""Extract relations: one file a construction.

In: a `Document` with its `Tree` and values. Out: `Relation` records in the order of the text, each with its evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.clauses import Clause, iter_clauses
from kg.english import phrases
from kg.mentions import find_values
from kg.model import Document, MentionKind, Relation
from kg.ontology import Learned
from kg.parsing.trees import Tree
from kg.relations.apposition import find_appositions, find_instances
from kg.relations.complements import find_complements
from kg.relations.copular import find_copular
from kg.relations.learned import find_learned
from kg.relations.lives import find_lives
from kg.relations.modifiers import find_modifiers
from kg.relations.nominal import find_nominal
from kg.relations.reading import Reading
from kg.relations.roles import find_appositive_roles, find_titles
from kg.relations.verbal import find_verbal

__all__ = ["PATTERNS", "Reading", "extract_relations", "iter_relations"]

Pattern = Callable[[Reading, Sequence[Clause]], Iterator[Relation]]

PATTERNS: dict[str, Pattern] = {
    "verbal": find_verbal,
    "copular": find_copular,
    "title": find_titles,
    "apposition/role": find_appositive_roles,
    "apposition": find_appositions,
    "instance": find_instances,
    "modifier": find_modifiers,
    "life": find_lives,
    "nominal": find_nominal,
}
"""The constructions, in the order that decides which of two equal relations is kept."""


def iter_relations(document: Document, tree: Tree) -> Iterator[Relation]:
    """Yield every relation that a construction finds, duplicates included."""
    reading = Reading(document, tree, find_values(document, tree))
    clauses = [reading.complete(clause) for clause in iter_clauses(tree)]
    for find in PATTERNS.values():
        for relation in find(reading, clauses):
            yield relation
            if relation.predicate in phrases.reciprocal:
                yield replace(
                    relation, subject=relation.object, object=relation.subject, predicate=phrases.reciprocal[relation.predicate],
                    phrase=f"is {phrases.reciprocal[relation.predicate].removeprefix('be ')}",
                )  # fmt: skip


def iter_complements(document: Document, tree: Tree) -> Iterator[Relation]:
    """Yield a relation for each further complement of a clause, which otherwise is a qualifier only."""
    reading = Reading(document, tree, find_values(document, tree))
    yield from find_complements(reading, [reading.complete(clause) for clause in iter_clauses(tree)])


def iter_learned(document: Document, tree: Tree, learned: Learned, *, own_names: bool) -> Iterator[Relation]:
    """Yield the relations that the evidence of a learned lexicon reads."""
    yield from find_learned(Reading(document, tree, find_values(document, tree)), learned, own_names=own_names)


def extract_relations(
    document: Document, tree: Tree, *, complements: bool = False, learned: Learned | None = None, own_names: bool = False
) -> list[Relation]:
    """Return the relations of a document, each once, by the place of their evidence and arguments.

    Args:
        document: what is read.
        tree: its parse.
        complements: give each complement of a clause as a relation of its own, too, where none says it yet.
        learned: read by this evidence, too.
        own_names: take the names of the learned lexicon for names, whatever the extraction takes them for.
    """
    kept: dict[tuple[object, ...], Relation] = {}
    for relation in iter_relations(document, tree):
        subject, object_ = relation.subject, relation.object
        same_text = subject.mention.span == object_.mention.span or (
            subject.mention.kind is MentionKind.NAME and subject.mention.text == object_.mention.text
        )
        key = (subject.mention.span, relation.predicate, object_.mention.span)
        if not same_text and key not in kept:
            kept[key] = relation
    if complements:
        said = {(first, second) for first, _, second in kept}
        for relation in iter_complements(document, tree):
            first, second = relation.subject.mention.span, relation.object.mention.span
            if first != second and (first, second) not in said:
                kept.setdefault((first, relation.predicate, second), relation)
    if learned is not None:
        for relation in iter_learned(document, tree, learned, own_names=own_names):
            kept.setdefault((relation.subject.mention.span, relation.predicate, relation.object.mention.span), relation)
    return sorted(kept.values(), key=lambda r: (r.evidence.span, r.subject.span, r.object.span, r.predicate))
