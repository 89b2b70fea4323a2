"""What "respectively" pairs: each of what is listed has what stands at its own place in the other list."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of


def qualified(rows: str) -> set[tuple[str, str, str, tuple[str, ...]]]:
    """Return relations with what qualifies them."""
    return {
        (r.subject.text, r.predicate, r.object.text, tuple(f"{q.kind.value} {q.text}" for q in r.qualifiers))
        for r in relations_of(rows)
    }


def test_each_sum_has_its_year():
    assert qualified(parses.RESPECTIVELY_SUMS) == {
        ("Revenue", "be", "$4 million", ("time 2023",)),
        ("Revenue", "be", "$3 million", ("time 2024",)),
    }


def test_each_sum_of_what_one_has_has_its_year():
    assert {row for row in qualified(parses.REVENUE_OF_SUMS) if row[1] == "have revenue of"} == {
        ("Acme", "have revenue of", "$4 million", ("amount $4 million", "time 2024")),
        ("Acme", "have revenue of", "$3 million", ("amount $3 million", "time 2023")),
    }


def test_each_subject_is_where_it_is():
    places = {
        (subject, object_)
        for subject, predicate, object_, _ in qualified(parses.RESPECTIVELY_PLACES)
        if predicate == "open plant in"
    }
    opened = {(subject, *rest) for subject, predicate, _, rest in qualified(parses.RESPECTIVELY_PLACES) if predicate == "open"}
    assert places == {("Acme", "Ohio"), ("Bolt", "Utah")}
    assert opened == {("Acme", "place Ohio"), ("Bolt", "place Utah")}


@pytest.mark.parametrize(
    "rows",
    [
        parses.RESPECTIVELY_PLACES.replace("respectively", "recently"),
        parses.RESPECTIVELY_PLACES.replace("Utah_ PROPN NNP 7 conj GPE:REGION", "towns_ NOUN NNS 7 conj"),
    ],
)
def test_lists_that_are_not_paired_hold_for_all(rows):
    subjects = {subject for subject, predicate, object_, _ in qualified(rows) if (predicate, object_) == ("open plant in", "Ohio")}
    assert subjects == {"Acme", "Bolt"}


def test_what_names_are_is_so_on_no_day():
    times = {(subject, predicate): said for subject, predicate, _, said in qualified(parses.HQ_SHOPS_RESPECTIVELY)}
    assert times == {
        ("Acme", "leave"): ("time Monday",),
        ("Bolt", "leave"): ("time Friday",),
        ("Acme", "be"): (),
        ("Bolt", "be"): (),
    }
