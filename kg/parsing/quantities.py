"""Hang on a number what stands before it, and count together what one number counts: "holding up to five rallies", "8,000 men and boys".

In: a tree that the guidelines hold, conjuncts coordinated. Out: the same tree, "up to" below the number behind it, and the bare nouns that share a
number one phrase: nobody knows how many of each there are. The number before "per cent" is its own.
"""

from __future__ import annotations

from kg.english import prepositions
from kg.english.classes import PEOPLE, class_of_noun
from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft

BARE = frozenset({"cc", "punct"})
"""What a noun has that is counted with the one before it."""

BEFORE = frozenset({"acl", "acl:relcl", "appos", "nmod"})
"""What a noun has behind it that parts it from the next one."""


def count_together(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label == "nummod":
            noun = tree.heads[i]
            if tree.tags[noun] == "NNS" and tree.entity[noun] < 0 and i < noun:
                _join_counted(tree, noun)
        elif label == "fixed" and _is_bound(tree, i):
            hang(tree, i - 1, i + 1, "advmod")
        elif tree.tags[i] == "CD" and _is_share(tree, i):
            hang(tree, i, i + 2, "nummod")


def _is_share(tree: Draft, i: int) -> bool:
    """Tell whether a number stands apart from the "per cent" behind it: "fell to 4.8 per cent"."""
    behind = " ".join(tree.words[i + 1 : i + 3]).lower()
    return behind in prepositions.inside_shares and tree.heads[i] == tree.heads[i + 2] != i + 2


def _join_counted(tree: Draft, noun: int) -> None:
    """Make one phrase of a plural with a number and the bare plurals that "and" lists behind it."""
    listed = [c for c in tree.children[noun] if tree.labels[c] == "conj"]
    behind = {tree.labels[c] for c in tree.children[noun] if noun < c < (listed[-1] if listed else noun)}
    if not listed or not behind.isdisjoint(BEFORE):
        return
    is_bare = all(_is_like(tree, noun, c) and BARE.issuperset(tree.labels[k] for k in tree.children[c] if k < c) for c in listed)
    joint = {tree.words[k].lower() for c in listed for k in tree.children[c] if tree.labels[k] == "cc"}
    if is_bare and joint == {"and"}:
        for c in listed:
            for k in [k for k in tree.children[c] if k > c]:
                hang(tree, k, noun, tree.labels[k])
            hang(tree, c, noun, "flat")


def _is_like(tree: Draft, noun: int, listed: int) -> bool:
    """Tell whether two plurals may be counted by one number: people with people, things with things."""
    kinds = [class_of_noun(tree.lemmas[i], counted=True, plural=True) in PEOPLE for i in (noun, listed)]
    return tree.tags[listed] == "NNS" and tree.entity[listed] < 0 and kinds[0] == kinds[1]


def _is_bound(tree: Draft, i: int) -> bool:
    """Tell whether a word is the second of "up to" before a number, the first of which a parser took for a particle of the verb."""
    is_particle = tree.heads[i] == i - 1 and tree.labels[i - 1] == "compound:prt"
    return is_particle and tree.pos[i + 1 : i + 2] == ["NUM"] and tree.labels[i + 1] == "nummod"
