"""The picture of an entity's neighbourhood: who does something to it on its left, to whom it does something on its right.

In: claims about an entity, of which the facts count. Out: boxes with their places, and lines with the words of their facts. Each
name and each line has a row of its own, so that nothing overlaps; the same facts give the same picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import URIRef

from kg.dataset.statements import read_entity
from kg.ontology.terms import plain
from kg.server.lines import Claim, LineReader, Link
from kg.views.packing import STYLES, family_of

MOST_ON_A_SIDE = 8
"""Neighbours drawn left and right of an entity. Not measured: as many as keep apart in the picture's height."""


ROW = 48
"""Pixels of the picture's height; what else is measured stands in its template."""

LONGEST_NAME, LONGEST_WORDS, LONGEST_CENTRE = 26, 22, 17
"""Letters that a box, a line and the box in the middle have room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An entity beside another one.

    Attributes:
        name: its name, cut to the room there is, with its address.
        title: its whole name, and what the facts say.
        kind: its class, in words.
        color: of its family of classes.
        words: of the line that joins them.
        y: the middle of its row.
    """

    name: Link
    title: str
    kind: str
    color: str
    words: str
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a neighbourhood: the entity in the middle, and how many neighbours there was no room for."""

    name: str
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    height: int
    more: int


class NeighbourhoodReader:
    """Make pictures of neighbourhoods."""

    def __init__(self, lines: LineReader) -> None:
        self._lines = lines
        self._symmetric = {p.iri for p in lines.graph.ontology.properties.values() if p.symmetric}

    def draw(self, node: URIRef, claims: Iterable[Claim]) -> Picture | None:
        """Return the picture around an entity; None where no fact joins it with another one."""
        sides: tuple[dict[URIRef, list[Claim]], ...] = defaultdict(list), defaultdict(list)
        for claim in claims:
            subject, predicate, object_ = claim.triple
            if claim.fact is None or subject == object_ or not isinstance(object_, URIRef):
                continue
            is_after = subject == node or str(predicate) in self._symmetric
            if self._lines.link(object_).href and node in (subject, object_):
                sides[is_after][object_ if subject == node else subject].append(claim)
        if not any(sides):
            return None
        chosen = [sorted(side.items(), key=lambda item: self._rank(*item))[:MOST_ON_A_SIDE] for side in sides]
        height = ROW * max(map(len, chosen))
        before, after = (tuple(self._row(side, height)) for side in chosen)
        more = sum(map(len, sides)) - len(before) - len(after)
        return Picture(name=_cut(self._lines.label(node), LONGEST_CENTRE), before=before, after=after, height=height, more=more)

    def _rank(self, node: URIRef, claims: list[Claim]) -> tuple[bool, int, str]:
        """Return what is drawn first: what has a name, then what is told most often."""
        entities = (
            s.local_entities.get(role) for c in claims for s in c.statements for role in ("subject", "object") if node in s.triple
        )
        return (
            not any(e is not None and self._lines.statements.is_named(e) for e in entities),
            -sum(len(claim.statements) for claim in claims),
            str(node),
        )

    def _row(self, side: list[tuple[URIRef, list[Claim]]], height: int) -> Iterator[Neighbour]:
        ontology, base = self._lines.graph.ontology, self._lines.graph.base
        for place, (node, claims) in enumerate(side):
            entity = read_entity(self._lines.graph.engine, base, node)
            kind = entity.class_name if entity is not None else "Entity"
            said = list(dict.fromkeys(self._lines.predicate_words(claim.triple[1]) for claim in claims))
            link = self._lines.link(node)
            yield Neighbour(
                name=Link(_cut(link.text, LONGEST_NAME), link.href),
                title=f"{link.text}: {', '.join(said)}",
                kind=plain(kind),
                color=STYLES[family_of(kind, ontology)][0],
                words=_cut(said[0], LONGEST_WORDS) + (f" +{len(said) - 1}" if len(said) > 1 else ""),
                y=(height - ROW * len(side)) // 2 + ROW * place + ROW // 2,
            )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
