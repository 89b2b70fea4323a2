"""Tell what a verb or an adjective makes of the clause that completes it: planned, possible, denied, brought about.

In: a `Tree` and the place of a complement. Out: the effect as the table of governing verbs names it, "" for none.
"""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.deeds import is_successful
from kg.clauses.infinitives import is_gerund, is_to_infinitive
from kg.clauses.own_status import Status, cannot
from kg.clauses.plans import is_done_by_vote, is_former_plan
from kg.clauses.sources import says
from kg.clauses.unreal import conjunctions_of, is_over, is_present
from kg.english import adjectives, conjunctions, factuality, nouns, pronouns, verbs
from kg.model import Modality
from kg.parsing.trees import Tree

AGENTS = frozenset({"PERSON", "ORG"})
"""Labels of names of who may do something or not."""


def effect_on(tree: Tree, i: int) -> str:
    """Return what the verb or adjective above a complement makes of it: an infinitive is not done, unless that is known of the verb."""
    head = tree.heads[i]
    lemma = tree.lemmas[head]
    past = tree.tags[head] == "VBD" or any(tree.tags[c] == "VBD" for c in tree.kids(head, "cop"))
    if lemma == "have" and tree.bases[i] == "ccomp":
        return "possible"  # "rumour has it that"
    if lemma == "have":
        yet = any(
            tree.words[c].lower() == "yet" for c in (*tree.kids(head, "advmod"), *(a for a in tree.kids(i, "advmod") if a < i))
        )
        return "denied" if yet else "raise" if past or is_over(tree, head) else "obligatory"
    if lemma == "able":
        return "raise" if past else "possible"
    infinitive = is_to_infinitive(tree, i)
    if infinitive and (degree := _effect_of_degree(tree, head)):
        return degree
    if is_successful(tree, i):
        return "raise"  # "successfully ran to be mayor"
    if lemma == "mean" and not infinitive:
        return ""  # "it means that Acme owns it"
    if lemma == "use" and infinitive:  # "used to own it" no longer does; "is used to make it", "funds used to make it" do
        is_passive = tree.exact_kids(head, "aux:pass") or tree.labels[head] in ("acl", "advcl")
        return "raise" if is_passive else "past"
    if lemma == "announce" and tree.tags[i] == "VBG" and tree.bases[i] == "xcomp":
        return "planned"  # "announced leaving Oslo"
    otherwise = factuality.governing_verbs.get(lemma, "possible" if infinitive and tree.bases[i] == "xcomp" else "")
    effect = factuality.governing_verbs.get(tree.phrasal_lemma(head), otherwise)  # "ruled out meeting"
    effect = _effect_of_plan(tree, i, effect) if infinitive else effect
    if effect == "obligatory" and lemma in verbs.commanding and tree.exact_kids(head, "aux:pass"):
        return "planned"  # "was ordered to pay her": a court's word is kept
    is_present = tree.tags[head] in ("VBZ", "VBP")  # "enables teams to work" says what they can do
    if effect == "enabled":
        return "possible" if is_present else "raise"
    if effect == "permitted":
        return "possible" if is_present or _is_merely_allowed(tree, i) else "raise"
    return effect


def _effect_of_plan(tree: Tree, i: int, effect: str) -> str:
    """Return what a verb makes of an infinitive that it plans: what "is expected to have been sold", or "had been planned", is open."""
    head = tree.heads[i]
    is_next = tree.lemmas[head] == "go" and tree.tags[head] == "VBG"  # "is going to sell it"
    if not is_next and effect != "planned":
        return effect
    if is_done_by_vote(tree, i):
        return "raise"
    is_over = any(tree.words[c].lower() == "have" for c in tree.kids(i, "aux"))
    return "possible" if is_over or is_former_plan(tree, head) else "planned"


def _effect_of_degree(tree: Tree, adjective: int) -> str:
    """Return what the degree of an adjective makes of an infinitive: "was the first to buy it" did, "was too proud to buy it" did not.

    "Was only too glad to" did it, "was not too proud to" may have.
    """
    if tree.lemmas[adjective] in adjectives.rank:
        return "raise"
    degrees = [c for c in tree.kids(adjective, "advmod") if tree.words[c].lower() == "too" and tree.pos[adjective] == "ADJ"]
    is_too_much = any(tree.words[c - 1].lower() not in factuality.additive | factuality.negations for c in degrees)
    return "denied" if is_too_much else ""


def _is_merely_allowed(tree: Tree, i: int) -> bool:
    """Tell whether what is allowed may be done or not: "is allowed to buy", "Let it buy", "the law allowed Acme to buy", "papers allowing it to buy".

    Who let somebody go saw him go; what a year is given of has happened.
    """
    head = tree.heads[i]
    is_asked = tree.tags[head] == "VB" and tree.heads[head] == head and not tree.kids(head, "nsubj", "aux")
    is_permit = tree.labels[head] == "acl" and tree.tags[head] == "VBG"
    if is_asked or is_permit or tree.exact_kids(head, "aux:pass"):
        return True
    labels = {tree.names[tree.entity[c]].label for c in tree.kids(head, "obj", "iobj") if tree.entity[c] >= 0}
    return is_to_infinitive(tree, i) and not labels.isdisjoint(AGENTS) and not _is_dated(tree, i)


def _is_dated(tree: Tree, i: int) -> bool:
    """Tell whether a clause has a year of its own, as what has happened has: "allowed it to buy Bolt in 2019"."""
    return any(tree.is_year(c) for c in tree.kids(i, "obl", "nmod"))


