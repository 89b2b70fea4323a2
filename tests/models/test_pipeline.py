"""The shipped pipeline, run for real."""

from __future__ import annotations

import pickle
import subprocess
import sys

import numpy as np
import pytest
import spacy

from kg.parsing.pipelines import SHIPPED_FOLDER

TEXT = (
    "Microsoft will invest $10 billion in Japan over the next four years. Its president, Brad Smith, met Sanae Takaichi in Tokyo."
)


def annotation(doc):
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, str(t.morph), t.ent_type_, t.is_sent_start) for t in doc]


def test_sentence_is_parsed_tagged_and_named(nlp):
    doc = nlp(TEXT)
    assert [sent.text for sent in doc.sents] == TEXT.replace(". Its", ".|Its").split("|")
    invest = doc[2]
    assert (invest.lemma_, invest.pos_, invest.dep_) == ("invest", "VERB", "ROOT")
    assert [t.text for t in invest.children if t.dep_ == "nsubj"] == ["Microsoft"]
    assert {
        ("Microsoft", "ORG", "COMPANY"),
        ("Japan", "GPE", "COUNTRY"),
        ("Brad Smith", "PERSON", ""),
        ("Tokyo", "GPE", "CITY"),
    } <= {(e.text, e.label_, e.ent_id_) for e in doc.ents}


def test_tensor_has_a_vector_for_every_token(nlp):
    doc = nlp("Two words.\n\nMore")
    assert doc.tensor.shape == (len(doc), 384)
    assert all(np.any(doc.tensor[t.i]) != t.is_space for t in doc)


def test_batches_and_neighbours_change_nothing(nlp):
    texts = [TEXT, "Short.", "", "  \n ", TEXT * 3, "Another one, longer than the first, about nothing."]
    alone = [annotation(nlp(text)) for text in texts]
    together = [annotation(doc) for doc in nlp.pipe(texts, batch_size=4)]
    turned = [annotation(doc) for doc in nlp.pipe(texts[::-1])][::-1]
    assert alone == together == turned


def test_white_space_and_offsets_are_kept(nlp):
    text = "  A  title\n\n\tThe company\u00a0grew.  It rose.\n"
    doc = nlp(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert all(t.head is not t for t in doc if t.is_space)


def test_line_break_after_a_heading_ends_its_sentence(nlp):
    doc = nlp(
        "Summary\nMicrosoft plans to allocate $10 billion in Japan over four years, the company said in a long statement on Friday.\n"
    )
    assert next(iter(doc.sents)).text.strip() == "Summary"


def test_sentence_longer_than_the_encoder_is_one_tree(nlp):
    doc = nlp("The company bought " + ", ".join(f"shop {i} in town {i}" for i in range(260)) + " and closed them.")
    assert len(doc) > 1000
    sents = list(doc.sents)
    assert len(sents) < 8
    for sent in sents:
        assert [t for t in sent if t.dep_ == "ROOT"] == [sent.root]


@pytest.mark.heavy
def test_spacy_loads_the_folder_without_kg_imports():
    code = f"import spacy; nlp = spacy.load({str(SHIPPED_FOLDER)!r}); print(len(nlp('Cats sleep.')), nlp.pipe_names)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["3", "['kg_multitask',", "'kg_entity_types']"]


def test_pipeline_is_saved_and_loaded_again(nlp, tmp_path):
    nlp.to_disk(tmp_path / "copy", exclude=["vocab"])
    again = spacy.load(tmp_path / "copy")
    assert annotation(again(TEXT)) == annotation(nlp(TEXT))


def test_component_travels_to_other_processes(nlp):
    component = pickle.loads(pickle.dumps(nlp.get_pipe("kg_multitask")))
    assert component._network is not None


def test_weights_are_small_enough_to_ship():
    assert sum(f.stat().st_size for f in SHIPPED_FOLDER.rglob("*") if f.is_file()) <= 27_000_000


def test_model_card_names_sources_and_licences():
    card = (SHIPPED_FOLDER / "README.md").read_text(encoding="utf-8")
    for source in ("English Web Treebank", "GUM", "Universal NER", "wikigold", "CrossNER", "Re-DocRED", "MiniLM", "CC BY-SA"):
        assert source in card


def test_every_word_has_a_lemma(nlp):
    """ "ing" is all suffix: without it nothing is left."""
    words = [word for word in nlp("He was ing a war, and ed it. Ing! The s of it.") if not word.is_space]
    assert all(word.lemma_ for word in words)
