"""The document and the clauses that constructions read, on parses written by hand."""

from __future__ import annotations

import weakref

import pytest

from kg.collector import collector_paused
from kg.model import Modality
from kg.relations import extract_relations, reading
from tests import parses


@pytest.mark.parametrize("finder", ["find_values", "iter_clauses"])
def test_values_and_clauses_are_found_once_in_a_document(monkeypatch, finder):
    calls = []
    whole = getattr(reading, finder)
    monkeypatch.setattr(reading, finder, lambda *arguments: calls.append(finder) or whole(*arguments))
    document = parses.reading_of(parses.INVEST)
    assert extract_relations(document, complements=True) == extract_relations(document, complements=True)
    assert calls == [finder]


def test_reading_that_forgets_its_clauses_finds_them_again_and_is_in_no_circle():
    document = parses.reading_of(parses.INVEST)
    before = [clause.predicate for clause in document.clauses]
    assert document.clause_of.keys() == set(before)
    document.forget_clauses()
    assert [clause.predicate for clause in document.clauses] == before
    document.forget_clauses()
    with collector_paused():
        left = weakref.ref(document)
        del document
        assert left() is None


def test_clause_says_a_relation_in_its_own_words_with_its_status_and_sentence():
    document = parses.reading_of(parses.FAILED_TO)
    (clause,) = [c for c in document.clauses if c.lemma == "buy"]
    relation = clause.verb_group.relation(clause.subjects[0], clause.lemma, clause.objects[0], rule="test")
    assert (relation.subject.text, relation.phrase, relation.object.text) == ("Fiat", clause.verb_phrase(), "Opel")
    assert relation.factuality.negated
    assert relation.evidence.span == document.sentence_span(clause.predicate)
    assert document.clause_of[clause.predicate] is clause


def test_trigger_takes_arguments_or_their_head_words_and_is_asserted_unless_said_otherwise():
    document = parses.reading_of(parses.INVEST)
    trigger = document.trigger(2)
    by_word, by_argument = (trigger.relation(head, "be near", 7, rule="test") for head in (0, document.argument(0)))
    assert by_word == by_argument
    assert (by_word.phrase, by_word.factuality.modality) == ("is near", Modality.ASSERTED)


@pytest.mark.parametrize(("verb", "labels"), [("kill", {"Group"}), ("count", {""})])
def test_bare_numbers_of_what_is_done_to_people_are_people(verb, labels):
    relations = parses.relations_of(parses.KILL_SEVEN.replace("kill VERB", f"{verb} VERB"))
    assert {r.object.text for r in relations} == {"seven", "eight"}
    assert {r.object.mention.label for r in relations} == labels
    assert {r.object.value is None for r in relations} == {verb == "kill"}
