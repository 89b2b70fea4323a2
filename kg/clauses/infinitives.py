"""Tell what an infinitive or a gerund does in its sentence, by the words around it: a headline's verb, what is prevented, refused, ordered.

In: a `Tree` and the place of a predicate. Out: yes or no. What that makes of its status is told in `status.py`.
"""

from __future__ import annotations

from kg.english import adjectives, factuality, verbs
from kg.parsing.trees import Tree


def is_to_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether "to" marks a clause."""
    return any(tree.words[m].lower() == "to" for m in tree.kids(i, "mark"))


def is_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether a clause is an infinitive, or a gerund with its preposition: "to sell", "of selling"."""
    return is_to_infinitive(tree, i) or (tree.tags[i] == "VBG" and bool(tree.kids(i, "mark", "case")))


def is_headline(tree: Tree, i: int) -> bool:
    """Tell whether a name and an infinitive stand for a sentence: "Maersk to lay off 10,000 workers"."""
    head = tree.heads[i]
    return (
        tree.label(i) in ("acl", "parataxis", "ccomp", "advcl")
        and tree.heads[head] == head
        and tree.pos[head] == "PROPN"
        and head < i
        and not tree.kids(head, "cop", "nsubj", "punct")
        and is_to_infinitive(tree, i)
    )


def is_the_first_to(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what the first, the last or the only one did: "the first woman to win it" won it."""
    head = tree.heads[i]
    return (
        tree.labels[i] == "acl"
        and is_to_infinitive(tree, i)
        and any(tree.words[c].lower() in adjectives.rank for c in tree.kids(head, "amod", "det", "nummod"))
    )


def from_gerund(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what is kept from happening: "kept him from playing", "withdrew from using it"."""
    head = tree.heads[i]
    return (
        tree.tags[i] == "VBG"
        and tree.lemmas[head] in verbs.preventing
        and any(tree.words[m].lower() == "from" for m in tree.kids(i, "mark", "case"))
    )


def is_controlled(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive that the tree shows as adverbial completes its verb or adjective: "ordered it to sell", "free to sell"."""
    head = tree.heads[i]
    effect = factuality.governing_verbs.get(tree.lemmas[head])
    if tree.lemmas[head] == "use" and head < i and is_to_infinitive(tree, i):  # "used to be owned by"
        return not tree.kids(head, "obj") and not tree.exact_kids(head, "aux:pass")
    if not is_to_infinitive(tree, i) or head > i or effect not in ("planned", "possible", "obligatory", "permitted"):
        return False
    return bool(tree.kids(head, "cop", "obj") or tree.exact_kids(head, "aux:pass"))


def is_refused(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what somebody decided not to do: "decided against selling", "stopped short of selling"."""
    marks = {tree.words[m].lower() for m in tree.kids(i, "mark", "case")}
    head = tree.heads[i]
    against = "against" in marks and tree.lemmas[head] in verbs.deciding
    return tree.tags[i] == "VBG" and (against or ("of" in marks and tree.lemmas[head] == "short"))
