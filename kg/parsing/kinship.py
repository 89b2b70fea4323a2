"""Hang the names of relatives on the noun that tells them: "his wife, Ann, two daughters, Lea and Ida", "by Karl and Ann Lee and their three sons".

In: a tree that the guidelines hold, conjuncts coordinated. Out: the same tree, some names and lists under another head.
"""

from __future__ import annotations

from kg.english import nouns
from kg.parsing.guidelines import SUBJECTS, hang
from kg.parsing.repairs import Draft

AFTER_VERBS = frozenset({"obj", "obl", "obl:agent"})
"""What stands behind a verb and may be the first of a list."""

OPENING = frozenset({",", "(", ":", "-", "–", "—"})
"""What stands between a noun and the names of those it means."""


def join_kin(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label == "appos":
            _set_beside_kin(tree, i)
        elif label == "flat" and tree.entity[i] >= 0 and tree.lemmas[i - 1] in nouns.kinship and tree.entity[i - 1] < 0:
            if tree.entity[tree.heads[i]] != tree.entity[i]:  # "Karl Lee and his wife Ann" is no "Karl Lee Ann"
                hang(tree, i, i - 1, "appos")
        elif label in SUBJECTS and tree.lemmas[i] in nouns.kinship and tree.heads[i] < i:
            _list_late_subject(tree, i)


def _set_beside_kin(tree: Draft, i: int) -> None:
    """Set a person, or a noun in the singular, beside the kin right before: "Karl and his wife, the painter Ann Lee" has but one painter."""
    start = min([i, *(c for c in tree.children[i] if c < i and tree.labels[c] != "punct")])
    kin, above = start - 1 - (tree.words[start - 1] in OPENING), tree.heads[i]
    if kin <= above or tree.lemmas[kin] not in nouns.kinship or tree.entity[kin] >= 0:
        return
    is_person = tree.entity[i] >= 0 and tree.names[tree.entity[i]].label == "PERSON"
    if is_person or (tree.entity[i] < 0 and tree.tags[i] == "NN" and tree.tags[kin] == "NN"):
        hang(tree, i, kin, "appos")


def _list_late_subject(tree: Draft, i: int) -> None:
    """List with those before it what a parser takes for a second subject behind the verb: "was founded by Karl Lee and his sons"."""
    verb = tree.heads[i]
    joint = [c for c in tree.children[i] if tree.labels[c] == "cc"]
    before = [c for c in tree.children[verb] if verb < c < i and tree.labels[c] in AFTER_VERBS and tree.pos[c] in ("NOUN", "PROPN")]
    has_subject = any(tree.labels[c] in SUBJECTS and c < verb for c in tree.children[verb])
    if joint and before and has_subject:
        hang(tree, i, before[-1], "conj")
