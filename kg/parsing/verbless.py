"""Give a sentence its verb where the parser made a name its root and hung the verb beside it: "Ann Lee as well as Karl Voss leads Acme.".

In: a tree whose lists are filled. Out: the same tree, with a verb for its root.
"""

from __future__ import annotations

from kg.parsing.guidelines import FINITE
from kg.parsing.repairs import Draft

BESIDE = frozenset({"flat", "list", "obj"})
"""What the object is called that stands right behind a verb taken for something else."""

BREAKS = frozenset({":", ";", "–", "—", "-", "(", '"', "“", "”"})
"""Between a name and what stands beside it they tell that neither is the other's subject."""


def raise_verbs(tree: Draft) -> None:
    """Mend a tree in place."""
    moved = False
    for start, end in tree.sentence_extents:
        root = next((i for i in range(start, end) if tree.heads[i] == i), start)
        if tree.entity[root] < 0 or tree.words[end - 1] != ".":
            continue
        verb = next((c for c in tree.children[root] if tree.labels[c] == "parataxis" and c > root), -1)
        object_ = _object_behind(tree, root, verb) if verb >= 0 else -1
        if object_ < 0 or not BREAKS.isdisjoint(tree.words[root:verb]):
            continue
        if tree.pos[verb] != "VERB":
            tree.pos[verb], tree.tags[verb] = "VERB", "VBP" if tree.pos[verb] == "ADJ" else "VBZ"
        for c in list(tree.children[root]):
            if c > verb or tree.labels[c] == "punct":
                tree.heads[c] = verb
        tree.heads[object_], tree.labels[object_] = verb, "obj"
        for c in tree.children[verb]:
            if tree.labels[c] == "cc" and c < verb:
                tree.heads[c] = next((o for o in tree.children[root] if tree.labels[o] == "conj"), verb)
        tree.heads[verb], tree.labels[verb] = verb, "root"
        tree.heads[root], tree.labels[root] = verb, "nsubj"
        moved = True
    if moved:
        tree.link()


def _object_behind(tree: Draft, root: int, verb: int) -> int:
    """Return the object right behind a verb without a subject, or what is taken for an adjective or a plural there; -1 for none."""
    labels = {tree.labels[c] for c in tree.children[verb]}
    is_verb = tree.pos[verb] == "VERB" and tree.tags[verb] in FINITE
    if not labels.isdisjoint({"nsubj", "nsubj:pass", "cop", "det", "case", "amod"}) or not (
        is_verb or tree.tags[verb] == "NNS" or tree.pos[verb] == "ADJ"
    ):
        return -1
    for c in (*tree.children[verb], *tree.children[root]):
        begins = verb + 1 == c or (verb + 1 < len(tree.heads) and tree.heads[verb + 1] == c)
        if c > verb and begins and tree.labels[c] in BESIDE and tree.pos[c] in ("NOUN", "PROPN"):
            return c
    return -1
