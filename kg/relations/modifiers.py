"""What words before a name say of it: "Tokyo-based X", "Japanese carmaker Y", "France's Total", "X's AI division"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import adjectives, determiners, lives, nouns, prepositions, roles, signs
from kg.english.classes import HAPPENING, ORGANIZATIONS, PLACES, class_of_noun
from kg.model import Relation
from kg.models.gazetteer import read_nouns
from kg.parsing.trees import Tree
from kg.relations.affiliations import verb_of_participle
from kg.relations.arguments import argument_of_place, is_definite, kind_label, nominal_argument, of_one, party_of_adjective
from kg.relations.clause_qualifiers import times_of_event
from kg.relations.kinds import MODIFIER, is_employer, parent_or
from kg.relations.noun_status import noun_status, was_formerly_of
from kg.relations.predicates import said_of
from kg.relations.reading import DocumentReading
from kg.relations.role_phrases import as_described, is_of_outsiders
from kg.relations.role_words import kind_of_role, role_before

PLACED = ORGANIZATIONS | HAPPENING | {"Facility", "City", "Region", "LegalCase"}
"""Classes of what stands or happens somewhere."""

TAGS_OF_NOUNS = frozenset({"NN", "NNS"})
"""Tags of nouns that are no names."""

BASED_AT_HOME = frozenset({"Organization", "Company", "MediaOutlet", "SportsTeam", "EducationalInstitution"})


FIRMS = frozenset({"Company", "Organization"})
"""Classes of names behind which "of" tells the seat."""


def find_modifiers(reading: DocumentReading) -> Iterator[Relation]:
    """Yield what the words before each name say of it."""
    for entity in reading.tree.names:
        if entity.label == "NORP":
            continue
        head = entity.root
        yield from _based(reading, head, entity.start)
        yield from _described(reading, head, entity.start)
        yield from _located(reading, head)
        if entity.label == "PERSON":
            yield from _of_party(reading, head, entity.start)
            yield from _employed(reading, head, entity.start)
    yield from _placed(reading)
    yield from _native(reading)
    yield from _possessed(reading)


def _placed(reading: DocumentReading) -> Iterator[Relation]:
    """Find "a military hospital in San Antonio", "the earthquake in the city of Kobe": what has no name, with its place.

    What is said of a name in a list is where that is: "Falk is a fort and former station in Norway".
    """
    tree = reading.tree
    for noun in (i for i in range(len(tree.words)) if _is_placed(tree, i)):
        # What is known, or does not do something, is there all the same: "a court in Frankfurt did not stop the strike".
        is_there = tree.labels[noun] == "nsubj" or is_definite(tree, noun)
        trigger = reading.trigger(noun, None if is_there else noun_status(reading, noun))
        for c in _beside_event(tree, noun):
            if tree.preposition(c) in prepositions.sites_of_nouns:
                for conjunct in tree.conjuncts(c):
                    if (place := _place_of(reading, conjunct)) is not None:
                        when = times_of_event(reading, noun)
                        yield trigger.relation(
                            said_of(tree, noun), "be located in", place, rule="modifier/noun place", qualifiers=when
                        )


def _native(reading: DocumentReading) -> Iterator[Relation]:
    """Find "his native Leeds" and "Ann Lee's native city of Leeds": where somebody was born."""
    tree = reading.tree
    for i, lemma in enumerate(tree.lemmas):
        if lemma in adjectives.of_birth and tree.bases[i] == "amod" and (place := _place_of(reading, tree.heads[i])) is not None:
            for owner in (*tree.exact_kids(tree.heads[i], "nmod:poss"), *tree.exact_kids(i, "nmod:poss")):
                if reading.is_person(owner) or tree.words[owner].lower() in lives.owners:
                    yield reading.trigger(place).relation(owner, "be native of", place, rule="modifier/native")


def _is_placed(tree: Tree, i: int) -> bool:
    """Tell whether a noun means something with a place, and does not say what something else is ("Turin is a city in Italy")."""
    if tree.tags[i] not in TAGS_OF_NOUNS or tree.entity[i] >= 0 or tree.bases[i] == "appos":
        return False
    if tree.kids(i, "nmod:poss", "cop"):  # "his home in Leeds" is told of him
        return False
    kind = class_of_noun(tree.lemmas[i], counted=False, plural=False)
    return kind in PLACED and (tree.tags[i] == "NN" or kind in HAPPENING)  # "clients in Leeds" are no event


def _beside_event(tree: Tree, noun: int) -> list[int]:
    """Return the complements of a noun, of an event those inside them, too: "an explosion at a pipeline in Leeds" was in Leeds."""
    beside = tree.exact_kids(noun, "nmod")
    if class_of_noun(tree.lemmas[noun], counted=False, plural=False) not in HAPPENING:
        return beside
    sites = [
        o for o in beside if tree.pos[o] == "NOUN" and tree.entity[o] < 0 and tree.preposition(o) in prepositions.sites_of_nouns
    ]
    return [*beside, *(c for o in sites for c in tree.exact_kids(o, "nmod"))]


def _place_of(reading: DocumentReading, i: int) -> int | None:
    """Return the name of a place that a phrase gives: "San Antonio", "the city of San Antonio"."""
    tree = reading.tree
    if class_of_noun(tree.lemmas[i], counted=False, plural=False) in PLACES and tree.entity[i] < 0:
        i = next((c for c in tree.kids(i, "nmod", "appos") if c > i and tree.preposition(c) in ("of", "")), i)
    return i if reading.is_named(i) and reading.mention(i).label in PLACES else None


def _affiliated(reading: DocumentReading, head: int) -> Iterator[Relation]:
    """Find "Ann Lee from Leeds", "Ann Lee of Norda", "Lucy Fischer of The Times": a person with a place or an organization of their own."""
    tree = reading.tree
    for c in tree.kids(head, "nmod"):
        if tree.labels[c] == "nmod" and reading.is_named(c):
            preposition, label = tree.preposition(c), reading.mention(c).label
            is_likened = bool(tree.exact_kids(head, "det"))  # "the Richard Wagner of Norway"
            if (preposition == "from" and label in PLACES) or (preposition == "of" and label == "Country" and not is_likened):
                yield reading.trigger(head).relation(head, "be from", c, rule="modifier/from")
            elif preposition == "of" and label == "City" and _lives_there(reading, head, c):
                yield reading.trigger(head).relation(head, "be resident of", c, rule="modifier/of city", phrase="is of")
            elif preposition in prepositions.of_members and label in ORGANIZATIONS and not tree.exact_kids(c, "nummod"):
                # not "Ann Lee, of 14 Elm Court,"
                trigger = reading.trigger(head).of_former() if was_formerly_of(tree, c) else reading.trigger(head)
                yield trigger.relation(head, "be member of", c, rule="modifier/member", phrase=f"is {preposition}")


def _lives_there(reading: DocumentReading, head: int, city: int) -> bool:
    """Tell whether a city behind "of" is where somebody lives: "Ann Lee of Leeds"; not "Anne of Cleves", "Bishop Karl Voss of Oslo"."""
    tree = reading.tree
    name = tree.names[tree.entity[head]]
    is_titled = role_before(reading, name.start) is not None or bool(tree.kids(head, "det"))
    return name.end - name.start > 1 and not is_titled and tree.names[tree.entity[city]].start == name.end + 1


def _located(reading: DocumentReading, head: int) -> Iterator[Relation]:
    """Find "the Kennedy Space Center at Cape Canaveral": a name with a place of its own."""
    tree = reading.tree
    if reading.mention(head).label == "Person":
        yield from _affiliated(reading, head)
        return
    yield from _of_body(reading, head)
    label = reading.mention(head).label
    if label in FIRMS and not tree.kids(head, "det"):
        hung = tree.exact_kids(head, "nmod") if label == "Company" else []
        cities = (c for c in hung if tree.preposition(c) == "of" and reading.is_named(c))
        for c in dict.fromkeys((*cities, *_right_behind(tree, head))):
            if reading.mention(c).label == "City":
                yield reading.trigger(head).relation(head, "be based in", c, rule="modifier/of city", phrase="is of")
    for c in tree.kids(head, "nmod"):
        if tree.labels[c] != "nmod" or tree.preposition(c) not in prepositions.sites or _is_beyond_name(tree, head, c):
            continue
        place, is_beside = _place_of(reading, c), tree.preposition(c) in prepositions.of_nearness
        stands = f"be {tree.preposition(c)}" if is_beside else "be located in"
        if place is not None and (is_beside or _may_be_inside(reading, head, c)):
            yield reading.trigger(head).relation(head, stands, place, rule="modifier/place")


def _right_behind(tree: Tree, head: int) -> list[int]:
    """Return the name behind "of" right after a firm's, whatever the parser hung it on: "Acme Ltd ("Acme"), of Leeds"."""
    name = tree.names[tree.entity[head]]
    end = name.end
    if end < len(tree.words) and tree.words[end] == "(":
        end = tree.closing_bracket(end) + 1
    end += end < len(tree.words) and tree.words[end] == ","
    number = tree.entity[end + 1] if end + 1 < len(tree.words) and tree.words[end] == "of" else -1
    if number < 0 or tree.names[number].start != end + 1 or name.end == name.start + 1:
        return []
    place = tree.names[number]
    is_owner = tree.labels[place.root] in ("nmod:poss", "compound") or not signs.possessive.isdisjoint(
        tree.words[place.end : place.end + 1]
    )
    return [] if is_owner or tree.sentence[end] != tree.sentence[head] else [place.root]  # "told Acme of Leeds's plans"


