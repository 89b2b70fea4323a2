"""Which words belong to a role or to a party's name, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests import parses
from tests.parses import relations_of, triples_of

MAYOR, FUTURE, FOR, SOCIAL, CAPITAL = (
    parses.ROLE_LORD_MAYOR,
    parses.ROLE_FUTURE,
    parses.ROLE_FOR,
    parses.ROLE_SOCIAL,
    parses.ROLE_CAPITAL,
)
OF, BOTH, ENVOY = parses.ROLE_FORMERLY_OF, parses.ROLE_OF_BOTH, parses.ROLE_ENVOY
THEN, LATER, FUGITIVE, HEAD, BEST = (
    parses.ROLE_THEN,
    parses.ROLE_LATER,
    parses.ROLE_FUGITIVE,
    parses.ROLE_ITS_HEAD,
    parses.ROLE_BEST,
)


def roles_of(rows):
    """Return what anybody is said to be, by a role or a kind."""
    return {last for _, said, last in triples_of(rows) if said in ("be", "hold role")}


@pytest.mark.parametrize(
    ("rows", "roles"),
    [
        pytest.param(MAYOR, {"Lord Mayor"}, id="a lord mayor"),
        pytest.param(MAYOR.replace("Lord", "Lady"), {"Lady Mayor"}, id="a lady mayor"),
        pytest.param(MAYOR.replace("Mayor", "Provost"), {"Lord Provost"}, id="a lord provost"),
        pytest.param(THEN, {"Liberal presidential nominee"}, id="then, with a hyphen"),
        pytest.param(LATER, {"chief designer"}, id="subsequently"),
        pytest.param(LATER.replace("subsequently", "eventually"), {"chief designer"}, id="eventually"),
        pytest.param(LATER.replace("subsequently", "nearly"), {"nearly chief designer"}, id="no word of time"),
        pytest.param(FUTURE, {"guitarist"}, id="a future guitarist"),
        pytest.param(FUTURE.replace("guitarist", "minister"), {"minister"}, id="a future minister"),
        pytest.param(FUTURE.replace("future", "famous"), {"the famous guitarist"}, id="a famous guitarist"),
        pytest.param(HEAD, {"head of external relations"}, id="its head of a field"),
        pytest.param(
            HEAD.replace("its PRON PRP$ 5 nmod:poss", "Acme PROPN NNP 5 nmod:poss ORG"),
            {"head of external relations"},
            id="a firm's",
        ),
        pytest.param(HEAD.replace("its PRON PRP$ 5 nmod:poss", "the DET DT 5 det"), {"head"}, id="the head of a field"),
        pytest.param(BEST, set(), id="a prize"),
        pytest.param(BEST.replace("Best", "New"), {"director"}, id="no prize"),
        pytest.param(FUGITIVE, {"leader"}, id="a fugitive leader"),
        pytest.param(FUGITIVE.replace("fugitive", "party"), {"party leader"}, id="a party leader"),
    ],
)
def test_words_of_a_role(rows, roles):
    assert roles_of(rows) == roles


@pytest.mark.parametrize(
    ("rows", "modality"),
    [
        pytest.param(FUTURE, Modality.ASSERTED, id="whom somebody met"),
        pytest.param(FUTURE.replace("met VERB VBD", "meets VERB VBZ"), Modality.PLANNED, id="whom somebody meets"),
        pytest.param(THEN, Modality.PAST, id="what somebody was then"),
        pytest.param(THEN.replace("- PUNCT HYPH", ", PUNCT ,"), Modality.ASSERTED, id="no hyphen behind then"),
    ],
)
def test_status_by_words_of_time(rows, modality):
    assert [r.factuality.modality for r in relations_of(rows) if r.predicate in ("be", "hold role")] == [modality]


@pytest.mark.parametrize(
    ("rows", "served"),
    [
        pytest.param(FOR, ["for the minister"], id="for somebody"),
        pytest.param(FOR.replace("spokeswoman", "director").replace("the DET DT 8 det\nminister_", "sales_"), [], id="own words"),
        pytest.param(FOR.replace("for ADP", "with ADP"), [], id="with somebody"),
    ],
)
def test_for_whom_a_role_is(rows, served):
    held = [r for r in relations_of(rows) if r.predicate == "hold role"]
    assert [q.text for r in held for q in r.qualifiers if q.kind.value == "other"] == served


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        pytest.param(SOCIAL, "Social Democratic Party", id="another party"),
        pytest.param(SOCIAL.replace("Social", "Christian"), "Christian Democratic Party", id="one more"),
        pytest.param(SOCIAL.replace("Social ADJ NNP 5", "Norwegian ADJ NNP 5"), "Democratic Party", id="a party of a country"),
    ],
)
def test_party_of_adjective(rows, last):
    assert {object_ for _, said, object_ in triples_of(rows) if said == "be member of"} == {last}


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        pytest.param(CAPITAL, set(), id="an adjective of no country"),
        pytest.param(CAPITAL.replace("Victorian", "Serbian"), {"Serbia"}, id="one of a country"),
        pytest.param(CAPITAL.replace("Victorian ADJ JJ 8 amod", "Norda PROPN NNP 8 compound GPE"), {"Norda"}, id="a name"),
    ],
)
def test_place_of_a_capital(rows, places):
    assert {last for _, said, last in triples_of(rows) if said == "be capital of"} == places


@pytest.mark.parametrize(
    ("rows", "modality"),
    [
        pytest.param(OF, Modality.PAST, id="formerly of"),
        pytest.param(OF.replace("formerly", "previously"), Modality.PAST, id="previously of"),
        pytest.param(OF.replace("formerly", "once"), Modality.PAST, id="once of"),
        pytest.param(OF.replace("formerly", "now"), Modality.ASSERTED, id="now of"),
        pytest.param(LATER.replace("subsequently", "previously"), Modality.PAST, id="previously something"),
    ],
)
def test_what_is_over_by_its_adverb(rows, modality):
    assert {r.factuality.modality for r in relations_of(rows) if r.predicate in ("be", "be member of")} == {modality}


@pytest.mark.parametrize(
    ("rows", "owners"),
    [
        pytest.param(BOTH, [], id="of what nobody knows"),
        pytest.param(BOTH.replace("both_ DET DT 5 nmod", "Acme_ PROPN NNP 5 nmod ORG"), [["Acme"]], id="of a firm"),
        pytest.param(ENVOY, [["Norway"]], id="an envoy of the first to the second"),
        pytest.param(ENVOY.replace("envoy", "senator"), [["Sudan"]], id="a senator is of the place beside"),
        pytest.param(ENVOY.replace("Norway PROPN NNP 2 compound GPE:COUNTRY", "Today NOUN NN 6 obl"), [["Sudan"]], id="one place"),
    ],
)
def test_whose_a_role_is_by_its_words(rows, owners):
    held = [r for r in relations_of(rows) if r.predicate == "hold role"]
    assert [[q.text for q in r.qualifiers if q.kind.value == "of"] for r in held] == owners
