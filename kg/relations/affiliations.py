"""What belongs to whom where no verb says so: "scientists from Leeds University", "the BBC's World Service", "Merkel's Christian Democrats".

Also who wrote what ("the report of Dr Kodi"), and what a participle with a hyphen says of a noun or a person ("the Hague-based court",
"Italian-born Sonia Gandhi").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import adjectives, determiners, lives, nouns, prepositions, pronouns, signs, verbs
from kg.english.classes import ORGANIZATIONS, PLACES
from kg.model import Argument, MentionKind, Relation
from kg.relations.arguments import argument_of_place, country_of_adjective, kind_label, named_argument
from kg.relations.coordination import iter_pairs
from kg.relations.reading import DocumentReading
from kg.relations.role_phrases import as_described

PARTY = "PoliticalParty"


def find_affiliations(reading: DocumentReading) -> Iterator[Relation]:
    """Yield what belongs to whom by nouns alone."""
    tree = reading.tree
    for entity in tree.names:
        if entity.label != "NORP":
            yield from _owned_names(reading, entity.root)
    for i, word in enumerate(tree.words):
        if tree.pos[i] == "NOUN" and tree.entity[i] < 0 and tree.children[i] and not _is_none(reading, i):
            yield from _staff(reading, i)
            yield from _written(reading, i)
        if word in adjectives.parties and tree.tags[i] in ("NN", "NNP"):
            yield from _partisan(reading, i)
        if tree.bases[i] in ("amod", "acl") and i > 1 and tree.words[i - 1] == "-":
            yield from _joined(reading, i)


def _is_none(reading: DocumentReading, noun: int) -> bool:
    """Tell whether there is none of a noun: "no editor at Acme"."""
    tree = reading.tree
    return any(tree.words[c].lower() in determiners.negative for c in tree.kids(noun, "det"))


def _owned_names(reading: DocumentReading, name: int) -> Iterator[Relation]:
    """Find "the BBC's World Service", "Merkel's Christian Democrats", "Labour's Ann Lee" and "Russia's Igor Andreev": a name with its possessor."""
    tree, label = reading.tree, reading.mention(name).label
    is_adjacent = (
        tree.words[tree.names[tree.entity[name]].start - 1] in signs.possessive
    )  # "Acme's subsidiary Bolt" is told by the noun
    for owner in tree.exact_kids(name, "nmod:poss"):
        kind, trigger = reading.mention(owner).label, reading.trigger(name)
        if label == PARTY and reading.is_named(owner) and kind == "Person":
            yield trigger.relation(owner, "be member of", name, rule="possessive/party", phrase="is of")
        elif is_adjacent and label in ORGANIZATIONS and kind in ORGANIZATIONS:
            yield trigger.relation(name, "be part of", owner, rule="possessive/part")
        elif is_adjacent and label == "CreativeWork" and kind == "Person" and reading.is_named(owner):
            yield trigger.relation(owner, "be author of", name, rule="possessive/author")
        elif is_adjacent and label == "Person" and kind in ORGANIZATIONS and reading.is_named(owner):
            yield trigger.relation(name, "be member of", owner, rule="possessive/member", phrase="is of")
        elif is_adjacent and label == "Person" and kind == "Country":
            yield trigger.relation(name, "be from", owner, rule="possessive/nationality")


def _staff(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Find "scientists from Leeds University", "an editor at Izvestia": people without a name by the organization that they are of."""
    tree = reading.tree
    if kind_label(tree.lemmas[noun]) != "Role" or tree.lemmas[noun] in nouns.mere_people or not _is_somebody(reading, noun):
        return
    for c in tree.exact_kids(noun, "nmod"):
        listed = tree.conjuncts(c)
        if tree.preposition(c) in prepositions.of_staff and len(listed) < 3:  # officials from a long list are of one each
            for organization in listed:
                if reading.is_named(organization) and reading.mention(organization).label in ORGANIZATIONS:
                    phrase = f"is {tree.preposition(c)}"
                    yield reading.trigger(noun).relation(noun, "be member of", organization, rule="modifier/staff", phrase=phrase)


def _is_somebody(reading: DocumentReading, noun: int) -> bool:
    """Tell whether a noun means somebody of its own, and does not say what another is: "a teacher at Acme met Ann", not "is a teacher at Acme"."""
    tree, top = reading.tree, noun
    while tree.labels[top] == "conj":
        top = tree.heads[top]
    is_argument = (
        tree.bases[top] in ("nsubj", "obj", "iobj", "obl", "nmod") and tree.preposition(top) not in prepositions.after_posts
    )
    is_meant = tree.tags[noun] == "NNS" or bool(tree.kids(noun, "det", "nummod"))
    return is_argument and is_meant and not tree.kids(top, "cop", "appos")


def _bearer(reading: DocumentReading, noun: int) -> int:
    """Return of whom or what a noun is said: of "the actor Ann Lee" and "Ann Lee is an actor" of Ann Lee, else of itself."""
    tree = reading.tree
    if tree.kids(noun, "cop"):
        return next(iter(tree.kids(noun, "nsubj")), noun)
    is_beside = tree.labels[noun] in ("nmod:desc", "compound", "appos") and reading.is_named(tree.heads[noun])
    return tree.heads[noun] if is_beside else next((c for c in tree.kids(noun, "appos") if reading.is_named(c)), noun)


