"""Roles as phrases: the role that a noun names, whose it is, whether it is over, and what that says of a person.

"president of Microsoft", "Japan's premier", "Fiat chief". The role is found by its words, not by the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.clauses import Clause, whose
from kg.english import adjectives, determiners, nouns, prepositions, pronouns, roles, signs
from kg.english.classes import ORGANIZATIONS, PLACES, class_of_noun
from kg.mentions import phrase_extent
from kg.model import Argument, MentionKind, Modality, Qualifier, QualifierKind, Relation, TextSpan, ValueKind
from kg.parsing.trees import Tree
from kg.relations.arguments import argument_of_place, nominal_argument
from kg.relations.noun_status import is_former, status_by_adjectives, was_formerly_of
from kg.relations.qualifiers import merge_qualifiers, value_qualifier
from kg.relations.reading import DocumentReading, Trigger
from kg.relations.role_words import (
    is_not_yet,
    is_role,
    kind_of_role,
    qualified_role,
    role_before,
    text_of_role,
    whole_role,
    whole_word,
)

WORKPLACES = ORGANIZATIONS - {"GovernmentBody", "InternationalBody", "PoliticalParty"}
"""Where a role told apart is one of the whole: "the Senate, where he was chairman" tells of no Senate that he led."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role named in the text: the words `[start, end)`, whose it is, whether it is over, and whether its owner is where one works."""

    start: int
    end: int
    owners: tuple[Argument, ...]
    former: bool
    at_work: bool = False


def find_role(reading: DocumentReading, head: int, *, of_each: bool = False) -> Role | None:
    """Return the role a noun names, with whose it is: "president of Microsoft", "Japan's premier", "Fiat chief".

    A plural names one `of_each` whom it describes: "the founders of Acme, Ann Lee and Bo Ek".
    """
    tree = reading.tree
    places = role_before(reading, head + 1, of_each=of_each)
    named = tree.entity[head] >= 0 and reading.is_named(head)
    if places is None or (named and not is_role(tree.names[tree.entity[head]].text)):
        return None
    places = whole_role(tree, places)
    former = is_former(tree, head)
    if field := _field_of(reading, head):
        return Role(places[0], field[0], field[1], former)
    owners = _owners_after(reading, head, places[1])
    if not owners:
        first = head
        while tree.labels[first] == "conj" and tree.pos[tree.heads[first]] in ("NOUN", "PROPN"):
            first = tree.heads[first]
        for c in (
            *tree.exact_kids(first, "nmod:poss"),
            *tree.exact_kids(head, "nmod:poss", "compound", "nmod:desc", "nmod", "amod"),
        ):
            owner = argument_of_place(reading, c)
            if owner is None and tree.labels[c] == "nmod:poss" and tree.pos[c] in ("PRON", "NOUN"):
                owner = reading.argument(whose(tree, c))
            if (
                owner is not None
                and owner.mention.label != "Person"
                and c < head
                and not _is_origin(tree, c, head)
                and not (tree.labels[c] != "nmod:poss" and is_home(tree, places, owner))
            ):
                owners.append(owner)
                break
    return Role(*places, tuple(owners), former, _is_at_work(reading, head, owners))


def _is_at_work(reading: DocumentReading, head: int, owners: Sequence[Argument]) -> bool:
    """Tell whether a role is held at an organization: "vice president at Acme" works there."""
    tree = reading.tree
    spans = {
        reading.mention(c).span
        for n in (head, head + 1)
        if n < len(tree.words)
        for c in tree.exact_kids(n, "nmod")
        if tree.preposition(c) in prepositions.of_staff
    }
    return any(o.mention.span in spans and o.mention.label in ORGANIZATIONS for o in owners)


def _is_origin(tree: Tree, adjective: int, head: int) -> bool:
    """Tell whether an adjective says only where somebody is from: "an Argentine economist", "a Tuscan film director", "a Malian leader"."""
    if tree.pos[adjective] != "ADJ":
        return False
    between = [c for c in tree.exact_kids(head, "compound") if adjective < c < head and tree.entity[c] < 0]
    return bool(between) or roles.kinds.get(tree.lemmas[head]) == "member" or _is_one_of_several(tree, head)


