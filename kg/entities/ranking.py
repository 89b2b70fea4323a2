"""Say how likely a mention means an entity that the text has spoken of: a log-linear model over features a reader can follow.

The weights stand in `models/weights/coreference.tsv` and are learned by `training/coreference.py` from documents whose chains are
known, as a ranking of the entities spoken of so far and of "something new" (Denis & Baldridge 2008; Rahman & Ng 2009).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import exp

from kg.english import roles
from kg.english.classes import family
from kg.entities.candidates import Candidate
from kg.entities.cluster import Cluster
from kg.model import MentionKind
from kg.models import loglinear
from kg.models.weights import COREFERENCE, read_weights


def score(features: Iterable[str]) -> float:
    """Return the sum of the weights of features."""
    return loglinear.score(features, read_weights(COREFERENCE))


def probability(scores: Sequence[float], place: int) -> float:
    """Return how likely the option in a place is by the scores of all.

    >>> probability([1.0, 1.0], 0)
    0.5
    """
    shares = [exp(score - max(scores)) for score in scores]
    return shares[place] / sum(shares)


def kind_of(candidate: Candidate) -> str:
    """Return the kind of model that ranks a mention: its pronoun, or how its noun is determined."""
    pronoun = candidate.pronoun
    if pronoun is not None:
        return candidate.gender if pronoun.kind == "person" else pronoun.kind
    return candidate.determiner


def new_features(candidate: Candidate) -> Iterator[str]:
    """Yield the features of a mention that means a new entity."""
    kind = kind_of(candidate)
    yield f"{kind} new"
    yield f"{kind} new {candidate.role}"
    if candidate.mention.kind is not MentionKind.PRONOUN:
        length = candidate.extent.end - candidate.extent.start
        yield f"{kind} new length {bisect_left((8, 16, 30, 60), length)}"
        yield f"{kind} new modifiers {min(2, len(candidate.words))}"
        yield f"{kind} new class {candidate.mention.label or 'none'}"
        yield f"{kind} new after {bool(candidate.after)}"
    yield f"{kind} new in first {bisect_left((0, 2, 10), candidate.sentence)}"


def link_features(candidate: Candidate, cluster: Cluster, recency: int) -> Iterator[str]:
    """Yield the features of a mention that means what a cluster does; `recency` counts the clusters named since."""
    kind = kind_of(candidate)
    last = cluster.last
    gap = bisect_left((0, 1, 2, 4, 8, 16), candidate.sentence - last.sentence)
    group = family(cluster.class_name)
    yield f"{kind} gap {gap}"
    yield f"{kind} recency {bisect_left((0, 1, 2, 4, 8), recency)}"
    yield f"{kind} last is {last.mention.kind.value} {min(gap, 1)}"
    yield f"{kind} last role {last.role} {min(gap, 1)}"
    yield f"{kind} size {bisect_left((1, 2, 4, 8), len(cluster.candidates))}"
    yield f"{kind} class {group or 'none'}"
    yield f"{kind} plural {cluster.is_plural}"
    yield f"{kind} first is {cluster.candidates[0].determiner} {cluster.candidates[0].mention.kind.value}"
    if last.role == candidate.role:
        yield f"{kind} same role {candidate.role} {min(gap, 1)}"
    if candidate.governor == last.governor:
        yield f"{kind} same governor"
    if candidate.quoted != last.quoted:
        yield f"{kind} across quotation"
    if candidate.mention.kind is MentionKind.PRONOUN:
        yield f"{kind} names {bool(cluster.names)}"
        if candidate.sayer >= 0 and any(c.head == candidate.sayer for c in cluster.candidates[-3:]):
            yield f"{kind} says it itself"
        if last.mention.kind is MentionKind.PRONOUN and last.mention.head[:2] == candidate.mention.head[:2]:
            yield f"{kind} last is the same pronoun"
        yield f"{kind} gender {cluster.gender or 'unknown'}"
        return
    yield from _noun_features(kind, candidate, cluster)


def _noun_features(kind: str, candidate: Candidate, cluster: Cluster) -> Iterator[str]:
    mention = candidate.mention
    same = cluster.described.get(mention.head)
    if same is None:
        agrees = family(mention.label) == family(cluster.class_name)
        yield f"{kind} other noun, class {'unknown' if not mention.label else 'agrees' if agrees else 'differs'}"
        yield f"{kind} other noun, named {bool(cluster.names)}"
        yield f"{kind} other noun, modifiers {min(2, len(candidate.words))}"
        yield f"{kind} other noun, after {bool(candidate.after)}"
        yield f"{kind} other noun, role {mention.head in roles.kinds}"
        return
    yield f"{kind} same noun {max(same.ways)}"
    yield f"{kind} after {_compared(candidate.after, same.after)}"
    if candidate.words in same.words:
        yield f"{kind} same modifiers {min(2, len(candidate.words))}"
    elif any(candidate.words <= words for words in same.latest_words()):
        yield f"{kind} fewer modifiers"
    elif any(candidate.words >= words for words in same.latest_words()):
        yield f"{kind} more modifiers"
    else:
        yield f"{kind} other modifiers"
    if mention.plural in same.plural:
        yield f"{kind} same number"
    if candidate.owner:
        yield f"{kind} same owner {candidate.owner in same.owners}"
    if candidate.extent.end - candidate.extent.start in same.lengths:
        yield f"{kind} same length"


def _compared(after: frozenset[str], theirs: set[frozenset[str]]) -> str:
    """Say how what stands after a noun compares with what stood there before."""
    if after in theirs:
        return "same" if after else "none"
    if not after:
        return "dropped"
    return "added" if theirs == {frozenset()} else "other"
