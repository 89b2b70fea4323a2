"""Tell the class of a name that no table knows by how the network sees it in its sentences.

In: an entity of a class that says little ("Organization", "Place", or none). Out: the classes that a perceptron finds likely. It
sees the network's vectors of a name's head, of all its words and of the word it hangs on, as means over its mentions, and what is known of it
besides: how it is written, and in which words. `python -m training.classes` fits it on names whose classes people annotated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.mentions import is_term
from kg.model import Entity
from kg.models.gazetteer import words_of_no_firms
from kg.models.makers import words_of_makers
from kg.models.perceptron import Perceptron, mean_of
from kg.parsing.trees import Tree
from kg.parsing.vectors import fitting

VAGUE = frozenset({"Organization", "Place", ""})
"""Classes that say little of what has them; "" is none. A product is left one: too few were annotated to tell apps from devices."""

PARTS = 3
"""Vectors that are seen of a name."""

LONG = 3
"""Words of a name; one of more is a long one."""

ENDING = 3
"""Letters at the end of a name that are seen."""

BESIDE = frozenset({"appos", "compound", "flat"})
"""What a name is of a noun that tells what it is."""

BODIES = frozenset({"ARMED", "BODY"})
"""Subtypes of names of organizations that are of no finer class: rebels, leagues, exchanges, orchestras."""

NEVER = frozenset({"Country", "Date", "Nationality", "Other"})
"""What people annotated and no name is given here: all countries are known, and the others are no classes of names."""


class ClassFinder:
    """Finds the classes of the names of one text.

    Args:
        tree: the text.
        perceptron: what was learned of vectors such as the tree's; None where nothing was.
    """

    def __init__(self, tree: Tree, perceptron: Perceptron | None) -> None:
        self._tree = tree
        self._perceptron = fitting(tree, perceptron, PARTS)

    def likely(self, entity: Entity) -> list[tuple[str, float]]:
        """Return the classes of what is named or written as a name, the likeliest first, each with its probability.

        There are none of what has an exact class already.
        """
        if self._perceptron is None or known_class(entity) not in VAGUE:
            return []
        mentions = named_mentions(entity, self._tree)
        if not mentions or any(map(self._is_body, mentions)):
            return []
        shares = self._perceptron.likely(inputs_of(self._tree, mentions), iter_known(entity, self._tree, mentions))
        ranked = [(self._perceptron.classes[i], float(shares[i])) for i in np.argsort(-shares, kind="stable")]
        is_no_firm = any(map(self._does_no_business, mentions)) or all(map(self._is_miscellaneous, mentions))
        never = NEVER | {"Company"} if is_no_firm else NEVER
        return [(name, share) for name, share in ranked if name not in never]

    def _is_body(self, words: range) -> bool:
        """Tell whether the pipeline knows a name as that of an organization of no finer class."""
        tree = self._tree
        return any(tree.entity[i] >= 0 and tree.names[tree.entity[i]].subtype in BODIES for i in words)

    def _is_miscellaneous(self, words: range) -> bool:
        """Tell whether the network takes a name for that of no person, organization or place: of 68 such two are companies'.

        Not so where its last word tells a firm: "Zorblax Therapeutics SA".
        """
        tree = self._tree
        return tree.words[words[-1]] not in words_of_makers()["ends_of_firms"] and any(
            tree.entity[i] >= 0 and tree.names[tree.entity[i]].label == "MISC" for i in words
        )

    def _does_no_business(self, words: range) -> bool:
        """Tell whether a name is or stands beside a noun for who does no business: "the militant group X", "X, a rebel group"."""
        tree, head = self._tree, self._tree.head_of(words)
        beside = {head, *tree.kids(head, "appos")} | ({tree.heads[head]} if tree.bases[head] in BESIDE else set())
        return any(c < noun and tree.words[c].lower() in words_of_no_firms() for noun in beside for c in tree.children[noun])


def known_class(entity: Entity) -> str:
    """Return the class that tables and descriptions give an entity; "" for none."""
    return entity.types[0] if entity.types else ""


def inputs_of(tree: Tree, mentions: Sequence[range]) -> NDArray[np.float32]:
    """Return what the perceptron sees of an entity's mentions, one at least: `PARTS` vectors, one after another."""
    vectors = tree.vectors
    heads = [tree.head_of(words) for words in mentions]
    parts = [
        mean_of(vectors[heads]),
        mean_of(np.array([mean_of(vectors[words.start : words.stop]) for words in mentions])),
        mean_of(vectors[[tree.heads[head] for head in heads]]),
    ]
    return np.concatenate(parts, dtype=np.float32)


def iter_known(entity: Entity, tree: Tree, mentions: Sequence[range]) -> Iterator[str]:
    """Yield what is known of a name besides its vectors: its class, what the network takes its mentions for, and how it is written."""
    yield f"class {known_class(entity)}"
    for words in mentions:
        yield from (f"network {tree.names[tree.entity[i]].label}" for i in words if tree.entity[i] >= 0)
        if len(words) > 1:
            yield "words"
        if len(words) > LONG:
            yield "many words"
        if any(tree.words[i] == "of" for i in words):
            yield "of"
        if all(tree.words[i].isupper() for i in words):
            yield "capitals"
        written = [tree.words[i].lower() for i in words]
        yield from (f"first {written[0]}", f"last {written[-1]}", f"ending {written[-1][-ENDING:]}")
        yield from (f"word {word}" for word in written)


def named_mentions(entity: Entity, tree: Tree) -> list[range]:
    """Return the words of each mention of an entity that the network finds a name in, without such of each that is written as a name."""
    words_of_mentions = [words for span in entity.mentions if (words := tree.places(span.start, span.end))]
    named = [words for words in words_of_mentions if any(tree.entity[i] >= 0 for i in words)] if entity.named else []
    return named or [words for words in words_of_mentions if is_term(tree, tree.head_of(words))]
