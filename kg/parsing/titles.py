"""Let the roles before a name be of the one person named: "House Speaker Ann Lee left", "Acme's president and CEO Ann Lee said".

In: a tree that the guidelines hold. Out: the same tree, the name in the place that the role, or the first of two, had. Parsers take the role and
the name for two who do the same, and of two roles the first for somebody else and the name for a second one. A role with a name of its own
("President Ann Lee and chairman Karl Voss") is of somebody else, and one with an article may be ("the prime minister and President Karl Voss").
"""

from __future__ import annotations

from kg.english import conjunctions, roles
from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft, Name

LONGEST_ROLE = 4
"""Words of the longest role in the table."""


def join_titles(tree: Draft) -> None:
    """Mend a tree in place."""
    for name in tree.names:
        second = _role_before(tree, name.start) if name.label == "PERSON" else None
        if second is not None:
            _describe(tree, second, name)
        if second is None or second < 2 or tree.words[second - 1].lower() not in conjunctions.coordinating:
            continue
        first = _role_before(tree, second - 1)
        if first is None or tree.sentence[first] != tree.sentence[name.root]:
            continue
        noun, title = second - 2, name.start - 1
        if _is_of_another(tree, noun, name.root, title):
            continue
        label, above = tree.labels[noun], tree.heads[noun]
        if label != "nmod:desc" and hang(tree, name.root, name.root if above == noun else above, label):
            for c in list(tree.children[noun]):
                if c not in (title, name.root) and not first <= c < noun:
                    hang(tree, c, name.root, tree.labels[c])
            hang(tree, noun, name.root, "nmod:desc")
            hang(tree, title, name.root, "nmod:desc")


def _describe(tree: Draft, first: int, name: Name) -> None:
    """Hang the role that begins at `first` and ends right before a name on it, where the two have one place, or the name hangs inside of the role."""
    noun, root = name.start - 1, name.root
    above = tree.heads[root]
    if tree.heads[noun] == above != noun and tree.labels[noun] == tree.labels[root] and tree.tags[noun] in ("NN", "NNP"):
        hang(tree, noun, root, "nmod:desc")
        for c in [c for c in tree.children[noun] if tree.labels[c] in ("case", "det")]:
            hang(tree, c, root, tree.labels[c])
    elif first <= above < noun and tree.heads[noun] == root and hang(tree, root, tree.heads[above], tree.labels[above]):
        hang(tree, above, noun, "compound")


def _role_before(tree: Draft, end: int) -> int | None:
    """Return where a role begins that ends right before a word."""
    starts = range(max(0, end - LONGEST_ROLE), end)
    return next((s for s in starts if " ".join(tree.words[s:end]).lower() in roles.kinds), None)


def _is_of_another(tree: Draft, noun: int, name: int, title: int) -> bool:
    """Tell whether the first of two roles is not of who is named behind the second: it is another's, a part of a name, or is said of somebody."""
    is_noun = tree.entity[noun] < 0 and tree.pos[noun] in ("NOUN", "PROPN")
    is_said = any(tree.labels[c] in ("cop", "appos", "det") and c != name for c in tree.children[noun])
    return not is_noun or is_said or tree.tags[noun].endswith("S") or tree.labels[noun] == "appos" or title <= noun
