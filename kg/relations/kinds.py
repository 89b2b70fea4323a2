"""What a noun that describes an entity says beside its kind: the owner, the origin, the party ("a Labour politician").

The constructions that say what an entity is (apposition, "be", "served as") share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.english import determiners, nouns, prepositions, signs
from kg.english.classes import HAPPENING, ORGANIZATIONS, PLACES
from kg.mentions import phrase_extent
from kg.model import Argument, Qualifier, QualifierKind, Relation
from kg.parsing.trees import Tree
from kg.relations.arguments import argument_of_place, country_of_adjective, party_of_adjective, start_after_time
from kg.relations.noun_qualifiers import times_after
from kg.relations.noun_status import was_formerly_of
from kg.relations.qualifiers import merge_qualifiers
from kg.relations.reading import DocumentReading, Trigger
from kg.relations.role_phrases import as_described

APPOSITION, MODIFIER, COPULAR = "apposition/noun", "modifier/noun", "copular/noun"
KINDS_OF_NAMES = frozenset({APPOSITION, MODIFIER, COPULAR})
"""The rules by which a noun says what a name is: "Opel, a carmaker", "the carmaker Opel", "Opel is a carmaker"."""


def noun_relations(
    trigger: Trigger,
    subject: int,
    noun: int,
    *,
    rule: str,
    verb: str = "is",
    owned: bool = True,
    qualifiers: Iterable[Qualifier] = (),
) -> Iterator[Relation]:
    """Yield what a noun that describes an entity says beside its kind.

    "A subsidiary of X" (unless not `owned`), "a Norwegian politician", "a Labour Party politician".
    """
    reading, tree = trigger.reading, trigger.reading.tree
    trigger_then = as_described(trigger, noun)  # a former member of a party is of its country still
    if owned:
        yield from _owners(trigger_then, subject, noun, rule=f"{rule}/noun of", verb=verb, qualifiers=qualifiers)
        yield from _possessor(trigger_then, subject, noun, rule=f"{rule}/noun of", qualifiers=qualifiers)
    is_of_place = tree.lemmas[noun] in nouns.of_places or tree.lemmas[noun] in nouns.of_homes
    if is_of_place and (around := _place_before(reading, noun)) is not None:
        yield trigger_then.relation(subject, f"be {tree.lemmas[noun]} of", around, rule=f"{rule}/noun of")
        return
    for c in _before(tree, noun):
        country = country_of_adjective(reading, c)
        if country is not None and not tree.kids(c, "case"):
            yield trigger.relation(subject, "be from", country, rule=f"{rule}/origin")
        elif tree.lemmas[noun] in nouns.politicians and (party := party_of_adjective(reading, c)) is not None:
            yield trigger_then.relation(subject, "be member of", party, rule=f"{rule}/party")
        elif c < noun and reading.is_named(c) and reading.mention(c).label == "PoliticalParty":
            yield trigger_then.relation(subject, "be member of", c, rule=f"{rule}/party")
        elif c < noun and reading.is_named(c) and is_employer(reading, c, noun):
            yield trigger_then.relation(subject, "be employee of", c, rule=f"{rule}/employer")


def is_employer(reading: DocumentReading, name: int, noun: int) -> bool:
    """Tell whether somebody with a profession works for the name before it: "a Yale historian", "a NASA astronaut", not "a Beatles historian"."""
    lemma, label = reading.tree.lemmas[noun], reading.mention(name).label
    is_scholar = lemma in nouns.scholars and label == "EducationalInstitution"
    return is_scholar or (lemma in nouns.specialists and label in ORGANIZATIONS)


def _place_before(reading: DocumentReading, noun: int) -> Argument | None:
    """Return the place that a noun is of, where it stands before it: "the Serbian capital", "Japan's capital"."""
    before = (c for c in reading.tree.exact_kids(noun, "nmod:poss", "amod", "compound", "nmod") if c < noun)
    kinds = ((c, reading.tree.labels[c] == "amod") for c in before)  # "the Victorian capital" is that of Victoria
    places = (p for c, is_like in kinds if (p := (country_of_adjective if is_like else argument_of_place)(reading, c)) is not None)
    return next((place for place in places if place.mention.label in PLACES), None)


def _before(tree: Tree, noun: int) -> list[int]:
    """Return what tells of a noun what it is like; an adjective that opens its phrase is its own, too: "a Kenyan rugby player"."""
    beside = tree.exact_kids(noun, "amod", "compound", "nmod:desc", "nmod")
    inner = [
        c
        for m in beside
        if m < noun and tree.entity[m] < 0 and tree.pos[m] == "NOUN" and not tree.kids(m, "case")
        for c in tree.exact_kids(m, "amod")
        if tree.pos[c] == "ADJ" and c < m
    ]
    return sorted([*beside, *inner])


def _owners(
    trigger: Trigger, subject: int, noun: int, *, rule: str, verb: str, qualifiers: Iterable[Qualifier]
) -> Iterator[Relation]:
    """Yield whose the noun is, where the owner has a name: "a subsidiary of X"."""
    reading, tree = trigger.reading, trigger.reading.tree
    start = start_after_time(tree, phrase_extent(tree, noun)[0], noun)
    end = noun + 1
    while end < len(tree.words) and tree.heads[end] == noun and (tree.words[end] in signs.hyphens or tree.labels[end] == "flat"):
        end += 1  # "brother-in-law"
    words = tree.text(start, end)
    words = words[0].lower() + words[1:] if tree.pos[start] == "DET" else words
    words = tree.lemmas[noun] if tree.tags[noun] == "NNS" and verb == "is" else words  # of one of "both members of Norda"
    for c in tree.exact_kids(noun, "nmod"):
        preposition = tree.preposition(c)
        is_said = preposition in prepositions.of_owners and not _is_where_it_is_of(reading, noun, c)
        for owner in tree.conjuncts(c) if is_said else ():
            is_known = reading.is_named(owner) or _is_known(reading, noun, owner)
            if is_known and owner != subject and owner > noun and not _is_beside_name(tree, noun, c):
                # "an engineer and politician for the Labour Party": what stands nearest before is for the party.
                nearest = max((m for m in tree.conjuncts(noun) if m < c), default=noun)
                predicate = f"be {parent_or(tree, nearest)} {preposition}"
                when = merge_qualifiers(qualifiers, times_after(reading, noun))
                beside = [
                    q for q in when if q.kind is not QualifierKind.OF and (q.mention is None or q.mention != reading.mention(owner))
                ]
                if reading.mention(owner).label in ORGANIZATIONS and reading.may_be_person(subject):
                    beside.append(_role(reading, noun, start))
                phrase, now = f"{verb} {words} {preposition}", trigger.of_former() if was_formerly_of(tree, c) else trigger
                yield now.relation(subject, predicate, owner, rule=rule, phrase=phrase, qualifiers=beside)


def _is_where_it_is_of(reading: DocumentReading, noun: int, place: int) -> bool:
    """Tell whether somebody is what one is of something, which is told, only at a place: "winner of the prize at the festival" won no festival."""
    tree = reading.tree
    is_place = tree.preposition(place) != "of" and reading.mention(place).label in HAPPENING | PLACES
    return (
        is_place
        and tree.lemmas[noun] in nouns.of_something
        and any(tree.preposition(c) == "of" for c in tree.exact_kids(noun, "nmod") if c < place)
    )


def _possessor(trigger: Trigger, subject: int, noun: int, *, rule: str, qualifiers: Iterable[Qualifier]) -> Iterator[Relation]:
    """Yield whose parent, unit or partner something is said to be: "Acme is Bolt's parent company"."""
    reading, lemma = trigger.reading, parent_or(trigger.reading.tree, noun)
    if lemma in nouns.units or lemma in nouns.relational:
        for owner in reading.tree.exact_kids(noun, "nmod:poss"):
            if owner != subject and (reading.is_named(owner) or reading.tree.pos[owner] == "PRON"):
                yield trigger.relation(subject, f"be {lemma} of", owner, rule=rule, qualifiers=qualifiers)


def _is_beside_name(tree: Tree, noun: int, owner: int) -> bool:
    """Tell whether what a noun with a possessor is said to be of stands at the name behind it: "her husband, Karl Voss of the band Bolt"."""
    names = [c for c in tree.kids(noun, "appos") if noun < c < owner and tree.entity[c] >= 0]
    is_behind = bool(names) and tree.names[tree.entity[names[-1]]].end in tree.exact_kids(owner, "case")
    return is_behind and bool(tree.kids(noun, "nmod:poss"))


def _is_known(reading: DocumentReading, noun: int, owner: int) -> bool:
    """Tell whether what a noun is of has no name but is known: "member of his party", "candidate in the German vote", "capital of Hesse state"."""
    tree, label, preposition = reading.tree, reading.mention(owner).label, reading.tree.preposition(owner)
    has_name = any(tree.entity[c] >= 0 for c in tree.exact_kids(owner, "compound", "amod", "nmod:desc") if c < owner)
    if tree.lemmas[noun] in nouns.doers and preposition in prepositions.of_doings:
        return True
    if tree.lemmas[noun] == "candidate":
        return label in HAPPENING
    if preposition != "of":
        return False
    if tree.lemmas[noun] in nouns.of_places:
        return has_name and label in PLACES
    is_bare = tree.tags[owner] == "NN" and not tree.kids(owner, "det", "amod", "nmod:poss")  # "member of parliament"
    return tree.lemmas[noun] == "member" and (_is_definite(tree, owner) or ((has_name or is_bare) and label in ORGANIZATIONS))


def _is_definite(tree: Tree, noun: int) -> bool:
    """Tell whether a noun means something known: "a member of the scheme", "of his party"."""
    has_name = any(tree.entity[c] >= 0 for c in tree.kids(noun, "compound", "amod", "nmod:desc"))  # "the Acme group" is Acme
    return (
        tree.pos[noun] == "NOUN"
        and not has_name
        and any(
            tree.labels[c] == "nmod:poss" or tree.words[c].lower() in determiners.definite
            for c in tree.kids(noun, "det", "nmod:poss")
        )
    )


def _role(reading: DocumentReading, noun: int, start: int) -> Qualifier:
    """Return as what somebody is at an organization: "a teacher at Acme School"."""
    start += reading.tree.pos[start] == "DET" and start < noun
    return Qualifier(kind=QualifierKind.ROLE, text=reading.tree.text(start, noun + 1), span=reading.span(start, noun + 1))


def parent_or(tree: Tree, noun: int) -> str:
    """Return the noun that says what one is of another: "parent" of "parent company", else its own lemma."""
    if not tree.children[noun]:
        return tree.lemmas[noun]
    before = (tree.lemmas[c] for c in tree.kids(noun, "compound", "amod"))
    return next((nouns.of_houses[lemma] for lemma in before if lemma in nouns.of_houses), tree.lemmas[noun])
