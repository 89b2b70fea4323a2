"""Say whether what a noun tells is so, by the clause it stands in, the nouns around it and the adjectives before it.

"Denied reports of a merger of A with B" affirms no merger, "the proposed merger" and "talks on a merger" plan one, "a failed merger" is none,
"the alleged founder of A" may not have founded it.
"""

from __future__ import annotations

from dataclasses import replace

from kg.clauses import Status, is_backed_out_of, is_doubted, is_to_come, status_of, status_of_object
from kg.clauses.sources import speaker
from kg.english import adjectives, factuality, lives, nouns, phrases, prepositions, roles, signs, verbs
from kg.english.classes import HAPPENING, class_of_noun
from kg.model import Modality
from kg.parsing.trees import Tree
from kg.relations.reading import ClauseReading, DocumentReading

PAST_TAGS = frozenset({"VBD", "VBN"})
"""Tags of verbs that tell of the past, participles among them."""

DEEPEST = 4
"""Words above a noun at which the search for its clause ends. Chosen by hand."""


def is_former(tree: Tree, noun: int) -> bool:
    """Tell whether a noun says what somebody is no longer: "a former senator", "once the director", "a lawyer-turned-poet"."""
    if tree.words[noun].lower().startswith("ex-") or _has_turned(tree, noun) or _was_until_lately(tree, noun):
        return True
    beside = [c for c in tree.kids(noun, "amod", "compound", "advmod", "mark") if c < noun]
    then = (d for c in beside for d in tree.kids(c, "advmod") if tree.words[d + 1] in signs.hyphens)  # "then-Liberal candidate"
    before = {tree.words[c].lower() for c in (*beside, *then)}
    if adjectives.of_rest & before and all(tree.entity[c] < 0 for c in tree.kids(noun, "nmod", "compound")):
        before -= adjectives.of_rest
    over = (adjectives.former, factuality.adverbs_of_the_past, factuality.adverbs_of_the_beginning)
    return bool(before) and not all(map(before.isdisjoint, over))


def _was_until_lately(tree: Tree, noun: int) -> bool:
    """Tell whether the words before a noun say until when it was so: "until now head of Acme"."""
    return any(c < noun and tree.text(c - 1, c + 1).lower() in phrases.until_lately for c in tree.exact_kids(noun, "nmod"))


def _has_turned(tree: Tree, noun: int) -> bool:
    """Tell whether a noun says what somebody was who turned to something else: "a lawyer-turned-poet", "actor turned senator Ann Lee"."""
    turned = noun + 1 + (noun + 1 < len(tree.words) and tree.words[noun + 1] in signs.hyphens)
    return turned < len(tree.words) and tree.words[turned] == "turned" and tree.tags[turned] == "VBN"


def noun_status(reading: DocumentReading, noun: int) -> Status:
    """Return the status of what a noun tells."""
    tree = reading.tree
    top = noun
    status = Status(negated=True) if _is_a_failure(tree, noun) else status_by_adjectives(tree, noun)
    if tree.lemmas[noun] in nouns.standing and tree.preposition(noun):
        return status  # "agreed to build a plant near Norway's border with Spain"
    for _ in range(DEEPEST):
        above = tree.heads[top]
        if above == top or _is_predicate(tree, above):
            break
        status = _status_under_noun(tree, top, status)
        top = above
    if top == tree.heads[top] or not _is_predicate(tree, tree.heads[top]):
        return status
    clause = _status_in_clause(tree, top, tree.heads[top])
    return replace(clause, negated=clause.negated or status.negated).under(status.modality)


def _is_predicate(tree: Tree, i: int) -> bool:
    return tree.pos[i] in ("VERB", "AUX") or bool(tree.kids(i, "cop"))


def _is_a_failure(tree: Tree, deed: int) -> bool:
    """Tell whether the adjectives before a noun say that what it tells was not done: "a failed coup"."""
    return any(tree.words[c].lower() in adjectives.of_failure for c in tree.kids(deed, "amod") if c < deed)


