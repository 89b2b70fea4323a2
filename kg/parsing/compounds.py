"""Take words joined by hyphens for the one noun that they are: a brother-in-law is no brother, a step-father no father.

In: a tree whose lists are filled. Out: the same tree, the noun with the lemma of all its words, which hang on it.
"""

from __future__ import annotations

from kg.english import nouns, signs
from kg.parsing.repairs import Draft

IN_LAW = ("in", "law")


def join_compounds(tree: Draft) -> None:
    """Mend a tree in place."""
    places = [i for i, lemma in enumerate(tree.lemmas) if lemma in nouns.kinship]
    joined = [i for i in places if _join_in_law(tree, i) or _join_step(tree, i)]
    if joined:
        tree.link()


def _join_in_law(tree: Draft, i: int) -> bool:
    """Join "brother-in-law"; what hangs on "law" hangs on the noun."""
    last = i + 4
    if last >= len(tree.words) or tree.words[i + 1] not in signs.hyphens or tree.words[i + 3] not in signs.hyphens:
        return False
    if (tree.words[i + 2].lower(), tree.words[last].lower()) != IN_LAW:
        return False
    tree.lemmas[i] = "-".join((tree.lemmas[i], *IN_LAW))
    for inside in range(i + 1, last + 1):
        for c in tree.children[inside]:
            if c > last:
                tree.heads[c] = i
        tree.heads[inside], tree.labels[inside] = i, "punct" if tree.words[inside] in signs.hyphens else "flat"
    return True


def _join_step(tree: Draft, i: int) -> bool:
    """Join "step-father", which tables know as one word."""
    if (
        i < 2
        or tree.words[i - 1] not in signs.hyphens
        or (joined := tree.words[i - 2].lower() + tree.lemmas[i]) not in nouns.kinship
    ):
        return False
    tree.lemmas[i] = joined
    return True
