"""Pairs of things in a sentence, with what stands between them: what a learned lexicon looks at.

In: a text with its things. Out: pairs (X, Y) with their evidence, each a line that a person can read:
`path X <nsubj:pass create >obl:by Y` (the dependency path, as in Snow et al. 2005), `Y >obl:in bear` (what Y hangs on), `between X , Y`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading
from kg.relations.things import Thing

LONGEST_PATH = 6
"""Steps of a dependency path at most."""

MOST_THINGS = 40
"""Things of one sentence that are paired: the work grows with their square."""

WORDS_BETWEEN = 5
"""Words between the two at most, for them to be evidence as they stand."""

DISTANCES = (0, 1, 2, 4, 8, 16)
"""Words between the two, in steps: the least step that is no less counts."""

CONTENT = ("NOUN", "VERB", "ADJ", "PROPN")
NO_SUBJECTS = ("date", "number", "duration", "code", "adjective", "head", "modifier")
"""Kinds of things of which nothing is said: values, and parts of noun phrases."""


@dataclass(frozen=True)
class Pair:
    """Two things of one sentence, the subject first."""

    reading: DocumentReading
    subject: Thing
    object: Thing
    first: bool
    """Whether the subject is the first thing of the text."""
    content: tuple[str, ...]
    """Lemmas of the nouns, verbs and adjectives of their sentence."""
    beside: tuple[str, ...]
    """What each of the two has by itself."""

    @cached_property
    def evidence(self) -> tuple[str, ...]:
        """What stands between the two and beside them, each once."""
        return tuple(dict.fromkeys((*self.beside, *_between(self))))


def iter_thing_pairs(reading: DocumentReading, things: Sequence[Thing]) -> Iterator[Pair]:
    """Yield every ordered pair of things of one sentence; a value is no subject, nor is a part of a noun phrase."""
    tree = reading.tree
    by_sentence: dict[int, list[Thing]] = {}
    for thing in things:
        by_sentence.setdefault(tree.sentence[thing.head], []).append(thing)
    for number, together in by_sentence.items():
        places = range(*tree.sentence_extents[number])
        content = tuple(dict.fromkeys(tree.lemmas[i] for i in places if tree.pos[i] in CONTENT))
        several = together[:MOST_THINGS]
        objects = [(other, tuple(_of_object(tree, other))) for other in several if other.kind != "pronoun"]
        for subject in several:
            if subject.kind not in NO_SUBJECTS:
                first = subject is things[0]
                own = ("any", "X first" if first else "X later", *_of_subject(tree, subject))
                for other, told in objects:
                    if not other.overlaps(subject) and subject.means is not other:
                        yield Pair(reading, subject, other, first, content, (*own, *told))


def _label(tree: Tree, i: int) -> str:
    preposition = tree.preposition(i)
    return (
        f"{tree.bases[i]}:{preposition}" if preposition else tree.labels[i] if tree.labels[i].endswith(":pass") else tree.bases[i]
    )


def _chain(tree: Tree, i: int) -> list[int]:
    chain = [i]
    while tree.heads[chain[-1]] != chain[-1] and len(chain) <= LONGEST_PATH + 1:
        chain.append(tree.heads[chain[-1]])
    return chain


def path_between(tree: Tree, one: int, other: int) -> str | None:
    """Return the dependency path between two words, labels with their prepositions and the lemmas it passes, or None if it is long."""
    up, down = _chain(tree, one), _chain(tree, other)
    place = {i: n for n, i in enumerate(down)}
    top = next((i for i in up if i in place), None)
    if top is None:
        return None
    left, right = up[: up.index(top)], down[: place[top]]
    if len(left) + len(right) > LONGEST_PATH:
        return None
    steps = [f"<{_label(tree, i)} {tree.lemmas[tree.heads[i]]}" for i in left]
    steps += [f">{_label(tree, i)}" + (f" {tree.lemmas[i]}" if n else "") for n, i in reversed(list(enumerate(right)))]
    return " ".join(steps)


def _of_subject(tree: Tree, x: Thing) -> Iterator[str]:
    yield f"X is {x.kind} in {x.around or 'none'}"
    yield f"X as {_label(tree, x.head)}"
    head = tree.heads[x.head]
    yield f"X {_label(tree, x.head)} {tree.lemmas[head] if head != x.head else ''}".rstrip()
    yield f"X ends {x.words[-1]}"
    if x.hint is not None:
        yield from (f"X known as {known}" for known in x.hint.known)


def _of_object(tree: Tree, y: Thing) -> Iterator[str]:
    yield f"Y is {y.kind}"
    yield f"Y is {y.kind} in {y.around or 'none'}"
    yield f"Y as {_label(tree, y.head)}"
    yield from _hangs_on(tree, "Y", y)
    before = [tree.lemmas[i] for i in range(max(0, y.start - 3), y.start)]
    yield from (f"before {' '.join(before[-n:])} Y" for n in (1, 2, 3) if len(before) >= n)
    after = [tree.lemmas[i] for i in range(y.end, min(len(tree.words), y.end + 2))]
    yield from (f"after Y {' '.join(after[:n])}" for n in (1, 2) if len(after) >= n)
    yield f"Y ends {y.words[-1]}"
    if y.end - y.start > 1:
        yield f"Y begins {y.words[0]}"
    if y.hint is not None:
        yield from (f"Y known as {known}" for known in y.hint.known)
        yield f"Y named {' '.join(y.words)}"
    elif y.kind == "noun":
        yield f"Y named {tree.lemmas[y.head]}"


def _between(pair: Pair) -> Iterator[str]:
    tree, x, y = pair.reading.tree, pair.subject, pair.object
    yield f"kinds {x.kind} {y.kind}"
    yield f"X as {_label(tree, x.head)}, Y as {_label(tree, y.head)}"
    gap = max(x.start, y.start) - min(x.end, y.end)
    yield f"apart {next((n for n in DISTANCES if gap <= n), 'far')}"
    path = path_between(tree, x.head, y.head)
    if path is not None:
        yield f"path X {path} Y"
        yield f"path X {path} Y, Y is {y.kind}"
        steps = path.split()
        for i in range(1, len(steps)):
            if steps[i][0] not in "<>":
                yield f"over {steps[i]}, Y is {y.kind}"
                yield f"over {steps[i]} to {steps[-1]} Y"
    if pair.first:
        yield from (f"first X, {e}" for e in _hangs_on(tree, "Y", y))
    yield from _around(tree, x, y)


def _hangs_on(tree: Tree, side: str, thing: Thing) -> Iterator[str]:
    """Yield what a thing hangs on, one step up and two."""
    head = tree.heads[thing.head]
    top = thing.head
    while tree.bases[top] == "conj" and tree.heads[top] != top:
        top = tree.heads[top]
    if top != thing.head:
        head = tree.heads[top]
    if head == top:
        yield f"{side} is the root"
        return
    step = f"{side} >{_label(tree, top)} {tree.lemmas[head]}"
    yield step
    above = tree.heads[head]
    if above != head:
        yield f"{step} >{_label(tree, head)} {tree.lemmas[above]}"
    subjects = tree.kids(head, "nsubj")
    if subjects:
        yield f"{step}, subject {tree.lemmas[subjects[0]]}"


def _around(tree: Tree, x: Thing, y: Thing) -> Iterator[str]:
    """Yield the words between the two where they are few, their order, and the words near them."""
    first, last = (x, y) if x.start < y.start else (y, x)
    between = [tree.lemmas[i] for i in range(first.end, last.start) if tree.pos[i] != "SPACE"]
    if len(between) <= WORDS_BETWEEN:
        left, right = ("X", "Y") if first is x else ("Y", "X")
        yield f"between {left} {' '.join(between)} {right}"
    yield "X before Y" if first is x else "Y before X"
    for i in range(max(0, first.start - 8), min(len(tree.words), last.end + 8)):
        if tree.pos[i] in ("NOUN", "VERB", "ADJ") and not (x.start <= i < x.end or y.start <= i < y.end):
            yield f"near {tree.lemmas[i]}, Y is {y.kind}"
