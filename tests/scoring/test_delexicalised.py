"""Features with the words of a label left open."""

from __future__ import annotations

import kg
from kg.learning import Example, parse_examples
from kg.ontology.labels import LabelWords
from kg.scoring.candidates import find_candidate_arguments
from kg.scoring.delexicalised import delexicalised_features
from kg.scoring.pairs import iter_candidate_pairs


def test_words_of_labels_are_left_open():
    (reading,) = parse_examples([Example("1", "The parent company of Novo Records is Delta Group.", ())], kg.Config().model)
    pairs = {
        (reading.tree.text(p.subject.start, p.subject.end), reading.tree.text(p.object.start, p.object.end)): p
        for p in iter_candidate_pairs(reading, find_candidate_arguments(reading, {}))
    }
    labels = LabelWords({"owner": "parent company", "seat": "company seat"})
    features = delexicalised_features(pairs["Novo Records", "Delta Group"], labels)
    assert any("LABEL" in feature for feature in features["owner"])
    assert all("LABEL" not in feature for feature in features["seat"]), "of a label of which the text has a part"
    assert any("PART" in feature for feature in features["seat"])
