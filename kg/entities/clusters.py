"""Cluster the mentions of a document that mean the same entity, in the order of the text.

Names are compared by rules, the surest first; pronouns and descriptions are ranked (`ranking`) among the entities spoken of
so far that they can mean at all: never across incompatible kinds, genders or numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from kg.clauses import antecedent
from kg.english import determiners, prepositions, pronouns
from kg.entities.agreement import are_arguments_of_one, are_numbered_apart, are_of_others, can_be_described, can_be_person, can_mean
from kg.entities.antecedents import VectorScorer
from kg.entities.candidates import Candidate, find_candidates
from kg.entities.cluster import Cluster
from kg.entities.descriptions import body_in_full, can_stand_for, stand_ins
from kg.entities.disjoint import subject_ahead
from kg.entities.epithets import described_anew
from kg.entities.links import (
    AHEAD,
    ALIAS,
    BY_CLASS,
    BY_EPITHET,
    BY_LIFE,
    BY_PORTRAIT,
    BY_ROLE,
    JOINED,
    NAMED,
    RELATIVE,
    SAYER,
    SPEAKER,
    TERM,
    Reason,
    likeliest,
)
from kg.entities.misreadings import is_no_last_name, unless_misread
from kg.entities.names import NameIndex
from kg.entities.places import can_stand, joined_before, sayer_of
from kg.entities.portraits import person_described
from kg.entities.ranking import link_features, new_features, probability, score
from kg.entities.speakers import Speakers, has_brackets, meant_in_brackets, named_by_speakers
from kg.entities.terms import DefinedTerms
from kg.entities.topics import gender_told, means_topic, subject_of_life
from kg.mentions import named_head
from kg.mentions.names import adjectives_of_countries, country_name, normalize, with_nickname
from kg.model import MentionKind, Relation, TextSpan
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

REACH = {"pronoun": 3, "class": 5, "noun": 60}
"""How many sentences back an antecedent may stand."""

MOST_OPTIONS = 30
"""Entities spoken of that a pronoun is compared with, the latest first. Chosen by hand."""

MOST_OF_A_NOUN = 12
"""Entities called by one noun that a mention is compared with, the latest. Chosen by hand."""

MOST_BY_CLASS = 400
"""Entities called by one noun that are asked whether one is near, the latest: in 1,138 texts (news, reports, novels) there were at most 82."""

SUREST = 0.6
"""How likely a description must mean something with a name that was not called so. Of 38 less likely ones of OntoGUM 12 were right."""

POINTING = frozenset({"definite", "demonstrative"})


Option = tuple[Cluster, list[str]]
Joined = tuple[Cluster, Reason]
"""The cluster that a mention belongs to, and why."""
Choose = Callable[[Candidate, list[Option], list[str]], Joined | None]


def choose_best(scorer: VectorScorer, candidate: Candidate, options: list[Option], new: list[str]) -> Joined | None:
    """Return the cluster a mention most likely belongs to, or None where a new entity is likelier."""
    shares = scorer.shares(candidate, [cluster for cluster, _ in options])
    values = [score(features) + share for features, share in zip([new, *(f for _, f in options)], shares, strict=True)]
    best = values.index(max(values))  # of equal ones the first, and before all the new one
    return (options[best - 1][0], likeliest(probability(values, best))) if best else None


class Resolver:
    """Read the mentions of one document in order; `choose` decides where rules do not."""

    def __init__(self, reading: DocumentReading, choose: Choose) -> None:
        self.clusters: list[Cluster] = []
        self._tree = reading.tree
        self._choose = choose
        self._antecedents = _relative_antecedents(reading)
        self._of_span: dict[TextSpan, Cluster] = {}
        self._names = NameIndex()
        self._recent: dict[int, Cluster] = {}
        self._by_noun: dict[str, dict[Cluster, None]] = defaultdict(dict)
        self._of_head: dict[int, Cluster] = {}
        self._terms = DefinedTerms(reading.definitions)
        self._ahead: dict[int, Candidate] = {}
        self._joined_ahead: dict[int, Cluster] = {}
        self._speakers = Speakers(self._tree, self._of_head)
        self._topic = subject_of_life(self._tree)
        self._topic_gender = gender_told(self._tree)

    def look_ahead(self, candidates: Sequence[Candidate]) -> None:
        """Learn which names come, for pronouns that stand before the name of whom they mean."""
        self._ahead = {c.head: c for c in candidates if c.mention.kind is MentionKind.NAME}

    def read(self, candidate: Candidate) -> None:
        """Put a mention into the cluster it belongs to."""
        meant = self._terms.find(candidate.mention)
        if meant is not None:
            term = meant[0]
            kind = MentionKind.NOMINAL if term.definite and not term.text.isupper() else MentionKind.NAME
            text = term.text if kind is MentionKind.NAME else candidate.mention.text
            candidate = replace(candidate, mention=replace(candidate.mention, kind=kind, text=text, label=""))
        joined = (self.clusters[meant[1]], TERM) if meant is not None else self._find(candidate)
        cluster, reason = joined if joined is not None else (self._new_cluster(), None)
        candidate = unless_misread(candidate, cluster)
        self._recent.pop(cluster.number, None)
        self._recent[cluster.number] = cluster
        cluster.add(candidate, reason)
        mention = candidate.mention
        self._of_span[mention.span] = cluster
        if mention.kind is MentionKind.NAME:
            for name in filter(None, (mention.text, with_nickname(mention.text), *candidate.aliases)):
                self._names.add(name, cluster.number, cluster.class_name)
        for _ in self._terms.define(candidate.head, cluster.number):
            self._speakers.define(cluster)
        if not candidate.says:
            for noun, _, _ in candidate.nouns:
                self._by_noun[noun].setdefault(cluster)
        first = self._of_head.setdefault(candidate.head, cluster)
        if cluster.number < first.number:
            self._of_head[candidate.head] = cluster

    def _new_cluster(self) -> Cluster:
        cluster = Cluster(number=len(self.clusters))
        self.clusters.append(cluster)
        return cluster

    def _find(self, candidate: Candidate) -> Joined | None:
        mention = candidate.mention
        if mention.span in self._antecedents:
            cluster = self._of_span.get(self._antecedents[mention.span])
            return (cluster, RELATIVE) if cluster is not None else None
        if candidate.alias_of in self._of_span:
            return self._of_span[candidate.alias_of], ALIAS
        if mention.kind is MentionKind.NAME:
            cluster = self._joined_ahead.get(candidate.head) or self._by_name(candidate)
            return (cluster, NAMED) if cluster is not None else None
        pronoun = candidate.pronoun
        if mention.kind is MentionKind.PRONOUN and pronoun is None:
            return None
        if pronoun is not None and pronoun.kind in ("speaker", "speakers", "hearer"):
            return self._by_speech(candidate, pronoun.kind), SPEAKER
        if pronoun is not None and has_brackets(self._tree, candidate.head):
            named = self._ahead.get(meant_in_brackets(self._tree, candidate.head))
            if named is not None or candidate.role != "possessor":  # "their [fate]" does not tell whose
                return (self._by_name_ahead(named), ALIAS) if named is not None else None
        if candidate.role == "predicate" or candidate.says:
            return None  # what somebody is said to be is said of him, and names nobody
        surest = self._by_place(candidate) if pronoun is not None else self._by_noun_alone(candidate)
        if surest is not None:
            return surest
        possible = [(r, c) for r, c in self._options(candidate) if not _encloses(self._tree, candidate, c)]
        speaking = (self._speakers.quoted(candidate), self._speakers.labelled(candidate))
        possible = [(r, c) for r, c in possible if c not in speaking]
        if pronoun is not None:
            possible = [(r, c) for r, c in possible if can_stand(self._tree, candidate, c, [cluster for _, cluster in possible])]
        options = [(cluster, list(link_features(candidate, cluster, recency))) for recency, cluster in possible]
        chosen = self._choose(candidate, options, list(new_features(candidate))) if options else None
        if chosen is not None and pronoun is None and _is_doubtful(candidate, *chosen):
            return None
        return chosen

    def _by_speech(self, candidate: Candidate, kind: str) -> Cluster:
        """Find who speaks; "we" are, from there on, the body that we say we are."""
        body = self._ahead.get(named_by_speakers(self._tree, candidate.head)) if kind == "speakers" else None
        if body is not None and not candidate.quoted:
            self._speakers.define(self._by_name_ahead(body))
        return self._speakers.find(candidate, kind, self._new_cluster)

    def _by_place(self, candidate: Candidate) -> Joined | None:
        """Find what a pronoun means by where it stands, whatever else is spoken of."""
        is_person = candidate.pronoun is not None and candidate.pronoun.kind == "person"
        cluster = self._by_subject_ahead(candidate) if is_person else None
        if cluster is not None:
            return cluster, AHEAD
        if candidate.quoted:
            return None
        if not is_person:
            body = self._of_head.get(sayer_of(self._tree, candidate))
            return (body, SAYER) if body is not None else None
        cluster = self._of_head.get(joined_before(self._tree, candidate))
        if cluster is not None and cluster.class_name == "Person" and can_be_person(cluster, candidate):
            return cluster, JOINED
        topic = self._of_head.get(self._topic) if candidate.gender == self._topic_gender else None
        if topic is None or not can_mean(candidate, topic, "person"):
            return None
        return (topic, BY_LIFE) if means_topic(candidate, topic, islice(reversed(self._recent.values()), MOST_OPTIONS)) else None

    def _by_noun_alone(self, candidate: Candidate) -> Joined | None:
        """Find what a description means by its noun, whatever else speaks for one or another."""
        cluster = self._by_role(candidate)
        if cluster is not None:
            return cluster, BY_ROLE
        cluster = person_described(self._tree, candidate, self._recent.values())
        if cluster is not None and not are_arguments_of_one(candidate, cluster):
            return cluster, BY_PORTRAIT
        cluster = self._by_class(candidate)
        if cluster is not None:
            return cluster, BY_CLASS
        cluster = described_anew(self._tree, candidate, self._recent.values())
        return (cluster, BY_EPITHET) if cluster is not None else None

    def _by_subject_ahead(self, candidate: Candidate) -> Cluster | None:
        """Find the person of whom a pronoun in front of the subject speaks: "In her speech, Ann Lee praised Karl"."""
        subject = self._ahead.get(subject_ahead(self._tree, candidate.head))
        if subject is None or subject.mention.label != "Person" or {candidate.gender, subject.gender} == {"female", "male"}:
            return None
        cluster = self._joined_ahead.get(subject.head) or self._by_name(subject)
        if cluster is not None:
            return cluster if can_be_person(cluster, candidate) else None
        if candidate.role != "possessor":
            return None
        return self._by_name_ahead(subject)

    def _by_name_ahead(self, name: Candidate) -> Cluster:
        """Find what a name that comes next means, or open a cluster for it."""
        cluster = self._joined_ahead.get(name.head) or self._by_name(name)
        if cluster is None:
            self._joined_ahead[name.head] = cluster = self._new_cluster()
        return cluster

    def _by_name(self, candidate: Candidate) -> Cluster | None:
        """Find what has the name of a mention, else one of the names that the text gives it here."""
        names = (candidate.mention.text, *candidate.aliases)
        fits, last_of = partial(self._can_be, candidate), lambda n: self.clusters[n].last.head
        places = (self._names.find(name, candidate.mention.label, fits, last_of) for name in names)
        number = next((n for n in places if n is not None), None)
        return self.clusters[number] if number is not None else body_in_full(self._tree, candidate, self._by_noun)

    def _can_be(self, candidate: Candidate, number: int) -> bool:
        """Tell whether a name can mean an entity: "Mr Smith" is not Ann Smith, nor is who owns Acme Energy called so for short."""
        cluster = self.clusters[number]
        if {candidate.gender, cluster.gender} == {"female", "male"} or is_no_last_name(candidate, cluster):
            return False
        is_beside = any(self._of_span.get(span) is cluster for span in candidate.beside)
        return not is_beside or normalize(candidate.mention.text) in map(normalize, cluster.names)

    def _options(self, candidate: Candidate) -> Iterator[tuple[int, Cluster]]:
        """Yield the clusters a mention can mean, each with how many have been spoken of since."""
        pronoun = candidate.pronoun
        recent = enumerate(islice(reversed(self._recent.values()), MOST_OPTIONS))
        if pronoun is not None:
            for recency, cluster in recent:
                if (
                    candidate.sentence - cluster.last.sentence <= REACH["pronoun"]
                    and any(c.role != "predicate" for c in cluster.candidates[:2])  # what somebody is said to be, he is called
                    and can_mean(candidate, cluster, pronoun.kind)
                ):
                    yield recency, cluster
            return
        if candidate.determiner == "indefinite":
            return
        mention, seen = candidate.mention, set()
        points = candidate.determiner in POINTING and not mention.plural
        for cluster in self._called(mention.head, MOST_OF_A_NOUN)[::-1]:
            if (
                candidate.sentence - cluster.last.sentence <= REACH["noun"]
                and (points or "noun" in cluster.described[mention.head].ways)
                and not are_numbered_apart(candidate, cluster)
                and not are_of_others(candidate, cluster)
                and not are_arguments_of_one(candidate, cluster)
            ):
                seen.add(cluster.number)
                yield 0, cluster
        if points and mention.label not in ("", "Event", "Product", "Group"):
            for recency, cluster in recent:
                if (
                    cluster.number not in seen
                    and cluster.names
                    and candidate.sentence - cluster.last.sentence <= REACH["class"]
                    and can_be_described(cluster, mention)
                    and not are_arguments_of_one(candidate, cluster)
                ):
                    yield recency, cluster

    def _called(self, noun: str, most: int) -> list[Cluster]:
        """Return the latest entities called by a noun, the latest first."""
        return list(islice(reversed(self._by_noun.get(noun, {})), most))

    def _by_role(self, candidate: Candidate) -> Cluster | None:
        """Find what "the mayor" means: the only one near who is called so, as the text says of "Mayor Ann Lee"."""
        noun = candidate.mention.head
        if candidate.determiner not in POINTING or candidate.mention.plural or candidate.after:
            return None
        near = [c for c in self._called(noun, MOST_BY_CLASS) if candidate.sentence - c.last.sentence <= REACH["class"]]
        if len(near) != 1 or "role" not in near[0].described[noun].ways:
            return None
        cluster, words = near[0], _but_countries(candidate.words)
        is_so = any(_but_countries(theirs) == words for theirs in cluster.described[noun].latest_words())  # no vice president
        is_other = are_arguments_of_one(candidate, cluster) or _encloses(self._tree, candidate, cluster)
        return cluster if is_so and not is_other and cluster is not self._speakers.quoted(candidate) else None

    def _by_class(self, candidate: Candidate) -> Cluster | None:
        """Find what "the company" means: of the named companies the one spoken of most, and latest."""
        noun = candidate.mention.head
        if not _tells_but_class(self._tree, candidate):
            return None
        near = (c for c in self._called(noun, MOST_BY_CLASS) if candidate.sentence - c.last.sentence <= REACH["class"])
        if any(False in cluster.described[noun].plural for cluster in near):
            return None
        best = max(
            (
                (cluster.salience(candidate.sentence), recency, cluster.number)
                for recency, cluster in self._named_nearby(candidate)
                if can_stand_for(noun, cluster)
                and not _encloses(self._tree, candidate, cluster)
                and not are_arguments_of_one(candidate, cluster)
            ),
            default=None,
        )
        return self.clusters[best[2]] if best is not None else None

    def _named_nearby(self, candidate: Candidate) -> Iterator[tuple[int, Cluster]]:
        for recency, cluster in enumerate(islice(reversed(self._recent.values()), MOST_OPTIONS)):
            if cluster.names and candidate.sentence - cluster.last.sentence <= REACH["class"]:
                yield -recency, cluster


def resolve_mentions(reading: DocumentReading, relations: Sequence[Relation]) -> list[Cluster]:
    """Return the clusters of a document's mentions, by the place of their first mention."""
    resolver = Resolver(reading, partial(choose_best, VectorScorer(reading.tree.vectors)))
    candidates = find_candidates(reading, relations)
    resolver.look_ahead(candidates)
    for candidate in candidates:
        resolver.read(candidate)
    return [cluster for cluster in resolver.clusters if cluster.candidates]


