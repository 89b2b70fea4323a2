"""For which party somebody holds or seeks a seat: "a councillor for the Greens", "was elected on the Labour ticket", "sat as a Labour MP".

In: a `DocumentReading`. Out: relations of people to parties with a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import nouns, prepositions, verbs
from kg.model import Relation
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading
from kg.relations.role_phrases import as_described

PARTY = "PoliticalParty"
RULE = "affiliation/ticket"


def find_tickets(reading: DocumentReading) -> Iterator[Relation]:
    """Yield for which party people hold a seat, or are candidates."""
    for name in reading.tree.names:
        if reading.mention(name.root).label == PARTY:
            yield from _seats_of(reading, name.root)


def _seats_of(reading: DocumentReading, party: int) -> Iterator[Relation]:
    tree = reading.tree
    noun = _noun_above(tree, party)
    if noun is None:
        return
    is_list = tree.lemmas[noun] in nouns.tickets
    if not is_list and (tree.lemmas[noun].lower() not in nouns.seated or tree.tags[noun] == "NNS"):
        return
    trigger, words = as_described(reading.trigger(noun), noun), f"{tree.words[noun]} of"
    verb = tree.heads[noun]
    if tree.bases[noun] == "obl" and (clause := reading.clause_of.get(verb)) is not None:
        is_run = is_list and tree.lemmas[verb] in verbs.of_running and tree.preposition(noun) in prepositions.of_tickets
        if not (is_run or (not is_list and tree.preposition(noun) == "as")):
            return
        bearers, trigger = clause.subjects, clause.verb_group
        words = clause.verb_phrase(f"{tree.preposition(noun)} {words}")
    elif is_list:
        return
    elif (clause := reading.clause_of.get(noun)) is not None and clause.copular:
        bearers, trigger, words = clause.subjects, clause.trigger, clause.verb_phrase(words)
    elif tree.bases[noun] == "appos" and reading.is_person(tree.heads[noun]):
        bearers, words = (tree.heads[noun],), f"is {words}"
    else:
        return
    for bearer in bearers:
        if reading.may_be_person(bearer):
            yield trigger.relation(bearer, "be member of", party, rule=RULE, phrase=words)


def _noun_above(tree: Tree, party: int) -> int | None:
    """Return the noun that a party stands before or behind: of "member of the Senate for the Greens" the member; None where it stands alone."""
    noun = tree.heads[party]
    if tree.bases[party] in ("compound", "amod", "nmod:desc") and party < noun:
        return noun
    if tree.labels[party] != "nmod":
        return None
    if tree.lemmas[noun] in nouns.tickets:
        return noun
    if tree.preposition(party) != "for":
        return None
    while tree.labels[noun] == "nmod" and tree.preposition(noun) == "of":
        noun = tree.heads[noun]
    return noun
