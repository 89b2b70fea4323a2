"""Tell what a clause says of its own standing by its own words: "not", "may", "formerly", "nearly", who is named beside it.

In: a `Tree` and the place of a predicate. Out: its `Status` before the clauses and nouns around it change it (see `status.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.clauses.agents import is_time
from kg.clauses.deeds import is_habit_of_past
from kg.clauses.infinitives import is_going_on, is_to_infinitive
from kg.clauses.sharing import is_none_beside
from kg.clauses.sources import source_beside
from kg.clauses.unreal import (
    is_assumed,
    is_inverted_condition,
    is_one_of_names,
    is_over,
    is_over_by,
    is_present,
    is_scheduled,
    is_told_in_past,
    unreal_modality,
)
from kg.english import conjunctions, determiners, factuality, phrases, pronouns, times, verbs
from kg.model import Modality
from kg.parsing.trees import Tree, once

SUPERLATIVES = frozenset({"JJS", "RBS"})
"""Tags of what an adverb of doubt leaves as it is: what is "perhaps best known" is known."""

TELLING = frozenset({"advmod", "cc", "det", "mark", "nsubj", "obj", "obl"})
"""What may deny or doubt the clause that it hangs on."""

STRENGTHS = [Modality.ASSERTED, Modality.PAST, Modality.PLANNED, Modality.OBLIGATORY, Modality.CONDITIONAL, Modality.POSSIBLE]
"""From the strongest to the weakest."""

DEEPEST = 8
"""Clauses that a clause stands in; deeper nesting is a misparse. Not measured."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of a clause's standing; `source` is the place of the word that names who says so."""

    negated: bool = False
    modality: Modality = Modality.ASSERTED
    source: int | None = None

    def under(self, modality: Modality) -> Status:
        """Return the status seen through another modality: the weaker of the two, a rumoured plan is a rumour."""
        weaker = max(self.modality, modality, key=STRENGTHS.index)
        return self if weaker is self.modality else replace(self, modality=weaker)

    def is_hearsay(self, tree: Tree) -> bool:
        """Tell whether nobody in particular says so: "according to a rumour"; not "the legend Ann Lee said"."""
        teller = self.source
        if teller is None or tree.lemmas[teller] not in factuality.hearsay:
            return False
        return tree.entity[teller] < 0 and not tree.kids(teller, "appos", "flat")

    def said_by(self, source: int | None) -> Status:
        """Return the status with who says so, where that is not known yet."""
        return self if self.source is not None or source is None else replace(self, source=source)


def has_no_object(tree: Tree, i: int) -> bool:
    """Tell whether a clause is denied by its object alone: "took no action", which denies nothing of what else is done."""
    return any(
        tree.words[k].lower() in determiners.negative and tree.bases[k] == "det"
        for c in tree.exact_kids(i, "obj")
        for k in tree.children[c]
    )


@once
def own_status(tree: Tree, i: int) -> Status:
    """Return the status of a clause as its own words tell it."""
    negated = False
    modality = _own_modal(tree, i) or Modality.ASSERTED
    for c in (c for c in tree.children[i] if tree.bases[c] in TELLING):
        word, label = _phrase(tree, c), tree.bases[c]
        if label in ("advmod", "cc") or (label == "det" and word == "no"):
            negated ^= (word in factuality.negations and not is_additive(tree, c)) or (
                word in factuality.near_misses and tree.lemmas[i] not in verbs.of_degree
            )
            if word in factuality.adverbs_of_doubt and tree.tags[c + 1] not in SUPERLATIVES:
                modality = Modality.POSSIBLE
            negated ^= word == "longer" and any(tree.words[k].lower() == "no" for k in tree.children[c])
        elif label in ("obj", "nsubj"):
            negated ^= not is_none_beside(tree, c) and (
                any(tree.words[k].lower() in determiners.negative and tree.bases[k] in ("det", "cc") for k in tree.children[c])
                or word in pronouns.negative
            )
        elif label == "mark":
            negated ^= word in factuality.negations
        elif label == "obl":
            negated ^= tree.text(min(tree.subtree(c)), c + 1).lower() in phrases.of_denial
    modality = Modality.PAST if _is_no_longer(tree, i) else modality
    if _hangs_on_condition(tree, i, modality, negated=negated):
        modality = Modality.CONDITIONAL
    elif modality is Modality.ASSERTED and (is_scheduled(tree, i) or _is_dated_plan(tree, i)):
        modality = Modality.PLANNED
    elif modality is Modality.ASSERTED and not negated and any(is_one_of_names(tree, c) for c in tree.kids(i, "nsubj", "obj")):
        modality = Modality.POSSIBLE
    if tree.lemmas[i] == "interested":
        modality = Modality.POSSIBLE
    if negated and (_must_not(tree, i, modality) or (modality is Modality.POSSIBLE and cannot(tree, i))):
        modality = Modality.ASSERTED
    status = Status(negated, modality, source_beside(tree, i))
    unreal = Modality.POSSIBLE if status.is_hearsay(tree) else unreal_modality(tree, i)
    return status if unreal is None else status.under(unreal)


