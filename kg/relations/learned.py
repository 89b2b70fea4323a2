"""Relations by the evidence of a learned lexicon: of each pair of things in a sentence, the properties that the evidence speaks for.

What a property weighs for a pair is the sum of the weights of its evidence, in log odds; above zero it is more likely than not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp

from kg.clauses import Status, status_of
from kg.mentions import make_argument
from kg.model import Argument, Mention, MentionKind, Relation
from kg.ontology import LEARNED, Learned
from kg.ontology.forms import ONE
from kg.relations.arguments import country_of_adjective
from kg.relations.labels import label_evidence
from kg.relations.pairs import Pair, iter_thing_pairs
from kg.relations.reading import DocumentReading
from kg.relations.things import Thing, find_things

MARGIN = 1.5
"""Log odds below the threshold at which the likeliest pair of a sentence is still read."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A property that the evidence of a pair speaks for, with its weight, and that with the margin of the likeliest pair of a sentence."""

    pair: Pair
    property: str
    weight: float
    score: float


def weigh(pair: Pair, learned: Learned, least: int) -> Iterator[tuple[str, int]]:
    """Yield the properties that the evidence of a pair speaks for, with what it weighs in thousandths, where that is above the least."""
    table = learned.table
    sums, general = table.sums(pair.evidence)
    called = label_evidence(pair, learned.label_words)
    for prop, weight in zip(table.properties, sums.tolist(), strict=True):
        opened = called.pop(prop, ())
        total = weight + table.shared(opened) if opened else weight
        if total > least:
            yield prop, total
    for prop, opened in sorted(called.items()):  # of which there was no example
        total = general + table.shared(opened)
        if total > least:
            yield prop, total


def guess(reading: DocumentReading, learned: Learned) -> list[Guess]:
    """Return what a learned lexicon reads in a text, by place.

    A property is read where its weight is above the lexicon's threshold; the likeliest pair of a sentence is enough with a little less.
    Of a property that has one value, that pair is read alone.
    """
    least = round(1000 * (learned.threshold - MARGIN))
    found = [
        (weight / 1000, prop, pair)
        for pair in iter_thing_pairs(reading, find_things(reading, learned.names))
        for prop, weight in weigh(pair, learned, least)
    ]
    best: dict[tuple[object, ...], Guess] = {}
    read: dict[tuple[int, str], list[Pair]] = defaultdict(list)
    for weight, prop, pair in sorted(found, key=lambda f: -f[0]):
        subject, other = _identity(pair.subject), _identity(pair.object)
        here = (reading.tree.sentence[pair.subject.head], prop)
        if subject == other or (weight <= learned.threshold and read[here]):
            continue
        key = here if ONE in learned.forms.get(prop, ()) else (subject, prop, other)
        if key not in best and not any(_is_same(pair, known) for known in read[here]):
            best[key] = Guess(pair, prop, weight, weight if read[here] else weight + MARGIN)
            read[here].append(pair)
    return sorted(best.values(), key=lambda g: (g.pair.subject.start, g.pair.object.start, g.property))


def _is_same(one: Pair, other: Pair) -> bool:
    """Tell whether two pairs are readings of the same words: "Opera" and "Opera Software"."""
    return one.subject.overlaps(other.subject) and one.object.overlaps(other.object)


def _identity(thing: Thing) -> object:
    if thing.means is not None:
        return _identity(thing.means)
    return thing.hint.written if thing.hint is not None else thing.words


def find_learned(reading: DocumentReading, learned: Learned, *, own_names: bool) -> Iterator[Relation]:
    """Yield the relations that a learned lexicon reads in a text.

    Args:
        reading: the text.
        learned: the lexicon.
        own_names: take what the lexicon or a title's writing tells for a name as one, whatever the extraction takes it for.
    """
    for one in guess(reading, learned):
        first, second = (_argument(reading, t, own_names=own_names) for t in (one.pair.subject, one.pair.object))
        trigger = reading.trigger(one.pair.object.head, _status(reading, one.pair))
        relation = trigger.relation(first, f"{LEARNED} {one.property}", second, rule="learned", phrase=one.property)
        yield replace(relation, evidence=replace(relation.evidence, score=1 / (1 + exp(-one.weight))))


def _status(reading: DocumentReading, pair: Pair) -> Status:
    """Return the status of the clause that a pair stands in: what it denies, or only supposes, evidence does not make a fact."""
    tree, i = reading.tree, pair.object.head
    while tree.pos[i] not in ("VERB", "AUX") and not tree.kids(i, "cop"):
        if tree.heads[i] == i:
            return Status()
        i = tree.heads[i]
    return status_of(tree, i)


def _argument(reading: DocumentReading, thing: Thing, *, own_names: bool) -> Argument:
    tree, document = reading.tree, reading.document
    if thing.means is not None and own_names:
        return _argument(reading, thing.means, own_names=True)
    number = tree.entity[thing.head]
    named = number >= 0 and (tree.names[number].start, tree.names[number].end) == (thing.start, thing.end)
    if thing.kind == "adjective" and not own_names and (country := country_of_adjective(reading, thing.head)) is not None:
        return country
    if thing.kind == "pronoun" or (thing.value is None and (named or not own_names)):
        return make_argument(tree, document.id, thing.head)
    span = reading.span(thing.start, thing.end)
    text = tree.text(thing.start, thing.end)
    label = thing.kind if thing.kind[:1].isupper() else ""
    kind = MentionKind.NAME if any(c.isupper() or c.isdigit() for c in text) else MentionKind.NOMINAL
    mention = Mention(span=span, text=text, kind=kind, label=label, head=tree.lemmas[thing.head])
    return Argument(text=text, span=span, mention=mention, value=thing.value)
