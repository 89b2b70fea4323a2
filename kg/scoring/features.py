"""Say what is seen of a candidate pair, as features that a person can read.

In: the parse of a text and two candidate arguments, X for the subject and Y for the object. Out: features such as
`path X <nsubj:pass create >obl:by Y` (the dependency path, as in Snow et al. 2005), `Y >obl:in bear` (what Y depends on),
`between X , Y` (the words between them). Learned lexica store features as they are written here.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.parsing.trees import Tree
from kg.scoring.arguments import CandidateArgument

LONGEST_PATH = 6
"""Steps of a dependency path at most: of 604 pairs that examples state (as in `arguments.py`), 20 have a longer path."""

WORDS_BETWEEN = 5
"""Words between two arguments at most, for them to be one feature: 249 of the same 604 pairs have no more."""

WORDS_BEFORE, WORDS_AFTER, WORDS_NEAR = 3, 2, 8
"""Words before and after an argument that make features with it, and words around a pair that are near it."""

DISTANCES = (0, 1, 2, 4, 8, 16)
"""Upper ends of the buckets for the number of words between two arguments."""


def iter_subject_features(tree: Tree, x: CandidateArgument) -> Iterator[str]:
    """Yield the features of a subject by itself."""
    yield f"X is {x.kind} in {x.inside or 'none'}"
    yield f"X as {_label(tree, x.head)}"
    head = tree.heads[x.head]
    yield f"X {_label(tree, x.head)} {tree.lemmas[head] if head != x.head else ''}".rstrip()
    yield f"X ends {x.words[-1]}"
    yield from (f"X known as {role}" for role in x.roles)


def iter_object_features(tree: Tree, y: CandidateArgument) -> Iterator[str]:
    """Yield the features of an object by itself."""
    yield f"Y is {y.kind}"
    yield f"Y is {y.kind} in {y.inside or 'none'}"
    yield f"Y as {_label(tree, y.head)}"
    yield from _governors(tree, y)
    before = [tree.lemmas[i] for i in range(max(0, y.start - WORDS_BEFORE), y.start)]
    yield from (f"before {' '.join(before[-n:])} Y" for n in range(1, WORDS_BEFORE + 1) if len(before) >= n)
    after = [tree.lemmas[i] for i in range(y.end, min(len(tree.words), y.end + WORDS_AFTER))]
    yield from (f"after Y {' '.join(after[:n])}" for n in range(1, WORDS_AFTER + 1) if len(after) >= n)
    yield f"Y ends {y.words[-1]}"
    if y.end - y.start > 1:
        yield f"Y begins {y.words[0]}"
    yield from (f"Y known as {role}" for role in y.roles)
    if y.hint is not None:
        yield f"Y named {' '.join(y.words)}"
    elif y.kind == "noun":
        yield f"Y named {tree.lemmas[y.head]}"


def iter_pair_features(tree: Tree, x: CandidateArgument, y: CandidateArgument, *, with_first: bool) -> Iterator[str]:
    """Yield the features that a subject and an object have together.

    Args:
        tree: the parse.
        x: the subject.
        y: the object.
        with_first: the subject is the first candidate of the text, so that what the object depends on tells more.
    """
    yield f"kinds {x.kind} {y.kind}"
    yield f"X as {_label(tree, x.head)}, Y as {_label(tree, y.head)}"
    distance = max(x.start, y.start) - min(x.end, y.end)
    yield f"apart {next((most for most in DISTANCES if distance <= most), 'far')}"
    yield from _path_features(tree, x, y)
    if with_first:
        yield from (f"first X, {feature}" for feature in _governors(tree, y))
    yield from _word_features(tree, x, y)


def _label(tree: Tree, i: int) -> str:
    """Return the label of a word, with its preposition ("obl:in") or its passive voice ("nsubj:pass")."""
    preposition = tree.preposition(i)
    if preposition:
        return f"{tree.bases[i]}:{preposition}"
    return tree.labels[i] if tree.labels[i].endswith(":pass") else tree.bases[i]


def _path_features(tree: Tree, x: CandidateArgument, y: CandidateArgument) -> Iterator[str]:
    """Yield the dependency path between two arguments, and each word on it."""
    path = path_between(tree, x.head, y.head)
    if path is None:
        return
    yield f"path X {path} Y"
    yield f"path X {path} Y, Y is {y.kind}"
    steps = path.split()
    for step in steps[1:]:
        if step[0] not in "<>":
            yield f"over {step}, Y is {y.kind}"
            yield f"over {step} to {steps[-1]} Y"


def path_between(tree: Tree, first: int, second: int) -> str | None:
    """Return the dependency path between two words, or None where it is longer than `LONGEST_PATH`.

    A step is the label of a word with its preposition, up (`<`) or down (`>`), and the lemma that it passes.
    """
    up, down = tree.upwards(first, LONGEST_PATH + 2), tree.upwards(second, LONGEST_PATH + 2)
    place_in_down = {i: n for n, i in enumerate(down)}
    top = next((i for i in up if i in place_in_down), None)
    if top is None:
        return None
    left, right = up[: up.index(top)], down[: place_in_down[top]]
    if len(left) + len(right) > LONGEST_PATH:
        return None
    steps = [f"<{_label(tree, i)} {tree.lemmas[tree.heads[i]]}" for i in left]
    steps += [f">{_label(tree, i)}" + (f" {tree.lemmas[i]}" if n else "") for n, i in reversed(list(enumerate(right)))]
    return " ".join(steps)


def _governors(tree: Tree, y: CandidateArgument) -> Iterator[str]:
    """Yield what an object depends on, one step up and two; of coordinated words what the first depends on."""
    first = y.head
    while tree.bases[first] == "conj" and tree.heads[first] != first:
        first = tree.heads[first]
    head = tree.heads[first]
    if head == first:
        yield "Y is the root"
        return
    step = f"Y >{_label(tree, first)} {tree.lemmas[head]}"
    yield step
    above = tree.heads[head]
    if above != head:
        yield f"{step} >{_label(tree, head)} {tree.lemmas[above]}"
    subjects = tree.kids(head, "nsubj")
    if subjects:
        yield f"{step}, subject {tree.lemmas[subjects[0]]}"


def _word_features(tree: Tree, x: CandidateArgument, y: CandidateArgument) -> Iterator[str]:
    """Yield the order of two arguments, the words between them where they are few, and the content words near them."""
    first, last = (x, y) if x.start < y.start else (y, x)
    between = [tree.lemmas[i] for i in range(first.end, last.start)]
    if len(between) <= WORDS_BETWEEN:
        left, right = ("X", "Y") if first is x else ("Y", "X")
        yield f"between {left} {' '.join(between)} {right}"
    yield "X before Y" if first is x else "Y before X"
    for i in range(max(0, first.start - WORDS_NEAR), min(len(tree.words), last.end + WORDS_NEAR)):
        is_inside = x.start <= i < x.end or y.start <= i < y.end
        if tree.pos[i] in ("NOUN", "VERB", "ADJ") and not is_inside:
            yield f"near {tree.lemmas[i]}, Y is {y.kind}"
