"""Decide which pairs of names mean one thing: candidate pairs by blocking keys, then links by their names, context and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.resolution.decisions import Decisions
from kg.resolution.matching import LIKELY, SURE
from kg.resolution.name_index import CandidatePair, NameIndex

DECIDED = "decided"
"""The reason of what a person said."""

TAKEN_APART = 0.85
"""The most that names score of which a person took one out of another: whom it is one with instead, a person says. Chosen by hand, below `SURE`."""


@dataclass(frozen=True, slots=True, order=True)
class LinkDecision:
    """Why two names are, or may be, one thing.

    Attributes:
        score: how sure it is, from 0 to 1.
        first: the name that comes first by alphabet.
        second: the other name.
        reason: in words.
    """

    score: float
    first: str
    second: str
    reason: str

    @property
    def is_link(self) -> bool:
        """Whether the names are taken for one thing; if not, it is an uncertain match, for a person to decide."""
        return self.score >= SURE


def depends_on_context(name: str, index: NameIndex) -> bool:
    """Tell whether a name has a match that its context decides, so that any new statement may decide it otherwise."""
    return any(pair.match.needs_context for pair in index.pairs(name))


def iter_link_decisions(name: str, index: NameIndex, decisions: Decisions) -> Iterator[LinkDecision]:
    """Yield what is decided of a name and others: the links, by what they are called or by a person, and uncertain matches."""
    if index.profile(name) is None:
        return
    for partner in decisions.merged_with.get(name, ()):
        if index.profile(partner) is not None:
            yield _link_decision(1.0, name, partner, DECIDED)
    pairs = index.pairs(name)
    in_context = [pair for pair in pairs if pair.match.needs_context and index.share_context(pair.name, pair.candidate)]
    names_in_context = {pair.candidate.iri for pair in in_context}
    for pair in pairs:
        partner = pair.candidate.iri
        if frozenset((name, partner)) in decisions.links:
            continue
        score, reason = pair.match.score, pair.match.reason
        if partner in names_in_context and (not pair.match.is_short_form or _is_only_long_form(pair, in_context, index)):
            score, reason = SURE, f"{reason}, and the same company"
        alone = [n for n in (name, partner) if _is_alone(n, index, decisions)]
        if any(n in decisions.merged_with for n in alone):
            continue
        score = min(score, TAKEN_APART) if alone else score
        if score >= LIKELY:
            yield _link_decision(score, name, partner, reason)


def _is_alone(name: str, index: NameIndex, decisions: Decisions) -> bool:
    """Tell whether a name is what a person took out of another, and no document's own: its bearers are called otherwise, which says nothing of it."""
    return name in decisions.parts and not index.own_bearers(name)


def _link_decision(score: float, name: str, partner: str, reason: str) -> LinkDecision:
    return LinkDecision(score, min(name, partner), max(name, partner), reason)


def _is_only_long_form(pair: CandidatePair, in_context: list[CandidatePair], index: NameIndex) -> bool:
    """Tell whether a short form can mean one name only: seen from the short one, a single long one shares its context."""
    if len(pair.name.core) == 1:
        return sum(rival.match.is_short_form for rival in in_context) == 1
    long_forms = [p for p in index.pairs(pair.candidate.iri) if p.match.is_short_form and len(p.candidate.core) > 1]
    return sum(index.share_context(p.name, p.candidate) for p in long_forms) == 1
