"""Find what a graph says that its ontology has no property for: frequent open relations, with axioms that would give them a home."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import RDF, Literal, URIRef

from kg.dataset import Engine, Term
from kg.dataset.statements import TRIPLE, Labels, Row, read_rows
from kg.identifiers import slug
from kg.namespaces import local_name
from kg.vocabulary import KGO, NIF, PROV

MOST_SENTENCES = 3
"""Examples of each relation, the shortest ones. Not measured: what somebody reads before naming a property."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An open relation: its lemma phrase, how often it is stated, the classes it mostly joins, sentences, and proposed axioms."""

    phrase: str
    times: int
    domain: str
    range: str
    sentences: tuple[str, ...]
    axioms: str


def find_gaps(engine: Engine) -> list[Gap]:
    """Return the open relations of a graph, the most frequent first."""
    classes, label = _Classes(engine), Labels(engine)
    rows_of: dict[Term, list[Row]] = defaultdict(list)
    asked = (*TRIPLE, PROV.wasDerivedFrom / NIF.anchorOf)
    for row in read_rows(engine, {RDF.predicate / RDF.type: KGO.OpenRelation, RDF.type: KGO.Statement}, *asked):
        rows_of[row[2]].append(row)
    return sorted((_gap(label(relation), rows, classes) for relation, rows in rows_of.items()), key=lambda g: (-g.times, g.phrase))


def _gap(phrase: str, rows: list[Row], classes: _Classes) -> Gap:
    domain, range_ = classes.commonest(row[1] for row in rows), classes.commonest(row[3] for row in rows)
    shortest = sorted({str(row[4]) for row in rows}, key=lambda text: (len(text), text))[:MOST_SENTENCES]
    return Gap(phrase, len(rows), domain, range_, tuple(shortest), _axioms(phrase, domain, range_))


class _Classes:
    """Say what most of some terms are."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._classes: dict[URIRef, set[str]] = {}

    def commonest(self, terms: Iterable[Term]) -> str:
        """Return the class that most of the terms are of; literals count as "literal"."""
        votes: Counter[str] = Counter()
        for term in terms:
            votes.update({"literal"} if isinstance(term, Literal) else self._classes_of(term))
        return min(votes.items(), key=lambda item: (-item[1], item[0]))[0] if votes else "Entity"

    def _classes_of(self, node: URIRef) -> set[str]:
        if node not in self._classes:
            classes = {local_name(str(quad[2])) for quad in self._engine.find(node, RDF.type)}
            self._classes[node] = classes or {"Entity"}
        return self._classes[node]


def _axioms(phrase: str, domain: str, range_: str) -> str:
    words = slug(phrase).split("_")
    name = words[0] + "".join(w.capitalize() for w in words[1:])
    kind, target = ("owl:DatatypeProperty", "xsd:string") if range_ == "literal" else ("owl:ObjectProperty", f":{range_}")
    return f':{name} a {kind} ; rdfs:label "{phrase}"@en ; rdfs:domain :{domain} ; rdfs:range {target} .\nlexicon.tsv:  {phrase}\t{name}\t+'
