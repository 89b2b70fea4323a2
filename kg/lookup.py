"""Find what names mean in a graph: the IRIs of entities, properties, classes and facts; where there is none, the nearest name is offered.

In: a graph and a name, an alias, a prefixed name ("kge:Japan") or an IRI. Out: an IRI, or a `DatasetError` that says what is like it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from kg.dataset import Term
from kg.dataset.quads import read_term, term_line
from kg.dataset.view import View
from kg.errors import DatasetError, nearest_name, unknown_name
from kg.identifiers import mint_iri, minted_from, slug
from kg.mentions.names import name_key
from kg.namespaces import local_name
from kg.queries import run_query
from kg.resolution.name_index import NameIndex
from kg.resolution.written_names import part_label, read_written_names
from kg.stored import StoredGraph
from kg.vocabulary import DCTERMS, KGO

ENTITIES_CALLED = """
SELECT ?e ?p ?n WHERE {
  GRAPH kgg:facts { VALUES ?p { rdfs:label skos:altLabel } ?e ?p ?l ; kgo:documentCount ?n }
  FILTER (REPLACE(LCASE(STR(?l)), '^the ', '') = ?wanted)
}
"""
"""Its rows are put in order here: where a table of the store is damaged, what Oxigraph has to gather first never ends."""


MOST_OFFERED = 3
"""Names that are offered for one that is not there."""


def expand(graph: StoredGraph, name: str) -> URIRef | None:
    """Return the IRI of a prefixed name or of an IRI, or None for a plain name."""
    prefix, colon, local = name.partition(":")
    if colon and prefix in graph.prefixes:
        return URIRef(graph.prefixes[prefix] + local)
    return URIRef(name) if name.startswith(("http://", "https://", "urn:")) else None


def find_entity(graph: StoredGraph, name: str) -> URIRef:
    """Return the entity of a name, an alias, a prefixed name or an IRI.

    Raises:
        DatasetError: there is none.
    """
    _check_given(name, "an entity")
    iri = expand(graph, name)
    if iri is not None and _is_subject(graph, iri):
        return iri
    for candidate in (URIRef(minted_entity(graph, name)), *entities_called(graph, name)):
        same = next(graph.engine.find(candidate, OWL.sameAs), None)
        node = URIRef(str(same[2])) if same is not None else candidate
        if next(graph.engine.find(node, RDFS.label), None) is not None:
            return node
    wanted = name if iri is None else minted_from(local_name(iri)).replace("_", " ")
    labels = {str(quad[2]) for p in (RDFS.label, SKOS.altLabel) for quad in graph.engine.find(predicate=p)}
    remedy = _names_with(wanted, labels) or nearest_name(wanted, labels)
    raise DatasetError(f"no entity named {name!r}", remedy=remedy or "see kg stats, or ask for ?label in SPARQL")


def _names_with(name: str, labels: Iterable[str]) -> str:
    """Return the question whether one of the shortest names with all words of a name was meant, or "" where none has them."""
    words = set(name.casefold().split())
    longer = sorted((label for label in labels if words <= set(label.casefold().split())), key=lambda label: (len(label), label))
    return f"did you mean {' or '.join(map(repr, longer[:MOST_OFFERED]))}?" if words and longer else ""


def namesakes(graph: StoredGraph, name: str, entity: str) -> list[str]:
    """Return the other entities that are called as a name is written, or as an entity is that it stands for: prefixed names, in order."""
    if expand(graph, name) is not None:
        return []
    engine, facts, node = graph.engine, graph.graphs.facts, URIRef(NameIndex(View(graph.engine), graph.base).canonical(entity))
    labels = {str(quad[2]) for quad in engine.find(node, RDFS.label, graph=facts)}
    spellings = {name, *(label for label in labels if label.casefold() == name.casefold())}
    places = [(p, Literal(spelling, lang="en")) for p in (RDFS.label, SKOS.altLabel) for spelling in spellings]
    called = {quad[0] for p, label in places for quad in engine.find(predicate=p, object_=label, graph=facts)} - {node}
    return sorted(f"kge:{same.removeprefix(graph.prefixes['kge'])}" for same in called if same.startswith(graph.prefixes["kge"]))


def _check_given(name: str, what: str) -> None:
    """Refuse an empty name.

    Raises:
        DatasetError: it is empty.
    """
    if not name.strip():
        raise DatasetError(f"the name of {what} is empty: {name!r}", remedy="give a name, a prefixed name (kge:Japan) or an IRI")


def minted_entity(graph: StoredGraph, name: str) -> str:
    """Return the IRI that an entity of a name would have."""
    return mint_iri(graph.base, "entity", slug(name))


def find_name(graph: StoredGraph, name: str) -> str:
    """Return the IRI of a name as decisions are about it: a name that is merged into another stays itself.

    Raises:
        DatasetError: there is no such name.
    """
    _check_given(name, "an entity")
    iri = expand(graph, name)
    if iri is not None:
        is_known = NameIndex(View(graph.engine), graph.base).is_borne(str(iri)) or str(iri) in graph.decisions().divided_names
        return str(iri) if is_known else str(find_entity(graph, name))
    return str(_own_name(graph, name) or _decided_name(graph, name) or find_entity(graph, name))


def find_property(graph: StoredGraph, name: str) -> URIRef:
    """Return a property of the ontology, or an open relation of the graph.

    Raises:
        DatasetError: there is none.
    """
    _check_given(name, "a property")
    iri = expand(graph, name)
    if iri is not None and _is_predicate(graph, iri):
        return iri
    properties = graph.ontology.properties
    known = {term.iri: term.iri for term in properties.values()} | {key: term.iri for key, term in properties.items()}
    if (wanted := str(iri or name)) in known:
        return URIRef(known[wanted])
    open_relation = URIRef(mint_iri(graph.base, "relation", slug(name)))
    if _is_subject(graph, open_relation):
        return open_relation
    near = nearest_name(name if iri is None else local_name(iri), properties)
    raise DatasetError(f"no property or open relation named {name!r}", remedy=near or "see kg stats for what there is")


def _is_predicate(graph: StoredGraph, iri: URIRef) -> bool:
    """Tell whether something in the graph is said by a property."""
    places = ({"predicate": iri}, {"predicate": RDF.predicate, "object_": iri}, {"subject": iri})
    return any(next(graph.engine.find(**place), None) is not None for place in places)


def find_class(graph: StoredGraph, name: str) -> str:
    """Return the IRI of a class of the ontology.

    Raises:
        ConfigError: there is none.
    """
    classes, iri = graph.ontology.classes, expand(graph, name)
    prefix, colon, local = name.partition(":")
    if iri is None and colon and prefix in graph.ontology.prefixes:
        iri = URIRef(graph.ontology.prefixes[prefix] + local)
    meant = next((term.iri for key, term in classes.items() if (term.iri == str(iri) if iri is not None else key == name)), None)
    if meant is None:
        raise unknown_name("class", name, classes)
    return meant


def find_fact(graph: StoredGraph, subject: str, predicate: str, object_: str) -> tuple[str, str, str]:
    """Return a fact of the graph, or one that is rejected, as decisions name it: subject, property, and the object as a term.

    Raises:
        DatasetError: the graph does not hold it.
    """
    node, prop = find_entity(graph, subject), find_property(graph, predicate)
    terms = [quad[2] for quad in graph.engine.find(node, prop, graph=graph.graphs.facts)]
    objects = [term_line(term) for term in terms]
    objects += sorted(fact[2] for fact in graph.decisions().rejected if fact[:2] == (str(node), str(prop)))
    value = term_line(Literal(object_))
    matching = [line for line in objects if line.startswith(value) and line[len(value) :][:1] in ("", "^", "@")]
    matching = matching or sorted(term_line(term) for term in terms if _is_called(graph, term, object_))
    if not matching:
        entity = term_line(find_entity(graph, object_))
        matching = [line for line in objects if line == entity]
    if not matching:
        said = find_statements(graph, subject, predicate, object_)
        reason = "sentences say so, and it stands as no fact already: kg why shows how they mean it"
        raise DatasetError(f"no fact: {subject} {predicate} {object_}", remedy=reason if said else _facts_with(graph, terms))
    return str(node), str(prop), matching[0]


def _facts_with(graph: StoredGraph, terms: Iterable[Term]) -> str:
    """Return what to do where a fact has another object: those that there are."""
    labels = ((next(graph.engine.find(t, RDFS.label), None) if isinstance(t, URIRef) else None, t) for t in terms)
    called = sorted({repr(str(term if quad is None else quad[2])) for quad, term in labels})[:MOST_OFFERED]
    return f"the graph has it of {' and '.join(called)}" if called else "kg why shows what the graph holds of it"


def facts_between(graph: StoredGraph, subject: str, object_: str) -> list[tuple[str, bool]]:
    """Return what facts say between an IRI and a term in N-Triples: the local names of properties, in order, with whether the first is the subject."""
    node, term = URIRef(subject), read_term(object_)
    pairs = [(node, term, True)] + ([(term, node, False)] if isinstance(term, URIRef) else [])
    properties = {
        (quad[1], forward) for s, o, forward in pairs for quad in graph.engine.find(s, object_=o, graph=graph.graphs.facts)
    }
    # What is there beside them tells names, classes and counts, and no statement says it.
    said = ((prop, forward) for prop, forward in properties if next(graph.engine.find(None, RDF.predicate, prop), None) is not None)
    return sorted((local_name(str(prop)), forward) for prop, forward in said)


def find_statements(graph: StoredGraph, subject: str, predicate: str | None, object_: str | None) -> set[URIRef]:
    """Return the statements and inferences with this subject, and this property and object where given; of a subject alone also those about it.

    Raises:
        DatasetError: no entity, value or property of that name is in the graph.
    """
    find = graph.engine.find
    entity = find_entity(graph, subject)
    nodes = {quad[0] for quad in find(predicate=RDF.subject, object_=entity)}
    if not predicate and not object_:
        return nodes | {quad[0] for quad in find(predicate=RDF.object, object_=entity)}
    if predicate:
        prop = find_property(graph, predicate)
        nodes = {node for node in nodes if next(find(node, RDF.predicate, prop), None) is not None}
    if object_:
        objects = {(node, quad[2]) for node in nodes for quad in find(node, RDF.object)}
        nodes = {node for node, term in objects if str(term) == object_}
        nodes = nodes or {node for node, term in objects if _is_called(graph, term, object_)}
        if not nodes:
            entity = find_entity(graph, object_)
            nodes = {node for node, term in objects if term == entity}
    return nodes


def _is_called(graph: StoredGraph, term: Term, name: str) -> bool:
    """Tell whether an entity has a name, letter for letter: of "President" and "president" a fact may be of either."""
    return isinstance(term, URIRef) and any(
        str(quad[2]) == name for predicate in (RDFS.label, SKOS.altLabel) for quad in graph.engine.find(term, predicate)
    )


def to_term(graph: StoredGraph, value: str) -> Term:
    """Return the term that a name, a prefixed name, an IRI or a value stands for."""
    iri = expand(graph, value)
    if iri is not None:
        return iri
    try:
        return find_entity(graph, value)
    except DatasetError:
        return Literal(value)


def find_document(graph: StoredGraph, name: str) -> str:
    """Return the id of a document by its id, or by the path of the file that holds it and nothing else.

    Raises:
        DatasetError: there is none, or the file holds several; says which is like it.
    """
    if graph.has_document(name):
        return name
    own = [str(node) for node, *_ in graph.engine.find(predicate=DCTERMS.source, object_=Literal(name))]
    ids = [document for document in graph.documents() if mint_iri(graph.base, "document", document) in own]
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise DatasetError(f"{len(ids)} documents are of {name!r}", remedy=f"name them by their ids, such as {ids[0]!r}")
    raise next(list_unknown([name], graph))


def find_written(graph: StoredGraph, name: str, text: str, document: str) -> str:
    """Return the name that a document, by its id, takes what it writes so for: a given one, or one that is one thing with it.

    Raises:
        DatasetError: the document writes nothing so for it; says what it does write.
    """
    find, own = graph.engine.find, f"{mint_iri(graph.base, 'document', document)}#"
    names = [URIRef(member) for member in NameIndex(View(graph.engine), graph.base).cluster_of(name)]
    quads = (quad for predicate in (KGO.names, KGO.resolvesTo) for n in names for quad in find(predicate=predicate, object_=n))
    written = read_written_names(graph.engine, {quad[0] for quad in quads if quad[0].startswith(own)})
    matching = [w.name for w in written if name_key(w.text) == name_key(text)]
    if not matching:
        texts = ", ".join(repr(w.text) for w in written)
        raise DatasetError(
            f"{document}: does not write {text!r} for {local_name(name)}",
            remedy=f"what it writes for it beside its full name: {texts}"
            if texts
            else "it writes one name for it, or does not name it",
        )
    return matching[0]


def find_called(graph: StoredGraph, name: str, document: str) -> list[str]:
    """Return by which names a document, by its id, speaks of what has a name: that one, or else those that are one thing with it.

    Raises:
        DatasetError: it does not speak of it.
    """
    find, own = graph.engine.find, f"{mint_iri(graph.base, 'document', document)}#"
    cluster = sorted(NameIndex(View(graph.engine), graph.base).cluster_of(name))
    for names in ([name], cluster):
        quads = [q for n in names for p in (KGO.names, KGO.resolvesTo) for q in find(predicate=p, object_=URIRef(n))]
        if called := dict.fromkeys(str(quad[2]) for quad in quads if quad[0].startswith(own)):
            return list(called)
    raise DatasetError(
        f"{document}: does not speak of {local_name(name)}", remedy=f"kg why GRAPH {local_name(name)} shows which do"
    )


def name_of_part(graph: StoredGraph, names: Sequence[str], documents: Sequence[str], label: str) -> str:
    """Return by what name one asks for what documents mean by another's name.

    Args:
        graph: the graph.
        names: the name, and after it how the documents write it, where they mean the other only by that.
        documents: their ids or files.
        label: what it is to be called; "" where nobody says so.
    """
    return label or part_label(names[1] if len(names) > 1 else names[0], find_document(graph, documents[0]))


def list_unknown(names: Iterable[str], graph: StoredGraph) -> Iterator[DatasetError]:
    """Yield the errors for documents that are not in a graph, each with the nearest id."""
    for name in names:
        if not graph.has_document(name):
            known = graph.documents()
            called = next(
                (document for document in known if document.startswith(f"{slug(name)}-")), None
            )  # as ids are made of names of files
            near = f"did you mean {called!r}?" if called else nearest_name(name, known)
            yield DatasetError(f"no document named {name!r}", remedy=near or "kg stats --documents lists them")


def _is_subject(graph: StoredGraph, node: URIRef) -> bool:
    return next(graph.engine.find(node), None) is not None


def _own_name(graph: StoredGraph, name: str) -> str | None:
    """Return the IRI of a name that documents use."""
    profile = next(graph.engine.find(URIRef(mint_iri(graph.base, "name", slug(name))), KGO.profile), None)
    return minted_entity(graph, name) if profile is not None else None


def _decided_name(graph: StoredGraph, name: str) -> str | None:
    """Return the IRI of a name that all documents mean another by, as was decided."""
    iri = minted_entity(graph, name)
    return iri if iri in graph.decisions().divided_names else None


def entities_called(graph: StoredGraph, name: str) -> Iterator[URIRef]:
    """Yield the entities with a label or an alias, those most spoken of first; case and "the" before it count for nothing."""
    wanted = Literal(name.casefold().removeprefix("the "))
    rows = run_query(graph.engine, ENTITIES_CALLED, graph.prefixes, {"wanted": wanted}).rows
    ranked = sorted((str(prop) == str(SKOS.altLabel), -int(str(count)), str(entity)) for entity, prop, count in rows)
    yield from dict.fromkeys(URIRef(entity) for *_, entity in ranked)
