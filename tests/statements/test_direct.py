"""What stands as a direct triple: named or told apart, and likely enough."""

from __future__ import annotations

import pytest

from kg.model import (
    Argument,
    Entity,
    Evidence,
    Literal,
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
from kg.statements.direct import _is_part, hold_back

NAMELESS, BARE, POINTER, NOTHING, UNSURE = "has a name", "bare word", "which one is meant", "what there is not", "is below"
CUT, SAME, UNFINISHED, REPEATED = "a bracket alone", "but itself", "by the clause behind it", "tells it already"
LACKING = "what it hangs on"
A, B = "https://kg.example.org/entity/a", "https://kg.example.org/entity/b"


def held_back(
    first: str,
    second: str,
    prop: str | None = "acquires",
    *,
    confidence: float = 0.9,
    least: float = 0.5,
    value: bool = False,
    predicate: str = "x",
    complement: str = "",
    counted: ValueKind | None = None,
    speaker: bool = False,
    apart: bool = True,
    dated: bool = False,
    rule: str = "test",
    before: str = "",
    place: str = "",
    day: tuple[str, str] = ("", ""),
    many: str = "",
    nameless: tuple[int, int] = (0, 0),
    plural: bool = False,
):
    """Return what holds a statement back; what begins with a capital is a name, "it/X" a pronoun for X, "X:Class" is of a class.

    Where a `speaker` is named the text says who "our" is of. Unless they stand `apart` the second argument ends the first. A name `before` is what
    the first argument is told as where the text speaks of it first; with a named `place` it happens there, to `many` of them; or on a `day`. Where the first is
    `plural`, its first word says who they are. A pronoun that means nobody with a name stands at `nameless`.
    """
    start, arguments, entities, entity_of = len(before), [], [], {}
    first_mention = TextSpan("d", 0, start)
    for iri, given in ((A, first), (B, second)):
        words, _, label = given.partition(":")
        shown, _, means = words.partition("/")
        name = means or shown
        named = name[0].isupper() or "-" in name
        kind = MentionKind.PRONOUN if means else MentionKind.NAME if named else MentionKind.NOMINAL
        span = TextSpan("d", start, start + len(shown))
        several = plural and iri == A
        head = shown.split()[0].removesuffix("s") if several else shown.split()[-1]
        mention = Mention(span=span, text=shown, kind=kind, label=label, head=head, plural=several)
        inside = [] if named else [w for w in shown.split() if w[0].isupper() or (speaker and w == "our")]
        entities.append(
            Entity(
                iri=iri,
                label=before if before and iri == A else name,
                types=(label,) if label else (),
                aliases=(name,),
                mentions=(first_mention, span) if before and iri == A else (span,),
                named=named,
            )
        )
        entity_of[span] = len(entities) - 1
        for word in inside:
            place = TextSpan("d", start + shown.index(word), start + shown.index(word) + len(word))
            entities.append(Entity(iri=word, label=word, types=(), aliases=(word,), mentions=(place,), named=True))
        is_date = dated and iri == B
        kind_of_value = counted if iri == A else ValueKind.DATE if is_date else None
        count = Value(kind=kind_of_value, text=shown, span=span, normal="") if kind_of_value else None
        arguments.append(Argument(text=shown, span=span, mention=mention, value=count))
        start += len(shown) + 1 if apart else len(first) - len(second)
    if "Acme" in before:
        inside = TextSpan("d", before.index("Acme"), before.index("Acme") + len("Acme"))
        entities.append(Entity(iri="Acme", label="Acme", types=(), aliases=("Acme",), mentions=(inside,), named=True))
    qualifiers = [Qualifier(kind=QualifierKind.COMPLEMENT, text=complement, span=TextSpan("d", 0, 1))] if complement else []
    if place:
        where = TextSpan("d", start, start + len(place))
        entities.append(Entity(iri=place, label=place, types=(), aliases=(), mentions=(where,), named=True))
        qualifiers.append(Qualifier(kind=QualifierKind.PLACE, text=place, span=where))
    if day[0]:
        qualifiers.append(Qualifier(kind=QualifierKind.TIME, text=day[0], span=arguments[1].span, normal=day[1]))
    if many:
        qualifiers.append(Qualifier(kind=QualifierKind.COUNT, text="six", span=arguments[1].span, normal=many))
    relation = Relation(
        subject=arguments[0],
        phrase="x",
        predicate=predicate,
        qualifiers=tuple(qualifiers),
        object=arguments[1],
        evidence=Evidence(span=TextSpan("d", 0, start), rule=rule),
    )
    object_ = Literal(value="2024", datatype="gYear") if value else B
    statement = Statement(
        subject=A, predicate="x", property=prop, object=object_, relation=relation, attributed_to=None, confidence=confidence
    )
    open_ends = [TextSpan("d", *nameless)] if nameless[1] else []
    (result,) = hold_back([statement], entities, entity_of, least, least, open_ends)
    assert result.is_fact() == (not result.held_back)
    return result.held_back


STANDS = [
    ("Acme", "Bolt", "acquires"),
    ("Acme", "a $570 million engine plant", "develops"),
    ("it/Acme", "an engine plant", "develops"),
    ("Rosa", "chairman:Role", "holdsRole"),
    ("Acme", "carmaker", "instanceOf"),
    ("Acme", "the fashion house", "instanceOf"),
    ("Brazil's president", "a new cabinet", "appoints"),
    ("Acme", "it/the old plant", None),
    ("its oldest plant in use", "Acme", None),
    ("her parents:Group", "Acme", None),
    ("the first of its plants", "Acme", "operatedBy"),
    ("Rosa", "the chairman:Role", "holdsRole"),
    ("Acme", "the letter of last Friday", None),
    ("Rosa", "an opposition leader:Role", "holdsRole"),
    ("Acme", "the French group", "instanceOf"),
    ("Rosa", "the chair of the board:Role", "holdsRole"),
    ("Rosa", "the president of the Falk bank:Role", "holdsRole"),
    ("his wife:Person", "Acme", "affects"),
    ("Acme", "the 20 letters", None),
    ("Acme", "a plant", None),
    ("Corona[virus]", "Acme", "affects"),
    ("Speaker:CreativeWork", "India", "locatedIn"),
    ("Minister Lee:Person", "India", "nationality"),
]
HELD = [
    ("Rosa", "leader:Role", "holdsRole", [LACKING]),
    ("Rosa", "a former owner:Role", "holdsRole", [LACKING]),
    ("Rosa", "the British suspect", "holdsRole", [LACKING]),
    ("Rosa", "a third man", "holdsRole", [LACKING]),
    ("Acme", "a group", "instanceOf", [LACKING]),
    ("Acme", "the same party", "instanceOf", [POINTER]),
    ("Acme", "an earlier and costlier mission", "instanceOf", [POINTER]),
    ("Rosa", "the head physician of the hospital:Role", "holdsRole", [POINTER]),
    ("Rosa", "the winner of the race", "holdsRole", [POINTER]),
    ("his secretary of justice:Role", "Acme", "affects", [POINTER]),
    ("gunmen loyal to him", "Acme", "affects", [POINTER]),
    ("the speaker:Role", "Acme", "affects", [POINTER]),
    ("the firm", "an engine plant", "develops", [NAMELESS, POINTER]),
    ("the firm", "a carmaker", "instanceOf", [NAMELESS, POINTER]),
    ("a firm", "an engine plant", "develops", [NAMELESS]),
    ("Kathmandu", "the capital", "instanceOf", [POINTER, LACKING]),
    ("the first plant", "Acme", "operatedBy", [POINTER]),
    ("Acme", "plans", "develops", [BARE]),
    ("people", "Acme", "supports", [BARE]),
    ("it/plans", "Acme", "supports", [BARE]),
    ("people", "plans", "supports", [NAMELESS, BARE, BARE]),
    ("Acme", "the letter", "develops", [POINTER]),
    ("the letter", "Acme", None, [POINTER]),
    ("Acme", "its policy stance", None, [POINTER]),
    ("its brands", "Acme", None, [POINTER]),
    ("that letter", "Acme", None, [POINTER]),
    ("Acme", "our business", "affects", [POINTER]),
    ("Acme", "this action", "affects", [POINTER]),
    ("those VAT matters", "Acme", "affects", [POINTER]),
    ("those tax matters under review", "Acme", "affects", [POINTER]),
    ("the first", "Acme", "includes", [POINTER]),
    ("Kathmandu", "the town", "instanceOf", [POINTER]),
    ("Acme", "the second town", "instanceOf", [POINTER]),
    ("Acme", "the same", "develops", [POINTER]),
    ("both countries", "Acme", "supports", [POINTER]),
    ("Acme", "similar protests", "opposes", [POINTER]),
    ("its staff", "Acme", "supports", [POINTER]),
    ("Acme", "no more information", "develops", [NOTHING]),
    ("Corona[virus", "Acme", "affects", [CUT]),
    ("the following table", "Acme", "includes", [POINTER]),
    ("the reasons set out below", "Acme", "affects", [POINTER]),
    ("the second paragraph", "Acme", "opposes", [POINTER]),
    ("Minister:Person", "India", "nationality", [BARE]),
    ("Acme", "Acme", "alsoKnownAs", [SAME]),
    ("Narendra] Modi", "Acme", "affects", [CUT]),
    ("Acme", "Ghad) Party", "affects", [CUT]),
]


@pytest.mark.parametrize(("first", "second", "prop"), STANDS)
def test_what_a_reader_can_tell_apart_stands(first, second, prop):
    assert held_back(first, second, prop) == ()


@pytest.mark.parametrize(("first", "second", "prop", "reasons"), HELD)
def test_each_argument_that_tells_nothing_apart_holds_back(first, second, prop, reasons):
    given = held_back(first, second, prop)
    assert len(given) == len(reasons)
    assert all(reason in text for reason, text in zip(reasons, given, strict=True))


def test_a_verb_that_says_little_without_the_clause_it_governs_holds_back():
    (reason,) = held_back("Acme", "Bolt", None, predicate="cause", complement="to collapse")
    assert UNFINISHED in reason
    assert held_back("Acme", "Bolt", None, predicate="train", complement="to swim") == ()
    assert held_back("Acme", "Bolt", "urges", predicate="ask", complement="to swim") == ()
    assert held_back("Acme", "Bolt", None, predicate="cause") == ()
    assert held_back("Acme", "a delay", None, predicate="cause", complement="affecting two ships") == ()
    assert held_back("Acme", "a request", None, predicate="deny", complement="to swim") == ()


def test_a_verb_holds_back_without_the_complement_that_it_wants():
    (reason,) = held_back("Acme", "Bolt", "accuses", predicate="accuse")
    assert LACKING in reason
    assert held_back("Acme", "Bolt", "accuses", predicate="accuse", complement="of lying") == ()
    assert LACKING in held_back("Acme", "an old minister:Person", None, predicate="cite")[0]
    assert held_back("Acme", "an old minister:Person", None, predicate="cite", complement="as saying so") == ()
    assert held_back("Acme", "an old law", None, predicate="cite") == ()
    assert held_back("Acme", "an old minister:Person", None, predicate="meet") == ()


def test_what_one_is_only_of_something_holds_back():
    assert LACKING in held_back("Bonn", "a capital", "instanceOf")[0]
    assert LACKING in held_back("Rosa", "critic:Role", "holdsRole")[0]
    assert LACKING in held_back("Rosa", "the leader:Role", "holdsRole")[0]
    assert held_back("Bonn", "an old capital", "instanceOf") == ()
    assert held_back("Bonn", "a capital", "instanceOf", complement="that burned") == ()
    assert held_back("Rosa", "chairman:Role", "holdsRole") == ()
    assert held_back("Rosa", "a capital", "locatedIn") == ()


@pytest.mark.parametrize(
    ("kind", "prop", "held"),
    [
        ("the motorist:Role", "holdsRole", True),
        ("the gunman:Role", "holdsRole", True),
        ("a driver:Role", "holdsRole", False),
        ("the bus driver:Role", "holdsRole", False),
        ("the officer in charge:Role", "holdsRole", True),
        ("a third contender:Role", "holdsRole", True),
        ("the only officer facing charges:Role", "holdsRole", True),
        ("the first officer facing charges:Role", "holdsRole", False),
        ("the only mill in Leeds", "instanceOf", False),
        ("a newspaper:Company", "employeeOrMemberOf", True),
        ("a Leeds newspaper:Company", "employeeOrMemberOf", False),
        ("a newspaper:Company", "acquires", False),
    ],
)
def test_a_part_in_what_the_text_tells_elsewhere_says_little(kind, prop, held):
    assert [LACKING in reason for reason in held_back("Rosa", kind, prop)] == [True] * held


def test_what_is_a_named_speakers_stands_beside_a_name():
    assert held_back("Acme", "our paint business", speaker=True) == ()
    assert held_back("our paint business", "Acme", None, speaker=True) == ()
    assert POINTER in held_back("Acme", "our paint business")[0]
    assert any(POINTER in reason for reason in held_back("rivals", "our paint business", speaker=True))
    assert POINTER in held_back("Acme", "the paint business of our rivals", speaker=True)[0]


@pytest.mark.parametrize(
    ("first", "second", "prop", "reasons"),
    [
        ("an editor at Acme", "Acme", "employeeOrMemberOf", 1),
        ("a report by Acme", "Acme", "authorOf", 1),
        ("a panda called Bolt", "Bolt", "alsoKnownAs", 1),
        ("an attack on Acme", "Acme", "affects", 0),
        ("a hospital in Leeds", "Leeds", "locatedIn", 1),
        ("attacks in Leeds", "Leeds", "locatedIn", 1),
        ("the hospital in Leeds", "Leeds", "locatedIn", 0),
        ("a military hospital in Leeds", "Leeds", "locatedIn", 1),
        ("two hospitals in Leeds", "Leeds", "locatedIn", 0),
        ("12 attacks in Leeds", "Leeds", "locatedIn", 0),
        ("a rally:Event", "Leeds", "locatedIn", 0),
        ("Falk Prize:Award", "prize", "instanceOf", 1),
        ("Falk Prize:Award", "literary prize", "instanceOf", 0),
    ],
)
def test_what_a_phrase_says_itself_is_nothing_new(first, second, prop, reasons):
    given = held_back(first, second, prop, apart=False)
    assert [REPEATED in text for text in given] == [True] * reasons


@pytest.mark.parametrize(
    ("people", "reasons"), [("officials from Acme", 1), ("investigators from Acme", 1), ("nurses from Acme", 0)]
)
def test_officials_of_a_body_are_of_it_by_the_very_word(people, reasons):
    given = held_back(people, "Acme", "employeeOrMemberOf", apart=False, plural=True)
    assert [REPEATED in text for text in given] == [True] * reasons


@pytest.mark.parametrize(
    ("kind", "prop", "held"),
    [
        ("training partner", "holdsRole", True),
        ("Norda partner", "holdsRole", False),
        ("chess partner of Ann", "holdsRole", False),
        ("a Norwegian political rival", "holdsRole", True),
        ("the unsuccessful tenderer", "instanceOf", True),
        ("challenger", "holdsRole", True),
        ("group", "instanceOf", True),
        ("country", "instanceOf", False),
    ],
)
def test_what_one_is_only_beside_somebody_says_little_alone(kind, prop, held):
    reasons = held_back("Rosa", kind, prop, rule="apposition/noun")
    assert any(LACKING in reason for reason in reasons) is held


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        ("the largest division", True),
        ("the main contractor", True),
        ("the oldest tanker fleet", False),
        ("Norway's largest bank", False),
        ("a second company", True),
        ("a fifth album", False),
        ("one customer", True),
        ("a single broker", True),
        ("another bus operator", True),
        ("an oil trader", False),
    ],
)
def test_which_of_several_it_is_says_little_where_they_are_not_told(kind, held):
    reasons = held_back("Falk", kind, "instanceOf", rule="apposition/noun")
    assert any(LACKING in reason for reason in reasons) is held


