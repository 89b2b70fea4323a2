"""Validate a graph: its shapes (SHACL), the consistency of what its documents say, and what was rejected when it was built.

In: the engine of a dataset and its ontology. Out: `Problem` records, each with the sentences behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.dataset import Engine
from kg.ontology import Ontology
from kg.severity import Severity
from kg.validation.consistency import find_contradictions
from kg.validation.literals import find_ill_typed
from kg.validation.problems import Problem, Source
from kg.validation.rejections import list_rejections
from kg.validation.shapes import check_shapes, copied

__all__ = ["Problem", "Severity", "Source", "iter_problems"]


def iter_problems(engine: Engine, ontology: Ontology, base: str, shapes: Iterable[Path] = ()) -> Iterator[Problem]:
    """Yield the problems of a graph: ill-typed literals and violations of shapes first (those of further files, too), then contradictions, then rejections."""
    data = copied(engine)
    yield from find_ill_typed(engine)
    yield from check_shapes(engine, ontology, data, shapes)
    yield from find_contradictions(engine, ontology, base)
    yield from list_rejections(engine)
