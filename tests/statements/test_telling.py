"""Which facts without a property are told whole by their two ends, and stand where others are not likely enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import (
    Argument,
    Entity,
    Evidence,
    Mention,
    MentionKind,
    Qualifier,
    QualifierKind,
    Relation,
    Statement,
    TextSpan,
    Value,
    ValueKind,
)
from kg.statements.direct import hold_back
from kg.statements.telling import tells_kind, tells_whole

ACME = "https://kg.example.org/entity/Acme"


def relation_of(
    predicate: str, words: str, value: ValueKind | None = None, *, rule: str = "verbal/svo", qualifier: str = ""
) -> Relation:
    """Return what "Acme" is said to do to what words tell; a qualifier such as "count: 12" is one in those words, or behind them."""
    span = TextSpan("d", 5, 5 + len(words))
    kind = MentionKind.NAME if words[0].isupper() else MentionKind.NOMINAL
    mention = Mention(span=span, text=words, kind=kind, label="", head=words.split()[-1])
    worth = Value(kind=value, text=words, span=span, normal="") if value else None
    subject = Mention(span=TextSpan("d", 0, 4), text="Acme", kind=MentionKind.NAME, label="", head="Acme")
    name, _, text = qualifier.partition(": ")
    start = span.start + words.index(text) if text in words else span.end + 1
    given = [Qualifier(kind=QualifierKind(name), text=text, span=TextSpan("d", start, start + len(text)))] if name else []
    return Relation(
        subject=Argument(text="Acme", span=subject.span, mention=subject, value=None),
        phrase=predicate,
        predicate=predicate,
        qualifiers=tuple(given),
        object=Argument(text=words, span=span, mention=mention, value=worth),
        evidence=Evidence(span=TextSpan("d", 0, span.end), rule=rule),
    )


WHOLE = [
    relation_of("decorate", "two sailors of the Orlan"),
    relation_of("open", "a mill in Leeds"),
    relation_of("commission", "a study", qualifier="place: Leeds"),
    relation_of("be arrested in", "1963", ValueKind.DATE),
    relation_of("be arrested at", "the Halden border"),
    relation_of("be arrested during", "May", ValueKind.DATE),
    relation_of("include", "Bolt"),
    relation_of("receive", "12 votes", qualifier="count: 12"),
    relation_of("rise to", "4.1 percent", ValueKind.PERCENT),
    relation_of("rise to", "38", ValueKind.COUNT),
    relation_of("die of", "cancer"),
    relation_of("pay", "Bolt"),
    relation_of("pay", "a fine of £500", qualifier="amount: £500"),
    relation_of("instruct", "Bo Ek"),
    relation_of("act for", "the second claimant"),
    relation_of("claim", "£500", ValueKind.MONEY),
    relation_of("be sacked in", "1963", ValueKind.DATE),
    relation_of("arrange facility of", "£500", ValueKind.MONEY, rule="verbal/measure"),
    relation_of("have revenue of", "£500", ValueKind.MONEY, rule="result/issuer"),
    relation_of("seal off", "the Halden border"),
    relation_of("take office on", "May", ValueKind.DATE),
    relation_of("be cancelled in", "1963", ValueKind.DATE),
    relation_of("advise", "Bolt"),
    relation_of("deny", "liability"),
    relation_of("deny", "any wrongdoing"),
    relation_of("face", "a complaint by Bolt and a trial"),
    relation_of("give", "the island", qualifier="recipient: the convent of Halden"),
    relation_of("allocate", "140 seats", qualifier="recipient: the Norda Party"),
    relation_of("let", "the land", qualifier="recipient: Karl Voss"),
    relation_of("surrender in", "1808", ValueKind.DATE),
    relation_of("go bankrupt in", "1992", ValueKind.DATE),
    relation_of("exist from", "1932", ValueKind.DATE),
    relation_of("be cancelled in", "1969", ValueKind.DATE),
    relation_of("be", "a Dutch national", rule="apposition/noun"),
    relation_of("be", "the South African soprano", rule="apposition/noun"),
    relation_of("be", "the only woman in a British firm", rule="copular/noun"),
    relation_of("keep", "the base rate"),
    relation_of("affirm", "the court's sentence"),
    relation_of("lead", "the first financing round"),
]
LACKING = [
    relation_of("bring up", "the matter of the mill"),
    relation_of("sign", "a bill"),
    relation_of("decorate", "two sailors of the Orlan", rule="nominal/of"),
    relation_of("be arrested over", "the Halden affair"),
    relation_of("decorate in", "1963", ValueKind.DATE),
    relation_of("include", "two old mills"),
    relation_of("receive", "a parcel of books"),
    relation_of("receive", "a parcel", qualifier="count: 12"),
    relation_of("receive", "1963", ValueKind.DATE),
    relation_of("earn", "6", ValueKind.COUNT),
    relation_of("export", "two sorts of tea"),
    relation_of("serve", "8", ValueKind.COUNT),
    relation_of("instruct", "two clerks"),
    relation_of("claim", "a right of way"),
    relation_of("arrange talk of", "1963", ValueKind.DATE, rule="verbal/measure"),
    relation_of("advise", "two old mills"),
    relation_of("deny", "the rumour of a sale"),
    relation_of("deny", "funding"),
    relation_of("face", "a trial"),
    relation_of("face", "increased competition"),
    relation_of("give", "the island"),
    relation_of("give", "the island", qualifier="recipient: his niece"),
    relation_of("give", "a place", qualifier="recipient: Karl Voss"),
    relation_of("surrender in", "Leeds"),
    relation_of("leave in", "1974", ValueKind.DATE),
    relation_of("be", "a mutual friend", rule="apposition/noun"),
    relation_of("be", "a Norwegian ally", rule="apposition/noun"),
    relation_of("be", "a Dutch national", rule="verbal/oblique"),
    relation_of("keep", "the base camp"),
    relation_of("affirm", "one justice"),
    relation_of("lead", "growers in Leeds"),
]


@pytest.mark.parametrize("relation", WHOLE, ids=lambda r: f"{r.predicate} {r.object.text}")
def test_a_deed_with_its_object_says_a_fact_whole(relation):
    assert tells_whole(relation)


@pytest.mark.parametrize("relation", LACKING, ids=lambda r: f"{r.predicate} {r.object.text}")
def test_what_says_little_without_more_is_none(relation):
    assert not tells_whole(relation)


@pytest.mark.parametrize(
    ("relation", "is_enough"),
    [
        (relation_of("keep", "the base rate", qualifier="share: 4 per cent"), True),
        (relation_of("keep", "the base rate"), False),
        (relation_of("keep", "the base rate", qualifier="count: 4"), False),
        (relation_of("keep", "the base camp", qualifier="share: 4 per cent"), False),
        (relation_of("deny", "liability"), True),
        (relation_of("deny", "funding"), False),
    ],
    ids=lambda r: r.object.text if isinstance(r, Relation) else None,
)
def test_a_rate_is_told_by_its_number(relation, is_enough):
    assert tells_kind(relation) == is_enough


@pytest.mark.parametrize(
    ("predicate", "prop", "stands"), [("decorate", None, True), ("gladden", None, False), ("decorate", "hires", False)]
)
def test_a_fact_told_whole_stands_where_others_are_not_likely_enough(predicate, prop, stands):
    relation = relation_of(predicate, "Bolt")
    entities = [
        Entity(
            iri=f"https://kg.example.org/entity/{m.text}", label=m.text, types=(), aliases=(m.text,), mentions=(m.span,), named=True
        )
        for m in (relation.subject.mention, relation.object.mention)
    ]
    statement = Statement(
        subject=ACME,
        predicate=predicate,
        property=prop,
        object=entities[1].iri,
        relation=relation,
        attributed_to=None,
        confidence=0.7,
    )
    statement = replace(statement, sense=0.9 if prop else None)
    (result,) = hold_back([statement], entities, {e.mentions[0]: i for i, e in enumerate(entities)}, 0.5, 0.84)
    assert result.is_fact() == stands
