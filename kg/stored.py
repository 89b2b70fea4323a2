"""A graph as it is kept: its quads, its manifest, what people decided about it, and the ontology that it is in the terms of.

What asks a graph (`kg.graph`), finds names in it (`kg.lookup`), counts it (`kg.statistics`) and changes it (`kg.writing`) all work on this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from rdflib import RDF, Dataset, URIRef

from kg.dataset import EmbeddedStore, Engine, GraphNames, Manifest, RemoteStore, bind_prefixes
from kg.dataset.damage import CHANGED, find_damage
from kg.dataset.folder import DECISIONS
from kg.dataset.manifest import manifest_in
from kg.dataset.quads import add_to_hash
from kg.dataset.view import View
from kg.errors import DatasetError
from kg.foreign import NOTHING, Given, ontology_of
from kg.identifiers import mint_iri, minted_from
from kg.namespaces import prefixes
from kg.ontology import Ontology, load_ontology
from kg.resolution import Decision, Decisions, read_decisions
from kg.resolution.fact_index import FactKey
from kg.resolution.name_index import NameIndex
from kg.resolution.statements import is_rejected
from kg.vocabulary import KGO


class StoredGraph:
    """The state of a graph. Only `kg.writing.GraphWriter` changes it.

    Args:
        engine: what keeps the quads.
        manifest: what the graph was made of.
        folder: where it is stored, if it is; the decisions are beside it.
        given: the ontology and the model, where the graph has others than the shipped ones: what it names itself is not loaded.
    """

    def __init__(self, engine: Engine, manifest: Manifest, *, folder: Path | None = None, given: Given = NOTHING) -> None:
        self.engine = engine
        self.manifest = manifest
        self.folder = folder
        self.given = given
        self.graphs = GraphNames(manifest.base)
        self.prefixes: Mapping[str, str] = prefixes(manifest.base)
        self._decisions: Decisions | None = None

    @property
    def base(self) -> str:
        """The IRI that everything in the graph is minted under."""
        return self.manifest.base

    @cached_property
    def dataset(self) -> Dataset:
        """The rdflib dataset, to be read: a named graph per document, derived graphs, their union as default graph."""
        bind_prefixes(self.engine.dataset, dict(self.prefixes))
        return self.engine.dataset

    @property
    def ontology(self) -> Ontology:
        """The ontology whose terms the graph is in.

        Raises:
            ConfigError: the graph names one that is not shipped, and whoever opened it has not.
        """
        return load_ontology(*ontology_of(self.manifest.settings, self.given))

    @property
    def is_remote(self) -> bool:
        """Whether the graph is on a server."""
        return isinstance(self.engine, RemoteStore)

    @property
    def has_inferences(self) -> bool:
        """Whether something was inferred since the graph was last changed."""
        return self.has_graph(self.graphs.inferred)

    def decisions(self) -> Decisions:
        """Return what people decided about this graph, as it was when they were first asked for.

        Raises:
            DatasetError: the file of decisions is not well formed.
        """
        if self._decisions is None:
            self._decisions = read_decisions(self.folder / DECISIONS) if self.folder is not None else Decisions()
        return self._decisions

    def resting_decisions(self) -> list[Decision]:
        """Return the decisions that have no effect, because no document speaks any more, or yet, of what they are about."""
        from kg.resolution.resting import is_resting

        return [decision for decision in self.decisions().records if is_resting(decision, self.engine, self.base)]

    def is_rejected(self, fact: FactKey) -> bool:
        """Tell whether a person decided that this triple is no fact."""
        decisions = self.decisions()
        return bool(decisions.rejected) and is_rejected(fact, NameIndex(View(self.engine), self.base), decisions, self.ontology)

    def read_decisions_anew(self) -> Decisions:
        """Return what people decided about this graph as it stands in the file now; without a file, as it was.

        Raises:
            DatasetError: the file of decisions is not well formed.
        """
        if self.folder is not None:
            self._decisions = None
        return self.decisions()

    def set_state(self, manifest: Manifest, decisions: Decisions | None = None) -> None:
        """Take over the manifest of a change that was written, and the decisions that were applied with it."""
        self.manifest = manifest
        if decisions is not None:
            self._decisions = decisions

    def documents(self) -> dict[str, str]:
        """Return the ids of the documents, in order, and the hash of each one's content."""
        quads = sorted(self.engine.find(predicate=KGO.contentHash))
        return {minted_from(node.removeprefix(self.prefixes["kgd"])): str(content) for node, _, content, _ in quads}

    def has_document(self, name: str, content: str = "") -> bool:
        """Tell whether a document is in the graph, and with this hash of its content where one is given."""
        node = URIRef(mint_iri(self.base, "document", name))
        hashes = [str(quad[2]) for quad in self.engine.find(node, KGO.contentHash)]
        return bool(hashes) and (not content or hashes == [content])

    def has_graph(self, name: str) -> bool:
        """Tell whether a named graph is in the dataset."""
        return next(self.engine.find(graph=URIRef(name)), None) is not None

    def count_facts(self) -> int:
        """Return how many facts there are."""
        return sum(1 for _ in self.engine.find(predicate=RDF.type, object_=KGO.Fact))

    def is_whole(self) -> bool:
        """Tell whether the quads are those that the manifest was written of."""
        return add_to_hash(0, (quad for quad in self.engine.find() if quad[3] != self.graphs.manifest)) == self.manifest.hash

    def damage(self) -> Iterator[tuple[str, str]]:
        """Yield what is damaged, and how."""
        if isinstance(self.engine, EmbeddedStore):
            yield from find_damage(self.engine, self.manifest, self.folder)
        elif not self.is_whole():
            yield "the graph", CHANGED
        if self.folder is not None:
            try:
                self.decisions()
            except DatasetError as error:
                yield str(self.folder / DECISIONS), str(error).removeprefix(f"{self.folder / DECISIONS}, ")

    def engine_at_hand(self) -> Engine:
        """Return the engine, or a copy in memory of one on a server: looking a million terms up there takes too long."""
        if not self.is_remote:
            return self.engine
        copy = EmbeddedStore()
        copy.commit(self.engine.find())
        return copy


def stored_in_memory(dataset: Dataset) -> StoredGraph:
    """Return the graph that an rdflib dataset holds, copied into memory.

    Raises:
        DatasetError: it holds none that kg built, or only a part of one.
    """
    engine = EmbeddedStore()
    engine.commit((s, p, o, URIRef(str(name))) for s, p, o, name in dataset.quads() if name is not None)  # type: ignore[misc]  # graphs of kg have no blank nodes
    remedy = "parse an export that keeps the names of graphs: N-Quads or TriG"
    return StoredGraph(engine, manifest_in(engine, "this dataset", remedy))
