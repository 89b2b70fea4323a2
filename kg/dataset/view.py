"""A dataset as it will be after a change that is not yet made: what is kept, less what goes, with what comes.

Documents' graphs come as lines of N-Quads, most of all that comes; of these only the properties that are looked for are read. Quads are told
apart by their lines, and found by their terms as these stand there: rdflib takes long to compare its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import URIRef

from kg.dataset.quads import Given, Quad, Term, quad_line, read_lines, term_line
from kg.dataset.store import Engine

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
        self._new: set[str] = set()
        self._removed: ByLine = {}
        self._removed_from: set[str] = set()
        self._added: ByLine = {}
        self._by_subject: dict[str, ByLine] = defaultdict(dict)
        self._by_object: dict[str, ByLine] = defaultdict(dict)
        self._by_graph: dict[str, ByLine] = defaultdict(dict)

    def mark_new(self, nodes: Iterable[str]) -> None:
        """Say of which nodes nothing is left, so that nobody looks for it: a look into the store costs more than most that is done with it.

        One that something was taken from is none: what comes back of it is kept in the store, and found there alone.
        """
        self._new.update({f"<{node}>" for node in nodes} - self._removed_from)

    def find(
        self, subject: Given = None, predicate: Given = None, object_: Term | None = None, graph: Given = None
    ) -> Iterator[Quad]:
        """Yield the quads that have the terms given, as they will be."""
        subject_key = None if subject is None else term_line(subject)
        object_key = None if object_ is None else term_line(object_)
        if subject_key not in self._new and object_key not in self._new:
            removed, removed_from = self._removed, self._removed_from
            for quad in self.engine.find(subject, predicate, object_, graph):
                if not removed or term_line(quad[0]) not in removed_from or quad_line(quad) not in removed:
                    yield quad
        same = str.__eq__  # of IRIs; rdflib's own comparison is many times slower
        for quad in self._candidates(subject_key, object_key, graph):
            if (
                (subject is None or same(quad[0], subject))
                and (predicate is None or same(quad[1], predicate))
                and (object_ is None or quad[2] == object_)
                and (graph is None or same(quad[3], graph))
            ):
                yield quad

    def _candidates(self, subject: str | None, object_: str | None, graph: URIRef | None) -> list[Quad]:
        """Return the quads that come, or the fewest of them that an index tells from the rest."""
        if subject is not None:
            return list(self._by_subject.get(subject, NONE).values())
        terms = ((self._by_object, object_), (self._by_graph, None if graph is None else term_line(graph)))
        given = [index.get(term, NONE) for index, term in terms if term is not None]
        return list(min(given, key=len).values()) if given else [q for quads in self._by_graph.values() for q in quads.values()]

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
            self._added[line] = quad
            for index in self._indexes_of(line):
                index[line] = quad

    def _indexes_of(self, line: str) -> tuple[ByLine, ByLine, ByLine]:
        subject, _, rest = line.split(" ", 2)
        object_, graph, _ = rest.rsplit(" ", 2)
        return self._by_subject[subject], self._by_object[object_], self._by_graph[graph]

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take quads out that are there."""
        self._remove({quad_line(quad): quad for quad in quads})

    def _remove(self, quads: ByLine) -> None:
        for line, quad in quads.items():
            if self._added.pop(line, None) is None:
                self._removed[line] = quad
                self._removed_from.add(term_line(quad[0]))
                continue
            for index in self._indexes_of(line):
                del index[line]

    def replace(self, old: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Put some quads in the place of others, which are all that were there of their kind."""
        before, after = {quad_line(quad): quad for quad in old}, {quad_line(quad): quad for quad in new}
        if before:
            self._remove({line: quad for line, quad in before.items() if line not in after})
        self._add({line: quad for line, quad in after.items() if line not in before} if before else after)

    def rewrite(self, graph: URIRef, old: Iterable[Quad], lines: Iterable[str], looked_for: Mapping[str, URIRef]) -> list[Quad]:
        """Put a document's graph, in lines of N-Quads, in the place of what was all of it.

        Args:
            graph: its name.
            old: what is kept of it.
            lines: it as it comes. Its nodes are its own: where nothing is kept of it, nothing is of them.
            looked_for: the properties, by how they stand in lines, of which alone quads of this graph will be found.

        Returns:
            The quads of these properties.
        """
        former, latter = {quad_line(quad): quad for quad in old}, dict.fromkeys(lines)
        self._remove({line: quad for line, quad in former.items() if line not in latter})
        self._lines += [line for line in latter if line not in former] if former else latter
        read = list(read_lines(latter, graph, looked_for))
        by_subject, by_object, by_graph = self._by_subject, self._by_object, self._by_graph[term_line(graph)]
        for line, subject, object_, quad in read:
            if line not in former:
                by_subject[subject][line] = by_object[object_][line] = by_graph[line] = quad
        if not former:
            self._new.update({subject for _, subject, _, _ in read} - self._removed_from)
        return [quad for _, _, _, quad in read]

    @property
    def change(self) -> tuple[list[str], list[str]]:
        """What comes, and what goes, in lines of N-Quads."""
        return [*self._lines, *self._added], list(self._removed)
