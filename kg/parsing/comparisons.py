"""Make a preposition of "compared to": "sold 50 cars, compared to 40 in May" compares what was sold, and nobody compares himself to anything.

In: a tree that the guidelines hold. Out: the same tree, what is compared with below the word that "compared" hung on.
"""

from __future__ import annotations

from kg.english import prepositions, verbs
from kg.parsing.guidelines import hang
from kg.parsing.repairs import OBLIQUES, Draft

BESIDE = frozenset({"advcl", "acl", "conj", "parataxis", "dep"})
"""What a participle beside a clause is called."""

BEFORE = frozenset({"advmod", "mark", "punct"})
"""What may hang on the participle, beside what is compared: a comma, "as compared to", "when compared to"."""


def set_comparisons_apart(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in verbs.comparing or tree.tags[i] not in ("VBN", "VBD") or tree.labels[i] not in BESIDE:
            continue
        compared = [c for c in tree.children[i] if tree.labels[c] not in BEFORE]
        if (
            len(compared) != 1
            or tree.labels[compared[0]] not in OBLIQUES
            or tree.words[i + 1].lower() not in prepositions.of_comparison
        ):
            continue
        standard, above = compared[0], tree.heads[i]
        if tree.pos[standard] not in ("NOUN", "PROPN") or not tree.words[standard][0].isalpha() or _holds_sum(tree, standard):
            continue  # a sum that is compared with another is told by itself
        if tree.heads[i + 1] != standard or not hang(tree, standard, above, "nmod" if tree.labels[i] == "acl" else "obl"):
            continue
        for c in [c for c in tree.children[i] if c != standard]:
            hang(tree, c, standard, "punct" if tree.labels[c] == "punct" else "case")
        hang(tree, i, standard, "case")
        hang(tree, i + 1, i, "fixed")


def _holds_sum(tree: Draft, noun: int) -> bool:
    """Tell whether a noun stands with money or a share: "$4 million", "revenue of 40%"."""
    return any(tree.pos[i] == "SYM" for c in tree.children[noun] for i in (c, *tree.children[c]))
