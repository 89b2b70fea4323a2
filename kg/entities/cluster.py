"""What a text has said of one entity so far: its mentions, what they are called and described as, and how present it is.

In: candidates, one after another. Out: a `Cluster`, which other modules rank (`ranking`), judge (`agreement`) and choose (`clusters`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import islice

from kg.english import pronouns
from kg.english.classes import family
from kg.entities.candidates import Candidate
from kg.entities.links import Reason
from kg.mentions.names import normalize
from kg.model import Mention, MentionKind, TextSpan

GENERAL = frozenset({"Organization", "Place", ""})
"""Classes that say little of what has them."""

MOST_MODIFIED = 40
"""Ways in which an entity is described with one noun that a mention is compared with, the latest: in 1,138 texts (news, reports, novels) there
were at most 6."""

LATEST = 12
"""Mentions that count for how present an entity is. Chosen by hand."""


@dataclass(slots=True, eq=False)
class Descriptions:
    """How one entity is described with one noun: the modifiers, owners, numbers and lengths of its mentions, each once."""

    words: dict[frozenset[str], None] = field(default_factory=dict)
    plural: set[bool] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    lengths: set[int] = field(default_factory=set)
    after: set[frozenset[str]] = field(default_factory=set)
    ways: set[str] = field(default_factory=set)
    """How it is called by the noun: as a mention of it ("noun"), in its name, or as what it is said to be ("role")."""

    def add(self, candidate: Candidate, way: str) -> None:
        """Take a mention in."""
        self.ways.add(way)
        self.after.add(candidate.after)
        self.words[candidate.words] = None
        self.plural.add(candidate.mention.plural)
        self.owners.add(candidate.owner)
        self.lengths.add(candidate.extent.end - candidate.extent.start)

    def latest_words(self) -> list[frozenset[str]]:
        """Return the modifiers of the latest mentions that have others than those before."""
        return list(islice(reversed(self.words), MOST_MODIFIED))


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one entity so far; grows while the document is read."""

    candidates: list[Candidate] = field(default_factory=list)
    gender: str = ""
    votes: Counter[str] = field(default_factory=Counter)
    names: list[str] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    reasons: dict[TextSpan, Reason] = field(default_factory=dict)
    """Why its mentions mean it, of all but the first."""
    class_name: str = ""
    is_plural: bool = False
    number: int = 0
    noun_heads: tuple[int, ...] = ()
    """The head words of the first mention that is no pronoun, and of the last two."""
    described: dict[str, Descriptions] = field(default_factory=lambda: defaultdict(Descriptions))

    @property
    def mentions(self) -> list[Mention]:
        """The mentions, in the order of the text."""
        return [c.mention for c in self.candidates]

    @property
    def last(self) -> Candidate:
        """The latest mention."""
        return self.candidates[-1]

    @property
    def telling_heads(self) -> list[int]:
        """The words that tell most of what it is, and where it stands: the heads of its first and last nouns, and of its last mention."""
        return list(dict.fromkeys((*self.noun_heads, self.last.head)))

    def add(self, candidate: Candidate, reason: Reason | None = None) -> None:
        """Take a mention in, and why it means what those before it do."""
        mention = candidate.mention
        if reason is not None and self.candidates:
            self.reasons[mention.span] = reason
        self.candidates.append(candidate)
        if mention.kind is MentionKind.NAME:
            self.names.append(mention.text)
        if candidate.alias_of is not None:
            self.aliases.add(mention.text)
        if mention.kind is not MentionKind.PRONOUN:
            self.noun_heads = (*self.noun_heads[:1], *self.noun_heads[1:][-1:], candidate.head)
        for noun, described, way in candidate.nouns:
            self.described[noun].add(described, way)
        if mention.label and not self._is_looser(mention):
            self.votes[mention.label] += 1
        if candidate.described_as:
            self.votes[candidate.described_as] += 2
        if candidate.pronoun is not None and candidate.pronoun.kind == "thing" and self.class_name == "Person":
            self.votes["Organization"] += 3  # "it" is no person: the name was taken for one
        if self.votes:
            self.class_name = self._most_voted()
        self.gender = self.gender or candidate.gender
        self.is_plural = not self.names and (self.is_plural or (mention.plural and mention.kind is MentionKind.NOMINAL))

    def _is_looser(self, mention: Mention) -> bool:
        """Tell whether a description only says less well what its name does: a World Bank is no company, for all that it is "the bank"."""
        is_known = bool(self.names) and self.class_name not in GENERAL
        return is_known and mention.kind is MentionKind.NOMINAL and family(mention.label) == family(self.class_name)

    def salience(self, sentence: int) -> float:
        """Return how present the entity is at a sentence: each mention counts, subjects most, and fades (Lappin & Leass 1994)."""
        latest = self.candidates[-LATEST:]
        return sum((2.0 if c.role == "subject" else 1.0) * 0.5 ** (sentence - c.sentence) for c in latest)

    def _most_voted(self) -> str:
        """Return the class most mentions tell; a specific one before "Organization" or "Place"."""
        if len(self.votes) == 1:
            return next(iter(self.votes))
        broad = Counter[str]()
        for name, count in self.votes.items():
            broad[family(name)] += count
        best = broad.most_common(1)[0][0]
        among = [(name in GENERAL, -count, name) for name, count in self.votes.items() if family(name) == best]
        return min(among)[2]

    @property
    def _description(self) -> str:
        """The words of the first mention that can stand for it alone: no pronoun, else a subject ("He", not "his"), else any.

        Words of its own that only the sentence tells who is meant by ("the claimant at her home") give way to fewer ("the claimant").
        """
        first = self.candidates[0]
        alone = [c.mention.text for c in self.candidates if c.mention.kind is not MentionKind.PRONOUN]
        if alone and self.class_name == "Person" and not pronouns.possessive.isdisjoint(alone[0].lower().split()[2:]):
            return next((text for text in alone if alone[0].lower().startswith(f"{text.lower()} ")), alone[0])
        subjects = (c for c in self.candidates if c.pronoun is None or c.mention.head in pronouns.nominative)
        return alone[0] if alone else next(subjects, first).mention.text

    @property
    def label(self) -> str:
        """The fullest name, else the words of the first mention.

        A name that the text gives as another one ("Twitter, now known as X", "Meta, formerly known as Facebook") is an alias: it is the
        label only of what has no name else, so that nothing is renamed, and not to what it is no longer called.
        """
        own = [name for name in self.names if name not in self.aliases] or self.names
        names = dict.fromkeys(n.removesuffix("'s").removesuffix("’s") for n in own)
        if not names:
            return self._description
        longest = max(names, key=lambda n: len(normalize(n)))  # of several the first
        return longest[4:] if longest.lower().startswith("the ") and len(longest.split()) > 2 else longest
