"""Change a graph: documents, decisions of people, inferences.

In: the folder of a graph, the address of a server, or a graph in memory. Out: an editor, whose changes are each one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from kg.errors import DatasetError
from kg.foreign import Given
from kg.graph import KnowledgeGraph
from kg.lookup import find_called, find_class, find_document, find_fact, find_name, find_written, minted_entity, name_of_part
from kg.merging import check_classes, check_label
from kg.opening import open_writer
from kg.reasoning import Entailment
from kg.resolution import Decision, Divide, Join, Merge, Reject, Remarks, Rename, Retype, Split
from kg.resolution.steps import places_to_undo
from kg.writing import GraphWriter

if TYPE_CHECKING:
    from kg.documents import Sources
    from kg.pipeline import Changes, RunOptions


NO_REMARKS: Remarks = {}


@contextmanager
def edit(
    place: str | Path | KnowledgeGraph,
    *,
    ontology: str = "",
    lexicon: str = "",
    model: str = "",
    remarks: Remarks = NO_REMARKS,
) -> Iterator[Editor]:
    """Open a graph to change it, for a `with` block.

    >>> with kg.edit("graph", remarks={"by": "Ann"}) as editor:
    ...     print(len(editor.add("more/").added), len(editor.merge("Bolt", "Acme")))
    1 1

    Each change is one transaction, and whole when its method returns. Those who open the folder see the changes when the block ends. An
    exception in the block leaves what was changed before it: nothing is taken back.

    Args:
        place: the folder, the address of a server ("sparql+http://host/query"), or a graph in memory, which then reads as changed.
        ontology: the graph's ontology, where it is not a shipped one: what a graph names itself is not loaded.
        lexicon: its lexicon, where it is not the one that comes with it.
        model: the pipeline that reads its documents, where it is not the shipped one.
        remarks: what is kept with each decision, such as who decides: {"by": "Ann"}; it has no effect.

    Raises:
        LockedError: another process writes to the graph.
        DatasetError: it is not there, or it cannot be written.
    """
    if isinstance(place, KnowledgeGraph):
        yield from _edit_in_memory(place, remarks)
        return
    with open_writer(place, Given(ontology=ontology, lexicon=lexicon, model=model)) as writer:
        editor = Editor(writer, remarks)
        try:
            yield editor
        finally:
            editor.close()


def _edit_in_memory(graph: KnowledgeGraph, remarks: Remarks) -> Iterator[Editor]:
    if graph.folder is not None or graph.stored.is_remote:
        where = str(graph.folder or "its address")
        raise DatasetError("this graph was opened for reading", remedy=f"name where it is stored: kg.edit({where!r})")
    editor = Editor(GraphWriter(graph.stored), remarks)
    try:
        yield editor
    finally:
        editor.close()


class Editor:
    """Changes a graph. `kg.edit` makes one, for its block.

    Names are those of the graph: labels, aliases, prefixed names ("kge:Japan") or IRIs. Each change returns what is new:

    >>> with kg.edit(kg.build("articles/")) as editor:
    ...     added = editor.add("more/").added
    ...     again = editor.replace(kg.Document(id=added[0], text="The firm Acme denied that it bought Bolt.")).changed
    ...     (merged,) = editor.merge("Microsoft", "Acme")
    ...     assert editor.take_back(merged) == merged
    ...     decided = editor.split("Microsoft", "Acme") + editor.retype("Acme", "Company") + editor.rename("Japan", "Nippon")
    ...     rejected = editor.reject("Microsoft", "investsIn", "Nippon")
    ...     assert editor.undo() == editor.reject("Microsoft", "investsIn", "Nippon") == rejected, "taken back, and decided again"
    ...     assert editor.decide(*decided, *rejected) == [], "they are decided already"
    ...     inferred, removed = editor.infer(), editor.remove(*added)
    ...     print(len(decided), len(rejected), added == again == removed, editor.graph.manifest == editor.writer.stored.manifest)
    3 1 True True
    >>> editor.close()
    """

    def __init__(self, writer: GraphWriter, remarks: Remarks = NO_REMARKS) -> None:
        self._open_writer: GraphWriter | None = writer
        self._remarks = remarks

    @property
    def writer(self) -> GraphWriter:
        """What writes the changes.

        Raises:
            DatasetError: the block of this editor has ended.
        """
        if self._open_writer is None:
            raise DatasetError("this editor's block has ended", remedy="open the graph again: with kg.edit(…) as editor")
        return self._open_writer

    @property
    def graph(self) -> KnowledgeGraph:
        """The graph as it is now, to be read within the block."""
        return KnowledgeGraph(self.writer.stored)

    def close(self) -> None:
        """End the work of this editor; `kg.edit` does so when its block ends."""
        self._open_writer = None

    # Documents.

    def add(self, sources: Sources, **options: Unpack[RunOptions]) -> Changes:
        """Put new and changed documents into the graph, read with the graph's own settings; skip those it has.

        Args:
            sources: one source or several, as `kg.build` takes them.
            options: `processes`, `threads`, `report` and `progress` (see `kg.pipeline.RunOptions`).

        Returns:
            The ids of the documents that were added, changed and left as they were.

        Raises:
            ReadError: a source cannot be read and there is no `report`.
            DatasetError: the graph cannot be written; what was reported as done is kept.
        """
        from kg.pipeline import add

        return add(self.writer, sources, **options)

    def replace(self, sources: Sources, **options: Unpack[RunOptions]) -> Changes:
        """Read documents of the graph anew, also where their texts are the same: with another version of kg, or another title or date.

        Arguments and result are those of `add`.

        Raises:
            ReadError: a source cannot be read and there is no `report`.
            DatasetError: a document is not in the graph, and nothing is changed; or the graph cannot be written, and what was reported
                as done is kept.
        """
        from kg.pipeline import replace

        return replace(self.writer, sources, **options)

    def remove(self, *documents: str) -> list[str]:
        """Take documents out by their ids or files, with everything derived from them; return their ids, each once.

        Raises:
            DatasetError: a document is not in the graph; nothing is changed.
        """
        return self.writer.remove(documents)

    # Decisions. Each returns the decisions that decide something new: what is decided again is not kept twice.

    def decide(self, *decisions: Decision) -> list[Decision]:
        """Apply decisions, and keep them with the graph, so that they are applied again whenever it is built: all of them or none.

        Decisions about a graph in memory are kept in the folder that it is saved in.

        Args:
            decisions: records of `kg.resolution`: `Merge`, `Split`, `Divide`, `Join`, `Retype`, `Rename`, `Reject`.

        Raises:
            DatasetError: the graph is on a server, where decisions are not kept.
        """
        return self.writer.decide(*(replace(d, remarks={**self._remarks, **d.remarks}) for d in decisions))

    def take_back(self, decision: Decision) -> Decision:
        """Take a decision back: everything is derived anew, as if it had not been. Return it.

        Raises:
            DatasetError: it was not decided, or the graph is on a server.
        """
        self.writer.take_back(decision)
        return decision

    def undo(self, *numbers: int) -> list[Decision]:
        """Take decisions back by their numbers, 1 for the first, all at once; the last step without any. Return them.

        The graph is then what it would be without them. The last step is the last decision, or all that one `split` with a label decided.

        Raises:
            DatasetError: there is no decision of a number, or none at all, or the graph is on a server; nothing is taken back.
        """
        records = self.writer.stored.decisions().records
        places = places_to_undo(records, numbers)
        self.writer.undo(places)
        return [records[place] for place in places]

    def merge(self, *names: str, documents: Sequence[str] = (), any_class: bool = False) -> list[Decision]:
        """Say that names mean one entity, or that some documents mean it by what they write for it.

        Args:
            names: two names or more; where documents are given, a name and how these write it.
            documents: ids of documents that were right to take the one for the other.
            any_class: merge also what nothing can both be by the ontology: a person and a firm.

        Raises:
            DatasetError: there is no such name, or a document does not write it so, or it is one name, or nothing can be both.
        """
        if documents:
            if len(names) < 2:
                raise DatasetError(
                    "one name is nothing to merge within a document", remedy="give the name and how the document writes it"
                )
            written = self._written(names, documents)
            return self.decide(*(Join(name=name, documents=within, forms=names[1:]) for name, within in written.items()))
        iris = self._iris(names)
        if not any_class:
            check_classes(self.writer.stored, iris)
        return self.decide(Merge(names=iris)) if len(iris) > 1 else []

    def split(self, *names: str, documents: Sequence[str] = (), label: str = "") -> list[Decision]:
        """Say that names mean different entities, or that some documents mean another entity by one name, or by how they write it.

        Args:
            names: two names or more; one, where documents are given. Those after it are then how these documents write the name ("Nadella")
                where they mean another by it; without them they mean another whenever they name it.
            documents: ids of the documents that mean another entity by the name.
            label: what that other entity is called; the name with the first document in brackets without it.

        Raises:
            DatasetError: there is no such name or document, or it is one name and no documents, or a document does not write it so, or the
                label is the name itself.
        """
        if not documents:
            iris = self._iris(names)
            if len(iris) < 2:
                what = f"{' and '.join(map(repr, names))} are one name" if len(set(names)) > 1 else "one name is nothing to split"
                raise DatasetError(
                    what, remedy="give two, or the documents that mean another by it: kg split GRAPH NAME … --document ID"
                )
            return self.decide(Split(names=iris))
        if label and not label.strip():
            raise DatasetError(f"the other one cannot be called {label!r}", remedy="give a name, or leave it out")
        forms, documents = names[1:], tuple(find_document(self.writer.stored, name) for name in documents)
        (name,) = self._iris(names[:1])
        written = self._written(names, documents) if forms else self._called(name, documents)
        part = minted_entity(self.writer.stored, name_of_part(self.writer.stored, names, documents, label))
        if part in written:
            raise DatasetError(
                f"{label!r} is what it is taken for", remedy="call the other one otherwise, or leave out what it is called"
            )
        renamed = [Rename(name=part, label=label)] if label else []
        divided = (Divide(name=called, documents=within, part=part, forms=forms) for called, within in written.items())
        # What was merged with the part before is so still, but not that of which it is now said to be another.
        merged = name not in written and part in self.writer.stored.decisions().merged_with
        return self.decide(*([Split(names=(name, part))] if merged and name != part else []), *divided, *renamed)

    def retype(self, name: str, class_name: str) -> list[Decision]:
        """Say what an entity is: a class of the ontology.

        Raises:
            DatasetError: there is no such name.
            ConfigError: there is no such class.
        """
        iri, class_iri = find_name(self.writer.stored, name), find_class(self.writer.stored, class_name)
        return self.decide(Retype(name=iri, class_iri=class_iri))

    def rename(self, name: str, label: str, *, same_name: bool = False) -> list[Decision]:
        """Say what an entity is called.

        Args:
            name: it.
            label: what it is called.
            same_name: call it so although another is called so: two of one name.

        Raises:
            DatasetError: there is no such name, or the label is empty, or another is called so.
        """
        if not label.strip():
            raise DatasetError(f"{name!r} cannot be called {label!r}", remedy="give a label of one letter at least")
        iri = find_name(self.writer.stored, name)
        if not same_name:
            check_label(self.writer.stored, iri, label)
        return self.decide(Rename(name=iri, label=label))

    def reject(self, subject: str, predicate: str, object: str) -> list[Decision]:  # noqa: A002  # RDF's word
        """Say that a fact is wrong: its statements stay, with their sentences, but no longer make it a fact.

        Raises:
            DatasetError: the graph does not hold the fact.
        """
        subject_iri, predicate_iri, object_term = find_fact(self.writer.stored, subject, predicate, object)
        return self.decide(Reject(subject=subject_iri, predicate=predicate_iri, object_term=object_term))

    def infer(self) -> list[Entailment]:
        """Infer what follows from the facts by the ontology, into a graph of its own in place of what stood there, and return it."""
        return self.writer.infer()

    def _iris(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(find_name(self.writer.stored, name) for name in names))

    def _called(self, name: str, documents: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return by which names documents speak of what has a name, each with the documents."""
        called = dict[str, tuple[str, ...]]()
        for document in documents:
            for iri in find_called(self.writer.stored, name, document):
                called[iri] = (*called.get(iri, ()), document)
        return called

    def _written(self, names: tuple[str, ...], documents: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return what documents have the forms of a name for, which are given after it: names, each with the documents."""
        stored = self.writer.stored
        name, written = find_name(stored, names[0]), dict[str, tuple[str, ...]]()
        for document in (find_document(stored, given) for given in documents):
            for called in {find_written(stored, name, form, document): None for form in names[1:]}:
                written[called] = (*written.get(called, ()), document)
        return written
