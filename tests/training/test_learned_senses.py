"""What properties are learned from: facts as annotated, and statements as read."""

from __future__ import annotations

import numpy as np

from kg.ontology import load_ontology
from kg.statements.senses import NO_SENSE
from training.facts import Judge
from training.senses import FEWEST, FOLDS, Example, cross_fitted, fit, judged, probabilities

FACTS = [
    {"subject": "Ann", "subject_span": [0, 3], "property": "spouseOf", "object": "Ben", "object_span": [10, 13]},
    {
        "subject": "Acme",
        "subject_span": [20, 24],
        "property": None,
        "object": "Bolt",
        "object_span": [30, 34],
        "alternatives": {"property": ["partnersWith"], "inverse_property": ["ownedBy"]},
    },
]
PASSAGE = {"id": "a", "text": "", "entities": [], "facts": FACTS}


def triple(subject, object_):
    return {"subject": subject[0], "subject_span": subject[1], "object": object_[0], "object_span": object_[1]}


def example(passage: int, *accepted: str, known: str, is_open: bool = True) -> Example:
    chance = np.random.default_rng(passage)
    return Example(
        passage=passage,
        accepted=accepted,
        is_open=is_open,
        known=frozenset([known]),
        vectors=chance.normal(size=8).astype(np.float32),
    )


EXAMPLES = [
    example(n, *accepted, known=known)
    for n in range(200)
    for accepted, known in ((("affects",), "word hit"), ((), "word see"), (("opposes", "affects"), "word decry"))
]


def test_the_senses_of_a_triple_are_the_properties_that_its_annotation_accepts():
    judge = Judge(PASSAGE, load_ontology("news"))
    ann, ben, acme, bolt = ("Ann", [0, 3]), ("Ben", [10, 13]), ("Acme", [20, 24]), ("Bolt", [30, 34])
    assert judge.senses(triple(ann, ben)) == {"spouseOf"}
    assert judge.senses(triple(ben, ann)) == {"spouseOf"}  # symmetric
    assert judge.senses(triple(acme, bolt)) == {"partnersWith"}
    assert judge.senses(triple(ann, bolt)) is None


def test_words_tell_properties():
    learned = fit(EXAMPLES)
    assert set(learned.classes) == {"affects", NO_SENSE}  # of two that are accepted the one with more examples
    hit, see = probabilities([example(90, known="word hit"), example(91, known="word see")], learned)
    assert hit[learned.classes.index("affects")] > 0.5
    assert see[learned.classes.index(NO_SENSE)] > 0.5


def test_a_rare_property_is_not_learned():
    rare = [example(n, "visits", known="word go") for n in range(FEWEST - 1)]
    assert "visits" not in fit([*EXAMPLES, *rare]).classes
    assert "visits" in fit([*EXAMPLES, *rare, example(FEWEST, "visits", known="word go")]).classes


def test_a_fold_is_judged_by_what_was_learned_of_the_others():
    alone = [e if e.passage % FOLDS else example(e.passage, "visits", known="word hit") for e in EXAMPLES]
    first, second = list(cross_fitted(alone))[:2]
    assert "visits" not in first.classes
    assert "visits" in second.classes


def test_what_gets_a_property_is_judged():
    verdicts = list(judged([example(90, "affects", known="word hit"), example(91, "visits", known="word hit")], fit(EXAMPLES)))
    assert [right for _, right in verdicts] == [True, False]
    assert list(judged([example(92, "affects", known="word see")], fit(EXAMPLES))) == []
