"""Check a graph against SHACL shapes (https://www.w3.org/TR/shacl/) by pySHACL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF, Dataset, Graph, Namespace
from rdflib.term import Node

from kg.errors import OntologyError
from kg.namespaces import local_name
from kg.ontology import Ontology, find_ontology
from kg.ontology.loading import parse_rdf
from kg.severity import Severity
from kg.validation.problems import Problem, label_of, sources_of, statements_about
from kg.vocabulary import KGO

SH = Namespace("http://www.w3.org/ns/shacl#")
SEVERITY = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
FILE = "shapes.ttl"
RUN = (SH.select, SH.ask, SH.construct, SH.update, SH.js, SH.jsLibrary, SH.jsFunctionName)
"""Properties of shapes that bring code of their own."""


def shapes_of(ontology: Ontology) -> list[Path]:
    """Return the shapes files that a graph must keep to: what kg promises of every graph, and the ontology's own."""
    promised, own = find_ontology("news").parent / FILE, ontology.folder / FILE
    return [promised, own] if own.is_file() and own.resolve() != promised.resolve() else [promised]


def copied(dataset: Dataset) -> Graph:
    """Return all triples of a dataset in memory: on a store on disk, and over a union of graphs, validation is many times slower."""
    data = Graph()
    for subject, predicate, object_, _ in dataset.quads((None, None, None, None)):
        data.add((subject, predicate, object_))
    return data


def check_shapes(dataset: Dataset, ontology: Ontology, data: Graph | None = None) -> Iterator[Problem]:
    """Yield what violates the shapes, by focus node; `data` is a copy of the dataset, if there is one."""
    from pyshacl import validate

    data = copied(dataset) if data is None else data
    shapes = Graph()
    for path in shapes_of(ontology):
        shapes += _read_shapes(path)
    _, report, _ = validate(data, shacl_graph=shapes, advanced=False, meta_shacl=False)
    assert isinstance(report, Graph)
    results = [_problem(report, node, dataset) for node in report.objects(None, SH.result)]
    yield from sorted(results, key=lambda p: (p.severity, p.focus, p.message))


def _read_shapes(path: Path) -> Graph:
    """Return the shapes of a file, which say what must hold and run nothing.

    Raises:
        OntologyError: they bring queries or scripts: pySHACL puts texts of the graph into these unescaped, and they may fetch.
    """
    shapes = parse_rdf(path)
    for predicate in RUN:
        if (None, predicate, None) in shapes:
            raise OntologyError(
                f"{path}: sh:{local_name(predicate)} is not run",
                remedy="say it in SHACL Core, or as a stored query (queries/NAME.rq)",
            )
    return shapes


def _problem(report: Graph, node: Node, dataset: Dataset) -> Problem:
    focus = report.value(node, SH.focusNode)
    path = report.value(node, SH.resultPath)
    message = str(report.value(node, SH.resultMessage))
    severity = SEVERITY.get(report.value(node, SH.resultSeverity), Severity.VIOLATION)  # type: ignore[call-overload]  # a node is hashable
    statements = [focus] if focus is not None and (focus, RDF.type, KGO.Statement) in dataset else statements_about(dataset, focus)
    return Problem(
        severity,
        "shape",
        label_of(dataset, focus),
        f"{local_name(str(path))}: {message}" if path is not None else message,
        sources_of(dataset, statements),
    )
