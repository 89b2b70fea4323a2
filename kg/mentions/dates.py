"""Read dates, periods and durations in English text, as ISO 8601.

In: text, and the date of its document where it has one. Out: (start, end, kind, normal form).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import kg.mentions.normal_times as normal
from kg.english import numbers, times
from kg.mentions.numbers import any_of
from kg.model import ValueKind

FOUR_DIGITS = "0000"
"""Stands among the words of a text for four digits in a row."""

FOUR_IN_A_ROW = re.compile(r"\d{4}")
WORD = re.compile(r"[^\W\d_]+")
PIECE = re.compile(r"<([A-Z_]+)>")


@dataclass(frozen=True, slots=True)
class Time:
    """A time found in text; `normal` is empty where it is left open, and `ahead` is what it is instead where it is yet to come."""

    start: int
    end: int
    kind: ValueKind
    normal: str
    ahead: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A way to write a time: a pattern in which `<PIECE>` stands for one of `pieces`, and what its match means.

    Without one of the words `hints` a text cannot match; `<NAME>` stands for all of `hint_words`. `fold` tells that capitals do not count.
    """

    pattern: str
    normalise: normal.Normaliser
    hints: str
    fold: bool = False
    kind: ValueKind = ValueKind.DATE

    def compile(self) -> re.Pattern[str]:
        """Return the pattern with its pieces."""
        whole = PIECE.sub(lambda piece: pieces()[piece[1]], self.pattern)
        return re.compile(rf"(?<![\w$€£¥.-]){whole}(?![\w])", re.IGNORECASE if self.fold else 0)

    def words(self) -> frozenset[str]:
        """Return the words without one of which the pattern cannot match."""
        return frozenset(word for hint in self.hints.split() for word in hint_words().get(hint, (hint,)))


