"""Group sentences into windows and windows into batches of arrays.

Windows are drawn anew each epoch (one to four neighbouring sentences), so the network sees sentence starts in many
surroundings; batches hold windows of like length. What a corpus leaves open has the target `IGNORED`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from kg.models.pieces import EncodedWindow, WordPieces, pad_windows, shape_id
from training.corpora import OPEN, OPEN_HEAD, Sentence, TaggedText

IGNORED = -100
LONGEST_WINDOW = 110
MOST_SENTENCES = 4
MOST_WORDS = 200
SHUFFLED_TOGETHER = 1500

CASE_NOISE = 0.03
"""The share of windows shown in lower case, and again as a headline."""

LOWER_SHAPE, TITLE_SHAPE = shape_id("word"), shape_id("Word")
LETTER_SHAPES = {shape_id(word) for word in ("A", "NATO", "Word", "McKay", "word", "iPhone")}


@dataclass(frozen=True, slots=True)
class Labels:
    """The closed sets of classes that the heads choose from."""

    xpos: tuple[str, ...]
    morphology: tuple[str, ...]
    relations: tuple[str, ...]

    @classmethod
    def of(cls, documents: Sequence[Sequence[Sentence]]) -> Labels:
        """Collect the classes found in treebank documents; what they leave open is none."""
        sentences = [sentence for document in documents for sentence in document]
        return cls(
            xpos=tuple(sorted({x for s in sentences for x in s.xpos} - {OPEN})),
            morphology=tuple(sorted({m for s in sentences for m in morphology_of(s)} - {OPEN})),
            relations=tuple(sorted({r for s in sentences for r in s.relations} - {OPEN})),
        )


def morphology_of(sentence: Sentence) -> list[str]:
    """Return each word's universal tag and features as one class, "NOUN|Number=Sing", or `OPEN`."""
    columns = zip(sentence.upos, sentence.morphology, strict=True)
    return [OPEN if OPEN in (pos, features) else f"{pos}|{features}" for pos, features in columns]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its targets, one row a head: for a tagged text only "entity", for a treebank all but that."""

    window: EncodedWindow
    targets: dict[str, tuple[int, ...]]


class Source(Protocol):
    """Examples of a task, drawn anew for each pass."""

    def draw(self, rng: random.Random) -> Sequence[Example]:
        """Return the examples of a pass."""


class ParseExamples:
    """Treebank documents, cut into windows of neighbouring sentences anew at every epoch."""

    def __init__(self, documents: Sequence[Sequence[Sentence]], labels: Labels, pieces: WordPieces) -> None:
        self._documents = documents
        self._pieces = pieces
        self._index = {
            name: {label: i for i, label in enumerate(getattr(labels, name))} | {OPEN: IGNORED}
            for name in ("xpos", "morphology", "relations")
        }

    def draw(self, rng: random.Random) -> list[Example]:
        """Cut every document into windows of one to `MOST_SENTENCES` sentences."""
        return [self._example(group) for document in self._documents for group in self._groups(document, rng)]

    def _groups(self, document: Sequence[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
        group: list[Sentence] = []
        size, wanted = 0, rng.randint(1, MOST_SENTENCES)
        for sentence in document:
            length = sum(len(self._pieces.of(word)) for word in sentence.words)
            if group and (len(group) >= wanted or size + length > LONGEST_WINDOW):
                yield group
                group, size, wanted = [], 0, rng.randint(1, MOST_SENTENCES)
            if len(sentence.words) <= MOST_WORDS:
                group.append(sentence)
                size += length
        if group:
            yield group

    def _example(self, group: Sequence[Sentence]) -> Example:
        targets: dict[str, list[int]] = {name: [] for name in ("xpos", "morphology", "relations", "heads", "sentence_start")}
        words: list[str] = []
        for sentence in group:
            before = len(words)
            words.extend(sentence.words)
            targets["xpos"] += [self._index["xpos"][x] for x in sentence.xpos]
            targets["morphology"] += [self._index["morphology"][m] for m in morphology_of(sentence)]
            targets["relations"] += [self._index["relations"][r] for r in sentence.relations]
            targets["heads"] += [_target_head(head, before) for head in sentence.heads]
            targets["sentence_start"] += [1] + [0] * (len(sentence.words) - 1)
            if sentence.entities:
                targets.setdefault("entity", []).extend(sentence.entities)
        return Example(self._pieces.encode(words), {name: tuple(row) for name, row in targets.items()})


def _target_head(head: int, before: int) -> int:
    if head == OPEN_HEAD:
        return IGNORED
    return before + head if head else 0


class TextExamples:
    """Tagged texts, the same in every pass."""

    def __init__(self, texts: Sequence[TaggedText], pieces: WordPieces) -> None:
        self._examples = [Example(pieces.encode(text.words), {"entity": text.tags}) for text in texts]

    def draw(self, rng: random.Random) -> Sequence[Example]:  # noqa: ARG002  # a Source draws
        """Return them all."""
        return self._examples


def group_batches(examples: Sequence[Example], most_pieces: int, rng: random.Random) -> list[list[Example]]:
    """Shuffle examples into batches of like length and at most `most_pieces` word pieces, padding included."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    batches: list[list[Example]] = []
    for start in range(0, len(order), SHUFFLED_TOGETHER):
        batch: list[Example] = []
        for i in sorted(order[start : start + SHUFFLED_TOGETHER], key=lambda i: len(examples[i].window)):
            # Sorted by length: the newcomer is the longest.
            if batch and len(examples[i].window) * (len(batch) + 1) > most_pieces:
                batches.append(batch)
                batch = []
            batch.append(examples[i])
        if batch:
            batches.append(batch)
    rng.shuffle(batches)
    return batches


def with_case_noise(batch: Sequence[Example], rng: random.Random) -> list[Example]:
    """Show some windows as if they were in lower case, or as a headline: names are then known by their words.

    Only the shapes change: the encoder itself is uncased.
    """
    noisy = []
    for example in batch:
        window, chance = example.window, rng.random()
        if chance < 2 * CASE_NOISE:
            drawn = LOWER_SHAPE if chance < CASE_NOISE else TITLE_SHAPE
            window = replace(window, shapes=tuple(drawn if shape in LETTER_SHAPES else shape for shape in window.shapes))
        noisy.append(Example(window, example.targets))
    return noisy


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays: what `MultiTaskNetwork` reads, by the names of its arguments, and the targets by the heads' names.

    Padding has the target `IGNORED`; `arcs` tells for each window which columns of the arc scores are its words or the root.
    """

    inputs: dict[str, NDArray[Any]]
    targets: dict[str, NDArray[np.int64]]
    arcs: NDArray[np.bool_]


def collate(examples: Sequence[Example]) -> Batch:
    """Pad examples of one task to a batch."""
    words = max(len(example.window.first) for example in examples)
    targets = {name: np.full((len(examples), words), IGNORED, np.int64) for name in examples[0].targets}
    arcs = np.zeros((len(examples), words + 1), np.bool_)
    for row, example in enumerate(examples):
        arcs[row, : len(example.window.first) + 1] = True
        for name, target in example.targets.items():
            targets[name][row, : len(target)] = target
    return Batch(dict(pad_windows([example.window for example in examples]).as_feed()), targets, arcs)
