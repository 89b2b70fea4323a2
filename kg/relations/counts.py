"""Say how many of something a relation is about: "three Marines", "dozens of rabbis", "26 of the 37 points"."""

from __future__ import annotations

from kg.clauses.relatives import PLURAL_TAGS
from kg.english import determiners, nouns, numbers, verbs
from kg.english.classes import HAPPENING
from kg.mentions import phrase_extent
from kg.model import Qualifier, QualifierKind, Value, ValueKind
from kg.relations.qualifiers import value_qualifier
from kg.relations.reading import DocumentReading


def count_of(reading: DocumentReading, head: int) -> Qualifier | None:
    """Return how many of something with a plural there are: "dozens of rabbis", "three Marines"; numbers in a phrase tell themselves."""
    tree, last = reading.tree, head
    if tree.entity[head] >= 0:
        values = (v for c in tree.exact_kids(head, "nummod") if (v := reading.values.at(c)) and v.kind is ValueKind.COUNT)
        return next((value_qualifier(v) for v in values), None) if tree.tags[head] in PLURAL_TAGS else None
    if (some := _some_thousand(reading, head) or _a_number(reading, head)) is not None:
        return some
    while tree.lemmas[last] in nouns.numbers:
        counted = next((c for c in tree.kids(last, "nmod") if tree.preposition(c) == "of"), None)
        if counted is None:
            return None
        start, last, end = phrase_extent(tree, head)[0], counted, last + 1
    if last == head or tree.tags[last] not in PLURAL_TAGS:
        return None
    return Qualifier(kind=QualifierKind.COUNT, text=tree.text(start, end), span=reading.span(start, end))


def number_of(reading: DocumentReading, head: int) -> Qualifier | None:
    """Return how many of something there are by a number: "the five bridges", "three of them"; not "one of them", "Rule 3"."""
    tree, own = reading.tree, reading.values.at(head)
    if own is not None and own.kind is ValueKind.COUNT and tree.pos[head] == "NUM":
        return value_qualifier(own) if own.normal != "1" else None
    if tree.tags[head] not in PLURAL_TAGS or tree.entity[head] >= 0:
        return None
    values = ((c, v) for c in tree.exact_kids(head, "nummod") if (v := reading.values.at(c)) and v.kind is ValueKind.COUNT)
    return next((value_qualifier(v) for c, v in values if is_counted_by(reading, head, c, v)), None)


def _some_thousand(reading: DocumentReading, head: int) -> Qualifier | None:
    """Return how many there are by a number that is none: "several thousand people"."""
    tree = reading.tree
    for number in tree.kids(head, "nummod", "compound", "amod"):
        some = [c for c in tree.kids(number, "amod", "det") if tree.words[c].lower() in determiners.of_some and c < number]
        if tree.lemmas[number] in nouns.numbers and some:
            return Qualifier(kind=QualifierKind.COUNT, text=tree.text(some[0], number + 1), span=reading.span(some[0], number + 1))
    return None


def _a_number(reading: DocumentReading, head: int) -> Qualifier | None:
    """Return how many there are by a noun for it: "killed dozens", "an unknown number of guards"; not "a total of nine guards"."""
    tree = reading.tree
    counted = next((c for c in tree.exact_kids(head, "nmod") if tree.preposition(c) == "of"), None)
    articles = [c for c in tree.exact_kids(head, "det") if tree.words[c].lower() in numbers.articles]
    if counted is None:
        is_bare = tree.tags[head] == "NNS" and not tree.kids(head, "det", "nmod", "nummod")
        verb = tree.lemmas[tree.heads[head]]  # "scores" may be told, too
        is_number = is_bare and tree.lemmas[head] in nouns.numbers and verb in verbs.of_people | verbs.dying
    else:
        is_of_many = tree.tags[counted] == "NNS" and not tree.exact_kids(counted, "nummod")
        is_number = is_of_many and bool(articles) and tree.lemmas[head] in nouns.amounts & nouns.counting
    start = phrase_extent(tree, head)[0]
    if not is_number:
        return None
    return Qualifier(kind=QualifierKind.COUNT, text=tree.text(start, head + 1), span=reading.span(start, head + 1))


def is_counted_by(reading: DocumentReading, noun: int, number: int, value: Value) -> bool:
    """Tell whether a number beside a noun says how many there are: "two parties"; not "a two-party system", "Rule 3", "the HR 68 stars"."""
    tree = reading.tree
    if value.kind is not ValueKind.COUNT or tree.bases[number] == "nmod":
        return True
    if number > noun or (tree.tags[number - 1] == "NNP" and tree.heads[number - 1] == noun):
        return False
    is_plural = tree.tags[noun] in PLURAL_TAGS or tree.lemmas[noun] in nouns.numbers
    return (
        is_plural or value.normal == "1" or not any(tree.bases[c] == "compound" for c in tree.children[noun] if number < c < noun)
    )


def counted_of_all(reading: DocumentReading, number: int) -> Qualifier | None:
    """Return the number that is so many of all: "won 26 of 37 points" is won 26."""
    tree, value = reading.tree, reading.values.at(number)
    if value is None or value.kind is not ValueKind.COUNT or tree.pos[number] != "NUM" or value.normal == "1":
        return None
    return value_qualifier(value) if any(tree.preposition(c) == "of" for c in tree.exact_kids(number, "nmod")) else None


def counts_the_whole(reading: DocumentReading, noun: int) -> bool:
    """Tell whether how many are "of" a noun is how many the noun is: "a group of nine", "the deaths of nine"; not "leaders of nine states"."""
    tree = reading.tree
    is_number = any(tree.lemmas[noun] in words for words in (nouns.quantities, nouns.counting, nouns.numbers, nouns.amounts))
    label, is_single = reading.mention(noun).label, tree.tags[noun] == "NN"
    return is_number or (label == "Group" if is_single else label in {"", *HAPPENING})
