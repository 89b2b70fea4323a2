"""Hang on the verb where somebody comes from: who "joins the bank from Acme" joins no bank from Acme.

In: a tree that the guidelines hold. Out: the same tree, the phrase with "from" below the verb and not below its object.
"""

from __future__ import annotations

from kg.english import verbs
from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft

PLACES = frozenset({"GPE", "NORP"})
"""Labels of names of where people are from, not of whom they work for."""


def place_origins(tree: Draft) -> None:
    """Mend a tree in place."""
    coming = verbs.hiring | verbs.joining | verbs.luring
    for name in tree.names:
        noun = tree.heads[name.root]
        verb = tree.heads[noun]
        if name.label in PLACES:
            continue  # "hired a cook from Leeds" tells of the cook
        is_from = any(tree.labels[c] == "case" and tree.words[c].lower() == "from" for c in tree.children[name.root])
        if (
            is_from
            and tree.labels[name.root] == "nmod"
            and tree.labels[noun] in ("obj", "nsubj:pass")
            and tree.lemmas[verb] in coming
        ):
            hang(tree, name.root, verb, "obl")