def _may_be_inside(reading: DocumentReading, head: int, place: int) -> bool:
    """Tell whether a name may be in a place: no country is in another one, or in a city ("the game against Latvia in Leeds").

    Nor is a member of a party: "ran as a Republican in Ohio".
    """
    tree, label, around = reading.tree, reading.mention(head).label, reading.mention(place).label
    is_member = label == "PoliticalParty" and any(
        determiners.kinds.get(tree.words[c].lower()) == "indefinite" for c in tree.kids(head, "det")
    )
    return not is_member and not (label == "Country" and around in ("Country", "City", "Facility"))


def _of_body(reading: DocumentReading, head: int) -> Iterator[Relation]:
    """Find "the Dallas Stars of the National Hockey League" and "the Department of Law at Yale": a body that is in another one.

    A department is of what stands right behind it, whatever it hangs on: "joined the Department of Law at Yale".
    """
    tree, label = reading.tree, reading.mention(head).label
    if label == "SportsTeam":
        for c in tree.exact_kids(head, "nmod"):
            if tree.preposition(c) == "of" and reading.is_named(c) and reading.mention(c).label in ORGANIZATIONS:
                yield reading.trigger(head).relation(head, "be member of", c, rule="modifier/league", phrase="is of")
    name = tree.names[tree.entity[head]]
    around = name.end + 1 + (tree.words[name.end + 1 : name.end + 2] == ["the"])
    is_part = label in ORGANIZATIONS and not nouns.of_bodies.isdisjoint(word.lower() for word in name.text.split())
    if is_part and around < len(tree.words) and tree.words[name.end] == "at" and tree.entity[around] >= 0:
        body = tree.names[tree.entity[around]].root
        if reading.mention(body).label in ORGANIZATIONS and tree.bases[body] != "compound":  # "at Acme headquarters"
            yield reading.trigger(head).relation(head, "be part of", body, rule="modifier/part", phrase="is at")


