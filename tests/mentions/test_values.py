import datetime
import re

import pytest

from kg.mentions.dates import PIECE, TEMPLATES, iter_times
from kg.mentions.normal_times import opened
from kg.mentions.numbers import iter_amounts, parse_number
from kg.model import ValueKind
from tests import parses

AMOUNTS = [
    ("$10 billion", "money", "USD 10000000000", ""),
    ("more than 13bn dollars", "money", "USD 13000000000", "least"),
    ("¥1.6 trillion", "money", "JPY 1600000000000", ""),
    ("at least €450m", "money", "EUR 450000000", "least"),
    ("$5 to $10", "money", "USD 5/10", ""),
    ("$3 to 5 million", "money", "USD 3000000/5000000", ""),
    ("up to 2 to 3 billion euros", "money", "EUR 2000000000/3000000000", "most"),
    ("Rs 500 crore", "money", "INR 5000000000", ""),
    ("US$1.25bn", "money", "USD 1250000000", ""),
    ("1.9 bln euros", "money", "EUR 1900000000", ""),
    ("30 mln lire", "money", "ITL 30000000", ""),
    ("120 million Swiss francs", "money", "CHF 120000000", ""),
    ("35%", "percent", "35", ""),
    ("nearly 18 percent", "percent", "18", "about"),
    ("one million", "count", "1000000", ""),
    ("4,40,000", "count", "440000", ""),
    ("twenty-one", "count", "21", ""),
    ("between $5 million and $7 million", "money", "USD 5000000/7000000", ""),
    ("$2bn to $3bn", "money", "USD 2000000000/3000000000", ""),
    ("half a million dollars", "money", "USD 500000", ""),
    ("one and a half million", "count", "1500000", ""),
    ("several hundred", "count", "", ""),
    ("minus 5", "count", "-5", ""),
    ("2-for-1", "count", "2:1", ""),
    ("500 million Kenyan shillings", "money", "KES 500000000", ""),
    ("2 billion Argentine pesos", "money", "ARS 2000000000", ""),
    ("₱300 million", "money", "PHP 300000000", ""),
    ("3 500 000 euros", "money", "EUR 3500000", ""),
    ("1.250.000 euros", "money", "EUR 1250000", ""),
    ("€1.250.000,50", "money", "EUR 1250000.5", ""),
    ("12,5 million euros", "money", "EUR 12500000", ""),
    ("€12,5", "money", "EUR 12.5", ""),
    ("$13 009 million", "money", "USD 13009000000", ""),
    ("3'000'000 francs", "money", "CHF 3000000", ""),
    ("2,3 percent", "percent", "2.3", ""),
    ("1 234 567", "count", "1234567", ""),
]


@pytest.mark.parametrize(("text", "kind", "normal", "bound"), AMOUNTS)
def test_amount_has_kind_normal_form_and_bound(text, kind, normal, bound):
    (amount,) = iter_amounts(f"They counted {text} there.")
    assert (amount.kind.value, amount.normal, amount.bound) == (kind, normal, bound)
    assert amount.start == 13 and amount.end == 13 + len(text)


@pytest.mark.parametrize(
    ("text", "normals"),
    [
        ("sections 1,2 or 3", ["1", "2", "3"]),
        ("was $4 million and $3 million", ["USD 4000000", "USD 3000000"]),
        ("gave $5 to two schools", ["USD 5"]),
        ("Flight 12 300 passengers", ["12", "300"]),
        ("in rows 12, 500 people", ["12", "500"]),
        ("on +44 113 496 0000", ["44", "113", "496", "0"]),
        ("12,50 or 13", ["12", "50", "13"]),
        ("by 9:15 or 10", ["10"]),
    ],
)
def test_numbers_side_by_side_are_several(text, normals):
    assert [amount.normal for amount in iter_amounts(text)] == normals


def test_share_of_something_is_a_percentage():
    (amount,) = iter_amounts("a third of its workforce")
    assert (amount.kind, amount.normal) == (ValueKind.PERCENT, "33.33")


@pytest.mark.parametrize(
    ("text", "normal"),
    [("two-thirds of voters", "66.67"), ("one-half of them", "50"), ("half of them", "50"), ("a fifth of it", "20")],
)
def test_fractions_of_something_are_percentages(text, normal):
    (amount,) = iter_amounts(text)
    assert (amount.kind, amount.normal) == (ValueKind.PERCENT, normal)


def test_vague_counts_have_no_number():
    (amount,) = iter_amounts("tens of thousands of people")
    assert (amount.kind, amount.normal) == (ValueKind.COUNT, "")


def test_number_without_value_is_none():
    assert parse_number("several") is None


