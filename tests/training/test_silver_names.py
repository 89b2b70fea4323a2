"""The names of the silver texts that people gave classes: where they stand, and what is read of them."""

import gzip

import pytest

from kg.entities.classes import NEVER
from kg.errors import ConfigError
from kg.ontology import load_ontology
from training import classes

TREES = """# newdoc id = one
# source = ours
# text = Anna Berg left Orvale Hall.
1\tAnna\t_

# text = It was cold.
1\tIt\t_

# newdoc id = two
# text = Orvale Hall burnt down.
1\tOrvale\t_
"""


@pytest.fixture
def trees(tmp_path):
    path = tmp_path / "trees.conllu.gz"
    path.write_bytes(gzip.compress(TREES.encode()))
    return path


def test_silver_texts_are_their_sentences_joined(trees):
    texts = [(document.id, document.text) for document in classes.iter_silver_texts(trees)]
    assert texts == [("one", "Anna Berg left Orvale Hall. It was cold."), ("two", "Orvale Hall burnt down.")]


def test_named_silver_is_read_where_a_pipeline_finds_the_name(trees, tmp_path, monkeypatch):
    monkeypatch.setattr(classes, "NAMES", tmp_path / "names.tsv")
    classes.NAMES.write_text("# a head\none\t15\t26\tFacility|Organization\none\t30\t34\tCity\n", encoding="utf-8")
    (example,) = classes.collect_silver(trees, "en_kg_news")
    assert (example.passage, example.annotated) == (classes.SILVER, "Facility")
    assert example.accepted == {"Facility", "Organization"}
    assert "first orvale" in example.facts


def test_silver_that_is_missing_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"nowhere\.gz is no file"):
        list(classes.iter_silver_texts(tmp_path / "nowhere.gz"))


def test_classes_of_names_are_those_of_the_ontology():
    known = {*load_ontology("news").classes, *NEVER}
    rows = [line.split("\t") for line in classes.NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) > 2000
    assert {name for *_, names in rows for name in names.split("|")} <= known
    assert all(int(start) < int(end) for _, start, end, _ in rows)
