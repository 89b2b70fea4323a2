"""Each construction on parses written by hand: a row a sentence. Adding a case is adding a row."""

from __future__ import annotations

import pytest

from kg.model import Modality
from kg.relations import PATTERNS
from tests import parses
from tests.parses import relations_of, triples_of

FOUND = [
    ("verbal", "invest with amount", parses.INVEST, {("Microsoft", "invest in", "Japan")}),
    ("verbal", "complement of saying", parses.SAID_WILL, {("it", "acquire", "Nokia")}),
    ("verbal", "passive turned round", parses.PASSIVE, {("high costs", "hinder", "Growth")}),
    ("verbal", "control and coordination", parses.PLANS_TO, {("Fiat", "buy", "Opel"), ("Fiat", "buy", "Saab")}),
    ("verbal", "relative clause", parses.RELATIVE, {("Fiat", "buy", "Chrysler"), ("Fiat", "launch", "models")}),
    (
        "verbal",
        "instances of a noun",
        parses.SUCH_AS,
        {("It", "involve partnership with", "SoftBank"), ("It", "involve partnership with", "NTT")},
    ),
    ("instance", "such as", parses.SUCH_AS, {("SoftBank", "be", "companies"), ("NTT", "be", "companies")}),
    (
        "title",
        "title and name",
        parses.TITLE,
        {("Brad Smith", "be president of", "Microsoft"), ("Sanae Takaichi", "be prime minister of", "Japan")},
    ),
    ("verbal", "names under titles", parses.TITLE, {("Brad Smith", "meet", "Sanae Takaichi")}),
    ("apposition", "noun of a name", parses.APPOSITION, {("Opel", "be division of", "General Motors")}),
    ("nominal", "between", parses.BETWEEN, {("Smith", "meet with", "Takaichi")}),
    ("modifier", "-based", parses.BASED, {("Sakura Internet", "be based in", "Tokyo")}),
    ("copular", "noun", parses.COPULA, {("Japan", "be", "the world's largest creditor")}),
    (
        "copular",
        "noun with an owner",
        parses.SUBSIDIARY,
        {("Opel", "be subsidiary of", "General Motors"), ("Opel", "be from", "Germany")},
    ),
    ("verbal", "participle of a predicate noun", parses.SUBSIDIARY, {("Opel", "be founded in", "1862")}),
    ("life", "dates of a life", parses.LIFE, {("Ada Lovelace", "be born", "1815"), ("Ada Lovelace", "die", "1852")}),
    ("life", "age", parses.AGED, {("Robert Mugabe", "be of age", "95")}),
    ("life", "kin, both ways", parses.HIS_WIFE, {("Ann", "be wife of", "his"), ("his", "be spouse of", "Ann")}),
    ("life", "death as a noun", parses.HIS_DEATH, {("his", "die", "1981")}),
    ("life", "degree", parses.DEGREE, {("Ann", "graduate from", "Yale")}),
    (
        "copular",
        "roles that share whose they are",
        parses.FOUNDER_AND_CEO,
        {("Ann", "be founder of", "Acme"), ("Ann", "be ceo of", "Acme")},
    ),
    ("title", "role of its possessor", parses.ITS_CHIEF, {("Ann", "be chief of", "Its")}),
    ("verbal", "person beside her role", parses.HEAD_OF_AGENCY, {("Ann", "visit", "Oslo"), ("Ann", "be head of", "Agency")}),
    ("copular", "who holds a role", parses.CEO_IS, {("Ann", "be ceo of", "Acme")}),
    ("verbal", "what a passive gives its subject", parses.AWARDED, {("Ann", "be awarded", "the Fields Medal")}),
    ("verbal", "what something is considered", parses.CONSIDERED, {("Ann", "be considered as", "a pioneer")}),
    (
        "verbal",
        "place after a date, and the place around it",
        parses.BORN_IN,
        {("Ann", "be born in", "Nara"), ("Ann", "be born in", "Japan")},
    ),
    (
        "verbal",
        "names after several prepositions",
        parses.LAUNCHED,
        {("Dragon", "be launched via", "Falcon"), ("Dragon", "be launched from", "Florida")},
    ),
    ("verbal", "urging and what is urged", parses.URGED, {("Berlin", "urge", "Fiat"), ("Fiat", "buy", "Opel")}),
    ("verbal", "ClearNLP labels", parses.CLEARNLP, {("Fiat", "buy", "The firm")}),
    ("copular", "ClearNLP labels", parses.CLEARNLP_COPULA, {("Turin", "be", "a city in Italy")}),
]


@pytest.mark.parametrize(("pattern", "case", "rows", "expected"), FOUND, ids=[f"{p}: {c}" for p, c, _, _ in FOUND])
def test_construction_finds_its_relations(pattern, case, rows, expected):
    assert expected <= triples_of(rows)


def test_every_construction_has_a_case():
    untested = set(PATTERNS) - {pattern for pattern, *_ in FOUND}
    assert untested == {"apposition/role"}, "give the new construction a row; apposition/role is tested below"


