"""Terms defined in brackets, on parses written by hand, and what they mean afterwards."""

from __future__ import annotations

import pytest

from kg.entities import resolve_entities
from kg.mentions import find_definitions
from kg.parsing import Tree
from kg.relations import extract_relations
from tests import parses

SAID = parses.COMPANY.replace("Company NOUN NN 1", "almost ADV RB 1").replace("we_ PRON PRP 5", "gladly ADV RB 5")
SELLER = parses.COMPANY.replace("Company NOUN", "Seller NOUN")
INITIALS = parses.COMPANY.replace("the DET DT 5 det\n", "also ADV RB 5 advmod\n").replace("Company NOUN", "ACM PROPN")


def terms_of(rows):
    tree = Tree(parses.parse(rows))
    return [
        (tree.words[d.bearer] if d.bearer >= 0 else "", [(t.text, t.definite) for t in d.terms]) for d in find_definitions(tree)
    ]


@pytest.mark.parametrize(
    ("rows", "terms"),
    [
        (parses.COMPANY, [("Acme", [("Company", True), ("we", False)])]),
        (SELLER, [("Acme", [("Seller", True), ("we", False)])]),
        (INITIALS, [("Acme", [("ACM", False), ("we", False)])]),
        (SAID, []),
        (parses.COMPANY.replace("ORG:COMPANY", "GPE:CITY"), [("", [("Company", True), ("we", False)])]),
    ],
)
def test_terms_in_brackets_stand_for_the_name_before(rows, terms):
    assert terms_of(rows) == terms


def entities_of(rows):
    reading = parses.reading_of(rows)
    entities = resolve_entities(reading, extract_relations(reading), "https://kg.example.org/").entities
    return {e.label: ([reading.document.text[m.start : m.end] for m in e.mentions], e.aliases) for e in entities}


@pytest.mark.parametrize(("rows", "term"), [(parses.COMPANY, "The Company"), (SELLER, "The Seller")])
def test_defined_term_and_we_mean_the_name_from_there_on_and_are_no_aliases(rows, term):
    entities = entities_of(rows)
    mentions, aliases = entities["Acme"]
    assert mentions[0] == "Acme" and mentions[-2:] == [term, "We"]
    assert aliases == ("Acme",)
    assert set(entities) == {"Acme", "Opel", "Saab", "Fiat"}


def test_initials_in_brackets_are_an_alias():
    assert entities_of(INITIALS)["Acme"][1] == ("Acme", "ACM")


def test_definition_says_nothing_of_its_name():
    assert parses.triples_of(parses.COMPANY) == {("Acme", "buy", "Opel"), ("The Company", "sue", "Saab"), ("We", "meet", "Fiat")}
