"""A lexicon learned from examples written here."""

from __future__ import annotations

import json

import pytest

import kg
from kg.learning import learn_lexicon, read_examples
from kg.ontology import files_of_lexicon, load_ontology, read_lexicon, write_lexicon
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


def write_files(lexicon, ontology, table):
    """Write a lexicon, and return its files with their content."""
    files = list(files_of_lexicon(lexicon, ontology.properties, table))
    for path, content in files:
        path.write_bytes(content)
    return files


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
    read = list(read_examples(examples, ontology))
    lexicon, report = learn_lexicon(read, ontology, model=kg.Config().model)
    again, _ = learn_lexicon(read, ontology, model=kg.Config().model)
    text = write_lexicon(lexicon, ontology.properties)
    assert text == write_lexicon(again, ontology.properties), "the same examples give the same table"
    assert report.total().aligned == report.total().triples == 20
    assert report.total().right >= 14, report
    table = tmp_path / "learned.tsv"
    files = write_files(lexicon, ontology, table)
    back = read_lexicon(table, ontology.properties)
    assert list(files_of_lexicon(back, ontology.properties, table)) == files
    config = kg.Config(ontology=str(ontology.path), lexicon=str(table))
    graph = kg.build(kg.Document(id="new", text="Lupina is a dish that comes from Norway."), config=config)
    assert [row["o"] for row in graph.query("SELECT ?o WHERE { ?s <http://example.com/o#origin> ?o }")] == ["kge:Norway"]
    assert graph.why("Lupina", "origin", "Norway")[0].rule == "learned"


PEOPLE = (
    PREFIXES
    + """
ex:author a owl:ObjectProperty . ex:editor a owl:ObjectProperty . ex:translator a owl:ObjectProperty .
"""
)


@pytest.mark.slow
def test_property_without_examples_is_read_by_its_label(tmp_path):
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
    assert "translator" not in lexicon.learned.properties
    table = tmp_path / "learned.tsv"
    write_files(lexicon, ontology, table)
    back = read_lexicon(table, ontology.properties).learned
    assert back is not None
    assert back.shared_weights == lexicon.learned.shared_weights
    config = kg.Config(ontology=str(path), lexicon=str(table))
    graph = kg.build(kg.Document(id="new", text="The translator of Quiet Fields is Ida Norr."), config=config)
    translators = [row["o"] for row in graph.query("SELECT ?o WHERE { ?s <http://example.com/o#translator> ?o }")]
    assert translators == ["kge:Ida_Norr"]
