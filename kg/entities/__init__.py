"""Resolve mentions to entities within a document.

In: a `Document`, its `Tree` and its relations. Out: a `Resolution`: `Entity` records, for each mention's span the entity it
means, and the coreference chains. Names are compared by rules; pronouns and descriptions are ranked among what was spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.entities.clusters import Cluster, resolve_mentions
from kg.identifiers import digest, mint_iri, slug
from kg.mentions.names import country_name
from kg.model import Document, Entity, MentionKind, Relation, TextSpan
from kg.models.gazetteer import place_kinds
from kg.parsing.trees import Tree

__all__ = ["Resolution", "resolve_entities"]

LONGEST_LABEL = 100


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a document, the place of each mention's entity among them, and the chains of phrases that corefer."""

    entities: tuple[Entity, ...]
    entity_of: dict[TextSpan, int]
    chains: tuple[tuple[TextSpan, ...], ...]


def resolve_entities(document: Document, tree: Tree, relations: list[Relation], base: str) -> Resolution:
    """Return who and what the mentions of a document are; a noun phrase that no relation speaks of is in chains only."""
    clusters = resolve_mentions(document, tree, relations)
    entities: list[Entity] = []
    place_of_iri: dict[str, int] = {}
    entity_of: dict[TextSpan, int] = {}
    for cluster in clusters:
        if not any(candidate.linked for candidate in cluster.candidates):
            continue
        entity = _make_entity(document, cluster, base)
        # Two clusters with one name are one node: the name is the identity, as it is across documents.
        place = place_of_iri.setdefault(entity.iri, len(entities))
        if place == len(entities):
            entities.append(entity)
        else:
            entities[place] = _join(entities[place], entity)
        entity_of.update((mention.span, place) for mention in cluster.mentions)
    chains = (_chain(cluster) for cluster in clusters)
    return Resolution(tuple(entities), entity_of, tuple(chain for chain in chains if len(chain) > 1))


def _chain(cluster: Cluster) -> tuple[TextSpan, ...]:
    """Return the phrases of a cluster; relative pronouns are part of theirs."""
    spans = (c.extent for c in cluster.candidates if c.mention.kind is not MentionKind.PRONOUN or c.pronoun is not None)
    return tuple(sorted(dict.fromkeys(spans)))


def _make_entity(document: Document, cluster: Cluster, base: str) -> Entity:
    names = [m.text for m in cluster.mentions if m.kind is MentionKind.NAME]
    label = cluster.label[:LONGEST_LABEL]
    country = country_name(label) if cluster.class_name in ("Country", "Place", "") else ""
    label = country or label
    homonym = cluster.class_name == "Person" and label in place_kinds()  # Washington the man is not the city, in any document
    local = (
        (f"{slug(label)}_person" if homonym else slug(label))
        if names
        else f"{slug(label)}-{digest(document.id, cluster.mentions[0].span.start)[:8]}"
    )
    return Entity(
        iri=mint_iri(base, "entity", local),
        label=label,
        types=(cluster.class_name,) if cluster.class_name else (),
        aliases=tuple(dict.fromkeys(names or [label])),
        mentions=tuple(sorted(m.span for m in cluster.mentions)),
        named=bool(names),
        described=any(m.kind is not MentionKind.PRONOUN for m in cluster.mentions),
    )


def _join(one: Entity, other: Entity) -> Entity:
    return Entity(
        iri=one.iri,
        label=one.label,
        types=one.types or other.types,
        aliases=tuple(dict.fromkeys([*one.aliases, *other.aliases])),
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        named=one.named,
        described=one.described or other.described,
    )
