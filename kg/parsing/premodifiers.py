"""Hang on a noun what stands between its article and it: "a €9 million revolving facility", "our Analysis Workspace features".

In: a tree that the guidelines hold. Out: the same tree, with one noun where the parser gave a verb two things that no sign parts.
"""

from __future__ import annotations

from kg.english import conjunctions, signs
from kg.parsing.guidelines import ARGUMENTS, FINITE, POSSESSIVE_TAGS, SUBJECTS, hang
from kg.parsing.repairs import Draft

OF_VERBS = ARGUMENTS | {"obl", "obl:unmarked"}

LONGEST_BEFORE = 8
"""Words between an article and an amount, or an amount and its noun, at most. Not measured."""


def hang_premodifiers(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label in OF_VERBS and tree.tags[i] == "$":
            _give_amount(tree, i)
        elif label == "conj" and tree.tags[i] == "NNS" and tree.entity[i] < 0:
            _join_to_participle(tree, i)
        elif label in SUBJECTS and i + 1 < len(tree.words) and tree.labels[i + 1] in SUBJECTS and tree.tags[i] == "NN":
            _join_subjects(tree, i)


def _give_amount(tree: Draft, i: int) -> None:
    """Hang a sum on the noun whose article stands before it; the verb has that noun."""
    for article in range(max(i - LONGEST_BEFORE, 0), i):
        noun = tree.heads[article]
        is_open = tree.labels[article] == "det" and i < noun <= i + LONGEST_BEFORE and tree.heads[i] not in range(article, noun + 1)
        if is_open and all(tree.pos[j] not in ("PUNCT", "ADP") for j in range(article, noun) if tree.tags[j] != "HYPH"):
            hang(tree, i, noun, "compound")
            return


def _join_to_participle(tree: Draft, noun: int) -> None:
    """Hang on a noun the first of two names that a participle is joined to: "Acme and Bolt-backed rebels" are rebels alone."""
    first, participle = tree.heads[noun], noun - 1
    if (
        tree.entity[first] < 0
        or tree.tags[participle] not in ("VBN", "VBD", "JJ")
        or tree.words[participle - 1] not in signs.hyphens
    ):
        return
    name, joined = tree.names[tree.entity[first]], tree.entity[participle - 2]
    if joined < 0 or joined == tree.entity[first] or tree.entity[participle] >= 0:
        return
    second = tree.names[joined]
    is_listed = name.end + 1 == second.start and tree.words[name.end].lower() in conjunctions.coordinating
    if is_listed and second.end == participle - 1 and name.label == second.label and name.root == first:
        for c in [c for c in tree.children[first] if c < name.start and tree.labels[c] == "case"]:
            hang(tree, c, noun, "case")
        if hang(tree, noun, noun if tree.heads[first] == first else tree.heads[first], tree.labels[first]):
            hang(tree, first, noun, "compound")


def _join_subjects(tree: Draft, i: int) -> None:
    """Make one of two subjects that stand side by side behind a possessive pronoun or an article and are no names; a finite verb follows."""
    verb, opening = tree.heads[i], i - 1
    is_opened = i > 0 and (tree.tags[opening] in POSSESSIVE_TAGS or tree.tags[opening] == "DT")
    if (
        tree.heads[i + 1] != verb
        or not is_opened
        or max(tree.entity[i : i + 2]) >= 0
        or tree.tags[verb] not in FINITE
        or verb < i + 2
    ):
        return
    hang(tree, i, i + 1, "compound")
    hang(tree, opening, i + 1, "det" if tree.tags[opening] == "DT" else "nmod:poss")
