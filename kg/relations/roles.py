"""Who holds which role, by title and name or by apposition.

"Microsoft President Brad Smith", "Japanese Prime Minister Sanae Takaichi", "Brad Smith, president of Microsoft". Titles before
names are where parsers err most: they are found by their words.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.clauses import Status
from kg.english import adjectives, conjunctions, name_parts, nouns, prepositions, pronouns, roles, signs
from kg.english.classes import ORGANIZATIONS, PLACES
from kg.mentions import name_extent
from kg.model import Argument, Relation
from kg.parsing.repairs import Name
from kg.parsing.trees import Tree, persons_beside
from kg.relations.arguments import argument_of_place, country_of_adjective
from kg.relations.coordination import are_alternatives
from kg.relations.noun_qualifiers import times_after
from kg.relations.reading import DocumentReading, Trigger
from kg.relations.role_phrases import Role, as_described, find_role, is_home, role_relations
from kg.relations.role_words import (
    BEFORE_ROLES,
    LONGEST_ROLE,
    behind_role,
    is_of_faction,
    is_role,
    kind_of_role,
    role_before,
    whole_word,
)
from kg.relations.signatures import is_signed
from kg.relations.unsaid_owners import with_issuer

MOST_BEFORE_ROLE = 12
"""Words that may stand between a comma and the noun of a role; in 1,400 texts of four development sets at most 4 did, of 230 roles."""


def find_titles(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the roles that stand before names: "Microsoft President Brad Smith"."""
    tree = reading.tree
    for entity in tree.names:
        if entity.label != "PERSON" or is_role(entity.text):
            continue
        start = entity.start
        while start < entity.end - 1 and (inside := _role_inside(reading, start, entity.end)):
            start = inside
        trigger = Trigger(reading, entity.root, Status())  # whoever is quoted with it: nobody disputes a title
        trigger = as_described(trigger, entity.root)  # parsers hang "incoming" in "incoming Acme chief Ann Lee" on the name
        start = _without_form_of_address(tree, start)
        if (completed := _title_completed(reading, entity, start)) is not None:
            yield from role_relations(trigger, entity.root, completed, rule="title/name")
        title = role_before(reading, start) or role_before(reading, behind_role(tree, start))
        title = None if title is not None and is_signed(reading, title[1]) else title
        while title is not None and tree.sentence[title[0]] == tree.sentence[start]:
            joined = _title_joined(reading, entity.root, title[0])  # "Acme's president and CEO Karl Voss"
            first = title if joined is None else joined
            owners, former = _owner_before(reading, first[0])
            owners = owners or _owner_after(reading, entity, title)
            homes = [o for o in owners if is_home(tree, first, o)] if tree.words[first[0] - 1] not in signs.possessive else []
            for home in homes:
                if home.mention.label == "Country":
                    yield reading.trigger(entity.root).relation(entity.root, "be from", home, rule="modifier/nationality")
            owners = tuple(o for o in owners if o not in homes)
            held = Role(*title, owners, former)
            if tree.text(*title).lower() not in roles.honorifics:
                yield from role_relations(trigger, entity.root, held if homes else with_issuer(reading, held), rule="title/name")
            title = role_before(reading, title[0]) if joined is None else joined  # "army spokesman Major General Karl Voss"
            if title is not None and tree.words[title[1] - 1].lower() in roles.under | roles.around_fields.keys():
                break  # "deputy health minister Karl Voss" is deputy of one


def _without_form_of_address(tree: Tree, start: int) -> int:
    """Return the place of the words before a name by which a person is addressed and that tell no office: "Air Marshal Sir Tom Reeve"."""
    while start > 1 and tree.entity[start - 1] < 0 and (word := tree.words[start - 1].lower().rstrip(".")) in name_parts.titles:
        if is_role(word):
            break
        start -= 1
    return start


def _title_completed(reading: DocumentReading, name: Name, start: int) -> Role | None:
    """Return the role before a name that has what it is of behind it: "Minister of Fisheries Ann Lee", "Ambassador to Norway Ann Lee"."""
    tree = reading.tree
    title = tree.heads[name.root] if tree.labels[name.root] == "appos" else -1
    titles = [c for c in (title, *tree.kids(name.root, "nmod:desc")) if 0 <= c < start - 2 and tree.entity[c] < 0]
    for noun in titles:
        behind = [c for c in tree.exact_kids(noun, "nmod") if noun < c < start and tree.preposition(c) in prepositions.of_titles]
        if len(behind) != 1 or tree.subtree(behind[0])[-1] != start - 1 or "," in tree.words[noun:start]:
            continue
        if (role := find_role(reading, noun)) is not None:
            return role
    return None


