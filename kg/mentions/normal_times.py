"""Give the times that patterns find their normal form: ISO 8601.

In: a match, whose groups are the parts of a time, and the date of its document where it has one. Out: the normal form, "" where it is
left open. Relative dates ("last Friday") are counted from the document's date; a weekday or month alone is the last one before it, as in
news, and the next one where its clause says that it is yet to come.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from kg.english import times
from kg.mentions.numbers import parse_number

CALENDAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
OTHER_FORMS = re.compile(r"\d{4}-W\d\d|--\d\d(?:-\d\d)?|T\d\d:\d\d|PT?\d+(?:\.\d+)?[A-Z]|", re.ASCII)

Normaliser = Callable[["re.Match[str]", "datetime.date | None"], str]


def _month_number(name: str) -> int:
    return times.short_months[name.lower().rstrip(".")[:3]]


def _says_which(match: re.Match[str]) -> bool:
    """Tell whether the word before a weekday or a month says which one it is: "last", "next"."""
    return (match["which"] or "").lower() in times.before_weekdays_gone | times.before_weekdays_to_come


def full_date(match: re.Match[str], _: datetime.date | None) -> str:
    """Return a day; nothing where no month has so many."""
    return f"{match['year']}-{_month_number(match['month']):02}-{int(match['day']):02}" if 1 <= int(match["day"]) <= 31 else ""


def day_of_either(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return a day of the document's year, whether the month stands before it or after."""
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    number = _month_number(month)
    return f"{anchor.year}-{number:02}-{int(day):02}" if anchor else f"--{number:02}-{int(day):02}"


