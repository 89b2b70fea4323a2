"""Who holds which role: title and name, apposition, and possessives.

"Microsoft President Brad Smith", "Japanese Prime Minister Sanae Takaichi", "Brad Smith, president of Microsoft", "Japan's
premier". The role is found by its words, not by the tree: titles before names are where parsers err most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.clauses import Status
from kg.english import adjectives, nouns, roles
from kg.english.classes import class_of_noun
from kg.mentions import make_argument, name_extent, phrase_extent
from kg.mentions.names import adjectives_of_countries, country_name
from kg.model import Argument, Factuality, Mention, MentionKind, Modality, Qualifier, QualifierKind, Relation, TextSpan
from kg.models.gazetteer import read_nouns
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading, relation

LONGEST_ROLE = 3
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
OF = ("of", "at", "for", "with", "in")
"""What joins a role to whose it is, the surest first."""

TEACHING = ("at", "with", "in", "of", "for")
"""The same for nouns that take a subject with "of": "professor of physics at Cornell"."""

UNDER = frozenset({"deputy", "vice", "assistant", "associate"})
"""Words that make an office of a role: a deputy CEO is no CEO."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role found in the text: its places, whose it is, and whether it is over."""

    start: int
    end: int
    whose: tuple[Argument, ...]
    former: bool


def named_argument(reading: DocumentReading, start: int, end: int, name: str, label: str) -> Argument:
    """Return an argument for a name given otherwise in the text ("Japanese" for Japan)."""
    span = reading.span(start, end)
    mention = Mention(span=span, text=name, kind=MentionKind.NAME, label=label, head=name)
    return Argument(text=name, span=span, mention=mention)


def country_of_adjective(reading: DocumentReading, i: int) -> Argument | None:
    """Return the country that an adjective names, "Japan" for "Japanese"; "South American" names none."""
    tree = reading.tree
    start, end = name_extent(tree, i) or (i, i + 1)
    if tree.text(start, end) not in adjectives_of_countries():
        start, end = i, i + 1
    country = adjectives_of_countries().get(tree.text(start, end))
    if country is None or (start > 0 and tree.words[start - 1] in adjectives.parts_of_continents):
        return None
    return named_argument(reading, start, end, country, "Country")


def argument_of_place(reading: DocumentReading, i: int) -> Argument | None:
    """Return the one a word names: a named entity, or the country of an adjective."""
    tree = reading.tree
    extent = name_extent(tree, i)
    whole = tree.text(*extent) if extent else tree.words[i]
    adjective = country_of_adjective(reading, i)
    if adjective is not None:
        return adjective
    if tree.entity[i] < 0 or not reading.is_named(i):
        return None
    start, end = extent or (i, i + 1)
    country = country_name(whole)
    return named_argument(reading, start, end, country, "Country") if country else reading.argument(i)


def kind_label(noun: str) -> str:
    """Return the class of what a noun says somebody is: a profession is a role one holds, not a person."""
    if noun in roles.kinds or read_nouns().get(noun) == "PERSON":
        return "Role"
    return class_of_noun(noun, counted=False, plural=False)


def kind_argument(reading: DocumentReading, noun: int) -> Argument:
    """Return the argument for a noun that says what somebody or something is."""
    argument = make_argument(reading.tree, reading.document.id, noun, reading.value_of(noun), described=True)
    if argument.mention.kind is not MentionKind.NOMINAL:
        return argument
    return replace(argument, mention=replace(argument.mention, label=kind_label(reading.tree.lemmas[noun])))


def role_before(reading: DocumentReading, end: int) -> tuple[int, int] | None:
    """Return the places of a role whose last word stands before `end`, or None."""
    words = reading.tree.words
    for length in range(LONGEST_ROLE, 0, -1):
        if end - length >= 0 and " ".join(words[end - length : end]).lower() in roles.kinds:
            return end - length, end
    return None