def was_formerly_of(tree: Tree, owner: int) -> bool:
    """Tell whether what something is of it is of no longer, by the word right before the preposition: "Ann Lee, formerly of Acme"."""
    cases = tree.exact_kids(owner, "case")
    before = cases[0] - 1 if cases else 0
    return before > 0 and cases[0] < owner and tree.words[before].lower() in factuality.adverbs_of_the_past


def status_by_adjectives(tree: Tree, noun: int) -> Status:
    """Return what stands before a noun says of it: "a possible meeting", "the self-styled leader", "the proposed merger", "next year's vote"."""
    # "Would-be" is read as a verb with its auxiliary.
    before = {
        tree.text(min(tree.subtree(c)), c + 1).lower() for c in tree.kids(noun, "amod", "compound", "cop", "advmod") if c < noun
    }
    if before & adjectives.of_doubt or is_doubted(tree, noun):
        return Status(modality=Modality.POSSIBLE)
    if before & adjectives.of_later and _is_seen_from_past(tree, noun):
        return Status()
    if tree.lemmas[noun] in nouns.stances and before & adjectives.former:
        return Status(modality=Modality.PAST)
    is_next = any(is_to_come(tree, c) for c in tree.exact_kids(noun, "nmod:poss"))
    is_next |= bool(before & adjectives.of_succession) and _is_office_or_event(tree.lemmas[noun])
    return Status(modality=Modality.PLANNED) if is_next or before & adjectives.of_plans else Status()


def _is_seen_from_past(tree: Tree, noun: int) -> bool:
    """Tell whether somebody is told by a later role in what was done to them or with them: "met the future minister Ann Lee" in 1980.

    Who acts is told by what is still to come: "the future minister Ann Lee said".
    """
    top = noun
    for _ in range(DEEPEST):
        above = tree.heads[top]
        if above == top or tree.pos[above] == "VERB":
            break
        top = above
    return tree.tags[tree.heads[top]] in PAST_TAGS and tree.bases[top] not in ("nsubj", "root")


def _is_office_or_event(lemma: str) -> bool:
    """Tell whether the next one is yet to come: "the next president", "the next meeting"; a next step is one."""
    return lemma in roles.kinds or class_of_noun(lemma, counted=False, plural=False) in HAPPENING


def _status_under_noun(tree: Tree, noun: int, status: Status) -> Status:
    """Return the status of a noun that another one holds: "rumours of a merger", "plans for a merger"."""
    above = tree.heads[noun]
    if tree.bases[noun] != "nmod":
        return status
    if tree.lemmas[above] in nouns.absences and tree.preposition(noun) == "of":
        return replace(status, negated=not status.negated)
    if tree.lemmas[above] in factuality.words_of_doubt and tree.preposition(noun) in prepositions.of_contents:
        return status.under(Modality.POSSIBLE)
    if tree.lemmas[above] in nouns.attempts and tree.preposition(noun) == "at":
        return status.under(Modality.POSSIBLE)
    if tree.lemmas[above] in nouns.planning and tree.preposition(noun) in prepositions.of_plans:
        return status.under(Modality.PLANNED)
    if tree.bases[above] == "obl" and _is_advocated(tree, noun, tree.heads[above]):
        return status.under(Modality.OBLIGATORY)  # "called in an interview for a withdrawal of troops"
    return status


def _is_advocated(tree: Tree, noun: int, verb: int) -> bool:
    """Tell whether a verb says that somebody wants what a noun tells: "called for a withdrawal of troops"."""
    return tree.preposition(noun) == "for" and tree.lemmas[verb] in verbs.advocating