def _tells_but_class(tree: Tree, candidate: Candidate) -> bool:
    """Tell whether a description says of what class something is, and that it was spoken of: "the company", "the German company"."""
    mention, opening = candidate.mention, candidate.mention.text.split()[0].lower()
    if candidate.determiner not in POINTING or mention.plural or mention.head not in stand_ins():
        return False
    if candidate.after and candidate.determiner == "definite":
        return False  # "the company that bought it" is told here; "that company" was before
    if mention.label == "Company" and tree.words[candidate.head][:1].isupper():
        return False  # "the Company" is a term, and means what defines it, in this text or before it
    if any(word.capitalize() not in adjectives_of_countries() for word in candidate.words):
        return False  # "the struggling company" tells more than a class; "the German company" hardly does
    # "such a company" is none of them, and "this country" is that of who says so
    return opening not in determiners.of_kinds and not (candidate.quoted and opening in determiners.of_here)


def _is_doubtful(candidate: Candidate, cluster: Cluster, reason: Reason) -> bool:
    """Tell whether a description hardly means something with a name that was never called so: "the district attorney" a judge."""
    return reason.score < SUREST and bool(cluster.names) and candidate.mention.head not in cluster.described


def _but_countries(words: frozenset[str]) -> frozenset[str]:
    """Return the words before a noun but for those that only say of which country: of "Danish foreign minister" "foreign"."""
    return frozenset(w for w in words if w.capitalize() not in adjectives_of_countries() and not country_name(w))


