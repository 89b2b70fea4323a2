"""What validation finds, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rdflib import RDF, URIRef

from kg.dataset import Engine, Term
from kg.dataset.statements import Labels, StatementReader, properties_of, text_of
from kg.namespaces import local_name
from kg.severity import Severity
from kg.vocabulary import KGO, NIF, PROV


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


class Report:
    """Write problems of a graph: what nodes are called, and the sentences behind statements."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.label = Labels(engine)
        self._documents = StatementReader(engine)

    def problem(self, severity: Severity, kind: str, focus: Term, message: str, statements: Iterable[URIRef] = ()) -> Problem:
        """Return a problem of a node, with the sentences behind some statements."""
        sources = {source for node in statements for source in self._sources(node)}
        return Problem(severity, kind, self.label(focus), message, tuple(sorted(sources)))

    def statements_about(self, node: URIRef) -> list[URIRef]:
        """Return two documents' statements about a node, for their sentences; what was inferred has none."""
        about = {quad[0] for part in (RDF.subject, RDF.object) for quad in self._engine.find(predicate=part, object_=node)}
        return list(islice(filter(self.is_statement, sorted(about, key=str)), 2))

    def is_statement(self, node: URIRef) -> bool:
        """Tell whether a node is a statement."""
        return next(self._engine.find(node, RDF.type, KGO.Statement), None) is not None

    def _sources(self, node: URIRef) -> Iterator[Source]:
        for quad in self._engine.find(node, PROV.wasDerivedFrom):
            if isinstance(quad[2], URIRef):
                evidence = properties_of(self._engine, quad[2])
                document = URIRef(text_of(evidence, NIF.referenceContext))
                yield Source(self._documents.document(document).title or local_name(document), text_of(evidence, NIF.anchorOf))
