"""Find the decisions that rest: no document speaks any more, or yet, of what they are about, so that they have no effect."""

from __future__ import annotations

from rdflib import RDF, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.store import Engine
from kg.identifiers import mint_iri
from kg.mentions.names import name_key
from kg.namespaces import local_name
from kg.resolution.decisions import Decision, Divide, Join, Merge, Reject, Rename, Retype, Split
from kg.vocabulary import KGO


def is_resting(decision: Decision, engine: Engine, base: str) -> bool:
    """Tell whether a decision has no effect, because the documents do not name what it is about."""
    match decision:
        case Merge(names=names) | Split(names=names):
            return sum(_is_borne(name, engine) for name in set(names)) < 2
        case Divide(documents=documents) | Join(documents=documents):
            return not any(_is_named_in(decision, document, engine, base) for document in documents)
        case Retype(name=name) | Rename(name=name):
            return not _is_borne(name, engine)
        case Reject():
            return not all(_is_borne(name, engine) for name in decision.names)


def _is_named_in(decision: Divide | Join, document: str, engine: Engine, base: str) -> bool:
    """Tell whether a document names what is divided in it, or joined: where that are written names, whether it writes one of them so."""
    graph, own = GraphNames(base).document(document), f"{mint_iri(base, 'document', document)}#"
    local = {quad[0] for quad in engine.find(predicate=KGO.names, object_=URIRef(decision.name), graph=graph)}
    if isinstance(decision, Divide):
        assigned = engine.find(predicate=KGO.resolvesTo, object_=URIRef(decision.part))
        local |= {quad[0] for quad in assigned if quad[0].startswith(own)}
    keys = {name_key(form) for form in decision.forms}
    return any(not keys or keys & _keys_of_form(node, engine) for node in local)


def _keys_of_form(node: URIRef, engine: Engine) -> set[str]:
    """Return what the spellings of a written name share; nothing of what is no written name."""
    if next(engine.find(node, KGO.formOf), None) is None:
        return set()
    return {name_key(str(quad[2])) for quad in engine.find(node, KGO.label)}


def _is_borne(name: str, engine: Engine) -> bool:
    """Tell whether a document speaks of something that bears a name, or of an amount of money."""
    predicates = (KGO.names, KGO.resolvesTo, RDF.object)
    return any(next(engine.find(predicate=p, object_=URIRef(name)), None) is not None for p in predicates)


def in_short(decision: Decision) -> str:
    """Return a decision in a few words.

    >>> in_short(Merge(names=("https://kg.example.org/entity/Acme", "https://kg.example.org/entity/ACME")))
    'merge Acme, ACME'
    """
    match decision:
        case Merge(names=names):
            action, words = "merge", names
        case Split(names=names):
            action, words = "split", names
        case Divide(name=name, documents=documents, part=part, forms=forms):
            action, words = "split", (name, *forms, *documents, part)
        case Join(name=name, documents=documents, forms=forms):
            action, words = "merge", (name, *forms, *documents)
        case Retype(name=name, class_iri=class_iri):
            action, words = "retype", (name, class_iri)
        case Rename(name=name, label=label):
            action, words = "rename", (name, label)
        case Reject(subject=subject, predicate=predicate, object_term=object_term):
            action, words = "reject", (subject, predicate, object_term)
    return f"{action} {', '.join(local_name(word.strip('<>')) for word in words)}"
