import pytest
from tokenizers import Tokenizer, models, processors

from kg.models.lemmas import Lemmatizer
from kg.models.pieces import EncodedWindow, WordPieces, pad_windows


def tokenizer(marks, unknown="?"):
    made = Tokenizer(models.WordPiece({"?": 4, "<": 7, ">": 9, "cat": 5}, unk_token=unknown))
    if marks:
        made.post_processor = processors.RobertaProcessing((">", 9), ("<", 7))
    return made


def test_marks_and_unknown_words_have_the_ids_of_the_tokenizer():
    assert WordPieces(tokenizer(marks=True)).encode(["cat", "dog", "\u200b"]).pieces[:3] == (7, 5, 4)
    assert WordPieces(tokenizer(marks=True)).encode([""]).pieces == (7, 4, 9)


def test_a_tokenizer_without_marks_is_refused():
    with pytest.raises(ValueError, match="puts 0 marks around a text"):
        WordPieces(tokenizer(marks=False))
    with pytest.raises(ValueError, match="lacks its mark of unknown words"):
        WordPieces(tokenizer(marks=True, unknown="<nothing>"))


def test_padding_marks_what_is_there():
    batch = pad_windows(
        [EncodedWindow(pieces=(1, 2, 3), shapes=(0, 7, 0), first=(1,)), EncodedWindow(pieces=(1, 2), shapes=(0, 0), first=())]
    )
    assert batch.mask.tolist() == [[1, 1, 1], [1, 1, 0]]
    assert batch.ids.tolist() == [[1, 2, 3], [1, 2, 0]]


def test_lemma_prefers_the_table_then_the_longest_suffix():
    lemmas = Lemmatizer({"VBD|went": "go"}, {"NNS|s": (1, ""), "NNS|ies": (3, "y")})
    assert lemmas.lemma("Went", "VBD", "VERB") == "go"
    assert lemmas.lemma("studies", "NNS", "NOUN") == "study"
    assert [lemmas.lemma(form, tag, "VERB") for form, tag in (("underwent", "VBD"), ("beaten", "VBN"))] == ["undergo", "beat"]
    assert Lemmatizer({"VBN|controlled": "control"}, {"VBD|ed": (2, "")}).lemma("controlled", "VBD", "VERB") == "control"
    silent = Lemmatizer({}, {"VBD|ed": (1, "")})
    assert [silent.lemma(form, "VBD", "VERB") for form in ("chaired", "joined", "moved", "routed")] == [
        "chair",
        "join",
        "move",
        "route",
    ]
    american = ("favored", "sponsored", "mentored", "tailored", "explored", "ignored", "restored", "scored")
    assert [silent.lemma(form, "VBD", "VERB") for form in american] == [
        "favor",
        "sponsor",
        "mentor",
        "tailor",
        "explore",
        "ignore",
        "restore",
        "score",
    ]
    finder = Lemmatizer({"VB|found": "find", "VBD|founded": "found"}, {})
    assert finder.lemma("found", "VB", "VERB") == "found"
    known = Lemmatizer(
        {"VBZ|competes": "compete", "VBZ|planes": "plane"}, {"VBD|ed": (2, ""), "VBD|bed": (3, ""), "VBD|ned": (3, "")}
    )
    assert [known.lemma(form, "VBD", "VERB") for form in ("competed", "subscribed", "planned")] == ["compete", "subscribe", "plan"]
    bare = Lemmatizer({"VB|exceed": "exceed"}, {"VBD|ed": (2, ""), "VBD|eed": (2, "")})
    assert [bare.lemma(form, "VBD", "VERB") for form in ("freed", "decreed", "exceed")] == ["free", "decree", "exceed"]
    spelled = Lemmatizer({}, {"VBD|ed": (2, ""), "VBD|bed": (3, ""), "VBD|oped": (3, "")})
    forms = ("scheduled", "renamed", "titled", "faded", "bombed", "hoped", "visited", "listed")
    assert [spelled.lemma(form, "VBD", "VERB") for form in forms] == [
        "schedule",
        "rename",
        "title",
        "fade",
        "bomb",
        "hope",
        "visit",
        "list",
    ]
    assert lemmas.lemma("Kennedys", "NNPS", "PROPN") == "Kennedy"
    assert lemmas.lemma("Paris", "NNP", "PROPN") == "Paris"
