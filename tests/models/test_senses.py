"""Phrases with several senses, read by the shipped pipeline: which property they mean, where they mean one, and what stands as a fact."""

from __future__ import annotations

import pytest

import kg

SENSES = [
    ("Rosa Lind received the Turing Award in 2019.", "wins"),
    ("Rosa Lind receives a salary of $2 million.", None),
    ("Mara Holt received a ten-year sentence.", None),
    ("Acme makes engines in Oslo.", "produces"),
    ("Acme made a decision on Monday.", None),
    ("Acme made a payment to Bolt.", None),
    ("Orin holds a charge over the property.", None),
    ("Rosa Lind left Acme in 2015.", "resignsFrom"),
    ("Rosa Lind left her keys.", None),
    ("Rosa Lind returned to Leeds.", "visits"),
    ("The board wants Acme to act.", "urges"),
    ("The court directed Acme to act.", "urges"),
    ("Rosa Lind directed Larry Crowne.", None),
    ("The storm struck Florida on Monday.", "affects"),
    ("It strikes Rosa Lind as odd.", None),
    ("Acme sold shares in Apple.", None),
    ("Acme sold its unit to Falk.", "sells"),
    ("Acme launched a new phone.", "launches"),
    ("Acme launched an attack on Bolt.", "attacks"),
    ("Rosa Lind runs Acme.", "leads"),
    ("Rosa Lind ran a marathon in Oslo.", "participatesIn"),
    ("Acme entered the Chinese market.", "expandsIn"),
    ("Thousands of people entered Spain.", None),
    ("Orin Systems is a software company.", "instanceOf"),
    ("Orin Systems is a result of the merger.", None),
    ("Rosa Lind is a chemist.", "holdsRole"),
    ("Rosa Lind practised as a lawyer.", "holdsRole"),
    ("Rosa Lind practised as a child.", None),
    ("Rosa Lind read at Leeds University from her novel.", None),
    ("Rosa Lind stepped down from the stage.", None),
    ("Norway is against Sweden on Monday.", None),
    ("Norway jailed Rosa Lind without trial.", None),
    ("Norway disallowed the claim of Acme.", None),
    ("Acme Inc. acquired Bolt Corp. in 2015.", "acquires"),
    ("Rosa Lind acquired a reputation for haste.", None),
    ("Acme Inc. will expand the factory.", "develops"),
    ("Rosa Lind expanded her lead.", None),
    ("Norway built closer ties.", None),
    ("Norway made a remarkable recovery.", None),
    ("Rosa Lind briefly led the race.", None),
    ("Protesters blocked the exit.", None),
    ("Rosa Lind took on a new role.", None),
    ("Rosa Lind took on Bo Ek.", "competesWith"),
    ("Rosa Lind oversaw the camps.", None),
    ("Protesters greeted Rosa Lind.", None),
    ("Rosa Lind played nine seasons.", None),
    ("Rosa Lind is a devout Christian.", None),
    ("The toll stands in Norway.", None),
    ("Norway denied bail.", None),
    ("Norway imposed a fine.", None),
    ("Norway coach Bo Ek won.", None),
    ("Norway staged a coup.", None),
    ("Rosa Lind took over the Norwegian government.", None),
    ("Acme Inc. took over the Leeds airport.", "acquires"),
    ("Rosa Lind stayed in Leeds.", None),
    ("Acme Inc. adopted a new name.", None),
    ("Rosa Lind bought time.", None),
    ("Rosa Lind killed the bill.", None),
    ("Rosa Lind is a criminal.", None),
    ("Norway and Sweden held a series of negotiations.", "negotiatesWith"),
    ("Dozens of soldiers took over the house of Karl Voss.", None),
    ("The court ordered Acme Inc. to pay damages.", None),
    ("Rosa Lind made a film.", None),
    ("Three groups chose Rosa Lind on Monday.", None),
    ("The court released 12 pirates.", None),
    ("The Daily Falk published stories on the flood.", None),
    ("Rosa Lind introduced her report.", None),
    ("The Norwegian stock market staged a rally.", None),
    ("Norway is overseeing projects in Leeds.", None),
    ("The dollar hit a record low.", None),
    ("Rosa Lind wrote down the wrong number.", None),
    ("Norway adopted a new strategy.", "approves"),
    ("Acme Inc. backed Norway's bid.", "supports"),
    ("The SS Lind was a steamer.", "instanceOf"),
    ("Rosa Lind commanded the army.", "leads"),
    ("Rosa Lind commanded respect.", None),
    ("Rosa Lind co-chairs the Falk Foundation.", "leads"),
    ("Rosa Lind stood down as chairwoman of Acme.", "resignsFrom"),
    ("Rosa Lind interned at Acme Inc.", "employeeOrMemberOf"),
    ("Rosa Lind writes for The Guardian.", "employeeOrMemberOf"),
    ("Rosa Lind trounced Bo Ek.", "defeats"),
    ("Rosa Lind clinched the title.", "wins"),
    ("Rosa Lind clinched a deal.", None),
    ("Rosa Lind ridiculed Bo Ek.", "opposes"),
    ("Rosa Lind applauded the decision.", "supports"),
    ("Prosecutors arraigned Bo Ek.", "charges"),
    ("Rebels bombarded the town of Leeds.", "attacks"),
    ("Rosa Lind conferred with Bo Ek.", "meetsWith"),
    ("Fighting erupted in Leeds.", "locatedIn"),
    ("Rosa Lind held the presidency.", "holdsRole"),
    ("Rosa Lind was re-elected to the Norwegian parliament.", "employeeOrMemberOf"),
    ("Rosa Lind studied under Bo Ek.", "trains"),
    ("Norda Bank lent Acme Inc. $4 million.", "funds"),
]


@pytest.fixture(scope="module")
def triples():
    documents = [kg.Document(id=str(number), text=text) for number, (text, _) in enumerate(SENSES)]
    return [contribution.to_dict()["triples"] for contribution in kg.extract(documents)]


@pytest.mark.parametrize("number", range(len(SENSES)), ids=[text for text, _ in SENSES])
def test_a_phrase_means_its_property_in_its_sense_alone(triples, number):
    text, name = SENSES[number]
    properties = {triple["property"] for triple in triples[number]}
    by_phrase = {triple["property"] for triple in triples[number] if not triple["rule"].endswith("+sense")}
    assert properties == {name} or (name is None and by_phrase <= {None}), text


def test_the_contract_says_what_stands_as_a_fact(triples):
    direct = {text: [triple["direct"] for triple in rows] for (text, _), rows in zip(SENSES, triples, strict=True)}
    assert direct["Rosa Lind left Acme in 2015."] == [True]
    assert direct["It strikes Rosa Lind as odd."] == [False]
