"""Values as people read them: "US$2.9 billion", "2 years", "13 October 2023".

In: a term as the graph writes it, by ISO 4217 and ISO 8601. Out: English words; what has no such form stays as it is.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol
from rdflib import Literal

from kg.counting import count_words
from kg.namespaces import local_name

MONEY = re.compile(r"([A-Z]{3}) (-?\d+(?:\.\d+)?)")
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
MILLION = 1_000_000
"""From here on a number may be said in words: 2 million."""

CURRENCIES = "en_GB"
"""The locale whose signs tell currencies apart: US$, A$, £."""


def literal_words(literal: Literal) -> str:
    """Return a value in words: a number, a date or a duration by its datatype.

    >>> from rdflib import XSD
    >>> literal_words(Literal("P2Y", datatype=XSD.duration)), literal_words(Literal("3000000", datatype=XSD.decimal)), literal_words(Literal("P2Y"))
    ('2 years', '3 million', 'P2Y')
    """
    kind = local_name(str(literal.datatype)) if literal.datatype is not None else ""
    if kind in ("decimal", "integer"):
        return number_words(str(literal))
    if kind == "duration":
        return duration_words(str(literal))
    return date_words(str(literal)) if kind in ("date", "gYear", "gYearMonth") else str(literal)


def money_words(label: str) -> str:
    """Return an amount of money in words.

    >>> money_words("USD 2900000000"), money_words("NOK 1250"), money_words("a fortune")
    ('US$2.9 billion', 'NOK 1,250', 'a fortune')
    """
    amount = MONEY.fullmatch(label)
    if amount is None:
        return label
    sign = get_currency_symbol(amount[1], locale=CURRENCIES)
    return f"{sign}{' ' if sign == amount[1] else ''}{number_words(amount[2])}"


def number_words(text: str) -> str:
    """Return a number with its thousands apart, or in millions and more where nothing is lost.

    >>> number_words("1200"), number_words("2900000000"), number_words("1234567"), number_words("many")
    ('1,200', '2.9 billion', '1,234,567', 'many')
    """
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return text
    number = Decimal(text)
    if abs(number) >= MILLION and number % (10 ** (number.adjusted() - number.adjusted() % 3 - 2)) == 0:
        return format_compact_decimal(number, format_type="long", locale="en", fraction_digits=2)
    return format_decimal(number, locale="en", decimal_quantization=False)


def date_words(text: str) -> str:
    """Return a day, a month or a year in words.

    >>> date_words("2023-10-13"), date_words("2022-01"), date_words("2019"), date_words("../2019")
    ('13 October 2023', 'January 2022', '2019', '../2019')
    """
    match = DAY.fullmatch(text)
    if match is None or match[2] is None:
        return text
    try:
        day = date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return text
    return format_date(day, "d MMMM y" if match[3] else "MMMM y", locale="en")


def duration_words(text: str) -> str:
    """Return a duration in words.

    >>> duration_words("P1Y6M"), duration_words("PT2H"), duration_words("P")
    ('1 year 6 months', '2 hours', 'P')
    """
    match = DURATION.fullmatch(text)
    parts = zip(match.groups(), UNITS, strict=True) if match is not None else ()
    return " ".join(count_words(int(count), unit) for count, unit in parts if count) or text
