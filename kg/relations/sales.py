"""Who gets what a noun says is sold: "the disposal of Acme to Bolt" has Bolt acquire Acme."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import nouns
from kg.english.classes import ORGANIZATIONS
from kg.model import Qualifier, QualifierKind, Relation
from kg.relations.clause_qualifiers import context_qualifiers
from kg.relations.coordination import iter_pairs
from kg.relations.noun_qualifiers import noun_qualifiers
from kg.relations.noun_status import noun_status
from kg.relations.qualifiers import merge_qualifiers, qualify
from kg.relations.reading import DocumentReading

SOLD_WHOLE = ORGANIZATIONS | {"Facility", "Vehicle"}
"""Classes of what has one owner; wares are supplied."""


def find_sales(reading: DocumentReading) -> Iterator[Relation]:
    """Yield who acquires what a noun says is sold."""
    tree = reading.tree
    for noun, lemma in enumerate(tree.lemmas):
        if lemma not in nouns.sales or tree.tags[noun] != "NN":
            continue
        sold = [
            i
            for c in tree.exact_kids(noun, "nmod")
            if tree.preposition(c) == "of"
            for i in tree.conjuncts(c)
            if reading.mention(i).label in SOLD_WHOLE and tree.tags[i] != "NNS"
        ]
        buyers = _buyers(reading, noun, sold[-1]) if sold else []
        if buyers:
            trigger = reading.trigger(noun, noun_status(reading, noun))
            used = [*sold, *buyers]
            around = context_qualifiers(reading, noun, used)
            qualifiers = merge_qualifiers(noun_qualifiers(reading, noun, used), around, _price(reading, noun))
            for buyer, whole in iter_pairs(buyers, sold):
                yield trigger.relation(buyer, "acquire", whole, rule="nominal/of", qualifiers=qualifiers)


def _price(reading: DocumentReading, noun: int) -> list[Qualifier]:
    """Return the sum that parsers hang on the verb: "completed the sale of Acme to Bolt for $3 million"."""
    tree, clause = reading.tree, reading.clause_of.get(reading.tree.heads[noun])
    paid = [o for o in clause.obliques if o.preposition == "for" and o.head > noun] if clause is not None else []
    qualifiers = (qualify(reading, o) for o in paid if tree.bases[noun] in ("obj", "obl"))
    return [q for q in qualifiers if q is not None and q.kind is QualifierKind.AMOUNT]


def _buyers(reading: DocumentReading, noun: int, sold: int) -> list[int]:
    """Return those with a name behind "to", wherever the parser hangs it: on the noun, on what is sold, on the verb whose object the sale is."""
    tree = reading.tree
    hosts = [noun, sold, *([tree.heads[noun]] if tree.bases[noun] == "obj" else [])]
    first = [c for h in hosts for c in tree.kids(h, "nmod", "obl") if c > sold and tree.preposition(c) == "to"][:1]
    return [i for c in first for i in tree.conjuncts(c) if reading.is_named(i)]
