"""How an ontology's users write names and values: closed sets of forms, of which examples tell the one a property has."""

from __future__ import annotations

from collections.abc import Callable

from kg.english import times
from kg.model import Value, ValueKind


def _words(value: Value) -> str:
    return value.text


def _normal(value: Value) -> str:
    return value.normal.rpartition(" ")[2] if value.kind is ValueKind.MONEY else value.normal


def _decimal(value: Value) -> str:
    """Return a number with a fraction: "610.0"."""
    number = _normal(value)
    try:
        return str(float(number))
    except ValueError:
        return ""


def _spelt_date(value: Value) -> str:
    """Return a date with the name of its month, its start where it is not exact: "1976" is "01 January 1976"."""
    year, month, day = [*value.normal.split("-"), "01", "01"][:3]
    if value.kind is not ValueKind.DATE or not (year.isdigit() and month.isdigit() and day.isdigit()) or not 1 <= int(month) <= 12:
        return ""
    return f"{int(day):02} {times.months[int(month) - 1].capitalize()} {year}"


def _first_day(value: Value) -> str:
    """Return a date with its month and day, the first where it is not exact: "1976" is "1976-01-01"."""
    parts = [*value.normal.split("-"), "01", "01"][:3]
    return "-".join(parts) if value.kind is ValueKind.DATE and all(p.isdigit() for p in parts) else ""


def _year(value: Value) -> str:
    return value.normal[:4] if value.kind is ValueKind.DATE and value.normal[:4].isdigit() else ""


VALUE_FORMS: dict[str, Callable[[Value], str]] = {
    "normal": _normal,
    "words": _words,
    "decimal": _decimal,
    "spelt date": _spelt_date,
    "first day": _first_day,
    "year": _year,
}
"""Name of a form -> the value so written, "" where it cannot be."""

QUOTED = "quoted"
"""The form of values that stand in quotation marks."""

ONE = "one"
"""The form of a property of which a subject has one value in a sentence."""


UNIT = "unit "
"""Begins the form of numbers that are written with their unit in brackets: "unit inches" is "127.0 (inches)"."""

NO_ARTICLE = "without article"
"""The form of a property whose subjects are written without the "The" that the text has."""

PERSONS = "names of persons"
"""What the form of persons' names stands under."""

FIRST_AND_LAST = "first and last"
"""The form of persons' names without those between."""

BEFORE_BRACKET = "first and last before a bracket"
"""The form of persons' names without those between where a text gives all with their dates: "Ann Mary Lee (born 1950) is"."""


def first_and_last(name: str) -> str:
    """Return a person's first and last name.

    >>> first_and_last("Lee Miller Emile Morin")
    'Lee Morin'
    """
    words = name.split()
    return f"{words[0]} {words[-1]}" if len(words) > 2 else name


def is_shortened(forms: frozenset[str], after: str) -> bool:
    """Tell whether a person's name is written without the names between, by the text after it."""
    return FIRST_AND_LAST in forms or (BEFORE_BRACKET in forms and after.lstrip().startswith("("))


def write_value(value: Value, forms: frozenset[str]) -> str:
    """Return a value as the forms of its property tell, its normal form where they tell nothing."""
    written = (
        next((text for name in VALUE_FORMS if name in forms and (text := VALUE_FORMS[name](value))), "")
        or _normal(value)
        or value.text
    )
    unit = next((f" ({form.removeprefix(UNIT)})" for form in sorted(forms) if form.startswith(UNIT)), "")
    return f'"{written}{unit}"' if QUOTED in forms else f"{written}{unit}"


def write_name(text: str, kind: str, forms: frozenset[str], *, short: bool, subject: bool) -> str:
    """Return a name as the examples write it.

    Args:
        text: its words in the text.
        kind: the class that the extraction takes it for.
        forms: those of the property it is the subject or object of.
        short: persons are written by first and last name.
        subject: it is the subject.
    """
    if kind == "Person" and short:
        text = first_and_last(text)
    elif subject and NO_ARTICLE in forms and text.lower().startswith("the "):
        text = text[4:]
    return f'"{text}"' if QUOTED in forms and not subject else text
