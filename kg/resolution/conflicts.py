"""Mark the facts that contradict one another: another value of a property that an entity can have one of only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from rdflib import URIRef

from kg.dataset.quads import Quad, Term
from kg.dataset.view import View
from kg.resolution.fact_index import FactIndex, FactKey, iri
from kg.vocabulary import KGO

MOST_RIVALS = 20
"""Facts that each is said to conflict with: an entity of a thousand dates of birth has a million pairs of them. Chosen by hand."""

Place = tuple[URIRef, URIRef]
"""An entity, and a property of it."""


def update_conflicts(view: View, facts: FactIndex, changed: Iterable[FactKey]) -> None:
    """Write which facts contradict one another, wherever a fact of an entity's functional property has changed."""
    functional = [key for key in changed if str(key[1]) in facts.functional]
    places = {(side[0], side[1]) for key in functional for side in facts.sides(key)}
    facts_at = {place: facts.facts_at(*place) for place in places}
    affected = {key for keys in facts_at.values() for key in keys}
    further = {(iri(side[0]), side[1]) for key in affected for side in facts.sides(key)} - places
    facts_at |= {place: facts.facts_at(*place) for place in further}
    for key in affected:
        node = facts.node_of(key)
        rivals = {rival for side in facts.sides(key) for rival in islice(_rivals(facts, side, facts_at), MOST_RIVALS)}
        new: list[Quad] = [(node, KGO.conflictsWith, rival, facts.graph) for rival in rivals]
        view.replace(list(view.find(node, KGO.conflictsWith, graph=facts.graph)), new)


def _rivals(facts: FactIndex, fact: FactKey, facts_at: Mapping[Place, list[FactKey]]) -> Iterator[URIRef]:
    """Yield the nodes of the facts that give an entity another value than a fact does; a date and its year are no two values."""
    subject, predicate, value = fact
    for key in facts_at[subject, predicate]:
        rival: Term = key[2] if key[0] == subject else key[0]
        if rival != value and not str(rival).startswith(str(value)) and not str(value).startswith(str(rival)):
            yield facts.node_of(key)
