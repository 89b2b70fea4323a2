"""What Universal Dependencies rules out in any tree, so that machine-made trees do not teach it.

https://universaldependencies.org/u/overview/syntax.html: a predicate has one subject, a subject has no preposition, the
first of several conjuncts is their head.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from training.corpora import OPEN_HEAD, Sentence

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})


def open_breaches(documents: Iterable[list[Sentence]]) -> list[list[Sentence]]:
    """Leave the head of each word open that stands against the guidelines; nothing is learned of it then."""
    return [[_without_breaches(sentence) for sentence in document] for document in documents]


def _without_breaches(sentence: Sentence) -> Sentence:
    breaches = set(_breaches(sentence))
    if not breaches:
        return sentence
    heads = tuple(OPEN_HEAD if place in breaches else head for place, head in enumerate(sentence.heads))
    return replace(sentence, heads=heads)


def _breaches(sentence: Sentence) -> Iterator[int]:
    """Yield the places of such words, counted from 0."""
    arcs = list(zip(sentence.heads, sentence.relations, strict=True))
    subjects = Counter(head for head, relation in arcs if relation in SUBJECTS)
    with_preposition = {head for head, relation in arcs if relation == "case"}
    for place, (head, relation) in enumerate(arcs):
        second_or_oblique = relation in SUBJECTS and (subjects[head] > 1 or place + 1 in with_preposition)
        before_its_head = relation == "conj" and head > place
        of_subject = relation == "case" and head > 0 and sentence.relations[head - 1] in SUBJECTS
        if head != OPEN_HEAD and (second_or_oblique or before_its_head or of_subject):
            yield place
