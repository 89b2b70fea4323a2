"""Say how likely a statement is what the text says: a logistic model over features a reader can follow.

In: a relation, its entities and the property it grounds to. Out: a probability in [0, 1]. The weights stand in
`models/weights/confidence.tsv`; `python -m training.confidence` fits them on passages that people annotated exhaustively (Platt 1999).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kg.entities.links import LAST_NAME_OF_SEVERAL
from kg.model import Argument, Entity, MentionKind, Modality, Relation
from kg.models.loglinear import probability, score
from kg.models.weights import CONFIDENCE, read_weights
from kg.relations.complements import PART

SENTENCE, PHRASE, DISTANCE = (60, 120, 180, 260), (8, 16, 30, 50, 90), (5, 20, 50, 100)
"""Upper ends of the buckets, in characters."""

SENSE = (0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
"""Upper ends of the buckets of a learned property's probability."""

MEANT = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
"""Upper ends of the buckets of how sure it is what a pronoun or a description means. On 5,213 judged typed statements the table ranks with AUC
.725 with these, .720 without; on those of whole documents .697 and .685."""

MOST_QUALIFIERS, MOST_WORDS = 3, 5
"""Qualifiers and words of a verb from which on more are one."""


def iter_features(
    relation: Relation, subject: Entity | None, object_: Entity | None, prop: str | None, sense: float | None = None
) -> Iterator[str]:
    """Yield what the confidence depends on: construction, property, the kinds of both arguments with either, their lengths, that of the sentence.

    Of a part of a fuller relation all features are one: it is right only where nothing fuller says the fact.
    """
    evidence, status = relation.evidence, relation.factuality
    if evidence.rule == PART:
        yield "part"
        return
    yield "any"
    yield f"rule {evidence.rule}"
    yield f"grounded {prop is not None}"
    if prop is not None:
        yield f"property {prop}"
    if sense is not None:
        yield "sense learned"
        yield f"sense {bisect_left(SENSE, sense)}"
    yield f"sentence {bisect_left(SENTENCE, evidence.span.end - evidence.span.start)}"
    yield from _of_side("subject", relation.subject, subject)
    yield from _of_side("object", relation.object, object_)
    kinds = f"{_kind(relation.subject)} {_kind(relation.object)}"
    yield f"kinds {kinds} by {evidence.rule}"
    yield f"kinds {kinds} as {prop}"
    first, last = sorted((relation.subject.span, relation.object.span))
    yield f"distance {bisect_left(DISTANCE, last.start - first.end)}"
    if relation.object.span < relation.subject.span:
        yield "object first"
    yield f"qualifiers {min(MOST_QUALIFIERS, len(relation.qualifiers))}"
    yield f"verb words {min(MOST_WORDS, len(relation.phrase.split()))}"
    if status.negated or status.modality is not Modality.ASSERTED:
        yield f"status {status.modality} {status.negated}"


def _kind(argument: Argument) -> str:
    return "value" if argument.value is not None else argument.mention.kind.value


def _of_side(side: str, argument: Argument, entity: Entity | None) -> Iterator[str]:
    mention, kind = argument.mention, _kind(argument)
    yield f"{side} {kind}"
    yield f"{side} {kind} length {bisect_left(PHRASE, len(argument.text))}"
    if mention.kind is MentionKind.PRONOUN:
        yield f"{side} pronoun {'resolved' if entity is not None and entity.described else 'open'}"
        yield f"{side} {mention.head}"
    elif entity is not None:
        yield f"{side} class {'known' if entity.types else 'unknown'}"
    link = next((link for link in entity.links if link.span == mention.span), None) if entity is not None else None
    if link is not None and kind != "value":
        bucket = bisect_left(MEANT, link.score)
        yield f"meant {kind} {bucket}"
        yield f"{side} {kind} meant {bucket}"
    if "," in argument.text or " and " in argument.text:
        yield f"{side} lists"


def confidence(
    relation: Relation,
    subject: Entity,
    object_: Entity | None,
    prop: str | None,
    sense: float | None = None,
    judged: float = 0.0,
) -> float:
    """Return the probability that a statement is right, to two digits; a rule that gives one itself is believed.

    Args:
        relation: what the statement says.
        subject: its subject.
        object_: its object; None for a value.
        prop: its property; None for an open statement.
        sense: how likely the property is where it was learned; None where the lexicon says it.
        judged: log odds that the words themselves add (`judgement.py`).
    """
    if relation.evidence.score is not None:
        return round(relation.evidence.score, 2)
    seen = 0.0 if relation.evidence.rule == PART else judged  # no part is among what the words were learned from
    log_odds = seen + score(iter_features(relation, subject, object_, prop, sense), read_weights(CONFIDENCE))
    doubts = (doubt for side in ((relation.subject, subject), (relation.object, object_)) for doubt in _doubts_of_name(*side))
    return round(min((probability(log_odds), *doubts)), 2)


def _doubts_of_name(argument: Argument, entity: Entity | None) -> Iterator[float]:
    """Yield how sure it is whom a last name means that several persons have: what is said of one of them is no surer.

    Of 37 facts of such names that readers of this version or the one before had judged, ten were given to the wrong person.
    """
    for form in entity.forms if entity is not None else ():
        if form.reason == LAST_NAME_OF_SEVERAL.words and argument.mention.span in form.mentions:
            yield form.score
