"""Tell whose life a text is about, and when "she" means that person: "Ann Lee was a Danish poet. ... Eva Berg taught Lee in Oslo. She left".

In: a `Tree` and what was spoken of. Out: the place of the person's name, and whether nobody else stands nearer whom a pronoun may mean: only
who acts in its own sentence or the one before can take the place of whom a life is told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.entities.agreement import can_be_person
from kg.entities.candidates import Candidate, read_pronouns
from kg.entities.cluster import LATEST, Cluster
from kg.model import MentionKind
from kg.parsing.trees import Tree

FIRST_SENTENCES = 4
"""Sentences of which one may tell whose life it is; those before it are headings, without a finite verb."""

LENGTH_OF_YEAR = 4
"""Digits of the year of a birth, in brackets."""

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def subject_of_life(tree: Tree) -> int:
    """Return the word of the person whom the first sentence says to be something, or tells the dates of; -1 for none."""
    for start, end in tree.sentence_extents[:FIRST_SENTENCES]:
        if FINITE.isdisjoint(tree.tags[start:end]):
            continue
        root = next((i for i in range(start, end) if tree.heads[i] == i), start)
        named = [s for s in tree.exact_kids(root, "nsubj") if tree.entity[s] >= 0 and s < root]
        is_person = bool(named) and tree.names[tree.entity[named[0]]].label == "PERSON"
        return named[0] if is_person and (tree.kids(root, "cop") or _has_dates(tree, named[0])) else -1
    return -1


def _has_dates(tree: Tree, name: int) -> bool:
    """Tell whether a year stands in brackets right behind a name."""
    end = tree.names[tree.entity[name]].end
    if tree.words[end : end + 1] != ["("]:
        return False
    inside = tree.words[end + 1 : tree.words.index(")", end)] if ")" in tree.words[end:] else []
    return any(word.isdigit() and len(word) == LENGTH_OF_YEAR for word in inside)


def gender_told(tree: Tree) -> str:
    """Return the gender of most of the pronouns of a text that mean one person, or "" where neither is that of most."""
    counted = Counter(
        known.gender for word in tree.words if (known := read_pronouns().get(word.lower())) and known.kind == "person"
    )
    most = counted.most_common(1)
    return most[0][0] if most and most[0][1] * 3 >= sum(counted.values()) * 2 else ""


def means_topic(pronoun: Candidate, topic: Cluster, spoken_of: Iterable[Cluster]) -> bool:
    """Tell whether a pronoun of one person means whom a life is told of: nobody else whom it may mean acts in its sentence or the one before."""
    rivals = (cluster for cluster in spoken_of if cluster is not topic and _acts_near(cluster, pronoun.sentence))
    return not any(can_be_person(cluster, pronoun) for cluster in rivals)


def _acts_near(cluster: Cluster, sentence: int) -> bool:
    """Tell whether an entity is a subject in a sentence or the one before, not only of a clause that tells which one it is: "Bo, who died"."""
    acting = (c for c in cluster.candidates[-LATEST:] if c.role == "subject" and sentence - 1 <= c.sentence <= sentence)
    return any(c.mention.kind is not MentionKind.PRONOUN or c.pronoun is not None for c in acting)
