"""Find who does what a passive says: what stands after "by", unless it says how or until when; the court where somebody is convicted.

In: a `Tree` and the place of a passive verb. Out: the places of the words that name who does it.
"""

from __future__ import annotations

from kg.english import nouns, prepositions, times, verbs
from kg.parsing.trees import Tree


def agents_of(tree: Tree, i: int) -> list[int]:
    """Return who does what a passive verb says."""
    return [c for c in tree.kids(i, "obl") if is_agent(tree, c)]


def is_agent(tree: Tree, i: int) -> bool:
    """Tell whether an oblique of a passive names who does it: "by Acme", not "by reference", "by July 2006" or "by the end of the year"."""
    if tree.labels[i] != "obl:agent" and tree.preposition(i) != "by":
        return _is_court(tree, i)
    return tree.entity[i] >= 0 or not (is_time(tree, i) or _is_means(tree, i))


def _is_court(tree: Tree, i: int) -> bool:
    """Tell whether an oblique names the court where somebody is convicted, which does it: "was sentenced at Leeds Crown Court"."""
    is_tried = tree.lemmas[tree.heads[i]] in verbs.convicting and tree.preposition(i) in prepositions.of_courts
    return is_tried and tree.entity[i] >= 0 and tree.lemmas[i].lower() in nouns.courts


def is_time(tree: Tree, i: int) -> bool:
    """Tell whether a noun says when: "July 2006", "the end of the year"."""
    if tree.is_year(i):
        return True
    words = {tree.words[c].lower() for c in (i, *tree.exact_kids(i, "nmod:unmarked"))}  # "9 June"
    has_date = not (words.isdisjoint(times.months) and words.isdisjoint(times.weekdays))
    return has_date or ((tree.lemmas[i] in nouns.bounds or tree.lemmas[i] in nouns.time) and not tree.kids(i, "compound"))


def _is_means(tree: Tree, i: int) -> bool:
    """Tell whether a noun says how something is done: "by post", "by 230 votes"; what has an article acts or is used."""
    if tree.lemmas[i] in nouns.ballots:
        return bool(tree.kids(i, "nummod"))
    return (
        tree.tags[i] == "NN" and tree.lemmas[i].lower() in nouns.means and not tree.kids(i, "det", "nmod:poss", "amod", "compound")
    )