def _status_in_clause(tree: Tree, noun: int, verb: int) -> Status:
    """Return the status that a clause gives to a noun in it."""
    status, lemma = status_of(tree, verb), tree.lemmas[verb]
    if tree.bases[noun] == "nsubj":
        return _status_of_subject(tree, noun, verb, status)
    is_attended = tree.lemmas[noun] in nouns.travels or tree.lemmas[noun] in nouns.meetings
    if is_attended and tree.preposition(noun) in prepositions.of_presence:
        return replace(status, negated=False)  # "was not seen during a visit to Bonn": the visit was made
    if is_backed_out_of(tree, verb, noun):
        return replace(status, negated=not status.negated)
    if tree.bases[noun] == "obj" and lemma in verbs.parting:
        return replace(status, modality=Modality.PAST)  # who sells a stake has owned it
    is_charge = lemma in verbs.accusing and tree.preposition(noun) in prepositions.charges
    if is_charge or (lemma in verbs.repenting and tree.preposition(noun) == "for"):
        # "Arrested Karl for the murder of Ann"; "the Pope apologized for the murder" of others
        return status.under(Modality.POSSIBLE).said_by(speaker(tree, verb) if is_charge else None)
    if _is_advocated(tree, noun, verb) and tree.bases[noun] == "obl":
        return status.under(Modality.OBLIGATORY)
    if tree.preposition(noun) == "for" and tree.lemmas[noun] in nouns.meetings and lemma not in verbs.reciprocal:
        return status.under(Modality.PLANNED)  # "flew to Bonn for talks with Karl"
    is_undone = tree.bases[noun] == "obj" and tree.lemmas[noun] not in nouns.speech_acts
    return status_of_object(verb_with_particle(tree, verb), status) if is_undone else status


def _status_of_subject(tree: Tree, noun: int, verb: int, status: Status) -> Status:
    """Return the status of what a subject says, by what becomes of it: a takeover that fails or is blocked is none, one approved is to come."""
    lemma = verb_with_particle(tree, verb)
    if tree.pos[verb] == "ADJ" and lemma in adjectives.of_doubt | factuality.words_of_improbability:
        return replace(status, negated=status.negated != (lemma in factuality.words_of_improbability)).under(Modality.POSSIBLE)
    if _wants_approval(tree, verb):
        return status.under(Modality.PLANNED)
    if status.negated and tree.lemmas[noun] in lives.nouns and lemma not in verbs.occurring:
        return replace(status, negated=False)  # "her murder was never solved"
    if tree.labels[noun] != "nsubj:pass":
        return replace(status, negated=not status.negated) if lemma in verbs.failing else status
    if lemma in verbs.abandoning or lemma in verbs.stopping:  # allegations that are dropped have been made
        return status if tree.lemmas[noun] in nouns.speech_acts else replace(status, negated=not status.negated)
    is_to_come = lemma in verbs.approving or factuality.prospects.get(lemma) == "planned"  # "its purchase of Bolt was delayed"
    return status.under(Modality.PLANNED) if is_to_come else status


def verb_with_particle(tree: Tree, verb: int) -> str:
    """Return the lemma of a verb with the particle behind it, which parsers take for an adverb, too: "fall through", "call off"."""
    particles = [c for c in tree.kids(verb, "compound:prt", "advmod") if c == verb + 1 and tree.pos[c] in ("ADP", "ADV")]
    phrasal = " ".join([tree.lemmas[verb], *(tree.words[c].lower() for c in particles)])
    return phrasal if phrasal in verbs.abandoning or phrasal in verbs.failing else tree.lemmas[verb]


def _wants_approval(tree: Tree, predicate: int) -> bool:
    """Tell whether a clause says that its subject is yet to be approved: "is subject to approval", "needs the consent of"."""
    wanted = tree.kids(predicate, "obj") if tree.lemmas[predicate] in verbs.wanting else []
    wanted += tree.kids(predicate, "obl") if tree.lemmas[predicate] == "subject" else []
    return any(tree.lemmas[c] in nouns.approvals for c in wanted)


def is_deed_of_another(clause: ClauseReading, deed: int) -> bool:
    """Tell whether the object of a verb is what another does: "thwarted Karl's attack on Ann", "feared an attack by Norway", "survived a raid"."""
    tree, verb = clause.tree, clause.lemma.partition(" ")[0]
    if any(clause.reading.is_named(c) for c in tree.exact_kids(deed, "nmod:poss")):
        return True
    if any(tree.preposition(c) == "by" for c in tree.exact_kids(deed, "nmod")):
        return True
    makes = any(verb in kind for kind in (verbs.light, verbs.empty, verbs.attacking, verbs.ending, verbs.stopping))
    # What is feared or averted is told as such.
    return tree.lemmas[deed] in nouns.assaults and not makes and status_of_object(clause.lemma, clause.status) == clause.status
