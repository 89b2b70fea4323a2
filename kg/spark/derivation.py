"""Derive a graph in parts that know nothing of each other: each runs the resolution of `kg build` on what it alone depends on.

In: quads, brought together by a name, by names that match, by a document or by a fact. Out: the lines of what follows. A part is a view of
an empty store, so what is derived is what the view gains. Decisions of people are not looked at: they are applied when the graph is whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from rdflib import RDF, URIRef

from kg.dataset import EmbeddedStore, Manifest, Quad
from kg.dataset.quads import MODULUS, quad_line, term_line
from kg.dataset.store import parse_line
from kg.dataset.view import View
from kg.resolution.basis import Basis
from kg.resolution.bearers import NameChange, update_names
from kg.resolution.clusters import update_clusters
from kg.resolution.descriptions import update_entities, update_values
from kg.resolution.document_records import DocumentChange, LocalStatement, read_document
from kg.resolution.fact_index import FactIndex, FactKey
from kg.resolution.facts import update_facts
from kg.resolution.matching import compare
from kg.resolution.name_index import LARGEST_BLOCK, NameIndex, name_of
from kg.resolution.profiles import partner_key, read_profile
from kg.resolution.statements import ResolvedStatement, StatementChange, update_statements
from kg.vocabulary import DCTERMS, KGO, LOCAL_ROLES, PROV

LOOKED_AT = frozenset({RDF.type, RDF.predicate, RDF.object, *LOCAL_ROLES})
"""What resolution looks at of a statement before it is known who is meant."""


def quads_of(lines: Iterable[str]) -> list[Quad]:
    """Return the quads of lines, each once."""
    return parse_line("".join(lines).encode(), Path("contributions"))


@cache
def _nothing() -> EmbeddedStore:
    return EmbeddedStore()


class _Part:
    """A view of some quads and nothing else."""

    def __init__(self, quads: Iterable[Quad], basis: Basis) -> None:
        self.given = {quad_line(quad): quad for quad in quads}
        self.view = View(_nothing())
        self.view.add(self.given.values())
        names = ((name_of(basis.base, q[0]), str(q[2])) for q in self.given.values() if q[1] == KGO.profile)
        self.index = NameIndex(self.view, basis.base, {name: read_profile(name, text) for name, text in names})
        self.before = NameIndex(View(_nothing()), basis.base)

    def gained(self) -> list[str]:
        return [line for line in self.view.change[0] if line not in self.given]


def iter_excerpts(quads: Iterable[Quad]) -> Iterator[tuple[str, list[Quad]]]:
    """Yield each name in a document, with what is looked at to say who bears it and in which context."""
    of_subject: dict[URIRef, list[Quad]] = defaultdict(list)
    name_of: dict[URIRef, Quad] = {}
    locals_of: dict[str, list[URIRef]] = defaultdict(list)
    statements_about: dict[str, dict[URIRef, None]] = defaultdict(dict)
    document: list[Quad] = []
    for quad in quads:
        subject, predicate, object_, _ = quad
        of_subject[subject].append(quad)
        if predicate == KGO.names:
            name_of[subject] = quad
            locals_of[str(object_)].append(subject)
        elif predicate in LOCAL_ROLES:
            statements_about[str(object_)][subject] = None
        elif predicate == KGO.sha256:
            document = [q for q in of_subject[subject] if q[1] == DCTERMS.date]
            document.append(quad)
    for name, nodes in locals_of.items():
        statements = [q for local in nodes for node in statements_about[str(local)] for q in of_subject[node] if q[1] in LOOKED_AT]
        company = [name_of[URIRef(str(q[2]))] for q in statements if q[1] in LOCAL_ROLES]
        own = [q for local in nodes for q in of_subject[local]]
        yield name, list(dict.fromkeys([*document, *own, *statements, *company]))


def derive_names(quads: Iterable[Quad], basis: Basis) -> list[str]:
    """Return who bears the names of excerpts, and what is known of them; those without a name are described, too."""
    part = _Part(quads, basis)
    by_graph: dict[URIRef, list[Quad]] = defaultdict(list)
    for quad in part.given.values():
        by_graph[quad[3]].append(quad)
    records = tuple(read_document(graph, by_graph[graph]) for graph in sorted(by_graph))
    change = update_names(part.view, part.before, DocumentChange(after=records), (), basis)
    unnamed = [name for name, profile in change.profiles.items() if profile is not None and not profile.named]
    update_entities(part.view, NameIndex(part.view, basis.base, change.profiles), part.before, unnamed, basis)
    return part.gained()


def iter_matches(key: str, names: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the names that match, of those under a blocking key or its partner (key, name, profile); none where they are too many."""
    blocks: dict[str, dict[str, str]] = {key: {}, partner_key(key): {}}
    for own_key, name, profile in names:
        blocks[own_key][name] = profile
    first, second = blocks[key], blocks[partner_key(key)]
    if max(len(first), len(second)) > LARGEST_BLOCK:
        return
    profiles = {name: read_profile(name, text) for block in (first, second) for name, text in block.items()}
    for name in first:
        for candidate in second:
            is_pair = name != candidate and (first is not second or name < candidate)
            if is_pair and compare(profiles[name], profiles[candidate]) is not None:
                yield name, candidate


