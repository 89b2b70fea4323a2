"""List the pairs of names that may mean one thing, for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef

from kg.dataset.store import Engine
from kg.dataset.view import View
from kg.namespaces import prefixes
from kg.ontology import Ontology
from kg.queries.select import run_query
from kg.resolution.bearers import Names
from kg.resolution.clusters import iter_pairs
from kg.resolution.decisions import Decisions
from kg.resolution.names import SURE


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that may mean one thing: what they are called, in how many documents, why, and how sure (0 to 1)."""

    one: str
    other: str
    label: str
    other_label: str
    documents: tuple[int, int]
    reason: str
    score: float


PAIRS = """
SELECT DISTINCT ?one WHERE {
  GRAPH kgg:resolution {
    { ?one kgo:blockKey ?key . ?other kgo:blockKey ?key . FILTER (?one != ?other && !STRSTARTS(?key, "initials:")) }
    UNION { ?one kgo:blockKey ?key . FILTER STRSTARTS(?key, "acronym:") }
  }
}
"""


def find_doubts(engine: Engine, base: str, ontology: Ontology, decisions: Decisions) -> list[Doubt]:
    """Return the doubtful pairs of a graph, the surest first; those decided or joined already are none."""
    known = Names(View(engine), base, ontology, decisions)
    found: dict[tuple[str, str], Doubt] = {}
    for row in run_query(engine, PAIRS, prefixes(base)).rows:
        for pair in iter_pairs(known.named(URIRef(str(row[0]))), known, decisions):
            one, other = known.profile(pair.one), known.profile(pair.other)
            if pair.score >= SURE or one is None or other is None or known.canonical(pair.one) == known.canonical(pair.other):
                continue
            counts = (one.documents, other.documents)
            found[pair.one, pair.other] = Doubt(pair.one, pair.other, one.label, other.label, counts, pair.reason, pair.score)
    return sorted(found.values(), key=lambda d: (-d.score, d.one, d.other))
