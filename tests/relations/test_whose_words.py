"""Of whom something is told, where parsers take a word for another's: appositions and lists, relative clauses, ages, ends of phrases."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests import parses
from tests.parses import statuses_of, triples_of

SAID = [
    ("a day behind who did something", parses.JE_COURT_THURSDAY, {("A Kiel court", "fine", "Acme")}),
    (
        "what is listed behind semicolons",
        parses.JE_SEMICOLONS,
        {("Speakers", "include", "two of Voss's sons"), ("Speakers", "include", "Mela Orr"), ("Speakers", "include", "Nick Sand")},
    ),
    (
        "a listed person with a noun before the name",
        parses.JE_LISTED_ROLES,
        {
            ("Those held", "include", "Petra Polo"),
            ("Petra Polo", "hold role", "newspaper editor"),
            ("Nils Merz", "be", "businessman"),
        },
    ),
    ("a firm behind a person of it", parses.JE_FIRM_OF_PERSON, {("Norda Marine", "be", "a firm")}),
    (
        "who is told behind the name of a firm, taken for a firm",
        parses.JE_OFFICIAL_OF_FIRM,
        {
            ("Hartwig", "be", "the German firm"),
            ("Hartwig", "be from", "Germany"),
            ("Thomas Lind", "be", "An official with the German firm Hartwig"),
            ("Thomas Lind", "be official with", "Hartwig"),
        },
    ),
    (
        "who is told behind the name of a bank",
        parses.JE_SPOKESWOMAN,
        {("Norda", "be", "the bank"), ("Ann Berg", "hold role", "spokeswoman"), ("Ann Berg", "be spokeswoman of", "Norda")},
    ),
    (
        "who is somebody's, behind the one and before a name",
        parses.WHO_AND_HER,
        {
            ("Karl Voss", "be brother of", "her"),
            ("her", "be sibling of", "Karl Voss"),
            ("The novelist", "leave", "Leeds"),
            ("Karl Voss", "leave", "Leeds"),
        },
    ),
    ("of what somebody says that it will do", parses.JE_SAYS_WILL, {("Voss", "back", "programs"), ("programs", "help", "Norda")}),
    (
        "a relative pronoun taken for an object",
        parses.JE_THAT_SHE_SAYS,
        {("They", "reject", "programs"), ("programs", "harm", "Norda")},
    ),
    ("an age that others are under", parses.JE_UNDER_AGE, {("Voss", "hire", "girls")}),
    ("an age of others", parses.JE_SONS_AGED, {("Karl Voss", "have", "two sons aged 13")}),
    (
        "the one who did it is not one year old",
        parses.JE_WAS_THE_ONE,
        {("Julen Hern", "be", "the one"), ("Julen Hern", "make", "it")},
    ),
    (
        "of what somebody died",
        parses.JE_DIED_IN_PRISON_OF,
        {("Karl Voss", "die in", "prison"), ("Karl Voss", "die of", "cancer")},
    ),
    (
        "what something is compared to",
        parses.JE_COMPARED_TO,
        {("Voss's party", "be ahead in", "seven provinces"), ("Orr", "hold", "five provinces")},
    ),
    ("whose literature somebody teaches", parses.JE_LITERATURE, {("Ann Lee", "hold role", "literature professor")}),
    (
        "who did not make an attack",
        parses.JE_SURVIVED_ATTACK,
        {("Ann Lee", "survive", "an attack on Acme"), ("an attack on Acme", "target", "Acme")},
    ),
    (
        "who made an attack",
        parses.JE_LED_ATTACK,
        {("Ann Lee", "lead attack on", "Acme"), ("an attack on Acme", "target", "Acme")},
    ),
    (
        "where the second of two polls was held",
        parses.JE_AND_IN_BONN,
        {("votes", "be held in", "Leeds"), ("a poll", "be held in", "Bonn")},
    ),
    (
        "two names that a participle is joined to",
        parses.JE_LINKED,
        {("Bolt", "back", "Bolt-backed rebels"), ("Bolt-backed rebels", "attack", "Norda")},
    ),
    (
        "an attack that killed, not the train",
        parses.JE_ATTACK_ON_TRAIN,
        {
            ("The attack on a train", "target", "a train"),
            ("The attack on a train", "kill", "Ann Berg"),
            ("The attack on a train", "anger", "Norda"),
        },
    ),
    (
        "of what somebody is the highest",
        parses.JE_HIGHEST_TO_BE,
        {
            (
                "Karpin",
                "be",
                "the highest-ranking officer to be punished in the wake of the prison scandal of that year in Norda",
            )
        },
    ),
    ("the first of what is told apart from it", parses.JE_FIRST_IN_TO, {("Norda", "begin", "a session")}),
    ("the only one of whom", parses.JE_ONLY_WHO, {("Voss", "be", "the only man who left Norda"), ("Voss", "leave", "Norda")}),
]


@pytest.mark.parametrize(("case", "rows", "expected"), SAID, ids=[case for case, *_ in SAID])
def test_of_whom_something_is_told(case, rows, expected):
    assert triples_of(rows) == expected


STATUS = [
    (parses.JE_TO_BE_HEADED, ("Ann Berg", "The next government"), Modality.PLANNED),
    (parses.JE_FEARS_AMONG, ("Norda", "Acme"), Modality.POSSIBLE),
]


@pytest.mark.parametrize(("rows", "sides", "modality"), STATUS)
def test_what_is_feared_and_what_is_to_be_done_are_no_facts(rows, sides, modality):
    assert {status[:2] for status in statuses_of(rows, *sides)} == {(False, modality)}
