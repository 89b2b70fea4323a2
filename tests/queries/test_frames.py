"""A graph as tables and frames, and as it shows itself in a notebook."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.graphs import sample_graph


@pytest.fixture(scope="module")
def graph():
    return sample_graph("invest", "based", "title")


def test_facts_have_labels_sources_and_confidence(graph):
    (row,) = (row for row in graph.facts if row["property"] == "kgo:investsIn")
    assert (row["subject"], row["subject_label"], row["object"], row["object_label"], row["sources"]) == (
        "kge:Microsoft",
        "Microsoft",
        "kge:Japan",
        "Japan",
        "1",
    )
    assert row["first_reported"] == "2025-11-19"
    assert len(graph.facts) == graph.stored.count_facts()


def test_entities_have_a_row_each(graph):
    labels = [row["label"] for row in graph.entities]
    assert len(labels) == len({row["entity"] for row in graph.entities}) == len(graph.to_networkx())
    assert {"Microsoft", "Japan"} <= set(labels)


def test_mentions_are_the_words_of_their_texts(graph):
    texts = {row["document"]: row["text"] for row in graph.texts}
    assert list(texts) == ["kgd:based", "kgd:invest", "kgd:title"]
    assert len(graph.mentions) > 4
    for row in graph.mentions:
        assert texts[row["document"]][int(row["start"]) : int(row["end"])] == row["text"]


def test_frames_have_numbers_as_such_and_nothing_where_nothing_is(graph):
    pytest.importorskip("pandas")
    facts, texts = graph.facts.to_pandas(), graph.texts.to_pandas()
    assert facts["confidence"].between(0, 1).all()
    assert facts["sources"].sum() == len(facts)
    assert facts.groupby("property").size()["kgo:investsIn"] == 1
    assert texts["author"].isna().all()
    assert graph.entities.to_pandas()["documents"].max() == 2


def test_graph_rows_and_proofs_show_themselves(graph):
    assert repr(graph) == f"<KnowledgeGraph: 3 documents, {graph.manifest.statements} statements>"
    assert "&lt;KnowledgeGraph: 3 documents" in graph._repr_html_()
    assert "kge:Japan" in graph._repr_html_()
    proofs = graph.why("Microsoft", "investsIn")
    assert repr(proofs) == str(proofs[0])
    assert "<mark>Microsoft</mark>" in proofs._repr_html_()
    assert graph.why("Japan", "investsIn")._repr_html_() == "<p>nothing</p>"


def test_words_of_a_text_are_no_markup_of_a_page(graph):
    (proof,) = graph.why("Microsoft", "investsIn")
    page = replace(proof, sentence="<b>Acme</b> & Co", marks=((3, 7),), phrase="<i>")._repr_html_()
    assert "&lt;b&gt;<mark>Acme</mark>&lt;/b&gt; &amp; Co" in page
    assert "<i>" not in page


def test_many_rows_are_shown_by_their_first(graph):
    rows = graph.query("SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 50")
    assert repr(rows).endswith("… 30 rows more")
    assert rows._repr_html_().count("<tr>") == 21
    assert "more" not in repr(graph.query("ASK {}"))
