"""Arguments that a word gives other than by its own phrase: the country of an adjective, the kind that a noun says, a date."""

from __future__ import annotations

from dataclasses import replace

from kg.english import adjectives, determiners, nouns, numbers, prepositions, roles, signs, times
from kg.english.classes import ORGANIZATIONS, class_of_noun
from kg.mentions import make_argument, name_extent
from kg.mentions.names import adjectives_of_countries, class_of_country, country_name
from kg.model import Argument, Mention, MentionKind, TextSpan, Value
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

GOODS = frozenset({"Device", "Product", "Service", "Software"})
"""Classes of what a firm calls its own and somebody else has, too."""


def named_argument(reading: DocumentReading, start: int, end: int, name: str, label: str) -> Argument:
    """Return an argument for a name given otherwise in the text ("Japanese" for Japan)."""
    span = reading.span(start, end)
    mention = Mention(span=span, text=name, kind=MentionKind.NAME, label=label, head=name)
    return Argument(text=name, span=span, mention=mention)


def country_of_adjective(reading: DocumentReading, i: int) -> Argument | None:
    """Return the country that an adjective names, "Japan" for "Japanese"; "South American" names none, nor the first of "Chinese Indonesian".

    Nor does a people's behind that: "a Bosnian Serb leader" leads no Serbia.
    """
    tree = reading.tree
    start, end = name_extent(tree, i) or (i, i + 1)
    if tree.text(start, end) not in adjectives_of_countries():
        start, end = i, i + 1
    country = adjectives_of_countries().get(tree.text(start, end))
    if country is None or (start > 0 and tree.words[start - 1] in adjectives.parts_of_continents):
        return None
    before, behind = tree.words[start - 1] if start else "", tree.words[end] if end < len(tree.words) else ""
    if tree.words[end - 1] in adjectives.of_peoples_abroad and before in adjectives_of_countries().keys() | adjectives.of_descent:
        return None
    if behind and tree.bases[end] == "compound" and tree.lemmas[end] in nouns.studies:
        return None  # "a Russian literature professor"
    if behind in adjectives_of_countries():
        return None  # of "a Chinese Indonesian banker" it says the descent
    return named_argument(reading, start, end, country, class_of_country(country))


def party_of_adjective(reading: DocumentReading, i: int) -> Argument | None:
    """Return the party that an adjective names: "Democratic Party" for "Democratic", "Social Democratic Party" with "Social" before it."""
    tree = reading.tree
    party = adjectives.parties.get(tree.words[i]) if i >= 0 else None
    if party is None:
        return None
    before = tree.words[i - 1] if i else ""
    whole = f"{before} {party}" if before in adjectives.before_parties else party
    return named_argument(reading, i, i + 1, whole, "PoliticalParty")


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


def organizations_of_staff(reading: DocumentReading, noun: int) -> list[int]:
    """Return the names of the organizations whose board or staff a noun means ("the board of directors of Acme"), else the noun alone."""
    tree = reading.tree
    if tree.lemmas[noun] not in nouns.staffs:
        return [noun]
    before = [c for c in tree.exact_kids(noun, "nmod:poss", "compound") if tree.lemmas[noun] != "board" and reading.is_named(c)]
    behind = tree.kids(noun, "nmod")
    behind += [c for o in behind if tree.entity[o] < 0 for c in tree.kids(o, "nmod")]
    owned = [c for c in behind if tree.preposition(c) in prepositions.of_owners and reading.is_named(c)]
    owners = next(iter((*owned, *before)), None)
    named = tree.conjuncts(owners) if owners is not None else []
    return [i for i in named if reading.is_named(i) and reading.mention(i).label in ORGANIZATIONS] or [noun]


def kind_label(noun: str) -> str:
    """Return the class of what a noun says somebody is: a profession is a role one holds, not a person."""
    kind = class_of_noun(noun, counted=False, plural=False)
    is_role = kind == "Person" or noun in roles.kinds or noun in nouns.people or noun in nouns.persons
    return "Role" if is_role else kind


