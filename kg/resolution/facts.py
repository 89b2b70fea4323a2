"""Derive the facts: direct triples, each once however many documents state it, and what stands behind each.

A fact is a triple that at least one statement makes as a fact. Its node is an annotated axiom (OWL 2 Structural Specification,
10.2) that names the statements behind it, how many sources they come from (documents that are nearly the same text count as
one), and how sure it is: with independent sources the chance that all are wrong is the product of the chances that each is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import prod

from rdflib import OWL, RDF, URIRef

from kg.dataset.quads import Quad, Term
from kg.dataset.terms import decimal_literal, integer_literal
from kg.dataset.view import View
from kg.resolution.basis import Basis
from kg.resolution.conflicts import update_conflicts
from kg.resolution.fact_index import FactIndex, FactKey, iri
from kg.resolution.statements import ResolvedStatement, StatementChange
from kg.vocabulary import DCTERMS, KGO, PROV

TYPE, SOURCE, PROPERTY, TARGET = (
    RDF.type,
    OWL.annotatedSource,
    OWL.annotatedProperty,
    OWL.annotatedTarget,
)  # rdflib looks each up anew
SUREST = 0.99
"""The highest confidence of a fact, however many sources it has. Chosen by hand."""

Support = Mapping[FactKey, frozenset[URIRef]]
"""A fact -> the statements behind it."""


def update_facts(
    view: View,
    statements: StatementChange,
    resolved: Iterable[ResolvedStatement],
    moved_sources: Iterable[URIRef],
    basis: Basis,
) -> None:
    """Write the facts that gain or lose a statement, or whose statements come from other sources than before.

    Args:
        view: the dataset with the documents of the change, and who is meant in their statements; written to.
        statements: the statements to look at.
        resolved: those of them that documents make now, with who is meant.
        moved_sources: graphs of documents that are of another source than before.
        basis: what is derived depends on it.
    """
    facts, documents = FactIndex(view, basis), _Sources(view)
    moved = [quad[0] for graph in moved_sources for quad in view.find(predicate=RDF.type, object_=KGO.Statement, graph=graph)]
    support = _support(facts, _made_facts(resolved), (*statements.gone, *(statements.current.keys() - statements.new)), moved)
    for key, sources in support.items():
        node = facts.node_of(key)
        old = [quad for quad in view.find(node, graph=facts.graph) if quad[1] != KGO.conflictsWith or not sources]
        view.replace(old, _fact_quads(view, facts, documents, key, sorted(sources)) if sources else [])
    for key in {side for fact in support for side in facts.sides(fact)}:
        stands = any(bool(support[side]) if side in support else facts.stands(side) for side in facts.sides(key))
        triple: Quad = (*key, facts.graph)
        view.replace(list(view.find(*key, facts.graph)), [triple] if stands else [])
    update_conflicts(view, facts, support)


def _made_facts(resolved: Iterable[ResolvedStatement]) -> dict[FactKey, set[URIRef]]:
    """Return the facts that statements make, less those that are rejected."""
    made: dict[FactKey, set[URIRef]] = defaultdict(set)
    for each in resolved:
        if each.statement.factual and not each.is_rejected and each.key is not None and each.subject != each.object:
            made[each.key].add(each.statement.node)
    return made


def _support(
    facts: FactIndex, made: Mapping[FactKey, set[URIRef]], statements: Iterable[URIRef], of_moved_sources: Iterable[URIRef]
) -> Support:
    """Return the facts that statements make or made, with all statements behind each now.

    Args:
        facts: the facts as they are stored.
        made: the facts that the statements make now.
        statements: the statements of the change, those that go among them.
        of_moved_sources: statements that stay as they are, but come from other sources than before.
    """
    support: dict[FactKey, frozenset[URIRef]] = {}
    lost: dict[URIRef, set[URIRef]] = defaultdict(set)
    for statement in statements:
        for node in facts.nodes_from(statement):
            lost[node].add(statement)
    marked = {node for statement in of_moved_sources for node in facts.nodes_from(statement)}
    for node in lost.keys() | marked:
        support[facts.key_of(node)] = facts.statements_behind(node) - lost.get(node, set())
    for key, gained in made.items():
        support[key] = (support[key] if key in support else facts.statements_behind(facts.node_of(key))) | gained
    return support


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a statement is from: what counts as its document's source, and the document's date."""

    document: URIRef
    date: Term | None


class _Sources:
    """What counts as the sources of documents, by their graphs; each is read once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._sources: dict[URIRef, _Source] = {}

    def of(self, graph: URIRef) -> _Source:
        """Return the source of the document of a graph."""
        if graph not in self._sources:
            document = iri(self._view.objects(graph, PROV.wasDerivedFrom, graph)[0])
            first = self._view.objects(document, KGO.sameSourceAs)
            dates = self._view.objects(document, DCTERMS.date, graph)
            self._sources[graph] = _Source(iri(first[0]) if first else document, dates[0] if dates else None)
        return self._sources[graph]


def _fact_quads(view: View, facts: FactIndex, documents: _Sources, key: FactKey, statements: Iterable[URIRef]) -> Iterator[Quad]:
    """Yield the node of a fact: the triple, the statements behind it, its sources and dates, and how sure it is."""
    node, graph = facts.node_of(key), facts.graph
    yield node, TYPE, KGO.Fact, graph
    for predicate, term in zip((SOURCE, PROPERTY, TARGET), key, strict=True):
        yield node, predicate, term, graph
    confidence_by_source: dict[URIRef, float] = defaultdict(float)
    dates = set()
    for statement in statements:
        yield node, PROV.wasDerivedFrom, statement, graph
        _, _, confidence, document = next(view.find(statement, KGO.confidence))
        source = documents.of(document)
        confidence_by_source[source.document] = max(confidence_by_source[source.document], float(confidence))
        dates |= {source.date} if source.date is not None else set()
    sure = min(SUREST, 1 - prod(1 - confidence for confidence in confidence_by_source.values()))
    yield node, KGO.confidence, decimal_literal(f"{sure:.2f}"), graph
    yield node, KGO.sourceCount, integer_literal(len(confidence_by_source)), graph
    if dates:
        yield node, KGO.firstReported, min(dates, key=str), graph
        yield node, KGO.lastReported, max(dates, key=str), graph
