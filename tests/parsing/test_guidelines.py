"""What the guidelines of Universal Dependencies do not allow is mended: each row has a parse that a larger network gave."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.parsing import Tree
from tests.parses import parse

FOUNDER_OF = """
Ann PROPN NNP 5 nsubj PERSON
Lee PROPN NNP 1 flat +
is AUX VBZ 5 cop
the DET DT 5 det
CEO NOUN NN 0 root
and CCONJ CC 7 cc
founder NOUN NN 5 conj
of ADP IN 10 case
Falk PROPN NNP 10 compound ORG:COMPANY
Foods_ PROPN NNPS 5 nsubj +
. PUNCT . 5 punct
"""

FOUNDED_AS = """
The DET DT 2 det
club NOUN NN 4 nsubj:pass
was AUX VBD 4 aux:pass
founded VERB VBN 0 root
as ADP IN 6 case
Falk_ PROPN NNP 4 nsubj:pass ORG
. PUNCT . 4 punct
"""

KNOWN_AS = """
Rosa PROPN NNP 9 nsubj PERSON
Ortiz_ PROPN NNP 1 flat +
, PUNCT , 4 punct
known VERB VBN 1 acl
as ADP IN 6 case
Rosita_ PROPN NNP 9 nsubj PERSON
, PUNCT , 1 punct
a DET DT 9 det
chemist NOUN NN 10 nsubj
spoke_ VERB VBD 0 root
. PUNCT . 10 punct
"""

OVER_FIFTY = """
In ADP IN 2 case
May PROPN NNP 5 obl
over ADP IN 4 case
50 NUM CD 5 nsubj
left_ VERB VBD 0 root
. PUNCT . 5 punct
"""

COUPLE = """
Tom PROPN NNP 5 nmod:poss PERSON
Hale PROPN NNP 1 flat +
and CCONJ CC 5 cc
his PRON PRP$ 5 nmod:poss
wife_ NOUN NN 10 obl
, PUNCT , 7 punct
Ann PROPN NNP 5 appos PERSON
Lee_ PROPN NNP 7 flat +
, PUNCT , 5 punct
live VERB VBP 0 root
in ADP IN 12 case
Oslo_ PROPN NNP 10 obl GPE:CITY
. PUNCT . 10 punct
"""

COUPLE_BELOW_THE_NAME = """
He PRON PRP 2 nsubj
met VERB VBD 0 root
Tom PROPN NNP 6 nmod:poss PERSON
and CCONJ CC 6 cc
his PRON PRP$ 6 nmod:poss
wife NOUN NN 7 nmod:desc
Ann_ PROPN NNP 2 obj PERSON
. PUNCT . 2 punct
"""

HE_IS_MARRIED = """
He PRON PRP 5 nmod:poss
is AUX VBZ 3 aux:pass
married VERB VBN 0 root
to ADP IN 6 case
actress NOUN NN 6 nmod:desc
Ann_ PROPN NNP 3 obl PERSON
. PUNCT . 3 punct
"""

HIS_WIFE = """
His PRON PRP 2 nmod:poss
wife NOUN NN 3 nsubj
left_ VERB VBD 0 root
. PUNCT . 3 punct
"""

WHO_WAS = """
Tom PROPN NNP 4 nsubj PERSON
is AUX VBZ 4 cop
a DET DT 4 det
judge NOUN NN 0 root
who PRON PRP 7 nsubj
was AUX VBD 7 cop
chairman_ NOUN NN 4 appos
. PUNCT . 4 punct
"""

IN_BRACKETS = """
Omar PROPN NNP 8 nsubj PERSON
(_ PUNCT -LRB- 5 punct
Arabic_ PROPN NNP 5 dep NORP
: PUNCT : 3 punct
Umar_ PROPN NNP 8 nsubj PERSON
) PUNCT -RRB- 5 punct
is AUX VBZ 8 cop
judge_ NOUN NN 0 root
. PUNCT . 8 punct
"""

ALONE_IN_BRACKETS = IN_BRACKETS.replace("8 nsubj PERSON\n(_", "5 dep PERSON\n(_")

OTHER_NAME = """
Omar_ PROPN NNP 7 nsubj PERSON
, PUNCT , 4 punct
or CCONJ CC 4 cc
Umar_ PROPN NNP 7 nsubj PERSON
, PUNCT , 4 punct
is AUX VBZ 7 cop
judge_ NOUN NN 0 root
. PUNCT . 7 punct
"""

ONE_NAME = """
Falk PROPN NNP 4 nsubj ORG:COMPANY
, PUNCT , 3 punct +
Inc. PROPN NNP 4 nsubj +
left_ VERB VBD 0 root
. PUNCT . 4 punct
"""

CHARGED = """
Norway PROPN NNP 2 nsubj GPE
charged VERB VBD 0 root
Ann PROPN NNP 2 iobj PERSON
with ADP IN 5 case
fraud_ NOUN NN 2 obl
. PUNCT . 2 punct
"""

MADE_CHAIRMAN = """
Acme PROPN NNP 2 nsubj ORG
made VERB VBD 0 root
Ann PROPN NNP 2 obj PERSON
chairman_ NOUN NN 2 obj
. PUNCT . 2 punct
"""

TOLD_THAT = """
Norway PROPN NNP 2 nsubj GPE
told VERB VBD 0 root
Ann PROPN NNP 2 iobj PERSON
to PART TO 5 mark
leave_ VERB VB 2 xcomp
. PUNCT . 2 punct
"""

PARTICIPLE_BELOW = """
known VERB VBN 3 acl
as ADP IN 3 case
Rosita_ PROPN NNP 4 nsubj PERSON
spoke_ VERB VBD 0 root
. PUNCT . 4 punct
"""

PREDICATE_BELOW = """
Ann PROPN NNP 0 root PERSON
(_ PUNCT -LRB- 3 punct
Anna_ PROPN NNP 6 nsubj PERSON
) PUNCT -RRB- 3 punct
is AUX VBZ 6 cop
judge_ NOUN NN 1 acl
. PUNCT . 1 punct
"""

TWO_CLAUSES = """
Omar PROPN NNP 3 nsubj PERSON
cousin NOUN NN 3 nsubj
left_ VERB VBD 0 root
. PUNCT . 3 punct
"""


def head_and_label(rows: str, i: int) -> tuple[int, str]:
    tree = Tree(parse(rows))
    return tree.heads[i], tree.labels[i]


@pytest.mark.parametrize(
    ("rows", "word", "head", "label"),
    [
        pytest.param(FOUNDER_OF, 9, 4, "nmod", id="founder of"),
        pytest.param(FOUNDER_OF.replace("5 nsubj +", "5 appos +"), 9, 4, "nmod", id="apposition with of"),
        pytest.param(FOUNDED_AS, 5, 3, "obl", id="founded as"),
        pytest.param(FOUNDED_AS.replace("as ADP", "by ADP"), 5, 3, "obl:agent", id="founded by"),
        pytest.param(KNOWN_AS, 5, 3, "obl", id="known as"),
        pytest.param(OVER_FIFTY, 3, 4, "nsubj", id="over fifty stays"),
        pytest.param(COUPLE, 0, 9, "nsubj", id="husband"),
        pytest.param(COUPLE, 4, 0, "conj", id="wife"),
        pytest.param(COUPLE, 6, 4, "appos", id="her name"),
        pytest.param(COUPLE_BELOW_THE_NAME, 2, 1, "obj", id="husband as object"),
        pytest.param(COUPLE_BELOW_THE_NAME, 6, 5, "appos", id="her name as object"),
        pytest.param(HE_IS_MARRIED, 0, 2, "nsubj:pass", id="he is married"),
        pytest.param(HIS_WIFE, 0, 1, "nmod:poss", id="his wife stays"),
        pytest.param(WHO_WAS, 6, 3, "acl:relcl", id="who was"),
        pytest.param(IN_BRACKETS, 4, 0, "appos", id="in brackets"),
        pytest.param(ALONE_IN_BRACKETS, 0, 7, "nsubj", id="before the brackets"),
        pytest.param(OTHER_NAME, 3, 0, "conj", id="or another name"),
        pytest.param(OTHER_NAME.replace("or CCONJ CC 4 cc", "née ADJ JJ 4 amod"), 3, 0, "appos", id="other name"),
        pytest.param(ONE_NAME, 2, 0, "flat", id="one name"),
        pytest.param(CHARGED, 2, 1, "obj", id="one object"),
        pytest.param(MADE_CHAIRMAN, 3, 1, "xcomp", id="made her chairman"),
        pytest.param(MADE_CHAIRMAN.replace("made", "sold"), 3, 1, "obj", id="other verbs keep two objects"),
        pytest.param(TOLD_THAT, 2, 1, "iobj", id="told her to stays"),
        pytest.param(PARTICIPLE_BELOW, 2, 3, "nsubj", id="participle below the noun"),
        pytest.param(PREDICATE_BELOW, 2, 5, "nsubj", id="predicate below the name"),
        pytest.param(TWO_CLAUSES, 1, 2, "nsubj", id="two subjects without a comma stay"),
    ],
)
def test_words_stand_where_the_guidelines_have_them(rows, word, head, label):
    assert head_and_label(rows, word) == (head, label)


@pytest.mark.parametrize(("rows", "word", "tag"), [(WHO_WAS, 4, "WP"), (HIS_WIFE, 0, "PRP$"), (HE_IS_MARRIED, 0, "PRP")])
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
