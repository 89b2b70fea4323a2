"""What a clause without its verb says after another: "Ann won the gold medal and Bo Ek the silver" has Bo Ek win the silver."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Relation
from kg.relations.noun_qualifiers import noun_qualifiers
from kg.relations.reading import DocumentReading


def find_gapped(reading: DocumentReading) -> Iterator[Relation]:
    """Yield what somebody does to something by the verb before both, as the mended tree hangs them: on the verb, and one on the other."""
    tree = reading.tree
    for object_, label in enumerate(tree.labels):
        subject = tree.heads[object_]
        clause = reading.clause_of.get(tree.heads[subject]) if label == "orphan" and tree.labels[subject] == "dep" else None
        if clause is None:
            continue
        qualifiers, preposition = noun_qualifiers(reading, object_), tree.preposition(object_)
        predicate = f"be {tree.words[clause.predicate].lower()}" if clause.passive else clause.lemma
        rule = "verbal/retained" if clause.passive else "verbal/svo"
        if preposition:
            predicate, rule = f"{predicate} {preposition}", "verbal/agentless" if clause.passive else "verbal/oblique"
        phrase = clause.verb_phrase(preposition)
        yield clause.verb_group.relation(subject, predicate, object_, rule=rule, phrase=phrase, qualifiers=qualifiers)