def _is_one_of_several(tree: Tree, noun: int) -> bool:
    """Tell whether a role is had by several beside one another, none of whom leads the whole: "a director", "a senior leader"."""
    if tree.lemmas[noun] not in roles.of_several:
        return False
    before = {tree.words[c].lower() for c in tree.kids(noun, "det", "amod") if c < noun}
    return not before.isdisjoint(determiners.indefinite_articles) or not before.isdisjoint(adjectives.of_seniority)


def _is_for_part(reading: DocumentReading, role: Role) -> bool:
    """Tell whether a role of a body told before it is for a part of what that does: "Acme's chief for Asia", "the Norda leader in Oslo"."""
    tree, end = reading.tree, role.end
    if not role.owners or end >= len(tree.words) or tree.words[end].lower() not in prepositions.after_owned:
        return False
    is_before = role.owners[0].span.end <= reading.span(role.start, end).start
    return is_before and any(c > end and reading.is_named(c) for c in tree.exact_kids(end - 1, "nmod"))


def is_home(tree: Tree, role: tuple[int, int], owner: Argument) -> bool:
    """Tell whether the place before a profession is only where somebody is from: "a Leeds lawyer", "German economist Ann Lee", "Korean director"."""
    word = tree.text(*role).lower()
    is_adjective = tree.pos[tree.head_of(tree.places(owner.span.start, owner.span.end))] == "ADJ"
    return owner.mention.label in PLACES and (word in roles.professions or (is_adjective and word in roles.of_enterprises))


def _field_of(reading: DocumentReading, head: int) -> tuple[int, tuple[Argument, ...]] | None:
    """Return where the field of a role ends, and whose part it is: "head of research at Acme" heads no Acme."""
    tree = reading.tree
    fields = [
        c
        for c in tree.exact_kids(head, "nmod")
        if tree.preposition(c) == "of" and tree.pos[c] == "NOUN" and tree.entity[c] < 0 and not tree.kids(c, "det", "nmod:poss")
    ]
    beside = [
        c
        for noun in (head, *fields)
        for c in tree.exact_kids(noun, "nmod")
        if tree.preposition(c) in prepositions.after_fields and c > head
    ]
    firms = [c for c in beside if reading.is_named(c) and reading.mention(c).label in ORGANIZATIONS]
    firms = firms or [whose(tree, c) for c in tree.exact_kids(head, "nmod:poss")]  # "its head of research"
    owners = tuple(
        owner for c in firms if (owner := argument_of_place(reading, c) or reading.argument(c)).mention.label != "Person"
    )
    if not fields or not owners or tree.lemmas[head] in nouns.teaching:
        return None
    return max(tree.conjuncts(fields[0])) + 1, owners


def nouns_after_as(tree: Tree, noun: int) -> list[int]:
    """Return what stands behind "as" below a noun: "her tenure as mayor", "with Ann Lee as chairman"."""
    return [c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "as"]


def as_described(trigger: Trigger, noun: int) -> Trigger:
    """Return a trigger with the status that the words before a noun give to it: "former", "self-styled", "future"."""
    tree = trigger.reading.tree
    status = trigger.status.under(Modality.PAST) if is_former(tree, noun) else trigger.status
    status = status.under(status_by_adjectives(tree, noun).modality)
    return trigger if status is trigger.status else replace(trigger, status=status)


def is_of_outsiders(tree: Tree, root: int) -> bool:
    """Tell whether a name before a noun says of what somebody is not, or not yet: "non-NATO member", "would-be NATO member"."""
    name = tree.names[tree.entity[root]]
    first = name.start
    prefix, hyphen, _ = tree.words[first].lower().partition("-")
    is_prefixed = bool(hyphen) and name.end == first + 1 and prefix in adjectives.prefixes_of_outsiders
    before = tree.words[first - 1].lower() if first else ""
    is_would_be = first > 1 and before == "be" and tree.words[first - 2] in signs.hyphens
    return is_prefixed or is_would_be or before in signs.hyphens


