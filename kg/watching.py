"""Keep a graph what its folder says: new, changed, renamed and removed files flow in.

In: a folder, or a file of many documents. Out: a graph that equals one built of it from scratch. Nothing is remembered between runs: what the
folder holds is compared with what the graph holds, so that a watch which was killed goes on where it was.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kg.analysis import Report
from kg.config import Config
from kg.contributions import Progress
from kg.dataset.folder import MANIFEST
from kg.dataset.provenance import content_hash
from kg.documents import READERS, iter_documents
from kg.documents.files import find_sources
from kg.documents.isolation import ReaderProcess
from kg.editing import edit
from kg.errors import AnalysisError, ReadError, SkippedError
from kg.model import Document
from kg.opening import open_graph
from kg.pipeline import build

BATCH = 256
"""Documents read and put in at a time."""

SETTLED = 2.0
"""Seconds after which a file that nobody changed is taken for whole."""

Stamp = tuple[int, int, int]
"""When a file was changed, how long it is, and which it is."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was read: the ids of its documents with the hashes of their contents."""

    stamp: Stamp
    documents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Round:
    """What a look at the folder changed in the graph; whether no file is left for the next one, as it is still written to."""

    put: int
    removed: int
    is_settled: bool


class Watcher:
    """Brings a graph up to what its folder holds, as often as it is asked to.

    Args:
        source: the folder, or the file of many documents.
        graph: the folder of the graph; built where it is not there.
        config: the settings of that build, the processes of all.
        report: called with each source that cannot be read or analysed.
        progress: called with each contribution as it is stored.
        settled: seconds for which a file has to be left alone before it is read.
    """

    def __init__(
        self, source: str, graph: Path, *, config: Config, report: Report, progress: Progress, settled: float = SETTLED
    ) -> None:
        self._source, self._graph, self._config, self._progress = source, graph, config, progress
        self._tell, self._settled = report, settled
        self._seen: dict[str, _Seen] = {}
        self._compared: dict[str, _Seen] | None = None
        self._failed: set[str] = set()
        self._told: set[str] = set()
        self._process = ReaderProcess()

    def look(self) -> Round:
        """Look at the folder once, and put what is new or changed into the graph, and take out what is gone.

        Where the folder gives no document at all, or a part of it cannot be listed, nothing is taken out: it may not be mounted.

        Raises:
            DatasetError: the graph cannot be written, or somebody else writes to it.
        """
        try:
            return self._look()
        finally:
            self._process.close()

    def _look(self) -> Round:
        is_settled, is_whole = self._read_changed()
        may_remove = is_settled and is_whole
        if self._seen == self._compared:
            return Round(0, 0, is_settled)
        wanted: dict[str, str] = {}
        for path in sorted(self._seen):
            for document_id, content in self._seen[path].documents:
                wanted.setdefault(document_id, content)
        held = self._held()
        new = {document_id for document_id, content in wanted.items() if held.get(document_id) != content} - self._failed
        gone = held.keys() - wanted.keys() if wanted and may_remove else frozenset()
        if new or gone:
            self._change(new, wanted, may_remove=may_remove)
        self._compared = self._seen if may_remove else None
        return Round(len(new), len(gone), is_settled)

    def _held(self) -> dict[str, str]:
        if not (self._graph / MANIFEST).exists():
            return {}
        graph = open_graph(self._graph)
        try:
            return graph.documents()
        finally:
            graph.close()

    def _read_changed(self) -> tuple[bool, bool]:
        """Read the files that changed since they were last read; return whether none is still written to, and whether all can be listed."""
        is_settled, is_whole, now, seen = True, True, time.time(), {}
        for path in find_sources([self._source], READERS, self._config.reading):
            if isinstance(path, ReadError):
                self._report(path)
                is_whole = is_whole and isinstance(path, SkippedError)
                continue
            try:
                status = os.stat(path)  # noqa: PTH116  # paths may be such as pathlib would change
            except OSError:  # taken away since it was listed
                continue
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            before = self._seen.get(path)
            if before is not None and before.stamp == stamp:
                seen[path] = before
            elif abs(now - status.st_mtime) < self._settled:  # a clock that is ahead must not hold a file back for ever
                is_settled = False
                seen |= {path: before} if before is not None else {}
            else:
                seen[path] = _Seen(stamp, tuple((d.id, content_hash(d)) for d in self._documents(path)))
        self._seen = seen
        return is_settled, is_whole

    def _documents(self, path: str) -> Iterator[Document]:
        for result in iter_documents([path], self._config.reading, self._process):
            if isinstance(result, Document):
                yield result
            elif isinstance(result, ReadError):
                self._report(result)

    def _report(self, error: ReadError) -> None:
        """Tell of what is wrong once, not at each look."""
        if isinstance(error, AnalysisError):
            self._failed.add(error.document_id)
        if str(error) not in self._told:
            self._told.add(str(error))
            self._tell(error)

    def _wanted_documents(self, new: set[str], wanted: dict[str, str]) -> Iterator[Document]:
        """Read the documents that are to be put in, from the files that hold them."""
        left = set(new)
        for path in sorted(self._seen):
            if left.isdisjoint(document_id for document_id, _ in self._seen[path].documents):
                continue
            for document in self._documents(path):
                if document.id in left and content_hash(document) == wanted[document.id]:
                    left.remove(document.id)
                    yield document

    def _change(self, new: set[str], wanted: dict[str, str], *, may_remove: bool) -> None:
        documents, config = self._wanted_documents(new, wanted), replace(self._config, strict=False)
        if not (self._graph / MANIFEST).exists():
            first = list(islice(documents, BATCH))
            build(first, config=config, folder=self._graph, resume=True, report=self._report, progress=self._progress).close()
        with edit(self._graph, ontology=config.ontology, lexicon=config.lexicon, model=config.model) as editor:
            while batch := list(islice(documents, BATCH)):
                editor.add(batch, processes=config.processes, threads=config.threads, report=self._report, progress=self._progress)
            gone = editor.graph.documents().keys() - wanted.keys()
            if gone and may_remove:
                editor.remove(*sorted(gone))


def watch(watcher: Watcher, *, interval: float, once: bool = False) -> Iterator[Round]:
    """Look again and again, or once, when all files are whole; yield the rounds that changed something."""
    while True:
        result = watcher.look()
        if result.put or result.removed:
            yield result
        if once and result.is_settled:
            return
        time.sleep(min(interval, SETTLED) if once else interval)