def _title_joined(reading: DocumentReading, person: int, start: int) -> tuple[int, int] | None:
    """Return the places of a title that "and" joins to the one that begins at `start`, both of the same person."""
    tree = reading.tree
    if start < 2 or tree.words[start - 1].lower() not in conjunctions.coordinating:
        return None
    joined = role_before(reading, start - 1)
    if joined is not None and joined[0] > 1 and tree.words[joined[0] - 1].lower() == "for" and tree.entity[joined[0] - 2] >= 0:
        return None  # "Ann Lee for president and engineer Karl Voss for vice president"
    return joined if joined is not None and tree.heads[joined[1] - 1] == person else None


def _role_inside(reading: DocumentReading, start: int, end: int) -> int:
    """Return where a name goes on after a title that the entity includes ("President Bush"), or 0; "Dean Voss" has none."""
    if end - start == 2 and reading.tree.words[start].lower() in roles.given_names:
        return 0
    for length in range(LONGEST_ROLE, 0, -1):
        if start + length < end and is_role(reading.tree.text(start, start + length)):
            return start + length
    return 0


def _owner_before(reading: DocumentReading, place: int) -> tuple[tuple[Argument, ...], bool]:
    """Return whose role it is by the words before it, and whether it is a former one."""
    tree = reading.tree
    i, former = place - 1, False
    while i >= 0 and ((word := tree.words[i].lower()) in BEFORE_ROLES or _is_over(tree, i) or is_of_faction(tree, i)):
        former |= word in adjectives.former
        i -= 1
    if i >= 0 and tree.words[i] in signs.possessive:
        i -= 1
    if i < 0 or tree.sentence[i] != tree.sentence[place]:
        return (), former
    owner = argument_of_place(reading, i)
    if owner is None and tree.tags[i] == "PRP$" and tree.words[i].lower() in pronouns.of_organizations:
        owner = reading.argument(i)  # "its chief executive Mark Zuckerberg"
    if owner is None or owner.mention.label == "Person":
        return (), former
    if tree.words[place].lower() in roles.of_missions and owner.mention.label in PLACES and i > 0:
        before_place = (name_extent(tree, i) or (i, i))[0] - 1
        sender = argument_of_place(reading, before_place) if before_place >= 0 else None
        if sender is not None and sender.mention.label in PLACES | ORGANIZATIONS:
            owner, i = sender, before_place  # the U.S. of "U.S. Middle East envoy George Mitchell"
    before = _owner_before_owner(reading, i)
    return (owner,), former or before


def _owner_after(reading: DocumentReading, name: Name, title: tuple[int, int]) -> tuple[Argument, ...]:
    """Return whose role a title is by the "of" behind the name: "President Ann Lee of Norway", "CEO Ann Lee of Acme"; not "Manager Ann Lee of Leeds"."""
    tree, of = reading.tree, name.end
    if of + 1 >= len(tree.words) or tree.words[of] != "of":
        return ()
    owner = tree.heads[of]
    word = whole_word(tree.text(*title))
    if tree.labels[of] != "case" or tree.heads[owner] not in range(name.start, name.end) or not reading.is_named(owner):
        return ()
    label = reading.mention(owner).label
    is_whose = (
        word in roles.of_places if label in PLACES else label in ORGANIZATIONS - {"PoliticalParty"} and kind_of_role(word) == "head"
    )
    return (argument_of_place(reading, owner) or reading.argument(owner),) if is_whose else ()


def _is_over(tree: Tree, i: int) -> bool:
    """Tell whether a word says that the role behind it is over, and not who ended it: "the ousted mayor", not "rebels ousted mayor Ann Lee"."""
    return tree.words[i].lower() in adjectives.former and (tree.pos[i] != "VERB" or tree.labels[i] == "amod")


def _owner_before_owner(reading: DocumentReading, i: int) -> bool:
    extent = name_extent(reading.tree, i)
    start = extent[0] if extent else i
    return start > 0 and reading.tree.words[start - 1].lower() in adjectives.former


