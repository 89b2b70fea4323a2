"""Weights of features, learned from pairs written here."""

from __future__ import annotations

from kg.learning.regression import Fitted, fit
from kg.learning.training_pairs import TrainingPairs
from kg.ontology.learned import FeatureFigures

NOTHING = Fitted(weights={}, shared_weights={}, figures={})


def training_pairs(rows):
    """Return pairs of features, the properties stated of them, and their delexicalised features."""
    training = TrainingPairs()
    for example, (features, stated, delexicalised) in enumerate(rows):
        training.add(((), (), tuple(features)), frozenset(stated), None, delexicalised, example)
    return training


def test_what_is_learned_with_a_label_carries_over_between_properties():
    rows = []
    for prop in ("author", "editor"):
        for n in range(6):
            rows.append(([f"path {prop} {n % 2}", "any"], [prop], {prop: ("the LABEL of X be Y",)}))
            rows.append(([f"before {n % 3}", "any"], [], {prop: ("near LABEL",)}))
    fitted = fit(training_pairs(rows))
    assert fitted.shared_weights["the LABEL of X be Y"] > 0.5 > fitted.shared_weights.get("near LABEL", 0.0)
    assert fitted.weights["path author 0"]["author"] > 0
    assert "editor" not in fitted.weights["path author 0"]
    assert fitted.figures["path author 0", "author"] == FeatureFigures(precision=0.8, times=3)
    assert fit(training_pairs(rows)) == fitted


def test_feature_speaks_against_a_property_too():
    rows = [(["path bear", "Y is date", "any"], ["born"], {})] * 6
    rows += [(["path bear", "Y is number", "any"], [], {})] * 20
    weights = fit(training_pairs(rows)).weights
    assert weights["Y is date"]["born"] > 0 > weights["Y is number"]["born"]


def test_examples_whose_triples_are_not_in_their_texts_teach_nothing():
    assert fit(training_pairs([(["any"], [], {})])) == NOTHING
    assert fit(TrainingPairs()) == NOTHING
