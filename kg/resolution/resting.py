"""Find the decisions that rest: no document speaks any more, or yet, of what they are about, so that they have no effect."""

from __future__ import annotations

from rdflib import RDF, URIRef

from kg.dataset.provenance import document_graph
from kg.dataset.store import Engine
from kg.identifiers import mint_iri
from kg.namespaces import local_name
from kg.resolution.bearers import RESOLVES_TO
from kg.resolution.decisions import Decision, touched_by
from kg.resolution.readings import NAMES


def is_resting(decision: Decision, engine: Engine, base: str) -> bool:
    """Tell whether a decision has no effect, because the documents do not name what it is about."""
    documents = decision.get("documents")
    if isinstance(documents, list):
        name, part = str(decision["name"]), str(decision["as"])
        return not any(_divides(name, part, str(document), engine, base) for document in documents)
    statement = decision.get("statement")
    if isinstance(statement, list):
        ends = [str(statement[0]), *([str(statement[2])[1:-1]] if str(statement[2]).startswith("<") else [])]
        return not all(_is_borne(end, engine) for end in ends)
    return sum(_is_borne(name, engine) for name in touched_by(decision)) < (2 if "names" in decision else 1)


def _divides(name: str, part: str, document: str, engine: Engine, base: str) -> bool:
    graph = document_graph(base, document)
    if next(engine.find(predicate=NAMES, object_=URIRef(name), graph=graph), None) is not None:
        return True
    own = f"{mint_iri(base, 'document', document)}#"
    return any(quad[0].startswith(own) for quad in engine.find(predicate=RESOLVES_TO, object_=URIRef(part)))


def _is_borne(name: str, engine: Engine) -> bool:
    """Tell whether a document speaks of something that bears a name, or of an amount of money."""
    predicates = (NAMES, RESOLVES_TO, RDF.object)
    return any(next(engine.find(predicate=p, object_=URIRef(name)), None) is not None for p in predicates)


def in_short(decision: Decision) -> str:
    """Return a decision in a few words.

    >>> in_short({"do": "merge", "names": ["https://kg.example.org/entity/Acme", "https://kg.example.org/entity/ACME"]})
    'merge Acme, ACME'
    """
    words = [decision.get("name"), decision.get("names"), decision.get("statement"), decision.get("documents")]
    words += [decision.get("as"), decision.get("class"), decision.get("label")]
    flat = [item for word in words if word for item in (word if isinstance(word, list) else [word])]
    return f"{decision['do']} {', '.join(local_name(str(item).strip('<>')) for item in flat)}"
