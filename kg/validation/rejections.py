"""List what a graph did not take in: relations of its texts that violate the ontology's types."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, Dataset

from kg.severity import Severity
from kg.validation.problems import Problem, kgo, label_of, sources_of


def list_rejections(dataset: Dataset) -> Iterator[Problem]:
    """Yield each rejection with its reason, by reason and sentence."""
    found = [
        Problem(
            Severity.INFO, "rejected", label_of(dataset, node), str(dataset.value(node, kgo.reason)), sources_of(dataset, [node])
        )
        for node in set(dataset.subjects(RDF.type, kgo.Rejection))
    ]
    yield from sorted(found, key=lambda p: (p.message, p.focus, p.sources))
