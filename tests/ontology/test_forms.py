"""How the examples write values and names."""

from __future__ import annotations

import pytest

from kg.model import TextSpan, Value, ValueKind
from kg.ontology.forms import PersonForm, WritingForm, first_and_last, is_shortened, write_value

DATE = Value(span=TextSpan("d", 0, 1), text="26 May 2005", kind=ValueKind.DATE, normal="2005-05-26")
YEAR = Value(span=TextSpan("d", 0, 1), text="in 1976", kind=ValueKind.DATE, normal="1976")
NUMBER = Value(span=TextSpan("d", 0, 1), text="610 km", kind=ValueKind.COUNT, normal="610")
WRITTEN = [
    (DATE, {"spelt date"}, "26 May 2005"),
    (YEAR, {"spelt date"}, "01 January 1976"),
    (YEAR, {"first day", "quoted"}, '"1976-01-01"'),
    (NUMBER, {"decimal", "unit metres"}, "610.0 (metres)"),
    (NUMBER, set(), "610"),
    (DATE, {"year"}, "2005"),
]


@pytest.mark.parametrize(("value", "forms", "expected"), WRITTEN)
def test_values_are_written_as_the_examples_write_them(value, forms, expected):
    assert write_value(value, WritingForm.read(forms)) == expected
    assert WritingForm.read(forms).names == sorted(forms)


def test_names_of_persons_are_shortened():
    assert first_and_last("Ann Lee") == "Ann Lee"


def test_persons_are_shortened_where_the_examples_do_so():
    assert is_shortened([PersonForm("first and last")], " was born")
    assert is_shortened([PersonForm("first and last before a bracket")], " (born 1950) is")
    assert not is_shortened([PersonForm("first and last before a bracket")], " was born")
