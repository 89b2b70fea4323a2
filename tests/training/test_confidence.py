"""Which triples an annotation states, and the weights that are fitted on such verdicts."""

from __future__ import annotations

import json

import pytest

from kg.errors import ConfigError
from kg.ontology import load_ontology
from training.confidence import Example, cross_validated, fit, probability
from training.facts import Judge, read_passages

TEXT = "Ada Moss, who heads Orin Systems, did not marry Ben Cole."
FACTS = [
    {
        "subject": "Ada Moss",
        "subject_span": [0, 8],
        "property": "leads",
        "object": "Orin Systems",
        "object_span": [20, 32],
        "alternatives": {"property": ["ceoOf"], "inverse_property": ["ledBy"]},
    },
    {
        "subject": "Ada Moss",
        "subject_span": [0, 8],
        "property": "spouseOf",
        "object": "Ben Cole",
        "object_span": [48, 56],
        "negated": True,
    },
]
ENTITIES = [{"name": "Ada Moss", "aliases": ["Moss"], "nominals": ["the head"]}, {"name": "Orin Systems"}, {"name": "Ben Cole"}]
PASSAGE = {"id": "a", "text": TEXT, "entities": ENTITIES, "facts": FACTS}


def triple(subject, prop, object_, *, negated=False, modality="asserted", place=(0, 1)):
    spans = [[TEXT.index(words), TEXT.index(words) + len(words)] if words in TEXT else list(place) for words in (subject, object_)]
    return {
        "subject": subject,
        "subject_span": spans[0],
        "property": prop,
        "object": object_,
        "object_span": spans[1],
        "negated": negated,
        "modality": modality,
    }


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        (triple("Ada Moss", "leads", "Orin Systems"), True),
        (triple("Ada Moss", "ceoOf", "Orin Systems"), True),  # accepted
        (triple("Orin Systems", "ledBy", "Ada Moss"), True),  # the inverse
        (triple("the head", "leads", "Orin Systems"), True),  # a noun for it
        (triple("Ada Moss", None, "Orin Systems"), True),  # an open relation of the two
        (triple("Orin Systems", "leads", "Ada Moss"), False),
        (triple("Ada Moss", "owns", "Orin Systems"), False),
        (triple("Ada Moss", "leads", "Orin Systems", negated=True), False),
        (triple("Ada Moss", "leads", "Orin Systems", modality="planned"), False),
        (triple("Ada Moss", "leads", "Ben Cole"), False),
        (triple("Ada Moss", "spouseOf", "Ben Cole", negated=True), True),
        (triple("Ben Cole", "spouseOf", "Ada Moss", negated=True), True),  # symmetric
        (triple("Ada Moss", "spouseOf", "Ben Cole"), False),
    ],
)
def test_a_triple_is_right_where_the_annotation_states_it_with_its_status(predicted, right):
    assert Judge(PASSAGE, load_ontology("news")).is_right(predicted) is right


def test_a_plan_is_a_fact_and_what_is_denied_is_none():
    judge = Judge(PASSAGE, load_ontology("news"))
    assert judge.is_fact(triple("Ada Moss", "leads", "Orin Systems", modality="planned"))
    assert not judge.is_fact(triple("Ada Moss", "spouseOf", "Ben Cole"))


@pytest.mark.parametrize(("line", "said"), [("{", "no JSON"), ("[]", "id, text, entities, facts missing"), ('{"id": 1}', "text")])
def test_a_bad_line_is_named(tmp_path, line, said):
    path = tmp_path / "facts.jsonl"
    path.write_text(json.dumps(PASSAGE) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"facts\.jsonl, line 2: .*") as caught:
        read_passages(path)
    assert said in str(caught.value)


def test_weights_tell_right_from_wrong_and_are_the_same_for_the_same_data():
    examples = [
        Example(
            ["any", "rule good" if number % 2 else "rule bad"],
            right=number % 10 not in (1, 4) and number % 2 == 1,
            typed=True,
            passage=number,
        )
        for number in range(200)
    ]
    weights = fit(examples)
    assert weights == fit(examples)
    assert probability(["any", "rule good"], weights) > 0.7 > 0.2 > probability(["any", "rule bad"], weights)
    assert len(cross_validated(examples)) == len(examples)
