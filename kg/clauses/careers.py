"""Find who did what a participle says of a time of theirs: "Ann's spell at Acme was a success, winning two cups" has Ann win them.

In: a `Tree` and the place of a participle. Out: the place of whose time it is, in a list; none where the time itself may do it.
"""

from __future__ import annotations

from kg.english import nouns, verbs
from kg.parsing.trees import Tree


def whose_time(tree: Tree, i: int) -> list[int]:
    """Return who has the time that is the subject above a free participle of a deed."""
    if tree.tags[i] != "VBG" or tree.lemmas[i] not in verbs.achieving or tree.marks(i):
        return []
    times = [s for s in tree.kids(tree.heads[i], "nsubj") if s < i and tree.lemmas[s] in nouns.times_of_work]
    return [p for s in times for p in tree.exact_kids(s, "nmod:poss")]
