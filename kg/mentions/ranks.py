"""Tell what is the first, the only or the best of its kind, which says something else without the clause that says of what: "the only man who left"."""

from __future__ import annotations

from kg.english import adjectives
from kg.parsing.trees import Tree

BEFORE = frozenset({"amod", "compound", "det", "nummod"})
"""What says of a noun which one it is; "only because it was the prize" ranks nothing."""

SUPERLATIVES = frozenset({"JJS", "RBS"})


def is_ranked(tree: Tree, noun: int) -> bool:
    """Tell whether a word before a noun ranks it: "the first woman", "the highest-ranking officer"."""
    before = [i for c in tree.children[noun] if c < noun and tree.bases[c] in BEFORE for i in (c, *tree.children[c])]
    return any(tree.words[i].lower() in adjectives.rank or tree.tags[i] in SUPERLATIVES for i in before)


def tells_the_first(tree: Tree, clause: int) -> bool:
    """Tell whether a relative clause says of what something is the first, which it is of nothing else: "was the only man who left"."""
    noun = tree.heads[clause]
    is_said = noun < clause and bool(tree.kids(noun, "cop")) and tree.entity[noun] < 0
    return is_said and is_ranked(tree, noun) and "," not in tree.words[noun:clause]
