from dataclasses import replace

import pytest

import kg.analysis
from kg.config import Config
from kg.entities.links import LAST_NAME, LAST_NAME_OF_SEVERAL
from kg.model import Entity, Literal, Modality, WrittenForm
from kg.statements.confidence import confidence
from tests import parses
from tests.graphs import contribution_of
from tests.parses import relations_of

GROUNDED = [
    (parses.INVEST, "investsIn", "Japan"),
    (parses.PLANS_TO, "acquires", "Opel"),
    (parses.TITLE, "headOfGovernment", "Japan"),
    (parses.TITLE, "leads", "Microsoft"),
    (parses.BASED, "headquarteredIn", "Tokyo"),
    (parses.SUBSIDIARY, "subsidiaryOf", "General_Motors"),
    (parses.BETWEEN, "meetsWith", "Takaichi"),
    (parses.PASSIVE, "affects", "Growth-76061f25"),
    (
        parses.PASSIVE.replace("high ADJ JJ 6 amod", "warm ADJ JJ 6 amod").replace("costs_ NOUN", "seas_ NOUN"),
        "affects",
        "Growth-76061f25",
    ),
]


@pytest.mark.parametrize(("rows", "name", "object_"), GROUNDED, ids=[f"{name} {object_}" for _, name, object_ in GROUNDED])
def test_relation_becomes_a_statement_of_the_property(rows, name, object_):
    grounded = {
        (s.property, s.object.rpartition("/")[2]) for s in contribution_of("d", rows).statements if isinstance(s.object, str)
    }
    assert (name, object_) in grounded


def test_who_has_staff_hires_none_and_who_nominates_for_a_prize_appoints_nobody():
    (staff,) = contribution_of("d", parses.CO_EMPLOYS).statements
    assert (staff.property, staff.object.rpartition("/")[2]) == ("employeeOrMemberOf", "Microsoft")
    (named,) = (s for s in contribution_of("d", parses.CO_NOMINATED_AS).statements if s.predicate == "nominate")
    assert (named.property, named.relation.factuality.modality) == ("appoints", Modality.PLANNED)
    (prized,) = contribution_of("d", parses.CO_NOMINATED).statements
    assert (prized.property, prized.relation.factuality.modality) == (None, Modality.ASSERTED)


@pytest.mark.parametrize(
    ("rows", "prop"),
    [
        (parses.MS_TRIED, None),
        (parses.MS_TRIED.replace("tried VERB VBD", "plans VERB VBZ"), "acquires"),
        (parses.MS_IS_TRYING, "acquires"),
    ],
)
def test_what_was_only_tried_means_no_property(rows, prop):
    (statement,) = contribution_of("d", rows).statements
    assert statement.property == prop


def test_date_becomes_a_literal_of_its_precision():
    statements = contribution_of("d", parses.SUBSIDIARY).statements
    assert Literal(value="1862", datatype="gYear") in {s.object for s in statements if s.property == "dateFounded"}


def test_relation_without_a_property_is_kept_open_under_its_lemma():
    rows = parses.PASSIVE.replace("hindered", "outpaced")
    (statement,) = contribution_of("d", rows).statements
    assert (statement.property, statement.predicate) == (None, "outpaced")


ROWS = [
    ("buy\tsupports\t+\nbuy\tacquires\t+\n", "acquires", "its range is closer to a company"),
    ("buy\tsupports\t+\t1\nbuy\tacquires\t+\n", "supports", "its priority is higher"),
    ("buy\towns\t+\nbuy\tacquires\t+\n", "owns", "it is the first"),
    ("buy\towns\t+\t-1\nbuy\tacquires\t+\n", "acquires", "the priority of the first is lower"),
    ("buy\tsupports\t+\t1\tobject=Person\nbuy\tacquires\t+\n", "acquires", "the condition of the first does not hold"),
    ("buy\tacquires\t+\t\tsubject=Person\n", None, "no condition holds: the relation stays open"),
]


