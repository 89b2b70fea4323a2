"""Change a graph: documents' graphs in and out, decisions, inferences; each change is one transaction with its manifest.

In: a graph whose store can be written. Out: the same graph with what the change reaches derived anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from rdflib import URIRef

from kg.dataset import EmbeddedStore, Manifest, quad_line
from kg.dataset.building import building
from kg.dataset.folder import DECISIONS
from kg.dataset.renewal import mark_removal
from kg.errors import DatasetError
from kg.lookup import find_document
from kg.reasoning import Entailment, infer, inferred_quads
from kg.resolution import (
    Basis,
    Change,
    Decision,
    Decisions,
    appended,
    gather,
    names_affected_by,
    plan_rederivation,
    plan_update,
    without,
)
from kg.stored import StoredGraph
from kg.timing import stage


class GraphWriter:
    """Writes to a graph. There is one writer of a graph at a time; `kg.edit` and `kg.build` see to that.

    Args:
        stored: the graph, over a store that can be written.
    """

    def __init__(self, stored: StoredGraph) -> None:
        self.stored = stored

    def change(self, added: Mapping[URIRef, list[str]], removed: Iterable[URIRef] = ()) -> None:
        """Put documents' graphs in and take others out, and derive anew what that reaches, as one transaction.

        What was inferred goes: it may not follow any more.

        Args:
            added: documents' graphs by name, in lines of N-Quads; one that is there is replaced.
            removed: names of documents' graphs.

        Raises:
            DatasetError: the store cannot be written; nothing is changed.
        """
        self.apply(self.plan(added, removed))

    def plan(self, added: Mapping[URIRef, list[str]], removed: Iterable[URIRef] = ()) -> Change:
        """Return the change that puts documents' graphs in and takes others out, to be applied before any other; nothing is written."""
        with stage("resolution"):
            return plan_update(self.stored.engine, self._basis(self.stored.decisions()), added, removed)

    def apply(self, change: Change) -> None:
        """Make a change of documents' graphs that was planned, as one transaction.

        Raises:
            DatasetError: the store cannot be written; nothing is changed.
        """
        self._commit_change(change, self.stored.decisions())

    def remove(self, documents: Iterable[str]) -> list[str]:
        """Take documents out by their ids or files, with everything derived from them; return their ids, each once.

        Raises:
            DatasetError: a document is not in the graph; nothing is changed.
        """
        names = list(dict.fromkeys(find_document(self.stored, name) for name in documents))
        stored = self.stored
        if stored.folder is not None and isinstance(stored.engine, EmbeddedStore) and stored.engine.folder is not None:
            mark_removal(stored.folder)
        self.change({}, [stored.graphs.document(name) for name in names])
        return names

    def decide(self, *decisions: Decision) -> list[Decision]:
        """Apply decisions of a person, and keep them with the graph, so that they are applied again whenever it is built.

        Either all of them are applied and kept or, if that fails, none. Those about a graph in memory are kept in the folder that it is
        saved in.

        Returns:
            Those that decide something new; a decision that is given again is not kept twice.

        Raises:
            DatasetError: the graph is on a server, where decisions are not kept.
        """
        if self.stored.is_remote:
            raise DatasetError(
                "this graph is on a server, where decisions are not kept", remedy="build it in a folder, and decide there"
            )
        before = self.stored.decisions()
        after = before.with_new(decisions)
        new = list(after.records[len(before.records) :])
        if not new:
            return []
        change = self._change_by(new, after)
        if after.says_the_same(before) and not change.has_effect:
            return []  # decided again of a name, after others that are not one entity with it
        with self._kept(new):
            self._commit_change(change, after)
        return new

    def take_back(self, decision: Decision) -> None:
        """Derive everything anew without a decision that was made, the last that is the same, and keep it no longer.

        Raises:
            DatasetError: it was not decided, or the graph is on a server.
        """
        records = self.stored.decisions().records
        if self.stored.is_remote or decision not in records:
            raise DatasetError("no such decision", remedy="it was taken back already, or the graph is on a server")
        self.undo([max(place for place, record in enumerate(records) if record == decision)])

    def undo(self, places: Collection[int]) -> None:
        """Derive everything anew without the decisions at some places among all, and keep them no longer: all of them or none.

        Raises:
            DatasetError: the folder cannot be written.
        """
        after = gather(record for place, record in enumerate(self.stored.decisions().records) if place not in places)
        folder = self.stored.folder
        with nullcontext() if folder is None else without(folder / DECISIONS, places):
            self._commit_change(plan_rederivation(self.stored.engine, self._basis(after)), after)

    def infer(self) -> list[Entailment]:
        """Infer what follows by the ontology, put it into the graph `inferred` in place of what stood there, and return it."""
        stored = self.stored
        graph = stored.graphs.inferred
        before = set(stored.engine.find(graph=graph))
        facts = stored.engine_at_hand()
        entailments = infer(facts, stored.ontology, stored.base)
        after = set(inferred_quads(entailments, facts, stored.base))
        self._commit(list(map(quad_line, after - before)), list(map(quad_line, before - after)), stored.manifest)
        return entailments

    def catch_up(self) -> None:
        """Apply what the file of decisions has more, or otherwise, than the graph was derived with.

        It was edited, or a command was killed between keeping a decision and applying it.

        Raises:
            DatasetError: the file is not well formed, or the store cannot be written.
        """
        decisions = self.stored.read_decisions_anew()
        new = decisions.since(self.stored.manifest.decisions)
        if new is None:
            self.rederive()
        elif new:
            self._commit_change(self._change_by(new, decisions), decisions)

    def rederive(self) -> None:
        """Derive everything anew from the documents and the decisions: after these were edited, or as a new version of kg derives."""
        basis = self._basis(self.stored.decisions())
        self._commit_change(plan_rederivation(self.stored.engine, basis), basis.decisions)

    def _basis(self, decisions: Decisions) -> Basis:
        return Basis(self.stored.base, self.stored.ontology, decisions)

    def _change_by(self, new: Iterable[Decision], decisions: Decisions) -> Change:
        """Return the change that new decisions make, which are the last of all decisions."""
        names = {name for decision in new for name in names_affected_by(decision)}
        return plan_update(self.stored.engine, self._basis(decisions), {}, decided=names)

    def _commit_change(self, change: Change, decisions: Decisions) -> None:
        self._commit(change.added, change.removed, replace(self.stored.manifest, decisions=decisions.hash), decisions)

    def _commit(self, added: list[str], removed: list[str], manifest: Manifest, decisions: Decisions | None = None) -> None:
        """Write a change and the manifest that describes the graph after it, as one transaction."""
        after = manifest.after(added, removed)
        graph, engine = self.stored.graphs.manifest, self.stored.engine
        old, new = (set(map(quad_line, quads)) for quads in (engine.find(graph=graph), after.to_quads()))
        engine.commit_lines([*added, *(new - old)], [*removed, *(old - new)])
        self.stored.set_state(after, decisions)

    def _kept(self, decisions: list[Decision]) -> AbstractContextManager[None]:
        """Keep decisions in the graph's folder, for a block that applies them; in memory they are kept with the graph."""
        folder = self.stored.folder
        return nullcontext() if folder is None else appended(folder / DECISIONS, decisions)


def save(stored: StoredGraph, folder: Path, *, shared: bool = False) -> None:
    """Write a graph into a folder, with the decisions about it; those that are in the folder already are applied in their place.

    Args:
        stored: the graph.
        folder: where; a graph that is there is replaced.
        shared: others may read it, as the umask says; without it, only who saved it.

    Raises:
        DatasetError: the folder cannot be written, or the graph is on a server.
    """
    if not isinstance(stored.engine, EmbeddedStore):
        raise DatasetError("this graph is on a server", remedy="kg export it as N-Quads, and kg load that into a folder")
    own = stored.decisions()
    with building(folder, stored.manifest.settings, resume=False, shared=shared) as engine:
        engine.fill(stored.engine)
        copy = StoredGraph(engine, stored.manifest, folder=folder, given=stored.given)
        if copy.decisions().records:
            GraphWriter(copy).catch_up()
        elif own.records:
            with appended(folder / DECISIONS, own.records):
                pass
