"""JSON-LD 1.1, one object an entity, with its statements and their evidence inside it (https://www.w3.org/TR/json-ld11/).

The context names every term in short and says which values are IRIs; it stands in each file and, for others to refer to, in
ontologies/context.jsonld. Nothing is lost but the names of graphs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from rdflib import RDF, RDFS, SKOS, XSD, Literal, URIRef

from kg.dataset import Engine, Term
from kg.dataset.quads import Properties, by_subject
from kg.exports.turtle import shortener
from kg.vocabulary import KGO, NIF, PROV

Json = dict[str, object]

TERMS: dict[str, object] = {
    "id": "@id",
    "type": "@type",
    "label": {"@id": str(RDFS.label), "@language": "en"},
    "aliases": {"@id": str(SKOS.altLabel), "@language": "en", "@container": "@set"},
    "subject": {"@id": str(RDF.subject), "@type": "@id"},
    "predicate": {"@id": str(RDF.predicate), "@type": "@id"},
    "object": {"@id": str(RDF.object)},
    "statements": {"@reverse": str(RDF.subject), "@container": "@set"},
    "evidence": {"@id": str(PROV.wasDerivedFrom), "@type": "@id"},
    "quote": {"@id": str(NIF.anchorOf)},
    "document": {"@id": str(NIF.referenceContext), "@type": "@id"},
    "begin": {"@id": str(NIF.beginIndex), "@type": str(XSD.integer)},
    "end": {"@id": str(NIF.endIndex), "@type": str(XSD.integer)},
    "polarity": {"@id": str(KGO.polarity), "@type": "@id"},
    "modality": {"@id": str(KGO.modality), "@type": "@id"},
    "confidence": {"@id": str(KGO.confidence), "@type": str(XSD.decimal)},
}


def context(prefixes: Mapping[str, str]) -> Json:
    """Return the context for graphs with some prefixes."""
    return {"@version": 1.1, **dict(sorted(prefixes.items())), **TERMS}


def write_jsonld(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write the union of all graphs; nodes and values are sorted, so equal graphs give equal bytes."""
    del encoding
    document = {"@context": context(prefixes), "@graph": _Framer(by_subject(engine.find()), prefixes).frame()}
    path.write_text(embeddable_json(document), encoding="utf-8", newline="\n")


def embeddable_json(document: object) -> str:
    r"""Return JSON that may stand inside a script of an HTML page: no text in it can end the script, or begin a comment.

    >>> embeddable_json("</script>")
    '"\\u003c/script>"\n'
    """
    return json.dumps(document, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"


class _Framer:
    """Put statements into their subjects, and sentences and documents into what refers to them first."""

    def __init__(self, nodes: Mapping[URIRef, Properties], prefixes: Mapping[str, str]) -> None:
        self._nodes = nodes
        self._short: Callable[[Term], str] = shortener(prefixes)
        self._name = {_iri_of(spec): name for name, spec in TERMS.items() if not name.startswith(("statements", "id", "type"))}
        self._written: set[URIRef] = set()
        self._statements: dict[URIRef, list[URIRef]] = defaultdict(list)
        for node, properties in nodes.items():
            if KGO.Statement in properties.get(RDF.type, ()):
                for subject in properties.get(RDF.subject, ()):
                    if isinstance(subject, URIRef):
                        self._statements[subject].append(node)

    def frame(self) -> list[Json]:
        """Return the entities first, then what is left."""
        entities = [node for node, properties in self._nodes.items() if KGO.documentCount in properties]
        framed = [self._object(node, deep=True) for node in sorted(entities)]
        rest = [node for node in sorted(self._nodes) if node not in self._written]
        return framed + [self._object(node, deep=False) for node in rest if node not in self._written]

    def _object(self, node: URIRef, *, deep: bool) -> Json:
        self._written.add(node)
        properties = self._nodes[node]
        node_object: Json = {"id": self._iri(node)}
        for predicate in sorted(properties, key=lambda p: (p != RDF.type, p != RDFS.label, p)):
            if predicate == RDF.type:
                types = sorted(self._iri(t) for t in properties[predicate] if isinstance(t, URIRef))
                node_object["type"] = types[0] if len(types) == 1 else types
            elif not (deep and predicate == RDF.subject):
                name = self._name.get(predicate) or self._iri(predicate)
                node_object[name] = self._values(name, sorted(properties[predicate], key=_order), deep=deep)
        if deep and node in self._statements:
            node_object["statements"] = [
                self._object(s, deep=True) for s in sorted(self._statements[node]) if s not in self._written
            ]
        return node_object

    def _values(self, name: str, terms: list[Term], *, deep: bool) -> object:
        values = [self._value(name, term, deep=deep) for term in terms]
        return values if len(values) > 1 or name == "aliases" else values[0]

    def _value(self, name: str, term: Term, *, deep: bool) -> object:
        if isinstance(term, URIRef):
            if deep and name in ("evidence", "document") and term in self._nodes and term not in self._written:
                return self._object(term, deep=True)
            spec = TERMS.get(name)
            is_reference = isinstance(spec, dict) and spec.get("@type") == "@id"
            return self._iri(term) if is_reference else {"id": self._iri(term)}
        spec = TERMS.get(name)
        coerced = spec if isinstance(spec, dict) else {}
        if term.language:
            return str(term) if coerced.get("@language") == term.language else {"@value": str(term), "@language": term.language}
        if term.datatype is None:
            return {"@value": str(term)} if "@language" in coerced else str(term)
        if coerced.get("@type") == str(term.datatype):
            return str(term)
        return {"@value": str(term), "@type": self._iri(term.datatype)}

    def _iri(self, iri: URIRef) -> str:
        text = self._short(iri)
        return text[1:-1] if text.startswith("<") else text


def _iri_of(spec: object) -> URIRef:
    return URIRef(str(spec.get("@id", ""))) if isinstance(spec, dict) else URIRef(str(spec))


def _order(term: Term) -> tuple[str, str]:
    return str(term), (term.language or "") if isinstance(term, Literal) else ""