TIMES = [
    ("over the next four years", "P4Y", "the next four years"),
    ("for more than five years", "P5Y", "more than five years"),
    ("on Friday", "2025-11-14", "Friday"),
    ("next Friday", "2025-11-21", "next Friday"),
    ("on 21 November 2025", "2025-11-21", "21 November 2025"),
    ("on May 4, 1961", "1961-05-04", "May 4, 1961"),
    ("on Thursday, May 4, 1961", "1961-05-04", "Thursday, May 4, 1961"),
    ("on May 4 and 5", "2025-05-04/2025-05-05", "May 4 and 5"),
    ("on May 3 and 20", "", "May 3 and 20"),
    ("on May 3 and 20 people died", "2025-05-03", "May 3"),
    ("from 28 to 30 May 2021", "2021-05-28/2021-05-30", "28 to 30 May 2021"),
    ("in May", "2025-05", "May"),
    ("In April", "2025-04", "April"),
    ("during April", "2025-04", "April"),
    ("Next Friday", "2025-11-21", "Next Friday"),
    ("Early January 2025", "2025-01", "Early January 2025"),
    ("In 1950 his", "1950", "1950"),
    ("in 1998 makes", "1998", "1998"),
    ("in Q3 2025", "2025-07/2025-09", "Q3 2025"),
    ("in mid-2024", "2024", "mid-2024"),
    ("in fiscal 2026", "2026", "fiscal 2026"),
    ("in the 1990s", "1990/1999", "the 1990s"),
    ("from 2019 to 2022", "2019/2022", "from 2019 to 2022"),
    ("last year", "2024", "last year"),
    ("yesterday", "2025-11-18", "yesterday"),
    ("next month", "2025-12", "next month"),
    ("late last year", "2024", "late last year"),
    ("last night", "", "last night"),
    ("two years ago", "2023", "two years ago"),
    ("a May election", "2025-05", "May"),
    ("this coming week", "2025-W48", "this coming week"),
    ("three days ago", "2025-11-16", "three days ago"),
    ("the third quarter of last year", "2024-07/2024-09", "the third quarter of last year"),
    ("in the first half of 2025", "2025-01/2025-06", "the first half of 2025"),
    ("in the summer of 2024", "2024-06/2024-08", "the summer of 2024"),
    ("in the 19th century", "1801/1900", "the 19th century"),
    ("in the first half of the 20th century", "1901/2000", "the first half of the 20th century"),
    ("late in the 6th century B.C.", "", "the 6th century B.C."),
    ("in 44 BC", "", "44 BC"),
    ("from 323 to 281 BC", "", "from 323 to 281 BC"),
    ("in AD 79", "0079", "AD 79"),
    ("in 43 AD", "0043", "43 AD"),
    ("in the 1960's", "1960/1969", "the 1960's"),
    ("in the early 60's", "1960/1969", "the early 60's"),
    ("in the late '60s", "1960/1969", "the late '60s"),
    ("in the mid nineties", "1990/1999", "the mid nineties"),
    ("in the twenties", "", "the twenties"),
    ("(1824 - 1886)", "1824/1886", "1824 - 1886"),
    ("from roughly 1948 to 1951", "1948/1951", "from roughly 1948 to 1951"),
    ("between 1948 and 1951", "1948/1951", "between 1948 and 1951"),
    ("c. 1890", "1890", "c. 1890"),
    ("from 3 May 1944 to 6 June 1951", "1944-05-03/1951-06-06", "from 3 May 1944 to 6 June 1951"),
    ("between June 2019 and January 2021", "2019-06/2021-01", "between June 2019 and January 2021"),
    ("from May 4, 1944 until June 1951", "1944-05-04/1951-06", "from May 4, 1944 until June 1951"),
    ("on the first Friday of every month", "", "the first Friday of every month"),
    ("every other Tuesday", "", "every other Tuesday"),
    ("at least 23 hours per day", "", "at least 23 hours per day"),
    ("for almost half a century", "", "almost half a century"),
    ("for twenty four hours", "PT24H", "twenty four hours"),
    ("for a year and a half", "", "a year and a half"),
    ("a year and a half ago", "", "a year and a half ago"),
    ("on 21/11/2025", "2025-11-21", "21/11/2025"),
    ("on 3/4/2025", "2025", "3/4/2025"),
    ("July to September 2024", "2024-07/2024-09", "July to September 2024"),
    ("at 2:49 p.m. local time", "T14:49", "2:49 p.m. local time"),
    ("at 14:30", "T14:30", "14:30"),
    ("at around 14:30", "T14:30", "14:30"),
    ("until 9:05", "T09:05", "9:05"),
    ("in 2024/25", "2024/2025", "2024/25"),
    ("last quarter", "2025-07/2025-09", "last quarter"),
    ("this quarter", "2025-10/2025-12", "this quarter"),
    ("a fortnight ago", "2025-11-05", "a fortnight ago"),
    ("for more than five years", "P5Y", "more than five years"),
    ("for over two decades", "P20Y", "over two decades"),
    ("over two decades", "P20Y", "two decades"),
    ("nearly a year ago", "2024", "nearly a year ago"),
    ("every few years", "", "every few years"),
    ("every two years", "", "every two years"),
    ("for two fortnights", "P28D", "two fortnights"),
    ("in the third fiscal quarter of 2024", "2024-07/2024-09", "the third fiscal quarter of 2024"),
    ("in the second quarter of the fiscal year 2024", "2024-04/2024-06", "the second quarter of the fiscal year 2024"),
]


