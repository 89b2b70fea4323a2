"""Hang relative clauses on the noun that they are said of: "Bolt, whose owner is Ann", "in Lahore, where investors burned tires".

In: a tree whose lists are filled. Out: the same tree; whether anything moved.
"""

from __future__ import annotations

from kg.english import verbs
from kg.parsing.guidelines import SUBJECTS
from kg.parsing.repairs import OBLIQUES, Draft

LOOSE = frozenset({"advcl", "appos", "ccomp", "dep", "parataxis"})
"""What a relative clause is called where the parser does not see whose it is."""

PAST_OR_PRESENT = ("VBD", "VBN", "VBZ", "VBP")
"""Tags of a verb alone that may stand with a subject; a past tense may be tagged as a participle."""


def open_where(tree: Draft) -> bool:
    """Hang a clause with "where" on the noun before it: "protests broke out in Lahore, where investors burned tires"."""
    moved = False
    for i in (i for i, word in enumerate(tree.words) if word == "where" and i > 2):
        clause, noun = tree.heads[i], i - 1 - (tree.words[i - 1] == ",")
        while tree.labels[noun] in ("flat", "compound", "fixed") and tree.sentence[tree.heads[noun]] == tree.sentence[i]:
            noun = tree.heads[noun]
        loose = tree.labels[clause] in ("advcl", "parataxis") and tree.pos[noun] in ("NOUN", "PROPN") and noun < i < clause
        if loose and tree.labels[noun] in (*OBLIQUES, "obj") and tree.heads[noun] != clause and tree.heads[clause] < i:
            tree.heads[clause], tree.labels[clause] = noun, "acl:relcl"
            moved = True
    return moved


def open_whose(tree: Draft) -> bool:
    """Hang a clause with "whose" on the noun before its comma: "Bolt, whose owner is Ann, makes it"."""
    moved = False
    for i in (i for i, word in enumerate(tree.words) if word.lower() == "whose" and i > 1 and tree.words[i - 1] == ","):
        clause, noun = tree.heads[i], i - 2
        if tree.labels[clause] in SUBJECTS:
            clause = tree.heads[clause]
        while tree.labels[noun] in ("flat", "compound", "fixed") and tree.sentence[tree.heads[noun]] == tree.sentence[i]:
            noun = tree.heads[noun]
        loose = tree.labels[clause] in LOOSE and tree.pos[noun] in ("NOUN", "PROPN") and noun < i < clause
        if loose and tree.heads[noun] != clause:
            tree.heads[clause], tree.labels[clause] = noun, "acl:relcl"
            moved = True
    return moved


def give_relatives(tree: Draft) -> bool:
    """Make a relative pronoun the subject of what is said of it: "the quake, which officials say killed ten", where officials kill nobody."""
    moved = False
    for clause, label in enumerate(tree.labels):
        verb = tree.heads[clause]
        if label != "ccomp" or not tree.labels[verb].endswith("relcl") or tree.lemmas[verb] not in verbs.saying:
            continue
        below = [c for c in tree.children[clause] if tree.tags[c] in ("WDT", "WP") and tree.labels[c] == "obj" and c < verb]
        after = {tree.labels[c].partition(":")[0] for c in tree.children[clause] if c > clause}
        has_subject = any(tree.labels[c].partition(":")[0] in ("nsubj", "csubj") for c in tree.children[clause])
        if below and not has_subject and not after.isdisjoint(("obj", "obl")) and tree.tags[clause] in PAST_OR_PRESENT:
            tree.labels[below[0]] = "nsubj"
            moved = True
    return moved
