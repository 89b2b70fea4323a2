"""Tell how far a clause is a fact: denied, planned, possible, conditional, and who says so.

In: a `Tree` and the place of a predicate. Out: negation, modality and the place of the source. A clause inherits from the
clauses it stands in: what is planned to be begun is planned. After FactBank (Saurí & Pustejovsky 2009).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.english import adjectives, conjunctions, determiners, factuality, nouns, prepositions, pronouns, verbs
from kg.model import Modality
from kg.parsing.trees import Tree

STRENGTHS = [Modality.ASSERTED, Modality.PAST, Modality.PLANNED, Modality.OBLIGATORY, Modality.CONDITIONAL, Modality.POSSIBLE]
"""From the strongest to the weakest."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of a clause's standing; `source` is the place of the word that names who says so."""

    negated: bool = False
    modality: Modality = Modality.ASSERTED
    source: int | None = None

    def under(self, modality: Modality) -> Status:
        """Return the status seen through another modality: the weaker of the two, a rumoured plan is a rumour."""
        return replace(self, modality=max(self.modality, modality, key=STRENGTHS.index))


def status_of(tree: Tree, i: int, depth: int = 0) -> Status:
    """Return the status of the clause whose predicate stands at a place."""
    status = _own_status(tree, i)
    head, label = tree.heads[i], tree.label(i)
    if head == i or depth > 8:  # deeper nesting is a misparse
        return status
    if label == "conj":
        return _coordinated(tree, i, status, depth)
    if label in ("xcomp", "ccomp", "csubj") or (label in ("acl", "advcl") and _says_content(tree, i)):
        seen = _under_predicate(tree, i, status, depth)
        return _under_verb(tree, i, status, depth) if seen is None else seen
    if label == "advcl" or (label == "acl" and from_gerund(tree, i)):
        return _adverbial(tree, i, status, depth)
    if is_the_first_to(tree, i):
        above = status_of(tree, head, depth + 1) if tree.kids(head, "cop") else Status()
        return replace(status.under(above.modality), negated=status.negated != above.negated)
    if is_headline(tree, i):
        return status.under(Modality.PLANNED)
    if tree.labels[i] == "acl" and tree.lemmas[head] in nouns.planning and _is_infinitive(tree, i):
        above = _status_around(tree, head, depth)
        negated = status.negated != (above.negated or any(tree.words[c].lower() == "no" for c in tree.kids(head, "det")))
        planned = status.under(Modality.PLANNED).under(above.modality)
        return replace(planned, negated=negated, source=status.source if status.source is not None else above.source)
    if label == "acl":
        return _beside_noun(tree, i, status, depth)
    return status


def status_of_object(lemma: str, status: Status) -> Status:
    """Return the status of what a noun under a verb says: a partnership that is ended is over, one that is rejected is none."""
    verb = lemma.split()[0]
    if verb in verbs.ending:
        return replace(status, modality=Modality.PAST)
    if factuality.governing_verbs.get(verb) == "denied":
        return replace(status, negated=not status.negated)
    return status


def _own_status(tree: Tree, i: int) -> Status:
    negated = False
    modality = _own_modal(tree, i) or Modality.ASSERTED
    for c in tree.children[i]:
        word, label = tree.words[c].lower(), tree.label(c)
        if label == "advmod" or (label == "det" and word == "no") or label == "cc":
            negated ^= word in factuality.negations
            if word in factuality.adverbs_of_doubt:
                modality = Modality.POSSIBLE
            if word in factuality.adverbs_of_the_past or (
                word == "longer" and any(tree.words[k].lower() == "no" for k in tree.children[c])
            ):
                modality = Modality.PAST
        elif label in ("obj", "nsubj"):
            negated ^= (
                any(tree.words[k].lower() in determiners.negative and tree.label(k) == "det" for k in tree.children[c])
                or word in pronouns.negative
            )
        elif label == "mark" and word == "without":
            negated = not negated
    if modality is Modality.ASSERTED and any(
        tree.words[m].lower() in conjunctions.conditional for a in tree.kids(i, "advcl") for m in tree.kids(a, "mark")
    ):
        modality = Modality.CONDITIONAL
    if tree.lemmas[i] == "interested":
        modality = Modality.POSSIBLE
    return Status(negated, modality, _quoting_source(tree, i))


def _own_modal(tree: Tree, i: int) -> Modality | None:
    for c in tree.kids(i, "aux"):
        modal = factuality.modals.get(tree.words[c].lower())
        if modal is not None:
            return Modality(modal)
    words = [tree.words[c].lower() for c in tree.kids(i, "aux", "cop")]
    is_to = is_to_infinitive(tree, i)
    alone = tree.heads[i] == i and bool(tree.kids(i, "nsubj"))  # the headline "ACME TO BUY NOKIA"
    return Modality.PLANNED if is_to and (alone or (words and words[0] in verbs.finite_be)) else None


