"""Tell of a day or month whether its clause says that it is yet to come: "will visit Rome on Friday", "is closed until May".

In: a `Tree` and the place of the word of the day or month. Out: yes or no.
"""

from __future__ import annotations

from kg.clauses.own_status import DEEPEST
from kg.clauses.status import status_of
from kg.english import factuality, times, verbs
from kg.model import Modality
from kg.parsing.guidelines import FINITE
from kg.parsing.trees import Tree

TELLING_TIME = FINITE | {"MD"}
"""Tags of the first word of a verb group, which tells the time of its clause."""


def lies_ahead(tree: Tree, day: int) -> bool:
    """Tell whether a day or month is yet to come: that of a plan, or until which something lasts that is so now."""
    verb = tree.heads[day]
    if tree.bases[day] not in ("obl", "advmod") or verb == day or _is_of_speech(tree, day, verb):
        return False
    first = _finite(tree, verb)
    if first < 0:
        return False
    is_now = tree.tags[first] in ("VBP", "VBZ") and (first == verb or tree.lemmas[first] != "have")
    if tree.preposition(day) in times.before_deadlines and (is_now or tree.tags[first] == "MD"):
        return True
    return status_of(tree, verb).modality is Modality.PLANNED and _is_told_now(tree, first)


def _is_of_speech(tree: Tree, day: int, verb: int) -> bool:
    """Tell whether a day stands behind a verb of saying and before what is said, which parsers hang it on: "said on Monday it would buy it"."""
    opening = [c for c in tree.kids(verb, "mark") if c < day]
    return tree.bases[verb] == "ccomp" and tree.heads[verb] < day < verb and not opening


def _finite(tree: Tree, verb: int) -> int:
    """Return the first word of the verb group that a verb stands in, which tells the time; -1 where none does."""
    for i in tree.upwards(verb, DEEPEST):
        finite = [c for c in sorted([*tree.kids(i, "aux", "cop"), i]) if tree.tags[c] in TELLING_TIME]
        if finite:
            return finite[0]
        if tree.bases[i] not in ("xcomp", "conj"):
            return -1  # whether "announced plans to buy it on Friday" tells when it does so or when it says so is left open
    return -1


def _is_told_now(tree: Tree, first: int) -> bool:
    """Tell whether a plan is one now: "will", "plans to", "said it would"; whether "was to visit on Friday" came to be is long known in some texts."""
    if tree.tags[first] == "VBD":
        return False
    verb = tree.heads[first]
    is_from_past = factuality.modals.get(tree.words[first].lower()) == "conditional"
    return not is_from_past or (tree.bases[verb] == "ccomp" and tree.lemmas[tree.heads[verb]] in verbs.saying)
