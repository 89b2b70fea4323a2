"""Derive the graph of facts: what the documents together state, as direct triples with labels and types.

A pure function of the contributions: the same ones in any order give the same quads. Each triple stands once, in this one
graph, however many documents tell it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rdflib import RDF, RDFS, SKOS, Literal, URIRef

from kg.dataset.provenance import predicate_iri, statement_object
from kg.dataset.store import Quad
from kg.dataset.terms import iri_term
from kg.identifiers import mint_iri
from kg.model import Contribution
from kg.ontology import Ontology


def derive_facts(contributions: Iterable[Contribution], ontology: Ontology, base: str) -> Iterator[Quad]:
    """Yield the direct triples of statements that are facts, and the labels and types of the entities in them."""
    graph = URIRef(mint_iri(base, "graph", "facts"))
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, Counter[str]] = defaultdict(Counter)
    aliases: dict[str, set[str]] = defaultdict(set)
    named: set[str] = set()
    for contribution in contributions:
        used: set[str] = set()
        for statement in contribution.statements:
            if not statement.is_fact():
                continue
            used.add(statement.subject)
            object_ = statement_object(base, statement)
            if isinstance(statement.object, str):
                used.add(statement.object)
            yield URIRef(statement.subject), predicate_iri(base, statement, ontology), object_, graph
            prop = ontology.properties.get(statement.property or "")
            if prop is not None and prop.symmetric and isinstance(object_, URIRef):
                yield object_, predicate_iri(base, statement, ontology), URIRef(statement.subject), graph
        for entity in contribution.entities:
            if entity.iri in used:
                labels[entity.iri][entity.label] += len(entity.mentions)
                aliases[entity.iri].update(entity.aliases)
                types[entity.iri].update(dict.fromkeys(entity.types, len(entity.mentions)))
                if entity.named:
                    named.add(entity.iri)
    for iri in sorted(labels):
        node = URIRef(iri)
        label = min(labels[iri].items(), key=lambda item: (-item[1], item[0]))[0]
        yield node, RDFS.label, Literal(label, lang="en"), graph
        yield node, RDF.type, iri_term(ontology.class_iri(_type(types[iri]))), graph
        for alias in sorted(aliases[iri] - {label}):
            yield node, SKOS.altLabel, Literal(alias, lang="en"), graph


def _type(votes: Counter[str]) -> str:
    """Return the class that most mentions tell, the first by name among equals; "Entity" where none does."""
    return min(votes.items(), key=lambda item: (-item[1], item[0]))[0] if votes else "Entity"
