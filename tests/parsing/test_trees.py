import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.clauses import iter_clauses
from kg.parsing import Tree
from tests import parses


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        (
            parses.CLEARNLP,
            {
                "Turin": ("bought", "obl"),
                "in": ("Turin", "case"),
                "Fiat": ("bought", "obl:agent"),
                "firm": ("bought", "nsubj:pass"),
            },
        ),
        (
            parses.CLEARNLP_COPULA,
            {"city": ("city", "root"), "is": ("city", "cop"), "Turin": ("city", "nsubj"), "Italy": ("city", "nmod")},
        ),
    ],
    ids=["prepositions hang on their nouns", "the predicate noun takes the place of be"],
)
def test_labels_of_clearnlp(rows, labels):
    tree = Tree(parses.parse(rows))
    label_of = {word: (tree.words[head], label) for word, head, label in zip(tree.words, tree.heads, tree.labels, strict=True)}
    assert labels.items() <= label_of.items()


@pytest.mark.parametrize(
    ("words", "heads", "expected"),
    [
        (["Ann", "\n", "left"], [1, 2, 2], [1, 1]),
        (["Ann", "left", "\n"], [1, 2, 2], [1, 1]),
        (["Ann", "\n", "left"], [1, 0, 2], [0, 1]),
    ],
)
def test_white_space_is_no_head(words, heads, expected):
    tags = ["SPACE" if word.isspace() else "NOUN" for word in words]
    deps = ["ROOT" if head == i else "dep" for i, head in enumerate(heads)]
    doc = Doc(Vocab(), words=words, pos=tags, tags=tags, heads=heads, deps=deps, sent_starts=[True, *[False] * (len(words) - 1)])
    assert Tree(doc).heads == expected


def test_preposition_of_several_words_is_read_whole():
    tree = Tree(parses.parse(parses.SUCH_AS))
    assert tree.preposition(tree.words.index("SoftBank")) == "such as"


@pytest.mark.parametrize(
    ("head", "label"), [(7, "nummod"), (2, "obl")], ids=["a number on its share", "a number hung apart from its share"]
)
def test_per_cent_has_the_preposition_before_its_number(head, label):
    rows = f"""
Inflation NOUN NN 2 nsubj
fell VERB VBD 0 root
again ADV RB 2 advmod
to ADP IN 7 case
5 NUM CD {head} {label}
per ADP IN 7 case
cent_ NOUN NN 2 obl
. PUNCT . 2 punct
"""
    tree = Tree(parses.parse(rows))
    assert tree.preposition(6) == "to"
    assert (tree.heads[4], tree.labels[4]) == (6, "nummod")


def test_names_and_sentences_are_read_once():
    tree = Tree(parses.parse(parses.TITLE))
    assert [(n.text, n.label) for n in tree.names] == [
        ("Microsoft", "ORG"),
        ("Brad Smith", "PERSON"),
        ("Japanese", "NORP"),
        ("Sanae Takaichi", "PERSON"),
    ]
    assert tree.sentence_extents == [(0, 11)]


@pytest.mark.slow
def test_long_chain_of_coordination_is_followed_to_its_end():
    """Three thousand words, each coordinated with the one before: no depth of calls is enough for that."""
    rows = "\n".join(f"went VERB VBN {i} {'conj' if i else 'root'}" for i in range(3000))
    tree = Tree(parses.parse(rows))
    assert tree.conjuncts(0) == list(range(3000))
    assert len(list(iter_clauses(tree))) == 3000


def test_white_space_is_no_word(nlp):
    tree = Tree(nlp("\n\nThe pump maker Orin\nGroup bought   Zed Systems.\n\n\nIt grew.\n"))
    assert tree.words == ["The", "pump", "maker", "Orin", "Group", "bought", "Zed", "Systems", ".", "It", "grew", "."]
    assert [name.text for name in tree.names] == ["Orin Group", "Zed Systems"]
    assert [tree.words[name.start : name.end] for name in tree.names] == [["Orin", "Group"], ["Zed", "Systems"]]
    assert [tree.text(start, end) for start, end in tree.sentence_extents] == [
        "The pump maker Orin Group bought Zed Systems.",
        "It grew.",
    ]
    assert all(tree.source[a:b] == word for a, b, word in zip(tree.starts, tree.ends, tree.words, strict=True))


def test_each_word_has_the_vector_of_the_network_and_white_space_none(nlp):
    doc = nlp("Ann\n\nsings.")
    tree = Tree(doc)
    words = [token.i for token in doc if not token.is_space]
    assert len(words) == len(tree.words) == len(doc) - 1
    assert tree.vectors.shape == (len(words), 384)
    assert (tree.vectors == doc.tensor[words]).all()


def test_pipeline_without_vectors_gives_none():
    assert Tree(Doc(Vocab(), words=["Ann"], heads=[0], deps=["ROOT"])).vectors.shape == (1, 0)
    assert Tree(Doc(Vocab(), words=[])).vectors.shape == (0, 0)
