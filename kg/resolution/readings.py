"""Read a document's graph again: the things it speaks of, and what it says of them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rdflib import RDF, Literal, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.quads import Quad, Term
from kg.dataset.view import View
from kg.resolution.names import Profile
from kg.vocabulary import KGO, LOCAL_ROLES

TYPE = RDF.type

NAMES = KGO.names


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """A thing as one document describes it; `name` is the entity it would be by its name."""

    node: URIRef
    name: str
    label: str
    classes: tuple[str, ...]
    aliases: tuple[str, ...]
    mentions: int
    named: bool

    def profile(self, iri: str) -> Profile:
        """Return what this one document tells of a name."""
        return Profile(
            iri=iri,
            labels=Counter({self.label: self.mentions}),
            aliases=Counter(dict.fromkeys({self.label, *self.aliases}, 1)),
            classes=Counter(dict.fromkeys(self.classes, self.mentions)),
            documents=1,
            named=int(self.named),
        )


@dataclass(frozen=True, slots=True)
class StatementReading:
    """A statement as its document makes it; `slots` are the local entities by property, `value` an object that is none."""

    node: URIRef
    graph: URIRef
    predicate: URIRef
    slots: tuple[tuple[str, URIRef], ...]
    value: Term | None
    factual: bool
    values: tuple[URIRef, ...]
    """Nodes of amounts of money in it."""


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """All of a document that resolution and derivation need."""

    graph: URIRef
    document: URIRef | None
    locals: tuple[LocalEntity, ...]
    statements: tuple[StatementReading, ...]
    bands: tuple[str, ...]


Properties = dict[URIRef, list[Term]]


def _by_subject(quads: Iterable[Quad]) -> dict[URIRef, Properties]:
    found: dict[URIRef, Properties] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, object_, _ in quads:
        found[subject][predicate].append(object_)
    return found


def _text(properties: Properties, predicate: URIRef) -> str:
    return str(properties[predicate][0]) if properties.get(predicate) else ""


def read_local(node: URIRef, properties: Properties) -> LocalEntity:
    """Return a local entity from its properties."""
    return LocalEntity(
        node=node,
        name=_text(properties, NAMES),
        label=_text(properties, KGO.label),
        classes=tuple(sorted(map(str, properties.get(KGO.readAs, ())))),
        aliases=tuple(sorted(map(str, properties.get(KGO.alias, ())))),
        mentions=int(_text(properties, KGO.mentionCount) or 1),
        named=bool(properties.get(KGO.named)),
    )


def read_statement(node: URIRef, graph: URIRef, properties: Properties) -> StatementReading:
    """Return a statement from its properties."""
    slots = [
        (role.name, URIRef(str(term)))
        for predicate, terms in properties.items()
        if (role := LOCAL_ROLES.get(predicate)) is not None
        for term in terms
    ]
    values = properties.get(RDF.object, [])
    amounts = [t for t in (*values, *properties.get(KGO.amount, ())) if isinstance(t, URIRef)]
    return StatementReading(
        node=node,
        graph=graph,
        predicate=URIRef(_text(properties, RDF.predicate)),
        slots=tuple(sorted(slots)),
        value=values[0] if values else None,
        factual=KGO.FactualStatement in properties.get(TYPE, ()),
        values=tuple(dict.fromkeys(amounts)),
    )


def read_document(graph: URIRef, quads: Iterable[Quad]) -> DocumentReading:
    """Return the reading of a document's graph."""
    nodes = _by_subject(quads)
    document: URIRef | None = None
    bands: tuple[str, ...] = ()
    locals_, statements = [], []
    for node, properties in nodes.items():
        types = properties.get(TYPE, ())
        if KGO.LocalEntity in types:
            locals_.append(read_local(node, properties))
        elif KGO.Statement in types:
            statements.append(read_statement(node, graph, properties))
        elif properties.get(KGO.sha256):
            document = node
            bands = tuple(sorted(map(str, properties.get(KGO.minhashBand, ()))))
    return DocumentReading(graph, document, tuple(locals_), tuple(statements), bands)


def find_statement(view: View, node: URIRef, graphs: GraphNames) -> StatementReading | None:
    """Return a statement by its node, from whichever document's graph it is in."""
    quads = [quad for quad in view.find(node) if graphs.is_document(quad[3])]
    return read_statement(node, quads[0][3], _by_subject(quads)[node]) if quads else None


def find_local(view: View, node: URIRef, graphs: GraphNames) -> LocalEntity:
    """Return a local entity by its node."""
    return read_local(node, _by_subject(quad for quad in view.find(node) if graphs.is_document(quad[3]))[node])


def profile_text(profile: Profile) -> Literal:
    """Return a profile as a JSON literal, the same for the same profile."""
    fields = {
        "labels": dict(sorted(profile.labels.items())),
        "aliases": dict(sorted(profile.aliases.items())),
        "classes": dict(sorted(profile.classes.items())),
        "documents": profile.documents,
        "named": profile.named,
    }
    return Literal(json.dumps(fields, ensure_ascii=False, separators=(",", ":")), datatype=RDF.JSON, normalize=False)


def read_profile(iri: str, text: str) -> Profile:
    """Return a profile from its JSON literal."""
    fields = json.loads(text)
    counters = {name: Counter(fields[name]) for name in ("labels", "aliases", "classes")}
    return Profile(iri=iri, documents=fields["documents"], named=fields["named"], **counters)


def joined(one: Profile, other: Profile, sign: int = 1) -> Profile:
    """Return two profiles together, or one less the other.

    >>> a = Profile("i", labels=Counter({"A": 2}), documents=2, named=2)
    >>> joined(joined(a, a), a, -1) == a
    True
    """

    def both(a: Counter[str], b: Counter[str]) -> Counter[str]:
        total = Counter(a)
        for key, count in b.items():
            total[key] += sign * count
        return Counter({key: count for key, count in total.items() if count})

    return replace(
        one,
        labels=both(one.labels, other.labels),
        aliases=both(one.aliases, other.aliases),
        classes=both(one.classes, other.classes),
        documents=one.documents + sign * other.documents,
        named=one.named + sign * other.named,
    )
