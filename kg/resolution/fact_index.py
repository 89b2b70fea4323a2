"""Look up facts in a view of a dataset: by their statements, by subject and property, and by their two sides."""

from __future__ import annotations

from rdflib import OWL, RDF, URIRef

from kg.dataset.quads import Term, term_line
from kg.dataset.view import View
from kg.identifiers import digest, mint_iri
from kg.resolution.basis import Basis
from kg.vocabulary import PROV

FactKey = tuple[URIRef, URIRef, Term]
"""The triple that a fact is: subject, property, object."""


def iri(term: Term) -> URIRef:
    """Return a term that is an IRI, as one to the type checker."""
    assert isinstance(term, URIRef)
    return term


class FactIndex:
    """What a view of a dataset holds of facts; it reads, and never writes."""

    def __init__(self, view: View, basis: Basis) -> None:
        self._view = view
        self._base = basis.base
        self.graph = basis.graphs.facts
        properties = basis.ontology.properties.values()
        self._symmetric = frozenset(p.iri for p in properties if p.symmetric)
        self.functional = frozenset(p.iri for p in properties if p.functional)
        self._nodes: dict[FactKey, URIRef] = {}

    def node_of(self, key: FactKey) -> URIRef:
        """Return the node of a fact."""
        if key not in self._nodes:
            self._nodes[key] = URIRef(mint_iri(self._base, "fact", digest(*map(term_line, key))))
        return self._nodes[key]

    def key_of(self, node: URIRef) -> FactKey:
        """Return the fact that has a node."""
        terms = {quad[1]: quad[2] for quad in self._view.find(node, graph=self.graph)}
        return iri(terms[OWL.annotatedSource]), iri(terms[OWL.annotatedProperty]), terms[OWL.annotatedTarget]

    def nodes_from(self, statement: URIRef) -> list[URIRef]:
        """Return the nodes of the facts that a statement is behind."""
        return [quad[0] for quad in self._view.find(predicate=PROV.wasDerivedFrom, object_=statement, graph=self.graph)]

    def statements_behind(self, node: URIRef) -> frozenset[URIRef]:
        """Return the statements behind the fact that has a node; of a fact without any nothing is kept, so it is looked up once."""
        statements = frozenset(iri(term) for term in self._view.objects(node, PROV.wasDerivedFrom, self.graph))
        if not statements:
            self._view.mark_new([node])
        return statements

    def stands(self, key: FactKey) -> bool:
        """Tell whether a fact has a node."""
        return next(self._view.find(self.node_of(key), RDF.type, graph=self.graph), None) is not None

    def sides(self, key: FactKey) -> tuple[FactKey, ...]:
        """Return a fact, and the same seen from its object where the property is symmetric."""
        subject, predicate, object_ = key
        has_two = str(predicate) in self._symmetric and isinstance(object_, URIRef)
        return (key, (iri(object_), predicate, subject)) if has_two else (key,)

    def facts_at(self, subject: URIRef, predicate: URIRef) -> list[FactKey]:
        """Return the facts that give an entity a property, be it as their subject or, of a symmetric one, as their object."""
        keys = [(subject, predicate, quad[2]) for quad in self._view.find(subject, predicate, graph=self.graph)]
        return sorted((side for key in keys for side in self.sides(key) if self.stands(side)), key=self.node_of)
