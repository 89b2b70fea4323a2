"""Where a sentence stands in its file is kept in the graph, and cited wherever the sentence is."""

from __future__ import annotations

import base64
import gzip
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from kg.analysis import contribution_of
from kg.config import Config
from kg.dataset.texts import stored_documents
from kg.documents.blocks import Block, joined
from kg.exports import write_export
from kg.model import Document, Place
from kg.parsing import Tree
from kg.pipeline import assemble
from kg.places import fragment, place_name, places_of, read_places, write_places
from kg.relations import DocumentReading
from kg.server.pages import Pages
from kg.vocabulary import KGO, OA
from tests import parses

NAMES = st.builds(fragment, page=st.integers(1, 99)) | st.builds(fragment, sheet=st.text(min_size=1), row=st.integers(1, 9))
BLOCKS = st.lists(st.builds(Block, st.text(max_size=20), NAMES))


@pytest.fixture(scope="module")
def annual():
    """The graph of a report whose one sentence stands on page 14."""
    doc = parses.parse(parses.INVEST)
    document = Document(
        id="annual",
        text=doc.text,
        source="annual.pdf",
        title="Annual report",
        author="Ann Lee",
        dated_by="path",
        date="2024",
        places=(Place(0, "page=14"),),
    )
    return assemble([contribution_of(DocumentReading(document, Tree(doc)), Config())], Config())


def test_place_is_kept_as_a_selector_of_the_sentence(annual):
    rows = annual.query(
        "SELECT ?sentence ?place { ?sentence a nif:Sentence ; oa:hasSelector [ a oa:FragmentSelector ; rdf:value ?place ] }"
    )
    assert [str(row["place"]) for row in rows] == ["page=14"]
    (selector,) = {quad[2] for quad in annual.engine.find(predicate=OA.hasSelector)}
    assert selector == URIRef(f"{annual.base}document/annual#page=14")
    assert [quad[2] for quad in annual.engine.find(predicate=KGO.dateSource)] == [Literal("path")]


def test_document_is_read_back_with_its_places(annual):
    (document,) = stored_documents(annual.engine, annual.base)
    assert (document.places, document.author, document.dated_by) == ((Place(0, "page=14"),), "Ann Lee", "path")


def test_place_is_cited_wherever_the_sentence_is(annual, tmp_path):
    (proof,) = annual.why("Microsoft", "investsIn")
    assert proof.place == "page 14"
    assert "Annual report, 2024, annual.pdf, page 14, characters" in str(proof)
    rows = annual.query("SELECT ?company ?place { ?company kgo:investsIn ?place }")
    ((citation, *_),) = annual.cite(rows)
    assert "annual.pdf, page 14" in str(citation)
    assert citation.to_record()["place"] == "page 14"
    paths = write_export(annual.engine, annual.prefixes, tmp_path / "graph.csv", "csv")
    assert any("annual.pdf,page 14" in path.read_text(encoding="utf-8") for path in paths)
    page = Pages(annual).documents.read(f"{annual.base}document/annual")
    assert page is not None
    assert page.lines[0].quotes[0].document.text == "Annual report, page 14"


@given(BLOCKS)
def test_each_block_stands_where_its_place_begins(blocks):
    text, places = joined(blocks)
    end = 0
    for block in blocks:
        if block.text.strip():
            start = text.index(block.text, end)
            end = start + len(block.text)
            assert places_of(places, start, end) == block.place
    assert list(places) == sorted(places)
    assert read_places(write_places(places)) == places


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        (0, 5, "page 1"),
        (8, 12, "pages 1–2"),
        (9, 10, "page 1"),
        (10, 12, "page 2"),
        (3, 25, "pages 1–3"),
        (24, 31, "page 3"),
        (31, 32, "table 1, row 2"),
    ],
)
def test_sentence_over_several_pages_is_cited_with_both(start, end, name):
    places = (Place(0, "page=1"), Place(10, "page=2"), Place(20, "page=3"), Place(30, "table=1&row=2"))
    assert place_name(places_of(places, start, end)) == name


def test_lines_that_are_no_places_are_left_out():
    assert read_places("x page=1\n3\n\n4 page=2") == (Place(4, "page=2"),)


def test_place_reaches_the_explorer(annual):
    packed = re.search(r'[">](H4sI[\w+/=]+)', annual.explore().html)
    assert json.loads(gzip.decompress(base64.b64decode(packed[1])))["statement"]["location"] == ["page 14"]
