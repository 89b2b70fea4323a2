"""Find what a graph says that its ontology has no property for: frequent open relations, with axioms that would give them a home."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rdflib import RDF, RDFS, Dataset, Literal, URIRef
from rdflib.term import Node

from kg.identifiers import slug
from kg.namespaces import local_name
from kg.vocabulary import KGO, NIF, PROV

MOST_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """An open relation: its lemma phrase, how often it is stated, the classes it mostly joins, sentences, and proposed axioms."""

    phrase: str
    times: int
    domain: str
    range: str
    sentences: tuple[str, ...]
    axioms: str


def find_gaps(dataset: Dataset) -> list[Gap]:
    """Return the open relations of a graph, the most frequent first."""
    uses = {r: sorted(set(dataset.subjects(RDF.predicate, r)), key=str) for r in set(dataset.subjects(RDF.type, KGO.OpenRelation))}
    gaps = [_gap(dataset, relation, statements) for relation, statements in uses.items()]
    return sorted(gaps, key=lambda g: (-g.times, g.phrase))


def _gap(dataset: Dataset, relation: Node, statements: list[Node]) -> Gap:
    domain, range_ = (_commonest(dataset, statements, side) for side in (RDF.subject, RDF.object))
    sentences = {str(dataset.value(place, NIF.anchorOf)) for s in statements for place in dataset.objects(s, PROV.wasDerivedFrom)}
    phrase = str(dataset.value(relation, RDFS.label))
    shortest = tuple(sorted(sentences, key=lambda t: (len(t), t))[:MOST_SENTENCES])
    return Gap(phrase, len(statements), domain, range_, shortest, _axioms(phrase, domain, range_))


def _commonest(dataset: Dataset, statements: list[Node], side: URIRef) -> str:
    """Return the class that most of what stands at a side is of; literals count as "literal"."""
    votes: Counter[str] = Counter()
    for statement in statements:
        for node in dataset.objects(statement, side):
            if isinstance(node, Literal):
                votes["literal"] += 1
            else:
                votes.update({local_name(str(t)) for t in dataset.objects(node, RDF.type)} or {"Entity"})
    return min(votes.items(), key=lambda item: (-item[1], item[0]))[0] if votes else "Entity"


def _axioms(phrase: str, domain: str, range_: str) -> str:
    words = slug(phrase).split("_")
    name = words[0] + "".join(w.capitalize() for w in words[1:])
    kind, target = ("owl:DatatypeProperty", "xsd:string") if range_ == "literal" else ("owl:ObjectProperty", f":{range_}")
    return f':{name} a {kind} ; rdfs:label "{phrase}"@en ; rdfs:domain :{domain} ; rdfs:range {target} .\nlexicon.tsv:  {phrase}\t{name}\t+'
