"""Tell what a pronoun means, or cannot mean, by where it stands in the sentence, and where the others stand.

In: a pronoun, an entity spoken of, and the others that it can mean by number, gender and kind. Out: whether it may mean that one. In: "it" in what
a body says. Out: the place of the body's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.english import verbs
from kg.entities.candidates import Candidate
from kg.entities.cluster import Cluster
from kg.mentions import named_head
from kg.model import MentionKind
from kg.parsing.trees import Tree

DEEPEST = 8
"""Words above one that are asked for a relative clause. Not measured: deeper nesting is a misparse."""


LATEST_FEW = 3
"""Mentions of an entity that are asked whether they are the subject. Chosen by hand."""

SAYERS = {"it": ("GPE", "ORG"), "he": ("PERSON",), "she": ("PERSON",)}
"""Labels of names of what speaks and is "it", "he" or "she"."""


def sayer_of(tree: Tree, pronoun: Candidate) -> int:
    """Return the word of who says what "it", "he" or "she" does: "The Chilean group Acme said on Monday it had bought Bolt"; -1 without one.

    Of 39 such in unseen and annotated passages 35 were joined so without this, and the other four mean the body, too.
    """
    verb = tree.heads[pronoun.head]
    labels = SAYERS.get(tree.words[pronoun.head].lower())
    if labels is None or tree.bases[pronoun.head] != "nsubj" or tree.labels[verb] != "ccomp":
        return -1
    saying = tree.heads[verb]
    named = (n for i in tree.exact_kids(saying, "nsubj") if i < pronoun.head and tree.entity[n := named_head(tree, i)] >= 0)
    body = next((i for i in named if tree.names[tree.entity[i]].label in labels), -1)
    return body if tree.lemmas[saying] in verbs.saying else -1


def can_stand(tree: Tree, pronoun: Candidate, cluster: Cluster, options: Sequence[Cluster]) -> bool:
    """Tell whether a pronoun may mean an entity where both stand."""
    return not (
        _is_agent_of_same(tree, pronoun, cluster.last)
        or _is_one_of_several(tree, pronoun, cluster)
        or _is_aside(tree, pronoun, cluster, options)
        or _is_before_list(tree, pronoun, cluster, options)
        or _is_owner_of_subject(tree, pronoun, cluster, options)
        or _is_left(tree, pronoun, cluster, options)
        or _is_spoken_to(tree, pronoun, cluster, options)
    )


def _is_agent_of_same(tree: Tree, pronoun: Candidate, last: Candidate) -> bool:
    """Tell whether an entity does something to the subject that the pronoun is: "Built by Acme, it links Bonn to Kiel"."""
    verb = tree.heads[last.head]
    in_front = tree.bases[verb] == "advcl" and tree.heads[verb] == pronoun.governor and verb < pronoun.head
    return in_front and pronoun.role == "subject" and tree.labels[last.head] == "obl:agent"


def _is_one_of_several(tree: Tree, pronoun: Candidate, cluster: Cluster) -> bool:
    """Tell whether an entity was only spoken of with others as the subject of a sentence before, who are "they" and not "it"."""
    if (
        pronoun.pronoun is None
        or pronoun.pronoun.kind != "thing"
        or len(cluster.candidates) > 1
        or cluster.last.sentence == pronoun.sentence
    ):
        return False
    head = cluster.last.head
    first = tree.heads[head] if tree.labels[head] == "conj" else head
    return tree.bases[first] == "nsubj" and len(tree.conjuncts(first)) > 1


def _is_aside(tree: Tree, pronoun: Candidate, cluster: Cluster, options: Sequence[Cluster]) -> bool:
    """Tell whether a person stands in a clause under that of the sentence before, whose subject the pronoun can mean.

    "Ann led the coup that overthrew Eva. She fled": Ann did. "While Eva resigned, Ann stayed. She won": Ann did.
    """
    if pronoun.pronoun is None or pronoun.pronoun.kind != "person" or pronoun.role != "subject":
        return False
    before = pronoun.sentence - 1
    heads = [c.head for c in cluster.candidates[-LATEST_FEW:] if c.sentence == before]
    if not heads or not (_is_in_relative(tree, heads[-1]) or _is_in_front(tree, heads[0])):
        return False
    return any(c.last.sentence == before and _is_subject_of_root(tree, c.last.head) for c in options if c is not cluster)


def _is_before_list(tree: Tree, pronoun: Candidate, cluster: Cluster, options: Sequence[Cluster]) -> bool:
    """Tell whether the pronoun means what stands before it in a list, and so not this entity: "the court fined Boeing and its chief"."""
    if pronoun.pronoun is None or pronoun.pronoun.kind != "thing" or pronoun.role != "possessor":
        return False
    governor = pronoun.governor  # of "its chairman Karl Voss" the name may be the head
    noun = governor if tree.bases[governor] == "conj" else named_head(tree, governor)
    if tree.bases[noun] != "conj":
        return False
    before = max((c for c in tree.conjuncts(tree.heads[noun]) if c < noun), default=noun)
    return any(before in (c.head for c in each.candidates) for each in options if each is not cluster)


def _is_owner_of_subject(tree: Tree, pronoun: Candidate, cluster: Cluster, options: Sequence[Cluster]) -> bool:
    """Tell whether the sentence before names a person only as whose its subject is: "Lee's uncle, Karl, agreed. His sister did not"."""
    last, is_person = cluster.last, pronoun.pronoun is not None and pronoun.pronoun.kind == "person"
    if (
        not is_person
        or last.role != "possessor"
        or last.sentence != pronoun.sentence - 1
        or last.mention.kind is not MentionKind.NAME
    ):
        return False
    if any(c.sentence == last.sentence for c in cluster.candidates[-LATEST_FEW:-1]):
        return False
    return any(
        c.sentence == last.sentence and last.governor in (c.head, c.apposed_to) and _is_subject_of_root(tree, c.head)
        for each in options
        if each is not cluster
        for c in each.candidates[-LATEST_FEW:]
    )


def _is_left(tree: Tree, pronoun: Candidate, cluster: Cluster, options: Sequence[Cluster]) -> bool:
    """Tell whether a text has gone on from a person to another of that gender: "Ann spoke. Eva was born in Bonn. She left. Critics blamed her"."""
    if pronoun.pronoun is None or pronoun.pronoun.kind != "person" or cluster.last.sentence >= pronoun.sentence - 1:
        return False
    return any(
        each.last.sentence == pronoun.sentence - 1 and _is_subject(tree, each.last.head) and each.gender == pronoun.gender
        for each in options
        if each is not cluster
    )


def _is_spoken_to(tree: Tree, pronoun: Candidate, cluster: Cluster, options: Sequence[Cluster]) -> bool:
    """Tell whether somebody else says by name what the pronoun does, and may be meant: "Lee said through his lawyer that he had paid"."""
    is_person = pronoun.pronoun is not None and pronoun.pronoun.kind == "person"
    sayer = sayer_of(tree, pronoun) if is_person and pronoun.sayer >= 0 else -1
    return sayer >= 0 and any(sayer in (c.head for c in each.candidates) for each in options if each is not cluster)


def _is_subject(tree: Tree, head: int) -> bool:
    """Tell whether a name or a noun is a subject, or stands behind a noun that is and names it: "the founder, Ann Lee, left"."""
    return tree.bases[_noun_named(tree, head)] == "nsubj"


def _is_subject_of_root(tree: Tree, head: int) -> bool:
    return _is_subject(tree, head) and tree.bases[tree.heads[_noun_named(tree, head)]] == "root"


def _noun_named(tree: Tree, head: int) -> int:
    above = tree.heads[head]
    return above if tree.bases[head] == "appos" and tree.entity[above] < 0 and named_head(tree, above) == head else head


def joined_before(tree: Tree, pronoun: Candidate) -> int:
    """Return what stands before "and" and who owns what stands behind it: "Karl" of "the potter, Karl, and his wife"; -1 for nothing.

    Of "his son and his wife" the first is no owner of the second, nor is what somebody is said to be: "his father was a poet and his mother".
    """
    if pronoun.role != "possessor":
        return -1
    noun = tree.heads[pronoun.head]
    noun = noun if tree.bases[noun] == "conj" else named_head(tree, noun)
    if tree.bases[noun] != "conj":
        return -1
    before = max((c for c in tree.conjuncts(tree.heads[noun]) if c < noun), default=-1)
    if before < 0 or tree.preposition(noun) or tree.kids(before, "cop") or tree.bases[before] == "xcomp":
        return -1
    if any(tree.tags[c] == "PRP$" for c in tree.children[before]):
        return -1
    return next((c for c in tree.kids(before, "appos", "flat") if tree.entity[c] >= 0 and tree.entity[before] < 0), before)


def _is_in_front(tree: Tree, i: int) -> bool:
    """Tell whether a word stands in a clause with a conjunction in front of that of its sentence: "while Lee left, Bo stayed"."""
    for _ in range(DEEPEST):
        above = tree.heads[i]
        if above == i:
            return False
        if tree.labels[i] == "advcl" and i < above:
            return bool(tree.kids(i, "mark", "advmod")) and tree.bases[above] == "root"
        i = above
    return False


def _is_in_relative(tree: Tree, i: int) -> bool:
    """Tell whether a word stands in a relative clause, not as its subject."""
    for _ in range(DEEPEST):
        above = tree.heads[i]
        if above == i:
            return False
        if tree.labels[above] == "acl:relcl":
            return tree.bases[i] != "nsubj"
        i = above
    return False
