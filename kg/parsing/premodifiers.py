"""Hang on a noun what stands between its article and it: "a €9 million revolving facility", "our Analysis Workspace features".

In: a tree that the guidelines hold. Out: the same tree, with one noun where the parser gave a verb two things that no sign parts.
"""

from __future__ import annotations

from kg.english import adjectives, conjunctions, signs
from kg.parsing.guidelines import ARGUMENTS, FINITE, POSSESSIVE_TAGS, SUBJECTS, hang
from kg.parsing.repairs import Draft

OF_VERBS = ARGUMENTS | {"obl", "obl:unmarked"}

LONGEST_BEFORE = 8
"""Words between an article and an amount, or an amount and its noun, at most. Not measured."""


def hang_premodifiers(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label == "cc" and tree.entity[i - 1] >= 0:
            _join_employers(tree, i)
        elif label in OF_VERBS and tree.tags[i] == "$":
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


def _join_employers(tree: Draft, joint: int) -> None:
    """Hang on the role before a person the first of two names that it is of: "former Acme and Bolt executive Ann Lee" is one person."""
    first, person = tree.names[tree.entity[joint - 1]], tree.heads[joint]
    while tree.labels[person] in ("compound", "nmod:desc") and tree.heads[person] > person:
        person = tree.heads[person]
    is_person = person > joint and tree.entity[person] >= 0 and tree.names[tree.entity[person]].label == "PERSON"
    former = [c for c in tree.children[first.root] if c < first.start and tree.words[c].lower() in adjectives.former]
    if first.label == "PERSON" or not is_person or not former:
        return
    role = next((c for c in tree.children[person] if joint < c < person and tree.labels[c] == "nmod:desc"), person)
    between = range(joint + 1, tree.names[tree.entity[person]].start)
    if role == person or any(tree.pos[c] in ("DET", "PUNCT", "ADP") for c in between):
        return
    before = [c for c in tree.children[first.root] if c < first.start and tree.labels[c] == "case"]
    if tree.heads[person] == first.root:
        above = person if tree.heads[first.root] == first.root else tree.heads[first.root]
        hang(tree, person, above, tree.labels[first.root])
    if hang(tree, first.root, role, "compound"):
        for c in before:
            hang(tree, c, person, "case")
        for c in former:
            hang(tree, c, role, "amod")


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
