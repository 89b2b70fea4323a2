"""Why names, pronouns and descriptions of one document mean one entity, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.entities import resolve_entities
from kg.entities.links import (
    ALIAS,
    ALIKE,
    COUNTRY,
    FIRST_NAME,
    INITIALS,
    LAST_NAME,
    LEGAL_FORM,
    NICKNAME,
    SHORTENED,
    reason_of_name,
)
from kg.entities.ranking import probability
from kg.relations import extract_relations
from tests import parses


def entities_of(rows):
    reading = parses.reading_of(rows)
    return resolve_entities(reading, extract_relations(reading), "https://kg.example.org/").entities


@pytest.mark.parametrize(
    ("name", "known", "class_name", "reason"),
    [
        ("Nadella", "Satya Nadella", "Person", LAST_NAME),
        ("Satya", "Satya Nadella", "Person", FIRST_NAME),
        ("Van Buren", "Martin Van Buren", "Person", SHORTENED),
        ("Bill Harrow", 'William "Bill" Harrow', "Person", NICKNAME),
        ("HSBC Holdings", "HSBC Holdings plc", "Company", LEGAL_FORM),
        ("Orin", "Orin Boat Yards", "Company", SHORTENED),
        ("WHO", "World Health Organization", "InternationalBody", INITIALS),
        ("U.S.", "America", "Country", COUNTRY),
        ("X", "Twitter", "Company", ALIKE),
    ],
)
def test_rule_that_compares_two_names_is_the_reason(name, known, class_name, reason):
    assert reason_of_name(name, [known], class_name) == reason
    assert reason_of_name(known, [name], class_name) == reason


def test_surest_reason_of_several_names_counts():
    assert reason_of_name("Acme", ["Acme Boat Works", "Acme Inc."], "Company") == LEGAL_FORM
    assert reason_of_name("Acme", [], "Company") == ALIKE


def test_alias_of_the_text_is_a_form_with_that_reason():
    acme = next(e for e in entities_of(parses.NOW_KNOWN) if e.label == "Acme")
    (form,) = acme.forms
    assert (form.name, form.reason, form.score, len(form.mentions)) == ("X", ALIAS.words, ALIAS.score, 2)


def test_pronoun_has_the_probability_of_its_ranking():
    microsoft = next(e for e in entities_of(parses.SAID_WILL.replace("said VERB", "made VERB")) if e.label == "Microsoft")
    (link,) = microsoft.links
    assert (link.span.start, link.span.end) == (15, 17)
    assert link.reason == "the likeliest of what was spoken of"
    assert 0.5 < link.score < 1.0
    assert microsoft.forms == ()


def test_probabilities_of_all_options_are_one():
    scores = [-900.0, 2.0, 1.5]
    assert sum(probability(scores, place) for place in range(3)) == pytest.approx(1.0)
