"""Say whether what a noun tells is so, by the clause it stands in, the nouns around it and the adjectives before it.

"Denied reports of a merger of A with B" affirms no merger, "the proposed merger" and "talks on a merger" plan one, "a failed merger" is none.
"""

from __future__ import annotations

from dataclasses import replace

from kg.clauses import Status, status_of, status_of_object
from kg.english import adjectives, factuality, nouns, prepositions, verbs
from kg.model import Modality
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

DEEPEST = 4
"""Words above a noun at which the search for its clause ends. Chosen by hand."""


def noun_status(reading: DocumentReading, noun: int) -> Status:
    """Return the status of what a noun tells."""
    tree = reading.tree
    top = noun
    status = _status_by_adjectives(tree, noun)
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


def _status_by_adjectives(tree: Tree, noun: int) -> Status:
    """Return what the adjectives before a noun say of it: "a possible meeting", "the proposed merger", "a failed coup"."""
    before = {tree.words[c].lower() for c in tree.kids(noun, "amod") if c < noun}
    if before & adjectives.of_failure:
        return Status(negated=True)
    if before & factuality.words_of_doubt:
        return Status(modality=Modality.POSSIBLE)
    return Status(modality=Modality.PLANNED) if before & adjectives.of_plans else Status()


def _status_under_noun(tree: Tree, noun: int, status: Status) -> Status:
    """Return the status of a noun that another one holds: "rumours of a merger", "plans for a merger"."""
    above = tree.heads[noun]
    if tree.label(noun) != "nmod":
        return status
    if tree.lemmas[above] in factuality.words_of_doubt and tree.preposition(noun) in prepositions.of_contents:
        return status.under(Modality.POSSIBLE)
    if tree.lemmas[above] in nouns.planning and tree.preposition(noun) in prepositions.of_plans:
        return status.under(Modality.PLANNED)
    return status


def _status_in_clause(tree: Tree, noun: int, verb: int) -> Status:
    """Return the status that a clause gives to a noun in it."""
    status, lemma = status_of(tree, verb), tree.lemmas[verb]
    if tree.label(noun) == "nsubj":
        return _status_of_subject(tree, noun, verb, status)
    if tree.label(noun) == "obj" and lemma in verbs.parting:
        return replace(status, modality=Modality.PAST)  # who sells a stake has owned it
    if lemma in verbs.accusing and tree.preposition(noun) in prepositions.charges:
        return status.under(Modality.POSSIBLE)  # "arrested Karl for the murder of Ann"
    if tree.preposition(noun) == "for" and tree.lemmas[noun] in nouns.meetings and lemma not in verbs.reciprocal:
        return status.under(Modality.PLANNED)  # "flew to Bonn for talks with Karl"
    is_undone = tree.label(noun) == "obj" and tree.lemmas[noun] not in nouns.speech_acts
    return status_of_object(lemma, status) if is_undone else status


def _status_of_subject(tree: Tree, noun: int, verb: int, status: Status) -> Status:
    """Return the status of what a subject says, by what becomes of it: a takeover that fails or is blocked is none, one approved is to come."""
    lemma = tree.lemmas[verb]
    if tree.labels[noun] != "nsubj:pass":
        return replace(status, negated=not status.negated) if lemma in verbs.failing else status
    if lemma in verbs.abandoning | verbs.stopping:
        return replace(status, negated=not status.negated)
    return status.under(Modality.PLANNED) if lemma in verbs.approving else status
