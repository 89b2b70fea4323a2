"""What learned evidence reads, in the terms of somebody's own ontology: as the examples show it, whatever the ontology declares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.analysis import contribute
from kg.config import Config
from kg.model import Document, Literal
from kg.ontology import load_ontology
from kg.statements.contract import to_terms
from tests.ontology.test_loading import PREFIXES

FILMS = (
    PREFIXES
    + """
ex:Film a owl:Class . ex:Year a owl:Class . ex:Style a owl:Class .
ex:released a owl:ObjectProperty ; rdfs:domain ex:Film .
ex:year a owl:ObjectProperty ; rdfs:domain ex:Film ; rdfs:range ex:Year .
ex:style a owl:ObjectProperty ; rdfs:domain ex:Film ; rdfs:range ex:Style .
ex:location a owl:ObjectProperty ; rdfs:domain ex:Film .
"""
)
TABLE = """phrase\tproperty\tdirection
form:released\tspelt date
form:year\tyear
~path X <nsubj:pass release >obl:on Y\treleased\t3
~path X <nsubj open >obl:in Y\tyear\t3
~path X <nsubj be >attr Y\tstyle\t3
~path X <nsubj film >acl:relcl shoot >obl:in Y\tlocation\t3
~Y known as style\tstyle\t3
~Y >obl:in shoot\tlocation\t3
name:slapstick\tSlapstick (style)\tstyle
"""


@pytest.fixture
def read(tmp_path):
    path, table = tmp_path / "films.ttl", tmp_path / "films.tsv"
    path.write_text(FILMS, encoding="utf-8")
    table.write_text(TABLE, encoding="utf-8")
    config = replace(Config(), ontology=str(path), lexicon=str(table))

    def read(text):
        (contribution,) = contribute([Document(id="d", text=text)], config)
        rows = to_terms(contribution, load_ontology(str(path), str(table)))["triples"]
        return contribution, {(t["subject"], t["relation"], t["object"]) for t in rows}

    return read


def test_property_without_range_has_the_dates_that_examples_write(read):
    contribution, triples = read("The Glass Heron was released on 4 May 2011.")
    assert ("The Glass Heron", "released", "04 May 2011") in triples
    assert Literal(value="2011-05-04", datatype="date") in [s.object for s in contribution.statements if s.property == "released"]


def test_property_whose_range_is_a_class_of_dates_has_them_too(read):
    contribution, triples = read("The Glass Heron opened in 2011.")
    assert ("The Glass Heron", "year", "2011") in triples
    assert Literal(value="2011", datatype="gYear") in [s.object for s in contribution.statements if s.property == "year"]


def test_noun_that_the_examples_name_is_written_as_they_do(read):
    _, triples = read("The Glass Heron is a slapstick comedy.")
    assert ("The Glass Heron", "style", "Slapstick (style)") in triples


def test_pronoun_stands_for_what_the_text_begins_with(read):
    _, triples = read("The Glass Heron is a film about a fisherman from Lapland. It was shot in Lisbon.")
    assert ("The Glass Heron", "location", "Lisbon") in triples
