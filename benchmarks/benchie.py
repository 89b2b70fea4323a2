"""BenchIE: complete and minimal facts with every wording that is right (Gashteovski et al. 2022); a match is exact."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

from benchmarks.gold import Benchmark, Json, figures


@cache
def wordings(part: str) -> frozenset[str]:
    """Return the wordings of a slot, in which [..] marks words that may be left out.

    >>> sorted(wordings("[the] firm"))
    ['firm', 'the firm']
    """
    parts: list[tuple[str, bool]] = []
    open_words: list[str] = []
    for word in part.split(" "):
        if open_words or ("[" in word and "]" not in word):
            open_words.append(word)
            if "]" in word:
                parts.append((" ".join(open_words), True))
                open_words = []
        else:
            parts.append((word, "[" in word))
    choices = product(*((True, False) if optional else (True,) for _, optional in parts))
    kept = (" ".join(text for (text, _), keep in zip(parts, choice, strict=True) if keep) for choice in choices)
    return frozenset(text.replace("[", "").replace("]", "").strip() for text in kept)


def _cluster_of(triple: Json, gold: Json) -> int | None:
    said = (triple["subject"].strip(), triple["relation"].strip(), triple["object"].strip())
    for place, cluster in enumerate(gold["clusters"]):
        if any(all(word in wordings(part) for word, part in zip(said, variant, strict=True)) for variant in cluster):
            return place
    return None


def score(golds: Sequence[Json], predictions: Sequence[Json]) -> dict[str, float]:
    """Return precision of the triples, recall of the facts, F1."""
    right = wrong = wanted = 0
    for gold, prediction in zip(golds, predictions, strict=True):
        places = [_cluster_of(triple, gold) for triple in prediction["triples"]]
        right += len(set(places) - {None})
        wrong += places.count(None)
        wanted += len(gold["clusters"])
    return figures(right, right + wrong, wanted)


def judge(gold: Json, prediction: Json) -> list[bool | None]:
    """Return whether each triple is a wording of a fact."""
    return [_cluster_of(triple, gold) is not None for triple in prediction["triples"]]


BENCHMARK = Benchmark("benchie", "complete, minimal open facts", score, judge, complements=True)