def _quoting_source(tree: Tree, i: int) -> int | None:
    """Return who says so by "X said" beside the clause, or by "according to X"."""
    for c in tree.kids(i, "parataxis"):
        if tree.lemmas[c] in verbs.saying:
            for subject in tree.kids(c, "nsubj"):
                return subject
    for c in tree.kids(i, "obl", "nmod"):
        if tree.preposition(c) == "according to":
            return c
    return None


def _coordinated(tree: Tree, i: int, status: Status, depth: int) -> Status:
    """Return the status of a verb after "and" or "or": what it shares of the first one's verb group holds for it too.

    "Failed to buy A or sell B" denies both, "did not sell A but bought B" only the first: the form of the verb tells.
    """
    above, own = status_of(tree, tree.heads[i], depth + 1), _own_status(tree, tree.heads[i])
    # What governs the first verb from outside ("denied that") governs the second too; its own "not" may end with it.
    outside = status.under(above.modality) if above.modality is not own.modality else status
    outside = replace(outside, negated=status.negated != (above.negated != own.negated))
    source = above.source if above.source is not None else status.source
    if tree.kids(i, "nsubj", "csubj"):
        return replace(outside, source=source if status.source is None else status.source)
    shares_auxiliary = not tree.kids(i, "aux")
    same_form = tree.tags[i] == tree.tags[tree.heads[i]] and not any(tree.words[c].lower() == "but" for c in tree.kids(i, "cc"))
    return Status(
        outside.negated != (own.negated and shares_auxiliary and same_form and not status.negated),
        above.modality if shares_auxiliary else outside.modality,
        source,
    )


