"""Verb groups: a verb with its auxiliaries, particles, negations and the verbs that govern it ("has not agreed to invest")."""

from __future__ import annotations

from kg.clauses import is_additive
from kg.english import conjunctions, factuality, verbs
from kg.parsing.trees import Tree

LONGEST_CHAIN = 4
"""Verbs that govern one another at most in one verb group."""


def verb_words(tree: Tree, i: int, *, copular: bool) -> list[str]:
    """Return the words of the verb group of a predicate.

    Auxiliaries that a coordinated verb shares ("was built and sold") and governing verbs ("agreed to") are part of it.
    """
    return [tree.words[p] for p in sorted(_verb_group(tree, i, copular))]


def active_words(tree: Tree, i: int) -> list[str]:
    """Return the words of a passive verb group said of the agent: "acquired" for "was acquired by", "will acquire"."""
    group = _verb_group(tree, i, copular=False)
    if any(tree.heads[p] != i for p in group if tree.labels[p] == "aux:pass"):
        return [tree.words[i]]  # "was shown to be overstretched by": nobody shows it in the active
    places = [p for p in sorted(group) if tree.labels[p] != "aux:pass"]
    words = [tree.words[p] for p in places]
    before = words[places.index(i) - 1].lower() if places[0] != i else ""
    if before in verbs.before_plain_forms:
        words[places.index(i)] = tree.lemmas[i]
    return words


def _verb_group(tree: Tree, i: int, copular: bool, depth: int = 0) -> set[int]:
    own = {*tree.kids(i, "aux"), *tree.exact_kids(i, "compound:prt")}
    own |= set(tree.kids(i, "cop")) if copular else {i}
    own |= {
        c
        for c in tree.kids(i, "advmod")
        if ((word := tree.words[c].lower()) in factuality.negations and not is_additive(tree, c))
        or (c == i - 1 and not tree.children[c] and word not in conjunctions.linking)
    }
    head = tree.heads[i]
    if head == i or depth >= LONGEST_CHAIN:
        return own
    if tree.bases[i] == "xcomp" and not tree.kids(head, "obj", "iobj"):
        marks = {c for c in tree.kids(i, "mark") if tree.words[c].lower() == "to"}
        return own | marks | _verb_group(tree, head, bool(tree.kids(head, "cop")), depth + 1) | {head}
    if tree.bases[i] == "conj" and tree.tags[i] == tree.tags[head] and not tree.kids(i, "aux", "nsubj", "cop"):
        is_turned = any(tree.words[c].lower() in conjunctions.turning for c in tree.kids(i, "cc", "advmod"))
        return own | {
            c
            for c in _verb_group(tree, head, copular, depth + 1)
            if c < i and c != head and tree.labels[c] != "compound:prt"
            if not (is_turned and tree.words[c].lower() in factuality.negations)  # "never bought A but instead bought B"
        }
    return own


def words_before(tree: Tree, i: int, start: int, *, copular: bool) -> str:
    """Return the words of the verb group of a predicate before what begins at `start`: "became" of "became very ill"."""
    return " ".join(tree.words[p] for p in sorted(_verb_group(tree, i, copular)) if p < start)
