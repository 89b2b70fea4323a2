"""Find the triples of examples in their texts: what they call things, how they write values, which pairs of things they mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.learning.examples import Example, squash
from kg.ontology import NameHint
from kg.ontology.forms import (
    BEFORE_BRACKET,
    FIRST_AND_LAST,
    NO_ARTICLE,
    ONE,
    PERSONS,
    QUOTED,
    UNIT,
    VALUE_FORMS,
    first_and_last,
    is_shortened,
)
from kg.parsing import Tree
from kg.relations.pairs import Pair, iter_thing_pairs
from kg.relations.reading import DocumentReading
from kg.relations.things import LONGEST_NAME, PRONOUNS, Thing, find_things, lower_words

Names = Mapping[tuple[str, ...], NameHint]

ARTICLES = frozenset({"the", "a", "an"})
IN_BRACKETS = re.compile(r"([\d.]+) \((.+)\)")

MOSTLY_ONE = 0.05
"""Share of a property's sentences that may have several objects of it, where it has one."""

ALIAS_SHARE, ALIAS_TIMES = 0.5, 2
"""Of a word's sentences, the share and the number that have a name which their text does not spell, for the word to mean it."""


def variants(name: str) -> Iterator[str]:
    """Yield the ways a text may say a name of the examples: without quotation marks, without what stands in brackets."""
    bare = name.strip('"')
    yield bare
    plain = re.sub(r"_?\s*\([^)]*\)", "", bare)
    if plain != bare and plain:
        yield plain


def _find_words(tree: Tree, wanted: set[str]) -> tuple[int, int] | None:
    """Return the words of a text that are one of the names, compared squashed."""
    longest = max(map(len, wanted))
    for start in range(len(tree.words)):
        joined = ""
        for end in range(start, min(len(tree.words), start + LONGEST_NAME)):
            joined += squash(tree.words[end])
            if joined in wanted:
                return start, end + 1
            if len(joined) > longest:
                break
    return None


def learn_names(examples: Sequence[Example], readings: Sequence[DocumentReading]) -> Names:
    """Return what the examples call the things their texts name, and as what they know them."""
    written: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    known: dict[tuple[str, ...], set[str]] = defaultdict(set)
    unseen: dict[str, Counter[str]] = defaultdict(Counter)
    occurs: Counter[str] = Counter()
    for example, reading in zip(examples, readings, strict=True):
        tree = reading.tree
        small = {w.lower() for w, pos in zip(tree.words, tree.pos, strict=True) if pos in ("ADJ", "NOUN", "PROPN")}
        occurs.update(small)
        for subject, prop, other in example.triples:
            for name, role in ((subject, f"subject of {prop}"), (other, prop)):
                if name.lower() in PRONOUNS:
                    continue
                place = _find_words(tree, {squash(v) for v in variants(name)} - {""}) if name.strip('"') else None
                if place is not None and reading.values.at(place[0]) is not None and reading.values.at(place[1] - 1) is not None:
                    continue  # a date, an amount: no name
                if place is not None:
                    words = lower_words(tree, *place)
                    if any(c.isalpha() for c in "".join(words)):
                        written[words][name.strip('"')] += 1
                        known[words].add(role)
                elif role == prop and any(c.isalpha() for c in name):
                    unseen[name.strip('"')].update(small)
    for name, beside in sorted(
        unseen.items()
    ):  # "American" for United States: a word that mostly comes with a name not in the text
        alias, times = min(beside.items(), key=lambda item: (-item[1] / occurs[item[0]], -item[1], item[0]))
        if times >= ALIAS_TIMES and times / occurs[alias] >= ALIAS_SHARE and (alias,) not in written:
            written[alias,][name] += times
            known[alias,].update(p for e in examples for _, p, o in e.triples if o.strip('"') == name)
    return {
        words: NameHint(min(c.items(), key=lambda i: (-i[1], i[0]))[0], tuple(sorted(known[words]))) for words, c in written.items()
    }


