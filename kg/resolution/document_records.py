"""Read a document's graph again: the local entities it speaks of, and what it says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rdflib import DCTERMS, RDF, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.quads import Properties, Quad, Term, by_subject, term_line
from kg.dataset.statements import text_of
from kg.dataset.view import View
from kg.mentions.names import name_key
from kg.resolution.profiles import Profile
from kg.vocabulary import KGO, LOCAL_ROLES, PROV, StatementRole

TYPE, PREDICATE, OBJECT = RDF.type, RDF.predicate, RDF.object  # rdflib looks each of its own up anew
READ = {
    term_line(term): term
    for term in (
        TYPE,
        PREDICATE,
        OBJECT,
        KGO.names,
        KGO.label,
        KGO.readAs,
        KGO.alias,
        KGO.mentionCount,
        KGO.named,
        KGO.formOf,
        KGO.amount,
        KGO.sha256,
        KGO.minhashBand,
        KGO.confidence,
        PROV.wasDerivedFrom,
        DCTERMS.date,
        *LOCAL_ROLES,
    )
}
"""The properties of documents' graphs that anything is derived from, by how lines of N-Quads have them."""


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """An entity as one document describes it; `name` is the IRI that it would have by its name.

    A written name that the document has for it beside its label is a local entity of its own, with the `form_of` that it is one with: what is
    known of that one is of both, as long as nobody says that they are two.
    """

    node: URIRef
    name: str
    label: str
    classes: tuple[str, ...]
    aliases: tuple[str, ...]
    mentions: int
    named: bool
    form_of: URIRef | None = None

    @property
    def form(self) -> str:
        """What its spellings share, where it is a written name; "" where it is not."""
        return name_key(self.label) if self.form_of is not None else ""

    def without(self, form: LocalEntity) -> LocalEntity:
        """Return it without one of its written names."""
        aliases = tuple(alias for alias in self.aliases if name_key(alias) != form.form)
        return replace(self, aliases=aliases, mentions=max(1, self.mentions - form.mentions))

    def relabelled(self, label: str) -> LocalEntity:
        """Return it with another label, and its own among the aliases."""
        return replace(self, label=label, aliases=(*self.aliases, self.label))

    def profile(self, iri: str) -> Profile:
        """Return what this one document says of a name."""
        return Profile(
            iri=iri,
            labels=Counter({self.label: self.mentions}),
            aliases=Counter(dict.fromkeys({self.label, *self.aliases}, 1)),
            classes=Counter(dict.fromkeys(self.classes, self.mentions)),
            documents=1,
            named=int(self.named),
        )


@dataclass(frozen=True, slots=True)
class LocalStatement:
    """A statement as its document makes it, of local entities.

    Attributes:
        node: the statement.
        graph: its document's graph.
        predicate: the property.
        arguments: the roles in it and the local entities in them.
        value: the object, where that is no entity.
        factual: whether it makes a fact.
        amounts: nodes of amounts of money in it.
    """

    node: URIRef
    graph: URIRef
    predicate: URIRef
    arguments: tuple[tuple[StatementRole, URIRef], ...]
    value: Term | None
    factual: bool
    amounts: tuple[URIRef, ...]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """All of a document that resolution and derivation need.

    Attributes:
        graph: the document's graph.
        document: its node; None where the graph does not hold it.
        date: when it was published; "" where nobody knows.
        entities: the local entities.
        statements: what it says of them.
        bands: what it shares with documents that are nearly the same text.
    """

    graph: URIRef
    document: URIRef | None
    date: str
    entities: tuple[LocalEntity, ...]
    statements: tuple[LocalStatement, ...]
    bands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """Documents that come, go or are replaced: what they said before, and what they say now."""

    before: tuple[DocumentRecord, ...] = ()
    after: tuple[DocumentRecord, ...] = ()

    @property
    def statements(self) -> dict[URIRef, LocalStatement]:
        """The statements that they make now."""
        return {statement.node: statement for document in self.after for statement in document.statements}

    @property
    def former_statements(self) -> dict[URIRef, LocalStatement]:
        """The statements that they made before."""
        return {statement.node: statement for document in self.before for statement in document.statements}


def _read_entity(node: URIRef, properties: Properties) -> LocalEntity:
    return LocalEntity(
        node=node,
        name=text_of(properties, KGO.names),
        label=text_of(properties, KGO.label),
        classes=tuple(sorted(map(str, properties.get(KGO.readAs, ())))),
        aliases=tuple(sorted(map(str, properties.get(KGO.alias, ())))),
        mentions=int(text_of(properties, KGO.mentionCount) or 1),
        named=bool(properties.get(KGO.named)),
        form_of=next((term for term in properties.get(KGO.formOf, ()) if isinstance(term, URIRef)), None),
    )


def _read_statement(node: URIRef, graph: URIRef, properties: Properties) -> LocalStatement:
    roles = ((LOCAL_ROLES[predicate], terms) for predicate, terms in properties.items() if predicate in LOCAL_ROLES)
    arguments = [(role, term if type(term) is URIRef else URIRef(term)) for role, terms in roles for term in terms]
    values = properties.get(OBJECT, [])
    amounts = [term for term in (*values, *properties.get(KGO.amount, ())) if isinstance(term, URIRef)]
    return LocalStatement(
        node=node,
        graph=graph,
        predicate=URIRef(text_of(properties, PREDICATE)),
        arguments=tuple(sorted(arguments, key=lambda argument: (argument[0].name, argument[1]))),
        value=values[0] if values else None,
        factual=KGO.FactualStatement in properties.get(TYPE, ()),
        amounts=tuple(dict.fromkeys(amounts)),
    )


def read_document(graph: URIRef, quads: Iterable[Quad]) -> DocumentRecord:
    """Return the record of a document's graph."""
    document: URIRef | None = None
    date = ""
    bands: tuple[str, ...] = ()
    entities, statements = [], []
    for node, properties in by_subject(quads).items():
        types = properties.get(TYPE, ())
        if KGO.LocalEntity in types:
            entities.append(_read_entity(node, properties))
        elif KGO.Statement in types:
            statements.append(_read_statement(node, graph, properties))
        elif properties.get(KGO.sha256):
            document, date = node, text_of(properties, DCTERMS.date)
            bands = tuple(sorted(map(str, properties.get(KGO.minhashBand, ()))))
    return DocumentRecord(graph, document, date, tuple(entities), tuple(statements), bands)


def read_statement(view: View, graphs: GraphNames, node: URIRef) -> LocalStatement | None:
    """Return a statement by its node, from whichever document's graph it is in."""
    quads = list(_of_documents(view, graphs, node))
    return _read_statement(node, quads[0][3], by_subject(quads)[node]) if quads else None


def read_entity(view: View, graphs: GraphNames, node: URIRef) -> LocalEntity:
    """Return a local entity by its node; a written name is of the classes of what it is a name of."""
    entity = _read_entity(node, by_subject(_of_documents(view, graphs, node))[node])
    return entity if entity.form_of is None else replace(entity, classes=read_entity(view, graphs, entity.form_of).classes)


def _of_documents(view: View, graphs: GraphNames, node: URIRef) -> Iterator[Quad]:
    return (quad for quad in view.find(node) if graphs.is_document(quad[3]))
