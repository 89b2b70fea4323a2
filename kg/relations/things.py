"""Things in a text that a learned lexicon pairs: titles, names, values, nouns, pronouns, and longer readings of the same words.

In: a text with its tree and the names a lexicon knows. Out: things by their place, each with its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.mentions import phrase_extent
from kg.model import Value, ValueKind
from kg.ontology import NameHint
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

LONGEST_NAME = 12
"""Words of a name at most."""

NEAR_TOPIC = 2
"""Sentences after what a text begins with, in which a pronoun most likely stands for it; later ones are left to coreference."""

PRONOUNS = frozenset(["it", "he", "she", "they", "its", "his", "her", "their", "which", "who", "whose"])
SMALL_WORDS = frozenset(
    ["of", "the", "a", "an", "and", "in", "on", "for", "to", "with", "at", "from", "by", "'s", "’s", "&", "-", ":", "'", "!", "or"]
)
DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d{4}-\d\d(?:\d\d)?|\d\d?/\d\d?/\d{4}")
OPENING, CLOSING = frozenset(['"', "“", "``", "'", "‘"]), frozenset(['"', "”", "''", "'", "’"])


@dataclass(frozen=True)
class Thing:
    """Something that may be a subject or an object: the words `[start, end)`, the head among them, its kind."""

    start: int
    end: int
    head: int
    kind: str
    words: tuple[str, ...]
    value: Value | None = None
    hint: NameHint | None = None
    means: Thing | None = None
    """What a pronoun most likely stands for: what the text begins with."""
    around: str = ""
    """The kind of a longer thing that it is part of."""

    def overlaps(self, other: Thing) -> bool:
        """Tell whether two things share a word."""
        return self.start < other.end and other.start < self.end


def lower_words(tree: Tree, start: int, end: int) -> tuple[str, ...]:
    """Return the words of a stretch of text, lower case."""
    return tuple(tree.words[i].lower() for i in range(start, end))


def _head(tree: Tree, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= tree.heads[i] < end or tree.heads[i] == i), start)


class _Taker:
    """Take stretches of a text for things; what is taken first stays."""

    def __init__(self, reading: DocumentReading) -> None:
        self.tree = reading.tree
        self.taken = [False] * len(reading.tree.words)
        self.found: list[Thing] = []

    def take(self, start: int, end: int, kind: str, *, value: Value | None = None, hint: NameHint | None = None) -> None:
        """Take the words `[start, end)`, unless one of them is taken."""
        if start < end and not any(self.taken[start:end]):
            self.taken[start:end] = [True] * (end - start)
            words = lower_words(self.tree, start, end)
            self.found.append(Thing(start, end, _head(self.tree, start, end), kind, words, value, hint))


def find_things(reading: DocumentReading, names: Mapping[tuple[str, ...], NameHint]) -> list[Thing]:
    """Return the things of a text by their place.

    Titles come first, then names that the lexicon knows, values, names, quotations and nouns, none over another. Then come longer
    readings of the same words: "Opera" and "Software" may be one name, "President of Albania" is more than a country.
    """
    taker = _Taker(reading)
    _titles(reading, names, taker)
    _known_names(reading, names, taker)
    _codes(reading.tree, taker)
    for start, end, value in reading.values.places:
        kind = "date" if value.kind is ValueKind.DATE else "duration" if value.kind is ValueKind.DURATION else "number"
        taker.take(start, end, kind, value=value)
    for name in reading.tree.names:
        taker.take(name.start, name.end, (reading.mention(name.root).label or "name") if name.label != "NORP" else "adjective")
    _quotations(reading.tree, taker)
    _proper_nouns(reading.tree, taker)
    _nouns(reading.tree, taker)
    base = sorted(taker.found, key=lambda t: t.start)
    things = _with_longer(reading, names, base)
    topic = next((t for t in base if t.value is None and t.kind not in ("noun", "adjective", "code")), None)
    return sorted([*things, *_pronouns(reading.tree, topic)], key=lambda t: t.start)


def _with_longer(reading: DocumentReading, names: Mapping[tuple[str, ...], NameHint], things: Sequence[Thing]) -> list[Thing]:
    """Return the things with the longer readings of their words, each shorter one marked as part of the longest around it."""
    tree = reading.tree
    longer: dict[tuple[int, int], Thing] = {}
    known = {(t.start, t.end) for t in things}
    for kind, start, end in (*_runs(tree), *_inner_names(reading, things), *_phrases(tree, things), *_places(tree, things)):
        if (start, end) not in known and start < end and (start, end) not in longer:
            words = lower_words(tree, start, end)
            longer[start, end] = Thing(start, end, _head(tree, start, end), kind, words, hint=names.get(words))
    found = sorted([*things, *longer.values()], key=lambda t: (t.start, -t.end))
    by_sentence: dict[int, list[Thing]] = {}
    for thing in found:
        by_sentence.setdefault(tree.sentence[thing.head], []).append(thing)
    return [_marked(thing, together) for together in by_sentence.values() for thing in together]


def _marked(thing: Thing, together: Sequence[Thing]) -> Thing:
    """Return a thing with the kind of the longest thing that it is part of."""
    size = thing.end - thing.start
    wider = [t for t in together if t.start <= thing.start and thing.end <= t.end and t.end - t.start > size]
    return replace(thing, around=max(wider, key=lambda t: t.end - t.start).kind) if wider else thing


def _is_capital(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return word[0].isupper() or (word[0].isdigit() and i > 0)


def _runs(tree: Tree) -> Iterator[tuple[str, int, int]]:
    """Yield runs of capitals and digits, also over small words: "Opera Software", "Zen Bound 2", "President of the Senate"."""
    for first, stop in tree.sentence_extents:
        i = first
        while i < stop:
            if not _is_capital(tree, i):
                i += 1
                continue
            end = i + 1
            while end < stop and _is_capital(tree, end):
                end += 1
            if end - i > 1 and not all(tree.words[j][0].isdigit() for j in range(i, end)):
                yield "run", i, end
                if i == first:
                    yield "run", i + 1, end
            for wide in _joined(tree, end, min(stop, i + LONGEST_NAME)):
                yield "long run", i, wide
            i = end


def _joined(tree: Tree, end: int, stop: int) -> Iterator[int]:
    """Yield the ends of what small words join to a run that ends here: "Albania" and "2012" of "President of Albania from 2012"."""
    i = end
    while i < stop and (tree.words[i].lower() in SMALL_WORDS or _is_capital(tree, i)):
        i += 1
        if i > end + 1 and _is_capital(tree, i - 1) and not (i < stop and _is_capital(tree, i)):
            yield i


def _inner_names(reading: DocumentReading, things: Sequence[Thing]) -> Iterator[tuple[str, int, int]]:
    """Yield the names inside what was taken for a title."""
    tree = reading.tree
    titles = {tree.sentence[t.head]: t for t in things if t.kind == "title"}
    for name in tree.names:
        title = titles.get(tree.sentence[name.root])
        if title is not None and title.start <= name.start and name.end <= title.end:
            yield reading.mention(name.root).label or "name", name.start, name.end


def _phrases(tree: Tree, things: Sequence[Thing]) -> Iterator[tuple[str, int, int]]:
    """Yield whole noun phrases, without their article: "Togo women's national volleyball team"."""
    for thing in things:
        if thing.kind == "noun":
            start, _ = phrase_extent(tree, thing.head)
            while start < thing.head and tree.pos[start] == "DET":
                start += 1
            yield "phrase", start, thing.end
            if thing.end - thing.start > 1:
                yield "head", thing.head, thing.head + 1
                yield "modifier", thing.start, thing.head


def _places(tree: Tree, things: Sequence[Thing]) -> Iterator[tuple[str, int, int]]:
    """Yield what a comma joins: "Burlington, Vermont"."""
    by_start = {t.start: t for t in things}
    for thing in things:
        after = by_start.get(thing.end + 1)
        if after is not None and tree.words[thing.end] == "," and _is_capital(tree, thing.start) and _is_capital(tree, after.start):
            yield "place", thing.start, after.end


def _pronouns(tree: Tree, topic: Thing | None) -> Iterator[Thing]:
    for i, word in enumerate(tree.words):
        if topic is not None and i > topic.end and word.lower() in PRONOUNS:
            near = tree.sentence[i] - tree.sentence[topic.head] <= NEAR_TOPIC
            yield Thing(i, i + 1, i, "pronoun", (word.lower(),), means=topic if near else None)


def _known_names(reading: DocumentReading, names: Mapping[tuple[str, ...], NameHint], taker: _Taker) -> None:
    tree = reading.tree
    longest = min(LONGEST_NAME, max(map(len, names), default=0))
    i = 0
    while i < len(tree.words):
        end = next((e for e in range(min(len(tree.words), i + longest), i, -1) if lower_words(tree, i, e) in names), i)
        if end > i:
            number = tree.entity[_head(tree, i, end)]
            adjective = number >= 0 and tree.names[number].label == "NORP"
            kind = "adjective" if adjective else reading.mention(tree.names[number].root).label if number >= 0 else ""
            taker.take(i, end, kind or "name", hint=names[lower_words(tree, i, end)])
        i = max(end, i + 1)


def _titles(reading: DocumentReading, names: Mapping[tuple[str, ...], NameHint], taker: _Taker) -> None:
    """Take what a sentence begins with, up to its verb, where all of it is written like a title: "Anne's House of Dreams is set in"."""
    tree = reading.tree
    for first, stop in tree.sentence_extents:
        end = first
        while end < stop and _is_in_title(tree, end, first):
            end += 1
        if not _verb_follows(tree, first, end, stop):
            continue
        while end > first and tree.words[end - 1].lower() in SMALL_WORDS:
            end -= 1
        # "The Guardian" is a name, "The Album" may be any
        start = first + (tree.words[first].lower() in ("the", "a", "an") and end - first <= 2)
        known = next((names[w] for e in range(end - 1, start, -1) if (w := lower_words(tree, start, e)) in names), None)
        if known is not None and any(k.startswith("subject of") for k in known.known):
            continue  # "Ann Arbor in Michigan": a name that the examples say things of, and more
        dated = tree.pos[start] == "ADP" and any(tree.words[i][0].isdigit() for i in range(start, min(end, start + 3)))
        if end - start > 1 and tree.pos[start] not in ("PRON", "SCONJ", "ADV") and not dated:  # "In 2014 Ann Lee was"
            number = tree.entity[_head(tree, start, end)]
            whole = number >= 0 and (tree.names[number].start, tree.names[number].end) == (start, end)
            kind = (reading.mention(tree.names[number].root).label or "name") if whole else "title"
            taker.take(start, end, kind, hint=names.get(lower_words(tree, start, end)))


def _is_in_title(tree: Tree, i: int, first: int) -> bool:
    word = tree.words[i]
    return word[0].isupper() or word[0].isdigit() or (i > first and word.lower() in SMALL_WORDS)


def _verb_follows(tree: Tree, first: int, end: int, stop: int) -> bool:
    if end in (first, stop):
        return False
    if tree.words[end] == "," and tree.bases[_head(tree, first, end)] == "nsubj":
        return True
    adverb = tree.pos[end] == "ADV" and end + 1 < stop
    return tree.words[end] == "(" or tree.pos[end + adverb] in ("VERB", "AUX")


def _codes(tree: Tree, taker: _Taker) -> None:
    """Take numbers with marks inside that are no amounts: "0-439-17684-0", "10R/28L"."""
    i = 0
    while i < len(tree.words):
        end = i + 1
        while end < len(tree.words) and tree.starts[end] == tree.ends[end - 1] and tree.words[end] not in (",", ".", ")", ";", ":"):
            end += 1
        text = tree.text(i, end)
        if (
            sum(c.isdigit() for c in text) >= 3
            and any(c in text for c in "-/")
            and not any(c in text for c in "$€£%(")
            and not DATE.fullmatch(text)
        ):
            taker.take(i, end, "code")
        i = end


def _quotations(tree: Tree, taker: _Taker) -> None:
    for i, word in enumerate(tree.words):
        if word in OPENING:
            limit = min(len(tree.words), i + LONGEST_NAME + 1)
            end = next((j for j in range(i + 2, limit) if tree.words[j] in CLOSING), None)
            if end is not None:
                taker.take(i + 1, end, "quoted")


def _proper_nouns(tree: Tree, taker: _Taker) -> None:
    for i, pos in enumerate(tree.pos):
        if pos == "PROPN" and not taker.taken[i]:
            end = i + 1
            while (
                end < len(tree.words) and (tree.pos[end] == "PROPN" or tree.words[end] in ("-", "of", "&")) and not taker.taken[end]
            ):
                end += 1
            while end > i + 1 and tree.pos[end - 1] != "PROPN":
                end -= 1
            taker.take(i, end, "name")


def _nouns(tree: Tree, taker: _Taker) -> None:
    for i, pos in enumerate(tree.pos):
        if pos == "NOUN" and not taker.taken[i] and tree.bases[i] != "compound":
            start, _ = phrase_extent(tree, i)
            while start < i and (taker.taken[start] or tree.pos[start] not in ("NOUN", "ADJ", "PROPN")):
                start += 1
            taker.take(start, i + 1, "noun")