TEMPLATES = (
    Template(r"(?P<iso>\d{4}-\d\d-\d\d)", lambda match, _: str(match["iso"]), FOUR_DIGITS),
    Template(r"<CLOCK>", normal.clock, "am pm a p", fold=True),
    Template(
        r"(?:from|(?P<between>[Bb]etween)) (?:<DAY> )?<MONTH>(?: <DAY_BEHIND>,?)? <YEAR>,? (?(between)and|(?:to|until|till|through)) "
        r"(?:<DAY_AGAIN> )?<MONTH_AGAIN>(?: <DAY_BEHIND_AGAIN>,?)? <YEAR_AGAIN>",
        normal.span_of_dates,
        "<MONTHS>",
    ),
    Template(r"<MONTH> <DAY> ?(?P<joint><JOINTS>) ?<DAY_AGAIN><NOT_COUNTED>(?:,? <YEAR>)?", normal.days, "<MONTHS>"),
    Template(r"<DAY> ?(?P<joint><JOINTS>) ?<DAY_AGAIN> <MONTH>(?:,? <YEAR>)?", normal.days, "<MONTHS>"),
    Template(r"<OF_WEEK>(?:the )?<DAY>(?: of)? <MONTH>,? <YEAR>", normal.full_date, "<MONTHS>"),
    Template(r"<OF_WEEK><MONTH> <DAY>(?: ?, ?| )<YEAR>", normal.full_date, "<MONTHS>"),
    Template(r"<MONTH> (?:to|through|–|-) <MONTH_AGAIN>(?:,? <YEAR>)?", normal.months, "<MONTHS>"),
    Template(r"[Bb]etween <MONTH> and <MONTH_AGAIN>(?:,? <YEAR>)?", normal.months, "<MONTHS>"),
    Template(r"<PART><MONTH>(?: of|,)? <YEAR>", normal.month_of_year, "<MONTHS>"),
    Template(r"(?:<DAY> <MONTH>|<MONTH_AGAIN> <DAY_AGAIN>)(?!,? \d{4})", normal.day_of_either, "<MONTHS>"),
    Template(r"<QUARTER>(?:,? (?:of )?(?:the )?(?:fiscal )?(?:year )?<OF_YEAR>)?", normal.quarter, "q quarter", fold=True),
    Template(
        r"(?:H(?P<h>[12])|(?:the )?(?P<half>first|second) half)(?: (?:of )?(?:fiscal )?<OF_YEAR>)(?! of)",
        normal.half,
        "h half",
        fold=True,
    ),
    Template(r"(?:the )?(?:early |late )?(?P<season><SEASON>)(?: of)? <OF_YEAR>", normal.season, "<SEASONS>", fold=True),
    Template(r"(?P<first>\d\d?)/(?P<second>\d\d?)/<YEAR>", normal.slashed, FOUR_DIGITS),
    Template(
        r"<HALF><NEAR>(?:the )?<EARLY>(?P<century>\d\d?)(?:st|nd|rd|th)[ -]century(?P<before> <BEFORE_ERA>)?",
        normal.century,
        "century",
        fold=True,
    ),
    Template(
        r"(?:(?:from|between) )?<NEAR>\d{1,4}(?: ?(?:-|–|to|and) ?<NEAR>\d{1,4})? <BEFORE_ERA>",
        normal.of_no_calendar,
        "b bc bce",
    ),
    Template(r"<NEAR>(?:<IN_ERA> (?P<late>\d{1,4})|(?P<early>\d{1,4}) <IN_ERA>)", normal.of_our_era, "ad ce d e"),
    Template(r"FY ?<YEAR>", normal.year, "fy"),
    Template(r"<BOUND><COUNT> <UNIT><AND_A_HALF> ago", normal.ago, "ago", fold=True),
    Template(
        r"(?:(?<=at )|(?<=about )|(?<=around )|(?<=until ))(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?P<half>)(?!:\d)",
        normal.clock,
        "at about around until",
    ),
    Template(r"<HALF><NEAR>(?:the )?<EARLY>(?P<decade>1[5-9]\d0|20[0-4]0)['’]?s", normal.decade, "s"),
    Template(r"the <EARLY>['’‘]?(?P<decade>[3-9]0)['’]?s", normal.decade, "s"),
    Template(r"the <EARLY>(?P<decade>)(?P<spelled><DECADES>)", normal.decade, "<DECADES>"),
    Template(
        r"(?:from |(?P<between>between ))?<NEAR><YEAR>(?(between) ?(?:-|–|to|and) ?| ?(?:-|–|/|to|until) ?)"
        r"<NEAR>(?P<upper>(?:19|20)\d\d|1[0-8]\d\d<NOT_COUNTED>|\d\d)(?!,? respectively)",
        normal.span_of_years,
        FOUR_DIGITS,
    ),
    Template(r"(?:<NEAR><PART>(?:fiscal |the year )?)<YEAR><NOT_COUNTED>", normal.year, FOUR_DIGITS, fold=True),
    Template(
        r"(?:(?<!\bthe )|(?!\w+ <OF_DAYS>\b))(?P<which><SHIFTS>) (?P<unit><PERIODS>)", normal.relative, "<PERIODS>", fold=True
    ),
    Template(
        r"(?:the )?(?:first|second|third|fourth|last) (?:<WEEKDAY_NAMES>) (?:of|in) (?:every|each|the) month",
        normal.of_no_calendar,
        "<WEEKDAYS>",
        kind=ValueKind.DURATION,
    ),
    Template(r"(?:[Ee]very|[Ee]ach)(?: other)? (?:<WEEKDAY_NAMES>)", normal.of_no_calendar, "<WEEKDAYS>", kind=ValueKind.DURATION),
    Template(
        r"<NO_FEAST><WHICH>(?P<weekday><WEEKDAY_NAMES>)(?: (?:morning|afternoon|evening|night))?", normal.weekday, "<WEEKDAYS>"
    ),
    Template(r"(?P<word><DAYS>)", normal.day_word, "<DAYS>", fold=True),
    Template(r"(?:(?P<which><BEFORE_MONTHS>)[ -])(?P<month><MONTH_NAMES>)", normal.month, "<FULL_MONTHS>"),
    Template(
        r"<BOUND><COUNT>[ -]<UNIT> (?:per|an?|each|every) (?:<UNITS>)",
        normal.of_no_calendar,
        "<UNITS>",
        fold=True,
        kind=ValueKind.DURATION,
    ),
    Template(r"every <COUNT>[ -]<UNIT>", normal.of_no_calendar, "every", fold=True, kind=ValueKind.DURATION),
    Template(
        r"<BOUND><DETERMINED><COUNT>[ -]<UNIT><AND_A_HALF>(?: (?:earlier|later|before|after))?",
        normal.duration,
        "<UNITS>",
        fold=True,
        kind=ValueKind.DURATION,
    ),
)
"""Where two match, the one listed first has the words."""


@cache
def hint_words() -> dict[str, Iterable[str]]:
    """Return the words that `<NAME>` stands for in the hints of a template."""
    return {
        "<DAYS>": times.days,
        "<DECADES>": times.decades,
        "<FULL_MONTHS>": times.months,
        "<MONTHS>": (*times.months, *times.short_months),
        "<PERIODS>": times.periods,
        "<SEASONS>": times.seasons,
        "<UNITS>": (*times.units, *(f"{unit}s" for unit in times.units), "centuries"),
        "<WEEKDAYS>": times.weekdays,
    }