def _owners_after(reading: DocumentReading, head: int, end: int) -> list[Argument]:
    """Return whose role it is by the "of" after it; what follows the last of coordinated roles holds for all: "CEO and founder of X".

    Not so what it was of before: "a director of Acme and previously of Bolt".
    """
    tree = reading.tree
    top = head
    while tree.labels[top] == "conj" and tree.pos[tree.heads[top]] in ("NOUN", "PROPN"):
        top = tree.heads[top]
    phrases = {
        member: [
            c
            for holder in {member, end - 1 if member == head else member}  # "chief of staff of Acme"
            for c in tree.kids(holder, "nmod")
            if tree.labels[c] == "nmod" and tree.preposition(c) in prepositions.of_owners and c > head and c >= end
            if reading.values.at(c) is None  # "returned as chairman in 2003"
            if not (tree.preposition(c) in prepositions.after_owned and _is_owned_before(reading, member))  # "its chief for Asia"
            if not (tree.preposition(c) == "in" and tree.lemmas[c].lower() in roles.kinds)  # "the Governor, in the chair"
        ]
        for member in tree.conjuncts(top)
    }
    last = _end_of_sharing(reading, head, end, phrases)
    shared = (
        of
        for m, of in sorted(phrases.items())
        if of and of[0] < last and (m < head or is_former(tree, head) or not is_former(tree, m))
    )
    # "A chemist and former rector of Leeds" is no chemist of Leeds, "a lawyer and member of the board" no lawyer of the board.
    chosen = phrases.get(head) or next(shared, [])
    if _is_of_itself(tree, head):
        chosen = [c for c in chosen if tree.preposition(c) != "of" or not any(head < m < c for m in phrases)]
    order = prepositions.of_schools if tree.lemmas[head] in nouns.teaching else prepositions.of_owners
    best = min((order.index(tree.preposition(c)) for c in chosen), default=0)
    return [
        argument
        for c in chosen
        if order.index(tree.preposition(c)) == best
        for conjunct in tree.conjuncts(c)
        if conjunct not in phrases and not is_former(tree, conjunct)
        if tree.entity[conjunct] < 0 or tree.names[tree.entity[conjunct]].root == conjunct  # "Stein & Cie" is one
        if (argument := argument_of_place(reading, conjunct) or reading.argument(conjunct)).mention.label != "Person"
    ]


def _is_of_itself(tree: Tree, noun: int) -> bool:
    """Tell whether a role needs nothing behind it: a profession, or one of what stands before it ("a union leader")."""
    before = [c for c in tree.exact_kids(noun, "compound") if tree.pos[c] == "NOUN" and tree.entity[c] < 0]
    is_told = bool(before) and tree.text(before[0], noun + 1).lower() not in roles.kinds
    return (tree.lemmas[noun] in roles.professions and tree.lemmas[noun] not in nouns.teaching) or is_told


def _is_owned_before(reading: DocumentReading, noun: int) -> bool:
    """Tell whether whose a role is stands before it: "Acme's chief for Asia", "a Norda leader in the north"."""
    tree = reading.tree
    beside = (c for c in tree.exact_kids(noun, "compound", "nmod:desc") if reading.is_named(c))
    return bool(tree.exact_kids(noun, "nmod:poss")) or any(reading.mention(c).label in ORGANIZATIONS for c in beside)


def _end_of_sharing(reading: DocumentReading, head: int, end: int, beside: Iterable[int]) -> int:
    """Return before which word whose a role is may stand: "senator (2004-10) and", "its president and", "as mayor since 2010 and as" share no more.

    Nor do "a lawyer and a member of Acme": with articles of their own they are two phrases.
    """
    tree, beside = reading.tree, sorted(beside)
    if _years_behind(reading, end) or tree.exact_kids(head, "nmod:poss"):
        return end
    if _is_indefinite(tree, head) and (anew := [i for i in beside if i > end and _is_indefinite(tree, i)]):
        return anew[0]
    told_anew = min((i for i in beside if i > end and tree.preposition(i) == "as"), default=end)
    values = (reading.values.at(i) for i in range(end, told_anew))
    is_dated = any(value is not None and value.kind is ValueKind.DATE for value in values)
    return told_anew if is_dated else len(tree.words)


def _is_indefinite(tree: Tree, noun: int) -> bool:
    return any(tree.words[c].lower() in determiners.indefinite_articles for c in tree.kids(noun, "det"))


