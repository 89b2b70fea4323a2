"""List the pairs of names that may mean one thing, for a person to decide, and those that were joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import URIRef

from kg.dataset.store import Engine
from kg.dataset.view import View
from kg.identifiers import mint_iri, minted_from, slug
from kg.namespaces import local_name, prefixes
from kg.queries.select import run_query
from kg.resolution.decisions import Decision, Decisions, Divide, Join, Merge, Split
from kg.resolution.links import DECIDED, iter_link_decisions
from kg.resolution.matching import SURE
from kg.resolution.name_index import NameIndex, name_of
from kg.resolution.profiles import Profile
from kg.resolution.written_names import WrittenName, iter_written_names, part_label


@dataclass(frozen=True, slots=True)
class UncertainMatch:
    """Two names that may mean one thing: what they are called, in how many documents, why, and how sure (0 to 1).

    With a `document`, by its id, the second is a name that this one document writes for the first, and takes for it. What `is_joined` is taken
    for one thing without anybody's asking.
    """

    first: str
    second: str
    first_label: str
    second_label: str
    documents: tuple[int, int]
    reason: str
    score: float
    document: str = ""
    is_joined: bool = False

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


def find_uncertain_matches(engine: Engine, base: str, decisions: Decisions, *, joined: bool = False) -> list[UncertainMatch]:
    """Return the uncertain matches of a graph, the surest first; pairs that are decided are none, nor are joined ones.

    Args:
        engine: keeps the graph.
        base: the IRI that everything is minted under.
        decisions: what people decided.
        joined: give the pairs that were joined surely, too, after the uncertain ones, and of these the least sure first.
    """
    index = NameIndex(View(engine), base)
    pairs = [*_matches_across_documents(engine, base, index, decisions)]
    pairs += _matches_within_documents((w for w in iter_written_names(engine) if joined or w.score < SURE), base, index, decisions)
    uncertain = sorted((m for m in pairs if not m.is_joined), key=lambda m: (-m.score, m.first, m.second, m.document))
    sure = sorted((m for m in pairs if m.is_joined and joined), key=lambda m: (m.score, m.first, m.second, m.document))
    return [*uncertain, *sure]


def _matches_across_documents(engine: Engine, base: str, index: NameIndex, decisions: Decisions) -> Iterable[UncertainMatch]:
    """Return the names that may be one by what they are called, and those that are."""
    apart = {frozenset(map(index.canonical, pair)) for pair in decisions.separations}
    matches: dict[tuple[str, str], UncertainMatch] = {}
    for row in run_query(engine, NAMES_IN_BLOCKS, prefixes(base)).rows:
        for pair in iter_link_decisions(name_of(base, URIRef(str(row[0]))), index, decisions):
            first, second = index.profile(pair.first), index.profile(pair.second)
            if first is None or second is None or pair.reason == DECIDED:
                continue
            entities = frozenset(map(index.canonical, (pair.first, pair.second)))
            if (len(entities) == 1) == pair.is_link and entities not in apart:
                counts = (first.documents, second.documents)
                called = (label_of_name(first, decisions), label_of_name(second, decisions))
                matches[pair.first, pair.second] = UncertainMatch(
                    pair.first, pair.second, *called, counts, pair.reason, pair.score, is_joined=pair.is_link
                )
    return matches.values()


def label_of_name(profile: Profile, decisions: Decisions) -> str:
    """Return what to ask for a name by: its label, and where that is another's, too, what sets it apart: "Nadella (article 7)"."""
    label, own = decisions.labels.get(profile.iri) or profile.label, minted_from(local_name(profile.iri))
    return f"{label} ({further.replace('_', ' ')})" if (further := own.removeprefix(f"{slug(label)}_")) != own else label


def _matches_within_documents(
    names: Iterable[WrittenName], base: str, index: NameIndex, decisions: Decisions
) -> Iterator[UncertainMatch]:
    """Yield the written names that nobody decided about, each with what its document took it for."""
    for written in names:
        profile = index.profile(index.borne_name(written.node, written.name))
        document = minted_from(written.document.removeprefix(mint_iri(base, "document", "")))
        if profile is not None and not written.is_decided(document, decisions):
            part = mint_iri(base, "entity", slug(part_label(written.text, document)))
            counts, label = (profile.documents, 1), label_of_name(profile, decisions)
            yield UncertainMatch(
                written.name,
                part,
                label,
                written.text,
                counts,
                written.reason,
                written.score,
                document,
                is_joined=written.score >= SURE,
            )