def test_which_of_several_it_is_says_enough_with_a_place():
    assert held_back("Falk", "the largest employer", "instanceOf", complement="that we know") == ()
    assert held_back("Falk", "the largest employer", "instanceOf", place="Leeds") == ()


def test_what_is_the_third_of_several_shares_what_is_not_told():
    (reason,) = held_back("Falk", "five towns", None, predicate="be third of")
    assert LACKING in reason
    assert held_back("Falk", "five towns", None, predicate="be third of", complement="to fall") == ()


def test_a_count_or_a_date_is_no_subject():
    (reason,) = held_back("14", "India", "locatedIn", counted=ValueKind.COUNT)
    assert BARE in reason
    assert BARE in held_back("yesterday", "Acme", "affects", counted=ValueKind.DATE)[0]
    assert held_back("7-Eleven", "Acme", "affects", counted=ValueKind.COUNT) == ()
    assert held_back("$5 million", "Acme", "funds", counted=ValueKind.MONEY) == ()


def test_little_confidence_holds_back():
    (reason,) = held_back("Acme", "Bolt", confidence=0.49)
    assert UNSURE in reason
    assert held_back("Acme", "Bolt", confidence=0.5) == ()


def test_share_without_what_it_is_of_holds_back():
    span = TextSpan("d", 0, 3)
    share = Value(kind=ValueKind.PERCENT, text="31%", normal="31", span=span)
    mention = Mention(span=span, text="31%", kind=MentionKind.NOMINAL, label="", head="%")
    assert _is_part(Argument(text="31% of its sales", span=span, mention=mention, value=share))
    assert not _is_part(Argument(text="31%", span=span, mention=mention, value=share))