def month(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the last such month before the document's date, or the next one."""
    number = _month_number(match["month"])
    if anchor is None:
        return f"--{number:02}"
    year = (
        anchor.year - (number > anchor.month)
        if (match["which"] or "").lower() != "next"
        else anchor.year + (number <= anchor.month)
    )
    return f"{year}-{number:02}"


def month_ahead(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the next such month from the document's date on; nothing where the text says itself which one it means ("last May")."""
    if anchor is None or _says_which(match):
        return ""
    number = _month_number(match["month"])
    return f"{anchor.year + (number < anchor.month)}-{number:02}"


def month_of_year(match: re.Match[str], _: datetime.date | None) -> str:
    """Return a month with its year."""
    return f"{match['year']}-{_month_number(match['month']):02}"


def clock(match: re.Match[str], _: datetime.date | None) -> str:
    """Return a time of the day."""
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"T{hour:02}:{match['minute'] or '00'}"


def year(match: re.Match[str], _: datetime.date | None) -> str:
    """Return a year."""
    return match["year"]


def span_of_years(match: re.Match[str], _: datetime.date | None) -> str:
    """Return the first and the last year of a span; of the last the text may give the last digits only."""
    upper = match["upper"]
    return f"{match['year']}/{match['year'][: 4 - len(upper)]}{upper}"


def span_of_dates(match: re.Match[str], _: datetime.date | None) -> str:
    """Return the first and the last day or month of a span."""
    ends = []
    for again in ("", "2"):
        number = match[f"day{again}"] or match[f"day_behind{again}"]
        month = f"{match[f'year{again}']}-{_month_number(match[f'month{again}']):02}"
        ends.append(f"{month}-{int(number):02}" if number else month)
    return "/".join(ends)


def decade(match: re.Match[str], _: datetime.date | None) -> str:
    """Return the first and the last year of a decade; of "the 60s" and "the sixties" that of the last century, of "the twenties" none."""
    digits = match["decade"] or str(times.decades[match["spelled"].lower()])
    if len(digits) == 2 and digits < "30":
        return ""
    start = int(digits) if len(digits) > 2 else 1900 + int(digits)
    return f"{start}/{start + 9}"


def quarter(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the first and the last month of a quarter."""
    number = int(match["q"]) if match["q"] else times.quarters[match["ordinal"].lower()]
    year = _year_of(match, anchor)
    return f"{year}-{3 * number - 2:02}/{year}-{3 * number:02}" if year else ""


def weekday(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the last such day before the document's date, or the next one."""
    if anchor is None:
        return ""
    back = (anchor.weekday() - times.weekdays.index(match["weekday"].lower())) % 7
    which = (match["which"] or "").lower()
    if which in times.before_weekdays_to_come:
        return (anchor + datetime.timedelta(days=7 - back)).isoformat()
    return (anchor - datetime.timedelta(days=back or (7 if which == "last" else 0))).isoformat()


def weekday_ahead(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the next such day from the document's date on; nothing where the text says itself which one it means ("last Friday")."""
    if anchor is None or _says_which(match):
        return ""
    on = (times.weekdays.index(match["weekday"].lower()) - anchor.weekday()) % 7
    return (anchor + datetime.timedelta(days=on)).isoformat()


AHEAD: Mapping[Normaliser, Normaliser] = {weekday: weekday_ahead, month: month_ahead}
"""What gives a time that is counted from the document's date its normal form where it is yet to come."""


def day_word(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return today, yesterday or tomorrow."""
    return (anchor + datetime.timedelta(days=times.days[match["word"].lower()])).isoformat() if anchor else ""


def relative(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the year, month or week that "last", "this" and "next" count from the document's date."""
    if anchor is None:
        return ""
    shift, unit = times.shifts[match["which"].lower()], match["unit"].lower()
    if unit == "year":
        return str(anchor.year + shift)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02}"
    if unit == "quarter":
        year, number = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + shift, 4)
        return f"{year}-{3 * number + 1:02}/{year}-{3 * number + 3:02}"
    if unit == "week":
        year, week, _ = (anchor + datetime.timedelta(weeks=shift)).isocalendar()
        return f"{year}-W{week:02}"
    return ""


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"].lower().removesuffix("ie")
    return "century" if unit == "centur" else unit


def _is_half(match: re.Match[str]) -> bool:
    return bool(match["half"]) or match["count"].lower().startswith("half ")


def duration(match: re.Match[str], _: datetime.date | None) -> str:
    """Return how long something takes; nothing of a half, which few units have in ISO 8601."""
    unit, count = _unit(match), parse_number(match["count"])
    if not count or _is_half(match):
        return ""
    if unit in times.units_of_fixed_length:
        datetime.timedelta(**{f"{unit}s": float(count)})  # an OverflowError where readers of XML Schema have no such duration
    letter, number = times.units[unit], count * times.multiples.get(unit, 1)
    if letter == "W":
        letter, number = "D", 7 * number  # readers of XML Schema have no weeks
    return f"P{'T' if unit in times.units_of_the_clock else ''}{number}{letter}"


def _year_of(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the year that a part of it names: "2025", "last year", or the anchor's."""
    if match["year"]:
        return match["year"]
    shift = times.years[match["whichyear"].lower()] if match["whichyear"] else 0
    return str(anchor.year + shift) if anchor else ""


def half(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the first and the last month of half a year."""
    year = _year_of(match, anchor)
    first = match["h"] == "1" or (match["half"] or "").lower() == "first"
    return (f"{year}-01/{year}-06" if first else f"{year}-07/{year}-12") if year else ""


def season(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the months of a season of the north, where most news calls them so."""
    year = _year_of(match, anchor)
    if not year:
        return ""
    start = times.seasons[match["season"].lower()]
    end_year = int(year) + (start == 12)
    return f"{year}-{start:02}/{end_year}-{(start + 1) % 12 + 1:02}"


def slashed(match: re.Match[str], _: datetime.date | None) -> str:
    """Return a date in numbers where only one order of day and month can be meant, else its year."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    day, month = (first, second) if first > 12 else (second, first)
    return f"{year}-{month:02}-{day:02}" if 12 < day <= 31 and 1 <= month <= 12 else year


def century(match: re.Match[str], _: datetime.date | None) -> str:
    """Return the first and the last year of a century; nothing of one before Christ."""
    number = int(match["century"])
    if match["before"]:
        return ""
    return f"{(number - 1) * 100 + 1:04}/{number * 100:04}"


def ago(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return when it was, as exactly as the unit says: two years ago a year, three days ago a day."""
    count, unit = parse_number(match["count"]), _unit(match)
    if anchor is not None and count and unit in times.units_of_the_clock:
        return anchor.isoformat()
    if anchor is None or not count or unit in times.units_of_the_clock or _is_half(match):
        return ""
    number = int(count) * times.multiples.get(unit, 1)
    if times.units[unit] == "Y":
        return str(anchor.year - number) if anchor.year > number else ""
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - number
        return f"{months // 12}-{months % 12 + 1:02}"
    day = anchor - datetime.timedelta(days=number * (7 if times.units[unit] == "W" else 1))
    if unit == "week":
        return f"{day.isocalendar()[0]}-W{day.isocalendar()[1]:02}"
    return day.isoformat()


def of_no_calendar(_match: re.Match[str], _: datetime.date | None) -> str:
    """Return nothing: what comes every two years has no one time, and a year before Christ no number on which all agree."""
    return ""


def of_our_era(match: re.Match[str], _: datetime.date | None) -> str:
    """Return a year after Christ, which may have few digits: "AD 79"."""
    return f"{int(match['early'] or match['late']):04}"


def months(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the first and the last month of a span."""
    first, last = _month_number(match["month"]), _month_number(match["month2"])
    year = match["year"] or (str(anchor.year) if anchor else "")
    return f"{year}-{first:02}/{year}-{last:02}" if year else ""


def days(match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the first and the last of some days of a month; nothing of two that are not next to each other ("May 3 and 20")."""
    first, last = int(match["day"]), int(match["day2"])
    year = match["year"] or (str(anchor.year) if anchor else "")
    if last <= first or (match["joint"] == "and" and last > first + 1):
        return ""
    month = f"{year or '-'}-{_month_number(match['month']):02}"
    return f"{month}-{first:02}/{month}-{last:02}"


def normal_form(normalise: Normaliser, match: re.Match[str], anchor: datetime.date | None) -> str:
    """Return the normal form of what was matched; what is in no calendar ("31 February 2024", "9999999 days ago") is left open."""
    try:
        normal = normalise(match, anchor)
    except (OverflowError, ValueError):
        return ""
    return normal if all(map(_is_valid, normal.split("/"))) else ""


def opened(normal: str, preposition: str) -> str:
    """Return the interval up to a time or from it on, where a preposition says so.

    >>> opened("2015", "until"), opened("2015", "since"), opened("1990/1999", "before"), opened("2015", "in")
    ('../2015', '2015/..', '../1990', '2015')
    """
    first, last = normal.split("/")[0], normal.split("/")[-1]
    if not CALENDAR.fullmatch(first) and "W" not in first:
        return normal
    ways = {"from start": f"{first}/..", "from end": f"{last}/..", "to start": f"../{first}", "to end": f"../{last}"}
    return ways.get(times.open_intervals.get(preposition, ""), normal)


def _is_valid(normal: str) -> bool:
    match = CALENDAR.fullmatch(normal)
    if match is None:
        return OTHER_FORMS.fullmatch(normal) is not None
    try:
        datetime.date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return False
    return True
