"""Join what "among other things" stands between: who "relied on, among other things, Acme" relied on Acme.

In: a tree that the guidelines hold. Out: the same tree, the phrase behind the insertion hung on the verb or the preposition before it, and
the insertion on the verb as what says nothing of where or with whom.
"""

from __future__ import annotations

from functools import cache

from kg.english import phrases
from kg.parsing.guidelines import FARTHEST, NOMINAL, hang
from kg.parsing.repairs import Draft

LONGEST = 3
"""Words of an insertion."""

LOOSE = frozenset({"appos", "conj", "dep", "nmod", "nsubj", "obj", "obl", "obl:agent", "parataxis"})
"""What parsers take the phrase behind an insertion for."""

GOVERNED = frozenset({"nmod", "obl", "obl:agent"})
"""What stands behind a preposition."""


def join_around_insertions(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, tag in enumerate(tree.tags):
        if tag == "IN" and tree.words[i].lower() in _first_words() and (noun := _insertion(tree, i)) is not None:
            _join(tree, i, noun)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in phrases.insertions)


def _insertion(tree: Draft, i: int) -> int | None:
    """Return the last word of an insertion that begins at a word and is set off: by commas, or where the sentence begins or ends."""
    first, last = tree.sentence_extents[tree.sentence[i]]
    for end in range(min(i + LONGEST, last), i + 1, -1):
        if " ".join(tree.words[i:end]).lower() in phrases.insertions:
            is_opened = i == first or tree.words[i - 1] == ","
            return end - 1 if is_opened and tree.labels[end - 1] in GOVERNED and end < last and tree.pos[end] == "PUNCT" else None
    return None


def _join(tree: Draft, i: int, noun: int) -> None:
    first, last = tree.sentence_extents[tree.sentence[i]]
    governor, label, before = tree.heads[noun], tree.labels[noun], i - 2
    verb = governor
    for _ in range(FARTHEST):
        if tree.pos[verb] in ("VERB", "ADJ") or tree.heads[verb] == verb:
            break
        verb = tree.heads[verb]
    if before >= first and tree.words[noun + 1] == "," and noun + 2 < last:
        content = _phrase(tree, noun + 2, last)
        is_free = content is not None and all(tree.labels[c] != "case" or c == before for c in tree.children[content])
        if content is not None and is_free and tree.labels[content] in LOOSE:
            if tree.labels[before] in ("case", "mark") and tree.tags[before] in ("IN", "TO"):
                hang(tree, content, governor, "obl:agent" if tree.labels[content] == "obl:agent" else label)
                hang(tree, before, content, "case")
            elif before == verb and tree.pos[verb] == "VERB" and not _is_filled(tree, verb, content):
                hang(tree, content, verb, "obj")
    if verb != noun:
        hang(tree, noun, verb, "discourse")


def _phrase(tree: Draft, start: int, last: int) -> int | None:
    """Return the noun of the phrase that begins at a word."""
    top = start
    for _ in range(FARTHEST):
        if tree.heads[top] == top or not start <= tree.heads[top] < last or tree.pos[tree.heads[top]] in ("VERB", "ADJ"):
            break
        top = tree.heads[top]
    return top if tree.pos[top] in NOMINAL else None


def _is_filled(tree: Draft, verb: int, content: int) -> bool:
    """Tell whether a verb has its object already, or is a passive that takes none."""
    return any(tree.labels[c] in ("obj", "ccomp", "xcomp", "aux:pass") and c != content for c in tree.children[verb])
