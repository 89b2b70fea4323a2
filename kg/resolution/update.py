"""Plan a change of a graph: put documents in or take them out, or apply decisions, and derive anew only what the change reaches.

In: a dataset, documents' graphs to add and to remove, the decisions. Out: the quads that come and the quads that go, for one
transaction. What is derived is a pure function of the documents' graphs and the decisions, so adding a document and
removing it again leaves the same bytes, and neither the order of documents nor the size of batches matters. Derived are

* `graph/resolution`: what is known of each name, which names are one thing and why, and with that `rdf:subject`,
  `rdf:object` and the other entities of every statement; which documents are one source;
* `graph/facts`: direct triples, each once, labels and types, and for each fact how many sources state it and how sure it is.

What was inferred before (`graph/inferred`) goes: it may not follow any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import URIRef

from kg.collector import collector_paused
from kg.dataset.store import EmbeddedStore, Engine
from kg.dataset.view import View
from kg.resolution.basis import Basis
from kg.resolution.bearers import update_names
from kg.resolution.clusters import update_clusters
from kg.resolution.descriptions import update_entities, update_values
from kg.resolution.document_counts import changed_counts
from kg.resolution.document_records import READ, DocumentChange, read_document
from kg.resolution.facts import update_facts
from kg.resolution.name_index import NameIndex, name_node
from kg.resolution.sources import update_sources
from kg.resolution.statements import find_affected_statements, update_statements
from kg.vocabulary import KGO


@dataclass(frozen=True, slots=True)
class Change:
    """The quads that come and those that go, in lines of N-Quads.

    Attributes:
        has_effect: whether any is derived otherwise than by leaving out what was inferred.
    """

    added: list[str]
    removed: list[str]
    has_effect: bool


@collector_paused()
def plan_update(
    engine: Engine, basis: Basis, added: Mapping[URIRef, list[str]], removed: Iterable[URIRef] = (), decided: Iterable[str] = ()
) -> Change:
    """Return the change that puts documents' graphs in, takes others out and applies new decisions.

    Args:
        engine: keeps the graph as it is.
        basis: what is derived depends on it, the new decisions among it.
        added: documents' graphs by name, in lines of N-Quads; one that is in the dataset is replaced.
        removed: names of documents' graphs.
        decided: the names that new decisions are about.
    """
    view = View(engine)
    _remove_graphs(view, basis.graphs.inferred)
    documents, before = _replace_documents(view, added, removed), NameIndex(View(engine), basis.base)
    new = {entity.name for document in documents.after for entity in document.entities if not before.is_borne(entity.name)}
    view.mark_new(node for name in new for node in (name, name_node(basis.base, name)))
    return _derive(view, before, documents, frozenset(decided), basis)


@collector_paused()
def plan_rederivation(engine: Engine, basis: Basis) -> Change:
    """Return the change that derives everything from the documents' graphs alone, whatever was derived before."""
    view = View(engine)
    _remove_graphs(view, basis.graphs.inferred, basis.graphs.resolution, basis.graphs.facts)
    graphs = sorted({quad[3] for quad in view.find(predicate=KGO.contentHash)})
    documents = DocumentChange(after=tuple(read_document(graph, view.find(graph=graph)) for graph in graphs))
    return _derive(view, NameIndex(View(EmbeddedStore()), basis.base), documents, frozenset(), basis)


def _derive(view: View, before: NameIndex, documents: DocumentChange, decided: frozenset[str], basis: Basis) -> Change:
    """Derive what a change of documents reaches, and what was decided about."""
    moved_sources = update_sources(view, basis.graphs.resolution, documents)
    names = update_names(view, before, documents, decided, basis)
    index = NameIndex(view, basis.base, names.profiles)
    clusters = update_clusters(view, index, before, names, decided, basis)
    statements = find_affected_statements(view, index, documents, names, clusters, decided, basis)
    resolved = update_statements(view, index, documents, statements, basis)
    update_facts(view, statements, resolved, moved_sources, basis)
    canonical = {names_then.canonical(name) for name in names.affected for names_then in (before, index)}
    counts = changed_counts(canonical - clusters.entities, documents, names.moved_bearers, before, index)
    update_entities(view, index, before, clusters.entities | canonical, basis, counts)
    update_values(view, statements, basis)
    added, removed = view.change
    inferred = f" <{basis.graphs.inferred}> .\n"
    return Change(added, removed, has_effect=not all(line.endswith(inferred) for line in (*added, *removed)))


def _remove_graphs(view: View, *graphs: URIRef) -> None:
    for graph in graphs:
        view.remove(list(view.find(graph=graph)))


def _replace_documents(view: View, added: Mapping[URIRef, list[str]], removed: Iterable[URIRef]) -> DocumentChange:
    """Put documents' graphs in the place of those that are stored, and take others out."""
    before, after = [], []
    for graph in dict.fromkeys([*added, *removed]):
        stored = list(view.find(graph=graph))
        if stored:
            before.append(read_document(graph, stored))
        quads = view.rewrite(graph, stored, added.get(graph, ()), READ)
        if graph in added:
            after.append(read_document(graph, quads))
    return DocumentChange(before=tuple(before), after=tuple(after))
