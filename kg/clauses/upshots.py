"""Tell what a free participle is said of that is not the subject before it: what an attack leaves behind, what something else is based on.

In: a `Tree` and the place of a participle. Out: yes or no.
"""

from __future__ import annotations

from kg.english import prepositions, verbs
from kg.parsing.trees import Tree


def is_upshot(tree: Tree, i: int) -> bool:
    """Tell whether a participle says what an event came to: what "was ambushed, leaving two dead" left nobody dead itself."""
    is_behind = tree.heads[i] < i and tree.words[i - 1] == ","
    return is_behind and tree.tags[i] == "VBG" and tree.lemmas[i] in verbs.of_upshots and not tree.marks(i)


def is_basis(tree: Tree, i: int) -> bool:
    """Tell whether a participle says what something is based on: "wrote a play, based on a myth" bases the play on it, and nobody."""
    is_on = any(tree.preposition(c) in prepositions.of_bases for c in tree.kids(i, "obl"))
    return is_on and tree.lemmas[i] == "base" and tree.tags[i] == "VBN" and not tree.marks(i)
