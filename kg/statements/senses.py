"""Say which property a relation means where no phrase of the lexicon tells: "weigh on" may well be *affects*, "take part in" *participatesIn*.

In: open statements with their entities. Out: the same, with a property where one is likely enough and admits both arguments, how likely it is,
and the confidence that follows. A perceptron sees the network's vectors of both arguments and of what joins them, the words of the predicate
and the classes of the arguments. `python -m training.senses` fits it on facts that people annotated with the properties of the shipped ontology.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.english import phrases, verbs
from kg.entities.classes import known_class
from kg.model import Entity, Rejection, Relation, Statement, TextSpan
from kg.models.perceptron import Perceptron
from kg.namespaces import KGO
from kg.ontology import LexiconEntry, Ontology
from kg.parsing.trees import Tree
from kg.parsing.vectors import PARTS, fitting
from kg.statements import ResolvedRelation, arguments_of_property, entities_of
from kg.statements.attempts import is_attempt
from kg.statements.judgement import inputs_of, unjudged
from kg.statements.telling import tells_whole

NO_SENSE = "none"
"""What the perceptron calls a relation that none of the properties means."""

LEAST = 0.3
"""The probability from which on the likeliest property is taken. Of those with .3 to .4 two in five are right, with .5 and more seven in ten
(cross-validated on 1,078 passages), which the confidence counts."""

SET_PHRASE = 3
"""Words behind a verb that is one with a preposition and a noun: "go on trial in"."""

NEVER = frozenset({"alsoKnownAs"})
"""Properties that constructions alone tell: which names are one's is no matter of likelihood."""


class Bounds(NamedTuple):
    """From which confidence on a statement that no phrase of the lexicon grounds may be a fact: any, and one that tells a fact whole."""

    open: float
    whole: float


class SenseFinder:
    """Finds the likeliest properties of the open relations of one text.

    Args:
        tree: the text.
        perceptron: what was learned of vectors such as the tree's; None where nothing was.
    """

    def __init__(self, tree: Tree, perceptron: Perceptron | None) -> None:
        self._tree = tree
        self._perceptron = fitting(tree, perceptron, PARTS)

    def has_seen(self, predicate: str) -> bool:
        """Tell whether a predicate was learned from; what others mean is told by their likeness to those alone."""
        return self._perceptron is not None and self._perceptron.knows(f"predicate {predicate}")

    def likeliest(self, relation: Relation, subject: Entity, object_: Entity | None) -> tuple[str, float] | None:
        """Return the likeliest property with its probability; None where none, or none of them, is likely enough."""
        if self._perceptron is None:
            return None
        vectors = inputs_of(self._tree, relation.subject.mention.span, relation.object.mention.span)
        likely = self._perceptron.likely(vectors, known_of(relation, subject, object_))
        best = int(likely.argmax())
        prop = self._perceptron.classes[best]
        return (prop, float(likely[best])) if likely[best] >= LEAST and prop != NO_SENSE else None


def known_of(relation: Relation, subject: Entity | None, object_: Entity | None) -> Iterator[str]:
    """Yield what is known of a relation of two entities besides its vectors."""
    classes = [known_class(entity) if entity is not None else "" for entity in (subject, object_)]
    yield from iter_known(relation.predicate, classes[0], classes[1], relation.object.mention.head.lower())


def iter_known(predicate: str, subject: str, object_: str, head: str) -> Iterator[str]:
    """Yield what is known of a relation besides its vectors.

    Args:
        predicate: its lemma phrase.
        subject: the class of its subject; "" where it has none.
        object_: the class of its object.
        head: the head of its object, in its base form.
    """
    words = predicate.split()
    yield f"predicate {predicate}"
    yield from (f"word {word}" for word in sorted(set(words)))
    if words:
        yield f"first {words[0]}"
        yield f"last {words[-1]}"
        yield f"first {words[0]}, subject {subject}"
        yield f"first {words[0]}, object {object_}"
        yield f"last {words[-1]}, object {object_}"
    yield f"subject {subject}"
    yield f"object {object_}"
    yield f"subject {subject}, object {object_}"
    yield f"head {head}"


def with_senses(
    results: Sequence[Statement | Rejection],
    entities: Sequence[Entity],
    entity_of: Mapping[TextSpan, int],
    ontology: Ontology,
    finder: SenseFinder,
    bounds: Bounds,
    judge: Callable[[Relation], float] = unjudged,
) -> list[Statement | Rejection]:
    """Return the results with the properties of open statements that are likely enough, without the rejections that these settle.

    Args:
        results: what relations became.
        entities: the entities, with their classes.
        entity_of: which of them each mention means.
        ontology: only a property whose domain and range admit both is taken, and only of the shipped ontology, whose properties were learned.
        finder: says which property is likely.
        bounds: what is sure enough without a property keeps standing where the property would make it doubtful.
        judge: the log odds that the words of a relation add to its confidence.
    """
    if not ontology.is_native:
        return list(results)
    understood = [
        _with_sense(result, entities, entity_of, ontology, finder, bounds, judge)
        if isinstance(result, Statement) and result.property is None and result.relation.evidence.score is None
        else result
        for result in results
    ]
    # What the lexicon reads and the classes do not admit is rejected; where the same words got a property after all, it no longer is.
    settled = {id(result.relation) for result in understood if isinstance(result, Statement) and result.sense is not None}
    return [r for r in understood if isinstance(r, Statement) or r.stage != "grounding" or id(r.relation) not in settled]


def _with_sense(
    statement: Statement,
    entities: Sequence[Entity],
    entity_of: Mapping[TextSpan, int],
    ontology: Ontology,
    finder: SenseFinder,
    bounds: Bounds,
    judge: Callable[[Relation], float],
) -> Statement:
    relation = statement.relation
    verb, *behind = relation.predicate.split()
    is_set = verb in verbs.of_set_phrases and len(behind) >= SET_PHRASE  # "went on trial in Bonn" is no visit
    if relation.predicate in phrases.of_no_property or is_set or is_attempt(relation.phrase):
        return statement
    subject, object_ = entities_of(relation, entities, entity_of)
    likeliest = finder.likeliest(relation, subject, object_) if subject is not None else None
    if subject is None or likeliest is None:
        return statement
    prop, probability = likeliest
    if prop in NEVER or prop not in ontology.properties or ontology.properties[prop].iri != KGO + prop:
        return statement
    resolved = ResolvedRelation(relation, subject, object_, statement.attributed_to, judge(relation))
    entries = [entry for entry in ontology.lexicon.find(relation.predicate) if entry.property == prop]
    if entries and not any(resolved.meets(entry, ontology) for entry in entries):
        return statement  # the lexicon knows the phrase, and says that it does not mean this here
    arguments = arguments_of_property(LexiconEntry(relation.predicate, prop, inverse=False), resolved, ontology, learned=True)
    if isinstance(arguments, str):
        return statement
    understood = resolved.statement(arguments[0], prop, arguments[1], sense=round(probability, 2))
    if understood.confidence < bounds.open and statement.confidence >= bounds.whole and tells_whole(relation):
        return statement  # "James is from Ohio" stands as it is; that he lives there is but likely
    if finder.has_seen(relation.predicate):
        is_doubtful = understood.confidence < bounds.open <= statement.confidence
    else:  # "is afraid of Google" looks much like "is a member of Google": likeness makes no facts, and takes none away
        is_doubtful = bounds.open <= max(understood.confidence, statement.confidence)
    return statement if is_doubtful else replace(understood, resolved=statement.resolved)
