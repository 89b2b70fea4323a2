"""Take the name of a role for the noun that it is: who served as managing director managed no director.

In: a tree whose lists are filled. Out: the same tree, with the noun in the participle's place, which describes it.
"""

from __future__ import annotations

from kg.english import roles
from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft

CLAUSES = frozenset({"advcl", "conj", "xcomp"})
"""What a participle with an object may be taken for: "served as managing director", "remained managing director"."""


OBJECTS = frozenset({"obj", "obl"})
"""What its noun is taken for then."""


def name_roles(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, tag in enumerate(tree.tags):
        if tag != "VBG" or tree.labels[i] not in CLAUSES or i + 1 >= len(tree.words):
            continue
        noun, verb = i + 1, tree.heads[i]
        if f"{tree.words[i]} {tree.lemmas[noun]}".lower() not in roles.kinds or tree.heads[noun] != i:
            continue
        before = [c for of in (i, noun) for c in tree.children[of] if c < i and tree.labels[c] in ("mark", "case")]
        if any(tree.words[c].lower() != "as" for c in before) or not (before or tree.tags[noun] in ("NN", "NNP")):
            continue  # "before managing directors", "began managing directors"
        label = "obl" if before and tree.labels[i] == "advcl" else tree.labels[i]
        if tree.labels[noun] in OBJECTS and hang(tree, noun, verb, label):
            for c in list(tree.children[i]):
                hang(tree, c, noun, tree.labels[c])
            for c in before:
                hang(tree, c, noun, "case")
            hang(tree, i, noun, "amod")
