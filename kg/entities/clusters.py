"""Cluster the mentions of a document that mean the same thing, in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.entities.names import is_initials, is_short_for, without_suffix
from kg.mentions import make_mention
from kg.mentions.classes import ORGANIZATIONS, PLACES
from kg.mentions.names import adjectives_of_countries, country_name, normalize
from kg.model import Document, Mention, MentionKind, Relation, TextSpan
from kg.parsing.trees import Tree
from kg.words import read_rows

GENERAL = frozenset({"Organization", "Place", ""})
DEFINITE = ("the ", "this ", "that ", "these ", "those ")
REACH = {"pronoun": 2, "class": 5, "noun": 1000}
"""How many sentences back an antecedent may stand."""

SUBJECT_WEIGHT, FADING = 2.0, 0.5

RELATIVE = frozenset({"who", "which", "whose", "that", "whom"})


@cache
def read_pronouns() -> dict[str, tuple[str, str]]:
    """Read what each pronoun can refer to: pronoun -> (person, thing or plural; gender)."""
    return {word: (kind, gender) for kind, gender, words in read_rows("pronouns") for word in words.split("|")}


def family(class_name: str) -> str:
    """Return the broad kind that must agree between mentions of one thing."""
    if class_name in ORGANIZATIONS:
        return "organization"
    if class_name in PLACES:
        return "place"
    return class_name.lower()


@dataclass(slots=True)
class Cluster:
    """The mentions of one thing so far; grows while the document is read."""

    mentions: list[Mention]
    last_sentence: int
    places: list[tuple[int, bool]] = field(default_factory=list)
    gender: str = ""
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def names(self) -> list[str]:
        """The names among the mentions."""
        return [m.text for m in self.mentions if m.kind is MentionKind.NAME]

    @property
    def class_name(self) -> str:
        """The class most mentions tell; a specific one before "Organization" or "Place"."""
        if not self.votes:
            return ""
        broad = Counter[str]()
        for name, count in self.votes.items():
            broad[family(name)] += count
        best = broad.most_common(1)[0][0]
        among = [(name in GENERAL, -count, name) for name, count in self.votes.items() if family(name) == best]
        return min(among)[2]

    @property
    def label(self) -> str:
        """The fullest name, else the words of the first mention."""
        names = [n.removesuffix("'s").removesuffix("’s") for n in self.names]
        if not names:
            return self.mentions[0].text
        longest = max(names, key=lambda n: (len(normalize(n)), -names.index(n)))
        return longest[4:] if longest.lower().startswith("the ") and len(longest.split()) > 2 else longest

    def salience(self, sentence: int) -> float:
        """Return how present the thing is at a sentence: each mention counts, subjects most, and fades (Lappin & Leass 1994)."""
        weights = ((SUBJECT_WEIGHT if subject else 1.0) * FADING ** (sentence - at) for at, subject in self.places)
        return sum(weights) * (1.3 if self.names else 1.0)

    @property
    def is_plural(self) -> bool:
        """Tell whether the thing is several."""
        return any(m.plural for m in self.mentions if m.kind is MentionKind.NOMINAL) and not self.names


def resolve_mentions(document: Document, tree: Tree, relations: Iterable[Relation]) -> list[Cluster]:
    """Return the clusters of a document's mentions, by the place of their first mention."""
    sentence_of = _SentenceIndex(tree)
    clusters: list[Cluster] = []
    antecedents = _relative_antecedents(document, tree)
    of_span: dict[TextSpan, Cluster] = {}
    for mention in _all_mentions(document, tree, relations):
        sentence = sentence_of(mention.span.start)
        cluster = of_span.get(antecedents[mention.span]) if mention.span in antecedents else _find(mention, sentence, clusters)
        if cluster is None:
            cluster = Cluster([], sentence)
            clusters.append(cluster)
        cluster.mentions.append(mention)
        cluster.last_sentence = sentence
        cluster.places.append((sentence, mention.subject))
        if mention.label:
            cluster.votes[mention.label] += 1
        if mention.kind is MentionKind.PRONOUN and not cluster.gender:
            cluster.gender = read_pronouns().get(mention.head, ("", ""))[1]
        of_span[mention.span] = cluster
    return clusters


class _SentenceIndex:
    """Find the number of the sentence that holds a character."""

    def __init__(self, tree: Tree) -> None:
        self._by_start = dict(zip(tree.starts, tree.sentence, strict=True))
        self._starts = tree.starts
        self._sentence = tree.sentence

    def __call__(self, character: int) -> int:
        from bisect import bisect_right

        found = self._by_start.get(character)
        return found if found is not None else self._sentence[max(0, bisect_right(self._starts, character) - 1)]


def _all_mentions(document: Document, tree: Tree, relations: Iterable[Relation]) -> list[Mention]:
    """Return the mentions that matter, each span once: names, personal pronouns, arguments and sources of relations."""
    found: dict[TextSpan, Mention] = {}
    for entity in tree.names:
        if entity.label != "NORP":
            mention = make_mention(tree, document.id, entity.root)
            found.setdefault(mention.span, mention)
    for i, word in enumerate(tree.words):
        lower = word.lower()
        if (lower in read_pronouns() and tree.pos[i] in ("PRON", "DET")) or (
            lower in RELATIVE and tree.pos[i] == "PRON" and tree.tags[i].startswith("W")
        ):
            mention = make_mention(tree, document.id, i)
            found.setdefault(mention.span, mention)
    for relation in relations:
        for mention in _mentions_of(relation):
            found.setdefault(mention.span, mention)
    return sorted(found.values(), key=lambda m: (m.span.start, -m.span.end))


