"""Find who comes after whom, where a participle says it of the one just appointed: "named Ann Lee chief executive, replacing Karl Voss".

In: a `Tree` and the place of a participle. Out: the places of the words for who takes another's place; none where the participle says no such thing.
"""

from __future__ import annotations

from kg.english import verbs
from kg.parsing.trees import Tree


def newcomers(tree: Tree, i: int) -> list[int]:
    """Return whom the verb above "replacing" or "succeeding" gives an office, or takes on; of a passive that is its subject, as of any verb."""
    if tree.tags[i] != "VBG" or tree.lemmas[i] not in verbs.replacing or tree.kids(i, "mark"):
        return []
    lemma = tree.lemmas[tree.heads[i]]
    return tree.kids(tree.heads[i], "obj") if lemma in verbs.appointing | verbs.hiring | verbs.luring else []
