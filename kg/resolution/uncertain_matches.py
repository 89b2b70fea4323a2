"""List the pairs of names that may mean one thing, for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef

from kg.dataset.store import Engine
from kg.dataset.view import View
from kg.namespaces import prefixes
from kg.queries.select import run_query
from kg.resolution.decisions import Decisions
from kg.resolution.links import iter_link_decisions
from kg.resolution.name_index import NameIndex, name_of


@dataclass(frozen=True, slots=True)
class UncertainMatch:
    """Two names that may mean one thing: what they are called, in how many documents, why, and how sure (0 to 1)."""

    first: str
    second: str
    first_label: str
    second_label: str
    documents: tuple[int, int]
    reason: str
    score: float


NAMES_IN_BLOCKS = """
SELECT DISTINCT ?name WHERE {
  GRAPH kgg:resolution {
    { ?name kgo:blockKey ?key . ?second kgo:blockKey ?key . FILTER (?name != ?second && !STRSTARTS(?key, "initials:")) }
    UNION { ?name kgo:blockKey ?key . FILTER STRSTARTS(?key, "acronym:") }
  }
}
"""


def find_uncertain_matches(engine: Engine, base: str, decisions: Decisions) -> list[UncertainMatch]:
    """Return the uncertain matches of a graph, the surest first; pairs that are decided or joined already are none."""
    index = NameIndex(View(engine), base)
    matches: dict[tuple[str, str], UncertainMatch] = {}
    for row in run_query(engine, NAMES_IN_BLOCKS, prefixes(base)).rows:
        for pair in iter_link_decisions(name_of(base, URIRef(str(row[0]))), index, decisions):
            first, second = index.profile(pair.first), index.profile(pair.second)
            if pair.is_link or first is None or second is None or index.canonical(first.iri) == index.canonical(second.iri):
                continue
            counts = (first.documents, second.documents)
            matches[pair.first, pair.second] = UncertainMatch(
                pair.first, pair.second, first.label, second.label, counts, pair.reason, pair.score
            )
    return sorted(matches.values(), key=lambda match: (-match.score, match.first, match.second))
