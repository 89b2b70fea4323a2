"""Take words joined by hyphens for the one noun that they are: a brother-in-law is no brother, a step-father no father.

In: a tree whose lists are filled. Out: the same tree, the noun with the lemma of all its words, which hang on it.
"""

from __future__ import annotations

from kg.english import nouns, prepositions, signs
from kg.parsing.repairs import Draft

IN_LAW = ("in", "law")


def join_compounds(tree: Draft) -> None:
    """Mend a tree in place."""
    places = [i for i, lemma in enumerate(tree.lemmas) if lemma in nouns.kinship]
    joined = [i for i in places if _join_in_law(tree, i) or _join_step(tree, i)]
    joined += [i for i, tag in enumerate(tree.tags) if tag == "HYPH" and _join_particle(tree, i)]
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


def _join_particle(tree: Draft, hyphen: int) -> bool:
    """Join "spin-off", "start-ups", of which tables know the one word; what hangs on the verb in it hangs on the noun."""
    verb, noun = hyphen - 1, hyphen + 1
    if verb < 0 or noun >= len(tree.words) or tree.pos[noun] != "NOUN" or tree.lemmas[noun] not in prepositions.particles:
        return False
    if tree.heads[noun] == verb:
        tree.heads[noun], tree.labels[noun] = tree.heads[verb], tree.labels[verb]
    elif tree.heads[verb] not in (noun, tree.heads[noun]):
        return False
    for c in tree.children[verb]:
        if c not in (noun, hyphen):
            tree.heads[c] = noun
    tree.heads[verb], tree.labels[verb], tree.heads[hyphen] = noun, "compound", noun
    tree.lemmas[noun] = tree.words[verb].lower() + tree.lemmas[noun]
    return True