def derive_clusters(quads: Iterable[Quad], basis: Basis) -> list[str]:
    """Return which names are one thing, of names that match each other in one or several steps.

    Args:
        quads: what is known of them, who bears them, and their excerpts; without the blocking keys of too many names.
        basis: what is derived depends on it.
    """
    part = _Part(quads, basis)
    names = frozenset(name_of(basis.base, quad[0]) for quad in part.view.find(predicate=KGO.profile))
    change = NameChange(affected=names, dissimilar=names, moved_bearers=frozenset(), profiles={})
    update_clusters(part.view, part.index, part.before, change, (), basis)
    return part.gained()


def derive_entity(entity: str, quads: Iterable[Quad], basis: Basis) -> list[str]:
    """Return what an entity is called and what it is, by what is known of its names and which these are."""
    part = _Part(quads, basis)
    update_entities(part.view, part.index, part.before, [entity], basis)
    return part.gained()


def resolve_document(quads: Sequence[Quad], known: Iterable[Quad], basis: Basis) -> tuple[list[str], dict[str, list[Quad]]]:
    """Return who is meant in a document's statements, and the facts that they make, by what these depend on.

    Args:
        quads: the document's graph.
        known: who bears its names and which names stand for them, and of what source it is.
        basis: what is derived depends on it.

    Returns:
        The lines of what follows; and, by the group that a fact is derived in, the triple with its statement in the place of the graph, and
        what the fact takes from that and its document.
    """
    known = list(known)
    part = _Part([*quads, *known], basis)
    graph = quads[0][3]
    documents = DocumentChange(after=(read_document(graph, quads),))
    statements = documents.statements
    change = StatementChange(current=statements, gone={}, new=frozenset(statements))
    resolved = update_statements(part.view, part.index, documents, change, basis)
    update_values(part.view, change, basis)
    facts = FactIndex(part.view, basis)
    source = [q for q in quads if q[0] == graph and q[1] == PROV.wasDerivedFrom]
    nodes = {q[2] for q in source}
    source += [q for q in (*quads, *known) if q[0] in nodes and q[1] in (DCTERMS.date, KGO.sameSourceAs)]
    made: dict[str, list[Quad]] = defaultdict(list)
    for each in resolved:
        if each.statement.factual and each.subject is not None and each.object is not None:
            key = (each.subject, each.statement.predicate, each.object)
            confidence = list(part.view.find(each.statement.node, KGO.confidence))
            made[_group_of(key, facts)] += [(*key, each.statement.node), *confidence, *source]
    return part.gained(), made


def _group_of(key: FactKey, facts: FactIndex) -> str:
    """Return what brings together the facts that one depends on: its rivals, and itself seen from its object."""
    sides = facts.sides(key)
    if str(key[1]) in facts.functional:
        return term_line(key[1]) if len(sides) > 1 else " ".join(map(term_line, key[:2]))
    return min(" ".join(map(term_line, side)) for side in sides)


def derive_facts(quads: Iterable[Quad], basis: Basis) -> list[str]:
    """Return the facts of a group."""
    sources: list[Quad] = []
    made: list[Quad] = []
    for quad in quads:
        is_source = basis.graphs.is_document(quad[3]) or quad[3] == basis.graphs.resolution
        (sources if is_source else made).append(quad)
    part = _Part(sources, basis)
    statements = {statement: _behind(statement, predicate) for _, predicate, _, statement in made}
    resolved = [ResolvedStatement(statements[statement], subject, object_) for subject, _, object_, statement in made]
    change = StatementChange(current=statements, gone={}, new=frozenset(statements))
    update_facts(part.view, change, resolved, (), basis)
    return part.gained()


def _behind(statement: URIRef, predicate: URIRef) -> LocalStatement:
    return LocalStatement(node=statement, graph=statement, predicate=predicate, arguments=(), value=None, factual=True, amounts=())


def groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each of what is paired the first by alphabet of all that it is paired with in one or several steps.

    >>> groups([("b", "c"), ("d", "e"), ("a", "c")])
    {'b': 'a', 'c': 'a', 'd': 'd', 'e': 'd', 'a': 'a'}
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for pair in pairs:
        first, second = sorted(map(root, pair))
        parent[second] = first
    return {name: root(name) for name in parent}


def joined(first: Manifest, second: Manifest) -> Manifest:
    """Return the manifest of two parts of a graph together, each made of the same by the same."""
    activities = {iri: dict(fields) for iri, fields in first.activities.items()}
    for iri, fields in second.activities.items():
        number = int(str(activities.get(iri, {}).get("documents", 0))) + int(str(fields["documents"]))
        activities[iri] = {**fields, "documents": number}
    return replace(
        first,
        documents=first.documents + second.documents,
        statements=first.statements + second.statements,
        rejections=first.rejections + second.rejections,
        quads=first.quads + second.quads,
        inputs=(first.inputs + second.inputs) % MODULUS,
        hash=(first.hash + second.hash) % MODULUS,
        activities=dict(sorted(activities.items())),
    )