def _is_beyond_name(tree: Tree, name: int, place: int) -> bool:
    """Tell whether another name stands between a name and a place: "with Acme in the US and Bolt in Europe" puts no US in Europe."""
    between = range(tree.names[tree.entity[name]].end, place)
    return any(tree.entity[i] >= 0 and tree.entity[i] != tree.entity[place] and tree.heads[i] != name for i in between)


def _based(reading: DocumentReading, head: int, start: int) -> Iterator[Relation]:
    """Find "Tokyo-based Acme" and "Microsoft-backed OpenAI": right before the name, or before "company Acme"."""
    words = reading.tree.words
    for based in range(start - 1, max(start - 5, 1), -1):
        if words[based - 1] != "-" or reading.tree.sentence[based] != reading.tree.sentence[head]:
            if reading.tree.entity[based] >= 0 or reading.tree.pos[based] not in ("NOUN", "ADJ", "PROPN"):
                return  # "Acme-backed Opel unveiled Astra": Astra is not backed
            continue
        partner, trigger = argument_of_place(reading, based - 2), reading.trigger(head)
        if partner is None:
            return
        if words[based].lower() == "based":
            yield trigger.relation(head, "be based in", partner, rule="modifier/-based")
        elif verb := verb_of_participle(reading, partner, words[based].lower(), head):
            yield trigger.relation(partner, verb, head, rule="modifier/-backed", phrase=words[based].lower())
        return


