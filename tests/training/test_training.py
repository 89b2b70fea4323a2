"""What the trainer reads, and the order in which it learns from it."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

pytest.importorskip("spacy")

from kg.errors import ReadError
from kg.models.pieces import WordPieces
from tests.training.corpora import ROWS, tiny_tokenizer, write, write_corpora
from training.batches import IGNORED, Labels, ParseExamples
from training.corpora import ENTITY_TAGS, OPEN_HEAD, UNKNOWN_TAG, iter_entity_corpora, iter_treebank, tag_words
from training.guidelines import open_breaches
from training.lemma_rules import learn_lemmas
from training.prepared import read_corpora
from training.prepared import write_corpora as write_prepared
from training.recipe import Recipe
from training.streams import Ahead, Place, iter_batches
from training.tokenizer import blank_english

BREACHES = {
    "two subjects": ([3, 3, 0], ["nsubj", "nsubj", "root"], [-1, -1, 0]),
    "a subject with a preposition": ([2, 3, 0], ["case", "nsubj", "root"], [-1, -1, 0]),
    "a conjunct before its head": ([2, 0, 2], ["conj", "root", "nsubj"], [-1, 0, 2]),
    "nothing": ([2, 3, 0], ["case", "obl", "root"], [2, 3, 0]),
}


@pytest.fixture
def corpora(tmp_path):
    return write_corpora(tmp_path)


def test_treebank_documents_have_their_sentences(corpora):
    documents = list(iter_treebank(corpora / "parse/toy-train.conllu.gz"))
    assert [len(document) for document in documents[:2]] == [2, 1]
    first, second = documents[0]
    assert (first.words, first.heads, first.spaces) == (("Cats", "sleep", "."), (2, 0, 2), (True, False, True))
    assert second.words == ("do", "n't", "run")


@pytest.mark.parametrize(("heads", "relations", "kept"), BREACHES.values(), ids=BREACHES)
def test_trees_teach_nothing_against_the_guidelines(corpora, heads, relations, kept):
    ((sentence, *_), *_) = iter_treebank(corpora / "parse/toy-train.conllu.gz")
    ((opened,),) = open_breaches([[replace(sentence, heads=tuple(heads), relations=tuple(relations))]])
    assert opened.heads == tuple(kept)
    assert opened.relations == tuple(relations)


def test_entity_corpora_come_to_one_guideline(corpora):
    rows = [row for _, row in iter_entity_corpora(corpora, "train", frozenset({"Sweden"}))]
    assert rows[0]["spans"] == [(0, 6, "LOC"), (12, 22, "ORG")]
    assert rows[1]["spans"] == [(4, 13, "MISC")]


def test_words_get_tags_and_unknown_places_none(corpora):
    tokenizer = blank_english(cut_after_dots=True).tokenizer
    *_, (_, row) = list(iter_entity_corpora(corpora, "train", frozenset()))[:2]
    words = [(t.text, t.idx, t.idx + len(t)) for t in tokenizer(row["text"])]
    (tagged,) = tag_words(row, words, longest=90)
    misc = ENTITY_TAGS.index("B-MISC")
    assert tagged.tags == (0, misc, misc + 1, UNKNOWN_TAG, 0)


def test_lemmas_are_learned_as_rules_and_exceptions(corpora):
    learned = learn_lemmas(iter_treebank(corpora / "parse/toy-train.conllu.gz"))
    assert "NNS|s" in learned["suffixes"]
    assert learned["words"]["RB|n't"] == "not"
    assert learned["words"]["NNS|mice"] == "mouse"


TOKENS = [
    ("I don't know", ["I", "do", "n't", "know"]),
    ("a data-driven non-profit", ["a", "data", "-", "driven", "non-profit"]),
    ("U.S.-based Acme", ["U.S.", "-", "based", "Acme"]),
    ("pages 8–10 and/or 12", ["pages", "8", "–", "10", "and", "/", "or", "12"]),
    ("I 'm here", ["I", "'m", "here"]),
    ("built by SpaceX. Ann X. Lee", ["built", "by", "SpaceX", ".", "Ann", "X.", "Lee"]),
]


@pytest.mark.parametrize(("text", "words"), TOKENS, ids=[text for text, _ in TOKENS])
def test_tokenizer_cuts_as_the_treebanks_do(text, words):
    assert [t.text for t in blank_english(cut_after_dots=True).tokenizer(text)] == words


def test_silver_leaves_columns_open_and_brings_its_entities(corpora):
    ((sentence,), *_) = iter_treebank(corpora / "silver/toy.conllu.gz", tagged=True)
    assert sentence.heads == (2, 0, OPEN_HEAD, 2)
    assert sentence.relations == ("?", "root", "case", "obl")
    assert sentence.entities == (0, UNKNOWN_TAG, 0, ENTITY_TAGS.index("B-LOC"))


WORD = "1\tCats\tcat\tNOUN\tNNS\t_\t0\troot\t_\tEntity=O"
BAD_TREES = [
    ("# text = x\n" + WORD.replace("\tNNS", "") + "\n\n", 2, "9 columns instead of 10"),
    (WORD.replace("\t0\t", "\tzero\t") + "\n\n", 1, "the head 'zero' is no number"),
    ("1-2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n" + WORD + "\n" + WORD.replace("\t0\t", "\t7\t") + "\n\n", 3, "the sentence has 2 words"),
    (WORD + "\nCats sleep.\n\n", 2, "neither a word nor a comment"),
    (WORD + "\n" + WORD.replace("=O", "=B-ANIMAL") + "\n\n", 2, "'Entity=B-ANIMAL' does not give one of the tags"),
    (WORD.replace("Entity=O", "_") + "\n\n", 1, "as Entity=TAG"),
]


@pytest.mark.parametrize(("text", "line", "message"), BAD_TREES, ids=[message for *_, message in BAD_TREES])
def test_a_bad_line_of_a_treebank_is_named(tmp_path, text, line, message):
    write(tmp_path / "bad.conllu.gz", text)
    with pytest.raises(ReadError, match=message) as raised:
        list(iter_treebank(tmp_path / "bad.conllu.gz", tagged=True))
    assert (raised.value.source, raised.value.line) == (str(tmp_path / "bad.conllu.gz"), line)


BAD_ROWS = [
    "{",
    '{"text": "x"}',
    "[1]",
    '{"text": "x", "spans": [[0, 1]]}',
    '{"text": "x", "spans": [[0, 1, "ANIMAL"]]}',
    '{"text": "x", "spans": [[1, 1, "ORG"]]}',
    '{"text": "x", "spans": [], "missing": [[0, "y"]]}',
]


@pytest.mark.parametrize("row", BAD_ROWS)
def test_a_bad_row_of_an_entity_corpus_is_named(tmp_path, row):
    (tmp_path / "ner").mkdir()
    write(tmp_path / "ner/bad.train.jsonl.gz", json.dumps(ROWS[0]) + "\n" + row + "\n")
    with pytest.raises(ReadError, match=r"bad\.train\.jsonl\.gz, line 2: "):
        list(iter_entity_corpora(tmp_path, "train", frozenset()))


def test_prepared_corpora_are_the_corpora(corpora, tmp_path):
    read = read_corpora(corpora)
    file, again = tmp_path / "corpora.jsonl.gz", tmp_path / "again.jsonl.gz"
    write_prepared(read, file)
    write_prepared(read_corpora(file), again)
    assert read_corpora(file) == read
    assert file.read_bytes() == again.read_bytes()
    assert len(read.silver) == 4


def test_a_bad_line_of_prepared_corpora_is_named(tmp_path):
    write(tmp_path / "bad.jsonl.gz", '["texts", {"words": ["x"], "tags": [0]}]\n["trees", []]\n')
    with pytest.raises(ReadError, match="line 2: not a line of prepared corpora"):
        read_corpora(tmp_path / "bad.jsonl.gz")


def test_what_is_open_has_no_target(corpora):
    silver = list(iter_treebank(corpora / "silver/toy.conllu.gz", tagged=True))[:1]
    source = ParseExamples(silver, Labels.of(silver), WordPieces(tiny_tokenizer()))
    ((example,),) = [source.draw(random.Random(0))]
    known = {name: [target != IGNORED for target in row] for name, row in example.targets.items()}
    assert known == {
        "heads": [True, True, False, True],
        "relations": [False, True, True, True],
        "xpos": [True, False, True, True],
        "morphology": [True, True, True, False],
        "sentence_start": [True] * 4,
        "entity": [True, False, True, True],
    }


def _sources(corpora):
    treebank = list(iter_treebank(corpora / "parse/toy-train.conllu.gz"))
    return ParseExamples(treebank, Labels.of(treebank), WordPieces(tiny_tokenizer()))


def _same(first, second):
    names = zip(first[1].inputs, second[1].inputs, strict=True)
    return first[0] == second[0] and all(np.array_equal(first[1].inputs[a], second[1].inputs[b]) for a, b in names)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # it has threads: the worker uses none of them
def test_a_stream_goes_on_from_any_place_and_runs_ahead_alike(corpora):
    recipe, source = Recipe(pieces_a_batch=30), _sources(corpora)
    whole = list(islice(iter_batches("trees", source, recipe, Place()), 20))
    assert whole[-1][0].passes > 0
    rest = islice(iter_batches("trees", source, recipe, whole[11][0]), 8)
    assert all(map(_same, whole[12:], rest))
    ahead = Ahead(iter_batches("trees", source, recipe, Place()))
    try:
        assert all(map(_same, whole, islice(ahead, 20)))
    finally:
        ahead.close()


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_worker_that_ends_is_no_endless_wait(monkeypatch):
    monkeypatch.setattr("training.streams.SECONDS_BETWEEN_LOOKS", 0.1)
    ahead = Ahead(iter(()))
    with pytest.raises(RuntimeError, match="prepares batches has ended"):
        next(ahead)
