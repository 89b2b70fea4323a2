"""What is asked of a store again and again while a graph is built: answers are kept in memory, up to a bound, until a change touches them.

Names of the news are asked for with every batch of documents. From the files of a store a quad comes in 20 to 50 microseconds, from here in
less than one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from rdflib import OWL, URIRef

from kg.dataset.quads import Quad, Term, term_line
from kg.vocabulary import KGO

KEPT = frozenset({KGO.profile, KGO.blockKey, KGO.identity, KGO.splitFrom, OWL.sameAs})
"""The properties whose quads are kept: what is known of names, and which of them are one thing. A subject that is asked for one of them is
read whole, as the next question is for another."""

KEPT_LINES = frozenset(map(term_line, KEPT))
"""They, as they stand in lines."""

MOST_ANSWERS, MOST_QUADS = 1 << 13, 256
"""Answers that are kept, the last ones asked for, and the quads of each. Of more quads the rest is read anew."""

Key = str | tuple[str, str]
"""What was asked for, as N-Quads write it: a subject, or a property and an object."""
Find = Callable[[URIRef | None], Iterator[Quad]]
"""Asks the store for quads with a property, or with any, and with what else was given."""


class Answers:
    """The last answers of a store to questions for the subjects or the objects of a property in a graph.

    Of one subject, or of one property and object, the answer is kept for the graph that was asked for last.
    """

    def __init__(self) -> None:
        self._answers: dict[Key, tuple[URIRef, list[Quad]]] = {}

    @staticmethod
    def is_kept(subject: URIRef | None, predicate: URIRef | None, object_: Term | None) -> bool:
        """Tell whether the answer to a question is kept."""
        return predicate in KEPT and (subject is None) != (object_ is None)

    def find(self, subject: URIRef | None, predicate: URIRef, object_: Term | None, graph: URIRef, ask: Find) -> Iterator[Quad]:
        """Yield the quads that answer a question, asked of the store where that is not kept."""
        key: Key = term_line(subject) if subject is not None else (term_line(predicate), _line(object_))
        of_store = None if subject is not None else predicate
        of_graph, answer = self._answers.pop(key, (None, []))
        if of_graph is None or not str.__eq__(of_graph, graph):
            answer = list(islice(ask(of_store), MOST_QUADS))
            if len(self._answers) >= MOST_ANSWERS:
                del self._answers[next(iter(self._answers))]
        self._answers[key] = graph, answer  # last again, so that what was asked for least lately goes first
        yield from (quad for quad in answer if str.__eq__(quad[1], predicate))
        if len(answer) == MOST_QUADS:
            first = set(answer)
            yield from (quad for quad in ask(predicate) if quad not in first)

    def forget(self, lines: Iterable[str]) -> None:
        """Forget what quads that come or go, in lines of N-Quads, have to do with."""
        for line in lines:
            subject, predicate, rest = line.split(" ", 2)
            if predicate in KEPT_LINES:
                self._answers.pop(subject, None)
                self._answers.pop((predicate, rest[: -len(" .\n")].rpartition(" ")[0]), None)


def _line(term: Term | None) -> str:
    return "" if term is None else term_line(term)
