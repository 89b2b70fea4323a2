"""A lexicon learned from examples written here."""

from __future__ import annotations

import json

import pytest

from kg.errors import ReadError
from kg.learning import learn_lexicon, read_examples
from kg.model import TextSpan, Value, ValueKind
from kg.ontology import load_ontology, read_lexicon, write_lexicon
from kg.ontology.forms import VALUE_FORMS, first_and_last, write_value
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
    with pytest.raises(ReadError, match="line 2: not an example") as error:
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
