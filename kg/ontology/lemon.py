"""Write a lexicon as OntoLex-Lemon, the W3C community's vocabulary for lexica of ontologies, and read one.

A phrase is an `ontolex:LexicalEntry` with its canonical form; its sense refers to the property, and `synsem` says which side is the
subject (https://www.w3.org/2016/05/ontolex/). Learned evidence has no place in it and is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.errors import OntologyError
from kg.identifiers import digest
from kg.ontology.lexicon import Lexicon, LexiconEntry
from kg.ontology.loading import parse_rdf
from kg.ontology.ontology import Ontology
from kg.ontology.terms import Property

ONTOLEX = "http://www.w3.org/ns/lemon/ontolex#"
SYNSEM = "http://www.w3.org/ns/lemon/synsem#"
LIME = "http://www.w3.org/ns/lemon/lime#"
LEXINFO_ARGUMENTS = ("http://www.lexinfo.net/ontology/3.0/lexinfo#subject", "http://www.lexinfo.net/ontology/3.0/lexinfo#object")


def to_ontolex(ontology: Ontology, base: str) -> str:
    """Return the phrases of a lexicon as Turtle; everything is minted under `base`."""
    from rdflib import RDF, Graph, Literal, Namespace, URIRef

    ontolex, synsem, lime = Namespace(ONTOLEX), Namespace(SYNSEM), Namespace(LIME)
    graph = Graph()
    for prefix, namespace in (("ontolex", ONTOLEX), ("synsem", SYNSEM), ("lime", LIME)):
        graph.bind(prefix, namespace)
    lexicon = URIRef(f"{base}lexicon")
    graph.add((lexicon, RDF.type, lime.Lexicon))
    graph.add((lexicon, lime.language, Literal("en")))
    for entry in ontology.lexicon.entries:
        key = digest(entry.phrase, entry.property, entry.inverse)
        node, form, sense, frame = (URIRef(f"{base}lexicon/{kind}-{key}") for kind in ("entry", "form", "sense", "map"))
        subject, other = (URIRef(f"{base}lexicon/{kind}-{key}") for kind in ("subject", "object"))
        prop = URIRef(ontology.properties[entry.property].iri)
        for triple in (
            (lexicon, lime.entry, node),
            (node, RDF.type, ontolex.MultiwordExpression if " " in entry.phrase else ontolex.Word),
            (node, ontolex.canonicalForm, form),
            (form, ontolex.writtenRep, Literal(entry.phrase, lang="en")),
            (node, ontolex.sense, sense),
            (sense, ontolex.reference, prop),
            (sense, RDF.type, synsem.OntoMap),
            (sense, synsem.ontoMapping, frame),
            (frame, synsem.subjOfProp, other if entry.inverse else subject),
            (frame, synsem.objOfProp, subject if entry.inverse else other),
            (subject, RDF.type, URIRef(LEXINFO_ARGUMENTS[0])),
            (other, RDF.type, URIRef(LEXINFO_ARGUMENTS[1])),
        ):
            graph.add(triple)
    return graph.serialize(format="turtle")


def read_ontolex(path: Path, properties: Mapping[str, Property]) -> Lexicon:
    """Read a lexicon in OntoLex-Lemon.

    Raises:
        OntologyError: it is no RDF, has no entries, or refers to a property that the ontology has not.
    """
    from rdflib import RDF, Namespace, URIRef

    graph = parse_rdf(path)
    ontolex, synsem = Namespace(ONTOLEX), Namespace(SYNSEM)
    by_iri = {prop.iri: name for name, prop in properties.items()}
    entries = []
    for node, sense in sorted(graph.subject_objects(ontolex.sense), key=str):
        reference = str(graph.value(sense, ontolex.reference))
        if reference not in by_iri:
            raise OntologyError(
                f"{path}: {node} refers to {reference}, which the ontology has not", remedy="declare it, or leave the entry out"
            )
        form = graph.value(node, ontolex.canonicalForm)
        phrase = str(graph.value(form, ontolex.writtenRep))
        frame = graph.value(sense, synsem.ontoMapping)
        first = graph.value(frame, synsem.subjOfProp)
        inverse = (first, RDF.type, URIRef(LEXINFO_ARGUMENTS[1])) in graph
        entries.append(LexiconEntry(phrase, by_iri[reference], inverse))
    if not entries:
        raise OntologyError(
            f"{path}: no ontolex:sense in it", remedy="export one to see the form: kg ontology lexicon ONTOLOGY --format ontolex"
        )
    return Lexicon(sorted(entries, key=lambda e: (e.property, e.phrase)), path=path)
