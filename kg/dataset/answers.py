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

KEPT = frozenset({KGO.profile, KGO.blockKey, KGO.splitFrom, OWL.sameAs})
"""The properties whose quads are kept: what is known of names, and which of them are one thing."""

KEPT_LINES = frozenset(map(term_line, KEPT))
"""They, as they stand in lines."""

MOST_ANSWERS, MOST_QUADS = 1 << 14, 256
"""Answers that are kept, the last ones asked for, and the quads of each. Of more quads the rest is read anew."""

Key = tuple[str, str, str, str]
"""Subject, property, object and graph as N-Quads write them; "" for the one that is asked for."""
Find = Callable[[], Iterator[Quad]]


class Answers:
    """The last answers of a store to questions for the subjects or the objects of a property in a graph."""

    def __init__(self) -> None:
        self._answers: dict[Key, list[Quad]] = {}

    @staticmethod
    def is_kept(subject: URIRef | None, predicate: URIRef | None, object_: Term | None) -> bool:
        """Tell whether the answer to a question is kept."""
        return predicate in KEPT and (subject is None) != (object_ is None)

    def find(self, subject: URIRef | None, predicate: URIRef, object_: Term | None, graph: URIRef, ask: Find) -> Iterator[Quad]:
        """Yield the quads that answer a question, asked of the store where that is not kept."""
        key = (_line(subject), term_line(predicate), _line(object_), term_line(graph))
        answer = self._answers.pop(key, None)
        if answer is None:
            answer = list(islice(ask(), MOST_QUADS))
            if len(self._answers) >= MOST_ANSWERS:
                del self._answers[next(iter(self._answers))]
        self._answers[key] = answer  # last again, so that what was asked for least lately goes first
        yield from answer
        if len(answer) == MOST_QUADS:
            first = set(answer)
            yield from (quad for quad in ask() if quad not in first)

    def forget(self, lines: Iterable[str]) -> None:
        """Forget what quads that come or go, in lines of N-Quads, have to do with."""
        for line in lines:
            subject, predicate, rest = line.split(" ", 2)
            if predicate in KEPT_LINES:
                object_, _, graph = rest[: -len(" .\n")].rpartition(" ")
                self._answers.pop((subject, predicate, "", graph), None)
                self._answers.pop(("", predicate, object_, graph), None)


def _line(term: Term | None) -> str:
    return "" if term is None else term_line(term)
