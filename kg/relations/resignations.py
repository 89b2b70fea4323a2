"""The office that somebody leaves, where it stands with who leaves it and not with the verb: "Chancellor Karl Voss resigned".

"The resignation of MP Ann Lee" says the same as a noun, "an editor at Acme has quit" leaves Acme.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import nouns, verbs
from kg.english.classes import ORGANIZATIONS
from kg.model import Argument, MentionKind, Relation
from kg.relations.arguments import kind_label, nominal_argument
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.noun_qualifiers import noun_qualifiers
from kg.relations.noun_status import noun_status
from kg.relations.reading import DocumentReading
from kg.relations.role_phrases import find_role
from kg.relations.role_words import role_before, whole_word

LEFT = frozenset({"as", "from"})
"""Prepositions of what somebody leaves."""


def find_resignations(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the offices that people leave, told by their titles and descriptions."""
    tree = reading.tree
    for clause in reading.clauses:
        is_bare = not clause.objects and LEFT.isdisjoint(o.preposition for o in clause.obliques)
        if clause.lemma in verbs.leaving and is_bare and not clause.passive:
            for person in clause.subjects:
                for verb, left in _left(reading, person):
                    qualifiers = clause_qualifiers(clause)
                    phrase = clause.verb_phrase(verb)
                    yield clause.trigger.relation(
                        person, f"resign {verb}", left, rule="resignation/verb", phrase=phrase, qualifiers=qualifiers
                    )
    for noun, lemma in enumerate(tree.lemmas):
        if lemma in nouns.resignations and tree.pos[noun] == "NOUN" and tree.preposition(noun) != "for":  # "called for" it
            trigger = reading.trigger(noun, noun_status(reading, noun))
            people = [c for c in tree.kids(noun, "nmod") if tree.preposition(c) == "of"] or tree.exact_kids(noun, "nmod:poss")
            for person in people:
                for verb, left in _left(reading, person):
                    qualifiers = noun_qualifiers(reading, noun, used=people)
                    yield trigger.relation(person, f"resign {verb}", left, rule="resignation/noun", qualifiers=qualifiers)


def _left(reading: DocumentReading, person: int) -> Iterator[tuple[str, Argument]]:
    """Yield the preposition of what somebody leaves, and the office or the organization that it is."""
    tree = reading.tree
    role = find_role(reading, person) if tree.entity[person] < 0 else None
    firms = [o for o in role.owners if o.mention.kind is MentionKind.NAME and o.mention.label in ORGANIZATIONS] if role else []
    yield from (("from", firm) for firm in firms)
    if firms or tree.tags[person] in ("NNS", "NNPS"):
        return
    owners = tree.exact_kids(person, "nmod:poss")
    if tree.entity[person] >= 0:
        titles = [role_before(reading, c + 1) for c in tree.exact_kids(person, "nmod:desc") if c < person]
    elif owners and kind_label(tree.lemmas[person]) == "Role" and tree.lemmas[person] not in nouns.kinship:
        titles = [(max(i for owner in owners for i in tree.subtree(owner)) + 1, person + 1)]  # behind "Germany's"
    else:
        return
    for start, end in (places for places in titles if places is not None):
        text, span = tree.text(start, end), reading.span(start, end)
        yield "as", nominal_argument(span, text, label="Role", head=whole_word(text))