def _says_content(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what a noun or adjective is about: "rumours that", "it is true that"."""
    head = tree.heads[i]
    return tree.pos[head] in ("NOUN", "ADJ", "AUX") and any(
        tree.words[m].lower() in conjunctions.content for m in tree.kids(i, "mark")
    )


def _under_predicate(tree: Tree, i: int, status: Status, depth: int) -> Status | None:
    """Return the status of what is said to be true, false or possible: "it is not true that", "rumours that"; None elsewhere."""
    head = tree.heads[i]
    lemma = tree.lemmas[head]
    if lemma == "be" and tree.label(i) in ("ccomp", "csubj"):
        above = status_of(tree, head, depth + 1)  # "it may be that"
        return replace(
            status.under(above.modality),
            negated=status.negated != above.negated,
        )
    if tree.pos[head] not in ("NOUN", "ADJ"):
        return None
    above = status_of(tree, head, depth + 1) if tree.kids(head, "cop") else _status_around(tree, head, depth)
    denied = above.negated or any(tree.words[c].lower() == "no" for c in tree.kids(head, "det"))
    if lemma in factuality.words_of_truth:
        seen = replace(status, negated=status.negated != denied)
    elif lemma in factuality.words_of_falsity:
        seen = replace(status, negated=status.negated == denied)
    elif lemma in factuality.words_of_doubt or (
        lemma in factuality.words_of_evidence and (denied or above.modality is not Modality.ASSERTED)
    ):
        seen = replace(status, modality=Modality.POSSIBLE)
    else:
        return None
    return seen.under(above.modality)


def _status_around(tree: Tree, noun: int, depth: int) -> Status:
    """Return the status of the clause a noun stands in."""
    head = noun
    for _ in range(4):
        if tree.heads[head] == head:
            return Status()
        head = tree.heads[head]
        if tree.pos[head] in ("VERB", "AUX") or tree.kids(head, "cop"):
            return status_of(tree, head, depth + 1)
    return Status()


def _beside_noun(tree: Tree, i: int, status: Status, depth: int) -> Status:
    """Return the status of a clause that describes a noun: what is denied or only possible of "a firm that ..." has no such firm."""
    noun = tree.heads[i]
    definite = tree.entity[noun] >= 0 or any(
        tree.labels[c] == "nmod:poss" or tree.words[c].lower() in determiners.definite for c in tree.kids(noun, "det", "nmod")
    )
    infinitive = is_to_infinitive(tree, i)
    if tree.lemmas[noun] in nouns.ability and infinitive:
        status = status.under(Modality.POSSIBLE)
    if not infinitive and (definite or tree.label(noun) == "nsubj"):
        return status
    above = status_of(tree, noun, depth + 1) if tree.kids(noun, "cop") else _status_around(tree, noun, depth)
    if above.negated or above.modality not in (Modality.ASSERTED, Modality.PAST):
        weaker = Modality.POSSIBLE if above.negated else above.modality
        return status.under(weaker)
    return status


def is_to_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether "to" marks a clause."""
    return any(tree.words[m].lower() == "to" for m in tree.kids(i, "mark"))


def _is_infinitive(tree: Tree, i: int) -> bool:
    return is_to_infinitive(tree, i) or tree.tags[i] == "VBG"


def _under_verb(tree: Tree, i: int, status: Status, depth: int) -> Status:
    """Return the status of a complement clause, seen through the verb that governs it."""
    head = tree.heads[i]
    effect = factuality.governing_verbs.get(tree.lemmas[head], "")
    above = status_of(tree, head, depth + 1)
    if any(tree.words[m].lower() in conjunctions.questions for m in tree.kids(i, "mark")):
        return replace(status, modality=Modality.POSSIBLE, source=status.source if status.source is not None else above.source)
    reported = tree.label(i) == "ccomp" and tree.lemmas[head] in verbs.saying
    if reported:
        subjects = tree.kids(head, "nsubj")
        source = subjects[0] if subjects and "nsubj:pass" not in tree.labels[subjects[0]] else above.source
        status = replace(status, source=status.source if status.source is not None else source)
        if (
            status.modality is Modality.CONDITIONAL
            and tree.tags[head] == "VBD"
            and any(tree.words[c].lower() in factuality.past_of_will for c in tree.kids(i, "aux"))
        ):
            status = replace(status, modality=Modality.PLANNED)  # "said it would": "will", told in the past
        if tree.lemmas[head] == "deny":
            status = replace(status, negated=not status.negated)
        elif tree.lemmas[head] in factuality.doubting_verbs:
            status = status.under(Modality.POSSIBLE)
        if (above.negated or above.modality is not Modality.ASSERTED) and status.modality in (Modality.ASSERTED, Modality.PLANNED):
            status = replace(status, modality=Modality.POSSIBLE)  # what was not said, or is yet to be said, is open
        return replace(status, negated=status.negated ^ (above.negated and tree.lemmas[head] in factuality.neg_raising_verbs))
    if effect == "denied":
        status = replace(status, negated=not status.negated)
    elif effect in ("planned", "possible", "obligatory"):
        status = status.under(Modality(effect))
    if above.modality is not Modality.ASSERTED and effect != "possible":
        status = status.under(above.modality)
    if tree.label(i) != "ccomp":
        status = replace(status, negated=status.negated != above.negated)
    return replace(status, source=status.source if status.source is not None else above.source)


def is_headline(tree: Tree, i: int) -> bool:
    """Tell whether a name and an infinitive stand for a sentence: "Maersk to lay off 10,000 workers"."""
    head = tree.heads[i]
    return (
        tree.label(i) in ("acl", "parataxis", "ccomp", "advcl")
        and tree.heads[head] == head
        and tree.pos[head] == "PROPN"
        and head < i
        and not tree.kids(head, "cop", "nsubj", "punct")
        and is_to_infinitive(tree, i)
    )


def is_the_first_to(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what the first, the last or the only one did: "the first woman to win it" won it."""
    head = tree.heads[i]
    return (
        tree.labels[i] == "acl"
        and is_to_infinitive(tree, i)
        and any(tree.words[c].lower() in adjectives.rank for c in tree.kids(head, "amod", "det", "nummod"))
    )


def from_gerund(tree: Tree, i: int) -> bool:
    """Tell whether a clause says what is kept from happening: "kept him from playing", "withdrew from using it"."""
    head = tree.heads[i]
    return (
        tree.tags[i] == "VBG"
        and tree.lemmas[head] in verbs.preventing
        and any(tree.words[m].lower() == "from" for m in tree.kids(i, "mark", "case"))
    )


def _adverbial(tree: Tree, i: int, status: Status, depth: int) -> Status:
    marks = {tree.words[m].lower() for m in tree.kids(i, "mark")}
    above = status_of(tree, tree.heads[i], depth + 1)
    if tree.lemmas[tree.heads[i]] in verbs.accusing and tree.tags[i] == "VBG" and marks & prepositions.charges:
        return replace(status, modality=Modality.POSSIBLE, source=above.source)
    if from_gerund(tree, i):
        return replace(status.under(above.modality), negated=status.negated == above.negated, source=above.source)
    if marks & conjunctions.conditional:
        return status.under(Modality.CONDITIONAL)
    if "to" in marks and not tree.kids(i, "nsubj"):
        purpose = status.under(above.modality if above.modality is not Modality.ASSERTED else Modality.PLANNED)
        return replace(purpose, negated=status.negated != above.negated, source=above.source)
    if marks & conjunctions.temporal or tree.kids(i, "nsubj"):
        return replace(status, source=above.source) if status.source is None else status  # the one who says all says this
    if above.negated or above.modality is not Modality.ASSERTED:
        # "did not sell it, prompting talks": what goes with a denial may or may not hold.
        status = status.under(Modality.POSSIBLE if above.negated else above.modality)
    return replace(status, source=above.source) if status.source is None else status
