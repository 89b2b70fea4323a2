"""Tell what a mention cannot mean, whatever else speaks for it: another number, gender, kind or place in the clause."""

from __future__ import annotations

from kg.english import determiners, name_parts, nouns, numbers
from kg.english.classes import class_of_noun, family
from kg.entities.candidates import Candidate
from kg.entities.cluster import Cluster
from kg.entities.names import are_relatives
from kg.mentions.names import normalize
from kg.model import Mention

OF_MANY_KINDS = frozenset({"Facility", "NaturalFeature"})
"""Classes of things of which a name's first or last word tells the kind: "the River Aire", "Elm Street", "Guy's Hospital"."""


def are_numbered_apart(candidate: Candidate, cluster: Cluster) -> bool:
    """Tell whether a description has another ordinal than those before: the sixth defendant is not the third."""
    theirs = {word for words in cluster.described[candidate.mention.head].latest_words() for word in words} & numbers.ordinals
    return bool(theirs) and candidate.words.isdisjoint(theirs) and not candidate.words.isdisjoint(numbers.ordinals)


def are_of_others(candidate: Candidate, cluster: Cluster) -> bool:
    """Tell whether a description is of something with a name, and those before were of others: the fall of Kiel is not that of Bonn."""
    if not any(word[:1].isupper() for word in candidate.after):
        return False
    return all(after and after.isdisjoint(candidate.after) for after in cluster.described[candidate.mention.head].after)


def are_arguments_of_one(candidate: Candidate, cluster: Cluster) -> bool:
    """Tell whether a description and what it may mean are subject and object of one verb: "Lee called the senator" is no Senator Lee."""
    roles = {candidate.role, cluster.last.role}
    return candidate.governor == cluster.last.governor and roles == {"subject", "object"}


def can_mean(candidate: Candidate, cluster: Cluster, kind: str) -> bool:
    """Tell whether a pronoun of a kind ("person", "thing", "plural") may mean an entity: place, number and gender agree."""
    what = family(cluster.class_name)
    first = cluster.candidates[0]
    if first.pronoun is not None and first.pronoun.kind in ("speaker", "speakers", "hearer"):
        return False
    if cluster.last.head in candidate.heads_before or (candidate.names_below and _is_named_below(candidate, cluster)):
        return False
    opening = first.mention.text.split()[0].lower() if first.pronoun is None else ""
    if opening in determiners.negative and candidate.role != "possessor":
        return False  # "there is no definition of it": what is not there is not spoken of again
    if opening in determiners.of_any and kind != "plural" and candidate.sentence != first.sentence:
        return False  # "like any other browser. It plays": none is told apart
    reflexive = candidate.mention.head.endswith(("self", "selves"))
    if (
        candidate.role not in ("possessor",)
        and not reflexive
        and candidate.governor == cluster.last.governor
        and cluster.last.role != "possessor"
        and candidate.role != "other"
    ):
        return False  # two arguments of one verb are two
    if kind == "person":
        return can_be_person(cluster, candidate)
    if kind == "thing" and what == "person" and first.head == candidate.sayer:
        return (
            len(cluster.candidates) == 1 and not cluster.gender and " " not in first.mention.text
        )  # "Acme said it had": no person
    if kind == "thing":
        return what not in ("person", "group") and not cluster.is_plural and (not cluster.gender or _is_ship(cluster))
    return (
        not cluster.gender
        and (cluster.is_plural or what in ("group", "organization", "person", ""))
        and not (what == "person" and cluster.names)
    )


def can_be_person(cluster: Cluster, pronoun: Candidate) -> bool:
    """Tell whether a pronoun for one person may mean an entity by its kind and gender."""
    if pronoun.gender == "female" and _is_ship(cluster):
        return True
    is_other = bool(cluster.gender) and cluster.gender != pronoun.gender
    return not is_other and not cluster.is_plural and (family(cluster.class_name) == "person" or bool(cluster.gender))


def _is_ship(cluster: Cluster) -> bool:
    """Tell whether the text calls one thing a ship, which is "she" and "it", or its name does: "a steamer", "HMS Falk"."""
    if cluster.is_plural or family(cluster.class_name) in ("person", "organization", "group"):
        return False
    return not cluster.described.keys().isdisjoint(nouns.ships) or any(
        name.split()[0].lower() in name_parts.ships and " " in name for name in cluster.names
    )


def _is_named_below(candidate: Candidate, cluster: Cluster) -> bool:
    """Tell whether the verb of a pronoun governs a name of an entity; who has but its last word in common is another: "born to Karl and Eva Lee"."""
    names = [words for name in cluster.names if (words := normalize(name))]
    is_person = cluster.class_name == "Person"
    return any(
        name[-1:] == below[-1:] and not (is_person and are_relatives(name, below))
        for name in names
        for below in candidate.names_below
    )


def can_be_described(cluster: Cluster, described: Mention) -> bool:
    """Tell whether a description of a class may mean something that was not called so: of its class, and of no other kind by its name.

    An organization of no known kind may be a company. A street is a facility, and so is a hospital, but no street is "the hospital".
    """
    label, noun = described.label, described.head
    if cluster.class_name != label:
        return label == "Company" and cluster.class_name == "Organization"
    if label not in OF_MANY_KINDS or noun in nouns.general:
        return True
    words = (
        {word for name in cluster.names for word in (name.split()[0].lower(), name.split()[-1].lower())} - {noun} - nouns.general
    )
    return all(class_of_noun(word, counted=False, plural=False) != label for word in words)
