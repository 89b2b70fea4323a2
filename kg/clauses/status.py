"""Tell how far a clause is a fact: denied, planned, possible, conditional, and who says so.

In: a `Tree` and the place of a predicate. Out: negation, modality and the place of the source. A clause inherits from the
clauses it stands in: what is planned to be begun is planned. After FactBank (Saurí & Pustejovsky 2009).
"""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.authorities import authority_beside, those_who_spoke
from kg.clauses.carriers import group_formed, is_duty, is_plan_or_refusal, is_ruling
from kg.clauses.deeds import is_arrival, is_done_beside, is_done_in_time, is_successful
from kg.clauses.effects import (
    effect_on,
    has_no_chance,
    has_no_choice,
    is_barred,
    is_called_false,
    is_in_vain,
    is_mistaken,
    is_taken_as_known,
    will_in_past,
)
from kg.clauses.free_reports import teller_before
from kg.clauses.granted import is_definite, is_denied_by_nobody, is_taken_for_granted
from kg.clauses.infinitives import (
    from_gerund,
    is_advocated,
    is_controlled,
    is_gerund,
    is_going_on,
    is_governed_by_phrase,
    is_headline,
    is_infinitive,
    is_near,
    is_outcome,
    is_refused,
    is_talked_about,
    is_the_first_to,
    is_to_infinitive,
    is_warned_of,
)
from kg.clauses.own_status import DEEPEST, Status, has_no_object, own_status
from kg.clauses.plans import is_declined, is_done_by_vote, is_left_open, is_of_offer_refused, is_wished
from kg.clauses.reported import reported
from kg.clauses.sections import owner_of_section
from kg.clauses.sources import claim_of, is_claim, is_second_content, judge_of, reporter, says, speaker, teller_of
from kg.clauses.unreal import (
    asks,
    asks_why,
    conjunctions_of,
    is_assumed,
    is_bare_content,
    is_done_by,
    is_over,
    is_present,
    is_scheduled,
)
from kg.english import adjectives, conjunctions, factuality, nouns, prepositions, verbs
from kg.model import Modality
from kg.parsing.trees import Tree


def status_of(tree: Tree, i: int, depth: int = 0) -> Status:
    """Return the status of the clause whose predicate stands at a place; it is kept, as clauses below it and nouns ask for it again."""
    key = ("status", i, depth)
    if key not in tree.memo:
        status = _status_in_sentence(tree, i, depth)
        if status.source is None:  # who says all of it goes before whom he cites
            status = status.said_by(authority_beside(tree, i))
            if status.source is None and status.modality is Modality.CONDITIONAL and (teller := teller_before(tree, i)) is not None:
                status = Status(status.negated, Modality.PLANNED, teller)
        elif tree.words[status.source].lower() == "they":
            status = replace(status, source=those_who_spoke(tree, status.source))
        tree.memo[key] = status if depth > 0 or status.source is not None else status.said_by(owner_of_section(tree, i))
    kept: Status = tree.memo[key]
    return kept


def _status_in_sentence(tree: Tree, i: int, depth: int) -> Status:
    """Return the status of a clause as its sentence tells it."""
    status = own_status(tree, i)
    if tree.heads[i] == i or depth > DEEPEST:
        return status
    status = _in_context(tree, i, status, depth)
    if status.source is None and tree.bases[i] in ("acl", "advcl") and not is_taken_for_granted(tree, i):
        return status.said_by(_status_around(tree, i, depth).source)
    return status