def at_workplace(clause: Clause, reading: DocumentReading, role: Role) -> Role:
    """Return a role of which the text tells the organization by a relative clause alone, with it: "Acme, where she served as president"."""
    tree, i = reading.tree, clause.predicate
    if role.owners or tree.labels[i] != "acl:relcl":
        return role
    place = tree.heads[i]
    is_there = any(tree.words[c].lower() in pronouns.relative_places for c in tree.kids(i, "advmod"))
    is_body = reading.is_named(place) and reading.mention(place).label in WORKPLACES
    return replace(role, owners=(reading.argument(place),), at_work=True) if is_there and is_body else role


def _repeats(qualifier: Qualifier, places: Sequence[TextSpan]) -> bool:
    """Tell whether a qualifier of a clause says again whose the role is, or in what field."""
    is_inside = any(place.start < qualifier.span.end and qualifier.span.start < place.end for place in places)
    return is_inside and qualifier.kind in (QualifierKind.OF, QualifierKind.PLACE)


def _is_of_another(qualifier: Qualifier, role: TextSpan) -> bool:
    """Tell whether an "of" stands before the role: "leader of the party and prime minister" leads the party alone."""
    return qualifier.kind is QualifierKind.OF and qualifier.span.end <= role.start


def _years_behind(reading: DocumentReading, end: int) -> list[Qualifier]:
    """Return the years in brackets right behind a role: "senator (2004-10)"."""
    tree = reading.tree
    value = reading.values.at(end + 1) if end + 1 < len(tree.words) and tree.tags[end] == "-LRB-" else None
    return [value_qualifier(value)] if value is not None and value.kind is ValueKind.DATE else []


def _is_of_part(tree: Tree, role: Role) -> bool:
    """Tell whether who has a role leads but a part of the body, which the noun before it names: "its security chief", "night manager".

    A police chief leads the police, a store manager the store, but not the firm that the store is of.
    """
    before, noun = role.start - 1, role.end - 1
    if role.end - role.start > 1 or before < 0 or text_of_role(tree, noun, role.end).lower() not in roles.of_parts:
        return False
    is_compound = tree.exact_kids(noun, "compound")[-1:] == [before] and tree.pos[before] == "NOUN" and tree.entity[before] < 0
    kind = class_of_noun(tree.lemmas[before], counted=False, plural=False)
    is_of_site = kind == "Facility" and any(o.mention.label in ORGANIZATIONS for o in role.owners)
    return is_compound and (is_of_site or kind not in ORGANIZATIONS | PLACES)


def _extent(reading: DocumentReading, role: Role) -> tuple[int, int]:
    """Return the places of a role with what belongs to its name, but without whose it is: "interim chairman", "speaker pro tem"."""
    first, last = qualified_role(reading.tree, role.start, role.end)
    before = reading.span(first, role.start) if first < role.start else None
    is_owned = before is not None and any(o.span.start < before.end and before.start < o.span.end for o in role.owners)
    return (role.start if is_owned else first), last


def _served(reading: DocumentReading, role: Role) -> list[Qualifier]:
    """Return to whom or for what a role is: "adviser to Governor Ann Lee", "its vice president for sales"; without them it says little."""
    tree = reading.tree
    behind = [c for c in tree.exact_kids(role.end - 1, "nmod") if c >= role.end and tree.preposition(c) in prepositions.of_service]
    placed = [(tree.preposition(c), phrase_extent(tree, c)) for c in behind if reading.value_of(c) is None]
    owners = {place for o in role.owners for place in (o.span.start - 1, o.span.end)}  # "for the carmaker Acme" is of Acme
    served = [
        Qualifier(kind=QualifierKind.OTHER, text=f"{preposition} {tree.text(*place)}", span=reading.span(*place))
        for preposition, place in placed
    ]
    return [q for q in served if q.span.end not in owners]


def _is_site(tree: Tree, role: Role, place: Argument) -> bool:
    """Tell whether somebody is only in a place whom no place has: "a lawyer in Hamburg", not "the governor in Lima"."""
    noun = tree.head_of(tree.places(place.span.start, place.span.end))
    is_in = place.mention.label in PLACES and tree.preposition(noun) == "in"
    return is_in and whole_word(tree.text(role.start, role.end)) not in roles.of_places


