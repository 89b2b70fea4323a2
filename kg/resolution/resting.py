"""Find the decisions that rest: no document speaks any more, or yet, of what they are about, so that they have no effect."""

from __future__ import annotations

from rdflib import RDF, URIRef

from kg.dataset.graphs import GraphNames
from kg.dataset.store import Engine
from kg.identifiers import mint_iri
from kg.namespaces import local_name
from kg.resolution.decisions import Decision, Divide, Merge, Reject, Rename, Retype, Split
from kg.vocabulary import KGO


def is_resting(decision: Decision, engine: Engine, base: str) -> bool:
    """Tell whether a decision has no effect, because the documents do not name what it is about."""
    match decision:
        case Merge(names=names) | Split(names=names):
            return sum(_is_borne(name, engine) for name in set(names)) < 2
        case Divide(documents=documents):
            return not any(_divides(decision, document, engine, base) for document in documents)
        case Retype(name=name) | Rename(name=name):
            return not _is_borne(name, engine)
        case Reject():
            return not all(_is_borne(name, engine) for name in decision.names)


def _divides(decision: Divide, document: str, engine: Engine, base: str) -> bool:
    graph = GraphNames(base).document(document)
    if next(engine.find(predicate=KGO.names, object_=URIRef(decision.name), graph=graph), None) is not None:
        return True
    own = f"{mint_iri(base, 'document', document)}#"
    return any(quad[0].startswith(own) for quad in engine.find(predicate=KGO.resolvesTo, object_=URIRef(decision.part)))


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
        case Divide(name=name, documents=documents, part=part):
            action, words = "split", (name, *documents, part)
        case Retype(name=name, class_iri=class_iri):
            action, words = "retype", (name, class_iri)
        case Rename(name=name, label=label):
            action, words = "rename", (name, label)
        case Reject(subject=subject, predicate=predicate, object_term=object_term):
            action, words = "reject", (subject, predicate, object_term)
    return f"{action} {', '.join(local_name(word.strip('<>')) for word in words)}"