def kind_argument(reading: DocumentReading, noun: int) -> Argument:
    """Return the argument for a noun that says what somebody or something is."""
    argument = make_argument(reading.tree, reading.document.id, noun, reading.value_of(noun), described=True)
    if argument.mention.kind is not MentionKind.NOMINAL:
        return argument
    tree, label = reading.tree, kind_label(argument.mention.head)
    if label != "Role" and argument.mention.label:
        label = argument.mention.label  # by more than the noun: a militant group is no company, nor a news agency one of government
    places = tree.places(argument.span.start, argument.span.end)
    start = start_of_kind(tree, places.start, noun)
    span, text = reading.span(start, places.stop), tree.text(start, places.stop)
    return replace(argument, text=text, span=span, mention=replace(argument.mention, text=text, span=span, label=label))


def is_definite(tree: Tree, noun: int) -> bool:
    """Tell whether a noun means something known, by its article: "the mayor", "this mayor"."""
    return any(tree.words[c].lower() in determiners.definite for c in tree.kids(noun, "det"))


def start_of_kind(tree: Tree, start: int, noun: int) -> int:
    """Return where a kind begins in the phrase of its noun: after what only says when, which or how many are meant, "then", "several", "three".

    So does "our" before goods: what is "our photo app" is a photo app; what is "our partner", "our first app" is somebody's.
    """
    is_plural = tree.tags[noun] in ("NNS", "NNPS")
    if tree.words[start].lower() in determiners.of_speakers and kind_label(tree.lemmas[noun]) in GOODS and start + 1 < noun:
        ranked = (tree.tags[c] in ("JJS", "RBS") or tree.words[c].lower() in numbers.ordinals for c in range(start, noun))
        start += not any(ranked)
    start = start_after_time(tree, start, noun)
    while start < noun and (tree.words[start].lower() in determiners.of_some or (is_plural and tree.pos[start] == "NUM")):
        start += 1
    return start


def start_after_time(tree: Tree, start: int, noun: int) -> int:
    """Return where a description begins behind what says when it is so: "later a judge", "then-Liberal candidate", "the future judge"."""
    adjective = start + (tree.words[start].lower() in determiners.articles)
    if adjective < noun and tree.words[adjective].lower() in adjectives.of_later and kind_label(tree.lemmas[noun]) == "Role":
        return adjective + 1
    if start < noun and tree.pos[start] == "ADV" and tree.words[start].lower() in times.before_kinds:
        return start + 1 + (tree.words[start + 1] in signs.hyphens)
    return start


def of_one(reading: DocumentReading, kind: Argument, noun: int) -> Argument:
    """Return the kind that a plural says of each: "officer" of "two officers, Ann Lee and Bo Ek", "opposition party" of "parties such as Norda"."""
    tree = reading.tree
    word, lemma = tree.words[noun], tree.lemmas[noun]
    if tree.tags[noun] != "NNS" or lemma == word.lower() or kind.mention.kind is not MentionKind.NOMINAL:
        return kind
    places = tree.places(kind.span.start, kind.span.end)
    start = start_of_kind(tree, places.start, noun)
    while start < noun and (tree.pos[start] in ("DET", "NUM") or tree.words[start].lower() in determiners.of_some):
        start += 1  # "the two officers"
    single = lemma.capitalize() if word[0].isupper() and start < noun else lemma
    single = word[:-1] if word[:-1].isupper() else single  # "large MNCs"
    whole = tree.text(start, places.stop)
    at = len(tree.text(start, noun + 1)) - len(word)
    text = whole[:at] + single + whole[at + len(word) :]
    span = reading.span(start, places.stop)
    return replace(kind, text=text, span=span, mention=replace(kind.mention, text=text, span=span))


def nominal_argument(span: TextSpan, text: str, *, label: str, head: str) -> Argument:
    """Return an argument for words that name nobody, with the class that they tell."""
    return Argument(text=text, span=span, mention=Mention(span=span, text=text, kind=MentionKind.NOMINAL, label=label, head=head))


def value_argument(value: Value) -> Argument:
    """Return the argument for a value."""
    return replace(nominal_argument(value.span, value.text, label="", head=value.text), value=value)
