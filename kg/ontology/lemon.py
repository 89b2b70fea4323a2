"""Write a lexicon as OntoLex-Lemon, the W3C community's vocabulary for lexica of ontologies, and read one.

A phrase is an `ontolex:LexicalEntry` with its canonical form; its sense refers to the property, and `synsem` says which argument is the
subject (https://www.w3.org/2016/05/ontolex/). The order of the rows, which decides between equal ones, is that of `rdf:_1`, `rdf:_2` … as
in OntoLex's own lists of components; a priority is the `rdf:value` of a sense, and that of its `synsem:condition` the conditions, as the table
has them. Learned rows have no place in it and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.identifiers import digest
from kg.ontology.conditions import read_conditions
from kg.ontology.lexicon import Lexicon, LexiconEntry
from kg.ontology.ontology import Ontology
from kg.ontology.rdf_files import parse_rdf
from kg.ontology.terms import Property

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

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
    for number, entry in enumerate(ontology.lexicon.entries, start=1):
        key = digest(entry.phrase, entry.property, entry.inverse, *(c.text for c in entry.conditions))
        node, form, sense, frame = (URIRef(f"{base}lexicon/{kind}-{key}") for kind in ("entry", "form", "sense", "map"))
        first, second = (URIRef(f"{base}lexicon/{kind}-{key}") for kind in ("subject", "object"))
        prop = URIRef(ontology.properties[entry.property].iri)
        for triple in (
            (lexicon, lime.entry, node),
            (lexicon, URIRef(f"{RDF}_{number}"), node),
            (node, RDF.type, ontolex.MultiwordExpression if " " in entry.phrase else ontolex.Word),
            (node, ontolex.canonicalForm, form),
            (form, ontolex.writtenRep, Literal(entry.phrase, lang="en")),
            (node, ontolex.sense, sense),
            (sense, ontolex.reference, prop),
            (sense, RDF.type, synsem.OntoMap),
            (sense, synsem.ontoMapping, frame),
            (frame, synsem.subjOfProp, second if entry.inverse else first),
            (frame, synsem.objOfProp, first if entry.inverse else second),
            (first, RDF.type, URIRef(LEXINFO_ARGUMENTS[0])),
            (second, RDF.type, URIRef(LEXINFO_ARGUMENTS[1])),
        ):
            graph.add(triple)
        if entry.priority:
            graph.add((sense, RDF.value, Literal(entry.priority)))
        if entry.conditions:
            condition = URIRef(f"{base}lexicon/condition-{key}")
            graph.add((sense, synsem.condition, condition))
            graph.add((condition, RDF.value, Literal(" ".join(c.text for c in entry.conditions))))
    return graph.serialize(format="turtle")


def read_ontolex(path: Path, properties: Mapping[str, Property]) -> Lexicon:
    """Read a lexicon in OntoLex-Lemon; entries without a number come last, by property and phrase.

    Raises:
        OntologyError: it is no RDF, has no entries, refers to a property that the ontology has not, has a priority that is no number, or a condition that is
            none.
    """
    from rdflib import Namespace

    graph = parse_rdf(path)
    ontolex = Namespace(ONTOLEX)
    by_iri = {prop.iri: name for name, prop in properties.items()}
    numbers = _numbers(graph)
    entries = []
    for node, sense in graph.subject_objects(ontolex.sense):
        reference = str(graph.value(sense, ontolex.reference))
        if reference not in by_iri:
            raise OntologyError(
                f"{path}: {node} refers to {reference}, which the ontology has not", remedy="declare it, or leave the entry out"
            )
        entry = _read_entry(path, graph, node, sense, by_iri[reference])
        entries.append((numbers.get(str(node), len(graph)), entry.property, entry.phrase, str(node), entry))
    if not entries:
        raise OntologyError(
            f"{path}: no ontolex:sense in it", remedy="export one to see the form: kg ontology lexicon ONTOLOGY --format ontolex"
        )
    return Lexicon((entry for *_, entry in sorted(entries, key=lambda e: e[:4])), path=path)


def _read_entry(path: Path, graph: Graph, node: Node, sense: Node, prop: str) -> LexiconEntry:
    from rdflib import RDF, Namespace, URIRef

    ontolex, synsem = Namespace(ONTOLEX), Namespace(SYNSEM)
    phrase = str(graph.value(graph.value(node, ontolex.canonicalForm), ontolex.writtenRep))
    subject = graph.value(graph.value(sense, synsem.ontoMapping), synsem.subjOfProp)
    inverse = (subject, RDF.type, URIRef(LEXINFO_ARGUMENTS[1])) in graph
    priority = str(graph.value(sense, RDF.value) or 0)
    if not priority.removeprefix("-").isdecimal():
        raise OntologyError(f"{path}: the priority of {node} is {priority!r}", remedy="write a whole number as rdf:value, or none")
    cell = str(graph.value(graph.value(sense, synsem.condition), RDF.value) or "")
    try:
        conditions = read_conditions(cell)
    except ValueError as error:
        raise OntologyError(
            f"{path}: {error} is no condition of {node}", remedy="write them as the table of a lexicon does"
        ) from error
    return LexiconEntry(phrase, prop, inverse, priority=int(priority), conditions=conditions)


def _numbers(graph: Graph) -> dict[str, int]:
    """Return the number of each entry, the least where it has several."""
    from rdflib import RDF

    prefix = f"{RDF}_"
    numbers: dict[str, int] = {}
    for _, predicate, node in graph:
        number = str(predicate).removeprefix(prefix)
        if str(predicate) != number and number.isdecimal():
            numbers[str(node)] = min(int(number), numbers.get(str(node), int(number)))
    return numbers
