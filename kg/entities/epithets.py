"""Tell whom a description means that says something new of who has just acted: "Karl Voss won. The Norwegian skier", "the former judge".

In: the description, and what was spoken of. Out: the only person, firm, party or country with a name that the sentence before is about, where the
description is of such a kind and says more of it than its noun. What has a name there that is of the same kind may be meant, too, and then nothing is.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.english import determiners, nouns, numbers
from kg.english.classes import family
from kg.entities.agreement import can_be_described
from kg.entities.candidates import Candidate
from kg.entities.cluster import Cluster
from kg.mentions.names import adjectives_of_countries, country_name
from kg.model import MentionKind
from kg.parsing.trees import Tree
from kg.relations.arguments import kind_label

ALONE = ("",)
"""What stands before a word that is a phrase alone."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})

KINDS = frozenset({"person", "organization", "place"})

UNKNOWN = frozenset({"", "Role"})
"""Classes of nouns that may mean a person all the same: "laureate", "skier"."""


def described_anew(tree: Tree, candidate: Candidate, spoken_of: Collection[Cluster]) -> Cluster | None:
    """Return what was just named and is described as something new, or None where that may be several, or another."""
    mention = candidate.mention
    if mention.kind is not MentionKind.NOMINAL or candidate.determiner != "definite" or not candidate.words or candidate.after:
        return None
    if mention.plural or candidate.quoted or candidate.sentence == 0 or tree.labels[candidate.head] not in SUBJECTS:
        return None
    first, *between = mention.text.split()[:-1] or ALONE
    kind = _kind_of(mention.label, mention.head, between)
    if kind not in KINDS or mention.head in nouns.bystanders or tree.words[candidate.head][0].isupper():
        return None
    if first.lower() not in determiners.articles or not _says_more(between, kind):
        return None
    alike = [c for c in spoken_of if _is_alike(c, kind, mention.label) and not c.is_plural]
    near = [c for c in alike if _is_in(c, candidate.sentence - 1)]
    here = [c for c in alike if c.names and _is_in(c, candidate.sentence)]
    if len(near) != 1 or here or not near[0].names or not _acts(near[0], candidate.sentence - 1):
        return None
    if {candidate.gender, near[0].gender} == {"female", "male"} or _is_host(between, candidate.sentence - 1, spoken_of):
        return None
    return near[0] if kind == "person" or can_be_described(near[0], mention) else None


def _kind_of(label: str, noun: str, between: Collection[str]) -> str:
    """Return the kind of what a noun describes; one of an unknown class with a nationality and the ending of such nouns is a person."""
    if label not in UNKNOWN:
        return family(label)
    is_known = kind_label(noun) == "Role"
    is_like_one = noun.endswith(tuple(nouns.person_endings)) and not adjectives_of_countries().keys().isdisjoint(between)
    return "person" if is_known or is_like_one else ""


def _says_more(between: Collection[str], kind: str) -> bool:
    """Tell whether words between article and noun describe, and set nothing beside another: not "the other firm", "the first singer".

    Of a person they name something, a country or a prize: "the investigating officer" may be anybody.
    """
    words = {word.lower() for word in between}
    is_beside = not (numbers.ordinals | determiners.of_comparison | determiners.of_others).isdisjoint(words)
    return bool(between) and not is_beside and (kind != "person" or any(word[0].isupper() for word in between))


def _is_host(between: Collection[str], sentence: int, spoken_of: Collection[Cluster]) -> bool:
    """Tell whether somebody is of a country that something was done to: "Lee flew to Norway. The Norwegian leader"."""
    countries = {adjectives_of_countries().get(word) or country_name(word) for word in between} - {""}
    return any(
        country_name(c.mention.text) in countries and c.role in ("object", "oblique")
        for cluster in spoken_of
        if cluster.class_name == "Country"
        for c in cluster.candidates
        if c.sentence == sentence
    )


def _is_alike(cluster: Cluster, kind: str, label: str) -> bool:
    """Tell whether an entity is of the kind of a description, a place of the very class: a country or a city."""
    return cluster.class_name == label if kind == "place" else family(cluster.class_name) == kind


def _is_in(cluster: Cluster, sentence: int) -> bool:
    return any(c.sentence == sentence for c in cluster.candidates)


def _acts(cluster: Cluster, sentence: int) -> bool:
    return any(c.sentence == sentence and c.role == "subject" for c in cluster.candidates)
