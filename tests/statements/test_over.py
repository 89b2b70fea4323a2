"""What says itself that it is over: "is a former footballer" is so now, "was the mayor" is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import (
    Argument,
    Evidence,
    Factuality,
    Mention,
    MentionKind,
    Modality,
    Qualifier,
    QualifierKind,
    Relation,
    Statement,
    TextSpan,
)
from kg.statements.over import tells_end


def argument(text: str, start: int = 0) -> Argument:
    span = TextSpan("d", start, start + len(text))
    return Argument(
        text=text, span=span, mention=Mention(span=span, text=text, kind=MentionKind.NOMINAL, label="", head=text.split()[-1])
    )


def past(object_: str, *, negated: bool = False) -> Relation:
    return Relation(
        subject=argument("Ann"),
        phrase="is",
        predicate="be",
        object=argument(object_, 10),
        factuality=Factuality(negated=negated, modality=Modality.PAST),
        evidence=Evidence(span=TextSpan("d", 0, 40), rule="test"),
    )


@pytest.mark.parametrize(
    ("object_", "prop", "tells"),
    [
        ("a former footballer", "holdsRole", True),
        ("a retired nurse", "holdsRole", True),
        ("Acme's former chief", "holdsRole", True),
        ("an ex-soldier", "holdsRole", True),
        ("a former mining town", "instanceOf", True),
        ("mayor", "holdsRole", False),
        ("a minister of the former state", "holdsRole", False),
        ("the former bank", "owns", False),
    ],
)
def test_a_class_or_a_role_that_says_so_is_one_of_the_past(object_, prop, tells):
    assert tells_end(past(object_), prop) == tells


@pytest.mark.parametrize(
    ("time", "prop", "tells"),
    [
        ("1948", "holdsRole", True),
        ("1999/2004", "headOfGovernment", False),  # who led it must not answer who leads it
        ("1948-05", "employeeOrMemberOf", True),
        ("", "employeeOrMemberOf", False),
        ("1948-05-02", "employeeOrMemberOf", False),  # a day, on which somebody is born
        ("P2Y", "employeeOrMemberOf", False),
        ("2010", "residesIn", False),  # "moved from Leeds in 2010"
    ],
)
def test_an_office_of_the_past_says_when_it_was_held(time, prop, tells):
    when = Qualifier(kind=QualifierKind.TIME, text="then", span=TextSpan("d", 30, 34), normal=time)
    assert tells_end(replace(past("mayor"), qualifiers=(when,)), prop) == tells


@pytest.mark.parametrize(
    ("words", "prop", "tells"),
    [
        ("previously", "holdsRole", True),
        ("Formerly", "employeeOrMemberOf", True),
        ("until 1948", "holdsRole", True),
        ("till the strike of May 1948", "holdsRole", True),
        ("until May", "holdsRole", False),
        ("since 1948", "holdsRole", False),
        ("previously", "headOfGovernment", False),
    ],
)
def test_an_office_that_is_said_to_be_over_is_one_of_the_past(words, prop, tells):
    when = Qualifier(kind=QualifierKind.TIME, text=words, span=TextSpan("d", 30, 34))
    assert tells_end(replace(past("mayor"), qualifiers=(when,)), prop) == tells


@pytest.mark.parametrize(
    ("predicate", "prop", "tells"),
    [("sever tie with", None, True), ("have tie with", None, False), ("end deal with", "partnersWith", False)],
)
def test_what_made_an_end_of_something_did_so(predicate, prop, tells):
    assert tells_end(replace(past("Norland"), predicate=predicate), prop) == tells


@pytest.mark.parametrize(("tells", "negated", "stands"), [(True, False, True), (False, False, False), (True, True, False)])
def test_only_what_says_so_stands(tells, negated, stands):
    relation = past("a former footballer", negated=negated)
    statement = Statement(
        subject="a",
        predicate="be",
        property="holdsRole",
        object="b",
        relation=relation,
        attributed_to=None,
        confidence=0.9,
        tells_end=tells,
    )
    assert statement.is_fact() == stands
