"""Other names on parses written by hand: they belong to the entity, and no statement is made of them."""

from __future__ import annotations

import pytest

from kg.english import phrases
from kg.entities import resolve_entities
from kg.relations import extract_relations
from tests import graphs, parses

FORMERLY_KNOWN = parses.NOW_KNOWN.replace("now ADV", "formerly ADV")
UNNAMED = parses.NOW_KNOWN.replace("Acme PROPN NNP 8 nsubj ORG:COMPANY", "companies NOUN NNS 8 nsubj").replace(
    "companies", "company"
)
ABBREVIATION = parses.ACRONYM.replace("WHO", "PKT")
EXCHANGE = parses.ACRONYM.replace("WHO", "TSX")

CASES = [
    ("now known as", parses.NOW_KNOWN, "Acme", ("Acme", "X")),
    ("formerly known as", FORMERLY_KNOWN, "Acme", ("Acme", "X")),
    ("a former name, although it is the fuller one", parses.LONGER_BEFORE, "Acme", ("Acme", "Bolt Motor Works")),
    ("of what has no name else", UNNAMED, "X", ("X",)),
    ("acronym in parentheses", parses.ACRONYM, "World Health Organization", ("World Health Organization", "WHO")),
    ("abbreviation of other letters", ABBREVIATION, "World Health Organization", ("World Health Organization", "PKT")),
    ("called so", parses.COMPANY_CALLED, "Zenith", ("Zenith",)),
]


def entities_of(rows):
    reading = parses.reading_of(rows)
    return resolve_entities(reading, extract_relations(reading), "https://kg.example.org/").entities


@pytest.mark.parametrize(("case", "rows", "label", "names"), CASES, ids=[case for case, *_ in CASES])
def test_alias_is_a_name_of_the_entity_and_never_renames_it(case, rows, label, names):
    (entity,) = [e for e in entities_of(rows) if names[-1] in e.aliases]
    assert (entity.label, entity.aliases) == (label, names)


def told_apart(rows):
    return [(entity.label, entity.aliases, entity.mentions) for entity in entities_of(rows)]


@pytest.mark.parametrize("predicate", sorted(phrases.of_aliases))
def test_every_predicate_of_aliases_is_needed_by_a_row(monkeypatch, predicate):
    read = [told_apart(rows) for _, rows, *_ in CASES]
    monkeypatch.setattr(phrases, "of_aliases", phrases.of_aliases - {predicate})
    assert [told_apart(rows) for _, rows, *_ in CASES] != read


def test_an_alias_is_a_predicate(monkeypatch):  # of no real one: what is tried is not in the table
    assert {entity.aliases for entity in entities_of(parses.LEADS_AS)} == {("Acme",), ("Zenith",), ("Opel",)}
    monkeypatch.setattr(phrases, "of_aliases", phrases.of_aliases | {"lead as"})
    assert {entity.aliases for entity in entities_of(parses.LEADS_AS)} == {("Acme", "Zenith"), ("Opel",)}


@pytest.mark.parametrize(("case", "rows"), [row[:2] for row in CASES], ids=[case for case, *_ in CASES])
def test_name_is_stated_where_the_text_tells_it_but_not_initials_that_anyone_reads(case, rows):
    stated = [s for s in graphs.contribution_of("d", rows).statements if s.property == "alsoKnownAs"]
    assert len(stated) == (rows not in (parses.ACRONYM, parses.COMPANY_CALLED))  # "a company called Zenith" has no other name
    assert all(s.object.datatype == "string" for s in stated)


def test_later_mention_of_an_alias_means_the_entity():
    acme = next(e for e in entities_of(parses.NOW_KNOWN) if e.label == "Acme")
    text = parses.parse(parses.NOW_KNOWN).text
    assert [text[m.start : m.end] for m in acme.mentions] == ["Acme", "X", "X"]


def test_what_is_denied_or_only_stands_in_parentheses_is_no_alias():
    denied = parses.NOW_KNOWN.replace("now ADV", "not PART")
    assert {e.label for e in entities_of(denied)} >= {"Acme", "X"}
    assert {e.label for e in entities_of(EXCHANGE)} >= {"World Health Organization", "TSX"}
