"""Read the date that a document brings: ISO 8601, or another way of writing it that means one day only."""

from __future__ import annotations

import datetime
import re
from functools import cache

from kg.english import times

MOST_MONTH = 12
"""A number above it is no month, so the other one is."""


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    """Return year, month and day in the orders that are understood; a time after them is left out."""
    month, day = rf"(?P<name>{'|'.join(m[:3] for m in times.months)})[a-z]*\.?", r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
    orders = (
        r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
        r"(?P<year>\d{4})/(?P<month>\d\d?)/(?P<day>\d\d?)",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T\d{4,6}.*)?",
        rf"(?:[a-z]+,? )?{day}\.?[ -]{month},?[ -](?P<year>\d{{4}})",
        rf"(?:[a-z]+,? )?{month} {day},? (?P<year>\d{{4}})",
        r"(?P<first>\d\d?)[/.-](?P<second>\d\d?)[/.-](?P<year>\d{4})",
    )
    time = r"(?:(?:[T ]|, ?| at )\d\d?:\d\d.*)?"
    return tuple(re.compile(order + time, re.ASCII | re.IGNORECASE) for order in orders)


def normal_date(written: str) -> str | None:
    """Return a date as YYYY, YYYY-MM or YYYY-MM-DD, or None where it is none, or may be two.

    A time and its zone are left out: the day is the one that is written.

    >>> normal_date("2024-03-04T23:30:00-05:00"), normal_date("Mon, 04 Mar 2024 10:00:00 GMT"), normal_date("2024-03")
    ('2024-03-04', '2024-03-04', '2024-03')
    >>> normal_date("25/12/2024"), normal_date("03/04/2024"), normal_date("2024-02-30")
    ('2024-12-25', None, None)
    """
    text = written.strip()
    for pattern in _written():
        match = pattern.fullmatch(text)
        if match is not None:
            return _normal(match.groupdict())
    return None


def _normal(parts: dict[str, str | None]) -> str | None:
    year, month, day = parts["year"] or "", parts.get("month"), parts.get("day")
    if parts.get("name"):
        month = str(times.short_months[str(parts["name"]).lower()])
    elif parts.get("first"):
        numbers = sorted((int(str(parts["first"])), int(str(parts["second"]))))
        if not numbers[0] <= MOST_MONTH < numbers[1] and numbers[0] != numbers[1]:
            return None  # which is the day and which the month is a matter of the country
        month, day = map(str, numbers)
    try:
        date = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return date.isoformat() if day else f"{date.year:04}-{date.month:02}" if month else f"{date.year:04}"
