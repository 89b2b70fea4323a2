"""The plan by which a graph is derived in parts: what is brought together by which key, step by step.

In: documents, each with the lines of its graph. Out: the lines of everything that follows, once or, of values, once a document. The plan
knows tables of keys and texts alone (`Table`), so Spark runs it, and a list does in tests.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Protocol, TypeVar

from rdflib import OWL, Literal, URIRef

from kg.collector import keep_from_collector
from kg.config import Config
from kg.dataset import Quad, quad_line
from kg.ontology import load_ontology
from kg.resolution import Basis, Decisions
from kg.resolution.name_index import LARGEST_BLOCK, name_node, name_of
from kg.resolution.profiles import partner_key
from kg.spark import derivation
from kg.spark.derivation import groups, quads_of
from kg.vocabulary import KGO

Pair = tuple[str, str]
"""A row: a key, and a text."""

FIRST, SECOND, THIRD = "0", "1", "2"
"""What texts begin with, of kinds that are brought together: those of the first kind come first."""

T = TypeVar("T", bound="Table")


class Table(Protocol):
    """Rows of a key and a text, wherever they are."""

    def map(self: T, function: Callable[[str, str], Iterable[Pair]]) -> T:
        """Return the rows that each row gives."""
        ...

    def grouped(self: T, function: Callable[[str, Iterator[str]], Iterable[Pair]]) -> T:
        """Return the rows that each key with its texts, in their order, gives."""
        ...

    def union(self: T, *tables: T) -> T:
        """Return the rows of all."""
        ...

    def of(self: T, pairs: Iterable[Pair]) -> T:
        """Return a table of rows that are here."""
        ...

    def kept(self: T) -> T:
        """Return the same rows, worked out once."""
        ...

    def marked(self: T, mark: str) -> T:
        """Return the rows with a mark before their texts."""
        ...

    def keyed(self: T, *, are: bool) -> T:
        """Return the rows that have a key, or those that have none."""
        ...

    def collect(self) -> list[Pair]:
        """Return the rows here."""
        ...


@cache
def basis_of(config: Config) -> Basis:
    """Return what a graph of no decisions is derived by."""
    basis = Basis(config.base, load_ontology(config.ontology, config.lexicon), Decisions())
    keep_from_collector("ontology")
    return basis


def text_of(quads: Iterable[Quad]) -> str:
    """Return quads as lines."""
    return "".join(map(quad_line, quads))


class Steps:
    """What is done with rows, on whichever machine they are; each is known by its name and the settings alone.

    Args:
        config: the settings of the graph.
    """

    def __init__(self, config: Config) -> None:
        self._config = config

    @property
    def _basis(self) -> Basis:
        return basis_of(self._config)

    def excerpts(self, graph: str, text: str) -> Iterator[Pair]:
        """Yield each name in a document, with what is told of its bearers."""
        del graph
        for name, quads in derivation.iter_excerpts(quads_of([text])):
            yield name, text_of(quads)

    def names(self, name: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield what is known of a name by all its excerpts."""
        yield name, "".join(derivation.derive_names(quads_of(texts), self._basis))

    def splits(self, name: str, text: str) -> Iterator[Pair]:
        """Yield the names that some bear instead of what they are called, each with that."""
        del name
        for node, predicate, origin, _ in quads_of([text]):
            if predicate == KGO.splitFrom:
                yield name_of(self._config.base, node), SECOND + str(origin)

    def met(self, name: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield a name that some bear instead of what they are called, where others are called so, or come from another name."""
        kinds = sorted(set(texts))
        if len(kinds) > 1:
            yield from ((name, text[1:]) for text in kinds if text.startswith(SECOND))

    def unmarked(self, name: str, text: str) -> Iterator[Pair]:
        """Yield a row without the mark of its kind."""
        yield name, text[1:]

    def profiles(self, name: str, text: str) -> Iterator[Pair]:
        """Yield the names of which something is known, each with that."""
        del name
        of_node: dict[URIRef, list[Quad]] = defaultdict(list)
        for quad in quads_of([text]):
            of_node[quad[0]].append(quad)
        for node, quads in of_node.items():
            if any(quad[1] == KGO.profile for quad in quads):
                yield name_of(self._config.base, node), text_of(quads)

    def blocks(self, name: str, text: str) -> Iterator[Pair]:
        """Yield the blocking keys of a name, those of acronyms and of initials under one."""
        quads = quads_of([text])
        profile = next(str(quad[2]) for quad in quads if quad[1] == KGO.profile)
        for key in (str(quad[2]) for quad in quads if quad[1] == KGO.blockKey):
            yield min(key, partner_key(key)), json.dumps([key, name, profile])

    def matches(self, key: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield the names that match under a key, each with the other and its own key; none where they are too many."""
        names = [json.loads(text) for text in islice(texts, 2 * LARGEST_BLOCK + 1)]
        own_keys = {name: own for own, name, _ in names}
        for name, candidate in derivation.iter_matches(key, names):
            yield name, json.dumps([candidate, own_keys[name]])
            yield candidate, json.dumps([name, own_keys[candidate]])

    def pairs(self, name: str, text: str) -> Iterator[Pair]:
        """Yield a name and one that it matches."""
        yield name, json.loads(text)[0]

    def live_keys(self, name: str, text: str) -> Iterator[Pair]:
        """Yield a key by which a name matches another, as a quad."""
        base = self._config.base
        yield name, text_of([(name_node(base, name), KGO.blockKey, Literal(json.loads(text)[1]), self._basis.graphs.resolution)])

    def by_group(self, name: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield what is told of a name under the group of names that it is in; nothing of one that matches none."""
        del name
        group = next(texts)
        if group.startswith(FIRST):
            yield from ((group[1:], text[1:]) for text in texts)

    def clusters(self, group: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield which names of a group are one thing."""
        yield group, "".join(derivation.derive_clusters(quads_of(texts), self._basis))

    def same(self, group: str, text: str) -> Iterator[Pair]:
        """Yield the names for which another one stands, each with that."""
        del group
        for quad in quads_of([text]):
            if quad[1] == OWL.sameAs:
                yield str(quad[0]), FIRST + quad_line(quad)

    def bands(self, graph: str, text: str) -> Iterator[Pair]:
        """Yield what a document shares with those that are nearly the same text, with the document and its graph."""
        for node, predicate, band, _ in quads_of([text]):
            if predicate == KGO.minhashBand:
                yield str(band), f"{node}\t{graph}"

    def near(self, band: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield documents that share a band, each with the first of them."""
        del band
        first = next(texts)
        yield from ((first, text) for text in texts)

    def source(self, document: str, first: str) -> Iterator[Pair]:
        """Yield the document that stands for the source of a document, under the latter's graph."""
        node, graph = document.split("\t")
        quad = (URIRef(node), KGO.sameSourceAs, URIRef(first.split("\t")[0]), self._basis.graphs.resolution)
        yield graph, quad_line(quad)

    def bearers(self, graph: str, text: str) -> Iterator[Pair]:
        """Yield the local entities of a document, each with its graph and what it is called."""
        for local, predicate, name, _ in quads_of([text]):
            if predicate == KGO.names:
                yield str(local), SECOND + json.dumps([graph, name])

    def assigned(self, name: str, text: str) -> Iterator[Pair]:
        """Yield the local entities that bear another name than they are called, each with that."""
        del name
        for quad in quads_of([text]):
            if quad[1] == KGO.resolvesTo:
                yield str(quad[0]), f"{FIRST}{json.dumps([quad[2], quad_line(quad)])}"

    def borne(self, local: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield the name that a local entity bears, with its document's graph, what says so, and what it is called."""
        text = next(texts)
        borne, line = json.loads(text[1:]) if text.startswith(FIRST) else ("", "")
        graph, called = json.loads((next(texts) if borne else text)[1:])
        names = quad_line((URIRef(local), KGO.names, URIRef(called), URIRef(graph)))
        yield borne or called, SECOND + json.dumps([graph, line, names])

    def meant(self, name: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield for the documents in which a name is borne what says so, and which name stands for it."""
        del name
        same = ""
        for text in texts:
            if text.startswith(FIRST):
                same = text[1:]
                continue
            graph, line, _ = json.loads(text[1:])
            if line or same:
                yield graph, FIRST + line + same

    def resolve(self, graph: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield who is meant in a document, without a key; and the facts that it states, under what they depend on."""
        del graph
        known: list[str] = []
        for text in texts:
            if text.startswith(FIRST):
                known.append(text[1:])
                continue
            gained, made = derivation.resolve_document(quads_of([text[1:]]), quads_of(known), self._basis)
            yield "", "".join(gained)
            yield from ((group, text_of(quads)) for group, quads in made.items())

    def facts(self, group: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield the facts that depend on each other."""
        del group
        yield "", "".join(derivation.derive_facts(quads_of(texts), self._basis))

    def standing(self, group: str, text: str) -> Iterator[Pair]:
        """Yield the names that stand for others."""
        del group
        yield from ((str(quad[2]), FIRST) for quad in quads_of([text]) if quad[1] == OWL.sameAs)

    def spoken_of(self, name: str, text: str) -> Iterator[Pair]:
        """Yield a name with the local entity that bears it, as quads."""
        _, line, names = json.loads(text[1:])
        yield name, THIRD + names + line

    def by_entity(self, name: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield what is known of a name under the name that stands for it; who bears it, too, where others are one with it."""
        text = next(texts)
        has_several = text.startswith(FIRST)
        canonical = str(quads_of([text[1:]])[0][2]) if has_several and text != FIRST else name
        yield from ((canonical, each[1:]) for each in (text, *texts) if each != FIRST and (has_several or each.startswith(SECOND)))

    def entity(self, name: str, texts: Iterator[str]) -> Iterator[Pair]:
        """Yield what an entity is called and what it is."""
        yield "", "".join(derivation.derive_entity(name, quads_of(texts), self._basis))


def derive(documents: T, config: Config) -> T:
    """Return the lines that follow from documents, in rows of any key.

    Args:
        documents: the name of each document's graph, and its lines.
        config: the settings of the graph.
    """
    steps = Steps(config)
    excerpts = documents.map(steps.excerpts).kept()
    known = _known(excerpts, steps)
    profiles = known.map(steps.profiles).kept()
    matches = profiles.map(steps.blocks).grouped(steps.matches).kept()
    clusters = _clusters(excerpts, known, matches, steps).kept()
    same = clusters.map(steps.same)
    sources = _sources(documents, steps)
    bearers = documents.map(steps.bearers).union(known.map(steps.assigned)).grouped(steps.borne).kept()
    meant = bearers.union(same).grouped(steps.meant)
    resolved = documents.marked(SECOND).union(meant, sources.marked(FIRST)).grouped(steps.resolve).kept()
    facts = resolved.keyed(are=True).grouped(steps.facts)
    described = profiles.marked(SECOND).union(same, clusters.map(steps.standing), bearers.map(steps.spoken_of))
    entities = described.grouped(steps.by_entity).grouped(steps.entity)
    return known.union(clusters, sources, resolved.keyed(are=False), facts.union(entities).kept())


def _known(excerpts: T, steps: Steps) -> T:
    """Return what is known of names; of a name that some bear who are called otherwise, together with what these are called."""
    known = excerpts.grouped(steps.names).kept()
    split = known.map(steps.splits)
    met = split.union(known.map(lambda name, _: [(name, FIRST)])).grouped(steps.met).collect()
    if not met:
        return known
    together = groups(met)
    return excerpts.map(lambda name, text: [(together.get(name, name), text)]).grouped(steps.names).kept()


def _clusters(excerpts: T, known: T, matches: T, steps: Steps) -> T:
    """Return which names are one thing, of all that match some name."""
    pairs = matches.map(steps.pairs).union(known.map(steps.splits).map(steps.unmarked))
    group_of = excerpts.of((name, FIRST + group) for name, group in groups(pairs.collect()).items())
    evidence = excerpts.union(known, matches.map(steps.live_keys)).marked(SECOND)
    return group_of.union(evidence).grouped(steps.by_group).grouped(steps.clusters)


def _sources(documents: T, steps: Steps) -> T:
    """Return which documents are one source."""
    source_of = groups(documents.map(steps.bands).grouped(steps.near).collect())
    return documents.of(row for document, first in source_of.items() if document != first for row in steps.source(document, first))
