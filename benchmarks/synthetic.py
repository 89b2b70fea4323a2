"""Contributions made by rule, for measuring and testing the store without a language model.

Names are drawn from a Zipf-like distribution, as in news: a few are in most documents, most in a few. Everything is a
function of the document's number, so any document can be made alone, again and anywhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg.config import DEFAULT_BASE
from kg.identifiers import digest, mint_iri, slug
from kg.model import (
    Argument,
    Document,
    Entity,
    Evidence,
    Factuality,
    Mention,
    MentionKind,
    Modality,
    Qualifier,
    QualifierKind,
    Relation,
    Statement,
    TextSpan,
)
from kg.statements.contract import Contribution

ONSETS = ["B", "Br", "C", "D", "Dr", "F", "G", "Gr", "H", "J", "K", "L", "M", "N", "P", "Qu", "R", "S", "T", "V"]
MIDDLES = ["a", "e", "i", "o", "u", "al", "en", "is", "or", "un"]
CONSONANTS = ["b", "c", "d", "g", "l", "m", "n", "p", "r", "s", "t", "v", "z"]
ENDINGS = ["dex", "lio", "mar", "nova", "pher", "quist", "ra", "son", "tell", "vik"]
KINDS = ["Systems", "Energy", "Motors", "Foods", "Labs", "Media", "Steel", "Air", "Health", "Logistics"]
SUFFIXES = ["", "", "", " Inc.", " Group", " Corp."]
PLACES = ["Arland", "Borvia", "Cassara", "Dunmoor", "Estaria", "Fellmark", "Gorania", "Hestia", "Ilmara", "Jorund"]
DESCRIPTIONS = ["chip maker", "airline", "bank", "world's largest maker of steel"]
VERBS = [
    ("acquires", "acquire"),
    ("investsIn", "invest in"),
    ("partnersWith", "partner with"),
    ("competesWith", "compete with"),
    (None, "praise"),
]


def _word(number: int) -> str:
    """Return a word that sounds like a name; neighbours in number are far apart in spelling."""
    rng = random.Random(number * 7919)  # noqa: S311
    return "".join(rng.choice(part) for part in (ONSETS, MIDDLES, CONSONANTS, MIDDLES, ENDINGS)).capitalize()


def _company(number: int, rng: random.Random) -> tuple[str, str]:
    return f"{_word(number)} {KINDS[number % 10]}{rng.choice(SUFFIXES)}", "Company"


def _person(number: int) -> tuple[str, str]:
    return f"{_word(100_000 + number % 300)} {_word(200_000 + number)}", "Person"


def _local(name: str, document_id: str) -> str:
    """Return the last part of an entity's IRI; that of a description is its document's own."""
    return f"{slug(name)}-{digest(document_id, name)[:8]}" if name.startswith("the ") else slug(name)


def _zipf(rng: random.Random, most: int) -> int:
    """Return a rank from 0 below `most`, each about inversely likely to its place."""
    return min(most - 1, int(most ** rng.random()) - 1)


def contribution(
    number: int, *, statements: int = 12, names: int = 20_000, base: str = DEFAULT_BASE, descriptions: float = 0.0
) -> Contribution:
    """Return the contribution of a document; `descriptions` is the share of subjects that it describes and does not name."""
    rng = random.Random(number)  # noqa: S311  # made by rule, not secret
    chance = random.Random(f"descriptions of {number}")  # noqa: S311  # one of its own: the rest stays as it is without descriptions
    document_id = f"article-{number}"
    parts: list[str] = []
    length = 0
    entities: dict[str, tuple[str, list[TextSpan]]] = {}
    made: list[tuple[Relation, str | None, str, str]] = []

    def put(text: str) -> TextSpan:
        nonlocal length
        span = TextSpan(document_id, length, length + len(text))
        parts.append(text)
        length += len(text)
        return span

    def mention(name: str, class_name: str) -> Mention:
        span = put(name)
        entities.setdefault(name, (class_name, []))[1].append(span)
        kind = MentionKind.NOMINAL if name.startswith("the ") else MentionKind.NAME
        return Mention(span=span, text=name, kind=kind, label=class_name, head=name.split()[-1].lower())

    for _ in range(statements):
        start = length
        who = _company(_zipf(rng, names), rng)
        subject = mention(*who) if chance.random() >= descriptions else mention(f"the {chance.choice(DESCRIPTIONS)}", "Company")
        prop, predicate = rng.choice(VERBS)
        put(f" {predicate} ")
        object_ = mention(*_company(_zipf(rng, names), rng)) if rng.random() < 0.8 else mention(rng.choice(PLACES), "Place")
        qualifiers = []
        if rng.random() < 0.4:
            put(" in ")
            year = str(2000 + rng.randrange(26))
            qualifiers.append(Qualifier(kind=QualifierKind.TIME, text=year, span=put(year), normal=year))
        if rng.random() < 0.3:
            put(" for ")
            amount = rng.randrange(1, 500)
            text = f"${amount} million"
            qualifiers.append(Qualifier(kind=QualifierKind.AMOUNT, text=text, span=put(text), normal=f"USD {amount}000000"))
        speaker = None
        if rng.random() < 0.2:
            put(", said ")
            speaker = mention(*_person(_zipf(rng, 800)))
        put(". ")
        sentence = TextSpan(document_id, start, length - 1)
        modality = rng.choice([Modality.ASSERTED, Modality.ASSERTED, Modality.ASSERTED, Modality.PLANNED, Modality.POSSIBLE])
        relation = Relation(
            subject=Argument(text=subject.text, span=subject.span, mention=subject),
            phrase=predicate,
            predicate=predicate,
            object=Argument(text=object_.text, span=object_.span, mention=object_),
            qualifiers=tuple(qualifiers),
            factuality=Factuality(negated=rng.random() < 0.05, modality=modality, attribution=speaker),
            evidence=Evidence(span=sentence, rule="synthetic"),
        )
        made.append((relation, prop, subject.text, object_.text))
    place = {name: i for i, name in enumerate(entities)}
    iri = {name: mint_iri(base, "entity", _local(name, document_id)) for name in entities}
    date = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return Contribution(
        document=Document(id=document_id, text="".join(parts), title=f"Article {number}", source=f"wire/{number}", date=date),
        entities=tuple(
            Entity(
                iri=iri[name], label=name, types=(kind,), aliases=(name,), mentions=tuple(spans), named=not name.startswith("the ")
            )
            for name, (kind, spans) in entities.items()
        ),
        entity_of={span: place[name] for name, (_, spans) in entities.items() for span in spans},
        statements=tuple(
            Statement(
                subject=iri[subject],
                predicate=relation.predicate,
                property=prop,
                object=iri[object_],
                relation=relation,
                attributed_to=iri[relation.factuality.attribution.text] if relation.factuality.attribution else None,
                confidence=round(rng.uniform(0.5, 0.98), 2),
            )
            for relation, prop, subject, object_ in made
            if subject != object_
        ),
        rejections=(),
    )


def contributions(first: int, last: int, **options: float) -> Iterator[Contribution]:
    """Yield the contributions of documents `[first, last)`."""
    return (contribution(number, **options) for number in range(first, last))  # type: ignore[arg-type]  # numbers
