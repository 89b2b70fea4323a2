"""Which triples an annotation states, and the weights that are fitted on such verdicts."""

from __future__ import annotations

import json

import numpy as np
import pytest

from kg.errors import ConfigError
from kg.models.loglinear import score
from kg.ontology import load_ontology
from training.confidence import Example, cross_validated, cross_validated_odds, fit, fit_perceptron, least_confidence
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


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """Half of the statements have a good rule, which is right four times out of five; those that are wrong all the same lie elsewhere."""
    chance = np.random.default_rng(1)

    def example(number: int) -> Example:
        good, lies = number % 2 == 1, number % 10 in (1, 4)
        vectors = chance.normal(size=8).astype(np.float32) + np.float32(3 * lies)
        return Example(
            ["any", f"rule {'good' if good else 'bad'}"], right=good and not lies, typed=True, passage=number, vectors=vectors
        )

    return [example(number) for number in range(4000)]


def test_weights_tell_right_from_wrong_and_are_the_same_for_the_same_data(examples):
    weights = fit(examples)
    assert weights == fit(examples)
    assert score(["any", "rule good"], weights) > 1 > -1 > score(["any", "rule bad"], weights)


def test_the_perceptron_adds_what_the_table_cannot_know(examples):
    offsets = cross_validated_odds(examples)
    perceptron = fit_perceptron(examples, offsets)
    added = np.array([perceptron.scores(e.vectors)[0] for e in examples])
    good = np.array(["rule good" in e.features for e in examples])
    right = np.array([e.right for e in examples])
    assert added[good & right].mean() > added[good & ~right].mean() + 0.5
    judged = cross_validated(examples, offsets)
    assert len(judged) == len(examples)
    likely = np.array([p if e.right else 1 - p for p, e in judged])
    by_table = 1 / (1 + np.exp(-np.where(right, offsets, -offsets)))
    assert np.log(likely).mean() > np.log(by_table).mean() + 0.03


def test_the_least_confidence_takes_all_of_one_confidence_or_none():
    assert least_confidence([(0.9, True), (0.8, True), (0.8, False), (0.7, True)], 0.75) == 0.7
    assert least_confidence([(0.9, True), (0.8, True), (0.8, False)], 0.75) == 0.9
    assert least_confidence([(0.9, False)], 0.75) == 1.0