def _of_party(reading: DocumentReading, head: int, start: int) -> Iterator[Relation]:
    """Find "Democratic mayor Ann Lee", "Republican Ann Lee" and "Labour Party politician Ann Lee": of which party somebody is."""
    tree = reading.tree
    title = role_before(reading, start)
    i = (title[0] if title else start) - 1
    party = party_of_adjective(reading, i)
    if party is not None:
        yield reading.trigger(head).relation(head, "be member of", party, rule="title/party")
    elif tree.lemmas[start - 1] in nouns.politicians and (title is None or kind_of_role(tree.text(*title)) == "member"):
        before = _name_right_before(tree, start - 1 if title is None else title[0])
        if before is not None and reading.mention(before).label == "PoliticalParty" and not is_of_outsiders(tree, before):
            first = tree.names[tree.entity[before]].start
            trigger = as_described(reading.trigger(head), head)
            is_over = first > 0 and tree.words[first - 1].lower() in adjectives.former
            yield (trigger.of_former() if is_over else trigger).relation(head, "be member of", before, rule="title/party")


def _name_right_before(tree: Tree, i: int) -> int | None:
    """Return the name that ends right before a word of the same sentence, no part of a longer one: of "Justice and Peace Party" none."""
    if i < 1 or tree.entity[i - 1] < 0 or tree.sentence[i - 1] != tree.sentence[i]:
        return None
    name = tree.names[tree.entity[i - 1]]
    is_part = name.start > 0 and tree.pos[name.start - 1] == "CCONJ" and tree.pos[name.start - 2] == "PROPN"
    return None if is_part else name.root


def _employed(reading: DocumentReading, head: int, start: int) -> Iterator[Relation]:
    """Find "Yale University psychologist Ann Lee": where somebody works by the profession before the name."""
    tree, noun = reading.tree, start - 1
    if noun < 1 or tree.tags[noun] != "NN" or not (tree.lemmas[noun] in nouns.scholars or tree.lemmas[noun] in nouns.specialists):
        return
    i = noun
    while i > 0 and tree.entity[i - 1] < 0 and tree.pos[i - 1] in ("NOUN", "ADJ"):
        i -= 1  # "Yale clinical psychologist Ann Lee"
    body = _name_right_before(tree, i)
    if body is not None and is_employer(reading, body, noun):
        first = tree.names[tree.entity[body]].start
        before = tree.words[first - 1].lower() if first else ""
        trigger = as_described(as_described(reading.trigger(head), head), noun)
        trigger = trigger.of_former() if before in adjectives.former else trigger
        if before not in signs.hyphens:  # "ex-Yale psychologist"
            yield trigger.relation(head, "be employee of", body, rule="modifier/employer")


