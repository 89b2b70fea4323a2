"""What everything derived depends on, beside the documents' graphs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.dataset.graphs import GraphNames
from kg.ontology import Ontology
from kg.resolution.decisions import Decisions


@dataclass(frozen=True)
class Basis:
    """What everything derived depends on, beside the documents' graphs.

    Attributes:
        base: the IRI that everything is minted under.
        ontology: says which properties are functional, and which symmetric.
        decisions: what people decided.
    """

    base: str
    ontology: Ontology
    decisions: Decisions

    @cached_property
    def graphs(self) -> GraphNames:
        """The names of the graphs."""
        return GraphNames(self.base)