def test_who_was_given_a_role_on_a_date_was_given_one_that_is_told():
    (reason,) = held_back("Rosa", "2015", None, predicate="be appointed in", dated=True)
    assert LACKING in reason
    assert held_back("Rosa", "2015", None, predicate="be appointed in", dated=True, complement="to a panel") == ()
    assert held_back("Rosa", "2015", None, predicate="be named in", dated=True) == ()


@pytest.mark.parametrize(
    ("role", "rule", "reasons"),
    [
        ("carpenter", "copular/noun", []),
        ("navigator", "modifier/noun", []),
        ("carpenter", "verbal/svo", [BARE]),
        ("rival", "copular/noun", [BARE, LACKING]),
        ("the carpenter", "apposition/noun", [POINTER]),  # "Rosa, the carpenter"
    ],
)
def test_a_role_of_one_word_beside_a_name_tells_what_somebody_is(role, rule, reasons):
    held = held_back("Rosa:Person", role, "holdsRole", rule=rule)
    assert len(held) == len(reasons)
    assert all(part in reason for part, reason in zip(reasons, held, strict=True))


def test_what_is_told_with_a_name_where_it_is_spoken_of_first_stands():
    assert not held_back("the blast", "two people", "kills", before="a blast at an Acme plant")
    assert held_back("the blast", "two people", "kills", before="a blast at a plant")