def _described(reading: DocumentReading, head: int, start: int) -> Iterator[Relation]:
    """Find "Italian car company Fiat": what it is, and where from."""
    tree, trigger = reading.tree, reading.trigger(head)
    name = reading.argument(head)
    i = start - 1
    before: list[int] = []
    while (
        i >= 0
        and tree.pos[i] in ("NOUN", "ADJ")
        and tree.entity[i] < 0
        and tree.heads[i] in (head, *before, i + 1, *range(start, head + 1))
    ):
        if tree.words[i].lower() in roles.kinds or role_before(reading, i + 1) is not None:
            return
        if tree.pos[i] == "NOUN" or before:
            before.append(i)
        i -= 1
    is_person = name.mention.label == "Person"
    # "Told the lawmakers Canada faces"
    is_list = bool(before) and tree.tags[before[0]] == "NNS" and not tree.exact_kids(head, "conj")
    known = (
        bool(before)
        and not is_list
        and (tree.lemmas[before[0]] not in nouns.no_roles if is_person else tree.lemmas[before[0]] in read_nouns())
    )
    if known and tree.pos[before[0]] == "NOUN":
        first = min(before)
        span, text = reading.span(first, before[0] + 1), tree.text(first, before[0] + 1)
        joined = class_of_noun(" ".join(tree.lemmas[i] for i in reversed(before[:2])), counted=False, plural=False)
        label = joined if len(before) > 1 and joined else kind_label(tree.lemmas[before[0]])
        kind = nominal_argument(span, text, label=label, head=tree.lemmas[before[0]])
        yield as_described(trigger, before[0]).relation(name, "be", of_one(reading, kind, before[0]), rule=MODIFIER)
    if i < 0 or tree.words[i] == "-":
        return
    possessive = tree.words[i] in signs.possessive and not before
    origin = argument_of_place(reading, i - 1 if possessive else i)
    if origin is None or origin.mention.label not in ("Country", "Region", "City") or origin.text == name.text:
        return
    if not (possessive or tree.pos[i] == "ADJ" or (tree.entity[i] >= 0 and tree.heads[i] != i)):
        return
    # "A Scottish Catholic priest": what tells only of what kind somebody is has no home.
    adjacent = (possessive or before or tree.tags[i] == "JJ") and not (tree.pos[head] == "ADJ" and tree.bases[head] == "amod")
    if before and tree.lemmas[before[0]] in nouns.of_places | nouns.of_homes:
        then = as_described(trigger, before[0])
        yield then.relation(name, f"be {tree.lemmas[before[0]]} of", origin, rule="modifier/place of")
    elif adjacent and name.mention.label in BASED_AT_HOME and "of" not in name.text.split():
        yield trigger.relation(name, "be from", origin, rule="modifier/origin")
    elif adjacent and name.mention.label == "Person" and not possessive:
        yield trigger.relation(name, "be from", origin, rule="modifier/nationality")


def _possessed(reading: DocumentReading) -> Iterator[Relation]:
    """Find "Microsoft's AI division", a unit of its possessor, "its Chinese partner SAIC" and "Acme's subsidiary Bolt"."""
    tree = reading.tree
    for i in range(len(tree.words)):
        if tree.entity[i] >= 0:
            continue
        lemma = parent_or(tree, i)
        if not (lemma in nouns.units or lemma in nouns.relational):
            continue
        beside = [c for c in tree.kids(i, "appos", "flat", "compound") if c > i]
        beside += [tree.heads[i]] if tree.bases[i] in ("amod", "compound", "nmod", "flat", "appos") else []
        owners = [*tree.exact_kids(i, "nmod:poss"), *(o for b in beside for o in tree.exact_kids(b, "nmod:poss"))]
        owners += [c for c in tree.exact_kids(i, "compound") if c < i and reading.is_named(c)]  # "Apple supplier Foxconn"
        named = [b for b in beside if tree.entity[b] >= 0 and reading.is_named(b) and reading.mention(b).label != "Person"]
        for owner, name in ((o, n) for o in owners for n in named):
            yield reading.trigger(i).relation(name, f"be {lemma} of", owner, rule="possessive/related")
        if lemma in nouns.units and not named:
            for owner in tree.exact_kids(i, "nmod:poss"):
                if reading.is_named(owner) or (tree.pos[owner] == "PRON" and reading.is_named(i)):
                    yield reading.trigger(i).relation(i, f"be {lemma} of", owner, rule="possessive/unit")