def _partisan(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Find "Ann Lee, a Democrat" and "Ann Lee is a Republican from Ohio": the party that one of its members is called by."""
    tree, clause = reading.tree, reading.clause_of.get(noun)
    is_said = clause is not None and clause.copular
    bearers = clause.subjects if clause is not None and is_said else (tree.heads[noun],) if tree.bases[noun] == "appos" else ()
    if not tree.kids(noun, "det") or _is_of_further_party(reading, noun):
        return
    party = named_argument(reading, noun, noun + 1, adjectives.parties[tree.words[noun]], PARTY)
    trigger = clause.trigger if clause is not None and is_said else as_described(reading.trigger(noun), noun)
    for person in bearers:
        if reading.may_be_person(person) and reading.mention(person).label != "":
            yield trigger.relation(person, "be member of", party, rule="affiliation/partisan", phrase="is a member of")


def _is_of_further_party(reading: DocumentReading, noun: int) -> bool:
    """Tell whether a word with a capital before a member's makes it that of another party: "a Liberal Democrat"; a place does not."""
    tree = reading.tree
    before = (c for c in tree.kids(noun, "amod", "compound", "flat", "nmod:desc") if c < noun and tree.words[c][0].isupper())
    return any(country_of_adjective(reading, c) is None and reading.mention(c).label not in PLACES for c in before)


def _written(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Find "the report of Dr Kodi", "a statement from Ann Lee": who wrote a text."""
    tree = reading.tree
    if tree.lemmas[noun] not in nouns.written:
        return
    bearer = _bearer(reading, noun)  # "Silent Night is a film by Ann Lee"
    if bearer == noun and reading.mention(noun).kind is not MentionKind.NOMINAL:
        return
    is_work = bearer != noun and reading.is_named(bearer) and reading.mention(bearer).label in ("", "CreativeWork")
    is_work = is_work and all(tree.lemmas[c] not in adjectives.of_liking for c in tree.kids(noun, "amod"))
    authors = [c for c in tree.exact_kids(noun, "nmod:poss") if is_work and _may_have_written(reading, c)]
    authors += [
        author
        for c in tree.exact_kids(noun, "nmod")
        if tree.preposition(c) in prepositions.of_authors
        for author in tree.conjuncts(c)
        if reading.is_named(author) and (reading.is_person(author) or tree.preposition(c) == "by")
        if tree.preposition(c) != "of" or tree.lemmas[noun] not in nouns.accounts  # "a biography of Ann Lee" is about her
    ]
    for author, text in iter_pairs(authors, [bearer if reading.is_named(bearer) else noun]):
        yield reading.trigger(noun).relation(author, "be author of", text, rule="modifier/author")


def _may_have_written(reading: DocumentReading, owner: int) -> bool:
    """Tell whether the possessor of a work is who made it: "Ann Lee's novel", "her novel", "the band's album", "their album"."""
    word = reading.tree.words[owner].lower()
    is_band = reading.is_named(owner) and reading.mention(owner).label == "Organization"
    return reading.is_person(owner) or is_band or word in lives.owners or word in pronouns.plural


def _joined(reading: DocumentReading, participle: int) -> Iterator[Relation]:
    """Find "the Hague-based court" and "Italian-born Sonia Gandhi"."""
    tree, word = reading.tree, reading.tree.words[participle].lower()
    partner = argument_of_place(reading, participle - 2)
    is_behind = tree.heads[participle] < participle  # "Cassels, Leeds-born but raised in Kent"
    if partner is None or (is_behind and (tree.labels[participle] != "acl" or tree.entity[tree.heads[participle]] < 0)):
        return
    is_noun = tree.entity[tree.heads[participle]] < 0 and tree.pos[tree.heads[participle]] == "NOUN"
    head = _bearer(reading, tree.heads[participle])
    trigger = reading.trigger(head)
    if word == "born" and partner.mention.label in PLACES and reading.mention(head).label in ("Person", "Group", "Role"):
        yield trigger.relation(head, "be born in", partner, rule="modifier/-born")
    elif is_noun and word == "based" and partner.mention.label in PLACES:
        yield trigger.relation(head, "be based in", partner, rule="modifier/-based")
    elif is_noun and (verb := verb_of_participle(reading, partner, word, head)):
        yield trigger.relation(partner, verb, head, rule="modifier/-backed", phrase=word)


def verb_of_participle(reading: DocumentReading, partner: Argument, participle: str, head: int) -> str:
    """Return what a name does by a participle joined to it, or "": a state that backs rebels or a government helps them, in a firm it has money.

    Who of a country owns a "German-owned ship" is not told.
    """
    if partner.mention.label == "Country" and verbs.joined_participles.get(participle) == "own":
        return ""
    is_help = participle == "backed" and partner.mention.label == "Country" and reading.mention(head).label != "Company"
    return "support" if is_help else verbs.joined_participles.get(participle, "")
