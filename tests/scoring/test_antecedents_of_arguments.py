"""What pronouns stand for among candidate arguments, on parses written by hand."""

from __future__ import annotations

from kg.scoring.candidates import find_candidate_arguments
from tests import parses


def antecedents_of(rows):
    """Return what each pronoun of a text stands for, by its words."""
    reading = parses.reading_of(rows)
    pronouns = [c for c in find_candidate_arguments(reading, {}) if c.kind == "pronoun"]
    return [(c.words[0], " ".join(c.antecedent.words) if c.antecedent is not None else None) for c in pronouns]


def test_a_relative_pronoun_stands_for_the_noun_of_its_clause_and_others_for_what_agrees():
    assert antecedents_of(parses.WHOSE_PLANT_AND_SHE) == [("whose", "globex"), ("it", "globex"), ("she", "ann lee")]


def test_where_nothing_agrees_the_first_name_is_meant():
    assert antecedents_of(parses.NO_PLANT) == [("it", "acme")]


def test_a_clause_about_a_noun_that_is_no_candidate_means_none():
    assert antecedents_of(parses.POLICIES_OF_WHICH)[0][0] == "which"
