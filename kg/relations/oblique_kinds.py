"""Which kind of qualifier a preposition begins, by the verb and the noun that it stands between: "praised her for it", "left for Bonn"."""

from __future__ import annotations

from kg.clauses import Oblique
from kg.english import nouns, prepositions, times, verbs
from kg.english.classes import ORGANIZATIONS, PLACES
from kg.model import Mention, MentionKind, QualifierKind
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

BEATEN = frozenset({"Person", *ORGANIZATIONS, *PLACES})
"""Classes of whom one wins over."""


def kind_of_oblique(reading: DocumentReading, oblique: Oblique, mention: Mention) -> QualifierKind | None:
    """Return the kind of what an oblique says, where the words after its preposition do not tell; None for none that we know of."""
    tree, head = reading.tree, oblique.head
    verb, is_named = tree.lemmas[tree.heads[head]], mention.kind is MentionKind.NAME
    kind = prepositions.qualifier_kinds.get(oblique.preposition)
    if kind is None:
        return None
    if kind == QualifierKind.PURPOSE:
        if verb in verbs.blaming | verbs.repenting or (tree.lemmas[head] in nouns.merits and tree.exact_kids(head, "nmod:poss")):
            return QualifierKind.CAUSE  # "was fined for fraud"
        if is_named and verb in verbs.motion | verbs.going_away and mention.label in ORGANIZATIONS | PLACES:
            return None  # "left Bonn for Leeds"
        if mention.label in PLACES and _last_before(tree, head) in nouns.alerts:
            return QualifierKind.PLACE  # "issued a storm warning for Leeds", "a state of emergency for the coast"
    if tree.words[head].lower().removesuffix("s") in times.weekdays:
        return QualifierKind.TIME  # "is open on Sundays"
    if oblique.preposition == "on" and tree.bases[head] == "obl" and verb not in verbs.with_topics:
        return None  # "was elected on the third ballot"
    if tree.lemmas[head] in nouns.horizons and kind == QualifierKind.TOPIC:
        return QualifierKind.TIME  # "growth over the medium term"
    is_measure = tree.pos[head] == "NUM" or any(reading.values.at(c) for c in tree.children[head])
    if oblique.preposition == "over" and (is_measure or (is_named and mention.label in BEATEN)):
        return None  # "won the race over Karl", "quakes over 4.5"
    return QualifierKind(kind)


def _last_before(tree: Tree, noun: int) -> str:
    """Return the lemma of the word before the preposition of a noun."""
    case = next(iter(tree.exact_kids(noun, "case")), 0)
    return tree.lemmas[case - 1] if case else ""
