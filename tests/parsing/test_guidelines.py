"""What the guidelines of Universal Dependencies do not allow is mended: each row has a parse that a larger network gave."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.parsing import Tree
from tests import parses
from tests.parses import parse

ALONE_IN_BRACKETS = parses.IN_BRACKETS.replace("8 nsubj PERSON\n(_", "5 dep PERSON\n(_")


def head_and_label(rows: str, i: int) -> tuple[int, str]:
    tree = Tree(parse(rows))
    return tree.heads[i], tree.labels[i]


@pytest.mark.parametrize(
    ("rows", "word", "head", "label"),
    [
        pytest.param(parses.FOUNDER_OF, 9, 4, "nmod", id="founder of"),
        pytest.param(parses.FOUNDER_OF.replace("5 nsubj +", "5 appos +"), 9, 4, "nmod", id="apposition with of"),
        pytest.param(parses.FOUNDED_AS, 5, 3, "obl", id="founded as"),
        pytest.param(parses.FOUNDED_AS.replace("as ADP", "by ADP"), 5, 3, "obl:agent", id="founded by"),
        pytest.param(parses.KNOWN_AS, 5, 3, "obl", id="known as"),
        pytest.param(parses.OVER_FIFTY, 3, 4, "nsubj", id="over fifty stays"),
        pytest.param(parses.COUPLE, 0, 9, "nsubj", id="husband"),
        pytest.param(parses.COUPLE, 4, 0, "conj", id="wife"),
        pytest.param(parses.COUPLE, 6, 4, "appos", id="her name"),
        pytest.param(parses.COUPLE_BELOW_THE_NAME, 2, 1, "obj", id="husband as object"),
        pytest.param(parses.COUPLE_BELOW_THE_NAME, 6, 5, "appos", id="her name as object"),
        pytest.param(parses.HE_IS_MARRIED, 0, 2, "nsubj:pass", id="he is married"),
        pytest.param(parses.WIFE_OF_HIS, 0, 1, "nmod:poss", id="his wife stays"),
        pytest.param(parses.WHO_WAS, 6, 3, "acl:relcl", id="who was"),
        pytest.param(parses.IN_BRACKETS, 4, 0, "appos", id="in brackets"),
        pytest.param(ALONE_IN_BRACKETS, 0, 7, "nsubj", id="before the brackets"),
        pytest.param(parses.OTHER_NAME, 3, 0, "conj", id="or another name"),
        pytest.param(parses.OTHER_NAME.replace("or CCONJ CC 4 cc", "née ADJ JJ 4 amod"), 3, 0, "appos", id="other name"),
        pytest.param(parses.ONE_NAME, 2, 0, "flat", id="one name"),
        pytest.param(parses.CHARGED, 2, 1, "obj", id="one object"),
        pytest.param(parses.MADE_CHAIRMAN, 3, 1, "xcomp", id="made her chairman"),
        pytest.param(parses.MADE_CHAIRMAN.replace("made", "sold"), 3, 1, "obj", id="other verbs keep two objects"),
        pytest.param(parses.TOLD_THAT, 2, 1, "iobj", id="told her to stays"),
        pytest.param(parses.PARTICIPLE_BELOW, 2, 3, "nsubj", id="participle below the noun"),
        pytest.param(parses.PREDICATE_BELOW, 2, 5, "nsubj", id="predicate below the name"),
        pytest.param(parses.BOARD_AND_CEO, 8, 3, "conj", id="a role beside a role"),
        pytest.param(parses.BOARD_AND_CEO, 10, 8, "nmod", id="of the second role"),
        pytest.param(parses.BOARD_AND_CEO.replace("chairman", "sketch"), 8, 6, "conj", id="what is of both stays"),
        pytest.param(parses.BOARD_AND_CEO.replace("board", "actor"), 8, 6, "conj", id="of two who are somebody stays"),
        pytest.param(parses.BOARD_AND_CEO.replace("CEO NOUN NN", "owners NOUN NNS"), 8, 6, "conj", id="several stay"),
        pytest.param(parses.P_STEPPED_DOWN_FROM, 3, 2, "compound:prt", id="particle"),
        pytest.param(parses.P_STEPPED_DOWN_FROM.replace("stepped", "said"), 3, 2, "advmod", id="an adverb stays"),
        pytest.param(parses.P_FOUND_GUILTY, 5, 2, "xcomp", id="found guilty"),
        pytest.param(parses.P_FOUND_GUILTY.replace("4 flat +PERSON", "6 nsubj PERSON"), 5, 2, "ccomp", id="a clause stays"),
        pytest.param(parses.TWO_CLAUSES, 1, 2, "nsubj", id="two subjects without a comma stay"),
    ],
)
def test_words_stand_where_the_guidelines_have_them(rows, word, head, label):
    assert head_and_label(rows, word) == (head, label)


@pytest.mark.parametrize(
    ("rows", "word", "tag"), [(parses.WHO_WAS, 4, "WP"), (parses.WIFE_OF_HIS, 0, "PRP$"), (parses.HE_IS_MARRIED, 0, "PRP")]
)
def test_pronouns_have_their_tags(rows, word, tag):
    assert Tree(parse(rows)).tags[word] == tag


WORDS = ["Ann", "his", "wife", "and", "who", "(", ")", ",", "of", "by", "known", "is", "He", "judge", "50"]
TAGS = {"(": "-LRB-", ")": "-RRB-", "known": "VBN", "He": "PRP", "his": "PRP$"}
POS = {
    "(": "PUNCT",
    ")": "PUNCT",
    ",": "PUNCT",
    "known": "VERB",
    "is": "AUX",
    "He": "PRON",
    "his": "PRON",
    "who": "PRON",
    "50": "NUM",
}
LABELS = ["nsubj", "nsubj:pass", "nmod:poss", "appos", "case", "cc", "conj", "cop", "aux:pass", "obl", "acl", "obj", "punct"]


@st.composite
def parses_of_any_shape(draw):
    """Draw the rows of a tree of any shape over the words that the repairs look for."""
    size = draw(st.integers(2, 10))
    order = draw(st.permutations(range(1, size + 1)))
    heads = {order[0]: 0} | {order[k]: order[draw(st.integers(0, k - 1))] for k in range(1, size)}
    rows = []
    for i in range(1, size + 1):
        word = draw(st.sampled_from(WORDS))
        label = draw(st.sampled_from(LABELS)) if heads[i] else "root"
        rows.append(f"{word} {POS.get(word, 'NOUN')} {TAGS.get(word, 'NN')} {heads[i]} {label}")
    return "\n".join(rows)


@given(parses_of_any_shape())
@settings(max_examples=300, deadline=None)
def test_no_word_hangs_below_itself(rows):
    tree = Tree(parse(rows))
    for i in range(len(tree.words)):
        steps, above = 0, i
        while tree.heads[above] != above:
            above, steps = tree.heads[above], steps + 1
            assert steps <= len(tree.words)


def test_plain_form_behind_to_is_called_one():
    tree = Tree(parse(parses.P_LEFT_TO_FOUND))
    assert (tree.tags[3], tree.lemmas[3]) == ("VB", "found")
    assert Tree(parse(parses.P_LEFT_TO_FOUND.replace("found VERB", "shown VERB"))).tags[3] == "VBN"
