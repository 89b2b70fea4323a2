"""Tell what a text takes for granted, whoever speaks of it: what says which one a known noun means, and what is said of it in passing.

In: a `Tree` and the place of a clause beside a noun. Out: yes or no.
"""

from __future__ import annotations

from kg.clauses.own_status import DEEPEST
from kg.english import determiners, factuality, pronouns, verbs
from kg.parsing.trees import Tree


def is_taken_for_granted(tree: Tree, i: int) -> bool:
    """Tell whether a clause says which one a known noun means: "the ban enacted in 1997", "Acme, which he owned" are so, whoever speaks of them."""
    is_description = tree.labels[i] == "acl:relcl" or (tree.labels[i] == "acl" and tree.tags[i] == "VBN")
    return is_description and is_definite(tree, tree.heads[i]) and not _is_alleged(tree, i)


def _is_alleged(tree: Tree, clause: int) -> bool:
    """Tell whether what is said in passing of a name stands in what somebody alleges or denies: "alleged that Acme, which bribed him, fled"."""
    if tree.labels[clause] != "acl:relcl" or tree.entity[tree.heads[clause]] < 0:
        return False
    around = (c for c in tree.upwards(tree.heads[clause], DEEPEST) if tree.bases[c] == "ccomp")
    return any(tree.lemmas[tree.heads[c]] in verbs.alleging for c in around)


def is_denied_by_nobody(tree: Tree, verb: int) -> bool:
    """Tell whether nobody denies or doubts what a verb governs, which is so then: "nobody denies that it sold it"."""
    is_doubt = tree.lemmas[verb] == "deny" or tree.lemmas[verb] in factuality.words_of_dispute
    return is_doubt and any(tree.words[c].lower() in pronouns.negative for c in tree.kids(verb, "nsubj"))


def is_definite(tree: Tree, noun: int) -> bool:
    """Tell whether a noun names something, or means something known: "Acme", "the firm", "its owner"."""
    return (tree.entity[noun] >= 0 and tree.tags[noun] not in ("NNS", "NNPS")) or any(
        tree.labels[c] == "nmod:poss" or tree.words[c].lower() in determiners.definite for c in tree.kids(noun, "det", "nmod")
    )