def is_barred(tree: Tree, verb: int) -> bool:
    """Tell whether a denied verb or adjective says that what follows cannot be done: "is not allowed to sell", "cannot seek to sell"."""
    is_demanded = any(factuality.modals.get(tree.words[c].lower()) == "obligatory" for c in tree.kids(verb, "aux"))
    lemma = tree.lemmas[verb]
    is_done = lemma == "wait" or "denied" in (
        factuality.governing_verbs.get(lemma),
        factuality.governing_verbs.get(tree.phrasal_lemma(verb)),
    )  # "cannot wait to buy it", "could not fail to buy it"
    # "Nobody should be able to stop it" says nothing of who is.
    return (lemma in factuality.permitting and not is_demanded) or (cannot(tree, verb) and not is_done)


def has_no_choice(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive beside a noun must be done: "has no choice but to sell it"."""
    is_denied = any(tree.words[c].lower() == "no" for c in tree.kids(tree.heads[i], "det"))
    return is_denied and tree.lemmas[tree.heads[i]] in nouns.choices and tree.marks(i) >= {"but", "to"}


def has_no_chance(tree: Tree, i: int) -> bool:
    """Tell whether a gerund beside a noun is said not to come about: "there is no chance of Acme selling it"."""
    is_denied = any(tree.words[c].lower() == "no" for c in tree.kids(tree.heads[i], "det"))
    return is_denied and "of" in tree.marks(i) and tree.lemmas[tree.heads[i]] in factuality.words_of_chance and is_gerund(tree, i)


def is_in_vain(tree: Tree, verb: int) -> bool:
    """Tell whether what is tried was not done: "tried in vain to sell it", "tried unsuccessfully to sell it"."""
    manner = {tree.words[c].lower() for c in tree.kids(verb, "obl", "advmod")}
    return factuality.governing_verbs.get(tree.lemmas[verb]) == "planned" and not manner.isdisjoint(factuality.words_of_failure)


def is_taken_as_known(tree: Tree, i: int) -> bool:
    """Tell whether a clause is so, known or not: "would have known that"; not "if it learns that", "hopes to learn that"."""
    verb = tree.heads[i]
    is_open = tree.bases[verb] == "xcomp" or (
        is_present(tree, verb) and bool(conjunctions_of(tree, verb) & conjunctions.conditional)
    )
    return tree.bases[i] == "ccomp" and tree.lemmas[verb] in verbs.knowing and not is_open


def is_called_false(tree: Tree, i: int) -> bool:
    """Tell whether the text says that what the verb above a clause says or thinks is not so: "falsely claimed that"; not "wrongly let it go"."""
    verb = tree.heads[i]
    is_view = says(tree, verb) and factuality.governing_verbs.get(tree.lemmas[verb], "") in ("", "possible")
    is_content = tree.bases[i] != "xcomp" or tree.lemmas[verb] in verbs.saying
    return is_mistaken(tree, verb) and is_view and is_content


def is_mere_belief(tree: Tree, i: int, source: int | None) -> bool:
    """Tell whether a clause is what somebody believes of himself, or what nobody named believes: "thought she had won", "was misled into thinking that"."""
    verb = tree.heads[i]
    if tree.lemmas[verb] not in factuality.neg_raising_verbs or any(tree.words[c] == "I" for c in tree.kids(verb, "nsubj")):
        return False
    return source is None or (
        tree.tags[verb] == "VBD"
        and any(tree.tags[c] == "PRP" and tree.words[c].lower() not in pronouns.speakers for c in tree.kids(i, "nsubj"))
    )


def status_of_object(lemma: str, status: Status) -> Status:
    """Return the status of what a noun under a verb says: a partnership that is ended is over, one rejected is none, one sought is planned."""
    verb = lemma.split()[0]
    if verb in verbs.ending:
        is_yet_to_end = status.modality not in (Modality.ASSERTED, Modality.PAST) and not status.negated
        if is_yet_to_end and verb not in verbs.abandoning:
            return replace(status, modality=Modality.ASSERTED)  # "will end its boycott of Spain"
        return replace(status, modality=Modality.PAST)
    if lemma in factuality.prospects:
        return status.under(Modality(factuality.prospects[lemma]))
    if factuality.governing_verbs.get(verb) == "permitted":
        return status.under(Modality.POSSIBLE)  # "allowed deployments in Libya"
    is_kept_from_it = verb in verbs.stopping or lemma in verbs.abandoning
    if is_kept_from_it or "denied" in (factuality.governing_verbs.get(verb), factuality.governing_verbs.get(lemma)):
        # Who did not deny a merger has not affirmed one.
        return replace(status, negated=False).under(Modality.POSSIBLE) if status.negated else replace(status, negated=True)
    return status


def is_mistaken(tree: Tree, verb: int) -> bool:
    """Tell whether the text calls wrong what a verb says: "wrongly convicted"."""
    return any(tree.words[c].lower() in factuality.adverbs_of_falsity for c in tree.kids(verb, "advmod"))


def will_in_past(tree: Tree, i: int, verb: int, status: Status) -> Status:
    """Return the status of a clause with what "would" stands for after a verb of saying in the past: "said it would" has planned it."""
    finite = verb
    while tree.labels[finite] == "xcomp" and is_to_infinitive(tree, finite):
        finite = tree.heads[finite]  # "continued to expect that it would"
    told_in_past = "VBD" in (tree.tags[finite], *(tree.tags[c] for c in tree.kids(finite, "aux")))
    told_will = any(tree.words[c].lower() in factuality.past_of_will for c in tree.kids(i, "aux"))
    if status.modality is Modality.CONDITIONAL and told_in_past and told_will:
        return replace(status, modality=Modality.PLANNED)
    return status
