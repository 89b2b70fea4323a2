"""A profile in schema.org's terms, for search engines and tools that know these: JSON-LD of the facts.

Classes and properties are carried over where the ontology's alignments say how they stand to schema.org's. What is lost: facts
whose property has no such alignment (their number is told), everything that is not a fact, and all evidence but the documents.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Literal

from kg.counting import count_words
from kg.dataset import Engine, GraphNames
from kg.exports.jsonld import embeddable_json
from kg.namespaces import SCHEMA, local_name
from kg.vocabulary import KGO

logger = logging.getLogger(__name__)
SAME = (OWL.equivalentProperty, OWL.equivalentClass, RDFS.subPropertyOf, RDFS.subClassOf)


def read_alignments(path: Path) -> dict[str, str]:
    """Return the schema.org term of each of our terms that has one."""
    aligned: dict[str, str] = {}
    if path.is_file():
        for subject, predicate, object_ in sorted(Graph().parse(path)):
            if str(object_).startswith(SCHEMA) and (predicate in SAME or str(predicate).endswith(("exactMatch", "closeMatch"))):
                aligned.setdefault(str(subject), str(object_))
    return aligned


def write_schema_org(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write the facts that schema.org has terms for."""
    del encoding
    from kg.ontology import find_ontology

    terms = read_alignments(find_ontology("news").parent / "alignments.ttl")
    facts = list(engine.find(graph=GraphNames.of(prefixes).facts))
    entities = {q[0] for q in facts if q[1] == KGO.documentCount}
    nodes: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    left = 0
    for subject, predicate, object_, _ in sorted(facts, key=lambda q: tuple(map(str, q))):
        if subject not in entities:
            continue
        if predicate == RDF.type:
            kind = terms.get(str(object_))
            nodes[str(subject)]["@type"].append(local_name(kind) if kind else "Thing")
        elif predicate in (RDFS.label,):
            nodes[str(subject)]["name"].append(str(object_))
        elif str(predicate).endswith("altLabel"):
            nodes[str(subject)]["alternateName"].append(str(object_))
        elif str(predicate) in terms:
            value: object = str(object_) if isinstance(object_, Literal) else {"@id": str(object_)}
            nodes[str(subject)][local_name(terms[str(predicate)])].append(value)
        elif predicate != KGO.documentCount:
            left += 1
    if left:
        logger.warning("%s: left out: %s without a property of schema.org", path.name, count_words(left, "fact"))
    graph = [{"@id": iri, **{k: v[0] if len(v) == 1 else v for k, v in fields.items()}} for iri, fields in sorted(nodes.items())]
    document = {"@context": {"@vocab": SCHEMA}, "@graph": graph}
    path.write_text(embeddable_json(document), encoding="utf-8", newline="\n")
