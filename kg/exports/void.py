"""A description of a graph for catalogues of data sets, in VoID (https://www.w3.org/TR/void/): how much there is of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from rdflib import RDF, VOID, Literal, URIRef

from kg.dataset import Engine, GraphNames, Quad
from kg.dataset.terms import integer_literal
from kg.exports.turtle import shortener, write_blocks
from kg.namespaces import base_of
from kg.places import fragment
from kg.vocabulary import DCTERMS, KGO, NIF

TITLE = "A knowledge graph of documents, each statement with the sentence that proves it"


def write_void(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write the description."""
    del encoding
    with path.open("w", encoding="utf-8", newline="\n") as out:
        write_blocks(_described(engine, prefixes), {**prefixes, "void": str(VOID)}, out)


def _described(engine: Engine, prefixes: Mapping[str, str]) -> Iterator[Quad]:
    """Yield what is said of the whole, and of the parts that its classes and properties make."""
    base, facts = base_of(prefixes), GraphNames.of(prefixes).facts
    node = URIRef(f"{base}dataset")
    quads = list(engine.find(graph=facts))
    entities = {quad[0] for quad in quads if quad[1] == KGO.documentCount}
    about = [quad for quad in quads if quad[0] in entities]
    classes = Counter(URIRef(str(quad[2])) for quad in about if quad[1] == RDF.type)
    properties = Counter(quad[1] for quad in about)
    texts = sum(1 for _ in engine.find(predicate=NIF.isString))
    counted = {VOID.entities: len(entities), VOID.documents: texts, VOID.classes: len(classes), VOID.properties: len(properties)}
    counted[VOID.triples] = sum(1 for _ in engine.find())
    yield node, RDF.type, VOID.Dataset, facts
    yield node, DCTERMS.title, Literal(TITLE), facts
    yield node, VOID.uriSpace, Literal(prefixes["kge"]), facts
    yield node, VOID.vocabulary, URIRef(prefixes["kgo"]), facts
    yield from ((node, predicate, integer_literal(number), facts) for predicate, number in counted.items())
    yield from ((node, VOID.exampleResource, entity, facts) for entity in sorted(entities)[:1])
    short = shortener(prefixes)
    for kind, counts in (("class", classes), ("property", properties)):
        for term, number in counts.items():
            part = URIRef(f"{node}#{fragment(**{kind: short(term)})}")
            yield node, VOID.classPartition if kind == "class" else VOID.propertyPartition, part, facts
            yield part, VOID[kind], term, facts
            yield part, VOID.entities if kind == "class" else VOID.triples, integer_literal(number), facts