def _in_context(tree: Tree, i: int, status: Status, depth: int) -> Status:
    """Return a clause's own status as the clause or the noun above it changes it."""
    head, label = tree.heads[i], tree.bases[i]
    if label == "conj":
        return _coordinated(tree, i, status, depth)
    if label in ("xcomp", "ccomp", "csubj") or (label in ("acl", "advcl") and _says_content(tree, i)):
        if asks_why(tree, i):  # "asked why it sold it", "it is unclear when it sold it"
            return status.said_by(status_of(tree, head, depth + 1).source)
        seen = _under_predicate(tree, i, status, depth)
        return _under_verb(tree, i, status, depth) if seen is None else seen
    if is_talked_about(tree, i):
        return status.under(Modality.POSSIBLE)
    if is_the_first_to(tree, i) or is_outcome(tree, i):
        above = status_of(tree, head, depth + 1) if label == "advcl" or tree.kids(head, "cop") else Status()
        return replace(status.under(above.modality), negated=status.negated != above.negated)
    if label == "advcl" and (is_controlled(tree, i) or is_governed_by_phrase(tree, i)):
        return _under_verb(tree, i, status, depth)
    if label == "advcl" or (label == "acl" and from_gerund(tree, i)):
        return _adverbial(tree, i, status, depth)
    if is_headline(tree, i):
        return status.under(Modality.PLANNED)
    if tree.labels[i] == "acl" and is_infinitive(tree, i) and is_plan_or_refusal(tree, head):
        return _planned(tree, i, status, depth)
    if label == "acl":
        is_beside = is_done_beside(tree, i)  # "in addition to selling it"
        return status.under(_status_around(tree, head, depth).modality) if is_beside else _beside_noun(tree, i, status, depth)
    return status


def _coordinated(tree: Tree, i: int, status: Status, depth: int) -> Status:
    """Return the status of a verb after "and" or "or": what it shares of the first one's verb group holds for it too.

    "Failed to buy A or sell B" denies both, "did not sell A but bought B" only the first: the form of the verb tells.
    """
    above, own = status_of(tree, tree.heads[i], depth + 1), own_status(tree, tree.heads[i])
    if is_to_infinitive(tree, i) and tree.tags[tree.heads[i]] in ("VBD", "VBZ", "VBP") and not tree.kids(i, "nsubj"):
        return status.under(Modality.POSSIBLE)  # "argued for A and for a board to run it": read wrong, or no deed yet
    if is_second_content(tree, i):
        return reported(tree, i, status.said_by(speaker(tree, tree.heads[i])).said_by(above.source), above)
    # What governs the first verb from outside ("denied that") governs the second too; its own "not" may end with it.
    outside = status.under(above.modality) if above.modality is not own.modality else status
    outside = replace(outside, negated=status.negated != (above.negated != own.negated))
    source = above.source if above.source is not None else status.source
    if tree.kids(i, "nsubj", "csubj"):
        first = tree.heads[i]
        if tree.labels[first] == "ccomp" and says(tree, tree.heads[first]):
            outside = will_in_past(tree, i, tree.heads[first], outside)
        return replace(outside, source=source if status.source is None else status.source)
    shares_auxiliary = not tree.kids(i, "aux")
    same_form = tree.tags[i] == tree.tags[tree.heads[i]] and not any(
        tree.words[c].lower() in conjunctions.turning for c in tree.kids(i, "cc", "advmod")
    )
    is_shared = own.negated and shares_auxiliary and same_form and not has_no_object(tree, tree.heads[i])
    first_tag = tree.tags[tree.heads[i]]
    # "Arrives on Friday and left on Thursday", "was to arrive but left"
    is_over_by_then = tree.tags[i] == "VBD" and (first_tag == "VB" or is_scheduled(tree, tree.heads[i]))
    return Status(
        outside.negated != (is_shared and not status.negated),
        status.modality if is_over_by_then else above.modality if shares_auxiliary else outside.modality,
        source,
    )


