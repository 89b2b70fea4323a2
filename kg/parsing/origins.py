"""Hang on the verb where somebody comes from and of what somebody died: who "joins the bank from Acme" joins no bank from Acme.

In: a tree that the guidelines hold. Out: the same tree, the phrase with "from" or "of" below the verb and not below the noun before it.
"""

from __future__ import annotations

from kg.english import verbs
from kg.english.classes import PLACES, class_of_noun
from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft

HOMES = frozenset({"GPE", "NORP"})
"""Labels of names of where people are from, not of whom they work for."""


def place_origins(tree: Draft) -> None:
    """Mend a tree in place."""
    coming = verbs.hiring | verbs.joining | verbs.luring
    for name in tree.names:
        noun = tree.heads[name.root]
        verb = tree.heads[noun]
        if name.label in HOMES:
            continue  # "hired a cook from Leeds" tells of the cook
        is_from = any(tree.labels[c] == "case" and tree.words[c].lower() == "from" for c in tree.children[name.root])
        if (
            is_from
            and tree.labels[name.root] == "nmod"
            and tree.labels[noun] in ("obj", "nsubj:pass")
            and tree.lemmas[verb] in coming
        ):
            hang(tree, name.root, verb, "obl")
    for i, label in enumerate(tree.labels):
        if label == "nmod" and tree.lemmas[tree.heads[tree.heads[i]]] in verbs.dying and _is_cause(tree, i):
            hang(tree, i, tree.heads[tree.heads[i]], "obl")


def _is_cause(tree: Draft, i: int) -> bool:
    """Tell whether a noun behind a bare one for a place says of what somebody died: "died in prison of cancer", not "in the city of Leeds"."""
    place = tree.heads[i]
    is_bare = tree.labels[place] == "obl" and all(
        tree.labels[c] not in ("det", "amod", "compound", "nmod:poss") for c in tree.children[place]
    )
    is_of = any(tree.labels[c] == "case" and tree.words[c].lower() == "of" for c in tree.children[i])
    return is_bare and is_of and tree.entity[i] < 0 and class_of_noun(tree.lemmas[place], counted=False, plural=False) in PLACES
