import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.models.decoding import _Contraction, decode_tree
from kg.models.windows import LONGEST_SENTENCE, MOST_WINDOWS, iter_windows


class OnePiece:
    """Word pieces of a tokenizer for which each word is one."""

    def of(self, word):
        return (len(word),)


def windows(words):
    return list(iter_windows(Doc(Vocab(), words=words), OnePiece()))


def test_endless_sentence_begins_anew_after_some_windows():
    cut = windows(["word"] * (LONGEST_SENTENCE * 8))
    assert [window.continues for window in cut] == [number % MOST_WINDOWS > 0 for number in range(8)]
    assert sum(len(window.places) for window in cut) == LONGEST_SENTENCE * 8


def test_long_sentence_is_cut_at_its_breaks():
    words = (["word"] * 199 + [","]) * 3
    assert [(len(window.places), window.continues) for window in windows(words)] == [(200, False), (200, True), (200, True)]


def test_tree_of_words_that_all_hang_on_one_another_is_sought_once_for_each(monkeypatch):
    """The first two words hang on each other and each other on the one before it: the cycle grows by one word at a time."""
    contracted = []
    contract = _Contraction.contract
    monkeypatch.setattr(_Contraction, "contract", lambda self, cycle: contracted.append(len(cycle)) or contract(self, cycle))
    size = 300
    scores = np.full((size, size + 1), -50.0)
    scores[:, 0] = -1000.0
    scores[np.arange(size), [2, *range(1, size)]] = 10.0
    heads = decode_tree(scores)
    assert heads.count(0) == 1
    assert sum(contracted) <= 2 * size * (1 + 6)
