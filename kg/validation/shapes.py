"""Check a graph against SHACL shapes (https://www.w3.org/TR/shacl/) by pySHACL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.dataset import Engine
from kg.errors import OntologyError, needing
from kg.namespaces import local_name
from kg.ontology import Ontology, find_ontology
from kg.ontology.rdf_files import parse_rdf
from kg.severity import Severity
from kg.validation.problems import Problem, Report

SH = Namespace("http://www.w3.org/ns/shacl#")
SEVERITY = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
FILE = "shapes.ttl"
RUN = (SH.select, SH.ask, SH.construct, SH.update, SH.js, SH.jsLibrary, SH.jsFunctionName)
"""Properties of shapes that bring code of their own."""


def shapes_of(ontology: Ontology) -> list[Path]:
    """Return the shapes files that a graph must keep to: what kg promises of every graph, and the ontology's own."""
    promised, own = find_ontology("news").parent / FILE, ontology.folder / FILE
    return [promised, own] if own.is_file() and own.resolve() != promised.resolve() else [promised]


def copied(engine: Engine) -> Graph:
    """Return all triples of a dataset in memory: on a store on disk, and over a union of graphs, validation is many times slower."""
    data = Graph()
    for subject, predicate, object_, _ in engine.find():
        data.add((subject, predicate, object_))
    return data


def check_shapes(engine: Engine, ontology: Ontology, data: Graph | None = None, further: Iterable[Path] = ()) -> Iterator[Problem]:
    """Yield what violates the shapes, those of further files too, by focus node; `data` is a copy of the dataset, if there is one."""
    with needing("validate"):
        from pyshacl import validate

    data = copied(engine) if data is None else data
    shapes = Graph()
    for path in [*shapes_of(ontology), *further]:
        shapes += _read_shapes(path)
    _, results, _ = validate(data, shacl_graph=shapes, advanced=False, meta_shacl=False)
    assert isinstance(results, Graph)
    report = Report(engine)
    problems = [_problem(results, node, report) for node in results.objects(None, SH.result)]
    yield from sorted(problems, key=lambda p: (p.severity, p.focus, p.message))


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


def _problem(results: Graph, result: Node, report: Report) -> Problem:
    focus = results.value(result, SH.focusNode)
    assert isinstance(focus, URIRef | Literal), "a result has a focus, and graphs have no blank nodes"
    path = results.value(result, SH.resultPath)
    message = str(results.value(result, SH.resultMessage))
    severity = SEVERITY.get(results.value(result, SH.resultSeverity), Severity.VIOLATION)  # type: ignore[call-overload]  # a node is hashable
    statements: list[URIRef] = []
    if isinstance(focus, URIRef):
        statements = [focus] if report.is_statement(focus) else report.statements_about(focus)
    return report.problem(
        severity, "shape", focus, f"{local_name(str(path))}: {message}" if path is not None else message, statements
    )
