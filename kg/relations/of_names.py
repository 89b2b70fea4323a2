"""What a noun with a name before it says of another: "Nobel Prize winner Ann Lee", "Karl Voss, a Leeds native", "Norway is a NATO member".

The name before the noun is what would stand behind "of": a native of Leeds, a member of NATO.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import nouns
from kg.mentions import name_extent
from kg.model import Relation
from kg.relations.reading import DocumentReading, Trigger
from kg.relations.role_phrases import as_described, is_of_outsiders


def find_of_names(reading: DocumentReading) -> Iterator[Relation]:
    """Yield what somebody is of the name before a noun that describes them."""
    tree = reading.tree
    for i in range(1, len(tree.words)):
        if tree.lemmas[i] in nouns.of_names and tree.pos[i] == "NOUN" and tree.entity[i] < 0 and tree.entity[i - 1] >= 0:
            owner = tree.names[tree.entity[i - 1]].root
            if reading.is_named(owner) and reading.mention(owner).label != "Person" and not is_of_outsiders(tree, owner):
                trigger, bearers = _described(reading, i)
                for bearer in bearers:
                    phrase = f"is {tree.lemmas[i]} of"
                    yield trigger.relation(bearer, f"be {tree.lemmas[i]} of", owner, rule="modifier/of name", phrase=phrase)


def _described(reading: DocumentReading, noun: int) -> tuple[Trigger, list[int]]:
    """Return of whom a noun is said, and with which status: of the name behind it, of the one that it stands beside, of the subject of "be"."""
    tree, clause = reading.tree, reading.clause_of.get(noun)
    trigger = as_described(reading.trigger(noun), noun)
    if clause is not None and clause.copular and clause.predicate == noun:
        former = clause.is_past() and not clause.status.negated
        return (clause.trigger.of_former() if former else as_described(clause.trigger, noun)), list(clause.subjects)
    behind = noun + 1
    if behind < len(tree.words) and tree.entity[behind] >= 0 and tree.names[tree.entity[behind]].start == behind:
        name = tree.names[tree.entity[behind]]
        return trigger, _all_of(reading, noun, name.root)
    if tree.bases[noun] == "appos" and tree.entity[tree.heads[noun]] >= 0 and name_extent(tree, tree.heads[noun]):
        return trigger, [tree.heads[noun]]
    return trigger, [c for c in tree.kids(noun, "appos") if tree.entity[c] >= 0 and tree.words[noun + 1] == ","][:1]


def _all_of(reading: DocumentReading, noun: int, name: int) -> list[int]:
    """Return the names that a noun before them describes: a plural all that are listed, "NATO members Norway and Denmark"."""
    tree = reading.tree
    named = tree.conjuncts(name) if tree.tags[noun] == "NNS" else [name]
    return [i for i in named if tree.entity[i] >= 0 and reading.is_named(i)]
