"""A lexicon learned from examples written here."""

from __future__ import annotations

import json

import pytest

from kg.errors import ReadError
from kg.learning import Example, _best_threshold, _Judged, learn_lexicon, parse_examples, read_examples
from kg.learning.phrases import is_contradicted, judge_phrases
from kg.learning.regression import Rows, fit
from kg.model import TextSpan, Value, ValueKind
from kg.ontology import load_ontology, read_lexicon, write_lexicon
from kg.ontology.forms import VALUE_FORMS, first_and_last, is_shortened, write_value
from kg.ontology.labels import LabelWords
from kg.ontology.learned import WeightTable
from kg.relations.labels import label_evidence
from kg.relations.pairs import iter_thing_pairs
from kg.relations.things import find_things
from tests.ontology.test_loading import PREFIXES

DISHES = (
    PREFIXES
    + """
ex:Food a owl:Class . ex:Place a owl:Class .
ex:ingredient a owl:ObjectProperty ; rdfs:domain ex:Food ; rdfs:range ex:Food .
ex:origin a owl:ObjectProperty ; rdfs:domain ex:Food ; rdfs:range ex:Place .
"""
)
NAMES = ["Borel", "Canto", "Dumka", "Elvas", "Fonda", "Gorda", "Halva", "Istra", "Jalna", "Korma"]
PLACES = ["Spain", "France", "Italy", "Poland", "Japan", "India", "China", "Egypt", "Kenya", "Peru"]
STUFFS = ["rice", "onion", "garlic", "pepper", "flour", "butter", "cheese", "cabbage", "potato", "tomato"]


@pytest.fixture
def ontology(tmp_path):
    path = tmp_path / "dishes.ttl"
    path.write_text(DISHES, encoding="utf-8")
    return load_ontology(str(path))


@pytest.fixture
def examples(tmp_path):
    rows = []
    for n, name in enumerate(NAMES):
        place, stuff = PLACES[n], STUFFS[n]
        rows.append({"text": f"{name} is a dish that comes from {place}.", "triples": [[name, "origin", place]]})
        rows.append({"text": f"The cooks of {place} put {stuff} into {name}.", "triples": [[name, "ingredient", stuff]]})
    path = tmp_path / "train.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.slow
def test_lexicon_learned_from_examples_reads_what_it_has_not_seen(ontology, examples, tmp_path):
    import kg

    found = list(read_examples(examples, ontology))
    lexicon, report = learn_lexicon(found, ontology, model=kg.Config().model)
    again, _ = learn_lexicon(found, ontology, model=kg.Config().model)
    text = write_lexicon(lexicon, ontology.properties)
    assert text == write_lexicon(again, ontology.properties), "the same examples give the same table"
    assert report.total().aligned == report.total().triples == 20
    assert report.total().right >= 14, report
    table = tmp_path / "learned.tsv"
    table.write_text(text, encoding="utf-8")
    back = read_lexicon(table, ontology.properties)
    assert write_lexicon(back, ontology.properties) == text
    config = kg.Config(ontology=str(ontology.path), lexicon=str(table))
    graph = kg.build(kg.Document(id="new", text="Lupina is a dish that comes from Norway."), config=config)
    assert [row["o"] for row in graph.query("SELECT ?o WHERE { ?s <http://example.com/o#origin> ?o }")] == ["kge:Norway"]
    assert graph.why("Lupina", "origin", "Norway")[0].rule == "learned"


BAD = ["{", '{"text": "x"}', '{"text": "x", "triples": [["a", "b"]]}', "[]"]


@pytest.mark.parametrize("row", BAD)
def test_what_is_no_example_is_named_with_its_line(ontology, tmp_path, row):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "x", "triples": []}\n' + row + "\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"line 2: not (an example|JSON|a JSON object)") as error:
        list(read_examples(path, ontology))
    assert error.value.remedy


DATE = Value(span=TextSpan("d", 0, 1), text="26 May 2005", kind=ValueKind.DATE, normal="2005-05-26")
YEAR = Value(span=TextSpan("d", 0, 1), text="in 1976", kind=ValueKind.DATE, normal="1976")
NUMBER = Value(span=TextSpan("d", 0, 1), text="610 km", kind=ValueKind.COUNT, normal="610")
WRITTEN = [
    (DATE, {"spelt date"}, "26 May 2005"),
    (YEAR, {"spelt date"}, "01 January 1976"),
    (YEAR, {"first day", "quoted"}, '"1976-01-01"'),
    (NUMBER, {"decimal", "unit metres"}, "610.0 (metres)"),
    (NUMBER, set(), "610"),
    (DATE, {"year"}, "2005"),
]