def test_appositive_role_names_whose_it_is():
    rows = """
Smith_ PROPN NNP 7 nsubj PERSON
, PUNCT , 3 punct
president NOUN NN 1 appos
of ADP IN 5 case
Microsoft_ PROPN NNP 3 nmod ORG:COMPANY
, PUNCT , 1 punct
resigned_ VERB VBD 0 root
. PUNCT . 7 punct
"""
    assert ("Smith", "be president of", "Microsoft") in triples_of(rows)


STATUS = [
    ("planned by will", parses.SAID_WILL, False, Modality.PLANNED),
    ("planned by plan to", parses.PLANS_TO, False, Modality.PLANNED),
    ("denied by not", parses.NOT_BOUGHT, True, Modality.ASSERTED),
    ("denied by fail to", parses.FAILED_TO, True, Modality.ASSERTED),
    ("denied by deny that", parses.DENIED_THAT, True, Modality.ASSERTED),
    ("possible by may", parses.MAY_BUY, False, Modality.POSSIBLE),
    ("denied before but", parses.NOT_BUT, False, Modality.ASSERTED),
    ("purpose of what is denied", parses.NOT_IN_ORDER_TO, True, Modality.PLANNED),
    ("not said to be planned", parses.DID_NOT_SAY, False, Modality.POSSIBLE),
    ("after a plan, with an auxiliary of its own", parses.WILL_AND_HAS, False, Modality.ASSERTED),
    ("asserted", parses.RELATIVE, False, Modality.ASSERTED),
    ("not true that", parses.NOT_TRUE, True, Modality.ASSERTED),
    ("rumours that", parses.RUMOURS_THAT, False, Modality.POSSIBLE),
    ("neither, nor", parses.NEITHER_NOR, True, Modality.ASSERTED),
    ("whether to", parses.WHETHER_TO, False, Modality.POSSIBLE),
    ("headline in capitals", parses.CAPITALS, False, Modality.PLANNED),
]


@pytest.mark.parametrize(("case", "rows", "negated", "modality"), STATUS, ids=[case for case, *_ in STATUS])
def test_status_of_a_relation(case, rows, negated, modality):
    found = [r for r in relations_of(rows) if r.predicate in ("buy", "acquire")]
    assert found
    assert {(r.factuality.negated, r.factuality.modality) for r in found} == {(negated, modality)}


def test_each_of_listed_persons_has_the_role_said_after_the_name():
    found = {t for t in triples_of(parses.LISTED) if t[1].startswith("be ")}
    assert found == {("Ann", "be head of", "Acme"), ("Bo", "be chairman of", "Bolt")}


def test_date_of_a_fronted_participle_is_not_the_main_verbs():
    found = triples_of(parses.BORN_AND_FOUNDED)
    assert ("Ann", "be born", "4 May 1961") in found
    assert not any(predicate.startswith("be founded") for _, predicate, _ in found)


def test_what_is_kept_from_happening_is_denied_of_whom_it_is_kept():
    (visit,) = [r for r in relations_of(parses.KEPT_FROM) if r.predicate == "visit"]
    assert (visit.subject.text, visit.factuality.negated) == ("Ann", True)


def test_titles_listed_before_a_name_belong_to_it():
    assert {("Doris Day", "die in", "Carmel")} == {t for t in triples_of(parses.SINGER_AND_ACTOR) if t[1] == "die in"}


def test_passive_is_said_of_its_agent_in_active_words():
    (relation,) = [r for r in relations_of(parses.PASSIVE) if r.predicate == "hinder"]
    assert relation.phrase == "hindered"


def test_what_governs_coordinated_verbs_denies_both():
    status = {r.predicate: r.factuality.negated for r in relations_of(parses.FAILED_BOTH)}
    assert status == {"buy": True, "sell": True}


def test_partnership_that_is_ended_or_rejected_is_no_present_one():
    ended = {(r.predicate, r.factuality.modality) for r in relations_of(parses.ENDED) if r.object.text == "Opel"}
    assert ended
    assert {modality for _, modality in ended} == {Modality.PAST}
    rejected = [r for r in relations_of(parses.ENDED.replace("ended", "rejected")) if r.object.text == "Opel"]
    assert rejected
    assert all(r.factuality.negated for r in rejected)


def test_attribution_is_who_says_so():
    (relation,) = [r for r in relations_of(parses.SAID_WILL) if r.predicate == "acquire"]
    assert relation.factuality.attribution.text == "Microsoft"


def test_qualifiers_have_words_and_normal_forms():
    (relation,) = [r for r in relations_of(parses.INVEST) if r.predicate == "invest in"]
    found = {q.kind.value: (q.text, q.normal) for q in relation.qualifiers}
    assert found["amount"] == ("$10 billion", "USD 10000000000")
    assert found["time"] == ("over four years", "P4Y")


@pytest.mark.parametrize("rows", [rows for _, _, rows, _ in FOUND])
def test_spans_lie_in_the_text_and_say_what_they_say(rows):
    text = parses.parse(rows).text
    for relation in relations_of(rows):
        for argument in (relation.subject, relation.object):
            assert text[argument.span.start : argument.span.end] == argument.text or argument.text in ("Japan", "Germany")
        evidence = relation.evidence.span
        assert 0 <= evidence.start < evidence.end <= len(text)
        for qualifier in relation.qualifiers:
            assert 0 <= qualifier.span.start < qualifier.span.end <= len(text)