def _is_conditional(tree: Tree, i: int) -> bool:
    """Tell whether a clause has a condition: "sells it if it is paid"; one in front holds for all that follows: "if asked, it buys but does not sell"."""
    if any(_is_condition(tree, a) for a in tree.kids(i, "advcl")):
        return True
    first = tree.heads[i]
    is_second = tree.bases[i] == "conj" and not tree.kids(i, "nsubj")
    return is_second and any(a < first and _is_condition(tree, a) for a in tree.kids(first, "advcl"))


def _hangs_on_condition(tree: Tree, i: int, modality: Modality, *, negated: bool) -> bool:
    """Tell whether a clause holds only if its condition does: "sells it if", "will sell it if"; what is refused then is refused now."""
    is_open = modality is Modality.ASSERTED or (modality is Modality.PLANNED and not negated) or _is_hypothetical(tree, i)
    # "Has offered to buy it if it is cheap"
    conditional = _is_conditional(tree, i) or (tree.bases[i] == "xcomp" and _is_conditional(tree, tree.heads[i]))
    return is_open and conditional and not _is_done_whatever_comes(tree, i)


def _is_hypothetical(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what would be possible on a condition in the past tense: "could sell it if Acme agreed"."""
    could = any(tree.words[c].lower() in factuality.past_of_can for c in tree.kids(i, "aux"))
    return could and any(_is_condition(tree, a) and is_told_in_past(tree, a) for a in tree.kids(i, "advcl"))


def _is_done_whatever_comes(tree: Tree, i: int) -> bool:
    """Tell whether something has been promised whose condition is yet to be met: "has offered asylum if he leaves"."""
    is_promise = factuality.governing_verbs.get(tree.lemmas[i]) == "planned" and is_over(tree, i)
    return is_promise and all(is_present(tree, a) for a in tree.kids(i, "advcl") if _is_condition(tree, a))


def _is_dated_plan(tree: Tree, i: int) -> bool:
    """Tell whether a passive says for when something is planned: "was scheduled for May"; "is designed for children" plans nothing."""
    is_plan = factuality.governing_verbs.get(tree.lemmas[i]) == "planned" and bool(tree.exact_kids(i, "aux:pass"))
    return is_plan and any(tree.preposition(c) == "for" and is_time(tree, c) for c in tree.kids(i, "obl"))


def _is_condition(tree: Tree, clause: int) -> bool:
    """Tell whether a clause is one on which another depends: "if it sells", "should it sell"; what is so "even if it sells" does not."""
    if is_inverted_condition(tree, clause):
        return True
    if any(is_assumed(tree, c) for c in tree.kids(clause, "ccomp")):
        return not is_over(tree, tree.heads[clause])  # "bought it, provided that": it did
    marks = [m for m in tree.kids(clause, "mark") if tree.words[m].lower() in conjunctions.conditional]
    return any((m == 0 or tree.words[m - 1].lower() != "even") and tree.words[m + 1].lower() != "only" for m in marks)


def is_doubted(tree: Tree, noun: int) -> bool:
    """Tell whether it is left open that a noun takes part, whatever is certain of others: "possibly Ann", "Karl, probably along with Ann"."""
    if tree.pos[noun] == "VERB" or not tree.children[noun]:
        return False
    adverbs = [c for word in (noun, *tree.kids(noun, "case", "cc")) for c in tree.kids(word, "advmod")]
    return any(tree.words[c].lower() in factuality.adverbs_of_doubt and tree.tags[c + 1] not in SUPERLATIVES for c in adverbs)


def is_additive(tree: Tree, negation: int) -> bool:
    """Tell whether a negation is part of "not only" or "more likely than not", which deny nothing."""
    if negation > 0 and tree.words[negation - 1].lower() == "than":
        return True
    return negation + 1 < len(tree.words) and tree.words[negation + 1].lower() in factuality.additive


def _phrase(tree: Tree, i: int) -> str:
    """Return a word with those fixed to it, lower case: "rather than"."""
    return " ".join(tree.words[p].lower() for p in (i, *tree.exact_kids(i, "fixed"))) if tree.children[i] else tree.words[i].lower()


def _is_no_longer(tree: Tree, i: int) -> bool:
    """Tell whether an adverb or an oblique says that a clause is no longer so: "formerly", "until recently"."""
    if any(is_over_by(tree, c, i) for c in tree.kids(i, "advmod")):
        return True
    if not is_told_in_past(tree, i):
        return False
    obliques = (tree.text(min(tree.subtree(c)), c + 1).lower() for c in tree.kids(i, "obl"))
    is_state = bool(tree.kids(i, "cop")) or tree.lemmas[i] in verbs.of_states
    is_ended = is_state and any(tree.preposition(c) == "until" and is_time(tree, c) for c in tree.kids(i, "obl", "nmod"))
    is_ended |= is_state and any(_ends_it(tree, c) for c in tree.kids(i, "advcl"))
    return is_ended or not phrases.of_the_past.isdisjoint(obliques)


def _ends_it(tree: Tree, clause: int) -> bool:
    """Tell whether a clause says what ended what was so: "was its owner until it was sold", "was a teacher before she led it"."""
    marks = {tree.words[m].lower() for m in tree.kids(clause, "mark")}
    return not marks.isdisjoint(times.before_ends) and is_over(tree, clause)


def cannot(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what somebody is not able to do, which is then not done: "cannot own", "could not reach"."""
    return any(tree.words[c].lower() in factuality.ability for c in tree.kids(i, "aux"))


def _must_not(tree: Tree, i: int, modality: Modality) -> bool:
    """Tell whether a clause says what is forbidden, which is then not done: "must not sell"; not "should not have sold", "should not, he argues, sell"."""
    is_undone = all(tree.lemmas[c] != "have" for c in tree.kids(i, "aux"))
    return modality is Modality.OBLIGATORY and tree.tags[i] not in ("VBZ", "VBD") and is_undone


def _own_modal(tree: Tree, i: int) -> Modality | None:
    auxiliaries = tree.kids(i, "aux")
    is_before = any(tree.words[c].lower() == "have" for c in auxiliaries)
    for c in auxiliaries:
        modal = factuality.modals.get(tree.words[c].lower())
        if modal == "obligatory" and is_before:
            return Modality.POSSIBLE  # "must have sold it" is guessed, "should have sold it" wished
        if modal == "conditional" and _is_told_later(tree, i, c):
            return None
        if modal is not None:
            return Modality(modal)
    words = [tree.words[c].lower() for c in tree.kids(i, "aux", "cop")]
    if not is_to_infinitive(tree, i):
        return None
    if words and words[0] in verbs.finite_be:
        return Modality.CONDITIONAL if is_before else Modality.PLANNED  # "was to have sold it" did not
    alone = tree.heads[i] == i and bool(tree.kids(i, "nsubj"))  # the headline "ACME TO BUY NOKIA"
    return Modality.PLANNED if alone else None


def _is_told_later(tree: Tree, i: int, would: int) -> bool:
    """Tell whether "would" tells a tale: its next step ("would later marry her", "would go on to found it") or a habit ("would often visit her").

    What one says or plans, and what "would have" been, is none.
    """
    is_next = tree.words[would + 1].lower() == "later" or (tree.lemmas[i] == "go" and is_going_on(tree, i))
    is_next = is_next or is_habit_of_past(tree, i, would)
    if (
        not is_next
        or any(tree.words[c].lower() == "have" for c in tree.kids(i, "aux"))
        or _is_conditional(tree, i)
        or any(tree.preposition(c) == "under" for c in tree.kids(i, "obl"))
    ):
        return False
    return all(tree.bases[c] not in ("ccomp", "xcomp", "csubj") for c in tree.upwards(i, DEEPEST))
