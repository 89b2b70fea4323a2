"""List the pairs of names that may mean one thing, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef

from kg.dataset.store import Engine
from kg.dataset.view import View
from kg.identifiers import mint_iri, minted_from, slug
from kg.namespaces import local_name, prefixes
from kg.queries.select import run_query
from kg.resolution.decisions import Decision, Decisions, Divide, Join, Merge, Split
from kg.resolution.links import iter_link_decisions
from kg.resolution.matching import SURE
from kg.resolution.name_index import NameIndex, name_of
from kg.resolution.profiles import Profile
from kg.resolution.written_names import iter_written_names, part_label


@dataclass(frozen=True, slots=True)
class UncertainMatch:
    """Two names that may mean one thing: what they are called, in how many documents, why, and how sure (0 to 1).

    With a `document`, by its id, the second is a name that this one document writes for the first, and takes for it.
    """

    first: str
    second: str
    first_label: str
    second_label: str
    documents: tuple[int, int]
    reason: str
    score: float
    document: str = ""

    def decision(self, *, is_one: bool) -> Decision:
        """Return the decision that the two are one thing, or two."""
        names, documents, forms = (self.first, self.second), (self.document,), (self.second_label,)
        if not self.document:
            return Merge(names=names) if is_one else Split(names=names)
        if is_one:
            return Join(name=self.first, documents=documents, forms=forms)
        return Divide(name=self.first, documents=documents, forms=forms, part=self.second)


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
    apart = {frozenset(map(index.canonical, pair)) for pair in decisions.separations}
    matches: dict[tuple[str, str], UncertainMatch] = {}
    for row in run_query(engine, NAMES_IN_BLOCKS, prefixes(base)).rows:
        for pair in iter_link_decisions(name_of(base, URIRef(str(row[0]))), index, decisions):
            first, second = index.profile(pair.first), index.profile(pair.second)
            if pair.is_link or first is None or second is None:
                continue
            entities = frozenset(map(index.canonical, (pair.first, pair.second)))
            if len(entities) > 1 and entities not in apart:
                counts = (first.documents, second.documents)
                called = (label_of_name(first, decisions), label_of_name(second, decisions))
                matches[pair.first, pair.second] = UncertainMatch(pair.first, pair.second, *called, counts, pair.reason, pair.score)
    within = _matches_within_documents(engine, base, index, decisions)
    return sorted((*matches.values(), *within), key=lambda match: (-match.score, match.first, match.second))


def label_of_name(profile: Profile, decisions: Decisions) -> str:
    """Return what to ask for a name by: its label, and where that is another's, too, what sets it apart: "Nadella (article 7)"."""
    label, own = decisions.labels.get(profile.iri) or profile.label, minted_from(local_name(profile.iri))
    return f"{label} ({further.replace('_', ' ')})" if (further := own.removeprefix(f"{slug(label)}_")) != own else label


def _matches_within_documents(engine: Engine, base: str, index: NameIndex, decisions: Decisions) -> Iterator[UncertainMatch]:
    """Yield the names that single documents took for one thing, and not surely."""
    for written in iter_written_names(engine):
        if written.score >= SURE:
            continue
        profile = index.profile(written.name)
        document = minted_from(written.document.removeprefix(mint_iri(base, "document", "")))
        if profile is not None and not written.is_decided(document, decisions):
            part = mint_iri(base, "entity", slug(part_label(written.text, document)))
            counts = (profile.documents, 1)
            yield UncertainMatch(written.name, part, profile.label, written.text, counts, written.reason, written.score, document)