def role_relations(
    trigger: Trigger, person: int, role: Role, *, rule: str, verb: str = "", qualifiers: Sequence[Qualifier] = ()
) -> Iterator[Relation]:
    """Yield who holds the role, and, of what can be led or belonged to, of whom. `verb` is what the text says it with."""
    reading, tree = trigger.reading, trigger.reading.tree
    is_at_rest = not role.owners and role.start > 0 and tree.words[role.start - 1].lower() in adjectives.of_rest
    verb = verb or ("was" if role.former and not is_at_rest else "is")
    first, last = _extent(reading, role)
    first -= is_at_rest and first == role.start  # a "retired general" is one still
    if role.former and not is_at_rest and text_of_role(tree, role.start, role.end).lower() not in roles.lasting:
        trigger = trigger.of_former()
    for place in range(first, last):
        trigger = as_described(trigger, place)
    before = {tree.words[i].lower() for i in range(first, role.start)}
    below = is_not_yet(tree, role.end, last) or not before.isdisjoint(roles.under)
    is_of_part = not below and (
        not before.isdisjoint(roles.by_field | roles.by_faction) or _is_of_part(tree, role) or _is_for_part(reading, role)
    )
    core, text, span = text_of_role(tree, role.start, role.end), text_of_role(tree, first, last), reading.span(first, last)
    # "Its" says nothing to who does not read the text.
    named = [o for o in role.owners if o.mention.kind is not MentionKind.PRONOUN]
    sites = [o for o in role.owners if _is_site(tree, role, o)]
    owned = [
        Qualifier(kind=QualifierKind.PLACE if o in sites else QualifierKind.OF, text=o.text, span=o.span, mention=o.mention)
        for o in named
    ]
    of_role = [span, *(o.span for o in role.owners)]
    qualifiers = [q for q in qualifiers if not _repeats(q, of_role) and not _is_of_another(q, span)]
    if years := _years_behind(reading, role.end):
        qualifiers = [*(q for q in qualifiers if q.kind is not QualifierKind.TIME), *years]
    is_one_of_several = tree.tags[role.end - 1] == "NNS" and core.lower() in roles.of_parts  # of two directors none leads the whole
    is_one_of_several |= not role.former and role.end - role.start == 1 and _is_one_of_several(tree, role.end - 1)
    kind = "office" if below else "in a field" if is_of_part or is_one_of_several else kind_of_role(core) or "in a field"
    is_cut = any(o.mention.kind is MentionKind.PRONOUN and o.span.start >= span.end for o in role.owners)  # "director of both"
    if not is_cut and (kind != "head" or all(o.mention.label != "Country" for o in role.owners)):  # its head is told by that alone
        held, for_whom = nominal_argument(span, text, label="Role", head=whole_word(text)), _served(reading, role)
        yield trigger.relation(
            person, "hold role", held, rule=rule, phrase=verb, qualifiers=merge_qualifiers(owned, qualifiers, for_whom)
        )
    as_role = Qualifier(kind=QualifierKind.ROLE, text=text, span=span)
    is_of_faction = not before.isdisjoint(roles.by_faction)
    for owner in (o for o in role.owners if o not in sites):
        if was_formerly_of(tree, tree.head_of(tree.places(owner.span.start, owner.span.end))):
            trigger = trigger.of_former()
        if is_of_faction and owner.mention.label in PLACES:
            continue  # "an Iraqi Kurdish leader" leads no Iraq
        if kind == "office" and not (
            role.at_work or (owner.mention.label in WORKPLACES - {"Organization"} and owner.mention.kind is MentionKind.NAME)
        ):
            if owner.mention.label == "PoliticalParty" and (core.lower() in roles.of_parties or text.lower() in roles.of_parties):
                yield trigger.relation(
                    person, "be member of", owner, rule=rule, phrase=f"{verb} {text} of", qualifiers=[as_role, *qualifiers]
                )
            continue
        predicate, phrase = f"be {whole_word(core)} of", f"{verb} {text} of"
        if kind in ("in a field", "office"):
            predicate, phrase = "be employee of", f"{verb} {text} at"
        yield trigger.relation(person, predicate, owner, rule=rule, phrase=phrase, qualifiers=[as_role, *qualifiers])