def find_appositive_roles(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the roles that stand beside names: "Brad Smith, president of Microsoft", "Fiat's chief, Luca di Montezemolo"."""
    tree = reading.tree
    for i in range(len(tree.words)):
        if (
            tree.pos[i] in ("NOUN", "PROPN")
            and tree.labels[i] != "nmod:poss"  # "Ann Lee, the president's sister"
            and not _is_part_of_role(tree, i)
            and (beside := _person_before(reading, i)) is not None
            and (
                tree.tags[i] != "NNS" or tree.bases[beside] == "conj" or tree.kids(beside, "conj")
            )  # "Ann, engineers solve things"
        ):
            role = find_role(reading, i)
            if role is not None and not _is_title_of_another(tree, role, beside):
                held, when = with_issuer(reading, role), times_after(reading, i)
                yield from role_relations(reading.trigger(i), beside, held, rule="apposition/role", qualifiers=when)
        for apposition in tree.kids(i, "appos"):
            for person, noun in ((i, apposition), (apposition, i)):
                if tree.entity[person] < 0 or tree.names[tree.entity[person]].label != "PERSON":
                    continue
                is_of_several = tree.tags[noun] == "NNS" and tree.labels[person] != "conj" and not tree.kids(person, "conj")
                if is_of_several or (person == apposition and are_alternatives(tree, noun, person)):
                    continue
                for conjunct in tree.conjuncts(noun):
                    if (conjunct != noun and persons_beside(tree, conjunct)) or _is_of_others(tree, conjunct, person):
                        continue  # "its chief executive, Ann Lee, and its chairman, Karl Voss"
                    role = find_role(reading, conjunct)
                    if role is None or _is_title_of_another(tree, role, person):
                        continue
                    if _person_before(reading, conjunct) in (None, person):
                        when, holder = times_after(reading, conjunct), _holder(tree, person, conjunct)
                        held = with_issuer(reading, role)
                        yield from role_relations(reading.trigger(i), holder, held, rule="apposition/role", qualifiers=when)


def _is_of_others(tree: Tree, noun: int, person: int) -> bool:
    """Tell whether a role is another's than of who is named behind the last of several with articles: "the mayor and the bishop, Karl Voss"."""
    behind = [i for i in tree.conjuncts(noun)[1:] if noun < i < person]
    return bool(behind) and all(tree.kids(i, "det") for i in (noun, behind[-1]))


def find_counterparts(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the roles of "President Bush met his Afghan counterpart, Hamid Karzai": that of the one before, in the other place."""
    tree = reading.tree
    for i in range(len(tree.words)):
        if tree.lemmas[i] not in nouns.counterparts or not tree.exact_kids(i, "nmod:poss"):
            continue
        first = tree.sentence_extents[tree.sentence[i]][0]
        role = next((places for end in range(i, first, -1) if (places := role_before(reading, end)) is not None), None)
        described = tree.heads[i] if tree.labels[i] in ("nmod:desc", "compound") else -1
        people = [p for c in (*persons_beside(tree, i), described) if c >= 0 for p in tree.conjuncts(c) if reading.is_person(p)]
        adjectives_before = [a for c in tree.exact_kids(i, "amod") for a in tree.conjuncts(c)]
        countries = [country for a in adjectives_before if (country := country_of_adjective(reading, a)) is not None]
        if role is None or tree.words[role[1] - 1].lower() not in roles.of_counterparts or len(countries) not in (1, len(people)):
            continue
        for person, country in zip(people, countries if len(countries) > 1 else countries * len(people), strict=True):
            held = Role(*role, (country,), former=False)
            yield from role_relations(reading.trigger(person), person, held, rule="title/counterpart")


def _holder(tree: Tree, person: int, role: int) -> int:
    """Return who holds a role beside a name: the subject where it is a chair called after the name, "Ann Lee is Karl Voss Professor of Law"."""
    subjects = [*tree.kids(person, "nsubj"), *tree.kids(role, "nsubj")] if tree.kids(person, "cop") else []
    is_chair = tree.lemmas[role] in nouns.teaching and tree.names[tree.entity[person]].end == role
    return subjects[0] if subjects and is_chair else person


def _is_title_of_another(tree: Tree, role: Role, person: int) -> bool:
    """Tell whether a role is the title of the person named behind it, and not of who stands beside: "Ann Lee, Consul-General Karl Voss"."""
    number = tree.entity[role.end] if role.end < len(tree.words) else -1
    name = tree.names[number] if number >= 0 else None
    return name is not None and name.label == "PERSON" and name.start == role.end and not name.start <= person < name.end


def _is_part_of_role(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is a role only with the one after it, or another's: "deputy director", "head chef", "Ann Lee, Sergeant Karl Voss"."""
    after = noun + 1
    is_compound = tree.labels[noun] == "compound" and tree.pos[after : after + 1] == ["NOUN"]
    is_title = tree.labels[noun] == "nmod:desc" and tree.names[tree.entity[tree.heads[noun]]].start == after
    return is_title or (tree.heads[noun] == after and (is_compound or is_role(tree.text(noun, noun + 2))))


def _person_before(reading: DocumentReading, noun: int) -> int | None:
    """Return the person named right before a role, whatever the tree says of lists: "Ann Lee, head of Acme, Bo Ek (chair)"."""
    tree = reading.tree
    start, first = noun, max(0, noun - MOST_BEFORE_ROLE)
    while start > first and tree.pos[start - 1] in ("NOUN", "ADJ", "DET") and tree.entity[start - 1] < 0:
        start -= 1
    if start < 2 or tree.words[start - 1] not in (",", "(") or tree.sentence[start - 2] != tree.sentence[noun]:
        return None
    number = tree.entity[start - 2]
    if number < 0 or tree.names[number].label != "PERSON" or tree.names[number].end != start - 1:
        return None
    return tree.names[number].root
