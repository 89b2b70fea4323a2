"""Leave a date with what it is the date of: "is the birthplace of Karl, president of Norway from 1922 to 1943" tells when he was president.

In: a tree that the guidelines hold. Out: the same tree, a date below the noun that describes a name before it, where no comma closes the
description and the parser hung the date on a noun further up: what is open takes what follows. So does what opens a description.
"""

from __future__ import annotations

from kg.english import nouns, phrases, times
from kg.parsing.guidelines import FARTHEST, hang
from kg.parsing.repairs import Draft


def keep_in_descriptions(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        noun = tree.heads[i]
        if label not in ("nmod", "obl") or tree.pos[i] != "NUM" or tree.pos[noun] != "NOUN" or noun > i:
            continue
        cases = [c for c in tree.children[i] if c < i and tree.labels[c] == "case"]
        description = _open_before(tree, cases[0] - 1, noun) if cases else None
        if description is not None:
            hang(tree, i, description, "nmod")


def _open_before(tree: Draft, last: int, noun: int) -> int | None:
    """Return the noun of the description below a noun that ends with a word, if it is no name; of several that are listed the last."""
    above, listed = last, -1
    for _ in range(FARTHEST):
        if tree.pos[last] == "PUNCT" or above <= noun or tree.heads[above] == above:
            return None
        if listed < 0 and tree.labels[above] == "conj":
            listed = above
        if tree.labels[above] == "appos" and tree.pos[above] == "NOUN" and tree.entity[above] < 0:
            return max(above, listed)
        above = tree.heads[above]
    return None


def keep_at_descriptions(tree: Draft) -> None:
    """Hang on the description that it opens what says until when that was so: "Ann Lee, until recently the mayor, joined Acme"."""
    for i in range(1, len(tree.words) - 1):
        if tree.labels[i - 1] == "case" and f"{tree.words[i - 1]} {tree.words[i]}".lower() in phrases.until_lately:
            described = (n for n in range(i + 1, min(i + FARTHEST, len(tree.words))) if tree.labels[n] == "appos")
            noun = next(described, None)
            if noun is not None and tree.entity[noun] < 0 and all(i < tree.heads[k] <= noun for k in range(i + 1, noun)):
                hang(tree, i, noun, "nmod")


def end_periods(tree: Draft) -> None:
    """Hang on a period where it ends: "for the year ended March 31" nobody else ends."""
    for i in range(1, len(tree.words) - 1):
        is_dated = tree.words[i + 1].lower() in times.months or tree.words[i + 1].isdigit()
        if tree.words[i].lower() == "ended" and tree.lemmas[i - 1] in nouns.time and is_dated and hang(tree, i, i - 1, "acl"):
            tree.tags[i] = "VBN"
