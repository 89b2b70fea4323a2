"""Tell what somebody's word makes of a clause: who doubts, denies or proposes it, and who says of himself what he believes.

In: a `Tree`, the place of the clause and its own status. Out: its status as it is reported. Who speaks is found in `sources.py`.
"""

from __future__ import annotations

from dataclasses import replace

from kg.clauses.effects import is_mere_belief, will_in_past
from kg.clauses.own_status import Status
from kg.clauses.plans import is_mandative
from kg.clauses.sources import speaker
from kg.english import factuality, verbs
from kg.model import Modality
from kg.parsing.trees import Tree


def reported(tree: Tree, i: int, status: Status, above: Status) -> Status:
    """Return the status of what somebody says, thinks or finds; what was not said, or is yet to be said, is open."""
    verb = tree.heads[i]
    lemma = tree.lemmas[verb]
    effect = factuality.governing_verbs.get(lemma)
    status = will_in_past(tree, i, verb, status)
    if status.is_hearsay(tree) or (status.modality is Modality.ASSERTED and is_mere_belief(tree, i, status.source)):
        status = status.under(Modality.POSSIBLE)
    if above.negated and lemma in factuality.words_of_dispute:
        return status  # "it is not disputed that"
    if lemma == "deny" and not above.negated:
        status = replace(status, negated=not status.negated)
    elif (
        lemma in factuality.doubting_verbs
        or (effect == "possible" and tree.exact_kids(verb, "aux:pass", "nsubj:pass"))
        or (lemma in verbs.contending and tree.exact_kids(verb, "aux:pass") and speaker(tree, verb) is None)
    ):
        status = status.under(Modality.POSSIBLE)
    elif is_mandative(tree, i) or (effect == "obligatory" and tree.tags[i] == "VB" and not tree.kids(i, "aux")):
        status = status.under(Modality.OBLIGATORY)  # "demanded that it sell"
    if above.negated and lemma in factuality.neg_raising_verbs:
        return replace(status, negated=not status.negated)
    if (above.negated or above.modality is not Modality.ASSERTED) and status.modality in (Modality.ASSERTED, Modality.PLANNED):
        status = replace(status, modality=Modality.POSSIBLE)
    return status
