"""Let two roles before a name be of the one person named: "Acme's president and CEO Ann Lee said".

In: a tree that the guidelines hold. Out: the same tree, the name in the place that the first role had. Parsers take the first role for somebody
else, and the name for a second one. A role with a name of its own ("President Ann Lee and chairman Karl Voss") is of somebody else, and one with
an article may be ("the prime minister and President Karl Voss").
"""

from __future__ import annotations

from kg.english import conjunctions, roles
from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft

LONGEST_ROLE = 4
"""Words of the longest role in the table."""


def join_titles(tree: Draft) -> None:
    """Mend a tree in place."""
    for name in tree.names:
        second = _role_before(tree, name.start) if name.label == "PERSON" else None
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


def _role_before(tree: Draft, end: int) -> int | None:
    """Return where a role begins that ends right before a word."""
    starts = range(max(0, end - LONGEST_ROLE), end)
    return next((s for s in starts if " ".join(tree.words[s:end]).lower() in roles.kinds), None)


def _is_of_another(tree: Draft, noun: int, name: int, title: int) -> bool:
    """Tell whether the first of two roles is not of who is named behind the second: it is another's, a part of a name, or is said of somebody."""
    is_noun = tree.entity[noun] < 0 and tree.pos[noun] in ("NOUN", "PROPN")
    is_said = any(tree.labels[c] in ("cop", "appos", "det") and c != name for c in tree.children[noun])
    return not is_noun or is_said or tree.tags[noun].endswith("S") or tree.labels[noun] == "appos" or title <= noun