@pytest.mark.parametrize(("table", "name", "reason"), ROWS, ids=[reason for *_, reason in ROWS])
def test_priority_goes_before_closeness_and_closeness_before_order(tmp_path, table, name, reason):
    path = tmp_path / "lexicon.tsv"
    path.write_text(table, encoding="utf-8")
    contribution = kg.analysis.contribution_of(parses.reading_of(parses.BOUGHT_BY), Config(lexicon=str(path)))
    assert [s.property for s in contribution.statements] == [name], reason


def test_type_clash_is_a_rejection_with_its_reason_and_the_relation_stays_open():
    rows = parses.NOT_BOUGHT.replace("Opel_ PROPN NNP 4 obj ORG:COMPANY", "Opel_ PROPN NNP 4 obj PERSON")
    contribution = contribution_of("d", rows)
    (rejection,) = contribution.rejections
    assert rejection.stage == "grounding"
    assert "acquires does not admit 'Opel' (Person) as object" in rejection.reason
    assert [s.property for s in contribution.statements] == [None]


def test_pronoun_without_antecedent_is_extracted_but_stays_out_of_the_graph():
    contribution = contribution_of("d", parses.UNKNOWN_HE)
    assert contribution.statements == ()
    (rejection,) = contribution.rejections
    assert rejection.reason == "a pronoun without an antecedent"
    (triple,) = contribution.to_dict()["triples"]
    assert (triple["subject"], triple["property"], triple["object"]) == ("He", "acquires", "Opel")


def test_contract_marks_spans_and_status():
    record = contribution_of("d", parses.SAID_WILL).to_dict()
    (triple,) = record["triples"]
    text = record["text"]
    assert text[slice(*triple["subject_span"])] == "it"
    assert triple["subject"] == "Microsoft"
    assert (triple["modality"], triple["attributed_to"]) == ("planned", "Microsoft")
    assert [[0, 9], [15, 17]] in record["clusters"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (parses.BOUGHT_BY, ("Fiat", "bought", "Opel", "acquires")),
        (parses.PASSIVE.replace("hindered", "outpaced"), ("high costs", "outpaced", "Growth", None)),
    ],
)
def test_contract_tells_passives_from_who_does_it(rows, expected):
    (triple,) = contribution_of("d", rows).to_dict()["triples"]
    assert (triple["subject"], triple["relation"], triple["object"], triple["property"]) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (parses.BOUGHT_BY, ("Opel", "was bought by", "Fiat", None)),
        (parses.PASSIVE.replace("hindered", "outpaced"), ("Growth", "was outpaced by", "high costs", None)),
    ],
)
def test_contract_gives_passives_as_worded_where_that_is_asked(rows, expected):
    (triple,) = replace(contribution_of("d", rows), as_worded=True).to_dict()["triples"]
    assert (triple["subject"], triple["relation"], triple["object"], triple["property"]) == expected


def test_contract_leaves_out_of_the_arguments_what_stands_in_the_object():
    (triple,) = [t for t in contribution_of("d", parses.INVEST).to_dict()["triples"] if t["predicate"] == "invest in"]
    assert triple["arguments"] == ["$10 billion", "over four years"]


def test_confidence_is_a_probability():
    for triple in contribution_of("d", parses.INVEST).to_dict()["triples"]:
        assert 0.0 < triple["confidence"] < 1.0


def test_what_a_last_name_of_several_does_is_no_surer_than_whom_it_means():
    (relation,) = (r for r in relations_of(parses.INVEST) if r.predicate == "invest in")
    span = relation.subject.mention.span
    alone = Entity(iri="a", label="Ann Lee", types=("Person",), aliases=("Lee",), mentions=(span,), named=True)
    sure = confidence(relation, alone, None, "investsIn", judged=4.0)
    assert sure > LAST_NAME_OF_SEVERAL.score
    for reason, expected in ((LAST_NAME_OF_SEVERAL, LAST_NAME_OF_SEVERAL.score), (LAST_NAME, sure)):
        form = WrittenForm(name="Lee", reason=reason.words, score=reason.score, mentions=(span,))
        assert confidence(relation, replace(alone, forms=(form,)), None, "investsIn", judged=4.0) == expected