def _says_content(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what a noun or adjective is about: "rumours that", "it is true that", "no guarantee it will"."""
    head = tree.heads[i]
    marked = any(tree.words[m].lower() in conjunctions.content for m in tree.kids(i, "mark"))
    return tree.pos[head] in ("NOUN", "ADJ", "AUX") and (marked or is_bare_content(tree, i))


def _under_predicate(tree: Tree, i: int, status: Status, depth: int) -> Status | None:
    """Return the status of what is said to be true, false or possible: "it is not true that", "rumours that"; None elsewhere."""
    head = tree.heads[i]
    if tree.lemmas[head] == "be" and tree.bases[i] in ("ccomp", "csubj"):
        above = status_of(tree, head, depth + 1)  # "it may be that"
        seen = replace(status.under(above.modality), negated=status.negated != above.negated)
        doubted, owner = claim_of(tree, i)
        return (seen.under(Modality.POSSIBLE) if doubted else seen).said_by(owner).said_by(above.source)
    if tree.pos[head] not in ("NOUN", "ADJ"):
        return None
    above = status_of(tree, head, depth + 1) if tree.kids(head, "cop") else _status_around(tree, head, depth)
    denied = above.negated or any(tree.words[c].lower() == "no" for c in tree.kids(head, "det"))
    verdict = _verdict(tree, head)
    if tree.lemmas[head] in nouns.grounds and (arguer := teller_of(tree, head)) is not None:
        return status.under(above.modality).said_by(arguer)
    if not denied and (teller := reporter(tree, head)) is not None:
        return status.under(above.modality).said_by(teller)
    if verdict in factuality.words_of_dispute:  # "it is not in dispute that" affirms
        seen = status if denied else status.under(Modality.POSSIBLE)
    elif verdict in factuality.words_of_truth:
        seen = replace(status, negated=status.negated != denied)
    elif verdict in factuality.words_of_falsity:
        seen = replace(status, negated=status.negated == denied)
        if denied and tree.bases[head] == "obj":
            seen = replace(status, modality=Modality.POSSIBLE)  # "did not deny rumours that"
    elif verdict in factuality.words_of_improbability:
        seen = replace(status, negated=status.negated == denied).under(Modality.POSSIBLE)
    elif verdict in factuality.words_of_doubt or (
        verdict in factuality.words_of_evidence and (denied or above.modality is not Modality.ASSERTED)
    ):
        seen = replace(status, modality=Modality.POSSIBLE)
    elif (wished := is_wished(tree, i)) or is_claim(tree, head):
        seen = status.under(Modality.OBLIGATORY) if wished else status
    else:
        return None
    return seen.under(above.modality).said_by(judge_of(tree, i)).said_by(teller_of(tree, head)).said_by(above.source)


def _verdict(tree: Tree, head: int) -> str:
    """Return the word that judges a content: the adjective of its noun, the predicate of it, the verb that denies it, or the noun."""
    judging = [tree.lemmas[c] for c in tree.kids(head, "amod")]
    above = tree.heads[head]
    if tree.bases[head] in ("nsubj", "obj"):
        judging.append(tree.lemmas[above])
    return next((word for word in judging if word in factuality.words_of_falsity), tree.lemmas[head])


def _planned(tree: Tree, i: int, status: Status, depth: int) -> Status:
    """Return the status of what a plan or a refusal is about: "its plan to sell", "its refusal to sell", "an attempt to sell failed"."""
    noun = tree.heads[i]
    above, label, verb = _status_around(tree, noun, depth), tree.bases[noun], tree.lemmas[tree.heads[noun]]
    denies = factuality.governing_verbs.get(verb) == "denied"
    failed = label == "nsubj" and (denies or tree.phrasal_lemma(tree.heads[noun]) in verbs.failing)
    is_patient = label == "obj" or tree.labels[noun] == "nsubj:pass"
    phrase = tree.phrasal_lemma(tree.heads[noun])
    abandoned = is_patient and (denies or phrase in verbs.abandoning or phrase in verbs.stopping)
    denied = (above.negated ^ abandoned) or failed or any(tree.words[c].lower() == "no" for c in tree.kids(noun, "det"))
    refused = tree.lemmas[noun] in nouns.refusing
    if abandoned and (refused or status.negated):  # who drops a refusal to sell may sell
        return replace(status, negated=False).under(Modality.POSSIBLE).said_by(above.source)
    adjectives_before = {tree.words[c].lower() for c in tree.kids(noun, "amod")}
    missed = not adjectives_before.isdisjoint(adjectives.of_failure)
    if not adjectives_before.isdisjoint(adjectives.of_doubt):
        status = status.under(Modality.POSSIBLE)  # "alleged attempts to sell it"
    # What "a failed attempt to sell" was about has not been done, what "the decision to dismiss it" was has.
    planned = (status if refused or failed or missed or is_ruling(tree, i) else status.under(Modality.PLANNED)).under(
        above.modality
    )
    announced = speaker(tree, tree.heads[noun]) if label == "obj" and verb in verbs.announcing else None
    return replace(planned, negated=status.negated ^ denied ^ missed ^ refused).said_by(announced).said_by(above.source)


def _status_around(tree: Tree, noun: int, depth: int) -> Status:
    """Return the status of the clause a noun stands in, or is the predicate of."""
    for head in tree.upwards(noun, 5):
        if (head != noun and tree.pos[head] in ("VERB", "AUX")) or tree.kids(head, "cop"):
            return status_of(tree, head, depth + 1)
    return Status()


def _beside_noun(tree: Tree, i: int, status: Status, depth: int) -> Status:
    """Return the status of a clause that describes a noun: what is denied or only possible of "a firm that ..." has no such firm."""
    noun = tree.heads[i]
    infinitive = is_infinitive(tree, i)
    if has_no_choice(tree, i):
        return status.under(Modality.OBLIGATORY).under(_status_around(tree, noun, depth).modality)
    if has_no_chance(tree, i):
        return replace(status, negated=not status.negated)
    if is_near(tree, i) or (tree.lemmas[noun] in nouns.difficulties and is_gerund(tree, i)):
        status = status.under(Modality.POSSIBLE)  # "was on the verge of selling it", "had trouble selling it"
    if infinitive and tree.lemmas[noun] in nouns.responsibility and says(tree, tree.heads[noun]):
        above = _status_around(tree, noun, depth)
        denied = factuality.governing_verbs.get(tree.lemmas[tree.heads[noun]]) == "denied"
        seen = replace(status.under(above.modality), negated=status.negated != (denied != above.negated))
        return seen.said_by(teller_of(tree, noun)).said_by(above.source)
    is_of_plan = infinitive and any(tree.lemmas[c] in nouns.planning for c in tree.exact_kids(noun, "nmod"))
    if is_of_plan or group_formed(tree, i) is not None:
        status = status.under(Modality.PLANNED)  # "a letter of intent on selling it", "formed a crew to repair it"
    elif is_to_infinitive(tree, i) and tree.exact_kids(i, "aux:pass") and tree.exact_kids(i, "obl:agent"):
        status = status.under(Modality.PLANNED)  # "a bank to be led by Ann Lee"
    elif is_to_infinitive(tree, i) or (infinitive and tree.lemmas[noun] in (nouns.ability | factuality.words_of_doubt)):
        status = status.under(Modality.POSSIBLE)  # "methods to deal with it"
    if tree.labels[i] == "acl:relcl" and tree.lemmas[noun] in nouns.time and is_present(tree, i):
        return status.under(_status_around(tree, noun, depth).modality)  # "by the time Acme buys it, prices will have risen"
    if not infinitive and (is_definite(tree, noun) or tree.bases[noun] == "nsubj"):
        return status
    above = _status_around(tree, noun, depth)
    past = "VBD" in (tree.tags[i], *(tree.tags[c] for c in tree.kids(i, "aux", "cop")))
    is_there = (
        tree.bases[noun] == "obj" and tree.lemmas[tree.heads[noun]] in verbs.ending and is_over(tree, i)
    )  # "to end fighting that has"
    if (past or is_there) and tree.labels[i] == "acl:relcl" and not above.negated:
        return status  # "will mark the day of a ruling that allowed it": the ruling did
    if above.negated or above.modality not in (Modality.ASSERTED, Modality.PAST):
        weaker = Modality.POSSIBLE if above.negated else above.modality
        return status.under(weaker)
    return status


def _under_verb(tree: Tree, i: int, status: Status, depth: int) -> Status:
    """Return the status of a complement clause, seen through the verb that governs it."""
    head = tree.heads[i]
    above = status_of(tree, head, depth + 1)
    if any(tree.words[m].lower() in conjunctions.questions for m in tree.kids(i, "mark")):
        return replace(status, modality=Modality.POSSIBLE).said_by(above.source)
    if is_denied_by_nobody(tree, head):
        return status.said_by(above.source)
    if above.negated and says(tree, head) and asks(tree, i):
        return status.said_by(above.source)  # "did not say how many it sold": it sold some
    effect = "" if above.negated and is_barred(tree, head) else effect_on(tree, i)
    if is_assumed(tree, i):
        return status.under(Modality.CONDITIONAL)
    if is_called_false(tree, i) or is_declined(tree, i):
        return replace(status, negated=not status.negated).said_by(above.source)
    is_named = "VBG" in (tree.tags[i], *(tree.tags[c] for c in tree.kids(i, "aux")))  # "selling it", "having sold it"
    is_deed = tree.bases[i] == "xcomp" and is_named and effect not in ("planned", "obligatory")
    reported_deed = is_deed and tree.lemmas[head] in verbs.saying  # "admitted selling it", not "proposed selling it"
    seen = tree.tags[i] == "VB" and not tree.kids(i, "aux", "mark") and effect != "obligatory"  # "saw it sell"
    is_content = tree.bases[i] in ("ccomp", "csubj") and says(tree, head) and not seen and not is_governed_by_phrase(tree, i)
    if reported_deed or is_content:
        own = None if above.modality is Modality.CONDITIONAL else speaker(tree, head)  # "any judge would have held that"
        return reported(tree, i, status.said_by(own).said_by(above.source), above)
    is_open = effect == "denied" and above.negated and is_left_open(tree, head)
    if effect == "denied":
        status = status.under(Modality.POSSIBLE) if is_open else replace(status, negated=not status.negated)
    elif effect in ("planned", "possible", "obligatory", "past"):
        status = status.under(Modality(effect))
    if tree.lemmas[head] in factuality.words_of_improbability or is_in_vain(tree, head):
        status = replace(status, negated=not status.negated)
    is_known = is_taken_as_known(tree, i)
    if above.modality is not Modality.ASSERTED and effect != "possible" and not is_known:
        status = status.under(above.modality)
    if tree.bases[i] != "ccomp" and not is_open:
        status = replace(status, negated=status.negated != above.negated)
    # "Expects it to sell"
    expected = tree.lemmas[head] in verbs.expecting and tree.bases[i] == "xcomp" and tree.kids(head, "obj", "iobj")
    is_word = expected or tree.lemmas[head] in verbs.announcing or tree.exact_kids(head, "aux:pass")  # "vowed to sell it"
    return status.said_by(speaker(tree, head) if is_word else None).said_by(above.source)


def _after_preposition(tree: Tree, i: int, status: Status, above: Status) -> Status | None:
    """Return the status of a gerund by the preposition before it and the verb above; None where they say nothing of it."""
    head = tree.heads[i]
    lemma, marks = tree.lemmas[head], {tree.words[m].lower() for m in tree.kids(i, "mark")}
    if marks & prepositions.charges and is_mistaken(tree, head):
        return replace(status, negated=not status.negated)  # "is wrongly credited with founding it"
    if lemma in verbs.accusing and not is_duty(tree, head) and marks & (prepositions.charges | prepositions.of_topics):
        return replace(status, modality=Modality.POSSIBLE).said_by(speaker(tree, head)).said_by(above.source)
    if is_near(tree, i):
        return status.under(Modality.POSSIBLE).under(above.modality)
    if from_gerund(tree, i) and above.negated and is_left_open(tree, head):
        return status.under(Modality.POSSIBLE).said_by(above.source)
    if from_gerund(tree, i) or is_refused(tree, i):
        return replace(status.under(above.modality), negated=status.negated == above.negated)
    if is_warned_of(tree, i):
        return replace(status, negated=not status.negated).under(Modality.OBLIGATORY)
    if is_advocated(tree, i):
        return status.under(Modality.OBLIGATORY).under(above.modality)
    if marks & prepositions.of_thoughts and lemma in verbs.musing | factuality.doubting_verbs:
        return status.under(Modality.POSSIBLE)
    if marks & prepositions.of_aims and effect_on(tree, i) == "planned":
        return replace(status.under(Modality.PLANNED).under(above.modality), negated=status.negated != above.negated)
    if "to" in marks:  # "confessed to killing him", "committed to building it"
        effect = factuality.governing_verbs.get(lemma, "raise")
        above = above if effect not in ("planned", "possible", "obligatory") else above.under(Modality(effect))
        is_plea = above.negated and tree.bases[head] == "xcomp" and tree.lemmas[tree.heads[head]] in verbs.contending
        pleader = speaker(tree, tree.heads[head]) if is_plea else None  # "pleaded not guilty to killing him"
        seen = replace(status.under(above.modality), negated=status.negated != above.negated)
        return seen.said_by(pleader).said_by(above.source)
    return None


def _adverbial(tree: Tree, i: int, status: Status, depth: int) -> Status:
    head = tree.heads[i]
    marks = conjunctions_of(tree, i)
    is_measured = tree.pos[head] == "ADV" and tree.bases[head] == "advmod" and "as" in marks  # "as soon as Acme buys it"
    above = status_of(tree, tree.heads[head] if is_measured else head, depth + 1)
    if is_gerund(tree, i) and (seen := _after_preposition(tree, i, status, above)) is not None:
        return seen
    if marks >= {"for", "to"}:  # "called for Acme to sell it", "waited for Acme to sell it"
        effect = factuality.governing_verbs.get(tree.lemmas[head])
        wished = Modality(effect) if effect in ("planned", "obligatory") else Modality.POSSIBLE
        return status.under(wished).under(above.modality)
    is_limit = not marks.isdisjoint(conjunctions.of_times_to_come) and is_present(tree, i)  # "runs it until Acme owns it"
    if marks & conjunctions.conditional or marks >= conjunctions.unreal or is_limit:
        return status.under(Modality.CONDITIONAL)
    if is_of_offer_refused(tree, i):
        return status.under(Modality.POSSIBLE).said_by(above.source)
    if "to" in marks and not tree.kids(i, "nsubj"):
        is_due = any(tree.lemmas[o] in nouns.mandates for o in tree.kids(head, "obj"))  # "won a contract to build it"
        is_done = is_done_by(tree, i) or tree.lemmas[head] in verbs.acting or is_going_on(tree, head) or is_done_by_vote(tree, i)
        is_done = is_done or is_done_in_time(tree, i) or is_arrival(tree, i) or is_successful(tree, i)
        planned = Modality.ASSERTED if is_done and not is_due else Modality.PLANNED
        purpose = status.under(above.modality if above.modality is not Modality.ASSERTED else planned)
        return replace(purpose, negated=status.negated != (above.negated != is_in_vain(tree, head)))
    if "like" in marks and tree.lemmas[head] in verbs.seeming:
        return status.under(Modality.POSSIBLE)
    # "Will sell it before buying Acme"
    is_next = is_present(tree, i) or (tree.tags[i] == "VBG" and "before" in marks and above.modality is Modality.PLANNED)
    if (is_measured or marks & conjunctions.of_time) and above.modality not in (Modality.ASSERTED, Modality.PAST) and is_next:
        return status.under(above.modality)  # "will sell it when it is asked to"
    is_earlier = tree.tags[i] == "VBN" and any(tree.words[c].lower() == "having" for c in tree.kids(i, "aux"))  # "having read it"
    is_word = tree.tags[i] == "VBG" and not marks and tree.lemmas[i] in verbs.saying
    if marks & conjunctions.temporal or tree.kids(i, "nsubj") or is_earlier or is_word:  # "did not sign it, citing fraud"
        return status
    if above.negated or above.modality not in (Modality.ASSERTED, Modality.PAST):
        # "did not sell it, prompting talks": what goes with a denial may or may not hold.
        return status.under(Modality.POSSIBLE if above.negated else above.modality)
    return status
