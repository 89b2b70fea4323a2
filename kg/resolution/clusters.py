"""Decide which names mean one thing: candidates by keys, pairs by their names and their company, then clusters.

Which names a cluster holds is a function of what is known of the names and of the decisions alone, so it does not matter in
which order documents came. Only what a change reaches is looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from kg.resolution.decisions import Decisions
from kg.resolution.names import LAST_NAME, LIKELY, SURE, Match, Profile, compare, preference, sought_by

LARGEST_BLOCK = 200
"""A key that more names share tells nothing: names are not compared by it."""


class Known(Protocol):
    """What is known of the names."""

    def profile(self, name: str) -> Profile | None:
        """What is known of a name; None where no document has it."""
        ...

    def origins(self, name: str) -> frozenset[str]:
        """A name and the names that bearers of it were split from."""
        ...

    def keys_of(self, name: str) -> Iterable[str]:
        """The keys a name is found by."""
        ...

    def names_by(self, key: str) -> list[str]:
        """The names found by a key, all of them."""
        ...

    def compared_by(self, key: str) -> list[str] | None:
        """The names found by a key; None where they are too many to be compared."""
        ...

    def keys_changed(self, name: str) -> Iterable[str]:
        """The keys a name is, or was, found by."""
        ...

    def was_common(self, key: str) -> bool:
        """Whether too many names to be compared were found by a key before the change."""
        ...

    def share_company(self, one: Profile, other: Profile) -> bool:
        """Whether two names stand in statements with a third."""
        ...

    def cluster_of(self, name: str) -> set[str]:
        """The names that were one thing with a name."""
        ...


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two names that are, or may be, one thing."""

    score: float
    one: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Names of one thing: the one that stands for all, and why each of the others is with it."""

    name: str
    joined: Mapping[str, Pair]


def iter_pairs(name: str, known: Known, decisions: Decisions) -> Iterator[Pair]:
    """Yield the pairs of a name: the sure ones, those a person decided, and the doubtful ones."""
    profile = known.profile(name)
    if profile is None:
        return
    matches: dict[str, Match] = {}
    for other in _candidates(name, known):
        found = known.profile(other)
        match = compare(profile, found) if found is not None else None
        if match is not None and not known.origins(name) & known.origins(other):
            matches[other] = match
    likely = [other for other, match in matches.items() if match.needs_context and _meets(profile, other, known)]
    for pair, is_one in decisions.links.items():
        if name in pair and is_one:
            (other,) = pair - {name}
            if known.profile(other) is not None:
                yield Pair(1.0, min(name, other), max(name, other), "decided")
    for other, match in matches.items():
        if frozenset((name, other)) in decisions.links:
            continue
        score, reason = match.score, match.reason
        if other in likely and (match.reason != "the last name alone" or _only_one(profile, other, likely, matches, known)):
            score, reason = SURE, f"{reason}, and the same company"
        if score >= LIKELY:
            one, two = sorted((name, other))
            yield Pair(score, one, two, reason)


def hangs_on_company(name: str, known: Known) -> bool:
    """Tell whether a name has a match that the company it keeps decides, so that any new statement may decide it otherwise."""
    profile = known.profile(name)
    others = (known.profile(other) for other in _candidates(name, known)) if profile is not None else ()
    return any(p is not None and (m := compare(profile, p)) is not None and m.needs_context for p in others)  # type: ignore[arg-type]  # there is one


def _candidates(name: str, known: Known) -> set[str]:
    found: set[str] = set()
    for key in known.keys_of(name):
        block = known.compared_by(sought_by(key))
        # Those who seek by the key in return count, too: a pair is seen from both of its sides or from none.
        if block is not None and known.compared_by(key) is not None:
            found.update(block)
    return found - {name}


def _meets(profile: Profile, other: str, known: Known) -> bool:
    found = known.profile(other)
    return found is not None and known.share_company(profile, found)


def _only_one(profile: Profile, other: str, likely: list[str], matches: Mapping[str, Match], known: Known) -> bool:
    """Tell whether a last name alone can mean only one: seen from the short name, one full name shares its company."""
    if len(profile.core) == 1:
        return sum(matches[name].reason == "the last name alone" for name in likely) == 1
    short = known.profile(other)
    assert short is not None
    others = (name for name in _candidates(other, known) if not known.origins(name) & known.origins(other))
    rivals = [p for name in others if (p := known.profile(name)) is not None and len(p.core) > 1]
    met = [p for p in rivals if (m := compare(short, p)) and m.reason == "the last name alone" and known.share_company(short, p)]
    return len(met) == 1


def cluster(changed: Iterable[str], known: Known, decisions: Decisions) -> list[Cluster]:
    """Return the clusters that a change of some names reaches; names that stand alone are clusters of one."""
    waiting = list(dict.fromkeys(changed))
    for name in list(waiting):
        waiting += _dependents(name, known)
    seen: set[str] = set()
    pairs: set[Pair] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        waiting += known.cluster_of(name)
        for pair in iter_pairs(name, known, decisions):
            if pair.score >= SURE:
                pairs.add(pair)
                waiting += [pair.one, pair.other]
    return _join(seen, pairs, known, decisions)


def _dependents(name: str, known: Known) -> Iterator[str]:
    """Yield the names whose pairs hang on a name that is none of the pair.

    They are the last names alone, which mean somebody only where one bearer is met, and all names of a key that has become too
    common, or is no longer.
    """
    for key in known.keys_changed(name):
        block = known.compared_by(key)
        if (block is None) != known.was_common(key):
            yield from known.names_by(sought_by(key))
        elif key.startswith(LAST_NAME) and block is not None:
            yield from (n for n in block if (p := known.profile(n)) is not None and len(p.core) == 1)


def _join(names: set[str], pairs: set[Pair], known: Known, decisions: Decisions) -> list[Cluster]:
    """Join pairs, the surest first, unless that would bring together what a person said are two."""
    members: dict[str, set[str]] = {name: {name} for name in names if known.profile(name) is not None}
    apart = [pair for pair, is_one in decisions.links.items() if not is_one]
    for pair in sorted(pairs, key=lambda p: (-p.score, p.one, p.other, p.reason)):
        one, other = members.get(pair.one), members.get(pair.other)
        if one is None or other is None or one is other:
            continue
        if any(len(two & one) == 1 and len(two & other) == 1 for two in apart):
            continue
        one |= other
        for name in other:
            members[name] = one
    pairs_of: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        pairs_of[pair.one].append(pair)
        pairs_of[pair.other].append(pair)
    clusters = []
    for group in {id(g): g for g in members.values()}.values():
        profiles = [p for name in group if (p := known.profile(name)) is not None]
        best = min(profiles, key=preference).iri
        reasons = {
            name: max(pair for pair in pairs_of[name] if pair.one in group and pair.other in group)
            for name in sorted(group - {best})
        }
        clusters.append(Cluster(best, reasons))
    return sorted(clusters, key=lambda c: c.name)
