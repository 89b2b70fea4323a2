"""Tell by name whose things are: Brazil's "its embassy" is "Brazil's embassy", "a warrant for his arrest" is one "for Karl Voss's arrest".

In: all clusters of a document. Out: for one that has no name the words of its label, with names where pronouns stand in them, and "the city's"
and other definite nouns, whose cluster has one. Who is meant by no name is left as the text has it, and such pronouns are told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.english import pronouns, signs
from kg.entities.candidates import Candidate
from kg.entities.cluster import Cluster
from kg.entities.links import TERM
from kg.model import Mention, MentionKind, TextSpan

POINTING = frozenset({"definite", "demonstrative"})
"""How a noun is determined that means what was told before."""

REFLEXIVE = ("self", "selves")
"""Ends of pronouns that mean who acts: "the house itself"."""

APOSTROPHE, ENDING = "'", "s"
"""What makes a name a possessor; of a thing whose name ends as plurals do, the sign alone: "the United States' embassy"."""


@dataclass(frozen=True, slots=True)
class OwnedLabel:
    """A label with the names of whom it means, and the pronouns of third persons in it that mean nobody with a name."""

    text: str
    open: tuple[TextSpan, ...] = ()


class Owners:
    """The pronouns of a document, and its definite nouns that mean what has a name, by their place."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        meant = [(candidate, cluster) for cluster in clusters for candidate in cluster.candidates if _points(candidate, cluster)]
        meant.sort(key=lambda pair: (pair[0].mention.span.start, -pair[0].mention.span.end))
        self._meant = meant
        self._starts = [candidate.mention.span.start for candidate, _ in meant]

    def label(self, cluster: Cluster) -> OwnedLabel:
        """Return the label of a cluster, with who is meant in it by name."""
        label = cluster.label
        mention = next((m for m in cluster.mentions if m.kind is MentionKind.NOMINAL and m.text == label), None)
        if cluster.names or mention is None or len(label) != mention.span.end - mention.span.start:
            return OwnedLabel(label)
        text, place, nameless = "", 0, []
        for candidate, meant in self._inside(mention):
            span = candidate.mention.span
            start, end = span.start - mention.span.start, span.end - mention.span.start
            if meant is cluster or start < place or _is_told_inside(meant, mention.span, span.start):
                continue  # "the man with his dog", or inside a phrase that has given way to a name
            if not meant.names:
                nameless += [span] if candidate.mention.head in pronouns.of_third_persons else []
                continue
            is_owner = candidate.role == "possessor"
            if is_owner:
                end += max((len(sign) for sign in signs.possessive if label[end:].startswith(sign)), default=0)
            text += label[place:start] + (_possessor(meant) if is_owner else _name_of(meant))
            place = end
        return OwnedLabel(text + label[place:], tuple(nameless))

    def _inside(self, mention: Mention) -> Iterator[tuple[Candidate, Cluster]]:
        """Yield what points at something inside a phrase, with what it means, in the order of the text."""
        first = bisect_left(self._starts, mention.span.start)
        last = bisect_left(self._starts, mention.span.end, first)
        for candidate, cluster in self._meant[first:last]:
            if candidate.mention.span.end <= mention.span.end and candidate.mention.span != mention.span:
                yield candidate, cluster


def _points(candidate: Candidate, cluster: Cluster) -> bool:
    """Tell whether a mention is a pronoun, or a noun that points at what has a name: "the country", not "the rival Falk party"."""
    mention = candidate.mention
    if mention.kind is MentionKind.PRONOUN:
        return candidate.pronoun is not None and not mention.head.endswith(REFLEXIVE)
    if mention.kind is not MentionKind.NOMINAL or not cluster.names or candidate.determiner not in POINTING or candidate.after:
        return False
    return mention.text[1:].islower() or cluster.reasons.get(mention.span) == TERM


def _is_told_inside(cluster: Cluster, around: TextSpan, end: int) -> bool:
    """Tell whether a phrase tells itself who is meant by a word of it, before the word: "Lee's third win in her career"."""
    return any(around.start <= m.span.start < end for m in cluster.mentions)


def _name_of(meant: Cluster) -> str:
    """Return the label of what has a name, with the article that the text gives the name."""
    with_article = any(c.determiner == "definite" and c.mention.text == meant.label for c in meant.candidates)
    return f"the {meant.label}" if with_article and meant.class_name != "Person" else meant.label


def _possessor(owner: Cluster) -> str:
    name = _name_of(owner)
    is_like_plural = name.endswith(ENDING) and owner.class_name != "Person"
    return f"{name}{APOSTROPHE}" if is_like_plural else f"{name}{APOSTROPHE}{ENDING}"
