"""Decode the network's scores: the best dependency tree of each sentence, the best legal sequence of BIO tags.

In: score arrays of one window. Out: head indices or (start, end, label) spans. Trees are maximum spanning
arborescences with exactly one root (Chu & Liu 1965, Edmonds 1967; McDonald et al. 2005 for parsing).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32] | NDArray[np.float64]

MOST_ROOTS = 6
"""Words that are tried as the only root of a sentence."""

NEVER = -1e9
"""The score of an arc that may not be chosen."""


def _reach_root(heads: NDArray[np.intp]) -> bool:
    """Tell whether every node reaches node 0, by doubling the length of the jumps."""
    jump = heads.copy()
    for _ in range(len(heads).bit_length()):
        jump = jump[jump]
    return not jump.any()


class _Contraction:
    """The words of a sentence while its tree is sought; words on a cycle become one node, as which they are then looked at.

    A node knows what each word as its head would score, and which of its words would then hang on it. Only these rows are joined
    when a cycle is contracted, so that the whole search is quadratic in the words (Tarjan 1977; Gabow et al. 1986).
    """

    def __init__(self, scores: NDArray[np.float64]) -> None:
        size = len(scores)
        self._places = np.arange(size)
        self._arcs = list(scores)
        self._dependents = list(np.repeat(self._places, size).reshape(size, size))
        self._words = list(self._places[:, None])
        self._above = [-1] * size
        self.heads: list[int] = scores.argmax(1).tolist()
        self.node_of = list(range(size))

    def contract(self, cycle: Sequence[int]) -> int:
        """Make the nodes of a cycle one node: an arc into it costs the arc of the cycle that it replaces."""
        gains = np.stack([self._arcs[node] - self._arcs[node][self.heads[node]] for node in cycle])
        best = gains.argmax(0)
        arcs, words = gains[best, self._places], np.concatenate([self._words[node] for node in cycle])
        arcs[words] = -np.inf
        self._arcs.append(arcs)
        self._dependents.append(np.stack([self._dependents[node] for node in cycle])[best, self._places])
        self._words.append(words)
        self._above.append(-1)
        self.heads.append(int(arcs.argmax()))
        joined = len(self.heads) - 1
        for node in cycle:
            self._above[node] = joined
        for word in words.tolist():
            self.node_of[word] = joined
        return joined

    def resolve(self) -> NDArray[np.intp]:
        """Return the head of each word: the arc into a node opens its cycle, and those inside, where the arc enters."""
        size = len(self._places)
        result = np.array(self.heads[:size])
        opened: set[int] = set()
        for joined in range(len(self.heads) - 1, size - 1, -1):
            if joined not in opened:
                head = self.heads[joined]
                word = node = int(self._dependents[joined][head])
                result[word] = head
                while node != joined:
                    node = self._above[node]
                    opened.add(node)
        return result


def _spanning_tree(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    """Find the maximum spanning arborescence of `scores[dependent, head]` rooted in node 0."""
    tree = _Contraction(scores)
    reaches_root = {0}
    for start in range(1, len(scores)):
        path = [tree.node_of[start]]
        while path[-1] not in reaches_root:
            above = tree.node_of[tree.heads[path[-1]]]
            if above in path:
                cycle = path[path.index(above) :]
                del path[-len(cycle) :]
                above = tree.contract(cycle)
            path.append(above)
        reaches_root.update(path)
    return tree.resolve()


def decode_tree(scores: Floats) -> list[int]:
    """Return the head of each word of one sentence: 0 is the root, i the i-th word (from 1).

    Args:
        scores: `[words, words + 1]`, dependents by heads; column 0 scores a word as the root.

    >>> decode_tree(np.array([[5.0, 0.0, 1.0], [4.0, 3.0, 0.0]]))
    [0, 1]
    """
    size = len(scores) + 1
    full = np.full((size, size), NEVER)
    full[1:, :] = scores
    np.fill_diagonal(full, NEVER)
    heads = full.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and _reach_root(heads):
        return [int(h) for h in heads[1:]]
    heads = _spanning_tree(full)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) > 1:
        # Text without sentences has dozens: the likeliest few are tried, so that the work stays bounded.
        roots = roots[np.argsort(-full[roots, 0], kind="stable")[:MOST_ROOTS]]
        heads = max((_tree_under(full, int(root)) for root in roots), key=lambda tree: _score_of(full, tree))
    return [int(h) for h in heads[1:]]


def _tree_under(scores: NDArray[np.float64], root: int) -> NDArray[np.intp]:
    """Find the best tree whose only root is the given word."""
    single = scores.copy()
    single[1:, 0] = NEVER / 10
    single[root, 0] = scores[root, 0]
    return _spanning_tree(single)


def _score_of(scores: NDArray[np.float64], heads: NDArray[np.intp]) -> float:
    words = np.arange(1, len(heads))
    total: float = scores[words, heads[words]].sum()
    return total


def bio_transitions(labels: Sequence[str]) -> NDArray[np.float32]:
    """Return the matrix `[from, to]` that forbids an I- tag after anything but its own B- or I-.

    >>> bio_transitions(["O", "B-ORG", "I-ORG"])[0].tolist()
    [0.0, 0.0, -1000000000.0]
    """
    matrix = np.zeros((len(labels), len(labels)), np.float32)
    for column, label in enumerate(labels):
        if label.startswith("I-"):
            allowed = [row for row, before in enumerate(labels) if before[2:] == label[2:] and before != "O"]
            matrix[:, column] = NEVER
            matrix[allowed, column] = 0
    return matrix


def decode_bio(scores: Floats, labels: Sequence[str], transitions: NDArray[np.float32]) -> list[tuple[int, int, str]]:
    """Return the (start, end, label) spans of the best legal tag sequence (Viterbi) of one sentence.

    Args:
        scores: `[words, tags]`, unnormalised.
        labels: the tags, "O" first.
        transitions: what `bio_transitions(labels)` returned.
    """
    greedy = scores.argmax(1)
    if not greedy.any():
        return []
    if transitions[greedy[:-1], greedy[1:]].any() or labels[greedy[0]].startswith("I-"):
        greedy = _viterbi(scores, labels, transitions)
    spans: list[tuple[int, int, str]] = []
    start = -1
    tags = [labels[i] for i in greedy]
    for place, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            spans.append((start, place, tags[start][2:]))
            start = -1
        if tag.startswith("B-"):
            start = place
    return spans


def _viterbi(scores: Floats, labels: Sequence[str], transitions: NDArray[np.float32]) -> NDArray[np.intp]:
    """Find the best tag sequence without a forbidden transition."""
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    best = logs[0] + np.array([NEVER if label.startswith("I-") else 0.0 for label in labels])
    back = np.zeros(scores.shape, np.intp)
    for place in range(1, len(scores)):
        reach = best[:, None] + transitions
        back[place] = reach.argmax(0)
        best = reach.max(0) + logs[place]
    path = np.zeros(len(scores), np.intp)
    path[-1] = best.argmax()
    for place in range(len(scores) - 1, 0, -1):
        path[place - 1] = back[place, path[place]]
    return path


def outside_names(starts: Sequence[int], tags: Sequence[str]) -> list[int]:
    """Return the starts of sentences at which no name goes on, by the BIO tags of the words: "Karl Otto Voss is" is one sentence.

    >>> outside_names([0, 1], ["B-PERSON", "I-PERSON", "O"]), outside_names([0, 1], ["B-PERSON", "B-PERSON", "O"])
    ([0], [0, 1])
    """
    return [i for i in starts if not i or not tags[i].startswith("I-") or tags[i - 1][2:] != tags[i][2:]]