def find_titles(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the roles that stand before names: "Microsoft President Brad Smith"."""
    tree = reading.tree
    for entity in tree.names:
        if entity.label != "PERSON":
            continue
        start = entity.start
        while start < entity.end - 1 and (inside := _role_inside(reading, start, entity.end)):
            start = inside
        found = role_before(reading, start)
        if found is None:
            continue
        whose, former = _owner_before(reading, found[0])
        role = Role(*found, whose, former)
        person = entity.root
        yield from role_relations(reading, person, role, status=Status(), rule="title/name", at=person)


def _role_inside(reading: DocumentReading, start: int, end: int) -> int:
    """Return where a name goes on after a title that the entity includes ("President Bush"), or 0."""
    words = reading.tree.words
    for length in range(LONGEST_ROLE, 0, -1):
        if start + length < end and " ".join(words[start : start + length]).lower() in roles.kinds:
            return start + length
    return 0


def _owner_before(reading: DocumentReading, place: int) -> tuple[tuple[Argument, ...], bool]:
    """Return whose role it is by the words before it, and whether it is a former one."""
    tree = reading.tree
    i, former = place - 1, False
    while i >= 0 and tree.words[i].lower() in (adjectives.before_roles | adjectives.former):
        former |= tree.words[i].lower() in adjectives.former
        i -= 1
    if i >= 0 and tree.words[i] in POSSESSIVE:
        i -= 1
    if i < 0 or tree.sentence[i] != tree.sentence[place]:
        return (), former
    owner = argument_of_place(reading, i)
    if owner is None and tree.tags[i] == "PRP$" and tree.words[i].lower() in ("its", "their"):
        owner = reading.argument(i)  # "its chief executive Mark Zuckerberg"
    if owner is None or owner.mention.label == "Person":
        return (), former
    before = _owner_before_owner(reading, i)
    return (owner,), former or before


def _owner_before_owner(reading: DocumentReading, i: int) -> bool:
    extent = name_extent(reading.tree, i)
    start = extent[0] if extent else i
    return start > 0 and reading.tree.words[start - 1].lower() in adjectives.former


def find_role(reading: DocumentReading, head: int) -> Role | None:
    """Return the role a noun names, with whose it is: "president of Microsoft", "Japan's premier", "Fiat chief"."""
    tree = reading.tree
    found = role_before(reading, head + 1)
    named = tree.entity[head] >= 0 and reading.is_named(head)
    if found is None or (named and tree.names[tree.entity[head]].text.lower() not in roles.kinds):
        return None
    whose = _owners_after(reading, head)
    former = any(tree.words[c].lower() in adjectives.former for c in tree.kids(head, "amod", "compound"))
    if not whose:
        first = head
        while tree.labels[first] == "conj" and tree.pos[tree.heads[first]] in ("NOUN", "PROPN"):
            first = tree.heads[first]
        for c in (
            *tree.exact_kids(first, "nmod:poss"),
            *tree.exact_kids(head, "nmod:poss", "compound", "nmod:desc", "nmod", "amod"),
        ):
            owner = argument_of_place(reading, c)
            if owner is None and tree.labels[c] == "nmod:poss" and tree.pos[c] in ("PRON", "NOUN"):
                owner = reading.argument(c)
            if owner is not None and owner.mention.label != "Person" and c < head:
                whose.append(owner)
                break
    return Role(*found, tuple(whose), former)


def _owners_after(reading: DocumentReading, head: int) -> list[Argument]:
    """Return whose role it is by the "of" after it; what follows the last of coordinated roles holds for all: "CEO and founder of X"."""
    tree = reading.tree
    top = head
    while tree.labels[top] == "conj" and tree.pos[tree.heads[top]] in ("NOUN", "PROPN"):
        top = tree.heads[top]
    owners = {
        member: [c for c in tree.kids(member, "nmod") if tree.labels[c] == "nmod" and tree.preposition(c) in OF and c > head]
        for member in tree.conjuncts(top)
    }
    chosen = owners.get(head) or next((found for member, found in sorted(owners.items()) if found), [])
    order = TEACHING if tree.lemmas[head] in nouns.teaching else OF
    best = min((order.index(tree.preposition(c)) for c in chosen), default=0)
    return [
        argument
        for c in chosen
        if order.index(tree.preposition(c)) == best
        for conjunct in tree.conjuncts(c)
        if conjunct not in owners
        if (argument := argument_of_place(reading, conjunct) or reading.argument(conjunct)).mention.label != "Person"
    ]


def find_appositive_roles(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the roles that stand beside names: "Brad Smith, president of Microsoft", "Fiat's chief, Luca di Montezemolo"."""
    tree = reading.tree
    for i in range(len(tree.words)):
        if tree.pos[i] in ("NOUN", "PROPN") and (beside := _person_before(reading, i)) is not None:
            role = find_role(reading, i)
            if role is not None:
                yield from role_relations(reading, beside, role, status=Status(), rule="apposition/role", at=i)
        for other in tree.kids(i, "appos"):
            for person, noun in ((i, other), (other, i)):
                if tree.entity[person] < 0 or tree.names[tree.entity[person]].label != "PERSON":
                    continue
                for conjunct in tree.conjuncts(noun):
                    role = find_role(reading, conjunct)
                    if role is not None and _person_before(reading, conjunct) in (None, person):
                        yield from role_relations(reading, person, role, status=Status(), rule="apposition/role", at=i)


def _person_before(reading: DocumentReading, noun: int) -> int | None:
    """Return the person named right before a role, whatever the tree says of lists: "Ann Lee, head of Acme, Bo Ek, head of Bolt"."""
    tree = reading.tree
    start = noun
    while start > 0 and tree.pos[start - 1] in ("NOUN", "ADJ", "DET") and tree.entity[start - 1] < 0:
        start -= 1
    if start < 2 or tree.words[start - 1] != "," or tree.sentence[start - 2] != tree.sentence[noun]:
        return None
    number = tree.entity[start - 2]
    if number < 0 or tree.names[number].label != "PERSON" or tree.names[number].end != start - 1:
        return None
    return tree.names[number].root


def role_relations(
    reading: DocumentReading,
    person: int,
    role: Role,
    *,
    status: Status,
    rule: str,
    at: int,
    verb: str = "",
    qualifiers: Sequence[Qualifier] = (),
) -> Iterator[Relation]:
    """Yield who holds the role: of each owner, or the role alone where nobody's is said. `verb` is what the text says it with."""
    verb = verb or ("was" if role.former else "is")
    text = reading.tree.text(role.start, role.end)
    span = reading.span(role.start, role.end)
    factuality = reading.factuality(status)
    if role.former:
        factuality = Factuality(negated=factuality.negated, modality=Modality.PAST, attribution=factuality.attribution)
    subject = reading.argument(person)
    qualifier = Qualifier(kind=QualifierKind.ROLE, text=text, span=span)
    below = role.start > 0 and reading.tree.words[role.start - 1].lower() in UNDER
    if below:
        text, span = reading.tree.text(role.start - 1, role.end), reading.span(role.start - 1, role.end)
        qualifier = Qualifier(kind=QualifierKind.ROLE, text=text, span=span)
    if (below or roles.kinds[text.lower()] == "office") and role.whose:
        owned = [Qualifier(kind=QualifierKind.OF, text=o.text, span=o.span, mention=o.mention) for o in role.whose]
        yield relation(
            reading,
            subject,
            "hold role",
            _role_argument(span, text),
            at=at,
            rule=rule,
            status=factuality,
            phrase=verb,
            qualifiers=[*owned, *qualifiers],
        )
        return
    for owner in role.whose:
        yield relation(
            reading,
            subject,
            f"be {text.lower()} of",
            owner,
            at=at,
            rule=rule,
            status=factuality,
            phrase=f"{verb} {text} of",
            qualifiers=[qualifier, *qualifiers],
        )
    if not role.whose and (rule != "title/name" or role.former):
        argument = _role_argument(span, text)
        yield relation(
            reading, subject, "hold role", argument, at=at, rule=rule, status=factuality, phrase=verb, qualifiers=qualifiers
        )


def _role_argument(span: TextSpan, text: str) -> Argument:
    return Argument(
        text=text, span=span, mention=Mention(span=span, text=text, kind=MentionKind.NOMINAL, label="Role", head=text.lower())
    )


def _parent_or(tree: Tree, noun: int) -> str:
    """Return the noun that says what one is of another: "parent" of "parent company", else its own lemma."""
    parent = any(tree.lemmas[c] == "parent" for c in tree.kids(noun, "compound", "amod"))
    return "parent" if parent else tree.lemmas[noun]


def noun_relations(
    reading: DocumentReading,
    subject: int,
    noun: int,
    *,
    at: int,
    rule: str,
    verb: str = "is",
    status: Status | None = None,
    owned: bool = True,
) -> Iterator[Relation]:
    """Yield what a noun said of somebody tells beside its kind.

    "A subsidiary of X" (unless not `owned`), "a Norwegian politician", "a Labour Party politician".
    """
    tree = reading.tree
    status = status or Status()
    about = reading.argument(subject)
    for c in tree.kids(noun, "nmod") if owned else ():
        preposition = tree.preposition(c)
        if tree.labels[c] == "nmod" and preposition in OF:
            for conjunct in tree.conjuncts(c):
                if reading.is_named(conjunct) and conjunct != subject:
                    # "an engineer and politician for the Labour Party": what stands nearest before is for the party.
                    nearest = max((m for m in tree.conjuncts(noun) if m < c), default=noun)
                    predicate = f"be {_parent_or(tree, nearest)} {preposition}"
                    owner = reading.argument(conjunct)
                    phrase = f"{verb} {tree.text(phrase_extent(tree, noun)[0], noun + 1)} {preposition}"
                    yield relation(reading, about, predicate, owner, at=at, rule=f"{rule}/noun of", status=status, phrase=phrase)
    for c in tree.exact_kids(noun, "amod", "compound", "nmod:desc", "nmod"):
        country = country_of_adjective(reading, c)
        if country is not None and not tree.kids(c, "case"):
            yield relation(reading, about, "be from", country, at=at, rule=f"{rule}/origin", status=status)
        elif (name := adjectives.parties.get(tree.words[c])) and tree.lemmas[noun] in nouns.politicians:
            adjective = named_argument(reading, c, c + 1, name, "PoliticalParty")
            yield relation(reading, about, "be member of", adjective, at=at, rule=f"{rule}/party", status=status)
        elif c < noun and reading.is_named(c) and reading.mention(c).label == "PoliticalParty":
            party = reading.argument(c)
            yield relation(reading, about, "be member of", party, at=at, rule=f"{rule}/party", status=status)
