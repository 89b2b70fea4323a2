"""What a process does to a graph until it is killed: each action says what is done as soon as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import kg.contributions
from benchmarks.synthetic import contribution
from kg.config import Config
from kg.contributions import settings_of, store_contributions
from kg.dataset.building import building
from kg.editing import Editor, edit
from kg.namespaces import KGO
from kg.ontology import load_ontology
from kg.opening import load_graph
from kg.pipeline import new_writer
from kg.resolution import Decision, Divide, Merge, Reject, Rename, Retype, Split
from kg.statements.contract import Contribution
from kg.writing import GraphWriter

load_ontology("news")
kg.contributions.BATCH = 3
BEFORE, AFTER = range(12), range(20)
GONE = [2, 5, 7]
EXPORT = "export.nq"


def made(number: int) -> Contribution:
    """Return a document's contribution."""
    return contribution(number, statements=5, names=40, descriptions=0.2)


def names() -> list[str]:
    """Return names in the documents that are there before, descriptions among them."""
    return sorted({entity.iri for number in BEFORE for entity in made(number).entities})


def facts() -> list[list[str]]:
    """Return some facts of the documents that are there before."""
    return [
        [s.subject, KGO + s.property, f"<{s.object}>"]
        for number in BEFORE
        for s in made(number).statements
        if s.property and s.is_fact() and isinstance(s.object, str)
    ]


def decisions() -> dict[str, list[Decision]]:
    """Return the decisions of each action."""
    known = names()
    some = known[:: len(known) // 9][:9]
    return {
        "merge": [Merge(names=tuple(some[n : n + 3])) for n in range(0, 9, 3)],
        "split": [
            Split(names=tuple(some[:2])),
            Divide(name=some[4], documents=tuple(f"article-{n}" for n in BEFORE), part=f"{some[4]}_too"),
        ],
        "retype": [Retype(name=name, class_iri=f"{KGO}NonProfit") for name in some[4:8]],
        "rename": [Rename(name=name, label=f"Renamed {n}") for n, name in enumerate(some[4:8])],
        "reject": [Reject(subject=s, predicate=p, object_term=o) for s, p, o in facts()[:4]],
    }


ACTIONS = ["build", "add", "remove", "load", "infer", "merge", "split", "retype", "rename", "reject"]


def act(place: Path, action: str, progress: Connection) -> None:
    """Do something to the graph of a folder."""
    progress.send("ready")
    if action == "load":
        load_graph(place.parent / EXPORT, place)
    elif action == "build":
        with building(place, settings_of(Config()), resume=True) as engine:
            writer = new_writer(Config(), engine, place)
            writer.catch_up()
            _put(writer, progress)
    else:
        with edit(place) as editor:
            for name in STEPS[action](editor, progress) if action in STEPS else _decide(editor, action):
                progress.send(name)
    progress.send("done")


def _put(writer: GraphWriter, progress: Connection) -> None:
    fresh = (c for c in map(made, AFTER) if not writer.stored.has_document(c.document.id))
    store_contributions(writer, fresh, Config(), lambda c: progress.send(c.document.id))


def _add(editor: Editor, progress: Connection) -> Iterator[str]:
    _put(editor.writer, progress)
    yield from ()


def _remove(editor: Editor, _progress: Connection) -> Iterator[str]:
    for number in GONE:
        name = f"article-{number}"
        if editor.writer.stored.has_document(name):
            editor.remove(name)
            yield name


def _infer(editor: Editor, _progress: Connection) -> Iterator[str]:
    editor.infer()
    yield "inferred"


def _decide(editor: Editor, action: str) -> Iterator[str]:
    for place, decision in enumerate(decisions()[action]):
        editor.decide(decision)
        yield str(place)


STEPS: dict[str, Callable[[Editor, Connection], Iterator[str]]] = {"add": _add, "remove": _remove, "infer": _infer}