@pytest.mark.parametrize(("text", "normal", "words"), TIMES)
def test_time_is_counted_from_the_documents_date(text, normal, words):
    times = list(iter_times(f"It grew {text}, they said.", datetime.date(2025, 11, 19)))
    assert [(f"It grew {text}, they said."[t.start : t.end], t.normal) for t in times] == [(words, normal)]


@pytest.mark.parametrize(
    ("normal", "preposition", "interval"),
    [
        ("2015", "until", "../2015"),
        ("2015-05", "since", "2015-05/.."),
        ("2015", "in", "2015"),
        ("1990/1999", "before", "../1990"),
        ("1990/1999", "until", "../1999"),
        ("1990/1999", "since", "1990/.."),
        ("1990/1999", "after", "1999/.."),
        ("T14:00", "until", "T14:00"),
        ("--05", "since", "--05"),
        ("", "since", ""),
    ],
)
def test_time_after_until_or_since_is_an_open_interval(normal, preposition, interval):
    assert opened(normal, preposition) == interval


def test_preposition_of_a_date_opens_its_interval():
    (left,) = [r for r in parses.relations_of(parses.LEFT_BEFORE) if r.qualifiers]
    assert [(q.text, q.normal) for q in left.qualifiers] == [("before May 2015", "../2015-05")]


def test_weekday_of_a_feast_is_a_part_of_its_name():
    assert not list(iter_times("It closed on Black Friday and on Good Friday.", None))


def test_relative_time_without_an_anchor_is_left_open():
    assert [t.normal for t in iter_times("It closed last Friday.", None)] == [""]


def test_two_years_with_and_are_two_times():
    assert [t.normal for t in iter_times("It grew in 1984 and 1987.", None)] == ["1984", "1987"]


def test_the_last_night_of_something_is_not_last_night():
    assert list(iter_times("It grew on the last night.", None)) == []


def test_an_age_is_no_decade():
    assert list(iter_times("She is in her early 60s.", None)) == []


def test_may_the_verb_and_a_number_of_people_are_no_times():
    assert list(iter_times("It may rise; 2000 people came.", None)) == []


@pytest.mark.parametrize("text", ["the 2016 elections", "2011 riots", "the 1998 bombings of two ships", "in about A.D. 800"])
def test_a_year_before_what_happens_is_a_time(text):
    (time,) = iter_times(text, None)
    assert time.normal in {"2016", "2011", "1998", "0800"}
    assert text[time.start : time.end] != "A.D. 800"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        *(
            (text, datetime.date(1, 1, 1))
            for text in ("last Friday", "yesterday", "last year", "last month", "last week", "3 days ago")
        ),
        *((text, datetime.date(9999, 12, 31)) for text in ("next Friday", "tomorrow", "next year", "next month", "next week")),
        *(
            (text, datetime.date(2024, 1, 1))
            for text in (
                "99999999 days ago",
                "9999999 months ago",
                "31 February 2024",
                "2024-13-01",
                "9999999999 days",
                "999999999999999 hours",
            )
        ),
        ("9" * 5_000 + " years ago", datetime.date(2024, 1, 1)),
        ("٢٠٢٤-٠٣-٠٤", None),
    ],
)
def test_time_that_is_in_no_calendar_is_left_open(text, anchor):
    assert {time.normal for time in iter_times(f"It came {text}.", anchor)} <= {""}


@pytest.mark.parametrize("text", ["{}", "${} million", "{}%", "{}.5", "2 to {}", "{}-for-1"])
@pytest.mark.parametrize("digits", [101, 5_000, 50_000])
def test_digits_without_end_are_no_number(text, digits):
    for amount in iter_amounts(f"They counted {text.format('9' * digits)} there."):
        assert len(amount.normal) < 100 or ":" in amount.normal


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.pattern)
def test_every_piece_of_a_pattern_is_known(template):
    assert not PIECE.search(template.compile().pattern)
    assert not re.search("<[A-Z]", template.compile().pattern)
    assert template.words()
