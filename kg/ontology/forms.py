"""How examples write names and values: forms that are learned for each property, and the functions that write in them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

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
"""Name of a form -> the function that writes a value in it, or returns "" where it cannot."""

QUOTED, SINGLE, WITHOUT_ARTICLE, UNIT = "quoted", "one", "without article", "unit "
"""How a table writes the other fields of a `WritingForm`; a unit follows `UNIT`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingForm:
    """How the examples write the arguments of a property.

    Attributes:
        values: the forms of its values, names of `VALUE_FORMS`; the first that can write a value is taken.
        unit: the unit that follows a number in brackets: "127.0 (inches)".
        is_quoted: whether objects stand in quotation marks.
        is_single: whether a subject has one object in a sentence.
        without_article: whether subjects are written without the "The" that the text has.
    """

    values: tuple[str, ...] = ()
    unit: str = ""
    is_quoted: bool = False
    is_single: bool = False
    without_article: bool = False

    @classmethod
    def read(cls, names: Collection[str]) -> WritingForm:
        """Return the form with these names; what is no name of a form is left out.

        >>> WritingForm.read(["one", "decimal", "unit inches"])
        WritingForm(values=('decimal',), unit='inches', is_quoted=False, is_single=True, without_article=False)
        """
        units = sorted(name.removeprefix(UNIT) for name in names if name.startswith(UNIT))
        return cls(
            values=tuple(name for name in VALUE_FORMS if name in names),
            unit=units[0] if units else "",
            is_quoted=QUOTED in names,
            is_single=SINGLE in names,
            without_article=WITHOUT_ARTICLE in names,
        )

    @property
    def names(self) -> list[str]:
        """The names of a table for this form, in order."""
        flags = ((QUOTED, self.is_quoted), (SINGLE, self.is_single), (WITHOUT_ARTICLE, self.without_article))
        unit = [f"{UNIT}{self.unit}"] if self.unit else []
        return sorted([*self.values, *unit, *(name for name, is_set in flags if is_set)])


def is_form_name(name: str) -> bool:
    """Tell whether a table may write this name for a form."""
    return name in VALUE_FORMS or name in (QUOTED, SINGLE, WITHOUT_ARTICLE) or name.startswith(UNIT)


class PersonForm(StrEnum):
    """Where the examples leave out the names between a person's first and last."""

    EVERYWHERE = "first and last"
    BEFORE_BRACKET = "first and last before a bracket"
    """Where a text gives all names with dates: "Ann Mary Lee (born 1950) is"."""


def first_and_last(name: str) -> str:
    """Return a person's first and last name.

    >>> first_and_last("Lee Miller Emile Morin")
    'Lee Morin'
    """
    words = name.split()
    return f"{words[0]} {words[-1]}" if len(words) > 2 else name


def is_shortened(forms: Collection[PersonForm], after: str) -> bool:
    """Tell whether a person's name is written without the names between.

    Args:
        forms: where the examples do so.
        after: the text after the name.
    """
    return PersonForm.EVERYWHERE in forms or (PersonForm.BEFORE_BRACKET in forms and after.lstrip().startswith("("))


def write_value(value: Value, form: WritingForm) -> str:
    """Return a value as the examples write it, in its normal form where they have none."""
    written = next((text for name in form.values if (text := VALUE_FORMS[name](value))), "") or _normal(value) or value.text
    text = f"{written} ({form.unit})" if form.unit else written
    return f'"{text}"' if form.is_quoted else text


def write_name(text: str, kind: str, form: WritingForm, *, short: bool, subject: bool) -> str:
    """Return a name as the examples write it.

    Args:
        text: its words in the text.
        kind: the class that the extraction takes it for.
        form: that of the property it is the subject or object of.
        short: persons are written by first and last name.
        subject: it is the subject.
    """
    if kind == "Person" and short:
        text = first_and_last(text)
    elif subject and form.without_article and text.lower().startswith("the "):
        text = text[4:]
    return f'"{text}"' if form.is_quoted and not subject else text
