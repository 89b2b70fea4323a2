import time

import pytest

from kg.parsing.tokens import LONGEST_RUN, tokenize


def words(text, nlp):
    doc = tokenize(text, nlp)
    assert doc.text == text
    return [token.text for token in doc]


@pytest.mark.parametrize(
    "text", ["", "Ann Lee (born 1961) sold https://a.b/c?d=e for $3bn.\n\n It's done.", "x" * LONGEST_RUN + " y"]
)
def test_ordinary_text_is_cut_as_by_the_pipeline(text, nlp):
    doc, ours = nlp.make_doc(text), tokenize(text, nlp)
    assert [(t.text, t.whitespace_, t.idx) for t in ours] == [(t.text, t.whitespace_, t.idx) for t in doc]


def test_long_run_is_cut_by_letters_and_signs(nlp):
    assert words("Ann " + "(" * 500 + "b1" * 150 + "))) left.", nlp) == [
        "Ann",
        "(" * 400,
        "(" * 100,
        "b1" * 150,
        ")))",
        "left",
        ".",
    ]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("part of PPR.He left", ["part", "of", "PPR", ".", "He", "left"]),
        ("CVIS(acquired by Zed) grew", ["CVIS", "(", "acquired", "by", "Zed", ")", "grew"]),
        ("the U.S.Steel person(s)", ["the", "U.S.Steel", "person(s", ")"]),
    ],
)
def test_missing_space_parts_words(text, tokens, nlp):
    assert words(text, nlp) == tokens


@pytest.mark.parametrize("space", [" ", "  ", "\n", " \t", "\u00a0"])
def test_white_space_beside_long_runs_is_kept(space, nlp):
    run = "a-" * LONGEST_RUN
    for text in (f"{run}{space}{run}", f"{space}{run}{space}", f"Ann{space}{run}{space}left.", f"{run}{space}"):
        assert words(text, nlp)


def test_run_of_signs_takes_no_longer_for_each_sign(nlp):
    tokenize("(" * 1000, nlp)
    began = time.process_time()
    tokenize("(" * 100_000, nlp)
    assert time.process_time() - began < 2  # ten thousand took a minute
