"""Which kind of qualifier a preposition begins, by the verb and the noun that it stands between: "praised her for it", "left for Bonn"."""

from __future__ import annotations

from kg.clauses import Oblique
from kg.english import determiners, nouns, prepositions, times, verbs
from kg.english.classes import HAPPENING, ORGANIZATIONS, PLACES
from kg.mentions import phrase_extent
from kg.model import Mention, MentionKind, QualifierKind, Value, ValueKind
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

NAMED = frozenset({"Person", *ORGANIZATIONS, *PLACES})
"""Classes whose names say whom one wins over, for whom one plays and where one leaves for, and neither a topic nor a purpose."""


ACTORS = (*ORGANIZATIONS, "Person", "Group")
"""Whom one stands before, and is named after."""


NOWHERE = frozenset({"Award", "Group", "Person", "Quantity", "Role", "Topic"})
"""Classes of what nothing is in as in a place: "in his honour", "born into the Lee family"."""

NO_BARE_PLACES = frozenset({"City", *ORGANIZATIONS})
"""Classes whose nouns mean something else without an article: "return on invested capital"."""

DISASTERS = frozenset({"Conflict", "Disaster"})
"""Classes of events that say how something came about, not where: "died in a flood"."""


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
    if kind == QualifierKind.MANNER and oblique.preposition in prepositions.of_ways and mention.label in PLACES:
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


def is_of_figure(tree: Tree, date: Value) -> bool:
    """Tell whether a date is that of the figure behind a colon alone: "had twelve shops (2022: nine)"."""
    places = tree.places(date.span.start, date.span.end)
    if date.kind is not ValueKind.DATE or tree.words[places.start - 1] != "(" or places.stop + 1 >= len(tree.words):
        return False
    return tree.words[places.stop] == ":" and tree.pos[places.stop + 1] in ("NUM", "SYM")


def gets_nothing(reading: DocumentReading, oblique: Oblique, mention: Mention) -> bool:
    """Tell whether nothing is given to what "to" stands before: a place ("flew to Bonn"), what is beside "be", a thing without an object.

    "Is a threat to birds", "extends to shops" give nothing; "spoke to Ann Lee" may, and so may "gave cars to the museum".
    """
    tree = reading.tree
    predicate = tree.heads[oblique.head]
    is_apart = tree.words[next(iter(tree.exact_kids(oblique.head, "case")), 1) - 1] == ","
    if (
        mention.kind is MentionKind.NOMINAL
        and mention.label not in ACTORS
        and (is_apart or tree.lemmas[predicate] in verbs.limiting)
    ):
        return True  # "thanked her, to some whistles", "limited sales to two packs"
    if tree.lemmas[predicate] in verbs.dwelling and tree.tags[predicate] == "VBN":
        return True  # "was born to Hungarian parents"
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


def is_matter(reading: DocumentReading, noun: int) -> bool:
    """Tell whether a noun that may mean a place means a matter by what it is of: "areas of application", "the state of the roof", "its peak"."""
    tree = reading.tree
    if tree.lemmas[noun] in nouns.stages and tree.entity[noun] < 0 and tree.exact_kids(noun, "nmod:poss"):
        return True
    limit = nouns.of_matters.get(tree.lemmas[noun])
    of = (c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "of") if limit and tree.entity[noun] < 0 else ()
    return any(reading.mention(c).label not in PLACES and (limit == "any" or not tree.kids(c, "det", "amod")) for c in of)


def may_be_place(reading: DocumentReading, preposition: str, head: int, mention: Mention) -> bool:
    """Tell whether a noun after "in" or "at" may say where: one of no class does so only by whose part it is.

    "In terms", "at maturity", "in a move" and "a drop in rates" name no place; "in the heart of Bonn" does. Nobody dies "in a crash" as in a
    place, and "in any event" is none.
    """
    tree = reading.tree
    if is_matter(reading, head):
        return False
    around = (tree.heads[head], *tree.exact_kids(head, "acl:relcl"))  # "the attack in which two died"
    harms = any(tree.lemmas[c] in verbs.harming or tree.lemmas[c] in verbs.dying for c in around)
    is_bare = tree.tags[head] == "NN" and not tree.kids(head, "det", "nmod:poss", "nummod")
    if is_bare and mention.label in NO_BARE_PLACES and tree.lemmas[head] not in nouns.courts:
        return False  # "a degree in business administration"
    if mention.label in NOWHERE or mention.label in DISASTERS or (harms and mention.label in HAPPENING):
        return False
    if tree.lemmas[head] in verbs.interviewing:
        return False  # "in an exclusive interview"
    is_case = (
        mention.label == "LegalCase" and tree.lemmas[head] not in nouns.opinions
    )  # "in an earlier appeal"; a judgment is written
    if preposition == "in" and (is_case or mention.label == "Event" or tree.lemmas[head] in nouns.accounts):
        return False  # "in a surprise attack", "in a poll"
    if any(tree.words[c].lower() in determiners.of_any for c in tree.exact_kids(head, "det")):
        return mention.label in PLACES
    if preposition in prepositions.of_positions and tree.kids(head, "det", "nmod:poss"):
        return True  # "aboard a steamship"
    if mention.kind is not MentionKind.NOMINAL or mention.label:
        return mention.kind is not MentionKind.NOMINAL or phrase_extent(tree, head) != (head, head + 1)
    inside = tree.exact_kids(head, "nmod")
    return any(reading.mention(c).label in PLACES and tree.preposition(c) in prepositions.around_places for c in inside)


def is_share_of_time(tree: Tree, i: int) -> bool:
    """Tell whether a word with what "of" joins to it says for how long: "most of his life", "the rest of the year"."""
    if tree.lemmas[i] not in nouns.shares_of_time:
        return False
    return any(tree.preposition(c) == "of" and tree.lemmas[c] in nouns.time | nouns.lifetimes for c in tree.kids(i, "nmod", "obl"))


def is_no_time(reading: DocumentReading, noun: int) -> bool:
    """Tell whether a noun for a time means something else by a noun beside it: "light years", "the old quarter of Bonn"."""
    tree = reading.tree
    if any(tree.lemmas[c] in nouns.before_measures for c in tree.exact_kids(noun, "compound")):
        return True
    of = (c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "of") if tree.lemmas[noun] in nouns.of_towns else ()
    return any(reading.is_named(c) and reading.mention(c).label in PLACES for c in of)
