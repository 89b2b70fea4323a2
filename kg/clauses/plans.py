"""Tell what became of a plan: it is a former one, it was voted for, turned down or declined, or nobody rules it out.

In: a `Tree` and the place of a clause, or of the verb that governs one. Out: yes or no. What that makes of its status is told in `status.py`.
"""

from __future__ import annotations

from kg.clauses.infinitives import is_backed_out_of, is_gerund, is_to_infinitive
from kg.english import conjunctions, factuality, nouns, verbs
from kg.parsing.trees import Tree

FINITE_PAST = ("VBD", "VBN")
"""Tags of what has happened to a plan: "planned to buy it but failed", "but was outbid"."""


def is_former_plan(tree: Tree, plan: int) -> bool:
    """Tell whether a plan is told as one of before: "had planned to sell it", "originally planned to", "was going to", "planned to but dropped it"."""
    group = sorted([*tree.kids(plan, "aux", "cop", "aux:pass"), plan])
    lemma, first = tree.lemmas[plan], group[0]
    if lemma in factuality.plans_begun:
        return tree.tags[first] == "VBD" and not _is_told_in_past(tree, plan)
    if lemma not in factuality.plans:
        return False
    if tree.words[first].lower() == "had" and first != plan:
        return True
    early = factuality.adverbs_of_the_beginning | factuality.adverbs_of_the_past
    return any(tree.words[c].lower() in early for c in tree.kids(plan, "advmod")) or _is_thwarted(tree, plan)


def _is_told_in_past(tree: Tree, i: int) -> bool:
    """Tell whether a clause is what somebody said, whose "was" stands for "is": "said it was going to sell it"."""
    while tree.bases[i] == "conj":
        i = tree.heads[i]
    return tree.bases[i] in ("ccomp", "parataxis") or any(tree.lemmas[c] in verbs.saying for c in tree.kids(i, "parataxis"))


def _is_thwarted(tree: Tree, plan: int) -> bool:
    """Tell whether what follows with "but" says that a plan of the past came to nothing: "was due to buy it, but talks collapsed"."""
    if tree.tags[min([*tree.kids(plan, "aux", "cop"), plan])] != "VBD":
        return False
    for c in tree.kids(plan, "conj"):
        if any(tree.words[k].lower() in conjunctions.contrast for k in tree.kids(c, "cc")):
            lemma = tree.phrasal_lemma(c)
            is_over = lemma in verbs.failing | verbs.abandoning | verbs.stopping or is_backed_out_of(tree, c, len(tree.words))
            if is_over and tree.tags[c] in FINITE_PAST:
                return True
    return False


def is_done_by_vote(tree: Tree, i: int) -> bool:
    """Tell whether who votes for an infinitive has done it by that: "voted to impeach him"; not "voted to build a bridge"."""
    return tree.lemmas[tree.heads[i]] == "vote" and tree.lemmas[i] in verbs.of_votes


def is_left_open(tree: Tree, verb: int) -> bool:
    """Tell whether who does not do what a verb says leaves open what follows: "did not rule out selling it", "is not banned from selling it"."""
    return tree.phrasal_lemma(verb) in verbs.of_exclusion


def is_of_offer_refused(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive on a verb may be what a refused offer before it is for: "turned down an offer from Acme to buy Bolt"."""
    verb = tree.heads[i]
    offers = [o for o in tree.kids(verb, "obj") if verb < o < i and tree.lemmas[o] in nouns.planning]
    return bool(offers) and tree.phrasal_lemma(verb) in verbs.refusing and is_to_infinitive(tree, i)


def is_declined(tree: Tree, i: int) -> bool:
    """Tell whether who is asked to do something is said to have declined: "asked her to lead it, but she declined"."""
    verb = tree.heads[i]
    effect = factuality.governing_verbs.get(tree.lemmas[verb])
    if effect not in ("obligatory", "possible") or not is_to_infinitive(tree, i) or not tree.kids(verb, "conj"):
        return False
    return any(
        tree.lemmas[c] in verbs.of_refusal
        and not tree.kids(c, "obj", "xcomp", "ccomp", "advcl")
        and any(tree.words[k].lower() in conjunctions.contrast for k in tree.kids(c, "cc"))
        for c in tree.kids(verb, "conj")
    )


def is_wished(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what a proposal or an order is that somebody do: "a proposal that it sell Bolt"."""
    return tree.lemmas[tree.heads[i]] in nouns.mandative and is_mandative(tree, i)


def is_mandative(tree: Tree, i: int) -> bool:
    """Tell whether a clause with "that" is in the plain form, which tells what is to be done: "resolved that it be sold", "proposed that it sell Bolt"."""
    verb = tree.heads[i]
    if tree.lemmas[verb] in verbs.factive or not any(tree.words[m].lower() == "that" for m in tree.kids(i, "mark")):
        return False
    subjects = tree.kids(i, "nsubj")
    first = min([*tree.kids(i, "aux", "cop"), i])
    if not subjects or tree.tags[first] != "VB" or is_gerund(tree, i):
        return False
    is_plural = tree.tags[subjects[0]] in ("NNS", "NNPS") or len(tree.conjuncts(subjects[0])) > 1
    return tree.lemmas[first] == "be" or not is_plural  # "said that members buy" may be read so
