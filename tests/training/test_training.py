"""The trainer on a tiny treebank: it learns, it is deterministic, and what it exports loads."""

from __future__ import annotations

import gzip
import json

import pytest

pytest.importorskip("spacy")

from training.corpora import ENTITY_TAGS, UNKNOWN_TAG, iter_entity_corpora, iter_treebank, tag_words
from training.lemma_rules import learn_lemmas
from training.tokenizer import blank_english

CONLLU = """# newdoc id = a
1\tCats\tcat\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tsleep\tsleep\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\trun\trun\tVERB\tVB\t_\t0\troot\t_\t_

# newdoc id = b
1\tDogs\tdog\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_
2\tbirds\tbird\tNOUN\tNNS\tNumber=Plur\t1\tconj\t_\t_
3\tmice\tmouse\tNOUN\tNNS\tNumber=Plur\t1\tconj\t_\t_
4\twalks\twalk\tNOUN\tNNS\tNumber=Plur\t0\troot\t_\t_

"""


@pytest.fixture
def corpora(tmp_path):
    (tmp_path / "parse").mkdir()
    (tmp_path / "ner").mkdir()
    with gzip.open(tmp_path / "parse/toy-train.conllu.gz", "wt") as file:
        file.write(CONLLU * 6)
    rows = [
        {"text": "Sweden beat Acme Corp.", "spans": [[0, 6, "ORG"], [12, 22, "ORG"]]},
        {"text": "The World Cup began.", "spans": [[4, 13, "EVENT"]], "missing": [[14, 19]]},
    ]
    with gzip.open(tmp_path / "ner/toy.train.jsonl.gz", "wt") as file:
        file.write("".join(json.dumps(row) + "\n" for row in rows * 8))
    return tmp_path


def test_treebank_documents_have_their_sentences(corpora):
    documents = list(iter_treebank(corpora / "parse/toy-train.conllu.gz"))
    assert [len(document) for document in documents[:2]] == [2, 1]
    first, second = documents[0]
    assert (first.words, first.heads, first.spaces) == (("Cats", "sleep", "."), (2, 0, 2), (True, False, True))
    assert second.words == ("do", "n't", "run")


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
]


@pytest.mark.parametrize(("text", "words"), TOKENS, ids=[text for text, _ in TOKENS])
def test_tokenizer_cuts_as_the_treebanks_do(text, words):
    assert [t.text for t in blank_english(cut_after_dots=True).tokenizer(text)] == words


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # torch's exporter warns of its own future
def test_two_runs_with_one_seed_give_the_same_weights_and_a_pipeline_that_loads(corpora, tmp_path):
    torch = pytest.importorskip("torch", reason="training needs the extra 'train'")
    import spacy

    from training.__main__ import build_network, fit
    from training.batches import Labels
    from training.export import export_pipeline
    from training.optimise import Recipe

    documents = list(iter_treebank(corpora / "parse/toy-train.conllu.gz"))
    labels = Labels.of(documents)
    states = []
    for _ in range(2):
        torch.manual_seed(1)
        network = build_network(labels)
        fit(network, labels, documents, corpora, Recipe(seed=1, steps=2), lambda net: None)
        states.append({name: value.clone() for name, value in network.state_dict().items()})
    assert all(torch.equal(states[0][name], states[1][name]) for name in states[0])
    export_pipeline(network, labels, learn_lemmas(documents), tmp_path / "pipeline")
    assert len(spacy.load(tmp_path / "pipeline")("Cats sleep.")) == 3