@cache
def pieces() -> dict[str, str]:
    """Return the pieces that the patterns share."""
    full = any_of(map(str.capitalize, times.months))
    short = any_of(month.capitalize() for month in times.short_months if month not in times.months)
    month, day, year = rf"(?P<month>{full}|(?:{short})\b\.?)", r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<year>1[0-9]\d\d|20\d\d)"
    small, tens = any_of(numbers.small), any_of(numbers.tens)
    zone = r"local time|UTC|GMT|E[SD]?T|P[SD]?T|CES?T"
    return {
        # "Over two years" is how long it takes, or within which time; "for over two years" is longer than two.
        "BOUND": rf"(?:(?:{any_of(times.bounds)}|(?:(?<=\bfor )|(?<=\bof )|(?<=\bafter ))over) )?",
        "BEFORE_MONTHS": rf"(?i:{any_of(times.before_months)})",
        "AND_A_HALF": "(?P<half> and a half)?",
        "BEFORE_ERA": r"(?:BCE?|B\.C\.(?:E\.)?)",
        "CLOCK": rf"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?(?: (?:{zone}))?",
        "COUNT": rf"(?P<count>\d+|half an?|(?:{tens})[ -](?:{small})|{any_of([*numbers.small, *numbers.tens, *times.vague_counts])})",
        "DAY": day,
        "DAY_AGAIN": day.replace("day", "day2"),
        "DAY_BEHIND": day.replace("day", "day_behind"),
        "DAY_BEHIND_AGAIN": day.replace("day", "day_behind2"),
        "DAYS": any_of(times.days),
        "DECADES": any_of(times.decades),
        "DETERMINED": rf"(?:(?:the|these|those) )?(?:(?:{any_of(times.before_durations)}) )?",
        "EARLY": "(?:early[ -]|mid[ -]?|late[ -])?",
        "HALF": "(?:(?:the )?(?:first|second|latter) half of )?",
        "IN_ERA": r"(?:AD|A\.D\.|CE|C\.E\.)",
        "JOINTS": "and|to|through|until|–|-",
        "MONTH": month,
        "MONTH_AGAIN": month.replace("month", "month2"),
        "MONTH_NAMES": full,
        "NEAR": rf"(?:(?:{any_of(times.near)}) |c\.?)?",
        "NO_FEAST": "".join(rf"(?<!\b{word} )" for word in sorted(times.of_feasts)),
        # "In 2000 people", "2000 cars" count; "in 1998 makes", "in 1950 Rebels" do not.
        "NOT_COUNTED": rf"(?! (?:{any_of(times.counted)})\b)(?:(?<=\b[Ii]n \d{{4}})|(?! (?-i:(?!(?:{any_of(times.after_years)})\b)[a-z]+s)\b))",
        "OF_DAYS": f"(?:{any_of(times.of_days)})",
        "OF_WEEK": rf"(?:(?:{any_of(map(str.capitalize, times.weekdays))}),? )?",
        "OF_YEAR": rf"(?:{year}|(?P<whichyear>{any_of(times.years)}) year)",
        "PART": rf"(?:(?P<part>(?i:{any_of(times.parts)}))[ -](?:of )?(?:in )?)?",
        "PERIODS": any_of(times.periods),
        "QUARTER": rf"(?:Q(?P<q>[1-4])|(?:the )?(?P<ordinal>{any_of(times.quarters)})[ -](?:fiscal )?quarter)",
        "SEASON": any_of(times.seasons),
        "SHIFTS": any_of(times.shifts),
        "UNIT": rf"(?P<unit>{any_of([*times.units, 'centurie'])})s?",
        "UNITS": any_of(times.units),
        "WEEKDAY_NAMES": any_of(map(str.capitalize, times.weekdays)),
        "WHICH": rf"(?:(?P<which>(?i:{any_of(times.before_weekdays)}))\s+)?",
        "YEAR": year,
        "YEAR_AGAIN": year.replace("year", "year2"),
    }


@cache
def patterns() -> tuple[tuple[Template, re.Pattern[str], frozenset[str]], ...]:
    """Return the templates, each with its pattern and its hints."""
    return tuple((template, template.compile(), template.words()) for template in TEMPLATES)


def parse_anchor(date: str) -> datetime.date | None:
    """Return a document's date, or None where it has none that is ISO 8601."""
    try:
        return datetime.date.fromisoformat(date[:10])
    except ValueError:
        return None


def iter_times(text: str, anchor: datetime.date | None) -> Iterator[Time]:
    """Yield the times in the order they stand; where two patterns meet, the one listed first has it."""
    matched: list[Time] = []
    taken = bytearray(len(text))
    words = {word.lower() for word in WORD.findall(text)} | ({FOUR_DIGITS} if FOUR_IN_A_ROW.search(text) else set())
    for template, pattern, hints in patterns():
        if hints.isdisjoint(words):
            continue
        for match in pattern.finditer(text):
            start = match.start()
            if match.re.groupindex.get("which") and (match["which"] or "").lower() in times.prepositions:
                start = match.end("which") + 1
            if taken.find(1, start, match.end()) < 0:
                taken[start : match.end()] = b"\1" * (match.end() - start)
                to_come = normal.AHEAD.get(template.normalise)
                ahead = normal.normal_form(to_come, match, anchor) if to_come is not None else ""
                matched.append(
                    Time(start, match.end(), template.kind, normal.normal_form(template.normalise, match, anchor), ahead)
                )
    yield from sorted(matched, key=lambda time: time.start)
