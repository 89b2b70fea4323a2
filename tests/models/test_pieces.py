from kg.models.lemmas import Lemmatizer
from kg.models.pieces import EncodedWindow, pad_windows


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
    assert Lemmatizer({"VBN|controlled": "control"}, {"VBD|ed": (2, "")}).lemma("controlled", "VBD", "VERB") == "control"
    assert lemmas.lemma("Kennedys", "NNPS", "PROPN") == "Kennedy"
    assert lemmas.lemma("Paris", "NNP", "PROPN") == "Paris"
