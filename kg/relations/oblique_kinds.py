"""Which kind of qualifier a preposition begins, by the verb and the noun that it stands between: "praised her for it", "left for Bonn"."""

from __future__ import annotations

from kg.clauses import Oblique
from kg.english import nouns, prepositions, times, verbs
from kg.english.classes import ORGANIZATIONS, PLACES
from kg.model import Mention, MentionKind, QualifierKind
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

NAMED = frozenset({"Person", *ORGANIZATIONS, *PLACES})
"""Classes whose names say whom one wins over, for whom one plays and where one leaves for, and neither a topic nor a purpose."""


ACTORS = (*ORGANIZATIONS, "Person", "Group")
"""Whom one stands before, and is named after."""


def kind_of_oblique(reading: DocumentReading, oblique: Oblique, mention: Mention) -> QualifierKind | None:
    """Return the kind of what an oblique says, where the words after its preposition do not tell; None for none that we know of."""
    tree, head = reading.tree, oblique.head
    first = head
    while tree.bases[first] == "conj":  # "on oil and gas" is all on the verb
        first = tree.heads[first]
    verb = tree.lemmas[tree.heads[first]]
    kind = prepositions.qualifier_kinds.get(oblique.preposition)
    if kind is None:
        return None
    if tree.words[head].lower().removesuffix("s") in times.weekdays:
        return QualifierKind.TIME  # "is open on Sundays"
    if oblique.preposition == "on" and tree.bases[first] == "obl" and verb not in verbs.with_topics:
        return (
            QualifierKind.PLACE if verb in verbs.of_sites else None
        )  # "is located on the left bank", "was elected on the third ballot"
    if (tree.lemmas[head] in nouns.horizons and kind == QualifierKind.TOPIC) or (
        tree.lemmas[head] in nouns.stages and kind == QualifierKind.PLACE
    ):
        return QualifierKind.TIME  # "growth over the medium term", "at its peak in 1957"
    if kind == QualifierKind.ROLE and (tree.lemmas[head] in nouns.circumstances or tree.pos[head] == "ADJ"):
        return None  # "rejected it as absurd"
    if kind == QualifierKind.MANNER and oblique.preposition in prepositions.of_positions and mention.label in PLACES:
        return QualifierKind.PLACE  # "came from Leeds through Bonn"
    if kind == QualifierKind.PURPOSE and oblique.preposition not in prepositions.complex:
        return _what_for(tree, head, verb, mention)
    return _over_what(reading, head, verb, mention) if oblique.preposition == "over" else QualifierKind(kind)


def _what_for(tree: Tree, head: int, verb: str, mention: Mention) -> QualifierKind | None:
    """Return of which kind is what something is "for": a cause, a field, a place, or for whom it is."""
    if verb in verbs.blaming | verbs.repenting or (tree.lemmas[head] in nouns.merits and tree.exact_kids(head, "nmod:poss")):
        return QualifierKind.CAUSE  # "was fined for fraud"
    if verb in nouns.teaching | nouns.degrees:
        return QualifierKind.OF  # "a professor for Roman law"
    if mention.label in PLACES and _last_before(tree, head) in nouns.alerts:
        return QualifierKind.PLACE  # "issued a storm warning for Leeds", "a state of emergency for the coast"
    is_named = mention.kind is MentionKind.NAME and mention.label in NAMED  # "left Bonn for Leeds", "plays for Leeds"
    return None if is_named or tree.pos[head] == "NUM" else QualifierKind.PURPOSE  # "worked there for six years, led it for ten"


def _over_what(reading: DocumentReading, head: int, verb: str, mention: Mention) -> QualifierKind | None:
    """Return of which kind is what something is "over": a place or a topic; "won the race over Karl", "quakes over 4.5" have neither."""
    tree = reading.tree
    if verb in verbs.above and mention.label in PLACES:
        return QualifierKind.PLACE  # "flew drones over the stadium"
    is_measure = tree.pos[head] == "NUM" or any(reading.values.at(c) for c in tree.children[head])
    is_share = tree.lemmas[head] in nouns.shares_of_time  # "burns over most of his body"
    is_named = mention.kind is MentionKind.NAME and mention.label in NAMED
    return None if is_measure or is_share or is_named else QualifierKind.TOPIC


def gets_nothing(reading: DocumentReading, oblique: Oblique, mention: Mention) -> bool:
    """Tell whether nothing is given to what "to" stands before: a place ("flew to Bonn"), what is beside "be", a thing without an object.

    "Is a threat to birds", "extends to shops" give nothing; "spoke to Ann Lee" may, and so may "gave cars to the museum".
    """
    tree = reading.tree
    predicate = tree.heads[oblique.head]
    if mention.label in PLACES and tree.lemmas[predicate] not in verbs.transfer and _ends_stretch(reading, oblique.head):
        return True
    if tree.kids(predicate, "cop") or tree.lemmas[predicate] in verbs.appointing:
        return True  # "was elected to the House"
    is_moved = tree.lemmas[predicate] in verbs.motion or tree.lemmas[predicate] in verbs.transport
    if tree.lemmas[predicate] in verbs.of_grades:  # "upgraded the storm to a hurricane", "promoted her to general"
        is_given = mention.label in (*ACTORS, *PLACES) and (mention.kind is MentionKind.NAME or mention.label != "Person")
        return not is_given or tree.lemmas[predicate] in verbs.of_transforming | verbs.naming  # "changed its name to Acme"
    is_bare = (
        tree.pos[predicate] == "VERB" and tree.tags[predicate] != "VBN" and not tree.kids(predicate, "obj", "iobj", "aux:pass")
    )
    return (is_moved and mention.label in PLACES) or (
        is_bare and mention.kind is MentionKind.NOMINAL and mention.label not in ACTORS
    )


def _last_before(tree: Tree, noun: int) -> str:
    """Return the lemma of the word before the preposition of a noun."""
    case = next(iter(tree.exact_kids(noun, "case")), 0)
    return tree.lemmas[case - 1] if case else ""


def _ends_stretch(reading: DocumentReading, noun: int) -> bool:
    """Tell whether a place behind "to" is where that ends which stands behind "from": "the coast from Dover, Kent, to Hastings"."""
    tree = reading.tree
    case = next(iter(tree.exact_kids(noun, "case")), noun)
    start = tree.sentence_extents[tree.sentence[noun]][0]
    for i in range(case - 1, start, -1):
        if tree.pos[i] == "VERB":
            return False
        if tree.words[i].lower() == "from" and tree.labels[i] == "case":
            return reading.mention(tree.heads[i]).label in PLACES
    return False
