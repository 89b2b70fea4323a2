"""What stands beside a name says what it is: "Opel, the German division of General Motors", "the trade bloc Mercosur".

Also names in parentheses: "the World Health Organization (WHO)", and instances: "companies such as SoftBank".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.clauses.sources import speaker
from kg.english import determiners, factuality, name_parts, nouns, prepositions, pronouns, verbs
from kg.english.classes import PLACES, class_of_noun, family
from kg.mentions import is_term, part_of, phrase_extent
from kg.mentions.phrases import is_part_of_title
from kg.model import Argument, MentionKind, Relation, ValueKind
from kg.parsing.trees import Tree
from kg.relations.arguments import kind_argument, kind_label, nominal_argument, of_one, start_of_kind
from kg.relations.completions import of_kind
from kg.relations.coordination import are_alternatives
from kg.relations.kinds import APPOSITION, noun_relations
from kg.relations.noun_qualifiers import times_after
from kg.relations.reading import DocumentReading, Trigger
from kg.relations.role_phrases import as_described, find_role, role_relations

WARES = frozenset({"CreativeWork", "Device", "Product", "Service", "Software", "Vehicle"})
"""Classes of what somebody makes or has, and of what kind that is."""

BODIES = frozenset({"organization", "place"})
"""Families of names that stand beside what is got or done there."""


def find_appositions(reading: DocumentReading) -> Iterator[Relation]:
    """Yield be(name, noun) for a noun beside a name, and be NOUN of(name, owner) where the noun has one."""
    tree = reading.tree
    for i in range(len(tree.words)):
        for apposition in tree.kids(i, "appos"):
            if tree.kids(apposition, "cop") or tree.labels[i] == "vocative":
                continue  # "a unit of Acme, the owners of which are Ann and Bo", "Ann, engineers solve things"
            if tree.entity[i] >= 0 and tree.entity[apposition] >= 0:
                yield from _same_name(reading, i, apposition)
                continue
            if tree.tags[i] == "PRP" and apposition < i:
                yield from _fronted(reading, i, apposition)
                continue
            for name, noun in ((i, apposition), (apposition, i)):
                yield from _described(reading, name, noun, is_behind=name == apposition)
        if tree.entity[i] >= 0:
            for noun in tree.exact_kids(i, "nmod:desc"):
                if tree.pos[noun] == "NOUN" and tree.entity[noun] < 0 and noun < tree.names[tree.entity[i]].start - 1:
                    yield from _typed(reading, i, noun)  # of "singer, actor and activist Doris Day" the first ones


def _described(reading: DocumentReading, name: int, noun: int, *, is_behind: bool) -> Iterator[Relation]:
    """Yield what a noun beside a name says of it, where it may say so; `is_behind` tells that the name stands behind the noun."""
    tree = reading.tree
    is_noun = _may_describe(reading, noun) and not (is_behind and are_alternatives(tree, noun, name))
    if not is_noun or tree.entity[name] < 0 or not reading.is_named(name):
        return
    if (is_behind and _is_of_another(reading, name, noun)) or _is_of_possessed(tree, name, noun):
        return
    for described in _described_names(reading, name, noun):
        yield from _typed(reading, described, noun)
        yield from (r for c in _joined(reading, noun, name) for r in _typed(reading, described, c))


def _fronted(reading: DocumentReading, pronoun: int, noun: int) -> Iterator[Relation]:
    """Yield what a description before a pronoun says of it: "A native of Detroit, he studied law"."""
    trigger = reading.trigger(pronoun)
    for conjunct in reading.tree.conjuncts(noun):
        role = find_role(reading, conjunct) if reading.may_be_person(pronoun) else None
        if role is not None:
            yield from role_relations(trigger, pronoun, role, rule="apposition/role", qualifiers=times_after(reading, conjunct))
        yield from noun_relations(trigger, pronoun, conjunct, rule="apposition", owned=role is None)


def _described_names(reading: DocumentReading, name: int, noun: int) -> list[int]:
    """Return the names a noun beside one describes: a plural one all that are listed, "Mark and Ann, the presenters"; else the nearest.

    A number tells how many it describes: of "two cities, Bonn and Kiel" both, of "28 states, Puerto Rico and Canada" none.
    """
    tree = reading.tree
    first = tree.heads[name] if tree.labels[name] == "conj" else name
    listed = [n for n in tree.conjuncts(first) if tree.entity[n] >= 0 and reading.is_named(n)] or [name]
    if tree.tags[noun] != "NNS":
        return [max((n for n in listed if n < noun), default=name)] if name < noun else [name]
    counts = [v for c in tree.kids(noun, "nummod") if (v := reading.values.at(c)) is not None and v.kind is ValueKind.COUNT]
    return listed if all(v.normal == str(len(listed)) for v in counts) else []


def _may_describe(reading: DocumentReading, noun: int) -> bool:
    """Tell whether a noun may say what a name beside it is: no percentage, the next thing of a list ("Acme, 40 per cent of Bolt, and a mill").

    Nor does one of what the name is told to have: "Acme, the owners of which are Ann and Bo".
    """
    tree, value = reading.tree, reading.values.at(noun)
    is_noun = tree.entity[noun] < 0 and (tree.pos[noun] == "NOUN" or part_of(tree, noun) >= 0)
    is_of_it = any(tree.words[c].lower() in pronouns.relative for c in tree.kids(noun, "nmod"))
    return is_noun and not is_of_it and (value is None or value.kind is not ValueKind.PERCENT)


def _joined(reading: DocumentReading, noun: int, name: int) -> list[int]:
    """Return what "and" says of a name beside the noun behind it: "Ann Lee, widow of Karl and mother of Bo"; "a nurse and a boy" may be two."""
    tree, is_person = reading.tree, reading.mention(name).label == "Person"
    article = {tree.words[c].lower() for c in tree.kids(noun, "det")}
    return [
        c
        for c in tree.exact_kids(noun, "conj")
        if name < noun < c
        and tree.tags[noun] == tree.tags[c] == "NN"
        and tree.exact_kids(c, "nmod")
        and not tree.kids(c, "appos", "nummod", "nmod:poss")
        and {tree.words[d].lower() for d in tree.kids(c, "det")} in (set(), article & determiners.definite)
        and (kind_label(tree.lemmas[c]) == "Role") == is_person
    ]


def _is_of_another(reading: DocumentReading, name: int, noun: int) -> bool:
    """Tell whether a noun before several names describes the first alone: "the pilot Ann Lee and Senator Karl Voss"."""
    tree = reading.tree
    nearer = [c for c in tree.kids(noun, "appos") if noun < c < name and tree.entity[c] >= 0]
    return bool(nearer) and tree.tags[noun] == "NN" and bool(tree.kids(name, "cc"))


def _is_of_possessed(tree: Tree, name: int, noun: int) -> bool:
    """Tell whether a noun behind what somebody has describes that: "Karl's son, the king" is not Karl."""
    return tree.labels[name] == "nmod:poss" and noun > tree.heads[name]


def _same_name(reading: DocumentReading, i: int, apposition: int) -> Iterator[Relation]:
    """Yield the other name of an organization that an acronym beside its name is, in parentheses one of other letters, too ("(PKT)")."""
    tree = reading.tree
    name, short = reading.argument(i), reading.argument(apposition)
    start = tree.names[tree.entity[apposition]].start
    end = tree.names[tree.entity[apposition]].end
    in_parentheses = start > 0 and tree.words[start - 1] == "(" and tree.words[end : end + 1] == [")"]
    is_foreign = (
        in_parentheses
        and " " in name.text
        and " " not in short.text  # the Criminal Division of the COURT OF APPEAL is no name of it
        and short.text.isupper()
        and short.text not in name_parts.abbreviations
        and _are_organizations(name, short)
    )
    if is_acronym(short.text, name.text) or is_acronym(name.text, short.text):
        yield reading.trigger(i).relation(name, "be named", short, rule="apposition/acronym")
    elif is_foreign:
        yield reading.trigger(i).relation(name, "be abbreviated as", short, rule="apposition/acronym")
    elif any(tree.words[c].lower() in factuality.adverbs_of_the_past for c in tree.kids(apposition, "advmod")):
        former = reading.trigger(i).of_former()
        yield former.relation(name, "be known as", short, rule="apposition/former name", phrase="formerly")


def _are_organizations(*arguments: Argument) -> bool:
    return all(family(argument.mention.label) in ("", "organization") for argument in arguments)


def is_acronym(short: str, name: str) -> bool:
    """Tell whether a name is the acronym of another: the capitals of its words, in order.

    >>> is_acronym("WHO", "World Health Organization"), is_acronym("PDVSA", "Petroleos de Venezuela")
    (True, False)
    """
    letters = short.replace(".", "")
    if not 2 <= len(letters) <= 8 or not letters.isupper() or " " in short:
        return False
    words = [w for w in name.replace("-", " ").split() if w[:1].isupper()]
    return len(words) > 1 and "".join(w[0] for w in words) == letters


def _is_no_kind(reading: DocumentReading, name: int, noun: int) -> bool:
    """Tell whether a noun beside a name is none of its kind: part of a list ("Absent: Ann Berg"), of an address, or another's role.

    Nor is it what the name stands for by its initials: "personal consumption expenditures (PCE)". "Questions from counsel, Mr Gill" are no Mr Gill.
    """
    tree = reading.tree
    first, last = sorted((name, noun))
    kind = family(reading.mention(name).label)
    is_role = class_of_noun(tree.lemmas[noun], counted=False, plural=False) == "Person"
    listed = not {":", ";"}.isdisjoint(tree.words[first:last]) or any(c.isdigit() for c in tree.words[noun])
    is_thing = tree.tags[noun] == "NNS" and reading.mention(name).label == "Person" and kind_label(tree.lemmas[noun]) != "Role"
    return (
        listed
        or (noun < name and tree.tags[noun] == "NN" and bool(tree.kids(name, "advmod")))  # "the growth of markets, mainly Peru"
        or _is_in_list(reading, name, noun)
        or is_thing
        or tree.lemmas[noun] in nouns.of_naming
        or _is_of_several(reading, name, noun)
        or (_is_bracketed_note(reading, noun) and (kind != "person" or kind_label(tree.lemmas[noun]) != "Role"))
        or _is_mere_person(reading, noun)
        or _is_around_place(reading, name, noun)
        or is_part_of_title(tree, name)
        or _is_short_for(reading, name, noun)
        or _is_entry(reading, name, noun)
        or (is_role and kind in ("organization", "place") and tree.lemmas[noun] != "member")
        or (kind == "place" and tree.lemmas[noun] in nouns.people - {"member"})  # "delegates of 14 countries, among them Norway"
    )


def _is_entry(reading: DocumentReading, name: int, noun: int) -> bool:
    """Tell whether a line lists a noun with the body it is from: "Honorary doctorate, University of Leeds, 1996"; not "Opposition party, Norda"."""
    tree = reading.tree
    is_line = (
        tree.labels[noun] == "root" and noun < name and "," in tree.words[noun:name] and not tree.kids(noun, "det", "nmod:poss")
    )
    kind = family(reading.mention(name).label)
    return is_line and kind in BODIES and family(class_of_noun(tree.lemmas[noun], counted=False, plural=False)) != kind


def _is_of_several(reading: DocumentReading, name: int, noun: int) -> bool:
    """Tell whether a plural noun stands right before one name, which is then read wrong: "the reigning champions Leeds" are nobody."""
    tree = reading.tree
    is_plural = noun < name and tree.tags[noun] == "NNS" and reading.mention(name).label == "Person"
    return is_plural and tree.labels[name] != "conj" and not tree.kids(name, "conj") and not tree.kids(noun, "conj")


def _is_in_list(reading: DocumentReading, name: int, noun: int) -> bool:
    """Tell whether a noun is listed with names: "China mainland, Hong Kong and Taiwan"."""
    tree = reading.tree
    is_bare = tree.tags[noun] == "NN" and not tree.kids(noun, "det", "nmod:poss")
    return noun < name and is_bare and "," in tree.words[noun:name] and bool(tree.kids(name, "conj"))


def _is_bracketed_note(reading: DocumentReading, noun: int) -> bool:
    """Tell whether brackets hold a note, without an article: "Nova (public beta)", "Ann Lee (bass)"."""
    tree = reading.tree
    start, end = phrase_extent(tree, noun)
    alone = start > 0 and tree.words[start - 1] == "(" and tree.words[end : end + 1] == [")"]
    return alone and not tree.kids(noun, "det", "nmod:poss", "nmod")


def _is_mere_person(reading: DocumentReading, noun: int) -> bool:
    """Tell whether a noun says no more than that somebody is somebody: "two individuals"."""
    tree = reading.tree
    return tree.lemmas[noun] in nouns.mere_people and not tree.kids(noun, "amod", "compound", "nmod", "acl")


def _is_around_place(reading: DocumentReading, name: int, noun: int) -> bool:
    """Tell whether a name is only where the place before it lies: "a plane in Nevada, United States"."""
    tree = reading.tree
    start = tree.names[tree.entity[name]].start
    if start - 2 <= noun or tree.words[start - 1] != "," or tree.entity[start - 2] < 0:
        return False
    return reading.mention(name).label in PLACES and reading.mention(tree.names[tree.entity[start - 2]].root).label in PLACES


def _is_short_for(reading: DocumentReading, name: int, noun: int) -> bool:
    """Tell whether a name in parentheses has the initials of the words before it, the last of which is the noun ("EMEs", too)."""
    tree, short = reading.tree, reading.mention(name).text
    short = short[:-1] if short.endswith("s") else short
    start = tree.names[tree.entity[name]].start
    if not short.isupper() or tree.words[start - 1] != "(" or start - 2 != noun:
        return False
    first, _ = tree.sentence_extents[tree.sentence[noun]]
    words = range(first, noun + 1)
    said = (
        "".join(tree.words[i][0] for i in w if tree.words[i][0].isalnum())
        for w in (words, (i for i in words if tree.pos[i] != "CCONJ"))
    )
    return any(letters.upper().endswith(short) for letters in said)


def _kin_of_subject(reading: DocumentReading, name: int, noun: int) -> int:
    """Return who "the son of" is said of: beside a place it is the subject of the clause ("was born in Oslo, the son of")."""
    tree = reading.tree
    if tree.lemmas[noun] not in nouns.kinship or reading.mention(name).label == "Person":
        return name
    head = name
    while tree.heads[head] != head:
        head = tree.heads[head]
        people = [s for s in tree.kids(head, "nsubj") if reading.is_person(s)]
        if people:
            return people[0]
    return name


def _typed(reading: DocumentReading, name: int, noun: int) -> Iterator[Relation]:
    """Yield what a noun beside a name says of it: whose it is, where from, else its kind."""
    name = _kin_of_subject(reading, name, noun)
    if _is_no_kind(reading, name, noun):
        return
    trigger, tree = reading.trigger(name), reading.tree
    if reading.mention(name).label == "Person":
        of_each = tree.tags[noun] == "NNS"
        role = find_role(reading, noun, of_each=of_each)
        if role is not None and of_each:
            yield from role_relations(trigger, name, role, rule="apposition/role", qualifiers=times_after(reading, noun))
        if role is not None:
            if not role.owners:
                yield from noun_relations(trigger, name, noun, rule="apposition", owned=False)
            return
    trigger = as_described(trigger, noun)
    if _has_ended(reading, noun):
        trigger = trigger.of_former()
    is_kin = tree.lemmas[noun] in nouns.kinship
    if not is_kin and any(tree.pos[c] == "PRON" for c in tree.exact_kids(noun, "nmod:poss")):
        if _is_thing(reading, name, noun):
            yield trigger.relation(name, "be", _bare_kind(reading, noun), rule=APPOSITION)
        return  # "her successor" tells whose, not what
    relations = list(noun_relations(trigger, name, noun, rule="apposition"))
    yield from relations
    # "Acme, a unit of Bolt" says what Acme is; that it is "a maker of cars" is told beside what it makes.
    is_doer = tree.lemmas[noun] in nouns.doers
    is_of = any(r.predicate.endswith(" of") and not (is_doer and r.object.mention.kind is MentionKind.NOMINAL) for r in relations)
    if not is_kin and not is_term(reading.tree, noun) and not is_of:
        kind = of_one(reading, kind_argument(reading, noun), noun)
        yield trigger.relation(name, "be", kind, rule=APPOSITION, qualifiers=list(of_kind(reading, noun)))


def _is_thing(reading: DocumentReading, name: int, noun: int) -> bool:
    """Tell whether a noun says of what kind a thing is that somebody made or has: "their album Rain", "his yacht Falk"."""
    return reading.mention(name).label in WARES and class_of_noun(reading.tree.lemmas[noun], counted=False, plural=False) in WARES


def _bare_kind(reading: DocumentReading, noun: int) -> Argument:
    """Return the kind that a noun with a possessor tells, without what tells it from others of theirs: "debut album", "car" of "its new car"."""
    tree, start = reading.tree, noun
    while start > 0 and tree.labels[start - 1] == "compound" and tree.heads[start - 1] == noun and tree.entity[start - 1] < 0:
        start -= 1
    label = class_of_noun(tree.lemmas[noun], counted=False, plural=False)
    return nominal_argument(reading.span(start, noun + 1), tree.text(start, noun + 1), label=label, head=tree.lemmas[noun])


def _has_ended(reading: DocumentReading, noun: int) -> bool:
    """Tell whether what a noun says was so until a year before that of the document: "a part of Acme until 2014"."""
    tree, written = reading.tree, reading.document.date[:4]
    ends = [c for c in tree.kids(noun, "nmod") if tree.preposition(c) in prepositions.of_ends and tree.is_year(c)]
    return any(not written or tree.words[c] < written for c in ends)


def find_instances(reading: DocumentReading) -> Iterator[Relation]:
    """Yield be(instance, noun): "companies such as SoftBank and NTT"."""
    tree = reading.tree
    for i in range(len(tree.words)):
        if tree.pos[i] == "NOUN":
            for head in reading.instances(i):
                if (
                    head != i
                    and reading.is_named(head)
                    and any(tree.preposition(c) in prepositions.instances for c in tree.kids(i, "nmod", "obl", "appos"))
                ):
                    noun = reading.argument(i)
                    if noun.mention.kind is MentionKind.NOMINAL and not _names_no_kind(tree, i) and _is_kind(tree, i, head):
                        short = _before_instances(reading, i)
                        yield _called(reading, i).relation(head, "be", of_one(reading, short, i), rule="instance/such as")


def _names_no_kind(tree: Tree, noun: int) -> bool:
    """Tell whether a noun with names behind it is no kind of theirs, or one that says nothing new: "any member including Norway", "a planet like Earth"."""
    is_any = any(tree.words[c].lower() in determiners.of_any for c in tree.kids(noun, "det"))
    is_bare = tree.tags[noun] == "NN" and not tree.kids(noun, "amod", "compound", "nmod:desc", "nmod:poss")
    like = [n for n in tree.kids(noun, "nmod") if tree.preposition(n) == "like"]
    is_ware = class_of_noun(tree.lemmas[noun], counted=False, plural=False) in WARES
    is_likeness = bool(like) and (is_bare or (is_ware and all(_is_place(tree, n) for n in like)))
    return is_any or is_likeness or tree.lemmas[noun] in nouns.no_kinds


def _is_place(tree: Tree, i: int) -> bool:
    """Tell whether a word is the name of a country or a town, which is no ware: "legal drugs like Portugal"."""
    return tree.entity[i] >= 0 and tree.names[tree.entity[i]].label == "GPE"


def _called(reading: DocumentReading, noun: int) -> Trigger:
    """Return a noun as the word that says what its instances are; of "what he calls rogue states such as Chad" he says so."""
    trigger, tree = reading.trigger(noun), reading.tree
    verb = tree.heads[noun]
    is_called = tree.bases[verb] == "acl" and tree.lemmas[verb] in verbs.deeming and tree.lemmas[tree.heads[verb]] == "what"
    return replace(trigger, status=trigger.status.said_by(speaker(tree, verb))) if is_called else trigger


def _is_kind(tree: Tree, noun: int, instance: int) -> bool:
    """Tell whether a noun says of what kind its instances are: not the whole that includes a part ("a coalition including Norda").

    Behind two kinds nobody can tell of which one something is: "poor countries and rich ones, including Norda".
    """
    including = [c for c in tree.kids(noun, "nmod", "obl", "appos") if tree.preposition(c) == "including"]
    is_whole = tree.tags[noun] == "NN" and bool(tree.kids(noun, "det", "nmod:poss"))
    conjuncts = [c for c in tree.exact_kids(noun, "conj") if noun < c < instance and tree.pos[c] == "NOUN"]
    are_two = any(tree.kids(c, "amod", "compound", "det") for c in conjuncts)  # "laws and regulations" are one kind
    return not (including and (is_whole or are_two))


def _before_instances(reading: DocumentReading, i: int) -> Argument:
    """Return the noun phrase without its instances."""
    start = start_of_kind(reading.tree, phrase_extent(reading.tree, i)[0], i)
    start += reading.tree.tags[start] == "JJR" and start < i  # "smaller shops such as Acme" are smaller than others
    span = reading.span(start, i + 1)
    text = reading.tree.text(start, i + 1)
    argument = reading.argument(i)
    return replace(argument, text=text, span=span, mention=replace(argument.mention, text=text, span=span))