@pytest.mark.parametrize(("count", "prop", "stands"), [("6", "injures", True), ("", "injures", False), ("6", None, False)])
def test_what_happens_to_so_many_at_a_named_place_stands(count, prop, stands):
    held = held_back("a bomb", "six people", prop, place="Oslo", many=count)
    assert bool(held) != stands


@pytest.mark.parametrize(
    ("day", "count", "stands"),
    [
        (("23 October 1917", "1917-10-23"), "6", True),
        (("23 October 1917", "1917-10-23"), "", False),
        (("October 1917", "1917-10"), "6", False),
        (("Monday", "2023-05-01"), "6", False),
    ],
)
def test_what_happens_to_so_many_on_a_day_with_its_year_stands(day, count, stands):
    assert bool(held_back("a bomb", "six people", "kills", day=day, many=count)) != stands


def test_phrase_of_nobody_with_a_name():
    # "Oslo rejected a request for his arrest": "his" stands at 19.
    assert any(POINTER in why for why in held_back("Oslo", "a request for his arrest", "opposes", nameless=(19, 22)))
    assert not held_back("Oslo", "a request for his arrest", "opposes", nameless=(40, 43))
    assert not held_back("Oslo", "it/the court", "opposes", nameless=(5, 7))
    assert not held_back("its Falk Park franchise", "Bolt", "acquires", nameless=(0, 3))


def test_thing_told_first_and_later():
    assert any(POINTER in why for why in held_back("the king", "Acme", "acquires", before="the monarch"))
    assert not held_back("the king", "Acme", "acquires", before="a king")
    assert any(POINTER in why for why in held_back("Rosa", "the Company", "leads"))
    assert any(POINTER in why for why in held_back("Rosa", "stories on the incident", "supports"))
