import datetime

import pytest

from kg.mentions.dates import iter_times
from kg.mentions.numbers import iter_amounts, parse_number
from kg.model import ValueKind

AMOUNTS = [
    ("$10 billion", "money", "USD 10000000000", ""),
    ("more than 13bn dollars", "money", "USD 13000000000", "least"),
    ("¥1.6 trillion", "money", "JPY 1600000000000", ""),
    ("at least €450m", "money", "EUR 450000000", "least"),
    ("up to 2 to 3 billion euros", "money", "EUR 2000000000/3000000000", "most"),
    ("Rs 500 crore", "money", "INR 5000000000", ""),
    ("US$1.25bn", "money", "USD 1250000000", ""),
    ("120 million Swiss francs", "money", "CHF 120000000", ""),
    ("35%", "percent", "35", ""),
    ("nearly 18 percent", "percent", "18", "about"),
    ("one million", "count", "1000000", ""),
    ("4,40,000", "count", "440000", ""),
    ("twenty-one", "count", "21", ""),
]


@pytest.mark.parametrize(("text", "kind", "normal", "bound"), AMOUNTS)
def test_amount_has_kind_normal_form_and_bound(text, kind, normal, bound):
    (amount,) = iter_amounts(f"They counted {text} there.")
    assert (amount.kind.value, amount.normal, amount.bound) == (kind, normal, bound)
    assert amount.start == 13 and amount.end == 13 + len(text)


def test_share_of_something_is_a_percentage():
    (amount,) = iter_amounts("a third of its workforce")
    assert (amount.kind, amount.normal) == (ValueKind.PERCENT, "33.33")


def test_number_without_value_is_none():
    assert parse_number("several") is None


TIMES = [
    ("over the next four years", "P4Y", "the next four years"),
    ("on Friday", "2025-11-14", "Friday"),
    ("next Friday", "2025-11-21", "next Friday"),
    ("on 21 November 2025", "2025-11-21", "21 November 2025"),
    ("on May 4, 1961", "1961-05-04", "May 4, 1961"),
    ("in May", "2025-05", "May"),
    ("in Q3 2025", "2025-07/2025-09", "Q3 2025"),
    ("in mid-2024", "2024", "mid-2024"),
    ("in fiscal 2026", "2026", "fiscal 2026"),
    ("in the 1990s", "1990/1999", "the 1990s"),
    ("from 2019 to 2022", "2019/2022", "from 2019 to 2022"),
    ("last year", "2024", "last year"),
    ("yesterday", "2025-11-18", "yesterday"),
    ("next month", "2025-12", "next month"),
]


@pytest.mark.parametrize(("text", "normal", "words"), TIMES)
def test_time_is_counted_from_the_documents_date(text, normal, words):
    found = list(iter_times(f"It grew {text}, they said.", datetime.date(2025, 11, 19)))
    assert [(f"It grew {text}, they said."[t.start : t.end], t.normal) for t in found] == [(words, normal)]


def test_relative_time_without_an_anchor_is_left_open():
    assert [t.normal for t in iter_times("It closed last Friday.", None)] == [""]


def test_may_the_verb_and_a_number_of_people_are_no_times():
    assert list(iter_times("It may rise; 2000 people came.", None)) == []
