import itertools

import numpy as np
import pytest

from kg.models.decoding import bio_transitions, decode_bio, decode_tree, outside_names


def is_tree(heads):
    if heads.count(0) != 1:
        return False
    for i in range(1, len(heads) + 1):
        seen, node = set(), i
        while node and node not in seen:
            seen.add(node)
            node = heads[node - 1]
        if node:
            return False
    return True


@pytest.mark.parametrize("seed", range(60))
def test_tree_is_the_best_of_all_trees(seed):
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, 6))
    scores = rng.normal(size=(size, size + 1))
    tree = decode_tree(scores)
    every = [list(h) for h in itertools.product(range(size + 1), repeat=size) if is_tree(list(h))]

    def total(heads):
        return sum(scores[i, h] for i, h in enumerate(heads))

    assert is_tree(tree)
    assert total(tree) == pytest.approx(max(map(total, every)))


TAGS = ["O", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


def test_spans_of_a_legal_sequence_are_read_off():
    scores = np.eye(5)[[1, 2, 0, 3, 1]]
    assert decode_bio(scores, TAGS, bio_transitions(TAGS)) == [(0, 2, "ORG"), (3, 4, "LOC"), (4, 5, "ORG")]


@pytest.mark.parametrize("seed", range(30))
def test_best_legal_sequence_is_found(seed):
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(4, 5)) * 2
    matrix = bio_transitions(TAGS)
    legal = [
        path
        for path in itertools.product(range(5), repeat=4)
        if not TAGS[path[0]].startswith("I-") and all(matrix[a, b] == 0 for a, b in itertools.pairwise(path))
    ]
    best = max(legal, key=lambda path: sum(scores[i, p] for i, p in enumerate(path)))
    wanted = decode_bio(np.eye(5)[list(best)] * 9, TAGS, matrix)
    assert decode_bio(scores, TAGS, matrix) == wanted


@pytest.mark.parametrize(
    ("tags", "starts"),
    [
        (["B-PERSON", "I-PERSON", "O"], [0, 2]),
        (["B-PERSON", "B-PERSON", "O"], [0, 1, 2]),
        (["O", "I-PERSON", "O"], [0, 1, 2]),
        (["B-ORG", "I-PERSON", "O"], [0, 1, 2]),
    ],
)
def test_no_sentence_begins_inside_a_name(tags, starts):
    assert outside_names([0, 1, 2], tags) == starts
