"""What the weights of coreference are learned from, and what the learning prefers."""

from __future__ import annotations

import gzip
import json

import pytest

from kg.entities.candidates import find_candidates
from kg.errors import ReadError
from kg.relations import extract_relations
from tests import parses
from training.coreference import CHAINS, Choice, fit, gold_chains, iter_documents

TREEBANK = """# newdoc id = a
1\tSwan\tswan\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tsings\tsing\tVERB\tVBZ\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def write_data(folder, *records):
    for path, text in (
        (folder / "parse" / "gum-open-train.conllu.gz", TREEBANK),
        (folder / CHAINS, "".join(json.dumps(record) + "\n" for record in records)),
    ):
        path.parent.mkdir()
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write(text)
    return folder


def test_chains_are_places_in_the_text(tmp_path):
    data = write_data(tmp_path, {"id": "a", "tokens": ["Swan", "sings", ".", "She", "left"], "clusters": [[[0, 1], [3, 4]]]})
    ((document, chains),) = iter_documents(data)
    assert [[document.text[start:end] for start, end in chain] for chain in chains] == [["Swan", "She"]]


@pytest.mark.parametrize(
    "record", [{"id": "a", "tokens": ["Swan", "sang"], "clusters": []}, {"id": "b", "tokens": ["Swan"], "clusters": []}]
)
def test_document_with_other_words_is_an_error_with_its_line(tmp_path, record):
    with pytest.raises(ReadError, match=r"ontogum\.train\.jsonl\.gz, line 1: . has other words in the treebank"):
        list(iter_documents(write_data(tmp_path, record)))


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a", "tokens": ["Swan", "sings", ".", "She", "left"]},
        {"id": "a", "tokens": ["Swan", "sings", ".", "She", "left"], "clusters": [[[0, 9]]]},
        {"id": "a", "tokens": ["Swan", "sings", ".", "She", "left"], "clusters": 3},
        ["a"],
    ],
)
def test_a_bad_line_is_an_error_with_its_line(tmp_path, record):
    good = {"id": "a", "tokens": ["Swan", "sings", ".", "She", "left"], "clusters": []}
    with pytest.raises(ReadError, match=r"ontogum\.train\.jsonl\.gz, line 2: no document with id, tokens and clusters"):
        list(iter_documents(write_data(tmp_path, good, record)))


@pytest.mark.parametrize(
    ("phrase", "chain"),
    [("Her brother Johann Moss", 0), ("Johann Moss", 0), ("Her brother Johann Moss sang", None)],
    ids=["whole phrase", "head", "another head"],
)
def test_candidate_is_in_the_chain_of_its_phrase_else_of_its_head(phrase, chain):
    reading = parses.reading_of(parses.HER_BROTHER)
    text = reading.document.text
    candidates = find_candidates(reading, extract_relations(reading))
    start = text.index(phrase)
    numbers = gold_chains(reading.tree, [[(start, start + len(phrase))]], candidates)
    assert numbers == ({} if chain is None else {candidates[1].mention.span: chain})


def test_missed_link_weighs_more_than_one_too_many():
    choices = [Choice([["new"], ["link"]], [number % 2]) for number in range(40)]
    weights = fit(choices)
    assert weights["link"] > 0 > weights["new"]
