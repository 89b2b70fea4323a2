"""Search: the names of all entities of a graph, and what holds some words, names before phrases.

In: a graph, whose names are read once. Out: entries of entities, the likeliest first, with counts by class.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg.dataset import Term
from kg.dataset.statements import read_rows
from kg.errors import nearest
from kg.namespaces import local_name
from kg.server.lines import LineReader
from kg.vocabulary import KGO

PAGE = 25
"""Entries on a page of a search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEntry:
    """An entity in a list: `named` tells names from phrases such as "the two countries"."""

    iri: str
    href: str
    label: str
    aliases: tuple[str, ...]
    class_name: str
    documents: int
    named: bool


@dataclass(frozen=True, slots=True)
class Matches:
    """A page of what a search gives: the entries, how many there are in all, by class, and a name that is like the words."""

    entries: tuple[NameEntry, ...]
    total: int
    number: int
    pages: int
    classes: tuple[tuple[str, int], ...]
    near: str


class NameIndex:
    """The names of a graph's entities."""

    def __init__(self, lines: LineReader) -> None:
        graph, engine = lines.graph.stored.graphs.facts, lines.graph.engine
        aliases: dict[Term, list[str]] = defaultdict(list)
        for quad in engine.find(predicate=SKOS.altLabel, graph=graph):
            aliases[quad[0]].append(str(quad[2]))
        canonical = {q[0]: q[2] for q in engine.find(predicate=OWL.sameAs)}
        local = [row[1] for path in (KGO.names, KGO.resolvesTo) for row in read_rows(engine, {}, path, KGO.named)]
        named = {canonical.get(name, name) for name in local if isinstance(name, URIRef)}
        rows = read_rows(engine, {}, RDFS.label, RDF.type, KGO.documentCount, graph=graph)
        best: dict[Term, NameEntry] = {}
        for node, label, kind, count in rows:
            entry = NameEntry(
                iri=str(node),
                href=lines.path(str(node)),
                label=str(label),
                aliases=tuple(sorted(aliases[node])),
                class_name=local_name(str(kind)),
                documents=int(str(count)),
                named=node in named,
            )
            best[node] = min(best.get(node, entry), entry, key=lambda e: e.class_name)
        self.entries = sorted(best.values(), key=lambda e: (not e.named, -e.documents, e.label, e.iri))
        self._named = {entry.iri: entry for entry in self.entries if entry.named}
        self._called = {entry.label: entry.href for entry in reversed(self.entries)}

    def is_named(self, iri: str) -> bool:
        """Tell whether an entity has a name."""
        return iri in self._named

    def address_called(self, label: str) -> str:
        """Return the address of the entity most spoken of that has a label; empty where none has."""
        return self._called.get(label, "")

    def search(self, words: str, class_name: str = "", number: int = 1) -> Matches:
        """Return the entities whose name or alias holds some words.

        Names go before phrases; among them those that are the words, then those that begin with them, then those most spoken of.
        """
        wanted = " ".join(words.casefold().split())
        matching = [(rank, entry) for entry in self.entries if (rank := _rank(entry, wanted)) is not None]
        classes = Counter(entry.class_name for _, entry in matching)
        chosen = [
            entry for _, entry in sorted(matching, key=lambda match: match[0]) if not class_name or entry.class_name == class_name
        ]
        pages = max(1, -(-len(chosen) // PAGE))
        number = min(max(number, 1), pages)
        near = "" if matching or not wanted else nearest(words, (entry.label for entry in self.entries if entry.named))
        entries = tuple(chosen[(number - 1) * PAGE : number * PAGE])
        return Matches(entries, len(chosen), number, pages, tuple(sorted(classes.items(), key=lambda c: (-c[1], c[0]))), near)

    def by_class(self, most_classes: int, most_names: int) -> list[tuple[str, list[NameEntry]]]:
        """Return the classes with the most names, and of each the names most spoken of."""
        classes: dict[str, list[NameEntry]] = defaultdict(list)
        for entry in self.entries:
            if entry.named:
                classes[entry.class_name].append(entry)
        largest = sorted(classes.items(), key=lambda item: (-len(item[1]), item[0]))[:most_classes]
        return [(name, entries[:most_names]) for name, entries in largest]


def _rank(entry: NameEntry, wanted: str) -> tuple[bool, int] | None:
    """Return how well an entity fits some words, less being better; None where no name of it holds them."""
    ranks = [rank for name in (entry.label, *entry.aliases) if (rank := _fit(name.casefold(), wanted)) is not None]
    return (not entry.named, min(ranks)) if ranks else None


def _fit(name: str, wanted: str) -> int | None:
    if wanted not in name:
        return None
    if name == wanted:
        return 0
    return 1 if name.startswith(wanted) or f" {wanted}" in name else 2
