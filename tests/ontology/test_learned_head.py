"""What was learned from word vectors, in a file beside the table of a lexicon."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import kg
from kg.analysis import load_learned
from kg.errors import ConfigError, OntologyError
from kg.models.perceptron import Perceptron
from kg.ontology import LearnedHead, LearnedLexicon, Lexicon, load_ontology, read_lexicon, write_lexicon
from kg.ontology.learned_rows import VECTORS, VECTORS_OF_A_PAIR
from kg.parsing.vectors import PARTS
from tests.ontology.test_loading import PREFIXES

VALUES = 2
FIRMS = PREFIXES + "ex:buys a owl:ObjectProperty . ex:sells a owl:ObjectProperty ."


def head_of(*classes: str) -> LearnedHead:
    """Return what vectors of two values add to some properties."""
    chance = np.random.default_rng(1)
    perceptron = Perceptron(
        hidden=chance.normal(size=(PARTS * VALUES + 1, 3)),
        hidden_bias=chance.normal(size=3),
        output=chance.normal(size=(3, len(classes))),
        output_bias=chance.normal(size=len(classes)),
        classes=classes,
        inputs=("X first",),
    )
    return LearnedHead.of(perceptron, pipeline="en_small 1.0", values=VALUES)


@pytest.fixture
def properties(tmp_path):
    path = tmp_path / "firms.ttl"
    path.write_text(FIRMS, encoding="utf-8")
    return load_ontology(str(path)).properties


@pytest.fixture
def table(tmp_path, properties):
    """A table with the file beside it."""
    return write(tmp_path, properties, replace(head_of("buys", "sells"), share=0.5))


def write(folder, properties, head):
    table = folder / "learned.tsv"
    lexicon = Lexicon((), learned=LearnedLexicon(weights={"any": {"buys": 1.0}}, head=head))
    table.write_text(write_lexicon(lexicon, properties, vectors_file="learned.npz"), encoding="utf-8")
    (folder / "learned.npz").write_bytes(head.content)
    return table


def test_it_comes_back_as_it_was_written(table, properties):
    text = table.read_text(encoding="utf-8")
    lexicon = read_lexicon(table, properties)
    assert lexicon.learned is not None
    head, written = lexicon.learned.head, head_of("buys", "sells")
    assert head is not None
    assert (head.pipeline, head.values, head.share, head.content) == ("en_small 1.0", VALUES, 0.5, written.content)
    vectors = np.arange(PARTS * VALUES, dtype=np.float32)
    assert (head.perceptron.scores(vectors, ["X first"]) == written.perceptron.scores(vectors, ["X first"])).all()
    assert write_lexicon(lexicon, properties, vectors_file="learned.npz") == text
    assert VECTORS_OF_A_PAIR == PARTS


def test_a_missing_file_is_refused(table, properties):
    table.with_suffix(".npz").unlink()
    with pytest.raises(OntologyError, match=r"line 3: .*learned\.npz: No such file"):
        read_lexicon(table, properties)


def test_a_broken_file_is_refused_and_so_is_that_of_another_table(table, properties):
    beside = table.with_suffix(".npz")
    beside.write_bytes(beside.read_bytes()[:-9])
    with pytest.raises(OntologyError, match="is not the file that was learned with this table"):
        read_lexicon(table, properties)
    beside.write_bytes(head_of("buys").content)
    with pytest.raises(OntologyError, match="is not the file that was learned with this table"):
        read_lexicon(table, properties)


def test_a_file_that_holds_no_weights_is_refused(tmp_path, properties):
    table = write(tmp_path, properties, replace(head_of("buys"), content=b"nothing"))
    with pytest.raises(OntologyError, match="holds no weights"):
        read_lexicon(table, properties)


def test_weights_for_other_vectors_are_refused(tmp_path, properties):
    table = write(tmp_path, properties, replace(head_of("buys"), values=3))
    with pytest.raises(OntologyError, match="no weights for vectors of 3 values"):
        read_lexicon(table, properties)


def test_a_property_that_the_ontology_lacks_is_refused(tmp_path, properties):
    table = write(tmp_path, properties, head_of("byus"))
    with pytest.raises(OntologyError, match="no property named 'byus'"):
        read_lexicon(table, properties)


@pytest.mark.parametrize("name", ["../learned.npz", "/etc/learned.npz"])
def test_only_a_file_beside_the_table_is_read(table, properties, name):
    table.write_text(table.read_text(encoding="utf-8").replace(f"{VECTORS}learned.npz", f"{VECTORS}{name}"), encoding="utf-8")
    with pytest.raises(OntologyError, match="expected"):
        read_lexicon(table, properties)


def test_a_table_learned_with_another_pipeline_is_refused(table):
    config = kg.Config(ontology=str(table.parent / "firms.ttl"), lexicon=str(table))
    with pytest.raises(ConfigError, match=r"learned from the vectors of the pipeline en_small 1\.0, and this is en_kg_news 0"):
        load_learned(config)
