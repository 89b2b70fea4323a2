"""A dataset as it will be after a change that is not yet made: what is kept, less what goes, with what comes.

Documents' graphs come as lines of N-Quads, most of all that comes: a store in memory finds what is asked of them. Quads are told apart by
their lines, as rdflib takes long to compare terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import URIRef

from kg.dataset.quads import Given, Quad, Term, quad_line
from kg.dataset.store import EmbeddedStore, Engine

ByLine = dict[str, Quad]
NONE: ByLine = {}


class View:
    """Read a dataset with a change made to it, and gather the change.

    The change holds only what has an effect, given that `add` gets quads that are not there and `remove` quads that are:
    `replace` sees to that for what a caller owns.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._lines: list[str] = []
        self._written = EmbeddedStore()
        self._removed: ByLine = {}
        self._added: ByLine = {}
        self._by_subject: dict[str, ByLine] = defaultdict(dict)
        self._by_object: dict[str, ByLine] = defaultdict(dict)
        self._by_graph: dict[str, ByLine] = defaultdict(dict)

    def find(
        self, subject: Given = None, predicate: Given = None, object_: Term | None = None, graph: Given = None
    ) -> Iterator[Quad]:
        """Yield the quads that have the terms given, as they will be."""
        removed = self._removed
        for quad in self.engine.find(subject, predicate, object_, graph):
            if not removed or quad_line(quad) not in removed:
                yield quad
        if self._lines:
            yield from self._written.find(subject, predicate, object_, graph)
        candidates = self._candidates(subject, object_, graph)
        if not candidates:
            return
        same = str.__eq__  # of IRIs; rdflib's own comparison is many times slower
        for quad in list(candidates.values()):
            if (
                (subject is None or same(quad[0], subject))
                and (predicate is None or same(quad[1], predicate))
                and (object_ is None or quad[2] == object_)
                and (graph is None or same(quad[3], graph))
            ):
                yield quad

    def _candidates(self, subject: URIRef | None, object_: Term | None, graph: URIRef | None) -> Mapping[str, Quad]:
        if subject is not None:
            return self._by_subject.get(str(subject), NONE)
        if object_ is not None:
            return self._by_object.get(str(object_), NONE)
        return self._by_graph.get(str(graph), NONE) if graph is not None else self._added

    def objects(self, subject: URIRef, predicate: URIRef, graph: URIRef | None = None) -> list[Term]:
        """Return the objects of a subject's property."""
        return [quad[2] for quad in self.find(subject, predicate, graph=graph)]

    def add(self, quads: Iterable[Quad]) -> None:
        """Put quads in that are not there."""
        self._add({quad_line(quad): quad for quad in quads})

    def _add(self, quads: ByLine) -> None:
        for line, quad in quads.items():
            if self._removed and self._removed.pop(line, None) is not None:
                continue
            for index in self._indexes_of(quad):
                index[line] = quad

    def _indexes_of(self, quad: Quad) -> tuple[ByLine, ByLine, ByLine, ByLine]:
        subject, _, object_, graph = map(str, quad)
        return self._added, self._by_subject[subject], self._by_object[object_], self._by_graph[graph]

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take quads out that are there."""
        self._remove({quad_line(quad): quad for quad in quads})

    def _remove(self, quads: ByLine) -> None:
        for line, quad in quads.items():
            if line not in self._added:
                self._removed[line] = quad
                continue
            for index in self._indexes_of(quad):
                del index[line]

    def replace(self, old: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Put some quads in the place of others, which are all that were there of their kind."""
        before, after = ({quad_line(quad): quad for quad in quads} for quads in (old, new))
        if before:
            self._remove({line: quad for line, quad in before.items() if line not in after})
        self._add({line: quad for line, quad in after.items() if line not in before} if before else after)

    def rewrite(self, old: Iterable[Quad], lines: Iterable[str]) -> None:
        """Put a document's graph, in lines of N-Quads, in the place of what was all of it."""
        former, latter = {quad_line(quad): quad for quad in old}, dict.fromkeys(lines)
        self._remove({line: quad for line, quad in former.items() if line not in latter})
        new = [line for line in latter if line not in former]
        self._written.commit_lines(new)
        self._lines += new

    @property
    def change(self) -> tuple[list[str], list[str]]:
        """What comes, and what goes, in lines of N-Quads."""
        return [*self._lines, *self._added], list(self._removed)
