"""Read dates, periods and durations in English text, as ISO 8601.

In: text, and the date of its document where it has one. Out: (start, end, kind, normal form). Relative dates ("last
Friday") are counted from the document's date, else left open; a weekday alone is the last one before it, as in news.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.mentions.numbers import SMALL, TENS, parse_number
from kg.model import ValueKind

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
SHORT_MONTHS = {m[:3]: i for i, m in enumerate(MONTHS, start=1)} | {"sept": 9}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y", "century": "Y", "hour": "H", "minute": "M"}
YEARS_IN = {"decade": 10, "century": 100}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?P<month>{_MONTH_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_WEEKDAY_NAMES = "|".join(w.capitalize() for w in WEEKDAYS)
_MONTH_AGAIN = _MONTH.replace("month", "month2")
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_OF_YEAR = rf"(?:{_YEAR}|(?P<whichyear>last|this|next|previous) year)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_PART = r"(?:(?P<part>early|mid|late|earlier|later|the end of|the start of|the beginning of|beginning|end)[ -](?:of )?(?:in )?)?"
_QUARTER = r"(?:Q(?P<q>[1-4])|(?:the )?(?P<ordinal>first|second|third|fourth)[ -]quarter)"
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?(?: (?:local time|UTC|GMT|E[SD]?T|P[SD]?T|CES?T))?"
_COUNT = rf"(?P<count>\d+|{'|'.join([*SMALL, *TENS])}|several|a few|few|a couple of|an?|recent)"
_UNIT = r"(?P<unit>day|week|month|year|decade|century|centurie|hour|minute)s?"

Normaliser = Callable[["re.Match[str]", "datetime.date | None"], str]


@dataclass(frozen=True, slots=True)
class Time:
    """A time found in text; `normal` is empty where it is left open."""

    start: int
    end: int
    kind: ValueKind
    normal: str


def _month_number(name: str) -> int:
    return SHORT_MONTHS[name.lower().rstrip(".")[:3]]


def _full_date(match: re.Match[str], _: datetime.date | None) -> str:
    return f"{match['year']}-{_month_number(match['month']):02}-{int(match['day']):02}" if 1 <= int(match["day"]) <= 31 else ""


def _day_of_either(match: re.Match[str], anchor: datetime.date | None) -> str:
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    number = _month_number(month)
    return f"{anchor.year}-{number:02}-{int(day):02}" if anchor else f"--{number:02}-{int(day):02}"


def _month(match: re.Match[str], anchor: datetime.date | None) -> str:
    number = _month_number(match["month"])
    if anchor is None:
        return f"--{number:02}"
    year = (
        anchor.year - (number > anchor.month)
        if (match["which"] or "").lower() != "next"
        else anchor.year + (number <= anchor.month)
    )
    return f"{year}-{number:02}"


def _month_of_year(match: re.Match[str], _: datetime.date | None) -> str:
    return f"{match['year']}-{_month_number(match['month']):02}"


def _clock(match: re.Match[str], _: datetime.date | None) -> str:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"T{hour:02}:{match['minute'] or '00'}"


def _year(match: re.Match[str], _: datetime.date | None) -> str:
    return match["year"]


def _span_of_years(match: re.Match[str], _: datetime.date | None) -> str:
    upper = match["upper"]
    return f"{match['year']}/{match['year'][: 4 - len(upper)]}{upper}"


def _decade(match: re.Match[str], _: datetime.date | None) -> str:
    start = int(match["decade"])
    return f"{start}/{start + 9}"


def _quarter(match: re.Match[str], anchor: datetime.date | None) -> str:
    number = int(match["q"]) if match["q"] else QUARTERS[match["ordinal"].lower()]
    year = _year_of(match, anchor)
    return f"{year}-{3 * number - 2:02}/{year}-{3 * number:02}" if year else ""


def _weekday(match: re.Match[str], anchor: datetime.date | None) -> str:
    if anchor is None:
        return ""
    back = (anchor.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    which = (match["which"] or "").lower()
    if which in ("next", "coming", "this coming"):
        return (anchor + datetime.timedelta(days=7 - back)).isoformat()
    return (anchor - datetime.timedelta(days=back or (7 if which == "last" else 0))).isoformat()


def _day_word(match: re.Match[str], anchor: datetime.date | None) -> str:
    shift = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    return (anchor + datetime.timedelta(days=shift)).isoformat() if anchor else ""


def _relative(match: re.Match[str], anchor: datetime.date | None) -> str:
    if anchor is None:
        return ""
    which, unit = match["which"].lower(), match["unit"].lower()
    shift = -1 if which.endswith(("last", "previous", "past")) else 1 if which.endswith(("next", "coming")) else 0
    if unit == "year":
        return str(anchor.year + shift)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02}"
    if unit == "week":
        year, week, _ = (anchor + datetime.timedelta(weeks=shift)).isocalendar()
        return f"{year}-W{week:02}"
    return ""


def _duration(match: re.Match[str], _: datetime.date | None) -> str:
    unit = match["unit"].lower().removesuffix("ie")
    unit = "century" if unit == "centur" else unit
    count = parse_number(match["count"])
    if count is None or not count:
        return ""
    letter = UNITS[unit]
    if unit in ("minute", "hour", "day", "week"):
        datetime.timedelta(**{f"{unit}s": float(count)})  # an OverflowError where readers of XML Schema have no such duration
    return f"P{'T' if unit in ('hour', 'minute') else ''}{count * YEARS_IN.get(unit, 1)}{letter}"


def _year_of(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the year that a part of it names: "2025", "last year", or the anchor's."""
    if match["year"]:
        return match["year"]
    which = (match["whichyear"] or "").lower()
    shift = {"last": -1, "previous": -1, "next": 1}.get(which, 0)
    return str(anchor.year + shift) if anchor else ""