def _mentions_of(relation: Relation) -> Iterator[Mention]:
    yield relation.subject.mention
    if relation.object.value is None:
        yield relation.object.mention
    if relation.factuality.attribution is not None:
        yield relation.factuality.attribution
    for qualifier in relation.qualifiers:
        if qualifier.mention is not None and qualifier.mention.kind is MentionKind.NAME:
            yield qualifier.mention


def _relative_antecedents(document: Document, tree: Tree) -> dict[TextSpan, TextSpan]:
    """Return, for each relative pronoun, the span of the noun its clause hangs on."""
    found = {}
    for i, word in enumerate(tree.words):
        if word.lower() in RELATIVE and tree.pos[i] == "PRON":
            top = tree.heads[i]
            for _ in range(4):
                if tree.labels[top] == "acl:relcl":
                    mention = make_mention(tree, document.id, tree.heads[top])
                    found[TextSpan(document.id, tree.starts[i], tree.ends[i])] = mention.span
                    break
                top = tree.heads[top]
    return found


def _find(mention: Mention, sentence: int, clusters: list[Cluster]) -> Cluster | None:
    if mention.kind is MentionKind.NAME:
        return _by_name(mention, clusters)
    if mention.kind is MentionKind.PRONOUN:
        return _by_pronoun(mention, sentence, clusters)
    return _by_description(mention, sentence, clusters)


def _by_name(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """Find the cluster with the same name, else one with a longer or shorter form of it."""
    words = normalize(mention.text)
    country = country_name(mention.text)
    kind = family(mention.label)
    for cluster in reversed(clusters):
        for name in cluster.names:
            other = normalize(name)
            if words == other or (country and country == country_name(name)):
                return cluster
    for cluster in reversed(clusters):
        theirs = family(cluster.class_name)
        if theirs != kind and theirs and kind:
            continue
        person = "person" in (kind, theirs)
        for name in cluster.names:
            other = normalize(name)
            # A name is shortened once it has been given in full; given longer, it may be another's ("Microsoft Foundry").
            if is_short_for(words, other, person=person) and (person or kind in ("organization", "place")):
                return cluster
            if person and is_short_for(other, words, person=True):
                return cluster
            if (
                (kind == "organization" and without_suffix(words) == without_suffix(other))
                or is_initials(mention.text, name)
                or is_initials(name, mention.text)
            ):
                return cluster
    return None


def _by_pronoun(mention: Mention, sentence: int, clusters: list[Cluster]) -> Cluster | None:
    """Find the most salient thing the pronoun can mean: subjects first, then the nearest."""
    kind, gender = read_pronouns().get(mention.head, ("", ""))
    if not kind:
        return None
    best: tuple[float, int] | None = None
    chosen = None
    for place, cluster in enumerate(clusters):
        distance = sentence - cluster.last_sentence
        if not cluster.mentions or distance > REACH["pronoun"] or not _can_mean(cluster, kind, gender):
            continue
        score = cluster.salience(sentence)
        if best is None or (score, cluster.mentions[-1].span.start) > best:
            best, chosen = (score, clusters[place].mentions[-1].span.start), cluster
    return chosen


def _can_mean(cluster: Cluster, kind: str, gender: str) -> bool:
    what = family(cluster.class_name)
    if cluster.gender and gender not in ("any", cluster.gender) and cluster.gender != "any":
        return False
    if kind == "person":
        return what == "person"
    if kind == "thing":
        return what not in ("person", "group") and not cluster.is_plural
    return cluster.is_plural or what in ("group", "organization")


def _by_description(mention: Mention, sentence: int, clusters: list[Cluster]) -> Cluster | None:
    """Find what "the company" or "the deal" means: the thing so called before, or the last salient one of that class."""
    text = mention.text.lower()
    for cluster in reversed(clusters):
        if any(
            m.kind is MentionKind.NOMINAL and m.text.lower().removeprefix("the ") == text.removeprefix("the ")
            for m in cluster.mentions
        ):
            return cluster
    words = mention.text.split()
    if not text.startswith(DEFINITE) or len(words) > 3 or (len(words) == 3 and words[1] not in adjectives_of_countries()):
        return None  # "the struggling company" tells more than a class; "the German company" hardly does
    best = None
    for cluster in clusters:
        distance = sentence - cluster.last_sentence
        same_noun = any(
            m.kind is MentionKind.NOMINAL and m.head == mention.head and m.plural == mention.plural for m in cluster.mentions
        )
        same_class = (
            bool(cluster.names)
            and not mention.plural
            and mention.label not in ("", "Event", "Product", "Group")
            and _is_a(cluster.class_name, mention.label)
        )
        if (same_noun and distance <= REACH["noun"]) or (same_class and distance <= REACH["class"]):
            score = (cluster.salience(sentence), cluster.mentions[-1].span.start)
            if best is None or score > best[0]:
                best = (score, cluster)
    return best[1] if best else None


def _is_a(one: str, described: str) -> bool:
    """Tell whether something of a class may be described as of another: an organization of no known kind may be a company."""
    return one == described or (described == "Company" and one == "Organization")
