"""Find whose words go on in a sentence that names nobody: "Ann Lee said the firm had grown. It would open a plant".

In: a `Tree` and the place of a predicate. Out: the place of the word that names who has spoken in the sentence before, or None. "Would" without a
condition tells there what somebody has announced in the past (free indirect speech).
"""

from __future__ import annotations

from kg.clauses.sources import speaker
from kg.english import conjunctions, factuality, verbs
from kg.parsing.trees import Tree

FEWEST_WORDS = 3
"""Words of a sentence that says something."""


def teller_before(tree: Tree, i: int) -> int | None:
    """Return who said the sentence before, where one with "would" goes on with it."""
    number = tree.sentence[i]
    if number == 0 or tree.heads[i] != i or not _is_announced(tree, i):
        return None
    start, end = tree.sentence_extents[number - 1]
    verb = next((v for v in range(start, end) if tree.heads[v] == v), -1)
    is_report = verb >= 0 and end - start > FEWEST_WORDS and tree.tags[verb] == "VBD" and tree.lemmas[verb] in verbs.saying
    return speaker(tree, verb) if is_report and tree.kids(verb, "ccomp") else None


def _is_announced(tree: Tree, i: int) -> bool:
    """Tell whether a clause has "would" without "have", and no condition is named."""
    auxiliaries = [tree.words[c].lower() for c in tree.kids(i, "aux")]
    if factuality.past_of_will.isdisjoint(auxiliaries) or "have" in auxiliaries or not tree.kids(i, "nsubj"):
        return False
    return not any(tree.words[m].lower() in conjunctions.conditional for c in tree.kids(i, "advcl") for m in tree.kids(c, "mark"))
