"""Cluster the names that mean one thing, and write which of them stands for all.

Which names a cluster holds is a function of what is known of the names and of the decisions alone, so it does not matter in
which order documents came. Only what a change reaches is looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import OWL, Literal, URIRef

from kg.dataset.quads import Quad
from kg.dataset.terms import decimal_literal
from kg.dataset.view import View
from kg.resolution.basis import Basis
from kg.resolution.bearers import NameChange
from kg.resolution.decisions import Decisions
from kg.resolution.links import LinkDecision, depends_on_context, iter_link_decisions
from kg.resolution.name_index import NameIndex
from kg.resolution.profiles import LAST_NAME, partner_key, preference
from kg.vocabulary import KGO

MEMBERSHIP = frozenset({OWL.sameAs, KGO.matchReason, KGO.matchScore})


@dataclass(frozen=True, slots=True)
class Cluster:
    """Names of one thing: the canonical one, which stands for all, and why each of the others is with it."""

    canonical: str
    links: Mapping[str, LinkDecision]


@dataclass(frozen=True, slots=True)
class ClusterChange:
    """What a change of names does to clusters.

    Attributes:
        renamed: names for which another name stands than before, and those a rejected fact reaches through them.
        entities: canonical names, of before and of now, of clusters that are others than before.
    """

    renamed: frozenset[str]
    entities: frozenset[str]


def update_clusters(
    view: View, index: NameIndex, before: NameIndex, names: NameChange, decided: Iterable[str], basis: Basis
) -> ClusterChange:
    """Cluster the names that a change reaches, and write which name stands for each of them."""
    decided = frozenset(decided)
    changed = {n for n in names.affected if n in names.dissimilar or n in decided or depends_on_context(n, index)}
    reached = changed | {member for name in changed for member in before.cluster_of(name)}
    graph = basis.graphs.resolution
    renamed: set[str] = set()
    clustered: set[str] = set()
    for group in cluster(sorted(reached), index, before, basis.decisions):
        for name in (group.canonical, *group.links):
            clustered.add(name)
            old = [q for q in view.find(URIRef(name), graph=graph) if q[1] in MEMBERSHIP] if before.is_borne(name) else []
            if _write_membership(view, name, group, old, graph):
                renamed.add(name)
    unborne = reached - clustered  # what no document names any more
    for name in unborne:
        view.remove([q for q in view.find(URIRef(name), graph=graph) if q[1] in MEMBERSHIP])
    canonical = {names_then.canonical(name) for name in renamed | unborne for names_then in (before, index)}
    rejected = _rejected_among(renamed | unborne, (before, index), basis.decisions)
    return ClusterChange(renamed=frozenset(renamed | rejected), entities=frozenset(renamed | canonical))


def _write_membership(view: View, name: str, group: Cluster, old: Sequence[Quad], graph: URIRef) -> bool:
    """Write which name stands for a name; tell whether it is another than before."""
    node = URIRef(name)
    new: list[Quad] = []
    if name != group.canonical:
        link = group.links[name]
        new = [
            (node, OWL.sameAs, URIRef(group.canonical), graph),
            (node, KGO.matchReason, Literal(link.reason), graph),
            (node, KGO.matchScore, decimal_literal(f"{link.score:.2f}"), graph),
        ]
    view.replace(old, new)
    return {quad[2] for quad in old if quad[1] == OWL.sameAs} != {quad[2] for quad in new if quad[1] == OWL.sameAs}


def _rejected_among(names: Iterable[str], indexes: Iterable[NameIndex], decisions: Decisions) -> set[str]:
    """Return the names that were or are one thing with these, where a rejected fact is about one of them all.

    What is rejected of a name is rejected of all its names, so that it counts for other statements when these change.
    """
    rejected = decisions.rejected_names
    if not rejected:
        return set()
    clusters = [index.cluster_of(name) for index in indexes for name in names]
    return {member for members in clusters if members & rejected for member in members}


def cluster(changed: Iterable[str], index: NameIndex, before: NameIndex, decisions: Decisions) -> list[Cluster]:
    """Return the clusters that a change of some names reaches; names that stand alone are clusters of one."""
    waiting = list(dict.fromkeys(changed))
    waiting += [dependent for name in list(waiting) for dependent in _dependents(name, index, before)]
    seen: set[str] = set()
    links: set[LinkDecision] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        waiting += before.cluster_of(name)
        for decision in iter_link_decisions(name, index, decisions):
            if decision.is_link:
                links.add(decision)
                waiting += [decision.first, decision.second]
    return _join(seen, links, index, decisions)


def _dependents(name: str, index: NameIndex, before: NameIndex) -> Iterator[str]:
    """Yield the names whose links depend on a name that is none of the two.

    They are the last names alone, which mean somebody only where a single bearer is met, and all names under a blocking key that
    has come to stand for too many to be compared, or does so no longer.
    """
    for key in {*before.blocking_keys(name), *index.blocking_keys(name)}:
        if not index.has_names_under(partner_key(key)):
            continue  # as of most initials, which no acronym has: a block of 200 names would be read twice for nothing
        block = index.block(key)
        if (block is None) != (before.block(key) is None):
            yield from index.names_under(partner_key(key))
        elif key.startswith(LAST_NAME) and block is not None:
            yield from (n for n in block if (profile := index.profile(n)) is not None and len(profile.core) == 1)


def _join(names: Iterable[str], links: set[LinkDecision], index: NameIndex, decisions: Decisions) -> list[Cluster]:
    """Join linked names, the surest first, unless that would bring together what a person said are two."""
    members: dict[str, set[str]] = {name: {name} for name in names if index.profile(name) is not None}
    for link in sorted(links, key=lambda link: (-link.score, link.first, link.second, link.reason)):
        first, second = members.get(link.first), members.get(link.second)
        if first is None or second is None or first is second:
            continue
        if any(len(pair & first) == 1 and len(pair & second) == 1 for pair in decisions.separations):
            continue
        first |= second
        for name in second:
            members[name] = first
    links_of: dict[str, list[LinkDecision]] = defaultdict(list)
    for link in links:
        links_of[link.first].append(link)
        links_of[link.second].append(link)
    groups = {id(group): group for group in members.values()}.values()
    return sorted((_cluster_of(group, links_of, index) for group in groups), key=lambda c: c.canonical)


def _cluster_of(group: set[str], links_of: Mapping[str, list[LinkDecision]], index: NameIndex) -> Cluster:
    profiles = [profile for name in group if (profile := index.profile(name)) is not None]
    canonical = min(profiles, key=preference).iri
    reasons = {
        name: max(link for link in links_of[name] if link.first in group and link.second in group)
        for name in sorted(group - {canonical})
    }
    return Cluster(canonical, reasons)
