"""Resolve mentions to entities within a document.

In: a `DocumentReading` and its relations. Out: a `Resolution`: `Entity` records, for each mention's span the entity it
means, and the coreference chains. Names are compared by rules; pronouns and descriptions are ranked among what was spoken of.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from kg.entities.cluster import Cluster
from kg.entities.clusters import resolve_mentions
from kg.entities.forms import links_of, shared_last_names, written_forms
from kg.entities.owners import Owners
from kg.identifiers import digest, mint_iri, slug
from kg.mentions.names import country_name, name_key
from kg.model import Document, Entity, MentionKind, Relation, TextSpan, WrittenForm
from kg.models.gazetteer import place_kinds
from kg.relations.reading import DocumentReading

__all__ = ["Resolution", "resolve_entities"]

LONGEST_LABEL = 100
"""Characters of a label: 193 of 15,000 entities of 2,371 texts are cut; of ten looked at, none is a name."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a document, the place of each mention's entity among them, and the chains of phrases that corefer.

    `nameless` are the pronouns inside phrases that mean nobody with a name: "a warrant for his arrest".
    """

    entities: tuple[Entity, ...]
    entity_of: dict[TextSpan, int]
    chains: tuple[tuple[TextSpan, ...], ...]
    nameless: frozenset[TextSpan]


def resolve_entities(reading: DocumentReading, relations: list[Relation], base: str) -> Resolution:
    """Return who and what the mentions of a document are; a noun phrase that no relation speaks of is in chains only."""
    clusters = resolve_mentions(reading, relations)
    families, owners = shared_last_names(clusters), Owners(clusters)
    # Two clusters with one name are one node: the name is the identity, as it is across documents.
    of_iri: dict[str, list[Entity]] = {}
    iri_of: dict[TextSpan, str] = {}
    genders: dict[str, str] = {}
    nameless: set[TextSpan] = set()
    for cluster in clusters:
        if not any(candidate.linked for candidate in cluster.candidates):
            continue
        label = owners.label(cluster)
        nameless.update(label.open)
        entity = _make_entity(reading.document, cluster, label.text, base, families)
        if cluster.gender and genders.setdefault(entity.iri, cluster.gender) != cluster.gender:
            entity = replace(entity, iri=f"{entity.iri}_{cluster.gender}")  # Mr Smith and Mrs Smith
        of_iri.setdefault(entity.iri, []).append(entity)
        iri_of.update((mention.span, entity.iri) for mention in cluster.mentions)
    chains = (_chain(cluster) for cluster in clusters)
    entities = tuple(_join(same) for same in of_iri.values())
    place_of = {iri: place for place, iri in enumerate(of_iri)}
    return Resolution(
        entities=entities,
        entity_of={span: place_of[iri] for span, iri in iri_of.items()},
        chains=tuple(chain for chain in chains if len(chain) > 1),
        nameless=frozenset(nameless),
    )


def _chain(cluster: Cluster) -> tuple[TextSpan, ...]:
    """Return the phrases of a cluster; relative pronouns and appositions are part of theirs, and an adjective is no phrase."""
    heads = {c.head for c in cluster.candidates}
    spans = (
        c.extent
        for c in cluster.candidates
        if (c.mention.kind is not MentionKind.PRONOUN or c.pronoun is not None) and not c.adjective and c.apposed_to not in heads
    )
    return tuple(sorted(dict.fromkeys(spans)))


def _make_entity(document: Document, cluster: Cluster, label: str, base: str, families: Container[str]) -> Entity:
    mentions = cluster.mentions
    names = [m.text for m in mentions if m.kind is MentionKind.NAME]
    label = label[:LONGEST_LABEL]
    country = country_name(label) if cluster.class_name in ("Country", "Place", "") else ""
    label = country or label
    homonym = cluster.class_name == "Person" and label in place_kinds()  # Washington the man is not the city, in any document
    local = (
        (f"{slug(label)}_person" if homonym else slug(label))
        if names
        else f"{slug(label)}-{digest(document.id, mentions[0].span.start)[:8]}"
    )
    return Entity(
        iri=mint_iri(base, "entity", local),
        label=label,
        types=(cluster.class_name,) if cluster.class_name else (),
        aliases=tuple(dict.fromkeys(names or [label])),
        mentions=tuple(sorted([m.span for m in mentions])),
        named=bool(names),
        described=any(m.kind is not MentionKind.PRONOUN for m in mentions),
        forms=written_forms(cluster, families) if names else (),
        links=links_of(cluster),
    )


def _join(entities: Sequence[Entity]) -> Entity:
    """Return several readings of one name as one entity."""
    first = entities[0]
    return (
        first
        if len(entities) == 1
        else replace(
            first,
            types=next((entity.types for entity in entities if entity.types), ()),
            aliases=tuple(dict.fromkeys(alias for entity in entities for alias in entity.aliases)),
            mentions=tuple(sorted({mention for entity in entities for mention in entity.mentions})),
            described=any(entity.described for entity in entities),
            forms=_join_forms(entities),
            links=tuple(sorted((link for entity in entities for link in entity.links), key=lambda link: link.span)),
        )
    )


def _join_forms(entities: Sequence[Entity]) -> tuple[WrittenForm, ...]:
    """Return the written names of several readings of one name, each once: as the first of them has it, with the mentions of all."""
    forms: dict[str, WrittenForm] = {}
    for form in (form for entity in entities for form in entity.forms):
        known = forms.setdefault(name_key(form.name), form)
        forms[name_key(form.name)] = replace(known, mentions=tuple(sorted({*known.mentions, *form.mentions})))
    return tuple(form for key, form in forms.items() if key != name_key(entities[0].label))