@pytest.mark.parametrize(("value", "forms", "expected"), WRITTEN)
def test_values_are_written_as_the_examples_write_them(value, forms, expected):
    assert write_value(value, frozenset(forms)) == expected
    assert {f for f in forms if f in VALUE_FORMS} <= VALUE_FORMS.keys()


def test_names_of_persons_are_shortened():
    assert first_and_last("Ann Lee") == "Ann Lee"


def test_persons_are_shortened_where_the_examples_do_so():
    assert is_shortened(frozenset({"first and last"}), " was born")
    assert is_shortened(frozenset({"first and last before a bracket"}), " (born 1950) is")
    assert not is_shortened(frozenset({"first and last before a bracket"}), " was born")


def _rows(told):
    rows = Rows()
    for evidence, stated, labelled in told:
        rows.add(evidence, frozenset(stated), None, labelled)
    return rows


def test_what_is_learned_with_a_label_carries_over_between_properties():
    opened = ("the LABEL of X be Y",)
    told = []
    for prop in ("author", "editor"):
        for n in range(6):
            told.append(([f"path {prop} {n % 2}", "any"], [prop], {prop: opened}))
            told.append(([f"before {n % 3}", "any"], [], {prop: ("near LABEL",)}))
    weights, figures, general = fit(_rows(told))
    assert general["the LABEL of X be Y"] > 0.5 > general.get("near LABEL", 0.0)
    assert weights["path author 0"]["author"] > 0
    assert "editor" not in weights["path author 0"]
    assert figures["path author 0", "author"] == (0.8, 3)
    assert fit(_rows(told)) == (weights, figures, general)


def test_evidence_speaks_against_a_property_too():
    told = [(["path bear", "Y is date", "any"], ["born"], {})] * 6
    told += [(["path bear", "Y is number", "any"], [], {})] * 20
    weights, _, _ = fit(_rows(told))
    assert weights["Y is date"]["born"] > 0 > weights["Y is number"]["born"]


PEOPLE = (
    PREFIXES
    + """
ex:author a owl:ObjectProperty . ex:editor a owl:ObjectProperty . ex:translator a owl:ObjectProperty .
"""
)


@pytest.mark.slow
def test_property_without_examples_is_read_by_its_label(tmp_path):
    import kg

    path = tmp_path / "people.ttl"
    path.write_text(PEOPLE, encoding="utf-8")
    ontology = load_ontology(str(path))
    titles = ["Harbour Lights", "Winter Bread", "Stone Orchard", "Paper Rivers", "Salt Roads", "Glass Hills"]
    people = ["Ann Lee", "Carl Moss", "Dora Finch", "Emil Stark", "Frida Lund", "Hans Beck"]
    rows = [
        {"text": f"The {prop} of {title} is {person}.", "triples": [[title, prop, person]]}
        for prop in ("author", "editor")
        for title, person in zip(titles, people, strict=True)
    ]
    examples = tmp_path / "train.jsonl"
    examples.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    lexicon, _ = learn_lexicon(list(read_examples(examples, ontology)), ontology, model=kg.Config().model)
    assert lexicon.learned is not None
    assert not any("translator" in of for of in lexicon.learned.weights.values())
    table = tmp_path / "learned.tsv"
    table.write_text(write_lexicon(lexicon, ontology.properties), encoding="utf-8")
    back = read_lexicon(table, ontology.properties).learned
    assert back is not None
    assert back.general == lexicon.learned.general
    config = kg.Config(ontology=str(path), lexicon=str(table))
    graph = kg.build(kg.Document(id="new", text="The translator of Quiet Fields is Ida Norr."), config=config)
    found = [row["o"] for row in graph.query("SELECT ?o WHERE { ?s <http://example.com/o#translator> ?o }")]
    assert found == ["kge:Ida_Norr"]


