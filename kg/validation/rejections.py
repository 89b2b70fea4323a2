"""List what a graph did not take in: relations of its texts that violate the ontology's types."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, Dataset

from kg.severity import Severity
from kg.validation.problems import Problem, label_of, sources_of
from kg.vocabulary import KGO


def list_rejections(dataset: Dataset) -> Iterator[Problem]:
    """Yield each rejection with its reason, by reason and sentence."""
    found = [
        Problem(
            Severity.INFO, "rejected", label_of(dataset, node), str(dataset.value(node, KGO.reason)), sources_of(dataset, [node])
        )
        for node in set(dataset.subjects(RDF.type, KGO.Rejection))
    ]
    yield from sorted(found, key=lambda p: (p.message, p.focus, p.sources))