def written_forms(thing: Thing, tree: Tree) -> set[str]:
    """Return the ways a thing may be written, squashed."""
    if thing.means is not None:
        return written_forms(thing.means, tree) | set(thing.words)
    if thing.value is not None:
        return {squash(form(thing.value)) for form in VALUE_FORMS.values()} - {""}
    own = squash("".join(thing.words))
    if thing.kind == "Person" and thing.hint is None:
        own = squash("".join((thing.words[0], thing.words[-1])))
    name = {squash(thing.hint.written)} if thing.hint is not None else set()
    if thing.words[0] in ARTICLES and len(thing.words) > 1:
        name.add(squash("".join(thing.words[1:])))
    return {own, *name, squash(tree.text(thing.start, thing.end))}


def align(example: Example, reading: DocumentReading, names: Names) -> tuple[list[Pair], list[frozenset[str]], list[bool]]:
    """Return the pairs of an example, the properties stated of each, and for each triple whether it was found."""
    things = find_things(reading, names)
    pairs = list(iter_thing_pairs(reading, things))
    forms = {id(thing): written_forms(thing, reading.tree) for thing in things}
    stated: list[set[str]] = [set() for _ in pairs]
    found = []
    for subject, prop, other in example.triples:
        firsts, seconds = ({squash(v) for v in variants(name)} for name in (subject, other))
        hits = [n for n, p in enumerate(pairs) if forms[id(p.subject)] & firsts and forms[id(p.object)] & seconds]
        for n in hits:
            stated[n].add(prop)
        found.append(bool(hits))
    return pairs, [frozenset(s) for s in stated], found


def learn_forms(examples: Sequence[Example], readings: Sequence[DocumentReading], names: Names) -> dict[str, frozenset[str]]:
    """Return how the values of each property are written, and whether a subject has one of it in a sentence."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    sentences, several = Counter[str](), Counter[str]()
    for example, reading in zip(examples, readings, strict=True):
        things = find_things(reading, names)
        values = [t.value for t in things if t.value is not None]
        per = Counter(p for _, p, _ in example.triples)
        sentences.update(per.keys())
        several.update(p for p, n in per.items() if n > 1)
        bare_names = {squash(" ".join(t.words[1:])) for t in things if t.words[0] in ARTICLES and len(t.words) > 1}
        for subject, prop, other in example.triples:
            votes[prop][NO_ARTICLE] += squash(subject) in bare_names
            votes[prop]["article"] += squash(subject).removeprefix("the") in bare_names
            bare = squash(other.strip('"'))
            votes[prop]["all"] += 1
            votes[prop][QUOTED] += other.startswith('"')
            unit = IN_BRACKETS.fullmatch(other.strip('"'))
            if unit:
                bare = squash(unit[1])
                votes[prop][f"{UNIT}{unit[2]}"] += 1
            for name, form in VALUE_FORMS.items():
                votes[prop][name] += any(squash(form(v)) == bare for v in values)
    told: dict[str, frozenset[str]] = {}
    for prop, count in votes.items():
        best = max(VALUE_FORMS, key=lambda name: count[name])
        forms = {best} if count[best] else set()
        if 2 * count[QUOTED] > count["all"]:
            forms.add(QUOTED)
        if 2 * count[NO_ARTICLE] > count["article"]:
            forms.add(NO_ARTICLE)
        forms |= {name for name, n in count.items() if name.startswith(UNIT) and 2 * n > count["all"]}
        if several[prop] <= MOSTLY_ONE * sentences[prop]:
            forms.add(ONE)
        if forms:
            told[prop] = frozenset(forms)
    shortened = _shortened(examples, readings)
    if shortened:
        told[PERSONS] = shortened
    return told


def _shortened(examples: Sequence[Example], readings: Sequence[DocumentReading]) -> frozenset[str]:
    """Return where the examples write long names of persons without those between more often than in full."""
    votes: Counter[str] = Counter()
    for example, reading in zip(examples, readings, strict=True):
        written = {squash(name) for s, _, o in example.triples for name in (s, o)}
        for thing in find_things(reading, {}):
            if thing.kind == "Person" and len(thing.words) > 2:
                text = reading.tree.text(thing.start, thing.end)
                vote = (squash(first_and_last(text)) in written) - (squash(text) in written)
                votes[FIRST_AND_LAST] += vote
                after = reading.document.text[reading.tree.ends[thing.end - 1] :]
                votes[BEFORE_BRACKET] += vote * is_shortened(frozenset({BEFORE_BRACKET}), after)
    return frozenset(form for form, vote in votes.items() if vote > 0)
