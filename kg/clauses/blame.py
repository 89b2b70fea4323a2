"""Find who did what somebody is blamed for, told in a gerund: "accused Acme of hiding it", "imposed sanctions on Acme for selling it".

In: a `Tree` and the place of a gerund. Out: the place of who is said to do it, in a list; none where it says no such thing.
"""

from __future__ import annotations

from kg.clauses.infinitives import from_gerund, is_gerund, is_warned_of
from kg.english import nouns, prepositions, verbs
from kg.parsing.trees import Tree

PASSIVE = ("nsubj:pass", "aux:pass", "csubj:pass")


def blamed(tree: Tree, i: int) -> list[int]:
    """Return whom the verb above a gerund accuses of it, punishes for it, warns against it or keeps from it; in the passive that is its subject."""
    verb, marks = tree.heads[i], tree.marks(i)
    is_charged = not marks.isdisjoint(prepositions.charges)
    if not is_gerund(tree, i):
        return []
    if is_charged and (punished := _punished(tree, verb)):
        return punished
    is_of_object = (is_charged and tree.lemmas[verb] in verbs.blaming) or from_gerund(tree, i) or is_warned_of(tree, i)
    is_active = not tree.exact_kids(verb, *PASSIVE)
    return tree.kids(verb, "obj", "iobj")[:1] if is_of_object and is_active else []  # of "fined Acme $5 million" Acme


def _punished(tree: Tree, verb: int) -> list[int]:
    """Return on whom a penalty is laid: "imposed sanctions on Acme", "a fine was imposed on Acme"."""
    penalties = [c for c in tree.kids(verb, "obj", "nsubj") if tree.lemmas[c] in nouns.penalties]
    beside = [c for noun in penalties for c in tree.exact_kids(noun, "nmod")]
    after = tree.kids(verb, "obl") if penalties else []
    return [c for c in (*beside, *after) if tree.preposition(c) in prepositions.of_penalties][:1]
