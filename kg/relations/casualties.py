"""What kills or hurts people, told by a clause of its own: "two were killed when a convoy was hit by a bomb", "five died when the bus crashed"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import verbs
from kg.english.classes import ORGANIZATIONS
from kg.model import MentionKind, Relation
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.coordination import iter_pairs
from kg.relations.reading import ClauseReading, DocumentReading

ACTORS = ORGANIZATIONS | {"Person", "Group", "Country"}
"""Classes of those whose being about does no harm by itself: "two were killed when soldiers arrived"."""


def find_casualties(reading: DocumentReading) -> Iterator[Relation]:
    """Yield who was killed or hurt by what a clause with "when" tells."""
    tree = reading.tree
    for clause in reading.clauses:
        deed = "kill" if clause.lemma == "die" else clause.lemma if clause.passive and not clause.agents else ""
        if deed not in verbs.harming & verbs.of_people:
            continue
        for c in tree.kids(clause.predicate, "advcl"):
            cause = reading.clause_of.get(c)
            is_when = any(tree.words[m].lower() == "when" for m in tree.kids(c, "advmod", "mark"))
            if cause is not None and is_when:
                qualifiers = clause_qualifiers(clause)
                for actor, patient in iter_pairs(_causes(cause), clause.subjects):
                    yield clause.trigger.relation(
                        actor, deed, patient, rule="casualty/when", phrase=f"{deed}s", qualifiers=qualifiers
                    )


def _causes(clause: ClauseReading) -> list[int]:
    """Return what does harm: who does what was done, or the thing that something happened to."""
    if clause.passive:
        return list(clause.agents)
    mentions = {i: clause.reading.mention(i) for i in clause.subjects} if not clause.objects else {}
    return [i for i, m in mentions.items() if m.kind is MentionKind.NOMINAL and m.label not in ACTORS]
