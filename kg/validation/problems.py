"""What validation finds, and the sentences behind it."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDF, RDFS, Dataset, Graph
from rdflib.term import Node

from kg.namespaces import local_name
from kg.severity import Severity
from kg.vocabulary import DCTERMS, KGO, NIF, PROV


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A sentence, and the document it is from."""

    document: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of a graph: what kind it is of, what it is about, and the sentences behind it."""

    severity: Severity
    kind: str
    focus: str
    message: str
    sources: tuple[Source, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.severity} ({self.kind}): {self.focus}: {self.message}"]
        return "\n".join([*lines, *(f"  “{s.sentence}”  ({s.document})" for s in self.sources)])


def sources_of(dataset: Dataset, statements: list[Node]) -> tuple[Source, ...]:
    """Return the sentences that prove statements, each once."""
    found = set()
    for statement in statements:
        for place in dataset.objects(statement, PROV.wasDerivedFrom):
            document = dataset.value(place, NIF.referenceContext)
            title = dataset.value(document, DCTERMS.title) or local_name(str(document))
            found.add(Source(str(title), str(dataset.value(place, NIF.anchorOf))))
    return tuple(sorted(found))


def statements_about(dataset: Dataset, node: Node | None) -> list[Node]:
    """Return two documents' statements about a node, for their sentences; what was inferred has none."""
    about = {*dataset.subjects(RDF.subject, node), *dataset.subjects(RDF.object, node)}
    return sorted((s for s in about if (s, RDF.type, KGO.Statement) in dataset), key=str)[:2]


def label_of(dataset: Graph, node: Node | None) -> str:
    """Return the label of a node, else the last part of its IRI, else the literal."""
    labels = sorted(str(label) for label in dataset.objects(node, RDFS.label)) if node is not None else []
    return labels[0] if labels else local_name(str(node))