def _half(match: re.Match[str], anchor: datetime.date | None) -> str:
    year = _year_of(match, anchor)
    first = match["h"] == "1" or (match["half"] or "").lower() == "first"
    return (f"{year}-01/{year}-06" if first else f"{year}-07/{year}-12") if year else ""


def _season(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the months of a season of the north, where most news calls them so."""
    year = _year_of(match, anchor)
    if not year:
        return ""
    start = SEASONS[match["season"].lower()]
    end_year = int(year) + (start == 12)
    return f"{year}-{start:02}/{end_year}-{(start + 1) % 12 + 1:02}"


def _slashed(match: re.Match[str], _: datetime.date | None) -> str:
    """Return a date in numbers where only one order of day and month can be meant, else its year."""
    one, other, year = int(match["one"]), int(match["other"]), match["year"]
    day, month = (one, other) if one > 12 else (other, one)
    return f"{year}-{month:02}-{day:02}" if 12 < day <= 31 and 1 <= month <= 12 else year


def _century(match: re.Match[str], _: datetime.date | None) -> str:
    number = int(match["century"])
    return f"{(number - 1) * 100 + 1:04}/{number * 100:04}"


def _ago(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return when it was, as exactly as the unit says: two years ago a year, three days ago a day."""
    count, unit = parse_number(match["count"]), match["unit"].lower().removesuffix("ie")
    if anchor is None or count is None or not count or unit in ("hour", "minute"):
        return anchor.isoformat() if anchor and unit in ("hour", "minute") else ""
    number = int(count) * (10 if unit == "decade" else 100 if unit.startswith("centur") else 1)
    if unit in ("year", "decade") or unit.startswith("centur"):
        return str(anchor.year - number) if anchor.year > number else ""
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - number
        return f"{months // 12}-{months % 12 + 1:02}"
    day = anchor - datetime.timedelta(days=number * (7 if unit == "week" else 1))
    if unit == "week":
        return f"{day.isocalendar()[0]}-W{day.isocalendar()[1]:02}"
    return day.isoformat()


def _months(match: re.Match[str], anchor: datetime.date | None) -> str:
    first, last = _month_number(match["month"]), _month_number(match["month2"])
    year = match["year"] or (str(anchor.year) if anchor else "")
    return f"{year}-{first:02}/{year}-{last:02}" if year else ""


_SHIFTS = "last|next|this|past|previous|coming|earlier this|later this|late last|early next"
_PERIODS = "week|month|year|quarter|decade|century|weekend|spring|summer|autumn|fall|winter|night|morning|afternoon|evening"
_DETERMINED = r"(?:(?:the|these|those) )?(?:(?:next|past|last|first|coming|following|previous) )?"
_NOT_COUNTED = r"(?! (?:people|men|women|children|(?!(?:was|has|is|as|its|this|years)\b)[a-z]+s)\b)"
"""After a year: "2000 people" are no year."""

_MONTH_WORDS = frozenset([*MONTHS, *SHORT_MONTHS])
_UNIT_WORDS = frozenset([*UNITS, *(f"{unit}s" for unit in UNITS), "centuries"])
_FOUR_DIGITS = frozenset(["0000"])
"""Stands for a text with four digits in a row."""

_WORD = re.compile(r"[^\W\d_]+")
_WHICH = r"(?:(?P<which>last|next|this|past|previous|coming|this coming|on|early|late)\s+)?"
PATTERNS: tuple[tuple[ValueKind, re.Pattern[str], Normaliser, frozenset[str]], ...] = tuple(
    (kind, re.compile(rf"(?<![\w$€£¥.-]){pattern}(?![\w])", re.IGNORECASE if fold else 0), normalise, frozenset(hints))
    for kind, pattern, fold, normalise, hints in (
        (ValueKind.DATE, r"(?P<iso>\d{4}-\d\d-\d\d)", False, lambda m, _: str(m["iso"]), _FOUR_DIGITS),
        (ValueKind.DATE, _CLOCK, True, _clock, ("am", "pm", "a", "p")),
        (ValueKind.DATE, rf"(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}", False, _full_date, _MONTH_WORDS),
        (ValueKind.DATE, rf"{_MONTH} {_DAY}(?: ?, ?| ){_YEAR}", False, _full_date, _MONTH_WORDS),
        (ValueKind.DATE, rf"{_MONTH} (?:to|through|–|-) {_MONTH_AGAIN}(?:,? {_YEAR})?", False, _months, _MONTH_WORDS),
        (ValueKind.DATE, rf"{_PART}{_MONTH}(?: of|,)? {_YEAR}", False, _month_of_year, _MONTH_WORDS),
        (ValueKind.DATE, rf"(?:{_DAY} {_MONTH}|{_MONTH_AGAIN} {_DAY.replace('day', 'day2')})(?!,? \d{{4}})", False, _day_of_either, _MONTH_WORDS),
        (ValueKind.DATE, rf"{_QUARTER}(?:,? (?:of )?(?:fiscal )?{_OF_YEAR})?", True, _quarter, ("q", "quarter")),
        (ValueKind.DATE, rf"(?:H(?P<h>[12])|(?:the )?(?P<half>first|second) half)(?: (?:of )?(?:fiscal )?{_OF_YEAR})(?! of)", True, _half, ("h", "half")),
        (ValueKind.DATE, rf"(?:the )?(?:early |late )?(?P<season>spring|summer|autumn|winter)(?: of)? {_OF_YEAR}", True, _season, SEASONS),
        (ValueKind.DATE, rf"(?P<one>\d\d?)/(?P<other>\d\d?)/{_YEAR}", False, _slashed, _FOUR_DIGITS),
        (ValueKind.DATE, r"(?:the )?(?:early |mid-?|late )?(?P<century>\d\d?)(?:st|nd|rd|th)[ -]century", True, _century, ("century",)),
        (ValueKind.DATE, rf"FY ?{_YEAR}", False, _year, ("fy",)),
        (ValueKind.DATE, rf"{_COUNT} {_UNIT} ago", True, _ago, ("ago",)),
        (ValueKind.DATE, r"(?<=at )(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?P<half>)", False, _clock, ("at",)),
        (ValueKind.DATE, r"(?:the )?(?:early |mid-?|late )?(?P<decade>1[5-9]\d0|20[0-4]0)s", False, _decade, ("s",)),
        (ValueKind.DATE, rf"(?:from |between )?{_YEAR}(?: ?(?:-|–|/|to|and|until) ?)(?P<upper>(?:19|20)\d\d|\d\d)", False, _span_of_years, _FOUR_DIGITS),
        (ValueKind.DATE, rf"(?:{_PART}(?:fiscal |the year )?){_YEAR}{_NOT_COUNTED}", True, _year, _FOUR_DIGITS),
        (ValueKind.DATE, rf"(?P<which>{_SHIFTS}) (?P<unit>{_PERIODS})", True, _relative, _PERIODS.split("|")),
        (ValueKind.DATE, rf"{_WHICH}(?P<weekday>{_WEEKDAY_NAMES})(?: (?:morning|afternoon|evening|night))?", False, _weekday, WEEKDAYS),
        (ValueKind.DATE, r"(?P<word>today|yesterday|tomorrow|tonight)", True, _day_word, ("today", "yesterday", "tomorrow", "tonight")),
        (ValueKind.DATE, rf"(?:(?P<which>last|next|this|in|since|until|by|from|early|late|mid)[ -])(?P<month>{_MONTH_NAMES})", False, _month, MONTHS),
        (ValueKind.DURATION, rf"{_DETERMINED}{_COUNT}[ -]{_UNIT}(?: (?:earlier|later|before|after))?", True, _duration, _UNIT_WORDS),
    )
)  # fmt: skip
"""What is read: its kind, its pattern, its normal form, and words without one of which the pattern cannot match."""

_FOUR_IN_A_ROW = re.compile(r"\d{4}")


def parse_anchor(date: str) -> datetime.date | None:
    """Return a document's date, or None where it has none that is ISO 8601."""
    try:
        return datetime.date.fromisoformat(date[:10])
    except ValueError:
        return None


_CALENDAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_OTHER_FORMS = re.compile(r"\d{4}-W\d\d|--\d\d(?:-\d\d)?|T\d\d:\d\d|PT?\d+(?:\.\d+)?[A-Z]|", re.ASCII)


def _normal_form(normalise: Normaliser, match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the normal form of what was matched; what is in no calendar ("31 February 2024", "9999999 days ago") is left open."""
    try:
        normal = normalise(match, anchor)
    except (OverflowError, ValueError):
        return ""
    return normal if all(map(_is_valid, normal.split("/"))) else ""


def _is_valid(normal: str) -> bool:
    match = _CALENDAR.fullmatch(normal)
    if match is None:
        return _OTHER_FORMS.fullmatch(normal) is not None
    try:
        datetime.date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return False
    return True


def iter_times(text: str, anchor: datetime.date | None) -> Iterator[Time]:
    """Yield the times in the order they stand; where two patterns meet, the one listed first has it."""
    found: list[Time] = []
    taken = bytearray(len(text))
    words = {word.lower() for word in _WORD.findall(text)} | (_FOUR_DIGITS if _FOUR_IN_A_ROW.search(text) else frozenset())
    for kind, pattern, normalise, hints in PATTERNS:
        if hints.isdisjoint(words):
            continue
        for match in pattern.finditer(text):
            start = match.start()
            if match.re.groupindex.get("which") and match["which"] in ("in", "on", "since", "until", "by", "from"):
                start = match.end("which") + 1
            if taken.find(1, start, match.end()) < 0:
                taken[start : match.end()] = b"\1" * (match.end() - start)
                found.append(Time(start, match.end(), kind, _normal_form(normalise, match, anchor)))
    yield from sorted(found, key=lambda time: time.start)
