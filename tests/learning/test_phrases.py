"""Phrases that the examples contradict."""

from __future__ import annotations

import kg
from kg.learning import Example, Triple, parse_examples
from kg.learning.phrases import PhraseCount, judge_phrases
from kg.ontology import load_ontology
from tests.ontology.test_loading import PREFIXES

CITIES = (
    PREFIXES
    + """
ex:Person a owl:Class . ex:Place a owl:Class .
ex:birthPlace a owl:ObjectProperty ; rdfs:label "birth place" ; rdfs:domain ex:Person ; rdfs:range ex:Place .
ex:residence a owl:ObjectProperty ; rdfs:domain ex:Person ; rdfs:range ex:Place .
"""
)


def test_phrases_that_the_examples_contradict_are_counted(tmp_path):
    path = tmp_path / "cities.ttl"
    path.write_text(CITIES, encoding="utf-8")
    ontology = load_ontology(str(path))
    examples = [
        Example("1", "Ann Lee was born in Lisbon.", (Triple("Ann Lee", "residence", "Lisbon"),)),
        Example("2", "Carl Moss was born in Madrid.", (Triple("Carl Moss", "residence", "Madrid"),)),
        Example("3", "Dora Finch lives in Rome.", (Triple("Dora Finch", "residence", "Rome"),)),
    ]
    readings = parse_examples(examples, kg.Config().model)
    counts = {(e.phrase, e.property): c for e, c in judge_phrases(examples, readings, {}, ontology).items()}
    assert counts["be born in", "birthPlace"] == PhraseCount(right=0, read=2)
    assert counts["live in", "residence"] == PhraseCount(right=1, read=1)
    assert PhraseCount(right=0, read=2).is_contradicted(stated=3)
    assert not PhraseCount(right=1, read=1).is_contradicted(stated=3)
    assert not PhraseCount(right=0, read=0).is_contradicted(stated=3), "the examples are too few to tell"
    assert PhraseCount(right=0, read=0).is_contradicted(stated=10)
    partial = {(e.phrase, e.property): c for e, c in judge_phrases(examples, readings, {}, ontology, partial=True).items()}
    assert partial["be born in", "birthPlace"] == PhraseCount(right=0, read=0), "they say nothing of birth places"
