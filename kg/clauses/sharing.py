"""Tell what coordinated words share: clauses the objects and circumstances that stand behind the last of them.

In: a `Tree` and the place of a word. Out: the places of the words that are meant with it, or whose dependents are its own, too.
"""

from __future__ import annotations

from kg.english import conjunctions, determiners, factuality, lives, nouns, signs, verbs
from kg.parsing.trees import Tree

ENDING = frozenset({"cc", "conj", "punct"})
"""What follows a clause that ends with its verb."""

BETWEEN_VERBS = frozenset({"ADV", "CCONJ", "PUNCT"})
"""What stands between coordinated verbs that share their object."""


def next_verbs(tree: Tree, i: int) -> list[int]:
    """Return the verbs coordinated right after one, which share what follows: "born and raised in X"."""
    if tree.words[i - 1] in signs.hyphens:
        return []  # "Leeds-born but raised in Kent"
    shared = [c for c in tree.exact_kids(i, "conj") if not tree.kids(c, "nsubj") and tree.pos[c] == "VERB"]
    if shared and tree.lemmas[shared[0]] in verbs.linking:
        return []  # "rose but remained low by most standards"
    return shared if shared and shared[0] - i <= 2 else []  # verb, "and", verb


def objects_after(tree: Tree, i: int) -> list[int]:
    """Return the objects behind a later of coordinated verbs that the parser hung on the first: "ban and violently repress marches"."""
    first = tree.heads[i]
    are_verbs = all(
        tree.pos[c] in BETWEEN_VERBS or (tree.pos[c] == "VERB" and tree.labels[c] == "conj" and tree.heads[c] == first)
        for c in range(first + 1, i)
    )
    return [o for o in tree.kids(first, "obj") if o > i] if are_verbs and not tree.kids(i, "nsubj") else []


def has_own_instead(tree: Tree, i: int, first: int) -> bool:
    """Tell whether a clause with a subject opens as the one before it does: "in Leeds votes were cast, and in Bonn a poll was held" held none in Leeds."""
    subjects = tree.kids(i, "nsubj")
    opening = [c for c in tree.kids(i, "obl") if subjects and c < subjects[0]] if first < tree.heads[i] else []
    return any(tree.preposition(c) == tree.preposition(first) for c in opening)


def clause_of_ending(tree: Tree, i: int) -> list[int]:
    """Return the passive clause behind one that ends bare, whose circumstances are those of both: "two were killed and five hurt in the fire".

    Both count people, or the second has no verb of its own to be; "Acme was sold and Bolt was bought by Coil" tells of two sales.
    """
    is_undergone = bool(tree.exact_kids(i, "nsubj:pass")) or tree.lemmas[i] in lives.past_forms
    clauses = tree.exact_kids(i, "conj")
    is_bare = all(tree.bases[c] in ENDING for c in tree.children[i] if c > i)
    if not is_undergone or not is_bare or not clauses:
        return []
    last = clauses[-1]
    subjects = tree.exact_kids(last, "nsubj:pass")
    is_short = not tree.exact_kids(last, "aux:pass")
    are_counted = all(_is_counted(tree, s) for s in (*tree.kids(i, "nsubj"), *subjects))
    return [last] if subjects and (is_short or are_counted) else []


def _is_counted(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "NUM" or tree.lemmas[i] in nouns.quantities or bool(tree.exact_kids(i, "nummod"))


def conjuncts_meant(tree: Tree, head: int) -> list[int]:
    """Return coordinated words without those that are set against another: "not Acme but Globex", "Globex rather than Acme or Bolt".

    What follows one that is left out is left out with it, up to a "but". "Each of Acme and Bolt" means the two.
    """
    members = _each_of(tree, head) or tree.conjuncts(head)
    if len(members) == 1:
        return members
    meant, is_left_out = [], False
    for i in members:
        if is_none_beside(tree, i):
            continue
        if _is_set_apart(tree, i):
            is_left_out = True
        elif any(tree.words[c].lower() in conjunctions.contrast for c in tree.kids(i, "cc")):
            is_left_out = False
        if not is_left_out:
            meant.append(i)
    return meant


def those_meant(tree: Tree, subjects: list[int]) -> list[int]:
    """Return the subjects of a clause without one that is set against another: "not Acme but Globex bought it", read as two subjects."""
    return subjects if len(subjects) < 2 else [s for s in subjects if s == subjects[-1] or not _is_set_apart(tree, s)]


def is_none_beside(tree: Tree, i: int) -> bool:
    """Tell whether there is none of the first thing of a list, but some of the next: "has no debt and a large reserve"."""
    if not any(tree.words[c].lower() in determiners.negative for c in tree.kids(i, "det")):
        return False
    following = tree.exact_kids(i, "conj")[:1]
    return any(
        any((word := tree.words[k].lower()) == "and" or word in conjunctions.contrast for k in tree.kids(c, "cc"))
        and bool(own := tree.kids(c, "det", "amod", "nummod"))
        and not any(tree.words[k].lower() in determiners.negative for k in own)
        for c in following
    )


def _each_of(tree: Tree, head: int) -> list[int]:
    """Return the names listed after "each of" and the like."""
    if tree.words[head].lower() not in determiners.distributive:
        return []
    listed = [i for c in tree.exact_kids(head, "nmod") if tree.preposition(c) == "of" for i in tree.conjuncts(c)]
    return listed if len(listed) > 1 and all(tree.entity[i] >= 0 for i in listed) else []


def _is_set_apart(tree: Tree, i: int) -> bool:
    """Tell whether "not" or "rather than" stands before a word itself."""
    for c in tree.kids(i, "advmod", "cc"):
        fixed = tree.exact_kids(c, "fixed")
        sign = " ".join(tree.words[p].lower() for p in (c, *fixed))
        if c < i and sign in factuality.negations and (fixed or tree.bases[c] == "advmod"):  # "neither … nor" denies both
            return tree.words[c + 1].lower() not in factuality.no_contrast
    return False