def _encloses(tree: Tree, candidate: Candidate, cluster: Cluster) -> bool:
    """Tell whether a mention stands inside the latest one of a cluster, as in "the man with his dog" (not in its clauses).

    What belongs to a pronoun is beside the noun itself, "the man's dog", or comes from elsewhere: "a statement from its lawyers".
    """
    last = cluster.last
    inside = last.extent.start <= candidate.mention.span.start and candidate.mention.span.end <= last.extent.end
    if candidate.mention.kind is MentionKind.PRONOUN:
        noun = candidate.governor
        outside = (
            tree.heads[noun] == last.head and tree.labels[noun] == "nmod" and tree.preposition(noun) in prepositions.of_outsiders
        )
        whose = named_head(tree, noun)  # "his brother Johann"
        return inside and (outside or whose == last.head) and candidate.role == "possessor"
    return inside


def _relative_antecedents(reading: DocumentReading) -> dict[TextSpan, TextSpan]:
    """Return, for each relative pronoun, the span of the noun its clause hangs on."""
    tree, antecedents = reading.tree, {}
    for i, word in enumerate(tree.words):
        is_adverb = tree.tags[i] == "WRB" and word.lower() in pronouns.relative_places
        if is_adverb or (tree.pos[i] == "PRON" and word.lower() in pronouns.relative_mentions):
            top = tree.heads[i]
            for _ in range(4):
                if tree.labels[top] == "acl:relcl":
                    noun = tree.heads[top] if is_adverb else antecedent(tree, i, top)
                    antecedents[reading.span(i, i + 1)] = reading.mention(noun).span
                    break
                top = tree.heads[top]
    return antecedents
