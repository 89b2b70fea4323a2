"""Tell whom a description of one person means that tells an age or a nationality: "Ann Lee won. The 24-year-old", "the former judge, 51".

In: the description, and what was spoken of. Out: the only person whom the sentence before names, or of several the one who acts in it. Such a
description says something new of who has just been named; where it names a nationality alone, nobody else may be named there.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.english import determiners
from kg.entities.candidates import Candidate
from kg.entities.cluster import Cluster
from kg.mentions.names import adjectives_of_countries
from kg.model import MentionKind
from kg.parsing.trees import Tree
from kg.relations.arguments import kind_label

ARGUMENTS = frozenset({"nsubj", "obj", "obl"})
"""How a description hangs on its verb that is not said of somebody beside it."""

ENDINGS_OF_ONE = ("an", "i")
"""Endings of words of nationality that mean one with an article: "the Romanian"; "the French" are many."""


def person_described(tree: Tree, candidate: Candidate, spoken_of: Collection[Cluster]) -> Cluster | None:
    """Return whom a description of one person by age or nationality means, or None where it is none, or may mean several."""
    mention = candidate.mention
    if mention.kind is not MentionKind.NOMINAL or mention.plural or candidate.quoted or candidate.sentence == 0:
        return None
    places = tree.places(mention.span.start, mention.span.end)
    if tree.words[places[0]].lower() not in determiners.articles & determiners.definite:
        return None
    head = tree.head_of(places)
    age = _age_told(tree, head)
    has_own_name = any(tree.entity[c] >= 0 for c in tree.kids(head, "appos"))
    if tree.bases[head] not in ARGUMENTS or has_own_name or not (age or _is_of_nation(tree, head)):
        return None
    near = [c for c in spoken_of if c.names and c.class_name == "Person" and _is_in(c, candidate.sentence - 1)]
    acting = [c for c in near if any(m.role == "subject" and m.sentence == candidate.sentence - 1 for m in c.candidates)]
    if any(c.names and _is_in(c, candidate.sentence) and c not in near and c.class_name == "Person" for c in spoken_of):
        return None  # whom this sentence has named may be meant
    meant = near if len(near) == 1 else acting if age else []
    if len(meant) != 1 or {candidate.gender, meant[0].gender} == {"female", "male"}:
        return None
    ages = _ages(tree, meant[0])
    return meant[0] if not age or not ages or age in ages else None


def _is_in(cluster: Cluster, sentence: int) -> bool:
    return any(c.sentence == sentence for c in cluster.candidates)


def _age_told(tree: Tree, head: int) -> str:
    """Return the age that a description of a person tells, "24" of "the 24-year-old" and "the 24-year-old singer", or ""."""
    is_person = tree.words[head].lower() == "old" or tree.entity[head] >= 0 or kind_label(tree.lemmas[head]) == "Role"
    olds = [c for c in (head, *tree.exact_kids(head, "amod")) if tree.words[c].lower() == "old"] if is_person else []
    years = [c for old in olds for c in tree.exact_kids(old, "obl:unmarked") if tree.lemmas[c] == "year"]
    return next((tree.words[c] for year in years for c in tree.exact_kids(year, "nummod")), "")


def _is_of_nation(tree: Tree, head: int) -> bool:
    """Tell whether a word alone tells of which nation one person is: "the Romanian", not "the French" nor "the Romanians"."""
    word = tree.words[head]
    return word in adjectives_of_countries() and word.endswith(ENDINGS_OF_ONE) and tree.tags[head] not in ("NNS", "NNPS")


def _ages(tree: Tree, cluster: Cluster) -> set[str]:
    """Return the numbers that stand between commas behind the names of a person: "Ann Lee, 24,"."""
    ends = (tree.names[tree.entity[c.head]].end for c in cluster.candidates if tree.entity[c.head] >= 0)
    return {tree.words[end + 1] for end in ends if tree.words[end : end + 1] == [","] and tree.words[end + 1].isdigit()}
