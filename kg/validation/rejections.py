"""List what a graph did not take in: relations of its texts that violate the ontology's types."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF

from kg.dataset import Engine
from kg.severity import Severity
from kg.validation.problems import Problem, Report
from kg.vocabulary import KGO


def list_rejections(engine: Engine) -> Iterator[Problem]:
    """Yield each rejection with its reason, by reason and sentence."""
    report = Report(engine)
    problems = []
    for node in {quad[0] for quad in engine.find(predicate=RDF.type, object_=KGO.Rejection)}:
        reason = next((str(quad[2]) for quad in engine.find(node, KGO.reason)), "no reason is given")
        problems.append(report.problem(Severity.INFO, "rejected", node, reason, [node]))
    yield from sorted(problems, key=lambda p: (p.message, p.focus, p.sources))
