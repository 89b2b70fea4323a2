"""Whose a role is that no sentence tells, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.mentions.issuers import issuer_of
from tests import parses

MINUTES, TOPIC = parses.WHO_MINUTES, parses.WHO_TOPIC
ALONE = MINUTES.replace("Board PROPN NNP 1 nmod ORG", "Board PROPN NNP 1 nmod")
CEO = TOPIC.replace("Director", "CEO")


def owners_of(rows):
    """Return who leads what."""
    return {(first, last) for first, said, last in parses.triples_of(rows) if said.startswith("be ") and said.endswith(" of")}


@pytest.mark.parametrize(
    ("rows", "owners"),
    [
        pytest.param(MINUTES, {("Ann Lee", "Board"), ("Bo Ek", "Acme")}, id="minutes of a board and a firm"),
        pytest.param(MINUTES.replace("Minutes", "Results"), {("Ann Lee", "Board")}, id="not beside another firm, in no minutes"),
        pytest.param(MINUTES.replace("Director", "Minister"), {("Ann Lee", "Board")}, id="a minister is of no firm"),
        pytest.param(MINUTES.replace("Acme", "Council"), {("Ann Lee", "Board")}, id="a council has no managers"),
        pytest.param(MINUTES.replace("The DET", "A DET"), {("Bo Ek", "Acme")}, id="a chair may be any"),
        pytest.param(MINUTES.replace("of ADP IN 4 case", "on ADP IN 4 case"), set(), id="what a text is about"),
        pytest.param(MINUTES.replace("\\n_ SPACE _SP", ". PUNCT ."), set(), id="no line above the text"),
        pytest.param(CEO, {("Bo Ek", "Acme")}, id="what the first sentence tells of"),
        pytest.param(CEO.replace("ORG:COMPANY", "ORG:PARTY"), set(), id="a party has no managers"),
        pytest.param(CEO.replace("mills_ NOUN NNS 2 obj", "Bolt_ PROPN NNP 2 obj ORG"), set(), id="beside another firm"),
        pytest.param(TOPIC, set(), id="a director may be of a film"),
        pytest.param(CEO.replace("CEO", "ceo"), set(), id="a title without capitals or article"),
        pytest.param(TOPIC.replace("Director", "President"), set(), id="a president may be of a country"),
    ],
)
def test_whose_a_role_is(rows, owners):
    assert owners_of(rows) == owners


@pytest.mark.parametrize(
    ("rows", "owners"),
    [
        pytest.param(parses.MD_DEFINED, {("Ann Lee", "Acme plc")}, id="whom the text calls the Company"),
        pytest.param(parses.MD_DEFINED.replace("Company", "Land"), set(), id="a term that is no kind of a body"),
        pytest.param(
            parses.MD_DEFINED.replace("left_ VERB VBD 0 root", "Bolt_ PROPN NNP 0 root ORG"), set(), id="beside another body"
        ),
        pytest.param(ALONE, {("Ann Lee", "Acme"), ("Bo Ek", "Acme")}, id="a firm alone"),
        pytest.param(ALONE.replace("Acme_", "Council_"), {("Ann Lee", "Council")}, id="a council has no directors"),
    ],
)
def test_whom_a_text_is_of(rows, owners):
    assert owners_of(rows) == owners


def test_headline_is_of_who_begins_it():
    headline = "Acme PROPN NNP 2 nsubj ORG\nnames VERB VBZ 0 root\nBolt_ PROPN NNP 2 obj ORG\n\\n_ SPACE _SP 3 dep\n"
    tree = parses.reading_of(f"{headline}Ann PROPN NNP 6 nsubj PERSON\nleft_ VERB VBD 0 root\n. PUNCT . 6 punct").tree
    issuer = issuer_of(tree)
    assert issuer is not None
    assert (tree.words[issuer.body], issuer.in_sentence) == ("Acme", True)