CITIES = (
    PREFIXES
    + """
ex:Person a owl:Class . ex:Place a owl:Class .
ex:birthPlace a owl:ObjectProperty ; rdfs:label "birth place" ; rdfs:domain ex:Person ; rdfs:range ex:Place .
ex:residence a owl:ObjectProperty ; rdfs:domain ex:Person ; rdfs:range ex:Place .
"""
)


def test_phrases_that_the_examples_contradict_are_told(tmp_path):
    import kg

    path = tmp_path / "cities.ttl"
    path.write_text(CITIES, encoding="utf-8")
    ontology = load_ontology(str(path))
    examples = [
        Example("1", "Ann Lee was born in Lisbon.", (("Ann Lee", "residence", "Lisbon"),)),
        Example("2", "Carl Moss was born in Madrid.", (("Carl Moss", "residence", "Madrid"),)),
        Example("3", "Dora Finch lives in Rome.", (("Dora Finch", "residence", "Rome"),)),
    ]
    readings = parse_examples(examples, kg.Config().model)
    counts = judge_phrases(examples, readings, {}, ontology)
    told = {(e.phrase, e.property): c for e, c in counts.items()}
    assert told["be born in", "birthPlace"] == (0, 2)
    assert told["live in", "residence"] == (1, 1)
    assert is_contradicted(0, 2, 3)
    assert not is_contradicted(1, 1, 3)
    assert not is_contradicted(0, 0, 3), "the examples are too few to tell"
    assert is_contradicted(0, 0, 10)
    partial = judge_phrases(examples, readings, {}, ontology, partial=True)
    told = {(e.phrase, e.property): c for e, c in partial.items()}
    assert told["be born in", "birthPlace"] == (0, 0), "they say nothing of birth places"


def test_longer_readings_of_the_same_words_are_things_too():
    import kg

    text = "Bujar Nishani served as President of Albania from 2012."
    (reading,) = parse_examples([Example("1", text, ())], kg.Config().model)
    things = {reading.tree.text(t.start, t.end): t for t in find_things(reading, {})}
    assert {"Albania", "President of Albania", "Bujar Nishani"} <= things.keys()
    assert things["Albania"].around == "long run"
    pairs = list(iter_thing_pairs(reading, find_things(reading, {})))
    assert not any(p.subject.overlaps(p.object) for p in pairs)


def _judged(*told):
    return [
        _Judged(score, "p", example, frozenset({(example, ("a", "p", "b"))} if right else ())) for score, example, right in told
    ]


def test_threshold_is_that_of_the_best_reading():
    guesses = _judged((2.0, 0, True), (-1.0, 1, True), (-2.0, 0, False), (-2.1, 0, False), (-2.2, 0, False), (-3.0, 2, True))
    assert _best_threshold(guesses, [1, 1, 1], each=False) == pytest.approx(-1.0, abs=0.01)
    assert _best_threshold(_judged((2.0, 0, True), (-1.0, 1, False), (-3.0, 2, True)), [1, 1, 1], each=True) < -2.9


def test_weights_are_summed_exactly():
    weights = {"path": {"born": 0.1, "died": -0.2}, "any": {"born": 0.2}}
    table = WeightTable.of(weights, {"any": -0.3, "the LABEL of": 1.5})
    sums, shared = table.sums(["any", "path", "unheard of"])
    assert dict(zip(table.properties, sums.tolist(), strict=True)) == {"born": 0, "died": -500}
    assert shared == -300
    assert table.shared(["the LABEL of", "unheard of"]) == 1500


def test_words_of_labels_are_left_open():
    import kg

    (reading,) = parse_examples([Example("1", "The parent company of Novo Records is Delta Group.", ())], kg.Config().model)
    pairs = {
        (reading.tree.text(p.subject.start, p.subject.end), reading.tree.text(p.object.start, p.object.end)): p
        for p in iter_thing_pairs(reading, find_things(reading, {}))
    }
    opened = label_evidence(pairs["Novo Records", "Delta Group"], LabelWords({"owner": "parent company", "seat": "company seat"}))
    assert any("LABEL" in e for e in opened["owner"])
    assert all("LABEL" not in e for e in opened["seat"]), "of a label of which the text has a part"
    assert any("PART" in e for e in opened["seat"])


def test_examples_whose_triples_are_not_in_their_texts_teach_nothing():
    assert fit(_rows([(["any"], [], {})])) == ({}, {}, {})
    assert fit(Rows()) == ({}, {}, {})
