"""What leaves out of what it is, or says what the other end says, is no fact."""

from __future__ import annotations

import pytest

from kg.model import (
    Argument,
    Evidence,
    Mention,
    MentionKind,
    Qualifier,
    QualifierKind,
    Relation,
    Statement,
    TextSpan,
    Value,
    ValueKind,
)
from kg.statements.untold import reasons_of_ends

OF_WHAT, WHEN, AGAIN = "of what it is", "only to who reads", "says so itself"


def argument_of(given, start, kind_of_value=None):
    """Return an argument, "words:Class"; its head is its last word, or that before "in" or "on"."""
    words, _, label = given.partition(":")
    span = TextSpan("d", start, start + len(words))
    head = words.partition(" in ")[0].partition(" on ")[0].split()[-1].removesuffix("s")
    kind = MentionKind.NAME if words[0].isupper() else MentionKind.NOMINAL
    value = Value(kind=kind_of_value, text=words, span=span, normal="") if kind_of_value else None
    mention = Mention(span=span, text=words, kind=kind, label=label, head=head, plural=words.partition(" in ")[0].endswith("s"))
    return Argument(text=words, span=span, mention=mention, value=value)


def is_held_back_by(reason, first, second, prop="acquires", *, value=None, predicate="x", rule="x", complement="", apart=True):
    """Tell whether a reason holds a statement back; unless its arguments stand `apart` the second ends the first."""
    subject = argument_of(first, 0)
    span = TextSpan("d", 0, 1)
    relation = Relation(
        subject=subject,
        phrase="x",
        predicate=predicate,
        object=argument_of(second, len(first) + 1 if apart else len(first) - len(second), value),
        evidence=Evidence(span=span, rule=rule),
        qualifiers=(Qualifier(kind=QualifierKind.COMPLEMENT, text=complement, span=span),) if complement else (),
    )
    statement = Statement(
        subject="a", predicate="x", property=prop, object="b", relation=relation, attributed_to=None, confidence=0.9
    )
    return any(reason in text for text in reasons_of_ends(statement))


@pytest.mark.parametrize(
    ("share", "held"),
    [
        ("a half share", True),
        ("its remaining stake", True),
        ("a controlling interest", True),
        ("a half share in a mill", False),
        ("the western half", False),
        ("a stake holder", False),
    ],
)
def test_a_share_of_nothing(share, held):
    assert is_held_back_by(OF_WHAT, "Acme", share) is held
    assert is_held_back_by(OF_WHAT, share, "Acme", None) is held
    assert not is_held_back_by(OF_WHAT, "Acme", share, complement="that it had in a mill")


@pytest.mark.parametrize(
    ("text", "prop", "held"),
    [
        ("a report", None, True),
        ("a new study", None, True),
        ("a brief joint statement", None, True),
        ("a critical report", None, False),
        ("the report", None, False),
        ("a report on coal", None, False),
        ("a memoir", "authorOf", False),
    ],
)
def test_a_text_on_nothing(text, prop, held):
    assert is_held_back_by(OF_WHAT, "Acme", text, prop) is held
    assert not is_held_back_by(OF_WHAT, "Acme", text, prop, complement="that blames Bolt")


@pytest.mark.parametrize(
    ("who", "predicate", "kind", "rule", "held"),
    [
        ("Rosa:Person", "take", ValueKind.COUNT, "verbal/svo", True),
        ("Rosa:Person", "win", ValueKind.COUNT, "verbal/svo", True),
        ("Rosa:Person", "be of age", ValueKind.COUNT, "life/age", False),
        ("Leeds:City", "lose", ValueKind.COUNT, "verbal/svo", False),
        ("Acme:Company", "represent", ValueKind.PERCENT, "verbal/svo", True),
        ("Acme:Company", "fall", ValueKind.PERCENT, "verbal/svo", False),
        ("Acme:Company", "represent", ValueKind.MONEY, "verbal/svo", False),
    ],
)
def test_a_number_of_nothing(who, predicate, kind, rule, held):
    assert is_held_back_by(OF_WHAT, who, "12", None, value=kind, predicate=predicate, rule=rule) is held
    assert not is_held_back_by(OF_WHAT, who, "12", "hasValue", value=kind, predicate=predicate, rule=rule)


@pytest.mark.parametrize(("when", "held"), [("last week", True), ("last year", True), ("on Tuesday", False)])
def test_a_week_that_only_its_text_tells(when, held):
    assert is_held_back_by(WHEN, "Rosa", when, "dateOfDeath", value=ValueKind.DATE) is held
    assert not is_held_back_by(WHEN, "Rosa", when, None, value=ValueKind.DATE)


@pytest.mark.parametrize(
    ("first", "second", "prop", "held"),
    [
        ("the brief ceremony in Leeds", "Leeds", "locatedIn", True),
        ("violent events in Leeds", "Leeds", "locatedIn", True),
        ("the war in Leeds", "Leeds", "locatedIn", False),
        ("a man born in Leeds", "Leeds", "bornIn", True),
        ("a man born in Leeds", "Leeds", "locatedIn", False),
    ],
)
def test_a_place_that_a_phrase_tells_itself(first, second, prop, held):
    assert is_held_back_by(AGAIN, first, second, prop, apart=False) is held
