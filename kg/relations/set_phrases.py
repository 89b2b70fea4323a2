"""Take a verb with a preposition and a bare noun for the one verb that they are: who "went on trial in Bonn" went nowhere.

In: a clause. Out: the clause without that oblique, and the words of both that stand behind its verb.
"""

from __future__ import annotations

from dataclasses import replace

from kg.clauses import Oblique
from kg.english import verbs
from kg.relations.reading import ClauseReading


def with_set_phrase(clause: ClauseReading) -> tuple[ClauseReading, str]:
    """Return a clause without the set phrase of its verb, and that: "on sale"; "" where there is none or nothing else is told."""
    if clause.lemma not in verbs.of_set_phrases:
        return clause, ""
    phrase = next((o for o in clause.obliques if o.preposition and _is_set(clause, o)), None)
    remaining = tuple(o for o in clause.obliques if o != phrase)
    if phrase is None or not remaining:
        return clause, ""
    return replace(clause, obliques=remaining), f"{phrase.preposition} {clause.tree.words[phrase.head]}"


def _is_set(clause: ClauseReading, oblique: Oblique) -> bool:
    """Tell whether a noun without anything but its preposition stands right behind the verb."""
    tree, noun = clause.tree, oblique.head
    is_bare = tree.tags[noun] == "NN" and tree.entity[noun] < 0 and all(tree.labels[c] == "case" for c in tree.children[noun])
    return is_bare and noun == clause.predicate + 2 and clause.reading.value_of(noun) is None
