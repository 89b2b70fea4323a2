"""Tell what has been done although its words are those of a plan or a condition: "took an hour to beat her", "would often visit her".

In: a `Tree` and the place of a predicate. Out: yes or no. What that makes of its status is told in `status.py` and `own_status.py`.
"""

from __future__ import annotations

from kg.clauses.infinitives import is_gerund, is_to_infinitive
from kg.clauses.unreal import is_over
from kg.english import factuality, nouns, verbs
from kg.parsing.trees import Tree


def is_done_in_time(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive says what somebody took some time to do, which is done: "took an hour to beat her", "taking two years to build it"."""
    head = tree.heads[i]
    if tree.lemmas[head] != "take" or not is_to_infinitive(tree, i):
        return False
    spans = [o for o in tree.kids(head, "obj") if o < i and tree.lemmas[o] in nouns.time and tree.kids(o, "nummod", "det", "nmod")]
    return bool(spans) and _is_over_there(tree, head)


def is_arrival(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive says what somebody does who has left for it: "had gone to live in Bonn", "left Acme to become a teacher"."""
    head = tree.heads[i]
    if not is_to_infinitive(tree, i) or head > i:
        return False
    is_home = tree.lemmas[i] in verbs.of_settling and tree.lemmas[head] in verbs.motion
    is_post = tree.lemmas[i] in verbs.of_new_posts and tree.lemmas[head] in verbs.leaving_for_others
    return (is_home or is_post) and is_over(tree, head)


def is_successful(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive says what was brought about: "successfully sued to stop it"."""
    verb = tree.heads[i]
    has_success = any(tree.words[c].lower() in factuality.words_of_success for c in tree.kids(verb, "advmod"))
    return has_success and is_to_infinitive(tree, i) and is_over(tree, verb)


def is_done_beside(tree: Tree, i: int) -> bool:
    """Tell whether a gerund says what is done beside something else: "in addition to writing it, she ..."."""
    noun = tree.heads[i]
    return tree.lemmas[noun] in nouns.of_addition and tree.preposition(noun) == "in" and is_gerund(tree, i)


def is_habit_of_past(tree: Tree, i: int, would: int) -> bool:
    """Tell whether "would" tells what somebody did again and again: "would often visit her"; not "would often have visited her"."""
    adverbs = [c for c in tree.kids(i, "advmod") if would < c < i and tree.words[c].lower() in factuality.adverbs_of_habits]
    return bool(adverbs) and tree.tags[i] == "VB" and all(tree.words[c].lower() != "have" for c in tree.kids(i, "aux"))


def _is_over_there(tree: Tree, verb: int) -> bool:
    """Tell whether a verb tells what has been done, or goes as a participle with one that does: "won, taking an hour to do so"."""
    if tree.tags[verb] == "VBG" and tree.bases[verb] == "advcl" and not tree.kids(verb, "aux", "mark"):
        return is_over(tree, tree.heads[verb])
    return is_over(tree, verb)
